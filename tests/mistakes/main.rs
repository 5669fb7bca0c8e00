//! Mistakes that people in offices make, each typed into a good plan: which rule tells of it, at which words, and with
//! which help in both languages.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail by a panic")]

mod dates;
mod habits;
mod keys;
mod lists;
mod numbers;
mod quotes;
#[path = "../scaffold/mod.rs"]
mod scaffold;
mod tables;
mod units;
mod words;

use chrono::NaiveDate;
use pargo::check::{self, CheckOptions, Report};
use scaffold::Folder;

/// A plan without a fault.
const PLAN: &str = include_str!("plan.toml");

/// One mistake, or a few in one line.
pub struct Row {
    /// What stands in the plan, and what is typed for its first occurrence.
    typed: (&'static str, &'static str),
    /// Whether the rest of the plan is read.
    read: bool,
    /// All that is told, in the order of the file.
    told: &'static [Told],
}

/// A finding.
#[derive(Debug, PartialEq)]
pub struct Told {
    rule: &'static str,
    /// The words that it points at.
    at: &'static str,
    /// The help in Vietnamese and in English.
    help: Option<(&'static str, &'static str)>,
}

fn rows() -> impl Iterator<Item = &'static Row> {
    let tables = [
        dates::ROWS,
        habits::ROWS,
        keys::ROWS,
        lists::ROWS,
        numbers::ROWS,
        quotes::ROWS,
        tables::ROWS,
        units::ROWS,
        words::ROWS,
    ];
    tables.into_iter().flatten()
}

impl Row {
    fn text(&self) -> String {
        let (from, to) = self.typed;
        assert!(PLAN.contains(from), "{from} is not in the plan");
        PLAN.replacen(from, to, 1)
    }
}

fn checked(text: &str) -> (Folder, Report) {
    let folder = Folder::with(&[("a.toml", text)]);
    let workspace = folder.open().unwrap();
    let as_of = NaiveDate::from_ymd_opt(2025, 12, 1).unwrap();
    let report = check::check(&workspace, CheckOptions::as_of(as_of));
    (folder, report)
}

