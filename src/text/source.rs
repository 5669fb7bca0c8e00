//! Texts of files, places in them, and line and column numbers.
//!
//! A [`Span`] counts bytes of the text without its byte order mark; a [`Position`] counts lines and
//! Unicode scalar values from 1, as editors and the contract do.

use chrono::NaiveDate;

/// A range of bytes in a file's text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// The span from `start` up to, and without, `end`.
    pub fn new(start: usize, end: usize) -> Self {
        // The offsets fit: files above `MAX_BYTES` are refused before parsing.
        Span { start: start as u32, end: end as u32 }
    }

    /// The span as a range of indices.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value and its place in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Its bytes in the file.
    pub span: Span,
}

impl<T> At<T> {
    /// The same place with another value.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> At<U> {
        At { value: f(self.value), span: self.span }
    }
}

/// A place as people count it: line and column from 1, the column in Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1.
    pub column: u32,
}

/// A file as it was read: its path as shown, and its text without a byte order mark.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The path as shown, with `/` on every system.
    pub path: &'a str,
    /// The text, without a byte order mark.
    pub text: &'a str,
}

impl<'a> Source<'a> {
    /// The piece of text under `span`.
    pub fn slice(&self, span: Span) -> &'a str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// Line and column of a byte. Reads all the text before it; use [`Lines`] for many places in order.
    pub fn position(&self, byte: u32) -> Position {
        Lines::new(self.text).position(byte)
    }
}

/// Counts lines while moving forward through a text, so many places in ascending order cost one pass.
#[derive(Debug)]
pub struct Lines<'a> {
    text: &'a str,
    line: u32,
    start: usize,
    /// The place on this line that was asked for last, and its column, from where the next one is counted: a line
    /// may be as long as the text.
    counted: (usize, u32),
}

impl<'a> Lines<'a> {
    /// Begins at the first line of `text`.
    pub fn new(text: &'a str) -> Self {
        Lines { text, line: 1, start: 0, counted: (0, 1) }
    }

    /// Starts from the position of `other`, without moving it.
    pub fn starting_at(text: &'a str, other: &Lines<'_>) -> Self {
        Lines { text, line: other.line, start: other.start, counted: other.counted }
    }

    /// Line and column of a byte. Going backwards works, but starts again at the first line.
    pub fn position(&mut self, byte: u32) -> Position {
        let byte = (byte as usize).min(self.text.len());
        let line = self.line(byte);
        if byte < self.counted.0 {
            self.counted = (self.start, 1);
        }
        let (from, column) = self.counted;
        // A byte inside a character has no column of its own.
        let Some(passed) = self.text.get(from..byte) else { return Position { line, column: 1 } };
        let column = column + passed.chars().count() as u32;
        self.counted = (byte, column);
        Position { line, column }
    }

    /// The first byte of the line of the place that was asked for last.
    pub fn line_start(&self) -> usize {
        self.start
    }

    /// The line of a byte, from 1.
    pub fn line(&mut self, byte: usize) -> u32 {
        if byte < self.start {
            (self.line, self.start, self.counted) = (1, 0, (0, 1));
        }
        let upto = byte.min(self.text.len());
        let from = self.counted.0;
        // What was counted before lies on this line.
        let passed = self.text.as_bytes().get(from..upto).unwrap_or_default();
        self.line += memchr::memchr_iter(b'\n', passed).count() as u32;
        if let Some(last) = memchr::memrchr(b'\n', passed) {
            self.start = from + last + 1;
            self.counted = (self.start, 1);
        }
        self.line
    }
}

/// Why bytes are not the text of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotText {
    /// UTF-16, as some Windows programs save it; holds the name of the byte order.
    Utf16(&'static str),
    /// Not UTF-8 from this byte on.
    NotUtf8(usize),
    /// More than so many bytes.
    TooLarge(usize),
    /// The pointer that git LFS leaves in place of a file that was not fetched.
    LfsPointer,
}

/// The largest text that can be read, in bytes: the limit of the parser. The limits for files are
/// smaller.
pub const MAX_BYTES: usize = (1 << 28) - 1;

/// The first line of every git LFS pointer. It is not valid TOML.
const LFS_POINTER: &[u8] = b"version https://git-lfs.github.com/spec/";

/// Decodes the bytes of a file as UTF-8, without a byte order mark.
pub fn text_of(bytes: &[u8]) -> Result<&str, NotText> {
    match bytes {
        [0xff, 0xfe, ..] => return Err(NotText::Utf16("UTF-16LE")),
        [0xfe, 0xff, ..] => return Err(NotText::Utf16("UTF-16BE")),
        // UTF-16 without a byte order mark: plans begin with ASCII, where every other byte is zero.
        [a, 0, b, 0, ..] if *a != 0 && *b != 0 => return Err(NotText::Utf16("UTF-16LE")),
        [0, a, 0, b, ..] if *a != 0 && *b != 0 => return Err(NotText::Utf16("UTF-16BE")),
        _ if bytes.starts_with(LFS_POINTER) => return Err(NotText::LfsPointer),
        _ => {}
    }
    if bytes.len() > MAX_BYTES {
        return Err(NotText::TooLarge(MAX_BYTES));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match simdutf8::basic::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(_) => match std::str::from_utf8(bytes) {
            Ok(text) => Ok(text),
            // The offset counts from the text after the byte order mark.
            Err(e) => Err(NotText::NotUtf8(e.valid_up_to())),
        },
    }
}

/// A text and its place.
pub type Str<'a> = At<&'a str>;

/// A date and its place.
pub type Date = At<NaiveDate>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_scalar_values() {
        let source = Source { path: "a", text: "a\nhọ và tê\u{301}n\r\nb" };
        let at = |needle: &str| source.position(source.text.find(needle).unwrap() as u32);
        assert_eq!(at("và"), Position { line: 2, column: 4 });
        assert_eq!(at("n\r"), Position { line: 2, column: 10 });
        assert_eq!(at("b"), Position { line: 3, column: 1 });
    }

    #[test]
    fn columns_are_counted_on_from_the_place_before() {
        let text = "một\nhai ba\nbốn";
        let mut lines = Lines::new(text);
        for needle in ["m", "t", "h", "ai", "b", "a\nb", "bốn", "n", "hai", "ba", "m"] {
            let byte = text.find(needle).unwrap() as u32;
            assert_eq!(lines.position(byte), Lines::new(text).position(byte), "{needle:?}");
        }
        assert_eq!(lines.position(2), Position { line: 1, column: 1 }, "inside of a character");
        assert_eq!(lines.position(4), Position { line: 1, column: 3 });
    }

    #[test]
    fn lines_go_back_when_asked() {
        let mut lines = Lines::new("a\nb\nc");
        assert_eq!(lines.position(4).line, 3);
        assert_eq!(lines.position(2).line, 2);
        assert_eq!(lines.position(0), Position { line: 1, column: 1 });
    }

    #[test]
    fn a_mark_is_left_out_and_utf16_named() {
        assert_eq!(text_of(b"\xef\xbb\xbfa = 1"), Ok("a = 1"));
        assert_eq!(text_of(b"\xff\xfea\0"), Err(NotText::Utf16("UTF-16LE")));
        assert_eq!(text_of(b"\0a\0b"), Err(NotText::Utf16("UTF-16BE")));
        assert_eq!(text_of(b"ab\xffc"), Err(NotText::NotUtf8(2)));
        let pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n";
        assert_eq!(text_of(pointer), Err(NotText::LfsPointer));
    }
}
