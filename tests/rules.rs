//! Every rule fires once on its bad example, at the marked place and with the message there, has the key
//! of that place, and is silent on the good example.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail by a panic")]

mod key_of;
mod scaffold;

use std::collections::BTreeSet;
use std::path::Path;

use chrono::NaiveDate;
use pargo::check::since::{Compared, Since};
use pargo::check::{self, CheckOptions, Report};
use pargo::compare::history::Followed;
use pargo::compare::version::version;
use pargo::finding::{Doc, Level, RuleKind, Severity};
use pargo::rules::RULES;
use pargo::text::source::Position;
use pargo::workspace::Workspace;
use pargo::workspace::revision::Settings;
use scaffold::Folder;

use key_of::{key_of, unnamed};

/// The beginning of the file for an example that is not a whole file.
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

/// Separates the old from the new version in the bad example of a rule of `--since`.
const THEN: &str = "# --- rồi sửa thành ---";

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 12, 1).unwrap()
}

/// An example without the other plan that may follow it, which a line `# --- name.toml ---` begins.
fn own(example: &str) -> &str {
    example
        .split_once("\n# --- ")
        .filter(|(_, rest)| is_other(rest))
        .map_or(example, |(own, _)| own)
}

/// The other plan of an example, which comes first by its path.
fn other(example: &str) -> Option<&str> {
    let (_, rest) = example.split_once("\n# --- ").filter(|(_, rest)| is_other(rest))?;
    rest.split_once('\n').map(|(_, plan)| plan)
}

fn is_other(rest: &str) -> bool {
    rest.lines().next().is_some_and(|line| line.ends_with(".toml ---"))
}

/// Whether an example is a file of its own.
fn is_whole(example: &str) -> bool {
    example.contains("[plan]\n") || example.contains("không có bảng [plan]")
}

/// The file for an example: the example itself, or a file that ends with it.
fn file_of(example: &str) -> String {
    if is_whole(example) { example.to_owned() } else { format!("{PRELUDE}{example}") }
}

fn opened(example: &str, config: &str) -> (Folder, Workspace) {
    let folder = Folder::with(&[("a.toml", &file_of(own(example))), ("pargo.toml", config)]);
    if let Some(other) = other(example) {
        folder.write("0.toml", other);
    }
    let workspace = folder.open().unwrap();
    (folder, workspace)
}

fn checked(example: &str, config: &str) -> Report {
    let (_folder, workspace) = opened(example, config);
    check::check(&workspace, CheckOptions::as_of(today()))
}

/// A check of `after` with the changes since `before`, which are not committed.
fn checked_since(before: &str, after: &str, config: &str) -> Report {
    let (_old_folder, old) = opened(before, config);
    let (_folder, workspace) = opened(after, config);
    let (old, new) = (version(&old, None), version(&workspace, None));
    let nothing = Followed { steps: Vec::new(), standing: Vec::new() };
    let compared = Compared { old: &old, new: &new, way: &nothing };
    let since = Since::of(compared, Settings::default(), today(), 0, |_| 30);
    check::check(&workspace, CheckOptions { since: Some(&since), ..CheckOptions::as_of(today()) })
}

fn switched_on(name: &str, level: Level) -> String {
    let level = if level == Level::Off { Level::Warn } else { level };
    format!("[rules]\n{name} = \"{}\"\n", level.name())
}

fn shown(report: &Report) -> String {
    let line = |d: &pargo::check::diagnostic::Diagnostic| {
        format!("{}:{} {}: {}\n", d.start.line, d.start.column, d.rule.name, d.message.en)
    };
    report.diagnostics.iter().map(line).collect()
}

/// The line with the `id` of [`PRELUDE`].
const ID: u32 = 2;

/// A place in an example and the English message there, as in [`Mark`].
///
/// [`Mark`]: pargo::finding::example::Mark
type Marked = (Option<(u32, u32, u32)>, String);

/// The marks of a bad example.
fn wanted(doc: &Doc) -> Vec<Marked> {
    doc.bad.marks().into_iter().map(|mark| (mark.place, mark.message.to_owned())).collect()
}

