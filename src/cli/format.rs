//! In which format an answer is written: the one asked for, or the one that the file's ending stands for.

use clap::ValueEnum;

use crate::cli::options::Global;
use crate::text::lang::{Text, both};
use crate::workspace::{is_toml, shown};

/// The endings of files that stand for a format, by the format's name. A format without a row, and one that
/// shares its ending with a simpler one, has to be named.
const ENDINGS: [(&str, &str); 11] = [
    ("docx", "docx"),
    ("xlsx", "xlsx"),
    ("txt", "table"),
    ("json", "json"),
    ("csv", "csv"),
    ("md", "markdown"),
    ("markdown", "markdown"),
    ("html", "html"),
    ("ics", "ics"),
    ("sarif", "sarif"),
    ("xml", "junit"),
];

/// The format of an answer: what `--format` says, else what the ending of `--output` does, else a table.
pub fn chosen<F: ValueEnum + Clone>(asked: Option<F>, global: &Global) -> Result<F, Text> {
    chosen_or(asked, global, "table")
}

/// As [`chosen`], with another format on standard output.
pub fn chosen_or<F: ValueEnum + Clone>(
    asked: Option<F>,
    global: &Global,
    by_default: &str,
) -> Result<F, Text> {
    let named = |name: &str| F::from_str(name, false).ok();
    if let Some(asked) = asked {
        return Ok(asked);
    }
    let unknown = || {
        let name = global.file().map(shown).unwrap_or_default();
        let known = ENDINGS.iter().filter(|(_, format)| named(format).is_some());
        let known = known.map(|(ending, _)| format!(".{ending}")).collect::<Vec<_>>().join(", ");
        both!(
            "đuôi tệp {name} không cho biết dạng kết quả: đặt đuôi {known}, hoặc nêu --format",
            "the ending of {name} names no format here: use {known}, or name it with --format"
        )
    };
    let format = match global.file() {
        None => Some(by_default),
        // What is never written to is refused where it would be, in better words.
        Some(path) if is_toml(path) || path.is_dir() => Some(by_default),
        Some(path) => {
            let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
            ENDINGS.iter().find(|(known, _)| *known == ending).map(|(_, format)| *format)
        }
    };
    format.and_then(named).ok_or_else(unknown)
}
