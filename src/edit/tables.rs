//! The tables that facts are written into, and why one cannot be.

use crate::edit::document::Document;
use crate::plan::keys::Table;
use crate::text::lang::{Text, both};
use crate::text::source::Span;

/// The table with this header; an error for one in braces, on the line of a key.
pub fn table_of(document: &Document<'_>, header: Span) -> Result<usize, Text> {
    document.with_header(header).ok_or_else(|| {
        both!(
            "được viết trên một dòng trong dấu `{{ }}`; hãy viết thành bảng có tiêu đề như [[task]] rồi chạy lại",
            "it is written as an inline table; write it with a header such as [[task]], and run the command again"
        )
    })
}

/// Adds a table in another one, unless tables of its name are written on one line there.
pub fn add_table(
    document: &mut Document<'_>,
    parent: usize,
    known: &'static Table,
    keys: &[(&str, String)],
) -> Result<(), Text> {
    refuse_one_line(document, parent, known.name)?;
    document.add_table(parent, known, keys);
    Ok(())
}

/// Refuses a table whose kind a parent has on one line already.
pub fn refuse_one_line(document: &Document<'_>, parent: usize, path: &str) -> Result<(), Text> {
    let key = path.rsplit('.').next().unwrap_or_default();
    match document.has_key(parent, key) {
        true => Err(both!(
            "`{key} = [ … ]` được viết trong một dòng; hãy viết mỗi bảng có tiêu đề [[{path}]] rồi chạy lại",
            "`{key} = [ … ]` is written in one line; write each of its tables with a header [[{path}]], and run the command again"
        )),
        false => Ok(()),
    }
}