/// The findings of a rule in a file that ends with an example, as marks. `first` is the line of the file
/// at which the example begins.
fn found(report: &Report, name: &str, example: &str, first: u32) -> Vec<Marked> {
    let example = own(example);
    let file = file_of(example);
    let before = (file.lines().count() - example.lines().count()) as u32;
    let own = report.diagnostics.iter().filter(|d| d.rule.name == name);
    own.map(|d| {
        assert_eq!(d.start.line, d.end.line, "{name}: a finding of several lines has no mark");
        let (start, end) = (byte_of(&file, d.start), byte_of(&file, d.end));
        // Of a file that is not TOML the test has no keys.
        if d.rule.kind != RuleKind::File || toml::from_str::<toml::Table>(&file).is_ok() {
            assert_eq!(d.key.as_deref(), key_of(&file, start, end).as_deref(), "the key of {name}");
        }
        if d.key.is_none() || d.commit.is_some() {
            assert_eq!(unnamed(&d.message.en, &d.names), None, "the names of {name}");
        }
        let line = d.start.line.checked_sub(before + 1).map(|below| first + below);
        assert!(line.is_some() || d.start.line == ID, "{name}: a finding above its example");
        (line.map(|line| (line, d.start.column, d.end.column)), d.message.en.clone())
    })
    .collect()
}

/// The byte of a place in a text.
fn byte_of(text: &str, place: Position) -> u32 {
    let lines = text.split_inclusive('\n').take(place.line as usize - 1);
    let start: usize = lines.map(str::len).sum();
    let before = text[start..].chars().take(place.column as usize - 1);
    (start + before.map(char::len_utf8).sum::<usize>()) as u32
}

#[test]
fn each_bad_example_breaks_its_rule_where_it_is_marked_and_no_other() {
    for rule in RULES.iter().filter(|rule| rule.doc.kind != RuleKind::Since) {
        let name = rule.doc.name;
        let bad = rule.doc.bad.text();
        let report = checked(&bad, &switched_on(name, rule.doc.level));
        let found = found(&report, name, &bad, 1);
        assert_eq!(found, wanted(rule.doc), "{name} on its bad example:\n{}", shown(&report));
        assert_eq!(found.len(), 1, "{name}: an example breaks its rule once");
        let others =
            report.diagnostics.iter().any(|d| d.rule.name != name && d.severity == Severity::Error);
        assert!(!others, "another error on the bad example of {name}:\n{}", shown(&report));
    }
}

#[test]
fn each_good_example_is_silent() {
    for rule in RULES.iter().filter(|rule| rule.doc.kind != RuleKind::Since) {
        let name = rule.doc.name;
        let report = checked(rule.doc.good, &switched_on(name, rule.doc.level));
        let bad =
            report.diagnostics.iter().any(|d| d.rule.name == name || d.severity == Severity::Error);
        assert!(!bad, "the good example of {name}:\n{}", shown(&report));
    }
}

#[test]
fn the_examples_of_what_changed_are_judged_by_their_rules() {
    for rule in RULES.iter().filter(|rule| rule.doc.kind == RuleKind::Since) {
        let name = rule.doc.name;
        let bad = rule.doc.bad.text();
        let (before, after) = bad.split_once(THEN).unwrap();
        let report_of = |after: &str, level: &str| {
            checked_since(before, after, &format!("[rules]\n{name} = \"{level}\"\n"))
        };
        let fired = |after: &str, level: &str| -> Vec<&str> {
            let report = report_of(after, level);
            let found = report.diagnostics.iter();
            found
                .filter(|d| d.severity == Severity::Error || d.rule.name == name)
                .map(|d| d.rule.name)
                .collect()
        };
        assert_eq!(fired(after, "warn"), [name], "the bad example of {name}");
        // The text after `THEN` on its line is the first line of the file.
        let turn = before.lines().count() as u32 + 1;
        let found = found(&report_of(after, "warn"), name, after, turn);
        assert_eq!(found, wanted(rule.doc), "the bad example of {name}");
        assert_eq!(fired(after, "off"), [""; 0], "{name} is off");
        assert_eq!(fired(rule.doc.good, "warn"), [""; 0], "the good example of {name}");
    }
}

#[test]
fn a_rule_that_is_off_stays_silent() {
    for rule in RULES.iter().filter(|rule| rule.doc.kind != RuleKind::Since) {
        let name = rule.doc.name;
        let report = checked(&rule.doc.bad.text(), &format!("[rules]\n{name} = \"off\"\n"));
        let silent = !report.diagnostics.iter().any(|d| d.rule.name == name);
        let stays = rule.doc.kind == RuleKind::File;
        assert_eq!(silent, !stays, "{name}:\n{}", shown(&report));
    }
}

