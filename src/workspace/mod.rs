//! Finds the plan files that a question is about, with the `pargo.toml` files that apply to each, and
//! reads them.
//!
//! Files are read in parallel, and the answers are returned in the order of the paths, so that the number
//! of threads never shows in the output. Each thread holds one plan in memory at a time.

pub mod beside;
pub mod chain;
pub mod config;
pub mod copies;
pub mod current;
pub mod find;
pub mod folder;
pub mod git;
pub mod load;
pub mod parallel;
pub mod reach;
pub mod read;
pub mod revision;
pub mod root;
pub mod sieve;
pub mod stamp;
pub mod tree;
pub mod tree_text;
pub mod watch;

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::config::Config;
use crate::finding::Finding;
use crate::finding::levels::Levels;
use crate::finding::profile::Profile;
use crate::parse::Scratch;
use crate::text::lang::{Text, both};
use crate::text::source::At;
use crate::workspace::git::objects::Object;
use crate::workspace::load::{Loaded, cannot_read, passed_over};
use crate::workspace::read::{MOST_OF_PLAN, Reason, regular};
use crate::workspace::root::Root;
use crate::workspace::watch::Watch;

/// The plans under the paths asked for, with the settings that apply to each.
#[derive(Debug, Default)]
pub struct Workspace {
    /// The plan files, sorted by path as shown.
    pub files: Vec<PlanFile>,
    /// The settings that apply in the folders of the plans.
    pub configs: Vec<Config>,
    /// The settings for the answer as a whole, such as language and date: those in the folder of the
    /// first path. An index of `configs`.
    pub base: usize,
    /// The findings in `pargo.toml` files, by file.
    pub config_findings: Vec<FaultyFile>,
    /// The baselines that `pargo.toml` files name.
    pub baselines: Vec<NamedBaseline>,
    /// The root of the repository, and the current folder in it.
    pub root: Root,
    /// Receives the progress of reading.
    pub watch: Watch,
}

/// A baseline that a `pargo.toml` names for the plans below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedBaseline {
    /// The folder of the `pargo.toml`, as shown.
    pub folder: String,
    /// The baseline, as shown.
    pub file: String,
}

impl Workspace {
    /// Turns a profile on for every plan.
    pub fn turn_on(&mut self, profile: &'static Profile) {
        self.configs.iter_mut().for_each(|config| config.turn_on(profile));
    }
}

/// Where the text of a plan comes from.
#[derive(Clone, Debug)]
pub enum Content {
    /// A file of the working tree, which is read when it is needed.
    Disk(PathBuf),
    /// An object of git; files with the same content share it.
    Object(Arc<Object>),
    /// Something that cannot be read as a plan, such as a folder with the name of a plan, and why.
    Unreadable(Reason),
    /// Not read because a `pargo.toml` above it is broken, which has its own finding.
    PassedOver(Text),
}

/// A plan file.
#[derive(Clone, Debug)]
pub struct PlanFile {
    /// Its content, or where to read it.
    pub content: Content,
    /// Its path as shown, with `/`.
    pub shown: String,
    /// Its settings: an index of [`Workspace::configs`].
    pub config: usize,
}

impl PlanFile {
    /// Whether pargo tries to read it, even if that fails.
    pub fn is_looked_at(&self) -> bool {
        !matches!(self.content, Content::PassedOver(_))
    }
}

/// A file other than a plan, a `pargo.toml` or a baseline, with the findings in it.
#[derive(Clone, Debug)]
pub struct FaultyFile {
    /// Its path, as shown.
    pub path: String,
    /// Its text; empty if it could not be read.
    pub text: String,
    /// The findings in it.
    pub findings: Vec<Finding>,
    /// The rules that it sets a level for, as written. `check` reports those that do not exist.
    pub rules: Vec<At<String>>,
    /// The levels that apply in its folder.
    pub levels: Levels,
}

/// Why a question cannot be answered.
#[derive(Clone, Debug)]
pub struct Failure {
    /// The message.
    pub message: Text,
    /// The broken `pargo.toml` or baseline, if that is the reason.
    pub file: Option<Box<FaultyFile>>,
    /// There is just no plan. A comparison of versions takes this as a version without plans.
    pub is_empty: bool,
}

impl Failure {
    /// A broken file that is not a plan, with the findings in it.
    pub fn of_file(shown: &str, text: &str, findings: Vec<Finding>) -> Failure {
        let message = both!("{shown} có lỗi, chưa đọc được", "{shown} is broken");
        let file = FaultyFile {
            path: shown.to_owned(),
            text: text.to_owned(),
            findings,
            rules: Vec::new(),
            levels: Levels::default(),
        };
        Failure { message, file: Some(Box::new(file)), is_empty: false }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message.fmt(f)
    }
}

impl std::error::Error for Failure {}

impl From<Text> for Failure {
    fn from(message: Text) -> Self {
        Failure { message, file: None, is_empty: false }
    }
}

/// Where plans are looked for by default: `plans/` in the current folder if it exists, or else the
/// current folder. `has` says whether there is a folder with this name.
pub fn default_path(has: impl FnOnce(&str) -> bool) -> PathBuf {
    PathBuf::from(if has(PLANS) { PLANS } else { "." })
}

/// The folder in which plans are looked for by default.
pub(crate) const PLANS: &str = "plans";

/// The name of the configuration file.
pub const CONFIG: &str = "pargo.toml";

pub use root::shown;

/// The name of the files that tell git which files to ignore.
pub const IGNORE: &str = ".gitignore";

/// Whether a file name has the extension `toml`, in capital or small letters.
pub fn is_toml(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"))
}

