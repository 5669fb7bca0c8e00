//! Every rule fires on its bad example, once, and stays silent on the mended one.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail by a panic")]

use std::collections::BTreeSet;
use std::path::Path;

use chrono::NaiveDate;
use pargo::check::{self, Report};
use pargo::diagnostic::Severity;
use pargo::report::diff;
use pargo::rules::{Check, Level, RULES};
use pargo::since::Since;
use pargo::workspace::{self, Workspace};
use tempfile::TempDir;

/// What an example is appended to that is not a whole file.
const PRELUDE: &str = r#"[plan]
id      = "vi-du"
title   = "Kế hoạch ví dụ"
agency  = "Sở Tư pháp tỉnh Cao Bằng"
year    = 2025
issued  = 2025-01-15
indexes = ["PAR INDEX"]

[[unit]]
name = "Văn phòng Sở"

[[unit]]
name = "Thanh tra Sở"

"#;

/// Where the bad example of a rule of `--since` turns from what was to what is.
const THEN: &str = "# --- rồi sửa thành ---";

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 12, 1).unwrap()
}

fn opened(example: &str, config: &str) -> (TempDir, Workspace) {
    let folder = tempfile::tempdir().unwrap();
    let whole = example.contains("[plan]\n") || example.contains("không có bảng [plan]");
    let text = if whole { example.to_owned() } else { format!("{PRELUDE}{example}") };
    std::fs::write(folder.path().join("a.toml"), text).unwrap();
    std::fs::write(folder.path().join("pargo.toml"), config).unwrap();
    let workspace = workspace::open(&[Path::new(".").to_owned()], folder.path()).unwrap();
    (folder, workspace)
}

fn checked(example: &str, config: &str) -> Report {
    let (_folder, workspace) = opened(example, config);
    check::check(&workspace, today(), None)
}

/// A check of `after` that judges what changed since `before`, none of it committed.
fn checked_since(before: &str, after: &str, config: &str) -> Report {
    let (_old_folder, old) = opened(before, config);
    let (_folder, workspace) = opened(after, config);
    let (old, new) = (diff::version(&old, None), diff::version(&workspace, None));
    let since = Since::of(&old, &new, &[], today(), 0, |_| 30);
    check::check(&workspace, today(), Some(&since))
}

fn switched_on(name: &str, level: Level) -> String {
    let level = if level == Level::Off { Level::Warn } else { level };
    format!("[rules]\n{name} = \"{}\"\n", level.name())
}

fn shown(report: &Report) -> String {
    let line = |d: &pargo::diagnostic::Diagnostic| {
        format!("{}:{} {}: {}\n", d.start.line, d.start.column, d.rule.name, d.message.en)
    };
    report.diagnostics.iter().map(line).collect()
}

#[test]
fn each_bad_example_breaks_its_rule_once_and_nothing_else() {
    for rule in RULES.iter().filter(|rule| !matches!(rule.check, Check::Since)) {
        let name = rule.doc.name;
        let report = checked(rule.doc.bad, &switched_on(name, rule.doc.level));
        let own = report.diagnostics.iter().filter(|d| d.rule.name == name).count();
        assert_eq!(own, 1, "{name} on its bad example:\n{}", shown(&report));
        let others =
            report.diagnostics.iter().any(|d| d.rule.name != name && d.severity == Severity::Error);
        assert!(!others, "another error on the bad example of {name}:\n{}", shown(&report));
    }
}

#[test]
fn each_good_example_is_silent() {
    for rule in RULES.iter().filter(|rule| !matches!(rule.check, Check::Since)) {
        let name = rule.doc.name;
        let report = checked(rule.doc.good, &switched_on(name, rule.doc.level));
        let bad =
            report.diagnostics.iter().any(|d| d.rule.name == name || d.severity == Severity::Error);
        assert!(!bad, "the good example of {name}:\n{}", shown(&report));
    }
}

#[test]
fn the_examples_of_what_changed_are_judged_by_their_rules() {
    for rule in RULES.iter().filter(|rule| matches!(rule.check, Check::Since)) {
        let name = rule.doc.name;
        let (before, after) = rule.doc.bad.split_once(THEN).unwrap();
        let fired = |after: &str, level: &str| -> Vec<&str> {
            let report = checked_since(before, after, &format!("[rules]\n{name} = \"{level}\"\n"));
            let found = report.diagnostics.iter();
            found
                .filter(|d| d.severity == Severity::Error || d.rule.name == name)
                .map(|d| d.rule.name)
                .collect()
        };
        assert_eq!(fired(after, "warn"), [name], "the bad example of {name}");
        assert_eq!(fired(after, "off"), [""; 0], "{name} is off");
        assert_eq!(fired(rule.doc.good, "warn"), [""; 0], "the good example of {name}");
    }
}

#[test]
fn a_rule_that_is_off_stays_silent() {
    for rule in RULES.iter().filter(|rule| !matches!(rule.check, Check::Since)) {
        let name = rule.doc.name;
        let report = checked(rule.doc.bad, &format!("[rules]\n{name} = \"off\"\n"));
        let silent = !report.diagnostics.iter().any(|d| d.rule.name == name);
        let stays = ["syntax", "not-a-plan"].contains(&name);
        assert_eq!(silent, !stays, "{name}:\n{}", shown(&report));
    }
}

#[test]
fn the_table_and_the_folder_hold_the_same_rules() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    let files: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .map(|name| name.trim_end_matches(".rs").replace('_', "-"))
        .collect();
    let table: BTreeSet<String> = RULES.iter().map(|rule| rule.doc.name.to_owned()).collect();
    assert_eq!(files, table);
    assert_eq!(table.len(), RULES.len(), "a name stands twice in the table");
}
