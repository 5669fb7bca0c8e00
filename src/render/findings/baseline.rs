//! A baseline as its file: TOML with a line an entry, sorted, so that git shows and merges it well.

use crate::finding::baseline::Baseline;
use crate::parse::baseline::VERSION;
use crate::text::characters::is_hidden;

/// The file belongs to people of both languages, and must not change with the one who writes it.
const HEAD: &str = "\
# Lỗi, cảnh báo có từ trước mà `pargo check --baseline` không báo lại; `--update-baseline` gỡ những gì đã sửa.
# What was there before, and `pargo check --baseline` holds back; `--update-baseline` takes out what is mended.
";

/// The text of the file.
pub fn toml(baseline: &Baseline) -> String {
    let mut out = format!("{HEAD}version = {VERSION}\nfindings = [\n");
    for (entry, count) in baseline.entries() {
        let text = Some(&entry.text).filter(|text| !text.is_empty());
        let keys = [
            ("plan", Some(&entry.plan)),
            ("task", entry.task.as_ref()),
            ("objective", entry.objective.as_ref()),
            ("rule", Some(&entry.rule)),
            ("field", entry.field.as_ref()),
            ("text", text),
        ];
        let pairs =
            keys.iter().filter_map(|(key, value)| Some(format!("{key} = {}", quoted((*value)?))));
        let mut pairs: Vec<String> = pairs.collect();
        if count > 1 {
            pairs.push(format!("count = {count}"));
        }
        out += &format!("    {{ {} }},\n", pairs.join(", "));
    }
    out += "]\n";
    out
}

/// A text as a TOML string of one line: between `'` where that spares escapes.
fn quoted(text: &str) -> String {
    let is_plain = |c: char| c != '\'' && c != '\t' && !c.is_control() && !is_hidden(c);
    if text.contains(['"', '\\']) && text.chars().all(is_plain) {
        return format!("'{text}'");
    }
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if is_hidden(c) => out += &format!("\\u{:04x}", u32::from(c)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
