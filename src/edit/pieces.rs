//! The items of lists and of tables in braces, with their commas.

use crate::text::source::Span;

/// An item of a list or of a table in braces.
#[derive(Debug, PartialEq, Eq)]
pub struct Piece {
    /// The whole list or table, with its brackets.
    pub whole: Span,
    /// The item, without white space and comments around it.
    pub span: Span,
    /// The comma before it.
    pub comma_before: Option<usize>,
    /// The comma after it.
    pub comma_after: Option<usize>,
    /// Whether it is the only item.
    pub is_only: bool,
}

/// A bracket that is open.
struct Open {
    at: usize,
    comma_before: Option<usize>,
    /// The first byte of the item, and the one after its last so far.
    item: Option<(usize, usize)>,
}

impl Open {
    fn add(&mut self, start: usize, end: usize) {
        let start = self.item.map_or(start, |(start, _)| start);
        self.item = Some((start, end));
    }
}

/// The innermost item of `value` that a byte of the text is in.
pub fn piece_at(text: &str, value: Span, byte: u32) -> Option<Piece> {
    let byte = byte as usize;
    let end = value.end as usize;
    let mut open: Vec<Open> = Vec::new();
    let mut found: Option<(usize, Piece)> = None;
    let mut at = value.start as usize;
    while at < end {
        let length = token(&text[at..end]);
        let first = text.as_bytes()[at];
        let is_end = matches!(first, b',' | b']' | b'}');
        if let (Some(last), true) = (open.last_mut(), is_end) {
            let item = last.item.take();
            if let Some((start, stop)) =
                item.filter(|(start, stop)| (*start..*stop).contains(&byte))
                && found.is_none()
            {
                let piece = Piece {
                    whole: Span::new(last.at, last.at),
                    span: Span::new(start, stop),
                    comma_before: last.comma_before,
                    comma_after: (first == b',').then_some(at),
                    is_only: last.comma_before.is_none(),
                };
                found = Some((open.len(), piece));
            } else if let Some((depth, piece)) = &mut found
                && *depth == open.len()
                && item.is_some()
            {
                piece.is_only = false;
            }
        }
        match first {
            b'[' | b'{' => open.push(Open { at, comma_before: None, item: None }),
            b']' | b'}' => {
                let closed = open.pop()?;
                if let Some((_, mut piece)) = found.take_if(|(depth, _)| *depth > open.len()) {
                    piece.whole = Span::new(closed.at, at + 1);
                    return Some(piece);
                }
                if let Some(above) = open.last_mut() {
                    above.add(closed.at, at + 1);
                }
            }
            b',' => open.last_mut()?.comma_before = Some(at),
            b'#' | b' ' | b'\t' | b'\r' | b'\n' => {}
            _ => open.last_mut()?.add(at, at + length),
        }
        at += length;
    }
    None
}

/// The length of what a text begins with: a string, a comment or one character.
fn token(text: &str) -> usize {
    let first = text.chars().next();
    if first == Some('#') {
        return text.find('\n').unwrap_or(text.len());
    }
    for mark in ["\"\"\"", "'''", "\"", "'"] {
        let Some(inside) = text.strip_prefix(mark) else { continue };
        let mut from = 0;
        while let Some(end) = inside[from..].find(mark).map(|end| from + end) {
            let is_escaped = mark.starts_with('"') && {
                let slashes = inside[..end].bytes().rev().take_while(|b| *b == b'\\').count();
                slashes % 2 == 1
            };
            if !is_escaped {
                // Quotes before the last three belong to the text.
                let more = inside[end + mark.len()..].chars().take(2);
                let more = more.take_while(|c| mark.len() == 3 && mark.starts_with(*c)).count();
                return end + 2 * mark.len() + more;
            }
            from = end + 1;
        }
        return text.len();
    }
    first.map_or(0, char::len_utf8)
}

/// What is removed of a text so that items of one list are gone, in the order of the list.
pub fn removals(text: &str, pieces: &[Piece]) -> Vec<Span> {
    // The items at the beginning of the list go with the comma after them, others with the one before.
    let mut first_comma = None;
    let of = |piece: &Piece| {
        let is_first = piece.comma_before == first_comma;
        if is_first {
            first_comma = piece.comma_after;
        }
        removal(text, piece, is_first)
    };
    pieces.iter().map(of).collect()
}

