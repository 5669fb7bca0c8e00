//! Files that a command writes into: read whole, changed in memory, written whole or not at all. The folders are
//! locked ([`crate::cli::lock`]) from before the reading until after the writing.

use std::path::Path;

use anyhow::Context as _;

use crate::cli::options::Global;
use crate::cli::surroundings::current_folder;
use crate::cli::write;
use crate::report::written::FileWritten;
use crate::text::lang::both;
use crate::workspace::read::{MOST_OF_PLAN, regular};

/// Refuses `--at`: no command writes into the past.
pub fn refuse_revision(global: &Global) -> anyhow::Result<()> {
    if global.at.is_none() {
        return Ok(());
    }
    let at = both!(
        "--at chỉ để đọc; lệnh này ghi vào kế hoạch hiện có",
        "--at is for reading; this command writes into the plans that are there"
    );
    Err(at.into())
}

/// The text of a file, with its byte order mark if it has one.
pub fn read(path: &Path, shown: &str) -> anyhow::Result<String> {
    let mut bytes = Vec::new();
    let size =
        regular(path, MOST_OF_PLAN, &mut bytes).map_err(|refused| refused.reason().of(shown))?;
    bytes.truncate(size);
    String::from_utf8(bytes)
        .with_context(|| both!("{shown} không phải tệp UTF-8", "{shown} is not UTF-8"))
}

/// The byte order mark at the beginning of some files, and the text after it.
pub fn split_mark(text: &str) -> (&str, &str) {
    text.split_at(if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 })
}

/// Writes a file that has another text now, and returns whether it has.
pub fn write(path: &Path, change: &FileWritten) -> anyhow::Result<bool> {
    if change.is_changed() {
        // Messages name the file as the user would.
        let current = current_folder()?;
        let near = path.strip_prefix(&current).unwrap_or(path);
        write::change(near, &change.before, &change.after)?;
    }
    Ok(change.is_changed())
}
