//! Programs for comparison that cannot be installed: only reading, only parsing, only starting. They are
//! modes of this binary, run as separate processes, because people wait for whole processes.

use std::error::Error;
use std::hint::black_box;
use std::io::Read;
use std::path::{Path, PathBuf};

use clap::Parser;
use pargo::workspace::parallel;

/// What a helper does with every plan below a folder.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Helper {
    /// Only parses the arguments.
    Empty,
    /// Reads every byte and checks UTF-8.
    Read,
    /// Parses with toml-spanner, which pargo uses.
    Spanner,
    /// Parses with `toml` into a plain table.
    Toml,
    /// Parses with `toml` into a table with places.
    TomlPlaces,
    /// Parses with `toml_edit` into a document with places, comments and white space.
    TomlEdit,
}

impl Helper {
    /// Every helper with the word that calls it.
    pub const ALL: [(Helper, &'static str); 6] = [
        (Helper::Empty, "empty"),
        (Helper::Read, "read"),
        (Helper::Spanner, "parse"),
        (Helper::Toml, "toml"),
        (Helper::TomlPlaces, "toml-places"),
        (Helper::TomlEdit, "toml-edit"),
    ];

    /// The word that calls it.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(helper, _)| *helper == self).map_or("", |(_, word)| word)
    }

    /// The helper that a word calls.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == word).map(|(helper, _)| *helper)
    }

    /// Does the work on the plans below a folder, or on one file.
    pub fn run(self, root: &Path) -> Result<(), Box<dyn Error>> {
        if self == Helper::Empty {
            black_box(Nothing::parse());
            return Ok(());
        }
        let mut files = Vec::new();
        find(root, &mut files)?;
        let sums = parallel::map(files.len(), Vec::new, |buffer, at| {
            let path = &files[at];
            let with_path = |error: &dyn Error| format!("{}: {error}", path.display());
            buffer.clear();
            let read = std::fs::File::open(path).and_then(|mut f| f.read_to_end(buffer));
            read.map_err(|e| with_path(&e))?;
            let text = simdutf8::basic::from_utf8(buffer).map_err(|e| with_path(&e))?;
            self.weigh(text).map_err(|e| format!("{}: {e}", path.display()))
        });
        let sums: Result<Vec<usize>, String> = sums.into_iter().collect();
        black_box(sums?);
        Ok(())
    }

    /// A number that depends on the work, so that the compiler cannot leave it out.
    fn weigh(self, text: &str) -> Result<usize, String> {
        match self {
            Helper::Empty | Helper::Read => Ok(text.len()),
            Helper::Spanner => {
                let arena = toml_spanner::Arena::new();
                let document = toml_spanner::parse(text, &arena).map_err(|e| format!("{e:?}"))?;
                Ok(black_box(document.into_table()).len())
            }
            Helper::Toml => {
                let table: toml::Table = toml::from_str(text).map_err(|e| e.to_string())?;
                Ok(black_box(table).len())
            }
            Helper::TomlPlaces => {
                let table = toml::de::DeTable::parse(text).map_err(|e| e.to_string())?;
                Ok(black_box(table).get_ref().len())
            }
            Helper::TomlEdit => {
                let document = toml_edit::Document::parse(text).map_err(|e| e.to_string())?;
                Ok(black_box(document).len())
            }
        }
    }
}

/// The arguments of a program that does nothing, as many as a question to pargo has.
#[derive(Parser)]
#[command(version)]
struct Nothing {
    /// The word that called it.
    #[arg(value_name = "MODE")]
    _mode: String,
    /// Folders.
    #[arg(value_name = "PATH")]
    _paths: Vec<PathBuf>,
    /// A date.
    #[arg(long = "as-of", value_name = "DATE")]
    _as_of: Option<String>,
    /// A format.
    #[arg(long = "format", value_name = "FORMAT")]
    _format: Option<String>,
    /// A switch.
    #[arg(long = "deny-warnings")]
    _deny_warnings: bool,
}

/// The plans below a folder, in any order.
pub fn find(root: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if root.is_file() {
        files.push(root.to_owned());
        return Ok(());
    }
    for entry in std::fs::read_dir(root)? {
        let entry = entry?;
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            find(&path, files)?;
        } else if path.extension().is_some_and(|e| e == "toml") {
            files.push(path);
        }
    }
    Ok(())
}
