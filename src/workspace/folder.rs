//! The entries of a folder of the working tree.

use std::ffi::OsString;
use std::fs::{DirEntry, FileType};
use std::io;
use std::path::Path;

use crate::workspace::{CONFIG, IGNORE};

/// A folder, without its hidden entries.
#[derive(Debug, Default)]
pub struct Folder {
    /// The entries, sorted by name.
    pub entries: Vec<(OsString, FileType)>,
    /// Whether it has a `pargo.toml`, in capital or small letters.
    pub has_config: bool,
    /// Whether it has a `.gitignore`, in capital or small letters.
    pub has_ignore: bool,
    /// Whether it has a `.git` and so is the root of a repository.
    pub has_git: bool,
}

/// Reads the entries of a folder.
pub fn list(folder: &Path) -> io::Result<Folder> {
    let mut found = Folder::default();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        // On a disk that ignores case, a file can be opened by either spelling.
        found.has_config |= name.eq_ignore_ascii_case(CONFIG);
        found.has_ignore |= name.eq_ignore_ascii_case(IGNORE);
        found.has_git |= name.eq_ignore_ascii_case(".git");
        if !is_hidden(&entry, &name) {
            let kind = entry.file_type()?;
            found.entries.push((name, kind));
        }
    }
    // The same order on every disk: the patterns of all files share one limit, so the order decides which
    // file exceeds it.
    found.entries.sort_unstable_by(|one, other| one.0.cmp(&other.0));
    Ok(found)
}

#[cfg(not(windows))]
fn is_hidden(_: &DirEntry, name: &std::ffi::OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

#[cfg(windows)]
fn is_hidden(entry: &DirEntry, name: &std::ffi::OsStr) -> bool {
    use std::os::windows::fs::MetadataExt;
    const HIDDEN: u32 = 2;
    let is_marked = |entry: &DirEntry| {
        entry.metadata().is_ok_and(|about| about.file_attributes() & HIDDEN != 0)
    };
    name.as_encoded_bytes().starts_with(b".") || is_marked(entry)
}