/// The message for a file on the command line without the name of a plan.
pub(crate) fn no_plan_name(shown: &str) -> Text {
    let name = shown.rsplit('/').next().unwrap_or(shown);
    if name.starts_with("~$") {
        return both!(
            "{shown} là tệp tạm mà Word, Excel tạo ra khi đang mở tài liệu, không phải kế hoạch",
            "{shown} is a temporary file of Word or Excel beside an open document, not a plan"
        );
    }
    if let Some(meant) = saved_as_text(name) {
        return both!(
            "{shown} có đuôi .toml.txt nên không phải tệp kế hoạch: đổi tên thành {meant}",
            "{shown} ends in .toml.txt, so it is not a plan file: rename it to {meant}"
        );
    }
    let ending = Path::new(name).extension().unwrap_or_default().to_ascii_lowercase();
    match ending.to_str() {
        Some("docx" | "xlsx" | "csv" | "tsv" | "md") => both!(
            "{shown} là văn bản, bảng tính, không phải tệp kế hoạch (*.toml); nhập thành kế hoạch: pargo import \"{shown}\"",
            "{shown} is a document, not a plan file (*.toml); make a plan of it: pargo import \"{shown}\""
        ),
        Some("doc" | "odt" | "rtf" | "xls" | "ods" | "pdf" | "txt") => both!(
            "{shown} là văn bản, bảng tính, không phải tệp kế hoạch (*.toml); hãy lưu thành .docx hoặc .xlsx rồi nhập bằng pargo import",
            "{shown} is a document, not a plan file (*.toml); save it as .docx or .xlsx, then pargo import makes a plan of it"
        ),
        _ => {
            both!("{shown} không phải tệp kế hoạch (*.toml)", "{shown} is not a plan file (*.toml)")
        }
    }
}

/// The name that was meant by `plan.toml.txt`, as Notepad saves it.
pub(crate) fn saved_as_text(name: &str) -> Option<&str> {
    let (meant, ending) = name.split_at_checked(name.len().checked_sub(".txt".len())?)?;
    (ending.eq_ignore_ascii_case(".txt") && is_toml(Path::new(meant))).then_some(meant)
}

/// What a thread reuses from one file to the next.
#[derive(Default)]
struct Worker {
    buffer: Vec<u8>,
    scratch: Scratch,
}

impl Workspace {
    /// A workspace without plans, with default settings.
    pub fn empty() -> Self {
        let configs = vec![Config::default()];
        Workspace { configs, ..Workspace::default() }
    }

    /// Adds the plans of another workspace, keeping the order of the paths.
    fn add_all(&mut self, other: Workspace) {
        let first = self.configs.len();
        self.configs.extend(other.configs);
        let files = other.files.into_iter();
        self.files.extend(files.map(|file| PlanFile { config: first + file.config, ..file }));
        self.files.sort_by(|a, b| a.shown.cmp(&b.shown));
    }

    /// Reads every plan, in parallel, and passes it to `look` with its index and file. The results are in
    /// the order of the files. The findings are those of [`Scratch::for_answers`].
    pub fn map_plans<T: Send>(
        &self,
        look: impl Fn(usize, &PlanFile, Loaded<'_>) -> T + Sync,
    ) -> Vec<T> {
        self.map_plans_with(Scratch::for_answers, look)
    }

    /// Like [`Self::map_plans`], with all findings.
    pub fn map_plans_checked<T: Send>(
        &self,
        look: impl Fn(usize, &PlanFile, Loaded<'_>) -> T + Sync,
    ) -> Vec<T> {
        self.map_plans_with(Scratch::default, look)
    }

    fn map_plans_with<T: Send>(
        &self,
        scratch: impl Fn() -> Scratch + Sync,
        look: impl Fn(usize, &PlanFile, Loaded<'_>) -> T + Sync,
    ) -> Vec<T> {
        let read = AtomicUsize::new(0);
        let worker = || Worker { scratch: scratch(), ..Worker::default() };
        parallel::map(self.files.len(), worker, |worker, at| {
            let file = &self.files[at];
            let answer = self.load(file, worker, |loaded| look(at, file, loaded));
            self.watch.report(read.fetch_add(1, Ordering::Relaxed) + 1, self.files.len());
            answer
        })
    }

    /// Reads the plans with these indexes, in parallel, with all findings.
    pub fn map_some_plans<T: Send>(
        &self,
        files: &[usize],
        look: impl Fn(usize, &PlanFile, Loaded<'_>) -> T + Sync,
    ) -> Vec<T> {
        parallel::map(files.len(), Worker::default, |worker, place| {
            let at = files[place];
            let file = &self.files[at];
            self.load(file, worker, |loaded| look(at, file, loaded))
        })
    }

    /// Reads the plan with this index and passes it to `look`.
    pub fn with_plan<T>(&self, at: usize, look: impl FnOnce(Loaded<'_>) -> T) -> T {
        self.load(&self.files[at], &mut Worker::default(), look)
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
            Content::Object(object) => {
                load::load_object(&file.shown, object, config, scratch, look)
            }
            Content::Unreadable(reason) => look(Err(cannot_read(&file.shown, reason))),
            Content::PassedOver(why) => look(Err(passed_over(&file.shown, why))),
            Content::Disk(path) => match regular(path, MOST_OF_PLAN, buffer) {
                Ok(size) => load::load(&file.shown, &buffer[..size], config, scratch, look),
                Err(refused) => look(Err(cannot_read(&file.shown, &refused.reason()))),
            },
        }
    }
}
