//! Finds the plans of the working tree, and the `pargo.toml` files that apply to each.

use std::ffi::OsStr;
use std::fs::FileType;
use std::path::{Path, PathBuf};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::config::{Config, File};
use crate::text::lang::{Lang, Text, both};
use crate::workspace::beside::next_step;
use crate::workspace::chain::Chains;
use crate::workspace::config::{baseline_of, read_config};
use crate::workspace::folder::{Folder, list};
use crate::workspace::load::unread;
use crate::workspace::reach::{held, home_of, reach, repository_above};
use crate::workspace::read::{self, Kind, MOST_OF_CONFIG, Reason, Refused};
use crate::workspace::root::Root;
use crate::workspace::sieve::{self, MOST_OF_PATTERNS, Matcher, Sieve, Weight, is_plan_name};
use crate::workspace::watch::Watch;
use crate::workspace::{
    CONFIG, Content, Failure, IGNORE, PLANS, PlanFile, Workspace, is_toml, no_plan_name, shown,
};

/// Finds the plans under `paths`, which are relative to `current`.
pub fn open(paths: &[PathBuf], current: &Path) -> Result<Workspace, Failure> {
    let mut finder = Finder::new(current);
    for path in paths {
        finder.add(path)?;
    }
    let base = finder.base(paths.first().map_or(Path::new(""), PathBuf::as_path));
    finder.finish(base, paths)
}

/// The plans found, and the files and folders that were skipped.
#[derive(Debug)]
pub struct Files {
    /// The plans.
    pub workspace: Workspace,
    /// The `pargo.toml` files of each of [`Workspace::configs`], the nearest first.
    pub configs: Vec<Vec<String>>,
    /// The files under the paths with the name of a plan that are not read, and the folders that are not
    /// entered, with the reasons.
    pub skipped: Vec<(String, Skipped)>,
}

/// Why a file or a folder is skipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skipped {
    /// A `.gitignore` matches it.
    Ignored,
    /// The `exclude` of a `pargo.toml` matches it.
    Excluded,
    /// It is the `baseline` of a `pargo.toml`.
    Baseline,
    /// It is a link.
    Link,
    /// Word or Excel made it beside an open document.
    Temporary,
    /// It is another git repository.
    Repository,
}

/// Finds the plans under `paths` as [`open`] does, and lists what was skipped.
pub fn files(paths: &[PathBuf], current: &Path) -> Result<Files, Failure> {
    let mut finder = Finder::new(current);
    for path in paths {
        finder.add(path)?;
    }
    let base = finder.base(paths.first().map_or(Path::new(""), PathBuf::as_path));
    let mut skipped = std::mem::take(&mut finder.skipped);
    skipped.sort_by(|a, b| a.0.cmp(&b.0));
    skipped.dedup();
    let configs = finder.chains.all_files();
    Ok(Files { workspace: finder.finish(base, paths)?, configs, skipped })
}

/// The plans and the `pargo.toml` files under `paths`, sorted by path as shown: what may be laid out anew. A
/// `pargo.toml` that is broken leaves out none of them.
pub fn plans_and_settings(paths: &[PathBuf], current: &Path) -> Result<Vec<PlanFile>, Failure> {
    let mut finder = Finder::new(current);
    for path in paths {
        finder.add(path)?;
    }
    let mut files = std::mem::take(&mut finder.found);
    files.append(&mut finder.settings);
    if files.is_empty() {
        return Err(finder.no_plan(paths));
    }
    files.extend(finder.patterns_not_applied(0));
    files.sort_by(|a, b| a.shown.cmp(&b.shown));
    Ok(files)
}

/// The combined settings of the `pargo.toml` files above a path.
pub fn config_at(current: &Path, path: &Path) -> Config {
    let mut finder = Finder::new(current);
    let base = finder.base(path);
    finder.chains.config(base).as_ref().clone()
}

/// The `pargo.toml` files that apply at a path, the nearest first.
pub fn configs_at(current: &Path, path: &Path) -> Result<Vec<File>, Failure> {
    let mut finder = Finder::new(current);
    let base = finder.base(path);
    match finder.chains.broken_for_all(std::iter::once(base)) {
        Some(failure) => Err(failure.clone()),
        None => Ok(finder.chains.files_of(base).cloned().collect()),
    }
}

/// The language that the `pargo.toml` files above a folder set.
pub fn lang_at(folder: &Path) -> Option<Lang> {
    config_at(folder, Path::new("")).lang
}

