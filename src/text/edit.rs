//! Pieces of a text that are replaced.

use std::borrow::Cow;

use crate::text::source::Span;

/// A piece of a text, and what should stand in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The piece; empty to insert only.
    pub span: Span,
    /// The new text, with `\n` as line end.
    pub insert: String,
}

/// A text with a line end at its end, so that all lines are alike.
pub fn with_line_end(text: &str) -> Cow<'_, str> {
    if text.is_empty() || text.ends_with('\n') {
        return Cow::Borrowed(text);
    }
    let line_end = if has_returns(text) { "\r\n" } else { "\n" };
    Cow::Owned(format!("{text}{line_end}"))
}

/// Whether the first line of a text ends as lines of Windows do.
fn has_returns(text: &str) -> bool {
    text.split_once('\n').is_some_and(|(first, _)| first.ends_with('\r'))
}

/// Applies edits that do not overlap to a text. Of several at one place the first comes first. New lines end
/// as the first line of the text does, and a text without a line end at its end gets none.
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let whole = with_line_end(text);
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|edit| edit.span);
    let has_returns = has_returns(text);
    let mut out = String::with_capacity(whole.len() + 256);
    let mut done = 0;
    for Edit { span, insert } in edits {
        let range = span.range();
        out.push_str(whole.get(done..range.start).unwrap_or_default());
        match has_returns {
            true => out.push_str(&insert.replace("\r\n", "\n").replace('\n', "\r\n")),
            false => out.push_str(insert),
        }
        done = range.end;
    }
    out.push_str(whole.get(done..).unwrap_or_default());
    if whole.len() > text.len() && out.ends_with('\n') {
        out.truncate(out.len() - 1 - usize::from(out.ends_with("\r\n")));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(start: usize, end: usize, insert: &str) -> Edit {
        Edit { span: Span::new(start, end), insert: insert.to_owned() }
    }

    #[test]
    fn edits_are_applied_in_the_order_of_their_places() {
        let edits = [edit(4, 5, "z"), edit(0, 1, "x"), edit(2, 2, "1"), edit(2, 2, "2")];
        assert_eq!(apply("a b c", &edits), "x 12b z");
    }

    #[test]
    fn new_lines_end_as_the_first_one_does() {
        assert_eq!(apply("a\r\nb\n", &[edit(3, 3, "x\n")]), "a\r\nx\r\nb\n");
        assert_eq!(apply("a\nb\r\n", &[edit(2, 2, "x\n")]), "a\nx\nb\r\n");
        assert_eq!(apply("a\r\nb", &[edit(4, 6, "x\ny\n")]), "a\r\nbx\r\ny");
        // A comment at the end stays whole, with what comes below it.
        assert_eq!(apply("a\r\n# b", &[edit(8, 8, "x\n")]), "a\r\n# b\r\nx");
    }
}
