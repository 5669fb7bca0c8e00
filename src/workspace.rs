//! Which files are asked about: walking folders, finding the `pargo.toml` files above each plan, reading.
//!
//! Files are read and looked at in parallel; the answers come back in the order of the files' paths, so
//! that no thread shows in what is printed. One plan is held in memory at a time by each thread.

mod revision;
pub mod sieve;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use ignore::WalkBuilder;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::check;
use crate::config::{Config, File};
use crate::diagnostic::{Diagnostic, Finding, Findings};
use crate::lang::{Lang, Text};
use crate::parallel;
use crate::parse::{self, Arena, Letters, Scratch, reader::Reader, syntax};
use crate::profile::Profile;
use crate::resolve::{self, Resolved};
use crate::root::Root;
use crate::rules::{self, Levels};
use crate::source::{self, NotText, Source, Span};
use crate::text;
use crate::watch::Watch;

/// The plans under the paths asked for, and what holds for each.
#[derive(Debug, Default)]
pub struct Workspace {
    /// The plan files, by path.
    pub files: Vec<PlanFile>,
    /// What holds in the folders of the plans.
    pub configs: Vec<Config>,
    /// What holds in the folder of the first path: language and date of the answer.
    pub base: usize,
    /// What was found in `pargo.toml` files, by file.
    pub config_findings: Vec<Diagnostic>,
    /// Who wants to know how far reading has come.
    pub watch: Watch,
}

impl Workspace {
    /// Puts a profile in force for every plan.
    pub fn turn_on(&mut self, profile: &'static Profile) {
        self.configs.iter_mut().for_each(|config| config.turn_on(profile));
    }
}

pub use revision::{
    Newer, Versions, config_in_git, config_of_commit, differing, each_text, inside, missing,
    open_at,
};

/// Where the text of a plan comes from.
#[derive(Clone, Debug)]
pub enum Content {
    /// A file of the working tree, read when it is looked at.
    Disk(PathBuf),
    /// Bytes from a git revision.
    Bytes(Vec<u8>),
    /// A folder, or a file, that could not be read, and why.
    Unreadable(String),
}

/// A plan file.
#[derive(Clone, Debug)]
pub struct PlanFile {
    /// Its text, or where that is.
    pub content: Content,
    /// Its path as shown, with `/`.
    pub shown: String,
    /// Its [`Config`], by place in [`Workspace::configs`].
    pub config: usize,
}

/// Why nothing can be answered.
#[derive(Debug)]
pub struct Failure {
    /// What is wrong.
    pub message: Text,
    /// The findings of a broken `pargo.toml`, or of a broken baseline.
    pub diagnostics: Vec<Diagnostic>,
    /// There is just no plan: what compares versions takes that as an empty one.
    pub is_empty: bool,
}

impl Failure {
    /// A file that is not a plan, and is broken by these findings.
    pub fn of_file(shown: &str, text: &str, findings: Vec<Finding>) -> Failure {
        let source = Source { path: shown, text };
        let diagnostics = check::diagnostics_of_config(source, findings, &Levels::default());
        let message = text!("{shown} không dùng được", "{shown} is broken");
        Failure { message, diagnostics, is_empty: false }
    }
}

impl From<Text> for Failure {
    fn from(message: Text) -> Self {
        Failure { message, diagnostics: Vec::new(), is_empty: false }
    }
}

/// A file that could not be read or parsed.
#[derive(Debug)]
pub struct Unreadable<'a> {
    /// The file, with its text where there is one.
    pub source: Source<'a>,
    /// Why.
    pub findings: Vec<Finding>,
}

/// A plan, or why there is none, with what was found on the way.
pub type Loaded<'a> = Result<(Resolved<'a>, Findings), Unreadable<'a>>;

