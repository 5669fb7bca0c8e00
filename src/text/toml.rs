//! Texts as TOML writes them.

use std::ops::Range;

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
    text.chars().for_each(|c| push(&mut out, c));
    out.push('"');
    out
}

/// A text as a TOML string, of several lines where it has several.
pub fn text(text: &str) -> String {
    if text.contains('\n') { lines(text) } else { quoted(text) }
}

/// A text as a TOML string that keeps its lines, with hidden characters escaped.
pub fn lines(text: &str) -> String {
    let mut out = String::from("\"\"\"\n");
    let mut quotes = 0;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        quotes = if c == '"' { quotes + 1 } else { 0 };
        match c {
            '\n' => out.push(c),
            // Three in a row would end the string, and so would one before its end.
            '"' if quotes < 3 && rest.peek().is_some() => out.push(c),
            c => {
                push(&mut out, c);
                quotes = 0;
            }
        }
    }
    out + "\"\"\""
}

/// Adds a character to a string in double quotes.
fn push(out: &mut String, c: char) {
    match c {
        '"' | '\\' => out.extend(['\\', c]),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        c if hides(c) && u32::from(c) > 0xffff => *out += &format!("\\U{:08x}", u32::from(c)),
        c if hides(c) => *out += &format!("\\u{:04x}", u32::from(c)),
        c => out.push(c),
    }
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

/// The characters of a string as it is written, each with its place there; an escape is one character.
pub fn characters(written: &str) -> Vec<(Range<usize>, char)> {
    let marks = ["\"\"\"", "'''", "\"", "'"];
    let mark = marks.into_iter().find(|mark| {
        written.len() >= 2 * mark.len() && written.starts_with(mark) && written.ends_with(mark)
    });
    let mark = mark.unwrap_or_default();
    let has_escapes = mark.starts_with('"');
    let end = written.len() - mark.len();
    let mut out = Vec::with_capacity(end);
    let mut at = mark.len();
    while let Some(c) = written[at..end].chars().next() {
        let (length, c) = match c {
            '\\' if has_escapes => escaped(&written[at..end]),
            c => (c.len_utf8(), Some(c)),
        };
        out.extend(c.map(|c| (at..at + length, c)));
        at += length;
    }
    out
}

/// How long the escape at the beginning of a text is, and what it stands for; nothing for a line that goes on.
fn escaped(text: &str) -> (usize, Option<char>) {
    let digits = |count: usize| match text.get(2..2 + count) {
        Some(digits) => (2 + count, u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)),
        None => (2, None),
    };
    let Some(sign) = text[1..].chars().next() else { return (1, None) };
    let short = |c: char| (2, Some(c));
    match sign {
        'u' => digits(4),
        'U' => digits(8),
        'x' => digits(2),
        'b' => short('\u{8}'),
        't' => short('\t'),
        'n' => short('\n'),
        'f' => short('\u{c}'),
        'r' => short('\r'),
        'e' => short('\u{1b}'),
        c if c.is_whitespace() => (text.len() - text[1..].trim_start().len(), None),
        c => (1 + c.len_utf8(), Some(c)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_where_they_are_written() {
        for (written, text) in [
            (r#""a\u0301\"b""#, "a\u{301}\"b"),
            (r"'a\u'", r"a\u"),
            ("\"\"\"a\\\n   b\"\"\"", "ab"),
            (r#""\U0001f600\x41\n""#, "\u{1f600}A\n"),
            ("\"\"", ""),
        ] {
            let found = characters(written);
            assert_eq!(found.iter().map(|(_, c)| c).collect::<String>(), text);
            assert!(found.windows(2).all(|pair| pair[0].0.end <= pair[1].0.start));
        }
        assert_eq!(characters(r#""a\u0301""#)[1].0, 2..8);
    }

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
        for text in ["a\nb", "a\n\"\"\"", "\n\"\"\"\"\"\"\"b\" \\ '", "a\r\nb\t\u{200b}\u{e0001}"] {
            let written = lines(text);
            assert_eq!(
                toml::from_str::<toml::Table>(&format!("a = {written}")).unwrap()["a"].as_str(),
                Some(text)
            );
        }
        assert_eq!(lines("a \"b\"\nc"), "\"\"\"\na \"b\"\nc\"\"\"");
        assert_eq!(list(&["a".to_owned()]), "\"a\"");
        assert_eq!(list(&["a".to_owned(), "b".to_owned()]), "[\"a\", \"b\"]");
        assert_eq!(list(&[]), "[]");
    }
}
