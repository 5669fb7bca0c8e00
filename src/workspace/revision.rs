//! The plans of a git revision, as [`crate::workspace::find::open`] finds those of the working tree.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::sync_channel;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::config::Config;
use crate::finding::profile::Profile;
use crate::parse::Scratch;
use crate::text::lang::{Text, both};
use crate::workspace::git::objects::{Object, Objects, may_hold};
use crate::workspace::git::{Entry, Repository};
use crate::workspace::load::{Loaded, load_object, passed_over};
use crate::workspace::read::Reason;
use crate::workspace::root::Root;
use crate::workspace::sieve::folder;
use crate::workspace::tree::{Found, Tree, from_here, inside};
use crate::workspace::tree_text::{Sought, has_id, without_those_that_do_not_hold};
use crate::workspace::watch::Watch;
use crate::workspace::{
    Content, Failure, FaultyFile, NamedBaseline, PlanFile, Workspace, parallel, shown,
};

/// Finds the plans under `paths` in a commit.
pub fn open_at(
    paths: &[PathBuf],
    repository: &Repository,
    commit: &str,
) -> Result<Workspace, Failure> {
    Listing::of(paths, repository, commit)?.read(repository)
}

/// The settings for the plans of a commit. The plans themselves are not read.
#[derive(Debug, Default)]
pub struct Settings {
    configs: Vec<Config>,
    /// The index of the settings of each plan, by its path as shown.
    places: FxHashMap<String, usize>,
}

impl Settings {
    /// The settings of the plans that a commit has under these paths; empty if there is no plan.
    pub fn at(
        paths: &[PathBuf],
        repository: &Repository,
        commit: &str,
    ) -> Result<Settings, Failure> {
        let listing = Listing::of_those_there(paths, repository, commit)?;
        let places = listing.plans.into_iter().map(|plan| (plan.shown, plan.config)).collect();
        Ok(Settings { configs: listing.configs, places })
    }

    /// The settings of a plan, by its path as shown; `None` if the commit does not have it.
    pub fn of(&self, file: &str) -> Option<&Config> {
        self.places.get(file).map(|place| &self.configs[*place])
    }

    /// Turns a profile on for every plan.
    pub fn turn_on(&mut self, profile: &'static Profile) {
        self.configs.iter_mut().for_each(|config| config.turn_on(profile));
    }
}

/// The plans of a commit, which are not read yet.
#[derive(Clone, Default)]
struct Listing {
    /// Sorted by path as shown.
    plans: Vec<Listed>,
    configs: Vec<Config>,
    base: usize,
    config_findings: Vec<FaultyFile>,
    baselines: Vec<NamedBaseline>,
    /// Paths that the commit does not have.
    missing: BTreeSet<PathBuf>,
    /// The `.gitignore` files that were not applied, by path as shown, and why.
    not_applied: Vec<(String, Reason)>,
    /// A broken `pargo.toml` that applies to all plans.
    broken: Option<Failure>,
}

#[derive(Clone)]
struct Listed {
    shown: String,
    entry: Entry,
    config: usize,
    /// Why it is not read, if a `pargo.toml` above it is broken.
    passed_over: Option<Text>,
}

impl Listed {
    fn is_compared(&self) -> bool {
        self.passed_over.is_none()
    }
}

impl Listing {
    /// The plans of a commit. Every path has to exist, and there has to be a plan.
    fn of(paths: &[PathBuf], repository: &Repository, commit: &str) -> Result<Listing, Failure> {
        let listing = Listing::of_those_there(paths, repository, commit)?;
        match (listing.missing.first(), listing.plans.is_empty()) {
            (Some(path), _) => Err(no_such_path(path)),
            (None, true) => Err(listing.broken.unwrap_or_else(no_plan)),
            (None, false) => listing.usable(),
        }
    }

    /// An error if a broken `pargo.toml` applies to all plans.
    fn usable(self) -> Result<Listing, Failure> {
        match self.broken {
            Some(failure) => Err(failure),
            None => Ok(self),
        }
    }

