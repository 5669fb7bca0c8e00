//! Builds a repository and asks the program about it.

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A small plan of two tasks.
pub const PLAN: &str = r#"[plan]
id      = "p-2025"
title   = "Kế hoạch"
agency  = "Sở Tư pháp"
year    = 2025
indexes = ["PAPI"]

[[unit]]
name = "Văn phòng Sở"

[[objective]]
id     = "o1"
index  = "PAPI"
target = { score = ">= 14.5" }

[[task]]
id       = "T1"
title    = "Một"
index    = "PAPI"
lead     = "Văn phòng Sở"
deadline = 2025-06-30
product  = "Báo cáo"

[[task]]
id       = "T2"
title    = "Hai"
lead     = "Văn phòng Sở"
deadline = 2025-09-30
product  = "Báo cáo"
"#;

/// The day that questions are asked for.
pub const TODAY: &str = "2025-03-05";

/// The plan under another id.
pub fn plan(id: &str) -> String {
    PLAN.replace("p-2025", id)
}

/// The plan with the first deadline moved to another day.
pub fn moved(to: &str) -> String {
    PLAN.replace("2025-06-30", to)
}

/// What a program printed, and how it ended.
#[derive(Debug)]
pub struct Answer {
    pub out: String,
    pub err: String,
    pub status: Option<i32>,
}

impl Answer {
    pub fn of(command: &mut Command) -> Answer {
        let output = command.output().unwrap();
        Answer {
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
            status: output.status.code(),
        }
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// Asserts that there is no answer, and that all of these words say why.
    pub fn refused(&self, words: &[&str]) {
        assert_eq!(self.status, Some(2), "{self:?}");
        for word in words {
            assert!(self.err.contains(word), "{word}: {self:?}");
        }
    }
}

/// Lets a program run in a folder with no settings but those of the repository there.
pub fn alone<'c>(command: &'c mut Command, folder: &Path) -> &'c mut Command {
    let of_git = std::env::vars_os().map(|(name, _)| name);
    for name in of_git.filter(|name| name.to_string_lossy().starts_with("GIT_")) {
        command.env_remove(name);
    }
    command
        .current_dir(folder)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_CONFIG_GLOBAL", folder.join("no-such-file"))
        .env("GIT_DEFAULT_HASH", "sha1")
}

pub struct Repository {
    folder: TempDir,
}

impl Repository {
    pub fn new() -> Repository {
        let repository = Repository { folder: tempfile::tempdir().unwrap() };
        repository.git(&["init", "-q", "-b", "main"]);
        repository.settle(repository.path());
        repository
    }

    /// One with a plan whose deadline moved, made with an option of `git init` where git knows it.
    pub fn of_kind(option: &str) -> Option<Repository> {
        let repository = Repository { folder: tempfile::tempdir().unwrap() };
        let mut command = Command::new("git");
        let made =
            alone(&mut command, repository.path()).args(["init", "-q", "-b", "main", option]);
        if !made.output().unwrap().status.success() {
            return None;
        }
        repository.settle(repository.path());
        repository.write("plans/a.toml", PLAN);
        repository.commit("first");
        repository.write("plans/a.toml", &moved("2025-07-31"));
        repository.commit("second");
        Some(repository)
    }

    /// One with the small plan committed.
    pub fn with_plan() -> Repository {
        let repository = Repository::new();
        repository.write("plans/a.toml", PLAN);
        repository.commit("first");
        repository
    }

    /// One whose plan has a deadline moved by a second commit.
    pub fn with_move() -> Repository {
        let repository = Repository::with_plan();
        repository.write("plans/a.toml", &moved("2025-07-31"));
        repository.commit("second");
        repository
    }