/// The root of the git repository that `current` is in, or `current` if it is not in a repository.
pub fn root(current: &Path) -> Root {
    let current = std::fs::canonicalize(current).unwrap_or_else(|_| current.to_owned());
    let root = repository_above(&current).unwrap_or(&current);
    Root::new(&root.to_string_lossy(), &current.to_string_lossy())
}

/// The search for plans. All paths in it are canonical: without links.
struct Finder {
    current: PathBuf,
    found: Vec<PlanFile>,
    /// The `pargo.toml` files under the paths.
    settings: Vec<PlanFile>,
    seen: FxHashSet<PathBuf>,
    /// The `.gitignore` files that were not applied, by path as shown, and why.
    not_applied: Vec<(String, Reason)>,
    /// The rules of `.gitignore` files, by the top folder up to which they were read.
    sieves: FxHashMap<PathBuf, Sieve>,
    /// The `.gitignore` files that were read.
    ignores: FxHashSet<PathBuf>,
    chains: Chains,
    /// The number in `chains` of the `pargo.toml` of each folder; `None` for a folder without one.
    in_folder: FxHashMap<PathBuf, Option<usize>>,
    /// For each folder, the index of its combined settings, and its chain.
    by_folder: FxHashMap<PathBuf, (usize, Vec<usize>)>,
    /// The patterns of each `exclude`, by the number of its file.
    excludes: FxHashMap<usize, Matcher>,
    /// The baseline that a `pargo.toml` names, by the number of its file.
    baselines: FxHashMap<usize, PathBuf>,
    /// The sum of all patterns in `excludes`.
    weight: Weight,
    /// The files and folders that were skipped.
    skipped: Vec<(String, Skipped)>,
}

/// A folder still to visit.
struct Visit {
    folder: PathBuf,
    /// The folder in which the search for `pargo.toml` files upwards ends: the root of the repository, or
    /// the current folder.
    home: PathBuf,
    /// Its path as shown, with a `/` at the end; empty for `.`.
    shown: String,
    /// Its path below the top folder of the `.gitignore` files, with a `/` at the end.
    below: String,
}

impl Finder {
    fn new(current: &Path) -> Self {
        Finder {
            current: std::fs::canonicalize(current).unwrap_or_else(|_| current.to_owned()),
            found: Vec::new(),
            settings: Vec::new(),
            seen: FxHashSet::default(),
            not_applied: Vec::new(),
            sieves: FxHashMap::default(),
            ignores: FxHashSet::default(),
            chains: Chains::default(),
            in_folder: FxHashMap::default(),
            by_folder: FxHashMap::default(),
            excludes: FxHashMap::default(),
            baselines: FxHashMap::default(),
            weight: Weight::default(),
            skipped: Vec::new(),
        }
    }

    /// Adds the plans that a path of the command line names: a file, or all plans below a folder.
    fn add(&mut self, path: &Path) -> Result<(), Failure> {
        let shown = shown(path);
        let cannot = |refused: Refused| match refused {
            Refused::Missing => {
                both!("không tìm thấy tệp hoặc thư mục: {shown}", "no such path: {shown}")
            }
            refused => refused.reason().of(&shown),
        };
        let target = reach(&self.current, path).map_err(cannot)?;
        let about = std::fs::metadata(&target).map_err(|error| read::failed(&error).of(&shown))?;
        if about.is_dir() {
            self.walk(target, path);
            return Ok(());
        }
        let name = path.file_name().unwrap_or_default();
        let is_settings = name == CONFIG;
        if !is_settings && !is_plan_name(Path::new(name)) {
            return Err(no_plan_name(&shown).into());
        }
        let content = match Kind::of(about.file_type()) {
            None => Content::Disk(target.clone()),
            Some(kind) => Content::Unreadable(kind.reason()),
        };
        if is_settings {
            self.push_settings(target, PlanFile { content, shown, config: 0 });
            return Ok(());
        }
        let folder = target.parent().unwrap_or(&target).to_owned();
        let home = self.home_of(&folder);
        let config = self.place_of(&folder, &home);
        if !self.is_baseline(&target, &folder) {
            self.push(target, PlanFile { content, shown, config });
        }
        Ok(())
    }

