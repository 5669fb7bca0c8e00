//! Searches texts of a commit in the working tree, where that has the same bytes: git has to unpack its own,
//! which takes longer than everything else.

use std::path::Path;

use rustc_hash::FxHashMap;
use sha1_smol::Sha1;

use crate::text::source::MAX_BYTES;
use crate::workspace::git::Repository;
use crate::workspace::parallel;
use crate::workspace::read::regular;
use crate::workspace::sieve::folder;

/// A text that is searched.
#[derive(Clone, Copy, Debug)]
pub struct Sought<'s> {
    /// Its path from the root of the repository.
    pub path: &'s str,
    /// The id of its bytes.
    pub blob: &'s str,
    /// Whether the working tree is known to have these bytes.
    pub is_in_tree: bool,
}

/// The indexes of the texts that may hold what is searched: all except those that the working tree has with the
/// same bytes and for which `may_hold` is false there.
pub fn without_those_that_do_not_hold(
    repository: &Repository,
    sought: &[Sought<'_>],
    may_hold: impl Fn(&[u8]) -> bool + Sync,
) -> Vec<usize> {
    let Some(root) = repository.root().and_then(|root| std::fs::canonicalize(root).ok()) else {
        return (0..sought.len()).collect();
    };
    // A link in place of a folder may lead out of the repository.
    let mut folders: FxHashMap<&str, bool> = FxHashMap::default();
    for text in sought {
        let folder = folder(text.path);
        let own =
            || std::fs::canonicalize(root.join(folder)).is_ok_and(|at| at == root.join(folder));
        folders.entry(folder).or_insert_with(own);
    }
    let holds_not = parallel::map(sought.len(), Vec::new, |buffer, at| {
        let text = &sought[at];
        let is_own = folders.get(folder(text.path)).copied().unwrap_or(false);
        let bytes = is_own.then(|| bytes_of(&root.join(text.path), buffer)).flatten();
        bytes
            .is_some_and(|bytes| !may_hold(bytes) && (text.is_in_tree || id_of(bytes) == text.blob))
    });
    let left = holds_not.iter().enumerate().filter(|(_, holds_not)| !**holds_not);
    left.map(|(at, _)| at).collect()
}

/// The bytes of a file, in a buffer that may be larger; `None` if it cannot be read.
fn bytes_of<'b>(path: &Path, buffer: &'b mut Vec<u8>) -> Option<&'b [u8]> {
    let size = regular(path, MAX_BYTES, buffer).ok()?;
    Some(&buffer[..size])
}

/// Whether a file has the bytes with this id. For a file that cannot be read the answer is no; that is reported when the plan is
/// read.
pub fn has_id(path: &Path, id: &str, buffer: &mut Vec<u8>) -> bool {
    bytes_of(path, buffer).is_some_and(|bytes| id_of(bytes) == id)
}

/// The SHA-1 id that git gives to these bytes; in a repository with other ids it is equal to none of them.
fn id_of(bytes: &[u8]) -> String {
    let mut id = Sha1::new();
    id.update(format!("blob {}\0", bytes.len()).as_bytes());
    id.update(bytes);
    id.digest().to_string()
}
