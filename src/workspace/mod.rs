//! Which files are asked about: walking folders, finding the `pargo.toml` files above each plan, reading.
//!
//! Files are read and looked at in parallel; the answers come back in the order of the files' paths, so
//! that no thread shows in what is printed. One plan is held in memory at a time by each thread.

pub mod chain;
pub mod config;
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
pub mod tree;
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
use crate::workspace::watch::Watch;

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
    pub config_findings: Vec<FaultyFile>,
    /// Who wants to know how far reading has come.
    pub watch: Watch,
}

impl Workspace {
    /// Puts a profile in force for every plan.
    pub fn turn_on(&mut self, profile: &'static Profile) {
        self.configs.iter_mut().for_each(|config| config.turn_on(profile));
    }
}

/// Where the text of a plan comes from.
#[derive(Clone, Debug)]
pub enum Content {
    /// A file of the working tree, read when it is looked at.
    Disk(PathBuf),
    /// What git holds; files that hold the same share it.
    Object(Arc<Object>),
    /// A folder, or what is called like a plan and is no file, and why it is not read.
    Unreadable(Reason),
    /// Not looked at, for a reason that lies elsewhere and is told there: a broken `pargo.toml` above it.
    PassedOver(Text),
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

impl PlanFile {
    /// Whether it is looked at, be it that nothing of it can be read.
    pub fn is_looked_at(&self) -> bool {
        !matches!(self.content, Content::PassedOver(_))
    }
}

/// A file that is no plan, a `pargo.toml` or a baseline, and what was found in it.
#[derive(Clone, Debug)]
pub struct FaultyFile {
    /// Its path, as shown.
    pub path: String,
    /// Its text; empty where it could not be read.
    pub text: String,
    /// What is wrong in it.
    pub findings: Vec<Finding>,
    /// The rules that it names, as written; whether there are such rules is for `check` to say.
    pub rules: Vec<At<String>>,
    /// The levels in force in its folder.
    pub levels: Levels,
}

/// Why nothing can be answered.
#[derive(Clone, Debug)]
pub struct Failure {
    /// What is wrong.
    pub message: Text,
    /// The broken `pargo.toml`, or the broken baseline, that it is about.
    pub file: Option<Box<FaultyFile>>,
    /// There is just no plan: what compares versions takes that as an empty one.
    pub is_empty: bool,
}

impl Failure {
    /// A file that is not a plan, and is broken by these findings.
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

/// Where plans are by default: `plans/` below the current folder where a tree has it, else that folder itself.
/// `has` says whether the tree has a folder of this name there.
pub fn default_path(has: impl FnOnce(&str) -> bool) -> PathBuf {
    PathBuf::from(if has(PLANS) { PLANS } else { "." })
}

/// The folder that plans are looked for in by default.
pub(crate) const PLANS: &str = "plans";

/// The name of the configuration file.
pub const CONFIG: &str = "pargo.toml";

pub use root::shown;

/// The name of the file in which git is told what to leave out.
pub const IGNORE: &str = ".gitignore";

/// Whether a file is called like a plan.
pub fn is_toml(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"))
}

/// What to say of a file that is named, and is not called as plans are.
pub(crate) fn no_plan_name(shown: &str) -> Text {
    both!("{shown} không phải tệp kế hoạch (*.toml)", "{shown} is no plan file (*.toml)")
}

/// What a thread uses again from one file to the next.
#[derive(Default)]
struct Worker {
    buffer: Vec<u8>,
    scratch: Scratch,
}

impl Workspace {
    /// One without a plan.
    pub fn empty() -> Self {
        let configs = vec![Config::default()];
        Workspace { configs, ..Workspace::default() }
    }

    /// Takes in the plans of another one, in the order of the paths.
    fn take_in(&mut self, other: Workspace) {
        let first = self.configs.len();
        self.configs.extend(other.configs);
        let files = other.files.into_iter();
        self.files.extend(files.map(|file| PlanFile { config: first + file.config, ..file }));
        self.files.sort_by(|a, b| a.shown.cmp(&b.shown));
    }

    /// Looks at every file, in parallel; the answers come in the order of the files.
    pub fn each<T: Send>(&self, look: impl Fn(usize, &PlanFile, Loaded<'_>) -> T + Sync) -> Vec<T> {
        let read = AtomicUsize::new(0);
        parallel::map(self.files.len(), Worker::default, |worker, at| {
            let file = &self.files[at];
            let answer = self.load(file, worker, |loaded| look(at, file, loaded));
            self.watch.tell(read.fetch_add(1, Ordering::Relaxed) + 1, self.files.len());
            answer
        })
    }

    /// Looks at one file again.
    pub fn one<T>(&self, at: usize, look: impl FnOnce(Loaded<'_>) -> T) -> T {
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
