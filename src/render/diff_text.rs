//! What changes in a text, as a unified diff.

use anstyle::{AnsiColor, Style};
use similar::TextDiff;

use crate::text::characters::safe_lines;

/// How many lines of the text stand around a change.
const CONTEXT: usize = 3;

/// The unified diff of two texts of a file; empty if they are the same.
pub fn unified(file: &str, before: &str, after: &str) -> String {
    let diff = TextDiff::from_lines(before, after);
    let (old, new) = (format!("a/{file}"), format!("b/{file}"));
    diff.unified_diff().context_radius(CONTEXT).header(&old, &new).to_string()
}

/// A unified diff for a terminal: with colours, if asked for, and nothing hidden.
pub fn shown(diff: &str, color: bool) -> String {
    let lines = diff.split_inclusive('\n').map(|line| {
        // The end of a line stays, so that the diff of a file with CRLF can be applied.
        let (text, end) = line.split_at(line.trim_end_matches(['\r', '\n']).len());
        let style = match text.as_bytes().first() {
            _ if !color => Style::new(),
            _ if text.starts_with("--- ") || text.starts_with("+++ ") => Style::new().bold(),
            Some(b'+') => AnsiColor::Green.on_default(),
            Some(b'-') => AnsiColor::Red.on_default(),
            Some(b'@') => AnsiColor::Cyan.on_default(),
            _ => Style::new(),
        };
        format!("{style}{}{style:#}{end}", safe_lines(text))
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diff_names_the_file_and_the_lines() {
        let diff = unified("plans/a.toml", "a\nb\nc\n", "a\nB\nc\n");
        assert_eq!(
            diff,
            "--- a/plans/a.toml\n+++ b/plans/a.toml\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n"
        );
        assert_eq!(unified("a", "a\n", "a\n"), "");
    }

    #[test]
    fn colours_end_with_their_line() {
        assert_eq!(shown("+a\r\n b\n", true), "\u{1b}[32m+a\u{1b}[0m\r\n b\n");
        assert_eq!(shown("+a\u{202e}\n", false), "+a\\u{202e}\n");
    }
}