    /// Adds the plans of a folder and of all below it.
    fn walk(&mut self, start: PathBuf, typed: &Path) {
        let top = self.home_of(&start);
        // A repository inside a repository, such as a submodule, is skipped, as git does. A folder
        // outside of any repository may contain many repositories.
        let leaves_others = repository_above(&start).is_some();
        let asked = start.clone();
        let mut sieve = self.sieves.remove(&top).unwrap_or_default();
        let below = start.strip_prefix(&top).unwrap_or(Path::new(""));
        for above in start.ancestors().skip(1).take_while(|above| above.starts_with(&top)) {
            self.take_ignore(above, &top, &mut sieve);
        }
        let mut next = vec![Visit {
            below: in_sieve(below),
            shown: beginning(&shown(typed)),
            home: top.clone(),
            folder: start,
        }];
        while let Some(mut visit) = next.pop() {
            match list(&visit.folder) {
                Ok(folder) if folder.has_git && leaves_others && visit.folder != asked => {
                    self.skipped.push((visit.shown, Skipped::Repository));
                }
                Ok(folder) => {
                    if folder.has_git {
                        visit.home.clone_from(&visit.folder);
                    }
                    if folder.has_ignore {
                        self.take_ignore(&visit.folder, &top, &mut sieve);
                    }
                    self.visit(&visit, folder, &sieve, &mut next);
                }
                Err(error) => {
                    let shown = visit.shown.trim_end_matches('/');
                    let shown = if shown.is_empty() { "." } else { shown }.to_owned();
                    let content = Content::Unreadable(read::failed(&error));
                    // One finding is enough: without this entry the `pargo.toml` in the folder would be
                    // reported as unreadable as well.
                    self.in_folder.insert(visit.folder.clone(), None);
                    let config = self.place_of(&visit.folder, &visit.home);
                    self.push(visit.folder, PlanFile { content, shown, config });
                }
            }
        }
        self.sieves.insert(top, sieve);
    }

    /// Adds the plans in a folder, and its subfolders to `next`.
    fn visit(&mut self, visit: &Visit, folder: Folder, sieve: &Sieve, next: &mut Vec<Visit>) {
        if !folder.has_config {
            self.in_folder.insert(visit.folder.clone(), None);
        }
        // Pushed in reverse order: the last one pushed is visited next.
        for (name, found) in folder.entries.into_iter().rev() {
            if name == CONFIG && found.is_file() {
                let path = visit.folder.join(&name);
                let (content, shown) =
                    (Content::Disk(path.clone()), format!("{}{CONFIG}", visit.shown));
                self.push_settings(path, PlanFile { content, shown, config: 0 });
                continue;
            }
            let is_plan = is_plan_name(Path::new(&name));
            let text = name.to_string_lossy();
            if text.starts_with("~$") && is_toml(Path::new(&name)) {
                self.skipped.push((format!("{}{text}", visit.shown), Skipped::Temporary));
            }
            if !(found.is_dir() || is_plan) {
                continue;
            }
            let below = format!("{}{text}", visit.below);
            let shown = format!("{}{text}", visit.shown);
            if sieve.ignores(&below, found.is_dir()) {
                let folder = if found.is_dir() { "/" } else { "" };
                self.skipped.push((shown + folder, Skipped::Ignored));
                continue;
            }
            if is_plan {
                self.add_found(visit, &name, found, &shown);
            }
            if found.is_dir() {
                next.push(Visit {
                    folder: visit.folder.join(&name),
                    home: visit.home.clone(),
                    shown: shown + "/",
                    below: below + "/",
                });
            }
        }
    }

    /// Adds an entry with the name of a plan, unless `exclude` leaves it out. Links are not plans, here
    /// as in a revision.
    fn add_found(&mut self, visit: &Visit, name: &OsStr, found: FileType, shown: &str) {
        let content = match Kind::of(found) {
            None => None,
            Some(Kind::Link) => {
                self.skipped.push((shown.to_owned(), Skipped::Link));
                return;
            }
            Some(kind) => Some(Content::Unreadable(kind.reason())),
        };
        let config = self.place_of(&visit.folder, &visit.home);
        let path = visit.folder.join(name);
        if self.is_baseline(&path, &visit.folder) {
            self.skipped.push((shown.to_owned(), Skipped::Baseline));
        } else if self.is_excluded(&path, &visit.folder) {
            self.skipped.push((shown.to_owned(), Skipped::Excluded));
        } else {
            let content = content.unwrap_or_else(|| Content::Disk(path.clone()));
            self.push(path, PlanFile { content, shown: shown.to_owned(), config });
        }
    }

