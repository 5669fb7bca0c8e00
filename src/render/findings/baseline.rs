//! The file of a baseline: TOML with one sorted line for each entry, so that git shows and merges it well.

use toml_edit::{Array, DocumentMut, InlineTable, Value};

use crate::finding::baseline::{Baseline, Entry};
use crate::parse::baseline::VERSION;
use crate::text::characters::is_hidden;

/// In both languages, since the file must not depend on the language in which pargo runs.
const HEAD: &str = "\
# Lỗi, cảnh báo có từ trước mà `pargo check --baseline` bỏ qua; `--update-baseline` xóa những mục đã khắc phục.
# Known errors and warnings that `pargo check --baseline` does not report; `--update-baseline` removes those that were fixed.
";

/// The text of the file.
pub fn toml(baseline: &Baseline) -> String {
    let mut findings = Array::new();
    for (entry, count) in baseline.entries() {
        findings.push_formatted(Value::from(table(entry, count)).decorated("\n    ", ""));
    }
    findings.set_trailing_comma(true);
    findings.set_trailing("\n");
    let mut document = DocumentMut::new();
    document.insert("version", toml_edit::value(VERSION));
    document.insert("findings", toml_edit::value(findings));
    format!("{HEAD}{document}")
}

fn table(entry: &Entry, count: usize) -> InlineTable {
    let keys = [
        ("plan", Some(&entry.plan)),
        ("task", entry.about.task()),
        ("objective", entry.about.objective()),
        ("rule", Some(&entry.rule)),
        ("field", entry.field.as_ref()),
        ("text", Some(&entry.text).filter(|text| !text.is_empty())),
    ];
    let mut table: InlineTable =
        keys.iter().filter_map(|(key, value)| Some((*key, string((*value)?)))).collect();
    if count > 1 {
        table.insert("count", Value::from(i64::try_from(count).unwrap_or(i64::MAX)));
    }
    table
}

/// A text as a one-line TOML string with hidden characters escaped. `toml_edit` would write several lines
/// for a text with line breaks, and would not escape other hidden characters.
fn string(text: &str) -> Value {
    let needs_escapes = |c| matches!(c, '\'' | '\n' | '\r' | '\t') || is_hidden(c);
    let as_it_is = Value::from(text);
    if !text.contains(needs_escapes) {
        return as_it_is;
    }
    let mut escaped = String::with_capacity(text.len() + 2);
    for c in text.chars() {
        match c {
            '"' | '\\' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            '\t' => escaped.push_str("\\t"),
            c if is_hidden(c) => escaped += &format!("\\u{:04x}", u32::from(c)),
            c => escaped.push(c),
        }
    }
    format!("\"{escaped}\"").parse().unwrap_or(as_it_is)
}
