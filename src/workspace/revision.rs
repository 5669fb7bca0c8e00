//! The plans of a git revision, as [`crate::workspace::find::open`] finds those of the working tree.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::sync_channel;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::config::{Config, File};
use crate::parse::Scratch;
use crate::text::lang::{Text, both};
use crate::workspace::chain::Chains;
use crate::workspace::config::read_config;
use crate::workspace::git::{Entry, Objects, Repository};
use crate::workspace::load::{Loaded, passed_over, unread};
use crate::workspace::read::Reason;
use crate::workspace::sieve::{Matcher, Sieve, Weight, ancestors, below, folder, is_plan_name};
use crate::workspace::watch::Watch;
use crate::workspace::{
    CONFIG, Content, Failure, FaultyFile, PlanFile, Workspace, default_path, no_plan_name,
    parallel, shown,
};

/// Finds the plans under `paths` in a commit.
pub fn open_at(
    paths: &[PathBuf],
    repository: &Repository,
    commit: &str,
) -> Result<Workspace, Failure> {
    Listing::of(paths, repository, commit)?.read(repository)
}

/// The plans of a commit, not read yet.
struct Listing {
    /// By path as shown.
    plans: Vec<Listed>,
    configs: Vec<Config>,
    base: usize,
    config_findings: Vec<FaultyFile>,
    /// Paths that the commit does not have.
    missing: BTreeSet<PathBuf>,
    /// The `.gitignore` files that are not heeded, and why.
    unheeded: Vec<(String, Reason)>,
    /// A `pargo.toml` that is broken and holds for all plans.
    broken: Option<Failure>,
}

struct Listed {
    shown: String,
    entry: Entry,
    config: usize,
    /// Why it is not looked at, where a `pargo.toml` above it is broken.
    passed_over: Option<Text>,
}

impl Listed {
    fn is_compared(&self) -> bool {
        self.passed_over.is_none()
    }
}

impl Listing {
    /// The plans of a commit that has plans under every path.
    fn of(paths: &[PathBuf], repository: &Repository, commit: &str) -> Result<Listing, Failure> {
        let listing = Listing::of_those_there(paths, repository, commit)?;
        match (listing.missing.first(), listing.plans.is_empty()) {
            (Some(path), _) => Err(no_such_path(path)),
            (None, true) => Err(listing.broken.unwrap_or_else(no_plan)),
            (None, false) => listing.usable(),
        }
    }

    /// The same, unless a `pargo.toml` is broken that holds for all plans.
    fn usable(self) -> Result<Listing, Failure> {
        match self.broken {
            Some(failure) => Err(failure),
            None => Ok(self),
        }
    }

    /// The plans of a commit, which may lack some of the paths, or all of them.
    fn of_those_there(
        paths: &[PathBuf],
        repository: &Repository,
        commit: &str,
    ) -> Result<Listing, Failure> {
        let files = repository.files(commit)?;
        let mut tree = Tree::of(repository, &files)?;
        let default = [tree.default_path(repository.prefix())];
        let paths = if paths.is_empty() { &default } else { paths };
        let mut found = BTreeMap::new();
        let mut missing = BTreeSet::new();
        let mut base = None;
        for path in paths {
            let root = inside(path, repository)?;
            base.get_or_insert_with(|| tree.folder_of(&root));
            if !tree.add(&root, path, &files, &mut found)? {
                missing.insert(path.clone());
            }
        }
        let base = tree.config_of(&base.unwrap_or_default());
        let mut seen = FxHashSet::default();
        let mut plans = Vec::with_capacity(found.len());
        for (shown, entry) in found {
            // A file that two of the paths stand for is one plan.
            if seen.insert(entry.path.as_str()) {
                let config = tree.config_of(folder(&entry.path));
                let passed_over = tree.chains.why_passed_over(config);
                plans.push(Listed { shown, entry: entry.clone(), config, passed_over });
            }
        }
        let mut places: Vec<usize> = plans.iter().map(|plan| plan.config).collect();
        places.extend(plans.is_empty().then_some(base));
        let broken = tree.chains.broken_for_all(places.into_iter()).cloned();
        let config_findings = tree.chains.findings();
        let (configs, unheeded) = (tree.chains.into_configs(), tree.unheeded);
        Ok(Listing { plans, configs, base, config_findings, missing, unheeded, broken })
    }

