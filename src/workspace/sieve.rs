//! Which files in git are plans, for a single revision and for a history.
//!
//! The rules are those of the search in the working tree. Whether git tracks a file does not matter: an
//! ignored file that was added by force is left out, as it is in the working tree.

use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::text::lang::both;
use crate::workspace::read::Reason;
use crate::workspace::{CONFIG, is_toml};

/// The most patterns in all `.gitignore` files of a repository together, and in all `exclude` of its
/// `pargo.toml` files together. Large repositories have a few thousand; one pattern can take 50 KB of
/// memory.
pub const MOST_PATTERNS: usize = 10_000;

/// The most bytes of one `.gitignore`, and of all patterns together.
pub const MOST_OF_PATTERNS: usize = 256 << 10;

/// The number and the length of patterns, which are limited because patterns can take more memory than
/// all plans.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weight {
    patterns: usize,
    bytes: usize,
}

impl Weight {
    /// Counts these patterns, without comments.
    pub fn of<'p>(patterns: impl Iterator<Item = &'p str>) -> Weight {
        let written = patterns.filter(|pattern| !pattern.is_empty() && !pattern.starts_with('#'));
        written.fold(Weight::default(), |sum, pattern| Weight {
            patterns: sum.patterns + 1,
            bytes: sum.bytes + pattern.len(),
        })
    }

    /// Adds patterns, unless that would exceed the limit.
    pub fn add(&mut self, more: Weight) -> Result<(), Reason> {
        let sum =
            Weight { patterns: self.patterns + more.patterns, bytes: self.bytes + more.bytes };
        if sum.patterns > MOST_PATTERNS || sum.bytes > MOST_OF_PATTERNS {
            return Err(too_many());
        }
        *self = sum;
        Ok(())
    }

    fn take_away(&mut self, other: Weight) {
        self.patterns -= other.patterns;
        self.bytes -= other.bytes;
    }
}

/// The message if there are too many patterns.
pub fn too_many() -> Reason {
    let kilobytes = MOST_OF_PATTERNS >> 10;
    Reason {
        message: both!(
            "quá nhiều mẫu: các tệp cùng loại trong kho có tối đa {MOST_PATTERNS} mẫu, {kilobytes} KiB",
            "there are too many patterns: all such files of a repository may hold {MOST_PATTERNS}, {kilobytes} KiB"
        ),
        help: both!(
            "gộp các mẫu lại, như `nhap/` thay cho từng tệp trong đó",
            "say it in fewer patterns, such as `drafts/` in place of every file in it"
        ),
    }
}

/// The patterns of one file.
#[derive(Debug)]
pub struct Matcher {
    gitignore: Gitignore,
    weight: Weight,
}

impl Matcher {
    /// A matcher for patterns of this weight.
    pub fn new(gitignore: Gitignore, weight: Weight) -> Matcher {
        Matcher { gitignore, weight }
    }

    /// Whether the patterns match a file or a folder that it is in.
    pub fn leaves_out(&self, path: &Path) -> bool {
        self.gitignore.matched_path_or_any_parents(path, false).is_ignore()
    }
}

/// The patterns of all `.gitignore` files and of all `exclude`, by folder; the root is the empty path.
#[derive(Clone, Debug, Default)]
pub struct Sieve {
    ignores: BTreeMap<String, Rc<Matcher>>,
    excludes: BTreeMap<String, Rc<Matcher>>,
    /// The baseline that the `pargo.toml` in a folder names.
    baselines: BTreeMap<String, String>,
    /// The weight of all `ignores`.
    ignore_weight: Weight,
    /// The weight of all `excludes`.
    exclude_weight: Weight,
}

