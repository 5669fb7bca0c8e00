//! The files of a commit: its folders, the `pargo.toml` and `.gitignore` files in them, and which files
//! are plans.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

use crate::config::File;
use crate::parse::syntax;
use crate::text::lang::both;
use crate::text::source::NotText;
use crate::workspace::chain::Chains;
use crate::workspace::config::{baseline_of, read_config};
use crate::workspace::git::objects::Object;
use crate::workspace::git::{Entry, Repository, name};
use crate::workspace::load::unread;
use crate::workspace::read::{MOST_OF_PLAN, Reason};
use crate::workspace::sieve::{
    Matcher, Sieve, Weight, ancestors, below, folder, is_plan_name, too_many,
};
use crate::workspace::{CONFIG, Failure, IGNORE, default_path, no_plan_name, shown};

/// Reads the `pargo.toml` in the folder `home` of a commit, and compiles the patterns of its `exclude`.
pub fn config_in_git(
    shown: &str,
    home: &str,
    bytes: &[u8],
) -> Result<(File, Option<Matcher>), Failure> {
    read_config(shown, bytes, (Path::new(home), home), &mut Weight::default())
}

/// A path of the command line, relative to the root of the repository, without a `/` at the end. An error
/// if it is outside of the repository.
pub fn inside(path: &Path, repository: &Repository) -> Result<String, Failure> {
    let outside = || -> Failure {
        let shown = shown(path);
        both!("{shown} nằm ngoài kho git này", "{shown} is outside of this git repository").into()
    };
    let joined = if path.is_absolute() {
        let root = repository.root().ok_or_else(outside)?;
        let root = std::fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
        let whole = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        whole.strip_prefix(&root).map_err(|_| outside())?.to_owned()
    } else {
        PathBuf::from(name::os_of(repository.prefix())).join(path)
    };
    let mut parts: Vec<String> = Vec::new();
    for component in joined.components() {
        match component {
            Component::Normal(name) => parts.push(name::of_os(name)),
            Component::ParentDir => drop(parts.pop().ok_or_else(outside)?),
            Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
        }
    }
    Ok(parts.join("/"))
}

/// A path from the root, as it is shown in the current folder. `prefix` is the path of the current folder
/// from the root, with a `/` at the end.
pub fn from_here(path: &str, prefix: &str) -> String {
    match path.strip_prefix(prefix) {
        Some(below) => name::shown(below).into_owned(),
        None => "../".repeat(prefix.matches('/').count()) + &name::shown(path),
    }
}

/// The plans found, sorted by path as shown, and by path if two are shown alike.
pub type Found<'f> = BTreeMap<(String, &'f str), &'f Entry>;

/// The folders of a commit, and its `pargo.toml` and `.gitignore` files.
pub struct Tree {
    folders: BTreeSet<String>,
    /// The number in `chains` of each folder's `pargo.toml`.
    config_files: BTreeMap<String, usize>,
    /// The combined settings.
    pub chains: Chains,
    sieve: Sieve,
    /// The `.gitignore` files that were not applied, by path as shown, and why.
    pub not_applied: Vec<(String, Reason)>,
}