/// A finding as [`Told`] has it.
type Shown = (&'static str, String, Option<(String, String)>);

/// What a report tells, with the words of the file that it points at.
fn told(report: &Report) -> Vec<Shown> {
    let all = report.diagnostics.iter();
    all.map(|d| {
        let at = d.excerpt.text[d.excerpt.span.clone()].to_owned();
        let help = d.help.clone().map(|help| (help.vi, help.en));
        (d.rule.name, at, help)
    })
    .collect()
}

#[test]
fn the_plan_has_no_fault() {
    assert_eq!(told(&checked(PLAN).1), []);
}

#[test]
fn each_mistake_is_told_at_its_place_with_help_about_it() {
    let mut wrong = Vec::new();
    for row in rows() {
        let (_folder, report) = checked(&row.text());
        let expected: Vec<_> = row
            .told
            .iter()
            .map(|t| (t.rule, t.at.to_owned(), t.help.map(|(vi, en)| (vi.into(), en.into()))))
            .collect();
        if told(&report) != expected {
            wrong.push(format!(
                "{:?}:\n  told     {:?}\n  expected {expected:?}",
                row.typed.1,
                told(&report)
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_mistake_costs_its_value_and_no_other() {
    let mut counted = [0, 0];
    for row in rows() {
        let (folder, _report) = checked(&row.text());
        let workspace = folder.open().unwrap();
        let read = workspace.map_plans(|_, _, loaded| loaded.is_ok()) == [true];
        assert_eq!(read, row.read, "{:?}", row.typed.1);
        counted[usize::from(read)] += 1;
    }
    assert!(counted[1] > 200 && counted[0] > 20, "{counted:?}");
}

#[test]
fn no_help_is_the_general_advice_of_a_rule() {
    let general = pargo::rules::RULES.map(|rule| rule.doc.fix.en);
    for (_, help) in rows().flat_map(|row| row.told).filter_map(|told| told.help) {
        assert!(!general.contains(&help), "{help}");
    }
}

#[test]
fn the_rest_of_a_file_with_a_slip_is_checked_and_answered_for() {
    let text = PLAN
        .replace("2025-10-30", "30/10/2025")
        .replace("\"Quý IV\"", "\"Quý III\"")
        .replace("title    = \"Tập huấn\"", "title    : \"Tập huấn\"\nleadd = 1");
    let (folder, report) = checked(&text);
    let rules: Vec<&str> = report.diagnostics.iter().map(|d| d.rule.name).collect();
    assert_eq!(rules, ["syntax", "unknown-key", "syntax"]);
    let keys: Vec<_> = report.diagnostics.iter().map(|d| d.key.as_deref()).collect();
    assert_eq!(keys, [Some("title"), Some("leadd"), Some("deadline")]);
    assert!(report.diagnostics.iter().all(|d| d.about.task().is_some_and(|task| task == "3")));

    let answer = folder.pargo(&["overdue", "--as-of", "2025-12-01", "--format", "json"]);
    let value = answer.json();
    let tasks: Vec<_> =
        value["items"].as_array().unwrap().iter().map(|item| &item["task"]).collect();
    assert!(tasks.contains(&&"1".into()), "{answer}");
    assert_eq!(value["left_out"].as_array().unwrap().len(), 0);
    assert_eq!(answer.status, 0, "{answer}");
    assert!(answer.err.contains("pargo check"), "{answer}");
    let summary = folder.json(&["summary", "--as-of", "2025-12-01", "--format", "json"]);
    assert_eq!(summary["total"]["tasks"]["total"], 3);
}

#[test]
fn a_mistake_that_is_not_certain_leaves_the_file_out() {
    let text = PLAN.replace("2025-10-30", "30/10/2025").replacen("[[task]]", "[[task]", 1);
    let (folder, report) = checked(&text);
    let rules: Vec<&str> = report.diagnostics.iter().map(|d| d.rule.name).collect();
    assert_eq!(rules, ["syntax", "syntax"]);
    let answer = folder.pargo(&["overdue", "--as-of", "2025-12-01"]);
    assert_eq!((answer.status, &*answer.out), (2, ""), "{answer}");
}

#[test]
fn a_file_whose_every_quote_is_curly_is_told_of_each() {
    let mut open = false;
    let curly = |c: char| match c {
        '"' => {
            open = !open;
            if open { '“' } else { '”' }
        }
        c => c,
    };
    let text: String = PLAN.chars().map(curly).collect();
    let (_folder, report) = checked(&text);
    let lines = text.lines().filter(|line| line.contains('“')).count();
    assert_eq!(report.diagnostics.len(), lines);
    assert!(report.diagnostics.iter().all(|d| d.rule.name == "syntax"));
}

#[test]
fn slips_are_the_same_with_the_line_ends_of_windows() {
    for row in rows().filter(|row| row.told.iter().all(|told| !told.at.contains('\n'))) {
        let (unix, windows) =
            (checked(&row.text()).1, checked(&row.text().replace('\n', "\r\n")).1);
        assert_eq!(told(&unix), told(&windows), "{:?}", row.typed.1);
    }
}

#[test]
fn a_plan_with_the_name_of_the_settings_is_told_so() {
    let folder = Folder::with(&[("pargo.toml", PLAN), ("a.toml", PLAN)]);
    let answer = folder.pargo(&["check"]);
    assert_eq!(answer.status, 2, "{answer}");
    assert!(answer.says("this is a plan: rename the file"), "{answer}");
    assert_eq!(answer.err.matches("error[").count(), 1, "{answer}");
}

/// A text after all mends.
fn mended(text: &str) -> String {
    let check = |text: &str| {
        let as_of = NaiveDate::from_ymd_opt(2025, 12, 1).unwrap();
        check::of_text("a.toml", text, &pargo::config::Config::default(), as_of)
    };
    check::mend::mended(text, check::mend::Mends::All, check).text
}

#[test]
fn a_mistake_with_a_mend_is_told_no_more_after_it() {
    let mut counted = 0;
    for row in rows() {
        let (_folder, before) = checked(&row.text());
        let fixes = before.diagnostics.iter().filter(|d| d.fix.is_some()).count();
        let after = mended(&row.text());
        assert_eq!(mended(&after), after, "{:?}", row.typed.1);
        let left = checked(&after).1.diagnostics;
        // A mend that would show another error is refused.
        if fixes > 0 && after != row.text() {
            let gone = before.diagnostics.iter().filter(|d| {
                !left.iter().any(|l| (l.rule.name, &l.message) == (d.rule.name, &d.message))
            });
            assert!(gone.count() >= 1, "{:?}: {after}", row.typed.1);
            counted += 1;
        }
        if fixes == 0 {
            assert_eq!(after, row.text());
        }
        let is_error =
            |d: &&check::diagnostic::Diagnostic| d.severity == pargo::finding::Severity::Error;
        assert!(
            left.iter().filter(is_error).count() <= before.count(pargo::finding::Severity::Error)
        );
    }
    assert!(counted > 80, "{counted}");
}
