//! Fingerprints of findings, which identify them without line numbers: a finding keeps its fingerprint
//! when the file is edited above it, moved, or checked from another folder.

use std::collections::BTreeMap;

use sha1_smol::Sha1;

use crate::check::diagnostic::Diagnostic;
use crate::edit::canon::on_one_line;
use crate::finding::About;
use crate::workspace::root::Root;

/// Identifies a finding among all findings of a check.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Identity {
    /// The rule.
    pub rule: &'static str,
    /// The plan's id, or without one the file's path from the root of the repository.
    pub plan: String,
    /// The task or the objective, by its id.
    pub about: About<String>,
    /// The key that it points at.
    pub key: Option<String>,
    /// The text at that key. If the place alone does not identify the finding (a key is missing under a
    /// header, a task was removed), also the names in its message.
    pub text: String,
    /// Counts findings that agree in all of this: 0, 1, …
    pub ordinal: usize,
}

/// The identities of findings, in their order.
pub fn identities(diagnostics: &[Diagnostic], root: &Root) -> Vec<Identity> {
    let mut seen: BTreeMap<Identity, usize> = BTreeMap::new();
    diagnostics
        .iter()
        .map(|diagnostic| {
            let first = identity(diagnostic, root);
            let count = seen.entry(first.clone()).or_default();
            *count += 1;
            Identity { ordinal: *count - 1, ..first }
        })
        .collect()
}

/// The identity of the first finding that agrees with this one.
fn identity(diagnostic: &Diagnostic, root: &Root) -> Identity {
    let place = || root.place(&diagnostic.file).path().to_owned();
    Identity {
        rule: diagnostic.rule.name,
        plan: diagnostic.plan.clone().unwrap_or_else(place),
        about: diagnostic.about.clone(),
        key: diagnostic.key.as_deref().map(str::to_owned),
        text: text(diagnostic),
        ordinal: 0,
    }
}

fn text(diagnostic: &Diagnostic) -> String {
    let excerpt = &diagnostic.excerpt;
    let written = excerpt.text.get(excerpt.span.clone()).unwrap_or_default();
    // However a value is laid out and quoted, it is the same value.
    let value = on_one_line(written);
    let written = value.as_deref().unwrap_or(written);
    let mut words: Vec<&str> = written.split_whitespace().collect();
    // For a header or a change, the place does not say which finding it is.
    if diagnostic.key.is_none() || diagnostic.commit.is_some() {
        words.extend(diagnostic.names.iter().flat_map(|name| pieces(name)));
    }
    words.join(" ")
}

/// A name without its own quotation marks, and without the text between two quoted parts of it. The first
/// releases took names out of messages in this way, and services keep the fingerprints that they made.
fn pieces(name: &str) -> impl Iterator<Item = &str> {
    name.split('“').filter_map(|piece| piece.split('”').next())
}

impl Identity {
    /// The fingerprint: 40 hexadecimal digits, the same on every system and in every release.
    pub fn hash(&self) -> String {
        let mut hash = Sha1::new();
        let ordinal = self.ordinal.to_string();
        let [task, objective, key] = [self.about.task(), self.about.objective(), self.key.as_ref()]
            .map(|part| part.map(String::as_str).unwrap_or_default());
        for part in [self.rule, &self.plan, task, objective, key, &self.text, &ordinal] {
            // The length before each part keeps a part from being confused with a piece of its neighbour.
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
    use crate::check::{CheckOptions, check};
    use crate::workspace;

    fn found(file: &str, text: &str) -> Vec<Identity> {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(file), text).unwrap();
        let workspace = workspace::find::open(&[Path::new(".").to_owned()], folder.path()).unwrap();
        let as_of = NaiveDate::from_ymd_opt(2025, 12, 1).unwrap();
        let report = check(&workspace, CheckOptions::as_of(as_of));
        identities(&report.diagnostics, &Root::new("/kho", "/kho"))
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

    fn lines(identities: &[Identity]) -> Vec<String> {
        let part = |part: Option<&String>| part.cloned().unwrap_or_else(|| "-".to_owned());
        let line = |i: &Identity| {
            let (task, key) = (part(i.about.task()), part(i.key.as_ref()));
            format!("{} {} {task} {key} {} {}", i.rule, i.plan, i.text, i.ordinal)
        };
        identities.iter().map(line).collect()
    }

    #[test]
    fn an_identity_says_what_a_finding_is_about() {
        let found = found("a.toml", PLAN);
        assert_eq!(
            lines(&found),
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
    fn a_key_that_was_repaired_is_known_as_it_was_typed() {
        let odd = PLAN.replace("[[task]]", "[[task]]\nt\u{200b}e = \"A\"");
        let moved = format!("# dòng mới\n{odd}");
        let (before, after) = (found("a.toml", &odd), found("a.toml", &moved));
        assert!(before.iter().any(|identity| identity.key.as_deref() == Some("t\u{200b}e")));
        assert_eq!(before, after);
    }

    #[test]
    fn equal_findings_are_counted() {
        let twice = PLAN.replace("[\"A\", \"B\"]", "[\"A\", \"A\"]");
        let of_units: Vec<usize> = found("a.toml", &twice)
            .iter()
            .filter(|identity| identity.rule == "unknown-unit")
            .map(|identity| identity.ordinal)
            .collect();
        assert_eq!(of_units, [0, 1]);
    }

    #[test]
    fn a_name_counts_as_it_did_when_it_was_taken_out_of_the_message() {
        let joined = |name| pieces(name).collect::<Vec<_>>().join("|");
        assert_eq!(joined("Rà soát thủ tục"), "Rà soát thủ tục");
        assert_eq!(joined("Cuộc thi “Dân vận khéo” năm 2025"), "Cuộc thi |Dân vận khéo");
    }

    #[test]
    fn every_fingerprint_of_a_check_is_another() {
        let found = found("a.toml", PLAN);
        let mut hashes: Vec<String> = found.iter().map(Identity::hash).collect();
        hashes.sort();
        hashes.dedup();
        assert_eq!(hashes.len(), found.len());
    }

    #[test]
    fn a_file_without_a_plan_goes_by_its_path() {
        assert_eq!(lines(&found("a.toml", "x = 1\n"))[0], "not-a-plan a.toml - x x = 1 0");
    }

    /// Services store fingerprints between runs, so this value must never change.
    #[test]
    fn the_fingerprint_is_pinned() {
        let identity = Identity {
            rule: "unknown-unit",
            plan: "p".to_owned(),
            about: About::Task("1".to_owned()),
            key: Some("lead".to_owned()),
            text: "\"A\"".to_owned(),
            ordinal: 0,
        };
        assert_eq!(identity.hash(), "d7e755eb891242c4ada4cfa7537e617358340c8f");
        let shifted = Identity { plan: "p1".to_owned(), about: About::Plan, ..identity.clone() };
        assert_ne!(identity.hash(), shifted.hash());
    }
}
