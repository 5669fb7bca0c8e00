//! The plans of a git revision, as [`super::open`] finds those of the working tree.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::{
    CONFIG, Content, Failure, PlanFile, Watch, Workspace, config_findings_of, is_toml, shown,
};
use crate::config::{Config, File};
use crate::git::{Entry, Repository};
use crate::text;

/// Finds the plans under `paths` in a commit.
pub fn open_at(
    paths: &[PathBuf],
    repository: &Repository,
    commit: &str,
) -> Result<Workspace, Failure> {
    let files = repository.files(commit)?;
    let mut tree = Tree::of(repository, &files)?;
    let default = [tree.default_path(repository.prefix())];
    let paths = if paths.is_empty() { &default } else { paths };
    let mut found = BTreeMap::new();
    let mut base = None;
    for path in paths {
        let root = inside(path, repository)?;
        base.get_or_insert_with(|| tree.folder_of(&root));
        tree.add(&root, path, &files, &mut found)?;
    }
    if found.is_empty() {
        let message = text!(
            "không có tệp kế hoạch (*.toml) nào ở các đường dẫn này trong bản ghi đó",
            "no plan file (*.toml) under these paths at that revision"
        );
        return Err(Failure { is_empty: true, ..message.into() });
    }
    let base = tree.config_of(&base.unwrap_or_default());
    let entries: Vec<&Entry> = found.values().copied().collect();
    let ids: Vec<&str> = entries.iter().map(|entry| entry.blob.as_str()).collect();
    let texts = repository.objects()?.read(&ids)?;
    let mut plans = Vec::with_capacity(found.len());
    for ((shown, entry), bytes) in found.into_iter().zip(texts) {
        let Some(bytes) = bytes else { return Err(missing(&shown)) };
        let config = tree.config_of(folder(&entry.path));
        plans.push(PlanFile { content: Content::Bytes(bytes), shown, config });
    }
    let config_findings = config_findings_of(&tree.configs_read, tree.chains.keys());
    let watch = Watch::default();
    Ok(Workspace { files: plans, configs: tree.configs, base, config_findings, watch })
}

fn missing(path: &str) -> Failure {
    text!(
        "kho git này không có nội dung của {path} ở bản ghi đó",
        "this repository does not hold the text of {path} at that revision"
    )
    .into()
}

/// A path of the command line as a path from the root of the repository, without a `/` at its end.
pub fn inside(path: &Path, repository: &Repository) -> Result<String, Failure> {
    let outside = || -> Failure {
        let shown = shown(path);
        text!("{shown} nằm ngoài kho git này", "{shown} is outside of this git repository").into()
    };
    let joined = if path.is_absolute() {
        let root = repository.root().ok_or_else(outside)?;
        let root = std::fs::canonicalize(&root).unwrap_or(root);
        let whole = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        whole.strip_prefix(&root).map_err(|_| outside())?.to_owned()
    } else {
        Path::new(repository.prefix()).join(path)
    };
    let mut parts: Vec<String> = Vec::new();
    for component in joined.components() {
        match component {
            Component::Normal(name) => parts.push(name.to_string_lossy().into_owned()),
            Component::ParentDir => drop(parts.pop().ok_or_else(outside)?),
            Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
        }
    }
    Ok(parts.join("/"))
}

/// A path from the root as it is from the current folder, which `prefix` names.
fn from_here(path: &str, prefix: &str) -> String {
    match path.strip_prefix(prefix) {
        Some(below) => below.to_owned(),
        None => "../".repeat(prefix.matches('/').count()) + path,
    }
}

