//! Which files of a tree in git are plans: one rule for a revision and for all of history.
//!
//! It is the rule that the walk over the working tree follows. Whether git tracks a file is not asked:
//! one that `.gitignore` names is left out even where it was added by force, as it is in the working tree.

use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::workspace::{CONFIG, is_toml};

/// What `.gitignore` and `exclude` leave out, by the folder that they stand in; the empty one is the root.
#[derive(Clone, Debug, Default)]
pub struct Sieve {
    ignores: BTreeMap<String, Rc<Gitignore>>,
    excludes: BTreeMap<String, Rc<Gitignore>>,
}

impl Sieve {
    /// Takes in the `.gitignore` of a folder; `None` where there is none any more.
    pub fn ignore(&mut self, home: &str, bytes: Option<&[u8]>) {
        self.ignores.remove(home);
        let Some(bytes) = bytes else { return };
        let mut builder = GitignoreBuilder::new(home);
        for line in String::from_utf8_lossy(bytes).lines() {
            // A pattern that git would not take leaves nothing out.
            let _ = builder.add_line(None, line);
        }
        self.ignores.extend(builder.build().ok().map(|m| (home.to_owned(), Rc::new(m))));
    }

    /// Takes in the `exclude` of a folder's `pargo.toml`; `None` where it has none.
    pub fn exclude(&mut self, home: &str, matcher: Option<Gitignore>) {
        self.excludes.remove(home);
        self.excludes.extend(matcher.map(|matcher| (home.to_owned(), Rc::new(matcher))));
    }

    /// Whether the `pargo.toml` of a folder has an `exclude`.
    pub fn has_exclude(&self, home: &str) -> bool {
        self.excludes.contains_key(home)
    }

    /// Whether the file of this path is a plan, where `root`, a file or a folder, is asked about.
    pub fn takes(&self, root: &str, path: &str) -> bool {
        could_be_plan(root, path)
            && (path == root || !(self.is_ignored(root, path) || self.is_excluded(path)))
    }

    /// As git has it, what lies in a folder that is left out cannot be taken back in.
    fn is_ignored(&self, root: &str, path: &str) -> bool {
        let start = if root.is_empty() { 0 } else { root.len() + 1 };
        let folders = path[start..].match_indices('/').map(|(at, _)| (start + at, true));
        folders.chain([(path.len(), false)]).any(|(end, is_folder)| {
            let part = &path[..end];
            let nearest = ancestors(folder(part))
                .filter_map(|home| self.ignores.get(home))
                .map(|matcher| matcher.matched(Path::new(part), is_folder))
                .find(|matched| !matched.is_none());
            nearest.is_some_and(|matched| matched.is_ignore())
        })
    }

    fn is_excluded(&self, path: &str) -> bool {
        let nearest = ancestors(folder(path)).find_map(|home| self.excludes.get(home));
        let matched = nearest.map(|m| m.matched_path_or_any_parents(Path::new(path), false));
        matched.is_some_and(|matched| matched.is_ignore())
    }
}

/// Whether a path can be a plan by its name and place alone.
pub fn could_be_plan(root: &str, path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let Some(below) = (if path == root { Some(name) } else { below(path, root) }) else {
        return false;
    };
    let hidden = path != root && below.split('/').any(|part| part.starts_with('.'));
    !hidden && is_toml(Path::new(name)) && name != CONFIG
}

/// The folder of a path from the root; empty at the root.
pub fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A folder and those above it, up to the root, which is empty.
pub fn ancestors(folder: &str) -> impl Iterator<Item = &str> {
    let mut next = Some(folder);
    std::iter::from_fn(move || {
        let this = next?;
        next = match this.rsplit_once('/') {
            Some((above, _)) => Some(above),
            None if this.is_empty() => None,
            None => Some(""),
        };
        Some(this)
    })
}

/// The rest of a path below a folder; the empty folder is the root.
pub fn below<'p>(path: &'p str, root: &str) -> Option<&'p str> {
    if root.is_empty() { Some(path) } else { path.strip_prefix(root)?.strip_prefix('/') }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_left_out_takes_all_below_it_along() {
        let mut sieve = Sieve::default();
        sieve.ignore("", Some(b"nhap/\n*.tmp.toml\n!giu.tmp.toml\n"));
        sieve.ignore("nhap", Some(b"!a.toml\n"));
        assert!(!sieve.takes("", "nhap/a.toml"), "a folder left out is not looked into");
        assert!(sieve.takes("nhap", "nhap/a.toml"), "a folder that was asked for is");
        assert!(!sieve.takes("", "a.tmp.toml") && sieve.takes("", "giu.tmp.toml"));
        assert!(sieve.takes("a.tmp.toml", "a.tmp.toml"), "a file that was asked for is read");
        assert!(!sieve.takes("", ".an/a.toml") && sieve.takes(".an", ".an/a.toml"));
        assert!(!sieve.takes("", "x/pargo.toml") && !sieve.takes("x", "y/a.toml"));
        sieve.ignore("", None);
        assert!(sieve.takes("", "nhap/a.toml"));
    }
}