impl Sieve {
    /// Sets the content of the `.gitignore` in a folder; `None` if it was deleted. If that would exceed
    /// the limit, the file is not applied.
    pub fn set_ignore(&mut self, home: &str, bytes: Option<&[u8]>) -> Result<(), Reason> {
        if let Some(old) = self.ignores.remove(home) {
            self.ignore_weight.take_away(old.weight);
        }
        let Some(bytes) = bytes else { return Ok(()) };
        let text = String::from_utf8_lossy(bytes);
        let text = text.trim_start_matches('\u{feff}');
        let weight = Weight::of(text.lines());
        self.ignore_weight.add(weight)?;
        let mut builder = GitignoreBuilder::new(home);
        for line in text.lines() {
            // An invalid pattern is skipped, as git does.
            let _ = builder.add_line(None, line);
        }
        if let Ok(gitignore) = builder.build() {
            self.ignores.insert(home.to_owned(), Rc::new(Matcher { gitignore, weight }));
        }
        Ok(())
    }

    /// Sets the `exclude` of the `pargo.toml` in a folder; `None` if there is none.
    pub fn set_exclude(&mut self, home: &str, matcher: Option<Matcher>) -> Result<(), Reason> {
        if let Some(old) = self.excludes.remove(home) {
            self.exclude_weight.take_away(old.weight);
        }
        if let Some(matcher) = matcher {
            self.exclude_weight.add(matcher.weight)?;
            self.excludes.insert(home.to_owned(), Rc::new(matcher));
        }
        Ok(())
    }

    /// Sets the `baseline` of the `pargo.toml` in a folder, by its path from the root, and returns whether
    /// it was another one before.
    pub fn set_baseline(&mut self, home: &str, path: Option<String>) -> bool {
        let after = path.clone();
        let before = match path {
            Some(path) => self.baselines.insert(home.to_owned(), path),
            None => self.baselines.remove(home),
        };
        before != after
    }

    /// Whether a file is the baseline of a `pargo.toml` in its folder or above.
    pub fn is_baseline(&self, path: &str) -> bool {
        !self.baselines.is_empty()
            && ancestors(folder(path))
                .any(|home| self.baselines.get(home).is_some_and(|baseline| baseline == path))
    }

    /// Whether the `pargo.toml` in a folder has an `exclude`.
    pub fn has_exclude(&self, home: &str) -> bool {
        self.excludes.contains_key(home)
    }

    /// Whether the file with this path is a plan in an answer about `root`, a folder or the file itself.
    /// A file that is asked about itself is not checked against the patterns.
    pub fn takes(&self, root: &str, path: &str) -> bool {
        could_be_plan(root, path)
            && !self.is_baseline(path)
            && (path == root || !(self.is_ignored(root, path) || self.is_excluded(path)))
    }

    /// As in git, a file in an ignored folder cannot be included again.
    fn is_ignored(&self, root: &str, path: &str) -> bool {
        let start = if root.is_empty() { 0 } else { root.len() + 1 };
        let folders = path[start..].match_indices('/').map(|(at, _)| (start + at, true));
        let mut parts = folders.chain([(path.len(), false)]);
        parts.any(|(end, is_folder)| self.ignores(&path[..end], is_folder))
    }

    /// Whether a `.gitignore` matches a file or folder itself; the folders above it are not checked.
    pub fn ignores(&self, path: &str, is_folder: bool) -> bool {
        if self.ignores.is_empty() {
            return false;
        }
        let nearest = ancestors(folder(path))
            .filter_map(|home| self.ignores.get(home))
            .map(|matcher| matcher.gitignore.matched(Path::new(path), is_folder))
            .find(|matched| !matched.is_none());
        nearest.is_some_and(|matched| matched.is_ignore())
    }

    fn is_excluded(&self, path: &str) -> bool {
        let nearest = ancestors(folder(path)).find_map(|home| self.excludes.get(home));
        nearest.is_some_and(|matcher| matcher.leaves_out(Path::new(path)))
    }
}

/// Whether a path below `root` can be a plan by its name: not hidden, and with the name of a plan.
pub fn could_be_plan(root: &str, path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let Some(below) = (if path == root { Some(name) } else { below(path, root) }) else {
        return false;
    };
    let hidden = path != root && below.split('/').any(|part| part.starts_with('.'));
    !hidden && is_plan_name(Path::new(name))
}