    /// Adds a file, unless it was found by another path already.
    fn push(&mut self, path: PathBuf, file: PlanFile) {
        if self.seen.insert(path) {
            self.found.push(file);
        }
    }

    /// Adds a `pargo.toml`, unless it was found by another path already.
    fn push_settings(&mut self, path: PathBuf, file: PlanFile) {
        if self.seen.insert(path) {
            self.settings.push(file);
        }
    }

    /// Reads the `.gitignore` of a folder, unless it was read before.
    fn take_ignore(&mut self, folder: &Path, top: &Path, sieve: &mut Sieve) {
        let path = folder.join(IGNORE);
        if self.ignores.contains(&path) {
            return;
        }
        let taken = match held(&path, top, MOST_OF_PATTERNS) {
            Ok(bytes) => {
                let home = in_sieve(folder.strip_prefix(top).unwrap_or(folder));
                sieve.set_ignore(home.trim_end_matches('/'), Some(&bytes))
            }
            Err(Refused::Missing) => Ok(()),
            Err(refused) => Err(refused.reason_or(sieve::too_many().help)),
        };
        self.not_applied.extend(taken.err().map(|reason| (self.relative(&path), reason)));
        self.ignores.insert(path);
    }

    /// Whether the nearest `exclude` above a file matches it.
    fn is_excluded(&self, path: &Path, folder: &Path) -> bool {
        let chain = self.by_folder.get(folder).map_or(&[][..], |(_, chain)| chain);
        let nearest = chain.iter().find_map(|file| self.excludes.get(file));
        nearest.is_some_and(|matcher| matcher.leaves_out(path))
    }

    /// Whether a `pargo.toml` in the folder of a file or above names it as its baseline.
    fn is_baseline(&self, path: &Path, folder: &Path) -> bool {
        let chain = self.by_folder.get(folder).map_or(&[][..], |(_, chain)| chain);
        chain.iter().any(|file| self.baselines.get(file).is_some_and(|baseline| baseline == path))
    }

    /// The index of the settings for the answer as a whole, such as its language, from the first path
    /// asked about.
    fn base(&mut self, path: &Path) -> usize {
        let target = reach(&self.current, path).unwrap_or_else(|_| self.current.clone());
        // A pipe or a device is no more a folder than a file is.
        let folder = if target.is_dir() { &target } else { target.parent().unwrap_or(&target) };
        let home = self.home_of(folder);
        self.place_of(folder, &home)
    }

    /// The folder in which the search for `pargo.toml` and `.gitignore` files above `folder` ends.
    fn home_of(&self, folder: &Path) -> PathBuf {
        home_of(folder, &self.current).unwrap_or(folder).to_owned()
    }

    /// The index of the settings that apply in a folder: those of the `pargo.toml` files from it up to
    /// `home`.
    fn place_of(&mut self, folder: &Path, home: &Path) -> usize {
        if let Some((place, _)) = self.by_folder.get(folder) {
            return *place;
        }
        let above = folder.ancestors().take_while(|above| above.starts_with(home));
        let chain: Vec<usize> = above.filter_map(|above| self.file_of(above, home)).collect();
        let place = self.chains.place(chain.clone());
        self.by_folder.insert(folder.to_owned(), (place, chain));
        place
    }

    /// The number of the `pargo.toml` in a folder; `None` if there is none.
    fn file_of(&mut self, folder: &Path, home: &Path) -> Option<usize> {
        if let Some(known) = self.in_folder.get(folder) {
            return *known;
        }
        let number = self.read_config(folder, home);
        self.in_folder.insert(folder.to_owned(), number);
        number
    }

    fn read_config(&mut self, folder: &Path, home: &Path) -> Option<usize> {
        let path = folder.join(CONFIG);
        let shown = self.relative(&path);
        let bytes = match held(&path, home, MOST_OF_CONFIG) {
            Ok(bytes) => bytes,
            Err(Refused::Missing) => return None,
            Err(refused) => {
                let finding = unread(&refused.reason_or(both!(
                    "chuyển những gì chỉ dùng cho một thư mục vào pargo.toml của thư mục đó",
                    "move what concerns one folder only into a pargo.toml in that folder"
                )));
                return Some(self.chains.add_broken(Failure::of_file(&shown, "", vec![finding])));
            }
        };
        let below = in_sieve(folder.strip_prefix(home).unwrap_or(folder));
        let number = match read_config(&shown, &bytes, (folder, &below), &mut self.weight) {
            Ok((file, exclude)) => {
                let baseline = baseline_of(&file, &below).map(|path| home.join(path));
                let number = self.chains.add(file, bytes);
                self.baselines.extend(baseline.map(|path| (number, path)));
                self.excludes.extend(exclude.map(|exclude| (number, exclude)));
                number
            }
            Err(failure) => self.chains.add_broken(failure),
        };
        Some(number)
    }