/// The folder of a path from the root; empty at the root.
fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A folder and those above it, up to the root, which is empty.
fn ancestors(folder: &str) -> impl Iterator<Item = &str> {
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

/// What a commit holds besides plans: its folders, `pargo.toml` and `.gitignore` files.
struct Tree {
    folders: std::collections::BTreeSet<String>,
    /// The place of each folder's `pargo.toml` in `configs_read`.
    config_files: BTreeMap<String, usize>,
    configs_read: Vec<(File, Vec<u8>)>,
    ignores: BTreeMap<String, Gitignore>,
    excludes: BTreeMap<usize, Gitignore>,
    chains: BTreeMap<Vec<usize>, usize>,
    configs: Vec<Config>,
}

impl Tree {
    fn of(repository: &Repository, files: &[Entry]) -> Result<Tree, Failure> {
        let named = |name: &'static str| {
            files.iter().filter(move |e| e.path.rsplit('/').next() == Some(name))
        };
        let special: Vec<&Entry> = named(CONFIG).chain(named(".gitignore")).collect();
        let ids: Vec<&str> = special.iter().map(|entry| entry.blob.as_str()).collect();
        let texts = repository.objects()?.read(&ids)?;
        let mut tree = Tree {
            folders: files
                .iter()
                .flat_map(|e| ancestors(folder(&e.path)))
                .map(str::to_owned)
                .collect(),
            config_files: BTreeMap::new(),
            configs_read: Vec::new(),
            ignores: BTreeMap::new(),
            excludes: BTreeMap::new(),
            chains: BTreeMap::new(),
            configs: Vec::new(),
        };
        for (entry, bytes) in special.iter().zip(texts) {
            let bytes = bytes.ok_or_else(|| missing(&entry.path))?;
            let home = folder(&entry.path).to_owned();
            if entry.path.ends_with(CONFIG) {
                let shown = from_here(&entry.path, repository.prefix());
                let file = super::read_config(&shown, &bytes)?;
                let at = tree.configs_read.len();
                if let Some(patterns) = &file.exclude {
                    tree.excludes
                        .insert(at, super::exclude_of(&shown, Path::new(&home), patterns)?);
                }
                tree.configs_read.push((file, bytes));
                tree.config_files.insert(home, at);
            } else {
                let mut builder = GitignoreBuilder::new(&home);
                for line in String::from_utf8_lossy(&bytes).lines() {
                    // A pattern that git would not take leaves nothing out.
                    let _ = builder.add_line(None, line);
                }
                tree.ignores.extend(builder.build().ok().map(|matcher| (home, matcher)));
            }
        }
        Ok(tree)
    }

    /// `plans/` below the current folder where the commit has it, else the current folder.
    fn default_path(&self, prefix: &str) -> PathBuf {
        let plans = format!("{prefix}plans");
        PathBuf::from(if self.folders.contains(&plans) { "plans" } else { "." })
    }

    fn folder_of(&self, path: &str) -> String {
        if self.folders.contains(path) { path.to_owned() } else { folder(path).to_owned() }
    }

    /// Adds the plans that a path stands for, by their path as shown.
    fn add<'f>(
        &mut self,
        root: &str,
        typed: &Path,
        files: &'f [Entry],
        found: &mut BTreeMap<String, &'f Entry>,
    ) -> Result<(), Failure> {
        let shown_root = shown(typed);
        if let Some(entry) = files.iter().find(|e| e.path == root) {
            let name = entry.path.rsplit('/').next().unwrap_or_default();
            if !is_toml(Path::new(name)) {
                return Err(text!(
                    "{shown_root} không phải tệp kế hoạch (*.toml)",
                    "{shown_root} is no plan file (*.toml)"
                )
                .into());
            }
            if name != CONFIG {
                found.insert(shown_root, entry);
            }
            return Ok(());
        }
        if !self.folders.contains(root) {
            let message = text!(
                "không có đường dẫn này ở bản ghi đó: {shown_root}",
                "no such path at that revision: {shown_root}"
            );
            return Err(Failure { is_empty: true, ..message.into() });
        }
        for entry in files {
            let Some(below) = below(&entry.path, root) else { continue };
            let hidden = below.split('/').any(|part| part.starts_with('.'));
            let name = below.rsplit('/').next().unwrap_or_default();
            if hidden || !is_toml(Path::new(name)) || name == CONFIG || self.leaves_out(&entry.path)
            {
                continue;
            }
            found.insert(shown(&typed.join(below)), entry);
        }
        Ok(())
    }

    /// Whether `.gitignore` or the nearest `exclude` leaves a file out.
    fn leaves_out(&self, path: &str) -> bool {
        let ignored = ancestors(folder(path))
            .filter_map(|home| self.ignores.get(home))
            .map(|matcher| matcher.matched_path_or_any_parents(Path::new(path), false))
            .find(|matched| !matched.is_none());
        let exclude = ancestors(folder(path))
            .filter_map(|home| self.config_files.get(home))
            .find_map(|file| self.excludes.get(file));
        ignored.is_some_and(|matched| matched.is_ignore())
            || exclude
                .is_some_and(|m| m.matched_path_or_any_parents(Path::new(path), false).is_ignore())
    }

    /// What holds in a folder, by its place among the configs.
    fn config_of(&mut self, home: &str) -> usize {
        let chain: Vec<usize> =
            ancestors(home).filter_map(|home| self.config_files.get(home)).copied().collect();
        if let Some(known) = self.chains.get(&chain) {
            return *known;
        }
        let files: Vec<&File> = chain.iter().map(|at| &self.configs_read[*at].0).collect();
        self.configs.push(Config::of(&files));
        self.chains.insert(chain, self.configs.len() - 1);
        self.configs.len() - 1
    }
}

/// The rest of a path below a folder; the empty folder is the root.
fn below<'p>(path: &'p str, root: &str) -> Option<&'p str> {
    if root.is_empty() { Some(path) } else { path.strip_prefix(root)?.strip_prefix('/') }
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