/// Whether a file has the name of a plan. Word and Excel create a file `~$…` beside each file that is
/// open.
pub fn is_plan_name(name: &Path) -> bool {
    let bytes = name.as_os_str().as_encoded_bytes();
    is_toml(name) && name != Path::new(CONFIG) && !bytes.starts_with(b"~$")
}

/// The folder that a path is in; empty for the root.
pub fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A folder and the folders above it, up to the root, which is empty.
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

/// A path relative to a folder, as a path from the root: `../b.toml` in `a` is `b.toml`. `None` if it leads above
/// the root.
pub fn joined(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The part of a path below a folder; `None` if it is not in the folder. The root is the empty folder.
pub fn below<'p>(path: &'p str, root: &str) -> Option<&'p str> {
    if root.is_empty() { Some(path) } else { path.strip_prefix(root)?.strip_prefix('/') }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_left_out_takes_all_below_it_along() {
        let mut sieve = Sieve::default();
        sieve.set_ignore("", Some(b"nhap/\n*.tmp.toml\n!giu.tmp.toml\n")).unwrap();
        sieve.set_ignore("nhap", Some(b"!a.toml\n")).unwrap();
        assert!(!sieve.takes("", "nhap/a.toml"), "a folder left out is not looked into");
        assert!(sieve.takes("nhap", "nhap/a.toml"), "a folder that was asked for is");
        assert!(!sieve.takes("", "a.tmp.toml") && sieve.takes("", "giu.tmp.toml"));
        assert!(sieve.takes("a.tmp.toml", "a.tmp.toml"), "a file that was asked for is read");
        assert!(!sieve.takes("", ".an/a.toml") && sieve.takes(".an", ".an/a.toml"));
        assert!(!sieve.takes("", "x/pargo.toml") && !sieve.takes("x", "y/a.toml"));
        sieve.set_ignore("", None).unwrap();
        assert!(sieve.takes("", "nhap/a.toml"));
        assert!(!sieve.takes("", "~$a.toml") && sieve.takes("", "a~$.toml"));
    }

    #[test]
    fn a_baseline_is_no_plan() {
        let mut sieve = Sieve::default();
        assert!(sieve.takes("", "a/cu.toml"));
        assert!(sieve.set_baseline("a", joined("a", "./cu.toml")));
        assert!(!sieve.set_baseline("a", joined("a", "cu.toml")), "the same as before");
        assert!(!sieve.takes("", "a/cu.toml") && !sieve.takes("a/cu.toml", "a/cu.toml"));
        assert!(sieve.takes("", "b/cu.toml"));
        // A file of another folder may be a baseline, but stays a plan: its own folder decides that.
        sieve.set_baseline("a", joined("a", "../b/cu.toml"));
        assert!(sieve.takes("", "b/cu.toml"));
        assert_eq!(joined("a", "../../b.toml"), None);
    }

    #[test]
    fn a_byte_order_mark_belongs_to_no_pattern() {
        let mut sieve = Sieve::default();
        sieve.set_ignore("", Some("\u{feff}nhap.toml\n".as_bytes())).unwrap();
        assert!(!sieve.takes("", "nhap.toml"));
    }

    #[test]
    fn patterns_are_taken_up_to_a_weight_of_all_together() {
        let mut sieve = Sieve::default();
        let half = "x.toml\n".repeat(MOST_PATTERNS / 2);
        sieve.set_ignore("", Some(half.as_bytes())).unwrap();
        sieve.set_ignore("a", Some(half.as_bytes())).unwrap();
        assert!(sieve.set_ignore("b", Some(b"y.toml\n")).is_err(), "one too many");
        assert!(sieve.takes("", "b/y.toml") && !sieve.takes("", "b/x.toml"));
        sieve.set_ignore("a", None).unwrap();
        sieve.set_ignore("b", Some(b"# a word\n\ny.toml\n")).unwrap();
        assert!(!sieve.takes("", "b/y.toml"), "what is gone weighs nothing");
        let long = "x".repeat(MOST_OF_PATTERNS);
        assert!(Sieve::default().set_ignore("", Some(long.as_bytes())).is_ok());
        assert!(Sieve::default().set_ignore("", Some(format!("{long}y").as_bytes())).is_err());
    }
}
