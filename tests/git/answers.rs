//! Answers about the past as lines, so that a test can compare them as a whole.

use serde_json::Value;

use crate::scaffold::{Repository, fields};

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().unwrap().iter()
}

impl Repository {
    /// The changes of `diff`: `what task objective unit field before after days by`.
    pub fn changes(&self, arguments: &[&str]) -> Vec<String> {
        let value = self.json(&[&["diff", "--format", "json"], arguments].concat());
        let keys =
            ["change", "task", "objective", "unit", "field", "before", "after", "days", "by"];
        list(&value["changes"]).map(|change| fields(change, &keys)).collect()
    }

    /// The changes of `history`: `first line of the commit: what task field before after`.
    pub fn history(&self, subject: &str) -> Vec<String> {
        let value = self.json(&["history", subject, "--format", "json"]);
        let keys = ["change", "task", "field", "before", "after"];
        let lines = list(&value["entries"]).flat_map(|entry| {
            let summary = fields(entry, &["summary"]);
            list(&entry["changes"])
                .map(move |change| format!("{summary}: {}", fields(change, &keys)))
        });
        lines.collect()
    }

    /// What `check --since` answers a few days after the commits.
    pub fn check_since(&self, revision: &str) -> Value {
        self.json(&["check", "--since", revision, "--as-of", "2025-03-05", "--format", "json"])
    }

    /// The findings of `check --since` on what changed, without their places: `rule task`.
    pub fn loosened(&self, revision: &str) -> Vec<String> {
        let value = self.check_since(revision);
        let of_changes = list(&value["diagnostics"]).filter(|d| d.get("commit").is_some());
        of_changes.map(|finding| fields(finding, &["rule", "task"])).collect()
    }

    /// The findings of `check --since` on what changed: `rule line task objective committed`.
    pub fn since(&self, revision: &str) -> Vec<String> {
        let value = self.check_since(revision);
        // Findings of the other rules have no key `commit`.
        let of_changes = list(&value["diagnostics"]).filter(|d| d.get("commit").is_some());
        let lines = of_changes.map(|finding| {
            let commit = if finding["commit"].is_null() { "uncommitted" } else { "committed" };
            format!("{} {commit}", fields(finding, &["rule", "line", "task", "objective"]))
        });
        lines.collect()
    }
}

/// The plans of the items of an answer, each once.
pub fn plans(value: &Value) -> Vec<String> {
    let mut plans: Vec<String> =
        list(&value["items"]).map(|item| fields(item, &["plan"])).collect();
    plans.dedup();
    plans
}

/// The points of `trend`: `date tasks`.
pub fn totals(value: &Value) -> Vec<String> {
    let points = list(&value["points"]);
    let line = |p: &Value| format!("{} {}", fields(p, &["date"]), p["total"]["tasks"]["total"]);
    points.map(line).collect()
}
