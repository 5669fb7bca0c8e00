//! Finds the plans of the working tree, and the `pargo.toml` files above each.

use std::path::{Path, PathBuf};

use ignore::WalkBuilder;
use ignore::gitignore::Gitignore;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::config::Config;
use crate::text::lang::{Lang, both};
use crate::workspace::chain::Chains;
use crate::workspace::config::{exclude_of, read_config};
use crate::workspace::root::Root;
use crate::workspace::watch::Watch;
use crate::workspace::{CONFIG, Content, Failure, PlanFile, Workspace, is_toml, shown};

/// Finds the plans under `paths`, which are relative to `current`.
pub fn open(paths: &[PathBuf], current: &Path) -> Result<Workspace, Failure> {
    let mut finder = Finder::new(current);
    for path in paths {
        finder.add(path)?;
    }
    let base = base_of(paths.first().map_or(Path::new(""), PathBuf::as_path), current);
    let base = finder.absolute(base);
    let base = finder.config_of(&base, None)?;
    finder.finish(base)
}

/// What the `pargo.toml` files above a path say together; nothing where one is broken.
pub fn config_at(current: &Path, path: &Path) -> Option<Config> {
    let mut finder = Finder::new(current);
    let base = finder.absolute(base_of(path, current));
    let config = finder.config_of(&base, None).ok()?;
    Some(finder.chains.config(config).as_ref().clone())
}

/// The folder whose settings hold for an answer about a path.
fn base_of<'p>(path: &'p Path, current: &Path) -> &'p Path {
    let is_file = current.join(path).is_file();
    if is_file { path.parent().unwrap_or(Path::new("")) } else { path }
}

/// The language that they set.
pub fn lang_at(folder: &Path) -> Option<Lang> {
    config_at(folder, Path::new(""))?.lang
}

/// The root of the git repository that `current` is in, or `current` where it is in none.
pub fn root(current: &Path) -> Root {
    let current = std::fs::canonicalize(current).unwrap_or_else(|_| current.to_owned());
    let root = repository_above(&current).unwrap_or(&current);
    Root::new(&root.to_string_lossy(), &current.to_string_lossy())
}

/// The nearest folder with a git repository: `folder` or one above it.
fn repository_above(folder: &Path) -> Option<&Path> {
    folder.ancestors().find(|ancestor| ancestor.join(".git").exists())
}

struct Finder {
    current: PathBuf,
    found: Vec<(PathBuf, String, PathBuf)>,
    /// Folders that could not be read, and why.
    folders: Vec<(String, String)>,
    seen: FxHashSet<PathBuf>,
    /// Folders as they are called without links: to ask the system costs a call for every part of a path.
    absolute: FxHashMap<PathBuf, PathBuf>,
    /// The `pargo.toml` files that were met, and the folder of each.
    chains: Chains,
    directories: Vec<PathBuf>,
    by_path: FxHashMap<PathBuf, Option<usize>>,
    by_folder: FxHashMap<PathBuf, (usize, Vec<usize>)>,
    excludes: FxHashMap<usize, Gitignore>,
}

impl Finder {
    fn new(current: &Path) -> Self {
        Finder {
            current: std::fs::canonicalize(current).unwrap_or_else(|_| current.to_owned()),
            found: Vec::new(),
            folders: Vec::new(),
            seen: FxHashSet::default(),
            absolute: FxHashMap::default(),
            chains: Chains::default(),
            directories: Vec::new(),
            by_path: FxHashMap::default(),
            by_folder: FxHashMap::default(),
            excludes: FxHashMap::default(),
        }
    }

    fn absolute(&mut self, path: &Path) -> PathBuf {
        let joined = self.current.join(path);
        if let Some(known) = self.absolute.get(&joined) {
            return known.clone();
        }
        let absolute = std::fs::canonicalize(&joined).unwrap_or_else(|_| joined.clone());
        self.absolute.insert(joined, absolute.clone());
        absolute
    }

    /// Adds what a path of the command line stands for.
    fn add(&mut self, path: &Path) -> Result<(), Failure> {
        let joined = self.current.join(path);
        let shown = shown(path);
        let Ok(metadata) = std::fs::metadata(&joined) else {
            return Err(both!("không có đường dẫn này: {shown}", "no such path: {shown}").into());
        };
        if metadata.is_dir() {
            return self.walk(path);
        }
        let is_config = joined.file_name().is_some_and(|name| name == CONFIG);
        if !is_toml(&joined) {
            return Err(both!(
                "{shown} không phải tệp kế hoạch (*.toml)",
                "{shown} is no plan file (*.toml)"
            )
            .into());
        }
        if !is_config {
            let root = path.parent().unwrap_or(Path::new("")).to_owned();
            self.push(joined, shown, root);
        }
        Ok(())
    }