/// The name of the configuration file.
pub const CONFIG: &str = "pargo.toml";

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
    Some(finder.configs.swap_remove(config))
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
    files: Vec<File>,
    texts: Vec<Vec<u8>>,
    directories: Vec<PathBuf>,
    by_path: FxHashMap<PathBuf, Option<usize>>,
    chains: BTreeMap<Vec<usize>, usize>,
    configs: Vec<Config>,
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
            files: Vec::new(),
            texts: Vec::new(),
            directories: Vec::new(),
            by_path: FxHashMap::default(),
            chains: BTreeMap::new(),
            configs: Vec::new(),
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
            return Err(text!("không có đường dẫn này: {shown}", "no such path: {shown}").into());
        };
        if metadata.is_dir() {
            return self.walk(path);
        }
        let is_config = joined.file_name().is_some_and(|name| name == CONFIG);
        if !is_toml(&joined) {
            return Err(text!(
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
        let nearest = chain.iter().copied().find(|file| self.files[*file].exclude.is_some());
        let Some(file) = nearest else {
            return Ok(false);
        };
        if !self.excludes.contains_key(&file) {
            let (path, folder) = (&self.files[file].path, &self.directories[file]);
            let matcher =
                exclude_of(path, folder, self.files[file].exclude.as_deref().unwrap_or_default())?;
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
        let config = match self.chains.get(&chain) {
            Some(config) => *config,
            None => {
                let files: Vec<&File> = chain.iter().map(|file| &self.files[*file]).collect();
                self.configs.push(Config::of(&files));
                self.chains.insert(chain.clone(), self.configs.len() - 1);
                self.configs.len() - 1
            }
        };
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
                return Err(text!(
                    "không đọc được {shown}: {reason}",
                    "cannot read {shown}: {reason}"
                )
                .into());
            }
        };
        let at = read.map(|(file, bytes)| {
            self.files.push(file);
            self.texts.push(bytes);
            self.directories.push(folder.to_owned());
            self.files.len() - 1
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
            let message = text!(
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
        let read: Vec<(File, Vec<u8>)> = self.files.into_iter().zip(self.texts).collect();
        let config_findings = config_findings_of(&read, self.chains.keys());
        let watch = Watch::default();
        Ok(Workspace { files, configs: self.configs, base, config_findings, watch })
    }
}

/// Reads a `pargo.toml`; a broken one is a failure.
pub fn read_config(shown: &str, bytes: &[u8]) -> Result<File, Failure> {
    let text = source::text_of(bytes)
        .map_err(|why| Failure::of_file(shown, "", vec![syntax::not_text(why)]))?;
    parse::config::read(Source { path: shown, text })
        .map_err(|findings| Failure::of_file(shown, text, findings))
}

/// The matcher of an `exclude`, whose patterns are relative to the folder of its file.
fn exclude_of(shown: &str, folder: &Path, patterns: &[String]) -> Result<Gitignore, Failure> {
    let failed = |error: ignore::Error| -> Failure {
        let reason = error.to_string();
        text!(
            "{shown}: mẫu `exclude` không đọc được: {reason}",
            "{shown}: a pattern of `exclude` cannot be read: {reason}"
        )
        .into()
    };
    let mut builder = GitignoreBuilder::new(folder);
    for pattern in patterns {
        builder.add_line(None, pattern).map_err(failed)?;
    }
    builder.build().map_err(failed)
}

/// What was found in `pargo.toml` files that does not make them unusable. A chain names the files that
/// hold in a folder, the nearest first.
fn config_findings_of<'c>(
    files: &[(File, Vec<u8>)],
    chains: impl Iterator<Item = &'c Vec<usize>> + Clone,
) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (at, (file, bytes)) in files.iter().enumerate() {
        if file.findings.is_empty() && file.units.is_empty() {
            continue;
        }
        let source = Source { path: &file.path, text: source::text_of(bytes).unwrap_or("") };
        let chain = chains.clone().find_map(|chain| {
            let place = chain.iter().position(|file| *file == at)?;
            Some(chain[place..].iter().map(|file| &files[*file].0).collect::<Vec<&File>>())
        });
        let chain = chain.unwrap_or_default();
        let farther = Config::of(chain.get(1..).unwrap_or_default());
        let mut findings = file.findings.clone();
        findings.extend(parse::config::check_units(source, &farther));
        let levels = Config::of(&chain).levels;
        diagnostics.extend(check::diagnostics_of_config(source, findings, &levels));
    }
    diagnostics
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

/// Whether a file is called like a plan.
pub fn is_toml(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"))
}

/// A path as it is shown: with `/`, without a leading `./`.
pub fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    let text =
        if std::path::MAIN_SEPARATOR == '\\' { text.replace('\\', "/") } else { text.into_owned() };
    let mut rest = text.as_str();
    while let Some(shorter) = rest.strip_prefix("./") {
        rest = shorter.trim_start_matches('/');
    }
    if rest.is_empty() { ".".to_owned() } else { rest.to_owned() }
}

/// What a thread uses again from one file to the next.
struct Worker {
    buffer: Vec<u8>,
    scratch: Scratch,
}

impl Worker {
    fn new(letters: Letters) -> Self {
        Worker { buffer: Vec::new(), scratch: Scratch::new(letters) }
    }
}

impl Workspace {
    /// One without a plan.
    pub fn empty() -> Self {
        let configs = vec![Config::default()];
        Workspace { configs, ..Workspace::default() }
    }

    /// Looks at every file, in parallel; the answers come in the order of the files.
    pub fn each<T: Send>(
        &self,
        letters: Letters,
        look: impl Fn(usize, &PlanFile, Loaded<'_>) -> T + Sync,
    ) -> Vec<T> {
        let worker = || Worker::new(letters);
        let read = AtomicUsize::new(0);
        parallel::map(self.files.len(), worker, |worker, at| {
            let file = &self.files[at];
            let answer = self.load(file, worker, |loaded| look(at, file, loaded));
            self.watch.tell(read.fetch_add(1, Ordering::Relaxed) + 1, self.files.len());
            answer
        })
    }

    /// Looks at one file again.
    pub fn one<T>(&self, at: usize, look: impl FnOnce(Loaded<'_>) -> T) -> T {
        self.load(&self.files[at], &mut Worker::new(Letters::Checked), look)
    }

    fn load<T>(
        &self,
        file: &PlanFile,
        worker: &mut Worker,
        look: impl FnOnce(Loaded<'_>) -> T,
    ) -> T {
        let config = &self.configs[file.config];
        let Worker { buffer, scratch } = worker;
        match &file.content {
            Content::Bytes(bytes) => load(&file.shown, bytes, config, scratch, look),
            Content::Unreadable(reason) => look(Err(cannot_read(&file.shown, reason))),
            Content::Disk(path) => {
                buffer.clear();
                match read_into(path, buffer) {
                    Ok(()) => load(&file.shown, buffer, config, scratch, look),
                    Err(error) => look(Err(cannot_read(&file.shown, &error.to_string()))),
                }
            }
        }
    }
}

fn read_into(path: &Path, buffer: &mut Vec<u8>) -> std::io::Result<()> {
    use std::io::Read;
    // Without a limit the file would be asked for its size, which the buffer of the last file makes needless.
    std::fs::File::open(path)?.take(u64::MAX).read_to_end(buffer).map(|_| ())
}

fn cannot_read<'a>(shown: &'a str, reason: &str) -> Unreadable<'a> {
    let mut out = Findings::default();
    out.push(
        &rules::syntax::DOC,
        Span::default(),
        text!("không đọc được: {reason}", "it cannot be read: {reason}"),
    );
    Unreadable { source: Source { path: shown, text: "" }, findings: out.into_sorted() }
}

/// Makes a plan of the bytes of a file, and hands it to `look`.
pub fn load<T>(
    shown: &str,
    bytes: &[u8],
    config: &Config,
    scratch: &mut Scratch,
    look: impl FnOnce(Loaded<'_>) -> T,
) -> T {
    let text = match source::text_of(bytes) {
        Ok(text) => text,
        Err(why) => {
            // What can be read before the first wrong byte is shown.
            let valid = match why {
                NotText::NotUtf8(byte) => {
                    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
                    std::str::from_utf8(bytes.get(..byte).unwrap_or_default()).unwrap_or("")
                }
                NotText::Utf16(_) | NotText::TooLarge => "",
            };
            let source = Source { path: shown, text: valid };
            return look(Err(Unreadable { source, findings: vec![syntax::not_text(why)] }));
        }
    };
    let source = Source { path: shown, text };
    let arena = Arena::new();
    let root = match syntax::tree(source, &arena) {
        Ok(root) => root,
        Err(findings) => return look(Err(Unreadable { source, findings })),
    };
    let Some(table) = root.get("plan").and_then(|item| item.as_table()) else {
        return look(Err(Unreadable {
            source,
            findings: vec![rules::not_a_plan::finding(source)],
        }));
    };
    let mut reader = Reader::new(source, scratch);
    let plan = parse::plan::read(&mut reader, &root, table);
    let (memory, mut out) = (reader.memory, reader.out);
    let resolved = resolve::resolve(source, config, plan, memory, &mut out);
    look(Ok((resolved, out)))
}