    /// A path as shown: relative to the current folder if it lies below it.
    fn relative(&self, path: &Path) -> String {
        shown(path.strip_prefix(&self.current).unwrap_or(path))
    }

    fn finish(mut self, base: usize, paths: &[PathBuf]) -> Result<Workspace, Failure> {
        let mut files = std::mem::take(&mut self.found);
        let places: Vec<usize> = files.iter().map(|file| file.config).collect();
        let places = if places.is_empty() { vec![base] } else { places };
        if let Some(failure) = self.chains.broken_for_all(places.into_iter()) {
            return Err(failure.clone());
        }
        if files.is_empty() {
            return Err(self.no_plan(paths));
        }
        for file in &mut files {
            if let Some(why) = self.chains.why_passed_over(file.config) {
                file.content = Content::PassedOver(why);
            }
        }
        files.extend(self.patterns_not_applied(base));
        files.sort_by(|a, b| a.shown.cmp(&b.shown));
        let config_findings = self.chains.findings();
        let baselines = self.chains.baselines();
        let (configs, watch) = (self.chains.into_configs(), Watch::default());
        let root = root(&self.current);
        Ok(Workspace { files, configs, base, config_findings, baselines, root, watch })
    }

    /// The `.gitignore` files that were not applied, as files that cannot be read.
    fn patterns_not_applied(&mut self, config: usize) -> impl Iterator<Item = PlanFile> {
        std::mem::take(&mut self.not_applied).into_iter().map(move |(shown, reason)| PlanFile {
            content: Content::Unreadable(reason),
            shown,
            config,
        })
    }

    /// No plan was found: says where pargo looked, and names a `plans/` folder above if there is one.
    fn no_plan(&self, paths: &[PathBuf]) -> Failure {
        let looked: Vec<String> = paths.iter().map(|path| shown(path)).collect();
        let Text { vi, en } = match looked.join(", ").as_str() {
            "." => both!("thư mục hiện tại", "the current folder"),
            looked => both!("{looked}", "{looked}"),
        };
        let message = match plans_above(&self.current) {
            None => {
                let Text { vi: next_vi, en: next_en } = next_step(paths, &self.current);
                both!(
                    "không tìm thấy tệp kế hoạch (*.toml) trong {vi}; {next_vi}",
                    "no plan file (*.toml) under {en}; {next_en}"
                )
            }
            Some(plans) => both!(
                "không tìm thấy tệp kế hoạch (*.toml) trong {vi}; thư mục trên có {plans}: chạy lệnh ở đó, hoặc thêm {plans} vào lệnh",
                "no plan file (*.toml) under {en}; above there is {plans}: run the command there, or add {plans} to it"
            ),
        };
        Failure { is_empty: true, ..message.into() }
    }
}

/// The path from a folder to the nearest `plans/` above it, such as `../../plans`, not beyond the root of
/// the repository that the folder is in. `None` if there is none.
fn plans_above(folder: &Path) -> Option<String> {
    let root = repository_above(folder).unwrap_or(Path::new(""));
    let mut way = String::new();
    for above in folder.ancestors().skip(1).take_while(|above| above.starts_with(root)) {
        way.push_str("../");
        if above.join(PLANS).is_dir() {
            return Some(format!("{way}{PLANS}"));
        }
    }
    None
}

/// A path below the top folder of the `.gitignore` files, as the beginning of the paths in it: with a `/`
/// at the end, or empty.
fn in_sieve(below: &Path) -> String {
    if below.as_os_str().is_empty() { String::new() } else { shown(below) + "/" }
}

/// What the paths below a folder begin with when they are shown: the folder with a `/`, or nothing for
/// `.`.
fn beginning(shown: &str) -> String {
    if shown == "." { String::new() } else { format!("{}/", shown.trim_end_matches('/')) }
}
