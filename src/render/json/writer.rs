//! Writes a value as indented JSON with hidden characters escaped; and parts that several shapes share.

use std::fmt::Write;

use serde::Serialize;

use crate::report::coverage::Coverage;
use crate::text::characters::{has_hidden, is_hidden};
use crate::text::lang::Lang;

/// The version of all JSON shapes.
pub(crate) const VERSION: u32 = 1;

/// Writes a value as indented JSON with a line break at the end.
pub fn write(value: &impl Serialize) -> String {
    let json = serde_json::to_string_pretty(value);
    // Writing to memory cannot fail, and all keys of the shapes are strings.
    debug_assert!(json.is_ok());
    let json = json.unwrap_or_default() + "\n";
    if !has_hidden(&json) {
        return json;
    }
    // Hidden characters can only occur in strings, where an escape has the same meaning.
    let mut escaped = String::with_capacity(json.len() + 64);
    for c in json.chars() {
        if is_hidden(c) {
            let _ = write!(escaped, "\\u{:04x}", u32::from(c));
        } else {
            escaped.push(c);
        }
    }
    escaped
}

#[derive(Serialize)]
pub(crate) struct LeftOutJson<'a> {
    file: &'a str,
    reason: &'a str,
}

pub(crate) fn left_out(coverage: &Coverage, lang: Lang) -> Vec<LeftOutJson<'_>> {
    coverage
        .left_out
        .iter()
        .map(|l| LeftOutJson { file: &l.file, reason: l.reason.in_lang(lang) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_characters_are_escaped() {
        assert_eq!(write(&"Sở\u{202e}\u{7}\u{9b}\"\n"), "\"Sở\\u202e\\u0007\\u009b\\\"\\n\"\n");
    }
}