    fn walk(&mut self, root: &Path) -> Result<(), Failure> {
        let start = self.current.join(root);
        let walker = WalkBuilder::new(&start)
            .hidden(true)
            .ignore(false)
            .git_global(false)
            .git_exclude(false)
            .require_git(false)
            .build();
        for entry in walker {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.unreadable_folder(root, &start, &error);
                    continue;
                }
            };
            let path = entry.path();
            // A link to a file is read as the file, so that no plan is passed over in silence.
            // A link is no plan, here as in a revision: what it names may lie outside of the repository.
            let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
            if is_file && is_toml(path) && path.file_name().is_some_and(|name| name != CONFIG) {
                let below = path.strip_prefix(&start).unwrap_or(path);
                let shown = shown(&root.join(below));
                let folder = path.parent().unwrap_or(&start).to_owned();
                if !self.is_excluded(path, &folder, root)? {
                    self.push(path.to_owned(), shown, root.to_owned());
                }
            }
        }
        Ok(())
    }

    /// A folder that cannot be read is named like a plan that cannot be.
    fn unreadable_folder(&mut self, root: &Path, start: &Path, error: &ignore::Error) {
        let path = path_of(error).unwrap_or(start).to_owned();
        let below = path.strip_prefix(start).unwrap_or(Path::new(""));
        let reason = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
        self.folders.push((shown(&root.join(below)), reason));
    }

    fn push(&mut self, path: PathBuf, shown: String, root: PathBuf) {
        let folder = self.absolute(path.parent().unwrap_or(Path::new("")));
        let identity = path.file_name().map_or_else(|| path.clone(), |name| folder.join(name));
        if self.seen.insert(identity) {
            self.found.push((path, shown, root));
        }
    }

    /// Whether the nearest `exclude` above a file leaves it out.
    fn is_excluded(&mut self, path: &Path, folder: &Path, root: &Path) -> Result<bool, Failure> {
        let folder = self.absolute(folder);
        self.config_of(&folder, Some(root))?;
        let Some((_, chain)) = self.by_folder.get(&folder) else {
            return Ok(false);
        };
        let nearest = chain.iter().copied().find(|file| self.chains.file(*file).exclude.is_some());
        let Some(file) = nearest else {
            return Ok(false);
        };
        if !self.excludes.contains_key(&file) {
            let (read, folder) = (self.chains.file(file), &self.directories[file]);
            let patterns = read.exclude.as_deref().unwrap_or_default();
            let matcher = exclude_of(&read.path, folder, patterns)?;
            self.excludes.insert(file, matcher);
        }
        let whole = path.file_name().map_or_else(|| folder.clone(), |name| folder.join(name));
        Ok(self.excludes[&file].matched_path_or_any_parents(&whole, false).is_ignore())
    }

    /// What holds in a folder: the `pargo.toml` files from it up to the root of the git repository, or
    /// outside of one up to the current folder.
    fn config_of(&mut self, folder: &Path, root: Option<&Path>) -> Result<usize, Failure> {
        if let Some((config, _)) = self.by_folder.get(folder) {
            return Ok(*config);
        }
        let top = self.top_of(folder, root);
        let mut chain = Vec::new();
        for ancestor in folder.ancestors() {
            if let Some(file) = self.config_file(ancestor)? {
                chain.push(file);
            }
            if ancestor == top {
                break;
            }
        }
        let config = self.chains.place(chain.clone());
        self.by_folder.insert(folder.to_owned(), (config, chain));
        Ok(config)
    }

    fn top_of(&mut self, folder: &Path, root: Option<&Path>) -> PathBuf {
        match repository_above(folder) {
            Some(repository) => repository.to_owned(),
            None if folder.starts_with(&self.current) => self.current.clone(),
            None => self.absolute(root.unwrap_or(folder)),
        }
    }

    fn config_file(&mut self, folder: &Path) -> Result<Option<usize>, Failure> {
        let path = folder.join(CONFIG);
        if let Some(known) = self.by_path.get(&path) {
            return Ok(*known);
        }
        let read = match std::fs::read(&path) {
            Ok(bytes) => Some((read_config(&self.relative(&path), &bytes)?, bytes)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => {
                let (shown, reason) = (self.relative(&path), error.to_string());
                return Err(both!(
                    "không đọc được {shown}: {reason}",
                    "cannot read {shown}: {reason}"
                )
                .into());
            }
        };
        let at = read.map(|(file, bytes)| {
            self.directories.push(folder.to_owned());
            self.chains.add(file, bytes)
        });
        self.by_path.insert(path, at);
        Ok(at)
    }

    /// A path as shown: relative to the current folder where it lies below it.
    fn relative(&self, path: &Path) -> String {
        shown(path.strip_prefix(&self.current).unwrap_or(path))
    }

    fn finish(mut self, base: usize) -> Result<Workspace, Failure> {
        if self.found.is_empty() && self.folders.is_empty() {
            let message = both!(
                "không có tệp kế hoạch (*.toml) nào ở các đường dẫn này",
                "no plan file (*.toml) under these paths"
            );
            return Err(Failure { is_empty: true, ..message.into() });
        }
        self.found.sort_by(|a, b| a.1.cmp(&b.1));
        let mut files = Vec::with_capacity(self.found.len());
        for (path, shown, root) in std::mem::take(&mut self.found) {
            let folder = self.absolute(path.parent().unwrap_or(Path::new("")));
            let config = self.config_of(&folder, Some(&root))?;
            files.push(PlanFile { content: Content::Disk(path), shown, config });
        }
        let unreadable = std::mem::take(&mut self.folders).into_iter();
        files.extend(unreadable.map(|(shown, reason)| PlanFile {
            content: Content::Unreadable(reason),
            shown,
            config: base,
        }));
        files.sort_by(|a, b| a.shown.cmp(&b.shown));
        let config_findings = self.chains.findings();
        let (configs, watch) = (self.chains.into_configs(), Watch::default());
        Ok(Workspace { files, configs, base, config_findings, watch })
    }
}

/// The path that an error of the walker is about.
fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            path_of(err)
        }
        _ => None,
    }
}