impl Tree {
    /// Reads the `pargo.toml` and `.gitignore` files of a commit, whose files are `files`.
    pub fn of(repository: &Repository, files: &[Entry]) -> Result<Tree, Failure> {
        let named = |name: &'static str| {
            files.iter().filter(move |e| e.path.rsplit('/').next() == Some(name))
        };
        let special: Vec<&Entry> = named(CONFIG).chain(named(IGNORE)).collect();
        let asked: Vec<(&str, &str)> =
            special.iter().map(|e| (e.path.as_str(), e.blob.as_str())).collect();
        let objects = repository.objects().all(&asked)?;
        let mut tree = Tree {
            folders: files
                .iter()
                .flat_map(|e| ancestors(folder(&e.path)))
                .map(str::to_owned)
                .collect(),
            config_files: BTreeMap::new(),
            chains: Chains::default(),
            sieve: Sieve::default(),
            not_applied: Vec::new(),
        };
        for (entry, object) in special.iter().zip(objects) {
            let shown = from_here(&entry.path, repository.prefix());
            let home = folder(&entry.path);
            if entry.path.ends_with(CONFIG) {
                tree.take_config(&shown, home, object);
            } else {
                tree.take_ignore(shown, home, &object);
            }
        }
        Ok(tree)
    }

    /// Adds the `pargo.toml` in the folder `home`.
    fn take_config(&mut self, shown: &str, home: &str, object: Object) {
        let failed = |finding| Failure::of_file(shown, "", vec![finding]);
        let read = match object {
            Object::TooLarge => Err(failed(syntax::not_text(NotText::TooLarge(MOST_OF_PLAN)))),
            Object::Text(bytes) => {
                config_in_git(shown, home, &bytes).and_then(|(file, exclude)| {
                    let taken = self.sieve.set_exclude(home, exclude);
                    taken.map_err(|reason| failed(unread(&reason))).map(|()| (file, bytes))
                })
            }
        };
        let number = match read {
            Ok((file, bytes)) => {
                self.sieve.set_baseline(home, baseline_of(&file, home));
                self.chains.add(file, bytes)
            }
            Err(failure) => self.chains.add_broken(failure),
        };
        self.config_files.insert(home.to_owned(), number);
    }

    /// Adds the `.gitignore` in the folder `home`.
    fn take_ignore(&mut self, shown: String, home: &str, object: &Object) {
        let taken = match object {
            Object::Text(bytes) => self.sieve.set_ignore(home, Some(bytes)),
            Object::TooLarge => Err(too_many()),
        };
        self.not_applied.extend(taken.err().map(|reason| (shown, reason)));
    }

    /// Where plans are looked for by default in the folder `prefix`.
    pub fn default_path(&self, prefix: &str) -> PathBuf {
        default_path(|name| self.folders.contains(&format!("{prefix}{name}")))
    }

    /// The path itself if it is a folder, or else the folder that it is in.
    pub fn folder_of(&self, path: &str) -> String {
        if self.folders.contains(path) { path.to_owned() } else { folder(path).to_owned() }
    }

    /// Adds the plans that a path of the command line names: `root` is that path from the root, `typed`
    /// is as written. Returns whether the path exists.
    pub fn add<'f>(
        &mut self,
        root: &str,
        typed: &Path,
        files: &'f [Entry],
        found: &mut Found<'f>,
    ) -> Result<bool, Failure> {
        let shown_root = shown(typed);
        if let Some(entry) = files.iter().find(|e| e.path == root) {
            let name = entry.path.rsplit('/').next().unwrap_or_default();
            if name == CONFIG || self.sieve.is_baseline(root) {
                return Ok(true);
            }
            if !is_plan_name(Path::new(name)) {
                return Err(no_plan_name(&shown_root).into());
            }
            found.insert((shown_root, &entry.path), entry);
            return Ok(true);
        }
        if !self.folders.contains(root) {
            return Ok(false);
        }
        for entry in files {
            let Some(below) = below(&entry.path, root) else { continue };
            if self.sieve.takes(root, &entry.path) {
                let shown = shown(&typed.join(&*name::shown(below)));
                found.insert((shown, &entry.path), entry);
            }
        }
        Ok(true)
    }

    /// The index of the settings that apply in a folder.
    pub fn config_of(&mut self, home: &str) -> usize {
        let files = ancestors(home).filter_map(|home| self.config_files.get(home));
        self.chains.place(files.copied().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_shown_from_the_current_folder() {
        assert_eq!(from_here("tinh/plans/pargo.toml", "tinh/plans/"), "pargo.toml");
        assert_eq!(from_here("tinh/pargo.toml", "tinh/plans/"), "../../tinh/pargo.toml");
        assert_eq!(from_here("pargo.toml", ""), "pargo.toml");
    }
}