    fn read(self, repository: &Repository) -> Result<Workspace, Failure> {
        let ids: Vec<&str> = self.plans.iter().map(|plan| plan.entry.blob.as_str()).collect();
        let texts = repository.objects()?.read(&ids)?;
        let mut files = Vec::with_capacity(self.plans.len());
        for (plan, bytes) in self.plans.into_iter().zip(texts) {
            let Some(bytes) = bytes else { return Err(missing(&plan.shown).into()) };
            let (shown, config) = (plan.shown, plan.config);
            let content = plan.passed_over.map_or(Content::Bytes(bytes), Content::PassedOver);
            files.push(PlanFile { content, shown, config });
        }
        let config = self.base;
        files.extend(self.unheeded.into_iter().map(|(shown, reason)| PlanFile {
            content: Content::Unreadable(reason),
            shown,
            config,
        }));
        files.sort_by(|a, b| a.shown.cmp(&b.shown));
        let (configs, base, config_findings) = (self.configs, self.base, self.config_findings);
        let watch = Watch::default();
        Ok(Workspace { files, configs, base, config_findings, watch })
    }
}

/// The plans of several commits, each text once.
#[derive(Debug, Default)]
pub struct Versions {
    /// By path as shown.
    texts: Vec<PlanText>,
    configs: Vec<Config>,
    /// Whether each commit has a plan, in the order given.
    pub have_plans: Vec<bool>,
}

/// A plan file of some of the commits.
#[derive(Debug)]
struct PlanText {
    shown: String,
    blob: String,
    config: usize,
    passed_over: Option<Text>,
    commits: Vec<usize>,
}

impl Versions {
    /// Finds the plans under `paths` in each of the commits.
    pub fn of(
        paths: &[PathBuf],
        repository: &Repository,
        commits: &[&str],
    ) -> Result<Versions, Failure> {
        let mut versions = Versions::default();
        let mut known: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        let mut nowhere: Option<BTreeSet<PathBuf>> = None;
        for (place, commit) in commits.iter().enumerate() {
            let listing = Listing::of_those_there(paths, repository, commit)?;
            versions.have_plans.push(!listing.plans.is_empty());
            nowhere = Some(match nowhere {
                None => listing.missing.clone(),
                Some(nowhere) => nowhere.intersection(&listing.missing).cloned().collect(),
            });
            let configs: Vec<usize> =
                listing.configs.into_iter().map(|config| versions.config(config)).collect();
            for plan in listing.plans {
                // Alike but for a broken `pargo.toml` above one of them, they are two texts.
                let why = plan.passed_over.map(|why| (why.vi, why.en));
                let key = (plan.shown, plan.entry.blob, configs[plan.config], why);
                known.entry(key).or_default().push(place);
            }
        }
        let nowhere = nowhere.unwrap_or_default();
        let no_plans = !commits.is_empty() && known.is_empty();
        there_is_something(nowhere.first(), no_plans)?;
        for ((shown, blob, config, why), commits) in known {
            let passed_over = why.map(|(vi, en)| Text { vi, en });
            versions.texts.push(PlanText { shown, blob, config, passed_over, commits });
        }
        Ok(versions)
    }

    fn config(&mut self, config: Config) -> usize {
        let known = self.configs.iter().position(|known| known.means_same(&config));
        known.unwrap_or_else(|| {
            self.configs.push(config);
            self.configs.len() - 1
        })
    }

