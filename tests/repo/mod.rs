//! A git repository that a test builds in a folder of its own.

#![allow(dead_code, reason = "each test uses its part")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// A small plan.
pub const PLAN: &str = r#"[plan]
id      = "p-2025"
title   = "Kế hoạch"
agency  = "Sở Tư pháp"
year    = 2025
indexes = ["PAPI"]

[[unit]]
name = "Văn phòng Sở"

[[unit]]
name = "Thanh tra Sở"

[[objective]]
id     = "o1"
index  = "PAPI"
target = { score = ">= 14.5", rank = 5 }

[[task]]
id       = "T1"
title    = "Một"
index    = "PAPI"
lead     = "Văn phòng Sở"
partners = "Thanh tra Sở"
deadline = 2025-06-30
product  = "Báo cáo"

[[task]]
id       = "T2"
title    = "Hai"
lead     = "Văn phòng Sở"
deadline = "hàng quý"
product  = "Báo cáo"
"#;

/// Lets a program run in a folder, with nothing of git's settings but those of the repository there: neither
/// the user's, nor what a hook sets that runs the tests.
pub fn alone<'c>(command: &'c mut Command, folder: &Path) -> &'c mut Command {
    command
        .current_dir(folder)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_CONFIG_GLOBAL", folder.join("no-such-file"))
        .env("GIT_DEFAULT_HASH", "sha1");
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
        command.env_remove(name);
    }
    for who in ["AUTHOR", "COMMITTER"] {
        command.env_remove(format!("GIT_{who}_NAME")).env_remove(format!("GIT_{who}_EMAIL"));
    }
    command
}

/// A repository that reads no configuration but its own.
pub struct Repo {
    folder: TempDir,
}

impl Repo {
    pub fn new() -> Repo {
        let repo = Repo { folder: tempfile::tempdir().unwrap() };
        repo.git(&["init", "-q", "-b", "main"]);
        repo.git(&["config", "user.name", "Trần Thị Bình"]);
        repo.git(&["config", "user.email", "binh@example.vn"]);
        repo.git(&["config", "core.autocrlf", "false"]);
        repo
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn git(&self, arguments: &[&str]) -> String {
        self.git_on("2025-03-01T20:00:00+00:00", arguments)
    }

    pub fn git_on(&self, date: &str, arguments: &[&str]) -> String {
        let output = alone(&mut Command::new("git"), self.path())
            .env("GIT_AUTHOR_DATE", date)
            .env("GIT_COMMITTER_DATE", date)
            .args(arguments)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    pub fn write(&self, file: &str, text: &str) -> PathBuf {
        let path = self.path().join(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path
    }

    pub fn commit(&self, message: &str) -> String {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "--allow-empty", "-m", message]);
        self.git(&["rev-parse", "HEAD"])
    }

    pub fn pargo_in(&self, folder: &Path, arguments: &[&str]) -> Output {
        alone(&mut Command::new(env!("CARGO_BIN_EXE_pargo")), folder)
            .env("PARGO_LANG", "en")
            .env_remove("COLUMNS")
            .args(arguments)
            .output()
            .unwrap()
    }

    pub fn pargo(&self, arguments: &[&str]) -> Output {
        self.pargo_in(self.path(), arguments)
    }

    pub fn json(&self, arguments: &[&str]) -> serde_json::Value {
        let output = self.pargo(arguments);
        let text = String::from_utf8_lossy(&output.stdout);
        let error = String::from_utf8_lossy(&output.stderr);
        serde_json::from_str(&text).unwrap_or_else(|e| panic!("{e}: {text}{error}"))
    }

    /// The changes of `diff`, a line each: `what task/objective/unit field before after days by`.
    pub fn changes(&self, arguments: &[&str]) -> Vec<String> {
        let all: Vec<&str> =
            ["diff", "--format", "json"].iter().chain(arguments).copied().collect();
        let value = self.json(&all);
        let text = |v: &serde_json::Value| match v {
            serde_json::Value::Null => "-".to_owned(),
            serde_json::Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let changes = value["changes"].as_array().unwrap().iter().map(|change| {
            let keys = ["task", "objective", "unit", "field", "before", "after", "days", "by"];
            let rest: Vec<String> = keys.iter().map(|key| text(&change[*key])).collect();
            format!("{} {}", text(&change["change"]), rest.join(" "))
        });
        changes.collect()
    }
}

pub fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

impl Repo {
    /// `history`, a line a change: `commit's first line: what task field before after`.
    pub fn history(&self, subject: &str) -> Vec<String> {
        let value = self.json(&["history", subject, "--format", "json"]);
        let mut lines = Vec::new();
        for entry in value["entries"].as_array().unwrap() {
            for change in entry["changes"].as_array().unwrap() {
                let text = |key: &str| change[key].as_str().unwrap_or("-").to_owned();
                lines.push(format!(
                    "{}: {} {} {} {} {}",
                    entry["summary"].as_str().unwrap(),
                    text("change"),
                    text("task"),
                    text("field"),
                    text("before"),
                    text("after")
                ));
            }
        }
        lines
    }

    pub fn replace(&self, file: &str, from: &str, to: &str) {
        let path = self.path().join(file);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{from}");
        std::fs::write(path, text.replacen(from, to, 1)).unwrap();
    }
}

impl Repo {
    /// `check --since HEAD~N`, the findings of its rules: `rule line task objective commit?`.
    pub fn since(&self, revision: &str, as_of: &str) -> Vec<String> {
        let value =
            self.json(&["check", "--since", revision, "--as-of", as_of, "--format", "json"]);
        let findings = value["diagnostics"].as_array().unwrap().iter();
        findings
            .filter(|d| d.get("commit").is_some())
            .map(|d| {
                let text = |key: &str| d[key].as_str().unwrap_or("-").to_owned();
                let commit = if d["commit"].is_null() { "uncommitted" } else { "committed" };
                format!(
                    "{} {} {} {} {commit}",
                    text("rule"),
                    d["line"],
                    text("task"),
                    text("objective")
                )
            })
            .collect()
    }
}
