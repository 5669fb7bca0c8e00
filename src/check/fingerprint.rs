//! What a finding is about, told without line numbers: the same finding after the file was edited above
//! it, moved, or checked from another folder has the same fingerprint.

use std::collections::BTreeMap;

use sha1_smol::Sha1;

use crate::check::diagnostic::Diagnostic;
use crate::finding::About;
use crate::workspace::root::Root;

/// What tells one finding from all others of a check.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// The rule.
    pub rule: &'static str,
    /// The plan's id; the file's path from the root of the repository where there is none.
    pub plan: String,
    /// The task or the objective, by its id.
    pub about: About<String>,
    /// The keys down to what it points at.
    pub field: Option<String>,
    /// What is written there, and the names in the message where the place alone does not tell: which key
    /// is missing under a header, which task is gone. The wording of the message is no part of it.
    pub text: String,
    /// Its place among those of which all of this is the same.
    pub ordinal: usize,
}

/// The keys of findings, in their order.
pub fn keys(diagnostics: &[Diagnostic], root: &Root) -> Vec<Key> {
    let mut seen: BTreeMap<Key, usize> = BTreeMap::new();
    diagnostics
        .iter()
        .map(|diagnostic| {
            let key = key(diagnostic, root);
            let count = seen.entry(key.clone()).or_default();
            *count += 1;
            Key { ordinal: *count - 1, ..key }
        })
        .collect()
}

fn key(diagnostic: &Diagnostic, root: &Root) -> Key {
    let place = || root.place(&diagnostic.file).path().to_owned();
    Key {
        rule: diagnostic.rule.name,
        plan: diagnostic.plan.clone().unwrap_or_else(place),
        about: diagnostic.about.clone(),
        field: diagnostic.field.clone(),
        text: text(diagnostic),
        ordinal: 0,
    }
}

fn text(diagnostic: &Diagnostic) -> String {
    let excerpt = &diagnostic.excerpt;
    let written = excerpt.text.get(excerpt.span.clone()).unwrap_or_default();
    let mut words: Vec<&str> = written.split_whitespace().collect();
    if diagnostic.field.is_none() || diagnostic.commit.is_some() {
        words.extend(quoted(&diagnostic.message.en));
    }
    words.join(" ")
}

/// What a message names: the pieces between backticks or quotation marks.
fn quoted(message: &str) -> impl Iterator<Item = &str> {
    let ticked = message.split('`').skip(1).step_by(2);
    let named = message.split('“').skip(1).filter_map(|rest| rest.split('”').next());
    ticked.chain(named)
}

impl Key {
    /// The fingerprint: 40 hexadecimal digits, the same on every system and in every release.
    pub fn hash(&self) -> String {
        let mut hash = Sha1::new();
        let ordinal = self.ordinal.to_string();
        let [task, objective, field] =
            [self.about.task(), self.about.objective(), self.field.as_ref()]
                .map(|part| part.map(String::as_str).unwrap_or_default());
        for part in [self.rule, &self.plan, task, objective, field, &self.text, &ordinal] {
            // With its length before it no part can pass for a piece of its neighbour.
            hash.update(format!("{}:{part};", part.len()).as_bytes());
        }
        hash.digest().to_string()
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use chrono::NaiveDate;

    use super::*;
    use crate::check::{Ask, check};
    use crate::workspace;

    fn found(file: &str, text: &str) -> Vec<Key> {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(file), text).unwrap();
        let workspace = workspace::find::open(&[Path::new(".").to_owned()], folder.path()).unwrap();
        let as_of = NaiveDate::from_ymd_opt(2025, 12, 1).unwrap();
        let report = check(&workspace, Ask { fields: true, ..Ask::as_of(as_of) });
        keys(&report.diagnostics, &Root::new("/kho", "/kho"))
    }

    const PLAN: &str = r#"[plan]
id = "p"
title = "Kế hoạch"
agency = "Sở"
year = 2025
indexes = ["PAPI"]

[[task]]
id = "1"
index = "PAPI"
title = "Một"
lead = ["A", "B"]
deadline = "bao giờ"

[[task]]
id = "2"
index = "PAPI"
"#;

    fn told(keys: &[Key]) -> Vec<String> {
        let part = |part: Option<&String>| part.cloned().unwrap_or_else(|| "-".to_owned());
        let tell = |k: &Key| {
            let (task, field) = (part(k.about.task()), part(k.field.as_ref()));
            format!("{} {} {task} {field} {} {}", k.rule, k.plan, k.text, k.ordinal)
        };
        keys.iter().map(tell).collect()
    }

    #[test]
    fn a_key_says_what_a_finding_is_about() {
        let keys = found("a.toml", PLAN);
        assert_eq!(
            told(&keys),
            [
                "no-product p 1 - [[task]] 0",
                "unknown-unit p 1 lead \"A\" 0",
                "unknown-unit p 1 lead \"B\" 0",
                "invalid-deadline p 1 deadline \"bao giờ\" 0",
                "missing-key p 2 - [[task]] title 0",
                "no-lead p 2 - [[task]] 0",
                "no-deadline p 2 - [[task]] 0",
                "no-product p 2 - [[task]] 0",
            ]
        );
    }

    #[test]
    fn it_survives_lines_above_and_another_file_name() {
        let moved = PLAN.replace("[[task]]", "# dòng mới\n\n[[task]]");
        assert_eq!(found("a.toml", PLAN), found("b.toml", &moved));
    }

    #[test]
    fn equal_findings_are_counted() {
        let twice = PLAN.replace("[\"A\", \"B\"]", "[\"A\", \"A\"]");
        let of_units: Vec<usize> = found("a.toml", &twice)
            .iter()
            .filter(|key| key.rule == "unknown-unit")
            .map(|key| key.ordinal)
            .collect();
        assert_eq!(of_units, [0, 1]);
    }

    #[test]
    fn every_fingerprint_of_a_check_is_another() {
        let keys = found("a.toml", PLAN);
        let mut hashes: Vec<String> = keys.iter().map(Key::hash).collect();
        hashes.sort();
        hashes.dedup();
        assert_eq!(hashes.len(), keys.len());
    }

    #[test]
    fn a_file_without_a_plan_goes_by_its_path() {
        assert_eq!(told(&found("a.toml", "x = 1\n"))[0], "not-a-plan a.toml - x x = 1 0");
    }

    /// Services keep fingerprints from one run to the next: this value must never change.
    #[test]
    fn the_fingerprint_is_pinned() {
        let key = Key {
            rule: "unknown-unit",
            plan: "p".to_owned(),
            about: About::Task("1".to_owned()),
            field: Some("lead".to_owned()),
            text: "\"A\"".to_owned(),
            ordinal: 0,
        };
        assert_eq!(key.hash(), "d7e755eb891242c4ada4cfa7537e617358340c8f");
        let shifted = Key { plan: "p1".to_owned(), about: About::Plan, ..key.clone() };
        assert_ne!(key.hash(), shifted.hash());
    }
}
