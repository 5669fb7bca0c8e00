//! Repositories of strangers must not make pargo read files outside of them, wait forever, use all
//! memory, or hide other plans.
//!
//! Every question is asked with a limit on time, and on Unix with one on memory.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail by a panic")]

mod configs;
#[cfg(unix)]
mod links;
mod long_lists;
mod names;
#[path = "../scaffold/mod.rs"]
mod scaffold;
mod sizes;
#[cfg(unix)]
mod special;

use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use scaffold::{PLAN, Repository, isolate};

/// A text outside of the repository that must not be in an answer.
pub const SECRET: &str = "ghp_16C7e42F292c6912E7";

/// The number of checks after which a question takes too long, for a build without optimization on a busy
/// machine.
const PATIENCE: u32 = 12_000;

/// The time between two checks.
const PACE: Duration = Duration::from_millis(5);

/// The memory that a question may use, in KiB of address space.
const MEMORY: u32 = 2 << 20;

/// What pargo printed, and how it ended.
pub struct Answer {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Answer {
    /// Standard output and standard error.
    pub fn all(&self) -> String {
        format!("{}\n{}", self.out, self.err)
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e}: {}", self.all()))
    }

    /// The files of `left_out`, with the reasons.
    pub fn left_out(&self) -> Vec<(String, String)> {
        let value = self.json();
        let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
        let files = value["left_out"].as_array().unwrap().iter();
        files.map(|one| (text(&one["file"]), text(&one["reason"]))).collect()
    }

    /// The findings, a line each: `rule file: message`.
    pub fn findings(&self) -> Vec<String> {
        let value = self.json();
        let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
        let all = value["diagnostics"].as_array().unwrap().iter();
        all.map(|d| format!("{} {}: {}", text(&d["rule"]), text(&d["file"]), text(&d["message"])))
            .collect()
    }
}

/// Asks a question in a folder, within the limits.
pub fn ask_in(folder: &Path, arguments: &[&str]) -> Answer {
    let mut command = limited();
    isolate(&mut command, folder)
        .args(arguments)
        .env_remove("COLUMNS")
        .env("PARGO_LANG", "en")
        // The C library of Linux reserves address space for every core, used or not.
        .env("MALLOC_ARENA_MAX", "2")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let (mut out, mut err) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
    let read = |stream: &mut dyn Read| {
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        String::from_utf8_lossy(&bytes).into_owned()
    };
    let reader = std::thread::spawn(move || read(&mut err));
    let writer = std::thread::spawn(move || read(&mut out));
    let mut looks = 0;
    let code = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status.code();
        }
        if looks > PATIENCE {
            child.kill().unwrap();
            child.wait().unwrap();
            panic!("pargo {arguments:?} does not end");
        }
        looks += 1;
        std::thread::sleep(PACE);
    };
    Answer { code, out: writer.join().unwrap(), err: reader.join().unwrap() }
}

#[cfg(unix)]
fn limited() -> Command {
    let mut command = Command::new("sh");
    let limit = format!("ulimit -v {MEMORY} 2>/dev/null; exec \"$0\" \"$@\"");
    command.args(["-c", &limit, env!("CARGO_BIN_EXE_pargo")]);
    command
}

#[cfg(not(unix))]
fn limited() -> Command {
    let _ = MEMORY;
    Command::new(env!("CARGO_BIN_EXE_pargo"))
}

/// Asks a question at the root of a repository.
pub fn ask(repo: &Repository, arguments: &[&str]) -> Answer {
    ask_in(repo.path(), arguments)
}

/// A repository with one plan, committed.
pub fn with_plan() -> Repository {
    let repo = Repository::new();
    repo.write("plans/a.toml", PLAN);
    repo.commit("one");
    repo
}

/// A plan with another id.
pub fn other_plan(id: &str) -> String {
    PLAN.replacen("p-2025", id, 1)
}

/// A question of every kind.
pub const QUESTIONS: [&[&str]; 13] = [
    &["check", "--as-of", "2025-12-01"],
    &["check", "--as-of", "2025-12-01", "--format", "json"],
    &["check", "--as-of", "2025-12-01", "--format", "sarif"],
    &["check", "--as-of", "2025-12-01", "--since", "HEAD"],
    &["overdue", "--as-of", "2025-12-01"],
    &["tasks", "--as-of", "2025-12-01", "--format", "json"],
    &["summary", "--as-of", "2025-12-01"],
    &["show", "p-2025"],
    &["diff"],
    &["history", "p-2025"],
    &["slips"],
    &["trend", "--as-of", "2025-12-01"],
    &["help"],
];