    fn settle(&self, folder: &Path) {
        for (key, value) in [
            ("user.name", "Trần Thị Bình"),
            ("user.email", "binh@example.vn"),
            ("core.autocrlf", "false"),
        ] {
            self.git_in(folder, &["config", key, value]);
        }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn at(&self, name: &str) -> PathBuf {
        self.path().join(name)
    }

    pub fn write(&self, name: &str, text: &str) {
        let path = self.at(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    pub fn git(&self, arguments: &[&str]) -> String {
        self.git_in(self.path(), arguments)
    }

    pub fn git_in(&self, folder: &Path, arguments: &[&str]) -> String {
        self.git_fed(folder, arguments, b"")
    }

    /// What git answers to what it reads.
    pub fn git_fed(&self, folder: &Path, arguments: &[&str], input: &[u8]) -> String {
        let mut command = Command::new("git");
        let mut child = alone(&mut command, folder)
            .env("GIT_AUTHOR_DATE", "2025-03-01T20:00:00+00:00")
            .env("GIT_COMMITTER_DATE", "2025-03-01T20:00:00+00:00")
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        let output = child.wait_with_output().unwrap();
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{arguments:?}: {error}");
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    pub fn commit(&self, message: &str) -> String {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "--allow-empty", "-m", message]);
        self.git(&["rev-parse", "HEAD"])
    }

    /// The id of an object that git makes of these bytes as they are.
    pub fn object(&self, kind: &str, bytes: &[u8]) -> String {
        let make = ["hash-object", "--literally", "-w", "--stdin", "-t", kind];
        self.git_fed(self.path(), &make, bytes)
    }

    /// A commit of a tree, made of these bytes, that the branch is put to.
    pub fn commit_of(&self, bytes: &str) -> String {
        let id = self.object("commit", bytes.as_bytes());
        self.git(&["update-ref", "refs/heads/main", &id]);
        id
    }

    /// A tree of files in `plans`, whose names may be any bytes.
    pub fn tree(&self, files: &[(&[u8], &str)]) -> String {
        let mut listing = Vec::new();
        for (name, text) in files {
            let blob = self.object("blob", text.as_bytes());
            listing.extend([b"100644 blob ", blob.as_bytes(), b"\t", name, b"\0"].concat());
        }
        let plans = self.git_fed(self.path(), &["mktree", "-z"], &listing);
        let root = format!("040000 tree {plans}\tplans\0");
        self.git_fed(self.path(), &["mktree", "-z"], root.as_bytes())
    }

    /// Commits a tree on top of the branch, which need not be there yet.
    pub fn commit_tree(&self, tree: &str, parents: &[&str]) -> String {
        let parents = parents.iter().flat_map(|parent| ["-p", parent]);
        let make: Vec<&str> =
            ["commit-tree", tree, "-m", "made"].into_iter().chain(parents).collect();
        let id = self.git(&make);
        self.git(&["update-ref", "refs/heads/main", &id]);
        id
    }

    /// A call of the program, to be completed.
    pub fn call<S: AsRef<OsStr>>(&self, folder: &Path, arguments: &[S]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pargo"));
        alone(&mut command, folder).env("PARGO_LANG", "en").env_remove("COLUMNS").args(arguments);
        command
    }

    pub fn pargo(&self, arguments: &[&str]) -> Answer {
        self.pargo_in(self.path(), arguments)
    }

    pub fn pargo_in(&self, folder: &Path, arguments: &[&str]) -> Answer {
        Answer::of(&mut self.call(folder, arguments))
    }

    /// The answers to all questions about the past, to compare them.
    pub fn answers(&self, change: impl Fn(&mut Command)) -> Vec<String> {
        let answer = |question: &&[&str]| {
            let mut command = self.call(self.path(), question);
            change(&mut command);
            let answer = Answer::of(&mut command);
            format!("{question:?} {:?}\n{}{}", answer.status, answer.out, answer.err)
        };
        QUESTIONS.iter().map(answer).collect()
    }

    /// The changes of `diff`, a line each: `change plan task field before after`.
    pub fn changes(&self, arguments: &[&str]) -> Vec<String> {
        let answer = self.pargo(&[&["diff", "--format", "json"], arguments].concat()).json();
        answer["changes"].as_array().unwrap().iter().map(change).collect()
    }

    /// The changes of `history`, a line each.
    pub fn history(&self, subject: &str) -> Vec<String> {
        let answer = self.pargo(&["history", subject, "--format", "json"]).json();
        let entries = answer["entries"].as_array().unwrap().iter();
        entries.flat_map(|entry| entry["changes"].as_array().unwrap()).map(change).collect()
    }

    /// The findings of `check --since`, a line each: `rule plan task file`.
    pub fn since(&self, revision: &str) -> Vec<String> {
        let call = ["check", "--since", revision, "--as-of", TODAY, "--format", "json"];
        let answer = self.pargo(&call).json();
        let findings = answer["diagnostics"].as_array().unwrap().iter();
        let findings = findings.filter(|finding| finding.get("commit").is_some());
        findings.map(|f| line(f, &["rule", "task", "file"])).collect()
    }
}

/// A question of each kind about the past.
pub const QUESTIONS: [&[&str]; 8] = [
    &["diff", "HEAD~1..HEAD", "--format", "json"],
    &["diff", "HEAD~1", "--format", "json"],
    &["history", "p-2025", "--format", "json"],
    &["slips", "--as-of", TODAY, "--format", "json"],
    &["trend", "--as-of", TODAY, "--format", "json"],
    &["check", "--since", "HEAD~1", "--as-of", TODAY, "--format", "json"],
    &["overdue", "--at", "HEAD~1", "--format", "json"],
    &["tasks", "--at", "HEAD", "--format", "json"],
];

fn change(change: &Value) -> String {
    line(change, &["change", "plan", "task", "field", "before", "after"])
}

fn line(value: &Value, keys: &[&str]) -> String {
    let text = |key: &&str| value[*key].as_str().unwrap_or("-").to_owned();
    keys.iter().map(text).collect::<Vec<_>>().join(" ")
}

/// A git on the path that is a shell script; `git` in it is the real one.
#[cfg(unix)]
pub struct FakeGit {
    folder: TempDir,
}

#[cfg(unix)]
impl FakeGit {
    pub fn new(script: &str) -> FakeGit {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = std::env::var_os("PATH").unwrap();
        let mut real = std::env::split_paths(&path).map(|folder| folder.join("git"));
        let real = real.find(|git| git.is_file()).unwrap();
        let script = format!("#!/bin/sh\ngit() {{ '{}' \"$@\"; }}\n{script}\n", real.display());
        let git = folder.path().join("git");
        std::fs::write(&git, script).unwrap();
        std::fs::set_permissions(&git, std::fs::Permissions::from_mode(0o755)).unwrap();
        FakeGit { folder }
    }

    /// Puts it before the real one.
    pub fn on_path(&self, command: &mut Command) {
        let path = std::env::var_os("PATH").unwrap();
        let own = std::iter::once(self.folder.path().to_owned());
        let folders = own.chain(std::env::split_paths(&path));
        command.env("PATH", std::env::join_paths(folders).unwrap());
    }
}