/// What is removed of a text so that an item is gone, with a comma: the whole line, if nothing else is on it.
fn removal(text: &str, piece: &Piece, is_first: bool) -> Span {
    let (mut start, mut end) = (piece.span.start as usize, piece.span.end as usize);
    // A comma at the end of a line stays: a list may end with one.
    let before =
        piece.comma_before.filter(|comma| !is_first && !text[*comma..start].contains('\n'));
    match (before, piece.comma_after) {
        (Some(comma), _) => start = comma,
        (None, Some(comma)) => {
            end = comma + 1;
            let rest = &text[end..];
            end += rest.len() - rest.trim_start_matches([' ', '\t']).len();
        }
        (None, None) => {}
    }
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
    let is_alone =
        text[line_start..start].trim().is_empty() && text[end..line_end].trim().is_empty();
    if is_alone { Span::new(line_start, line_end) } else { Span::new(start, end) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::edit::{Edit, apply};

    /// The text without the item that the first `^` stands before.
    fn without(marked: &str) -> Option<String> {
        let byte = marked.find('^')?;
        let text = marked.replacen('^', "", 1);
        let piece = piece_at(&text, Span::new(0, text.len()), byte as u32)?;
        let [Span { start, end }] = removals(&text, &[piece])[..] else { return None };
        Some(format!("{}{}", &text[..start as usize], &text[end as usize..]))
    }

    #[test]
    fn an_item_goes_with_its_comma() {
        for (marked, expected) in [
            ("[^\"A\", \"B\"]", "[\"B\"]"),
            ("[\"A\", ^\"B\"]", "[\"A\"]"),
            ("[\"A, [\", ^'B', \"C\"]", "[\"A, [\", \"C\"]"),
            ("[^\"A\"]", "[]"),
            ("[\n  \"A\",\n  ^\"B\", # b\n]", "[\n  \"A\",\n  # b\n]"),
            ("[\n  \"A\",\n  ^\"B\",\n]", "[\n  \"A\",\n]"),
            ("[\n  \"A\",\n  ^\"B\"\n]", "[\n  \"A\",\n]"),
            ("{ ^a = \"x\", b = \"y\" }", "{ b = \"y\" }"),
            ("{ a = \"x\", ^b = { c = \"}\" } }", "{ a = \"x\" }"),
            ("{ t = { ^a = \"\\\"\", b = 1 }, c = 2 }", "{ t = { b = 1 }, c = 2 }"),
            ("{ t = ^{ a = 1 }, c = 2 }", "{ c = 2 }"),
        ] {
            assert_eq!(without(marked).as_deref(), Some(expected), "{marked}");
        }
    }

    #[test]
    fn several_items_go_with_their_commas() {
        let text = "[\"A\", \"B\", \"C\", \"D\"]";
        for (items, expected) in [
            ("AB", "[\"C\", \"D\"]"),
            ("BC", "[\"A\", \"D\"]"),
            ("CD", "[\"A\", \"B\"]"),
            ("ACD", "[\"B\"]"),
        ] {
            let whole = Span::new(0, text.len());
            let piece = |c: char| piece_at(text, whole, text.find(c).unwrap_or(0) as u32);
            let pieces: Vec<Piece> = items.chars().filter_map(piece).collect();
            let edits: Vec<_> = removals(text, &pieces)
                .into_iter()
                .map(|span| Edit { span, insert: String::new() })
                .collect();
            assert_eq!(apply(text, &edits), expected);
        }
    }

    #[test]
    fn an_only_item_is_known() {
        let is_only = |text: &str, byte| {
            piece_at(text, Span::new(0, text.len()), byte).map(|piece| piece.is_only)
        };
        assert_eq!(is_only("{ a = 1, }", 2), Some(true));
        assert_eq!(is_only("{ a = 1, b = 2 }", 2), Some(false));
        assert_eq!(is_only("{ a = 1, b = 2 }", 9), Some(false));
        assert_eq!(is_only("\"a\"", 1), None);
    }
}
