//! Questions about the past, and their answers as lines that a test can compare.

use std::process::Command;

use serde_json::Value;

use crate::scaffold::{Pargo, Repository, fields};

/// The date of the questions.
pub const TODAY: &str = "2025-03-05";

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

const CHANGE: [&str; 6] = ["change", "plan", "task", "field", "before", "after"];

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().unwrap().iter()
}

impl Repository {
    /// The whole answer to each of [`QUESTIONS`], with the exit status.
    pub fn answers(&self) -> Vec<String> {
        self.answers_with(|_| {})
    }

    /// The whole answer to each of [`QUESTIONS`] after a change to the command.
    pub fn answers_with(&self, change: impl Fn(&mut Command)) -> Vec<String> {
        let answer = |question: &&[&str]| {
            let answer = Pargo::at(self.path()).with(&change).run(question);
            format!("{question:?} {answer}")
        };
        QUESTIONS.iter().map(answer).collect()
    }

    /// The changes of `diff`: `change plan task field before after`.
    pub fn changes(&self, arguments: &[&str]) -> Vec<String> {
        let value = self.json(&[&["diff", "--format", "json"], arguments].concat());
        list(&value["changes"]).map(|change| fields(change, &CHANGE)).collect()
    }

    /// The changes of `history`, as `changes` shows them.
    pub fn history(&self, subject: &str) -> Vec<String> {
        let value = self.json(&["history", subject, "--format", "json"]);
        let changes = list(&value["entries"]).flat_map(|entry| list(&entry["changes"]));
        changes.map(|change| fields(change, &CHANGE)).collect()
    }

    /// The findings of `check --since` on what changed: `rule task file`.
    pub fn since(&self, revision: &str) -> Vec<String> {
        let call = ["check", "--since", revision, "--as-of", TODAY, "--format", "json"];
        let value = self.json(&call);
        // Findings of the other rules have no key `commit`.
        let of_changes = list(&value["diagnostics"]).filter(|d| d.get("commit").is_some());
        of_changes.map(|finding| fields(finding, &["rule", "task", "file"])).collect()
    }
}
