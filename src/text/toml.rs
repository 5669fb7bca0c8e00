//! Texts as TOML writes them.

use crate::text::characters::{is_hidden, is_unseen};

/// A text as a TOML string of one line, with hidden characters escaped. It stands in single quotes if that saves
/// escapes.
pub fn quoted(text: &str) -> String {
    let must_escape = |c: char| matches!(c, '\n' | '\r' | '\t') || hides(c);
    let has_quotes = text.contains(['"', '\\']);
    if has_quotes && !text.contains('\'') && !text.contains(must_escape) {
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
            c if hides(c) && u32::from(c) > 0xffff => out += &format!("\\U{:08x}", u32::from(c)),
            c if hides(c) => out += &format!("\\u{:04x}", u32::from(c)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn hides(c: char) -> bool {
    is_hidden(c) || is_unseen(c)
}

/// One text as a string, several as an array.
pub fn list(texts: &[String]) -> String {
    match texts {
        [text] => quoted(text),
        texts => {
            format!("[{}]", texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_stay_on_one_line_and_hide_nothing() {
        for (text, expected) in [
            ("Sở Y tế", "\"Sở Y tế\""),
            ("a \"b\"", "'a \"b\"'"),
            ("a \"b\" 'c'", "\"a \\\"b\\\" 'c'\""),
            ("a\nb\t\u{200b}", "\"a\\nb\\t\\u200b\""),
            ("", "\"\""),
        ] {
            assert_eq!(quoted(text), expected);
        }
        assert_eq!(list(&["a".to_owned()]), "\"a\"");
        assert_eq!(list(&["a".to_owned(), "b".to_owned()]), "[\"a\", \"b\"]");
        assert_eq!(list(&[]), "[]");
    }
}
