//! Every rule fires on its bad example, once, and stays silent on the mended one.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail by a panic")]

use std::collections::BTreeSet;
use std::path::Path;

use chrono::NaiveDate;
use pargo::check::{self, Report};
use pargo::diagnostic::Severity;
use pargo::rules::{Check, Level, RULES};
use pargo::workspace;

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

fn checked(example: &str, config: &str) -> Report {
    let folder = tempfile::tempdir().unwrap();
    let whole = example.contains("[plan]\n") || example.contains("không có bảng [plan]");
    let text = if whole { example.to_owned() } else { format!("{PRELUDE}{example}") };
    std::fs::write(folder.path().join("a.toml"), text).unwrap();
    std::fs::write(folder.path().join("pargo.toml"), config).unwrap();
    let paths = [Path::new(".").to_owned()];
    let workspace = workspace::open(&paths, folder.path()).unwrap();
    check::check(&workspace, NaiveDate::from_ymd_opt(2025, 12, 1).unwrap(), None)
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