    /// Looks at every text once, with the commits that have it; the answers come by path.
    pub fn each<T: Send>(
        &self,
        repository: &Repository,
        look: impl Fn(&[usize], Loaded<'_>) -> T + Sync,
    ) -> Result<Vec<T>, Text> {
        let asked: Vec<(&str, &str)> =
            self.texts.iter().map(|text| (text.shown.as_str(), text.blob.as_str())).collect();
        each_text(&mut repository.objects()?, &asked, |at, bytes, scratch| {
            let text = &self.texts[at];
            if let Some(why) = &text.passed_over {
                return look(&text.commits, Err(passed_over(&text.shown, why)));
            }
            let config = &self.configs[text.config];
            crate::workspace::load::load(&text.shown, bytes, config, scratch, |loaded| {
                look(&text.commits, loaded)
            })
        })
    }
}

impl Versions {
    /// Looks at a plan file, by its path as shown, as it stood in the nearest of some commits, the newest
    /// one first, in which `look` finds an answer. A commit without the file ends the search.
    pub fn as_last_readable<T>(
        &self,
        repository: &Repository,
        shown: &str,
        commits: impl Iterator<Item = String>,
        look: impl Fn(Loaded<'_>) -> Option<T>,
    ) -> Result<Option<T>, Failure> {
        let path = inside(Path::new(shown), repository)?;
        let Some(text) = self.texts.iter().find(|text| text.shown == shown) else {
            return Ok(None);
        };
        let config = &self.configs[text.config];
        let (mut objects, mut scratch) = (repository.objects()?, Scratch::default());
        let mut known = None;
        for commit in commits {
            let found = objects.read(&[&format!("{commit}:{path}")])?.pop().flatten();
            let Some(bytes) = found else { return Ok(None) };
            if known.as_ref() != Some(&bytes) {
                if let Some(answer) =
                    crate::workspace::load::load(shown, &bytes, config, &mut scratch, &look)
                {
                    return Ok(Some(answer));
                }
                known = Some(bytes);
            }
        }
        Ok(None)
    }
}

/// Looks at texts of the repository, each given by its path and id, in parallel; git fetches the next ones
/// while the last are looked at. The answers come in the order given.
pub fn each_text<T: Send>(
    objects: &mut Objects,
    asked: &[(&str, &str)],
    look: impl Fn(usize, &[u8], &mut Scratch) -> T + Sync,
) -> Result<Vec<T>, Text> {
    let mut answers = Vec::with_capacity(asked.len());
    let watch = objects.watch.clone();
    std::thread::scope(|scope| {
        let (send, fetched) = sync_channel(2);
        scope.spawn(move || {
            for chunk in asked.chunks(Objects::AT_ONCE) {
                let ids: Vec<&str> = chunk.iter().map(|(_, blob)| *blob).collect();
                let texts = objects.read(&ids);
                let failed = texts.is_err();
                if send.send(texts).is_err() || failed {
                    break;
                }
            }
        });
        for texts in fetched {
            let (texts, first) = (texts?, answers.len());
            let looked =
                parallel::map(texts.len(), Scratch::default, |scratch, at| match &texts[at] {
                    Some(bytes) => Ok(look(first + at, bytes, scratch)),
                    None => Err(missing(asked[first + at].0)),
                });
            answers.extend(looked.into_iter().collect::<Result<Vec<T>, Text>>()?);
            watch.tell(answers.len(), asked.len());
        }
        Ok(answers)
    })
}

/// What a commit is compared with.
#[derive(Clone, Copy, Debug)]
pub enum Newer<'n> {
    /// Another commit.
    Commit(&'n str),
    /// The working tree; `None` where it has no plan under the paths.
    Tree(Option<&'n Workspace>),
}

/// The plans of a commit and of something newer, without the files that say the same in both: what is the
/// same needs no reading to be compared.
pub fn differing(
    paths: &[PathBuf],
    repository: &Repository,
    older: &str,
    newer: Newer<'_>,
) -> Result<(Workspace, Workspace), Failure> {
    let mut old = Listing::of_those_there(paths, repository, older)?;
    match newer {
        Newer::Commit(commit) => {
            let mut new = Listing::of_those_there(paths, repository, commit)?;
            let nowhere = old.missing.intersection(&new.missing).next();
            there_is_something(nowhere, old.plans.is_empty() && new.plans.is_empty())?;
            (old, new) = (old.usable()?, new.usable()?);
            let same: FxHashSet<String> = {
                let theirs = by_path(&new);
                let same = old.plans.iter().filter(|plan| {
                    theirs.get(plan.entry.path.as_str()).is_some_and(|their| {
                        their.entry.blob == plan.entry.blob
                            && plan.is_compared()
                            && their.is_compared()
                            && old.configs[plan.config].means_same(&new.configs[their.config])
                    })
                });
                same.map(|plan| plan.entry.path.clone()).collect()
            };
            old.plans.retain(|plan| !same.contains(&plan.entry.path));
            new.plans.retain(|plan| !same.contains(&plan.entry.path));
            Ok((old.read(repository)?, new.read(repository)?))
        }
        Newer::Tree(tree) => {
            let nowhere = old.missing.iter().find(|path| !path.exists());
            there_is_something(nowhere, old.plans.is_empty() && tree.is_none())?;
            old = old.usable()?;
            let Some(tree) = tree else { return Ok((old.read(repository)?, Workspace::empty())) };
            let same = unchanged(&old, tree, repository);
            let paths: FxHashSet<&str> = same.iter().map(|(_, path)| path.as_str()).collect();
            old.plans.retain(|plan| !paths.contains(plan.entry.path.as_str()));
            let files: FxHashSet<usize> = same.iter().map(|(at, _)| *at).collect();
            let left = tree.files.iter().enumerate().filter(|(at, _)| !files.contains(at));
            let files = left.map(|(_, file)| file.clone()).collect();
            let (configs, base) = (tree.configs.clone(), tree.base);
            let tree = Workspace { files, configs, base, ..Workspace::default() };
            Ok((old.read(repository)?, tree))
        }
    }
}

/// A path that no version has is a mistake, and so is a question about no plan at all.
fn there_is_something(nowhere: Option<&PathBuf>, no_plans: bool) -> Result<(), Failure> {
    match (nowhere, no_plans) {
        (Some(path), _) => Err(no_such_path(path)),
        (None, true) => Err(no_plan()),
        (None, false) => Ok(()),
    }
}

fn no_such_path(path: &Path) -> Failure {
    let shown = shown(path);
    let message = both!(
        "không có đường dẫn này ở bản ghi đó: {shown}",
        "no such path at that revision: {shown}"
    );
    Failure { is_empty: true, ..message.into() }
}

fn no_plan() -> Failure {
    let message = both!(
        "không có tệp kế hoạch (*.toml) nào ở các đường dẫn này trong bản ghi đó",
        "no plan file (*.toml) under these paths at that revision"
    );
    Failure { is_empty: true, ..message.into() }
}

fn by_path(listing: &Listing) -> FxHashMap<&str, &Listed> {
    listing.plans.iter().map(|plan| (plan.entry.path.as_str(), plan)).collect()
}

/// The files of the working tree that hold what the commit holds: their places, and their paths from the
/// root. git is asked for the ids of their bytes as they are, since what it remembers of files may be
/// stale, and making it look again could run the filters of the repository.
fn unchanged(old: &Listing, tree: &Workspace, repository: &Repository) -> Vec<(usize, String)> {
    let known = by_path(old);
    let candidates: Vec<(usize, &Listed)> = tree
        .files
        .iter()
        .enumerate()
        .filter_map(|(at, file)| {
            // What is no file is not given to git, which would wait for a pipe.
            let is_file = matches!(file.content, Content::Disk(_));
            let path = inside(Path::new(&file.shown), repository).ok().filter(|_| is_file)?;
            let plan = *known.get(path.as_str()).filter(|plan| plan.is_compared())?;
            let same = old.configs[plan.config].means_same(&tree.configs[file.config]);
            same.then_some((at, plan))
        })
        .collect();
    const AT_ONCE: usize = 256;
    let chunks: Vec<&[(usize, &Listed)]> = candidates.chunks(AT_ONCE).collect();
    let same = parallel::map(
        chunks.len(),
        || (),
        |(), at| {
            let chunk = chunks[at];
            let paths: Vec<&str> = chunk.iter().map(|(_, plan)| plan.entry.path.as_str()).collect();
            let ids = repository.ids_of_files(&paths).unwrap_or_default();
            let pairs = chunk.iter().zip(ids).filter(|((_, plan), id)| plan.entry.blob == *id);
            pairs.map(|((at, plan), _)| (*at, plan.entry.path.clone())).collect::<Vec<_>>()
        },
    );
    same.into_iter().flatten().collect()
}

/// Reads the `pargo.toml` of a folder of a tree, and the matcher of its `exclude`.
pub fn config_in_git(
    shown: &str,
    home: &str,
    bytes: &[u8],
) -> Result<(File, Option<Matcher>), Failure> {
    read_config(shown, bytes, Path::new(home), &mut Weight::default())
}

/// What the `pargo.toml` files of a commit say together of the first of these paths.
pub fn config_of_commit(
    paths: &[PathBuf],
    repository: &Repository,
    commit: &str,
) -> Result<Config, Failure> {
    let files = repository.files(commit)?;
    let mut tree = Tree::of(repository, &files)?;
    let default = tree.default_path(repository.prefix());
    let root = inside(paths.first().unwrap_or(&default), repository)?;
    let config = tree.config_of(&tree.folder_of(&root));
    Ok(tree.chains.config(config).as_ref().clone())
}

/// What to say where a file's text is not here, as in a partial clone.
pub fn missing(path: &str) -> Text {
    both!(
        "kho git này không có nội dung của {path} ở bản ghi đó; lấy đủ bằng `git fetch --refetch`",
        "this repository does not hold the text of {path} at that revision; get it by `git fetch --refetch`"
    )
}

/// A path of the command line as a path from the root of the repository, without a `/` at its end.
pub fn inside(path: &Path, repository: &Repository) -> Result<String, Failure> {
    let outside = || -> Failure {
        let shown = shown(path);
        both!("{shown} nằm ngoài kho git này", "{shown} is outside of this git repository").into()
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
pub fn from_here(path: &str, prefix: &str) -> String {
    match path.strip_prefix(prefix) {
        Some(below) => below.to_owned(),
        None => "../".repeat(prefix.matches('/').count()) + path,
    }
}

/// What a commit holds besides plans: its folders, `pargo.toml` and `.gitignore` files.
struct Tree {
    folders: BTreeSet<String>,
    /// The number of each folder's `pargo.toml`.
    config_files: BTreeMap<String, usize>,
    chains: Chains,
    sieve: Sieve,
    unheeded: Vec<(String, Reason)>,
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
            chains: Chains::default(),
            sieve: Sieve::default(),
            unheeded: Vec::new(),
        };
        for (entry, bytes) in special.iter().zip(texts) {
            let bytes = bytes.ok_or_else(|| missing(&entry.path))?;
            tree.take(from_here(&entry.path, repository.prefix()), folder(&entry.path), bytes);
        }
        Ok(tree)
    }

    /// Takes in a `pargo.toml` or a `.gitignore` of the folder `home`.
    fn take(&mut self, shown: String, home: &str, bytes: Vec<u8>) {
        if !shown.ends_with(CONFIG) {
            let taken = self.sieve.ignore(home, Some(&bytes));
            self.unheeded.extend(taken.err().map(|reason| (shown, reason)));
            return;
        }
        let too_many = |reason: Reason| Failure::of_file(&shown, "", vec![unread(&reason)]);
        let read = config_in_git(&shown, home, &bytes).and_then(|(file, exclude)| {
            self.sieve.exclude(home, exclude).map_err(too_many).map(|()| file)
        });
        let number = match read {
            Ok(file) => self.chains.add(file, bytes),
            Err(failure) => self.chains.add_broken(failure),
        };
        self.config_files.insert(home.to_owned(), number);
    }

    /// Where plans are by default, below the folder that a prefix names.
    fn default_path(&self, prefix: &str) -> PathBuf {
        default_path(|name| self.folders.contains(&format!("{prefix}{name}")))
    }

    fn folder_of(&self, path: &str) -> String {
        if self.folders.contains(path) { path.to_owned() } else { folder(path).to_owned() }
    }

    /// Adds the plans that a path stands for, by their path as shown; whether there is such a path.
    fn add<'f>(
        &mut self,
        root: &str,
        typed: &Path,
        files: &'f [Entry],
        found: &mut BTreeMap<String, &'f Entry>,
    ) -> Result<bool, Failure> {
        let shown_root = shown(typed);
        if let Some(entry) = files.iter().find(|e| e.path == root) {
            let name = entry.path.rsplit('/').next().unwrap_or_default();
            if name == CONFIG {
                return Ok(true);
            }
            if !is_plan_name(Path::new(name)) {
                return Err(no_plan_name(&shown_root).into());
            }
            found.insert(shown_root, entry);
            return Ok(true);
        }
        if !self.folders.contains(root) {
            return Ok(false);
        }
        for entry in files {
            let Some(below) = below(&entry.path, root) else { continue };
            if self.sieve.takes(root, &entry.path) {
                found.insert(shown(&typed.join(below)), entry);
            }
        }
        Ok(true)
    }

    /// What holds in a folder, by its place among the configs.
    fn config_of(&mut self, home: &str) -> usize {
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
