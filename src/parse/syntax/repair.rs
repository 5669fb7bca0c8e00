//! Mistakes of syntax whose meaning is certain.
//!
//! Such a mistake costs one value, and the rest of the file is read. The value is overwritten in a copy of the
//! text by something of the same length that is valid, so that every other place stays where it is.

use std::ops::Range;

use crate::finding::Words;
use crate::finding::faults::syntax as fault;
use crate::finding::place::Place;
use crate::finding::{Finding, Findings};
use crate::parse::syntax::line::{comment_start, without_strings};
use crate::text::lang::Text;
use crate::text::source::Span;

/// A mistake of syntax that costs one value, or none.
#[derive(Clone, Debug)]
pub struct Slip {
    /// What is wrong.
    pub span: Span,
    /// Where the value that is lost, or its key, stands.
    pub lost: Span,
    /// The key as it is typed, where the parser cannot read it.
    pub key: Option<String>,
    /// What to say.
    pub words: Words,
    /// A second place to show, with its label.
    pub related: Option<(Span, Text)>,
}

impl Slip {
    /// The finding for a slip that is not part of any value.
    pub fn report(self, out: &mut Findings) {
        out.push(&fault::DOC, Place::in_unread_file(self.span), self.words).related = self.related;
    }
}

impl From<Slip> for Finding {
    fn from(slip: Slip) -> Finding {
        let place = Place::in_unread_file(slip.span);
        Finding { related: slip.related, ..Finding::new(&fault::DOC, place, slip.words) }
    }
}

/// What a piece of a line is overwritten with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Fill {
    /// A value.
    Value,
    /// Nothing.
    Blank,
    /// An equals sign.
    Equals,
    /// A key that no other line has.
    Key,
    /// The beginning of a comment.
    Comment,
}

/// How to make a line valid, and what is lost by it; in bytes of the line or of the text.
#[derive(Clone, Debug)]
pub(super) struct Repair {
    pub(super) edits: Vec<(Range<usize>, Fill)>,
    pub(super) lost: Range<usize>,
    pub(super) key: Option<String>,
}

impl Repair {
    /// One piece that is lost.
    pub(super) fn of(range: Range<usize>, fill: Fill) -> Repair {
        Repair { edits: vec![(range.clone(), fill)], lost: range, key: None }
    }

    /// The same, with what is lost.
    pub(super) fn losing(self, lost: Range<usize>) -> Repair {
        Repair { lost, ..self }
    }

    /// The same, with the key that was typed.
    pub(super) fn with_key(self, key: &str) -> Repair {
        Repair { key: Some(key.to_owned()), ..self }
    }

    /// The same with every place moved.
    pub(super) fn map(self, moved: impl Fn(usize) -> usize) -> Repair {
        let range = |range: Range<usize>| moved(range.start)..moved(range.end);
        let edits = self.edits.into_iter().map(|(at, fill)| (range(at), fill)).collect();
        Repair { edits, lost: range(self.lost), key: self.key }
    }

    /// Overwrites the text.
    pub(super) fn apply(&self, text: &mut [u8]) {
        for (range, fill) in &self.edits {
            let Some(piece) = text.get_mut(range.clone()) else { continue };
            overwrite(piece, *fill, range.start);
        }
    }
}

fn overwrite(piece: &mut [u8], fill: Fill, place: usize) {
    let last = piece.len().saturating_sub(1);
    piece.fill(b' ');
    match fill {
        Fill::Blank => {}
        Fill::Value if last == 0 => piece.fill(b'0'),
        Fill::Value => {
            piece[0] = b'"';
            piece[last] = b'"';
        }
        Fill::Equals => piece[..1].fill(b'='),
        Fill::Comment => piece[..1].fill(b'#'),
        Fill::Key => {
            let mut rest = place;
            for byte in piece.iter_mut().rev() {
                *byte = b"abcdefghijklmnopqrstuvwxyz0123456789"[rest % 36];
                rest /= 36;
            }
        }
    }
}

/// A line that is a key and a value.
pub(super) struct Entry<'l> {
    /// The key as it is typed, without quotes or white space around it.
    pub(super) key: &'l str,
    /// Where the key stands.
    pub(super) key_at: Range<usize>,
    /// Where the value stands, without the comment after it; empty where there is none.
    pub(super) value: Range<usize>,
}

impl<'l> Entry<'l> {
    /// Reads a line; `None` if it is not clear that it holds one key and one value.
    pub(super) fn of(line: &'l str) -> Option<Entry<'l>> {
        let bare = without_strings(line);
        let equals = bare.find('=')?;
        let key_at = trimmed(line, 0..equals);
        let key = &line[key_at.clone()];
        let value = trimmed(line, equals + 1..comment_start(line).max(equals + 1));
        let is_key = !key.is_empty() && !key.contains(['[', ']', '{', '}', '#', ',', '"', '\'']);
        is_key.then_some(Entry { key, key_at, value })
    }

    /// The whole value, where it is clear that it ends with the line.
    pub(super) fn whole_value(&self, line: &str) -> Option<Range<usize>> {
        let bare = without_strings(line);
        let value = bare.get(self.value.clone())?.trim_end();
        let of = |mark| value.matches(mark).count();
        let is_closed = match value.as_bytes().first()? {
            b'[' => value.ends_with(']') && of('[') == of(']'),
            b'{' => value.ends_with('}') && of('{') == of('}'),
            _ => !value.contains('=') && !value.starts_with("\"\"\"") && !value.starts_with("'''"),
        };
        is_closed.then(|| self.value.clone())
    }
}

/// A range of a line without white space around it.
fn trimmed(line: &str, range: Range<usize>) -> Range<usize> {
    let piece = &line[range.clone()];
    let start = range.start + (piece.len() - piece.trim_start().len());
    start..start + piece.trim().len()
}
