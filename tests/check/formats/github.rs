//! The workflow commands for GitHub Actions, and the summary of its job.

use std::collections::BTreeMap;

use crate::sample::{check, check_by, json, sample, spotless, thousands};
use crate::scaffold::Pargo;

/// A workflow command as the runner of GitHub Actions reads it.
pub struct Parsed {
    pub name: String,
    pub properties: BTreeMap<String, String>,
}

impl Parsed {
    pub fn of(line: &str) -> Option<Parsed> {
        let (info, _) = line.trim_start().strip_prefix("::")?.split_once("::")?;
        let (name, properties) = info.split_once(' ').unwrap_or((info, ""));
        if !COMMANDS.contains(&name) {
            return None;
        }
        let unescaped = |value: &str| {
            let value = value.replace("%0D", "\r").replace("%0A", "\n").replace("%3A", ":");
            value.replace("%2C", ",").replace("%25", "%")
        };
        let pairs = properties.split(',').filter_map(|pair| pair.split_once('='));
        Some(Parsed {
            name: name.to_owned(),
            properties: pairs.map(|(key, value)| (key.to_owned(), unescaped(value))).collect(),
        })
    }

    /// The older form of a command, which may be anywhere in a line.
    fn has_older_form(line: &str) -> bool {
        line.split("##[").skip(1).any(|rest| {
            let info = rest.split(']').next().unwrap();
            COMMANDS.contains(&info.split(' ').next().unwrap())
        })
    }
}

const COMMANDS: [&str; 14] = [
    "error",
    "warning",
    "notice",
    "debug",
    "group",
    "endgroup",
    "add-mask",
    "add-path",
    "set-env",
    "set-output",
    "save-state",
    "add-matcher",
    "stop-commands",
    "echo",
];

#[test]
fn no_text_of_a_plan_is_a_command() {
    // The parser of this test does recognize commands.
    assert!(Parsed::of("  ::error file=a::b").is_some() && Parsed::has_older_form("x ##[group]y"));
    let repository = sample();
    let findings =
        json(&repository, &["--format", "json"])["diagnostics"].as_array().unwrap().len();
    for (lang, color) in [("vi", "never"), ("vi", "always"), ("en", "never"), ("en", "always")] {
        let format = ["--format", "github", "--lang", lang, "--color", color];
        let github = check(&repository, &format);
        assert_eq!(github.out.lines().count(), findings);
        for line in github.err.lines() {
            assert!(Parsed::of(line).is_none() && !Parsed::has_older_form(line), "{line}");
        }
    }
    // The sample does contain commands, if it is not escaped.
    let plain = check(&repository, &["--format", "table"]).out;
    assert!(plain.lines().any(Parsed::has_older_form));
}

#[test]
fn a_summary_is_added_to_and_stays_small() {
    let repository = thousands(3000);
    repository.write("summary.md", "trước\n");
    let summary = repository.at("summary.md");
    let pargo = Pargo::at(repository.path()).env("GITHUB_STEP_SUMMARY", summary);
    let github = check_by(pargo, &["--format", "github"]);
    assert_eq!(github.out.lines().count(), 3000);
    let page = repository.read("summary.md");
    assert!(page.starts_with("trước\n### pargo check\n"));
    assert!(page.contains("2900 more findings"), "{page}");
    assert!(page.len() < 1 << 20, "{}", page.len());
}

#[test]
fn a_summary_that_cannot_be_written_is_only_a_note() {
    let repository = spotless();
    let summary = repository.at("không/có.md");
    let pargo = Pargo::at(repository.path()).env("GITHUB_STEP_SUMMARY", summary);
    let github = check_by(pargo, &["--format", "github"]);
    assert_eq!(github.status, 0);
    assert!(github.err.contains("pargo: cannot write the summary"), "{}", github.err);
}
