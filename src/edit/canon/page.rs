//! Lines of text that are written one after the other, with at most one blank line between two of them.

use unicode_width::UnicodeWidthStr;

use crate::edit::canon::document::Line;
use crate::text::characters::plain_width;

/// The lines written so far.
pub struct Page<'n> {
    text: String,
    newline: &'n str,
    /// What every line begins with.
    indent: usize,
    /// Whether a blank line comes before the next line, if there is one.
    is_blank: bool,
    /// Whether the line before is a header, below which no blank line stands.
    is_below_header: bool,
}

impl<'n> Page<'n> {
    /// An empty page.
    pub fn new(newline: &'n str, indent: usize) -> Self {
        Page { text: String::new(), newline, indent, is_blank: false, is_below_header: false }
    }

    /// The line end.
    pub fn newline(&self) -> &'n str {
        self.newline
    }

    /// How far the lines are indented.
    pub fn indent(&self) -> usize {
        self.indent
    }

    /// The text.
    pub fn into_text(self) -> String {
        self.text
    }

    /// Leaves a blank line before the next line, except at the beginning and below a header.
    pub fn blank(&mut self) {
        self.is_blank = !self.text.is_empty() && !self.is_below_header;
    }

    /// Writes a line.
    pub fn line(&mut self, line: &str) {
        if self.is_blank {
            self.text.push_str(self.newline);
        }
        self.text.extend(std::iter::repeat_n(' ', self.indent));
        self.text.push_str(line);
        self.text.push_str(self.newline);
        (self.is_blank, self.is_below_header) = (false, false);
    }

    /// Writes comments and blank lines.
    pub fn lines(&mut self, lines: &[Line<'_>]) {
        for line in lines {
            match line {
                Line::Blank => self.blank(),
                Line::Comment(comment) => self.line(comment),
            }
        }
    }

    /// Writes a header, with a blank line above it and the comments that belong to it.
    pub fn header(&mut self, before: &[Line<'_>], header: &str) {
        self.is_below_header = false;
        self.blank();
        self.lines(before);
        self.line(header);
        self.is_below_header = true;
    }
}

/// The columns that a text of one line takes.
pub fn width(text: &str) -> usize {
    plain_width(text).unwrap_or_else(|| text.width())
}

/// The columns that the last line of a text takes, if it begins at this column.
pub fn last_column(text: &str, column: usize) -> usize {
    match text.rsplit_once('\n') {
        Some((_, last)) => width(last),
        None => column + width(text),
    }
}
