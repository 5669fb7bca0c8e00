//! The one canonical layout of plans and `pargo.toml`, which `pargo fmt` writes.
//!
//! The text is cut into tokens, which keep every comment and every digit as written; the entries are sorted
//! and written again. What a file means never changes, and laying it out twice is the same as once.
//!
//! The TOML parser only says whether the text is right. Its tree, and that of `toml_edit`, would lose what
//! has to stay: line ends inside of strings, dotted keys in their places, comments between the items of a
//! list.

mod document;
mod layout;
pub mod order;
mod page;
mod read;
mod strings;

use crate::finding::Finding;
use crate::parse::{Arena, syntax};
use crate::text::source::Source;

/// U+FEFF, which some editors write at the beginning of a file.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// The canonical form of a text, or what is wrong in one that is not TOML.
///
/// A byte order mark stays, the line ends are those that the text has most of, and a text without a line
/// end after its last line gets none.
pub fn canonical(text: &str) -> Result<String, Vec<Finding>> {
    let body = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    syntax::tree(Source { path: "", text: body }, &Arena::new())?;
    let (mut document, newline) = read::read(body);
    order::sort(&mut document);
    let mut out = layout::text(&document, newline);
    if !body.ends_with('\n') {
        out.truncate(out.trim_end_matches(['\r', '\n']).len());
    }
    if body.len() < text.len() {
        out.insert(0, BYTE_ORDER_MARK);
    }
    Ok(out)
}

/// A value on one line, without the comments in it: the same text however the value is laid out. `None` for
/// a text that is no value.
pub fn on_one_line(value: &str) -> Option<String> {
    let text = format!("value = {value}");
    syntax::tree(Source { path: "", text: &text }, &Arena::new()).ok()?;
    let (document, _) = read::read(&text);
    let [section] = document.sections.as_slice() else { return None };
    let [entry] = section.entries.as_slice() else { return None };
    Some(layout::on_one_line(&entry.value))
}