#[test]
fn the_table_and_the_folder_have_the_same_rules() {
    let folders = ["src/finding/faults", "src/rules", "src/rules/since"];
    let files: BTreeSet<String> = folders
        .iter()
        .flat_map(|folder| {
            std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap()
        })
        .filter_map(|entry| {
            entry.unwrap().file_name().into_string().unwrap().strip_suffix(".rs").map(str::to_owned)
        })
        .filter(|name| !["mod", "view"].contains(&name.as_str()))
        .map(|name| name.replace('_', "-"))
        .collect();
    let table: BTreeSet<String> = RULES.iter().map(|rule| rule.doc.name.to_owned()).collect();
    assert_eq!(files, table);
    assert_eq!(table.len(), RULES.len(), "a name stands twice in the table");
}

/// The rules that fire on an example as of a date, with their columns.
fn fired(example: &str, as_of: (i32, u32, u32)) -> Vec<String> {
    let (_folder, workspace) = opened(example, "");
    let as_of = NaiveDate::from_ymd_opt(as_of.0, as_of.1, as_of.2).unwrap();
    let report = check::check(&workspace, CheckOptions::as_of(as_of));
    let found = report.diagnostics.iter();
    found.map(|d| format!("{} {}", d.rule.name, d.start.column)).collect()
}

#[test]
fn findings_of_one_place_come_in_the_order_of_the_table() {
    let task = "[[task]]\nid = \"1\"\ntitle = \"Một\"\nindex = \"PAR INDEX\"\nlead = \"Văn phòng Sở\"\n\
                partners = \"Thanh tra Sở\"\ndeadline = \"Quý IV\"\nproduct = \"Báo cáo\"\n\
                started = 2026-02-01\ndone = 2026-01-01\n";
    let found = fired(task, (2025, 12, 1));
    let of_done = ["contradictory-status 8", "future-fact 8", "done-without-evidence 8"];
    assert_eq!(found, [&["future-fact 11"], &of_done[..]].concat());
}

/// A task without a product, and with this `allow`.
fn without_product(allow: &str) -> String {
    format!(
        "[[task]]\nid = \"1\"\ntitle = \"Một\"\nindex = \"PAR INDEX\"\nlead = \"Văn phòng Sở\"\n\
         partners = \"Thanh tra Sở\"\ndeadline = \"Quý IV\"\n{allow}\n"
    )
}

#[test]
fn an_allow_silences_up_to_and_on_its_last_day() {
    let until = "allow = { no-product = { reason = \"Chờ\", until = 2026-06-30 } }";
    let task = without_product(until);
    assert_eq!(fired(&task, (2026, 6, 29)), [""; 0]);
    assert_eq!(fired(&task, (2026, 6, 30)), [""; 0]);
    assert_eq!(fired(&task, (2026, 7, 1)), ["no-product 1", "expired-allow 50"]);
    let plan = PRELUDE.replacen("indexes", &format!("{until}\nindexes"), 1);
    let whole = format!("{plan}{}", without_product(""));
    assert_eq!(fired(&whole, (2026, 6, 30)), [""; 0]);
    assert_eq!(fired(&whole, (2026, 7, 1)), ["expired-allow 50", "no-product 1"]);
}

#[test]
fn an_expired_allow_is_one_finding_and_does_not_silence_itself() {
    let with_product = |allow: &str| format!("{}product = \"Báo cáo\"\n", without_product(allow));
    let cases = [
        // It is not reported as unused as well.
        ("no-product = { reason = \"Chờ\", until = 2025-01-01 }", vec!["expired-allow 50"]),
        ("no-product = { reason = \"Chờ\", until = 2027-01-01 }", vec!["unused-allow 11"]),
        ("deadline-moved = { reason = \"Chờ\", until = 2025-01-01 }", vec!["expired-allow 54"]),
        ("expired-allow = { reason = \"Chờ\", until = 2025-01-01 }", vec!["expired-allow 53"]),
        // An unknown rule is only reported as unknown.
        ("no-products = { reason = \"Chờ\", until = 2025-01-01 }", vec!["unknown-rule 11"]),
        // Another entry may silence the finding, and counts as used then.
        ("expired-allow = \"Chờ\", no-product = { reason = \"Chờ\", until = 2025-01-01 }", vec![]),
    ];
    for (entry, expected) in cases {
        let task = with_product(&format!("allow = {{ {entry} }}"));
        assert_eq!(fired(&task, (2026, 1, 1)), expected, "{entry}");
    }
}

