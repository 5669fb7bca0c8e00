//! Writes a value as JSON: indented, with hidden characters escaped; and what several shapes share.

use std::io;

use serde::Serialize;
use serde_json::ser::{Formatter, PrettyFormatter, Serializer};

use crate::report::coverage::Coverage;
use crate::text::characters::{has_hidden, is_hidden};
use crate::text::lang::Lang;

/// The version of every shape.
pub(crate) const VERSION: u32 = 1;

/// Writes a value as indented JSON with a line break at the end.
pub fn write(value: &impl Serialize) -> String {
    let mut out = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut out, Safe(PrettyFormatter::new()));
    // Writing to memory cannot fail, and the shapes have string keys alone.
    let written = value.serialize(&mut serializer);
    debug_assert!(written.is_ok());
    out.push(b'\n');
    String::from_utf8(out).unwrap_or_default()
}

/// The indenting formatter, with hidden characters escaped.
struct Safe(PrettyFormatter<'static>);

impl Formatter for Safe {
    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        out: &mut W,
        text: &str,
    ) -> io::Result<()> {
        if !has_hidden(text) {
            return out.write_all(text.as_bytes());
        }
        let mut start = 0;
        for (at, c) in text.char_indices().filter(|(_, c)| !c.is_ascii() || *c == '\u{7f}') {
            if is_hidden(c) {
                out.write_all(&text.as_bytes()[start..at])?;
                write!(out, "\\u{:04x}", u32::from(c))?;
                start = at + c.len_utf8();
            }
        }
        out.write_all(&text.as_bytes()[start..])
    }

    fn begin_array<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_array(out)
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array(out)
    }

    fn begin_array_value<W: ?Sized + io::Write>(
        &mut self,
        out: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.0.begin_array_value(out, first)
    }

    fn end_array_value<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array_value(out)
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object(out)
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object(out)
    }

    fn begin_object_key<W: ?Sized + io::Write>(
        &mut self,
        out: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.0.begin_object_key(out, first)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object_value(out)
    }

    fn end_object_value<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object_value(out)
    }
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