    /// The plans of a commit, in which some or all of the paths may be missing.
    fn of_those_there(
        paths: &[PathBuf],
        repository: &Repository,
        commit: &str,
    ) -> Result<Listing, Failure> {
        let files = repository.files(commit)?;
        let mut tree = Tree::of(repository, &files)?;
        let default = [tree.default_path(repository.prefix())];
        let paths = if paths.is_empty() { &default } else { paths };
        let mut found = Found::new();
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
        for ((shown, _), entry) in found {
            // A file that is found by two of the paths is one plan.
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
        let baselines = tree.chains.baselines();
        let (configs, not_applied) = (tree.chains.into_configs(), tree.not_applied);
        Ok(Listing {
            plans,
            configs,
            base,
            config_findings,
            baselines,
            missing,
            not_applied,
            broken,
        })
    }

    /// Splits the plans into those with these paths and the others.
    fn parted(self, paths: &FxHashSet<String>) -> (Listing, Listing) {
        let (own, others) = self.plans.into_iter().partition(|p| paths.contains(&p.entry.path));
        let (configs, base) = (self.configs.clone(), self.base);
        let own = Listing { plans: own, configs, base, ..Listing::default() };
        (own, Listing { plans: others, ..self })
    }

    fn read(self, repository: &Repository) -> Result<Workspace, Failure> {
        // Files with the same content share it in memory.
        let mut places: FxHashMap<&str, usize> = FxHashMap::default();
        let mut asked: Vec<(&str, &str)> = Vec::new();
        let mut places_of = Vec::with_capacity(self.plans.len());
        for plan in &self.plans {
            let blob = plan.entry.blob.as_str();
            places_of.push(*places.entry(blob).or_insert_with(|| {
                asked.push((&plan.entry.path, blob));
                asked.len() - 1
            }));
        }
        let objects = repository.objects().all(&asked)?.into_iter().map(Arc::new);
        let objects: Vec<Arc<Object>> = objects.collect();
        let mut files = Vec::with_capacity(self.plans.len());
        for (plan, place) in self.plans.into_iter().zip(places_of) {
            let (shown, config) = (plan.shown, plan.config);
            let object = || Content::Object(Arc::clone(&objects[place]));
            let content = plan.passed_over.map_or_else(object, Content::PassedOver);
            files.push(PlanFile { content, shown, config });
        }
        let config = self.base;
        files.extend(self.not_applied.into_iter().map(|(shown, reason)| PlanFile {
            content: Content::Unreadable(reason),
            shown,
            config,
        }));
        files.sort_by(|a, b| a.shown.cmp(&b.shown));
        let (configs, base, config_findings) = (self.configs, self.base, self.config_findings);
        let baselines = self.baselines;
        let watch = Watch::default();
        // The paths of a commit begin at the root of its repository, wherever that is.
        let root = Root::new("/", &format!("/{}", repository.prefix()));
        Ok(Workspace { files, configs, base, config_findings, baselines, root, watch })
    }
}

/// The plans of several commits. A text that several commits have is read once.
#[derive(Debug, Default)]
pub struct Versions {
    /// Sorted by path as shown.
    texts: Vec<TextOfPlan>,
    configs: Vec<Config>,
    /// Whether each commit has a plan, in the order of the commits.
    pub have_plans: Vec<bool>,
}

/// A version of a plan file, and the commits that have it.
#[derive(Debug)]
struct TextOfPlan {
    shown: String,
    path: String,
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
                // The same text counts as two if only one has a broken `pargo.toml` above it.
                let why = plan.passed_over.map(|why| (why.vi, why.en));
                let Entry { path, blob } = plan.entry;
                let key = (plan.shown, path, blob, configs[plan.config], why);
                known.entry(key).or_default().push(place);
            }
        }
        let nowhere = nowhere.unwrap_or_default();
        let no_plans = !commits.is_empty() && known.is_empty();
        there_is_something(nowhere.first(), no_plans)?;
        for ((shown, path, blob, config, why), commits) in known {
            let passed_over = why.map(|(vi, en)| Text { vi, en });
            versions.texts.push(TextOfPlan { shown, path, blob, config, passed_over, commits });
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

    /// Reads every text once and passes it to `look` with the indexes of its commits. The results are
    /// sorted by path.
    pub fn map_texts<T: Send>(
        &self,
        repository: &Repository,
        look: impl Fn(&[usize], Loaded<'_>) -> T + Sync,
    ) -> Result<Vec<T>, Text> {
        let asked: Vec<(&str, &str)> =
            self.texts.iter().map(|text| (text.path.as_str(), text.blob.as_str())).collect();
        each_text(&mut repository.objects(), &asked, |at, object, scratch| {
            let text = &self.texts[at];
            if let Some(why) = &text.passed_over {
                return look(&text.commits, Err(passed_over(&text.shown, why)));
            }
            let config = &self.configs[text.config];
            load_object(&text.shown, object, config, scratch, |loaded| look(&text.commits, loaded))
        })
    }
}

impl Versions {
    /// Passes versions of a plan file, by its path as shown, to `look` until it returns an answer.
    /// `commits` are tried in this order, newest first; a commit without the file ends the search.
    pub fn as_last_readable<T>(
        &self,
        repository: &Repository,
        shown: &str,
        commits: impl Iterator<Item = String>,
        look: impl Fn(Loaded<'_>) -> Option<T>,
    ) -> Result<Option<T>, Failure> {
        let Some(text) = self.texts.iter().find(|text| text.shown == shown) else {
            return Ok(None);
        };
        let config = &self.configs[text.config];
        let (mut objects, mut scratch) = (repository.objects(), Scratch::default());
        let mut known = None;
        for commit in commits {
            let found = match objects.at(&commit, &text.path)? {
                Some(object) => object,
                // Either the commit does not have this file, or its content is missing from the
                // repository.
                None => match repository.file(&commit, &text.path)? {
                    None => return Ok(None),
                    Some(entry) => match objects.all(&[(&entry.path, &entry.blob)])?.pop() {
                        None => return Ok(None),
                        Some(object) => object,
                    },
                },
            };
            if known.as_ref() != Some(&found) {
                if let Some(answer) = load_object(shown, &found, config, &mut scratch, &look) {
                    return Ok(Some(answer));
                }
                known = Some(found);
            }
        }
        Ok(None)
    }
}

/// How many bytes of texts are passed on at once; a single text may be larger.
const BYTES_AT_ONCE: usize = 16 << 20;

/// Passes texts of the repository, each given by its path and id, to `look`, in parallel; meanwhile git
/// fetches the next ones. The results are in the order of `asked`.
pub fn each_text<T: Send>(
    objects: &mut Objects,
    asked: &[(&str, &str)],
    look: impl Fn(usize, &Object, &mut Scratch) -> T + Sync,
) -> Result<Vec<T>, Text> {
    let mut answers = Vec::with_capacity(asked.len());
    let watch = objects.watch.clone();
    std::thread::scope(|scope| {
        let (send, fetched) = sync_channel(2);
        scope.spawn(move || {
            let (mut texts, mut bytes) = (Vec::with_capacity(Objects::AT_ONCE), 0);
            let ended = objects.for_each(asked, |object| {
                bytes += object.size();
                texts.push(object);
                if texts.len() < Objects::AT_ONCE && bytes < BYTES_AT_ONCE {
                    return true;
                }
                bytes = 0;
                let next = Vec::with_capacity(Objects::AT_ONCE);
                send.send(Ok(std::mem::replace(&mut texts, next))).is_ok()
            });
            // If the receiver is gone, it has returned another error already.
            let _ = send.send(ended.map(|()| texts));
        });
        for texts in fetched {
            let (texts, first) = (texts?, answers.len());
            answers.extend(parallel::map(texts.len(), Scratch::default, |scratch, at| {
                look(first + at, &texts[at], scratch)
            }));
            watch.report(answers.len(), asked.len());
        }
        Ok(answers)
    })
}

/// The newer version in a comparison.
#[derive(Clone, Copy, Debug)]
pub enum Newer<'n> {
    /// Another commit.
    Commit(&'n str),
    /// The working tree; `None` if it has no plan under the paths.
    Tree(Option<&'n Workspace>),
}

/// The plans of a commit and of a newer version, without the files that mean the same in both: they need
/// not be read.
pub struct Differing {
    /// The plans of the commit.
    pub old: Workspace,
    /// The plans of the newer version.
    pub new: Workspace,
    /// The plans that mean the same in both.
    same: Listing,
    /// The paths of those whose bytes the working tree has.
    in_tree: FxHashSet<String>,
}

impl Differing {
    /// Finds the plans that differ between a commit and a newer version.
    pub fn of(
        paths: &[PathBuf],
        repository: &Repository,
        older: &str,
        newer: Newer<'_>,
    ) -> Result<Differing, Failure> {
        let old = Listing::of_those_there(paths, repository, older)?;
        match newer {
            Newer::Commit(commit) => {
                let mut new = Listing::of_those_there(paths, repository, commit)?;
                let nowhere = old.missing.intersection(&new.missing).next();
                there_is_something(nowhere, old.plans.is_empty() && new.plans.is_empty())?;
                let old = old.usable()?;
                new = new.usable()?;
                let same = same(&old, &new);
                new.plans.retain(|plan| !same.contains(&plan.entry.path));
                let (same, old) = old.parted(&same);
                let (old, new) = (old.read(repository)?, new.read(repository)?);
                Ok(Differing { old, new, same, in_tree: FxHashSet::default() })
            }
            Newer::Tree(tree) => {
                let mut absent = absent(paths, repository, tree)?;
                let nowhere = old.missing.iter().find(|path| !path.exists());
                let no_plans = old.plans.is_empty() && tree.is_none() && absent.plans.is_empty();
                there_is_something(nowhere, no_plans)?;
                let old = old.usable()?;
                let mut paths = same(&old, &absent);
                absent.plans.retain(|plan| !paths.contains(&plan.entry.path));
                let (mut new, mut in_tree) = (Workspace::empty(), FxHashSet::default());
                if let Some(tree) = tree {
                    let unchanged = unchanged(&old, tree, repository);
                    let places: FxHashSet<usize> = unchanged.iter().map(|(at, _)| *at).collect();
                    let left = tree.files.iter().enumerate().filter(|(at, _)| !places.contains(at));
                    new.files = left.map(|(_, file)| file.clone()).collect();
                    (new.configs, new.base) = (tree.configs.clone(), tree.base);
                    in_tree = unchanged.into_iter().map(|(_, path)| path).collect();
                    paths.extend(in_tree.iter().cloned());
                }
                new.add_all(absent.read(repository)?);
                let (same, old) = old.parted(&paths);
                Ok(Differing { old: old.read(repository)?, new, same, in_tree })
            }
        }
    }

    /// The plans that mean the same in both, and that contain one of these ids.
    pub fn same_with(
        &self,
        ids: &FxHashSet<&str>,
        repository: &Repository,
    ) -> Result<Workspace, Failure> {
        let all = &self.same.plans;
        let sought = all.iter().map(|plan| {
            let (path, blob) = (plan.entry.path.as_str(), plan.entry.blob.as_str());
            Sought { path, blob, is_in_tree: self.in_tree.contains(path) }
        });
        let sought: Vec<Sought<'_>> = sought.collect();
        let left =
            without_those_that_do_not_hold(repository, &sought, |bytes| may_hold(bytes, ids));
        let asked: Vec<(&str, &str)> =
            left.iter().map(|at| (sought[*at].path, sought[*at].blob)).collect();
        let (mut files, mut plans) = (Vec::new(), left.iter().map(|at| &all[*at]));
        repository.objects().for_each(&asked, |object| {
            if let Some(plan) = plans.next().filter(|_| object.may_hold(ids)) {
                let (shown, config) = (plan.shown.clone(), plan.config);
                files.push(PlanFile { content: Content::Object(Arc::new(object)), shown, config });
            }
            true
        })?;
        let configs = self.same.configs.clone();
        Ok(Workspace { files, configs, base: self.same.base, ..Workspace::default() })
    }
}

/// The paths of the plans that mean the same in both.
fn same(old: &Listing, new: &Listing) -> FxHashSet<String> {
    let theirs = by_path(new);
    let same = old.plans.iter().filter(|plan| {
        theirs.get(plan.entry.path.as_str()).is_some_and(|their| {
            their.entry.blob == plan.entry.blob
                && plan.is_compared()
                && their.is_compared()
                && old.configs[plan.config].means_same(&new.configs[their.config])
        })
    });
    same.map(|plan| plan.entry.path.clone()).collect()
}

/// The plans that a sparse checkout leaves out of the working tree; they count as unchanged since `HEAD`.
fn absent(
    paths: &[PathBuf],
    repository: &Repository,
    tree: Option<&Workspace>,
) -> Result<Listing, Failure> {
    let mut left_out: FxHashSet<String> = repository.left_out()?.into_iter().collect();
    for file in tree.into_iter().flat_map(|tree| &tree.files) {
        if left_out.is_empty() {
            break;
        }
        if let Some(path) = place_of(file, repository) {
            left_out.remove(&path);
        }
    }
    if left_out.is_empty() {
        return Ok(Listing::default());
    }
    let head = repository.commit("HEAD")?;
    let mut listing = Listing::of_those_there(paths, repository, &head.id)?;
    listing.plans.retain(|plan| left_out.contains(&plan.entry.path));
    // Those in the working tree are reported with the working tree.
    let shown = |path: &String| from_here(path, repository.prefix());
    let left_out: FxHashSet<String> = left_out.iter().map(shown).collect();
    listing.not_applied.retain(|(shown, _)| left_out.contains(shown));
    match tree {
        None if !listing.plans.is_empty() => listing.usable(),
        _ => Ok(listing),
    }
}

/// An error if a path is missing in every version, or if no version has a plan.
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
        "không tìm thấy tệp hoặc thư mục ở commit đó: {shown}",
        "no such path at that revision: {shown}"
    );
    Failure { is_empty: true, ..message.into() }
}

fn no_plan() -> Failure {
    let message = both!(
        "không tìm thấy tệp kế hoạch (*.toml) nào ở các đường dẫn này trong commit đó",
        "no plan file (*.toml) under these paths at that revision"
    );
    Failure { is_empty: true, ..message.into() }
}

fn by_path(listing: &Listing) -> FxHashMap<&str, &Listed> {
    listing.plans.iter().map(|plan| (plan.entry.path.as_str(), plan)).collect()
}

/// The path from the root of a plan in the working tree; `None` if it is outside of the repository.
fn place_of(file: &PlanFile, repository: &Repository) -> Option<String> {
    let path = match &file.content {
        // The path as shown has lost the bytes that are not valid UTF-8.
        Content::Disk(path) if file.shown.contains(char::REPLACEMENT_CHARACTER) => path,
        _ => Path::new(&file.shown),
    };
    inside(path, repository).ok()
}

/// The files of the working tree whose content is that of the commit: their indexes, and their paths from
/// the root. The ids are computed here from the bytes: the index of git may be outdated, and refreshing
/// it could run the filters of the repository.
fn unchanged(old: &Listing, tree: &Workspace, repository: &Repository) -> Vec<(usize, String)> {
    let known = by_path(old);
    let candidates: Vec<(usize, &Path, &Listed)> = tree
        .files
        .iter()
        .enumerate()
        .filter_map(|(at, file)| {
            let Content::Disk(disk) = &file.content else { return None };
            let path = place_of(file, repository)?;
            let plan = *known.get(path.as_str()).filter(|plan| plan.is_compared())?;
            let same = old.configs[plan.config].means_same(&tree.configs[file.config]);
            same.then_some((at, disk.as_path(), plan))
        })
        .collect();
    let same = parallel::map(candidates.len(), Vec::new, |buffer, at| {
        let (place, disk, plan) = candidates[at];
        has_id(disk, &plan.entry.blob, buffer).then(|| (place, plan.entry.path.clone()))
    });
    same.into_iter().flatten().collect()
}

/// The settings in a commit that apply to the first of these paths.
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