#[test]
fn an_allow_that_cannot_be_read_is_one_finding_and_silences() {
    let cases = [
        ("no-product = { until = 2027-01-01 }", vec!["empty-allow 24"]),
        ("no-product = { reason = \" \", until = 2027-01-01 }", vec!["empty-allow 35"]),
        ("no-product = { }", vec!["empty-allow 24"]),
        ("no-product = { reason = 5 }", vec!["wrong-type 35"]),
        ("no-product = { reason = \"Chờ\", until = \"30/6/2026\" }", vec!["wrong-type 50"]),
        ("no-product = { reason = \"Chờ\", untill = 2020-06-30 }", vec!["unknown-key 42"]),
        ("no-product = { reson = \"Chờ\" }", vec!["unknown-key 26"]),
        ("no-product = { reason = \"Chờ\", note = 1 }", vec!["unknown-key 42"]),
        ("no-product = { reason = \"Chờ\", x-note = 1 }", vec![]),
        ("no-product = true", vec!["wrong-type 24"]),
        ("no-product = [\"Chờ\"]", vec!["wrong-type 24"]),
    ];
    for (entry, expected) in cases {
        let task = without_product(&format!("allow = {{ {entry} }}"));
        assert_eq!(fired(&task, (2026, 1, 1)), expected, "{entry}");
    }
    let header = "[task.allow.no-product]\nuntil = 2027-01-01\n";
    assert_eq!(fired(&without_product(header), (2026, 1, 1)), ["empty-allow 1"]);
    let misspelt = without_product("alow = { no-product = \"Chờ\" }");
    assert_eq!(fired(&misspelt, (2026, 1, 1)), ["unknown-key 1"]);
}

/// The help of the first finding in a task with one more line.
fn help_of(line: &str) -> String {
    let task = "[[task]]\nid = \"1\"\ntitle = \"T\"\nlead = \"Văn phòng Sở\"\nproduct = \"x\"\n";
    let of_values =
        "[rules]\nempty-index = \"off\"\nno-deadline = \"off\"\nunused-unit = \"off\"\n";
    let report = checked(&format!("{task}{line}\n"), of_values);
    report.diagnostics[0].help.as_ref().map_or_else(String::new, |help| help.en.clone())
}

#[test]
fn a_slip_in_a_value_is_shown_as_it_should_be_written() {
    for (line, help) in [
        ("progress = \"16%\"", "write it without quotes: 16"),
        ("progress = \"16\"", "write it without quotes: 16"),
        ("deadline = \"trước ngày 30/6/25.\"", "write the year in full: \"trước ngày 30/6/2025\""),
        ("done = \"30/6/25\"", "write it without quotes: 2025-06-30"),
        ("deadline = 2025-06-30T08:00:00", "write the day alone: 2025-06-30"),
        ("[[objective]]\nid = \"o\"\nindex = \"PAR INDEX\"\nmax = \"1.000,5\"", "write 1000.5"),
        (
            "[[objective]]\nid = \"o\"\nindex = \"PAR INDEX\"\ntarget = { score = \">= 1.000,5\" }",
            "write \">= 1000.5\"",
        ),
    ] {
        assert_eq!(help_of(line), help, "{line}");
    }
    assert!(help_of("deadline = \"30/13/25\"").starts_with("forms accepted"));
}

#[test]
fn a_rank_that_is_none_is_one_finding() {
    let report = checked(
        "[[objective]]\nid = \"o\"\nindex = \"PAR INDEX\"\nbaseline = { year = 2024, rank = 0, of = 20 }\n\
         target = { rank = 3 }\n",
        "",
    );
    let of_ranks: Vec<&str> = report.diagnostics.iter().map(|d| d.rule.name).collect();
    assert_eq!(of_ranks.iter().filter(|name| name.starts_with("rank")).count(), 1);
    assert!(!of_ranks.contains(&"target-below-baseline"), "{of_ranks:?}");
}
