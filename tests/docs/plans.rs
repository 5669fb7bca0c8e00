//! The plans of this repository, compared with counts in their documents.

use chrono::NaiveDate;
use pargo::check::{self, CheckOptions};
use pargo::report::filter::Filter;
use pargo::report::{overdue, summary, tasks};
use pargo::workspace::{self, Workspace};

use crate::scaffold::root;

fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap()
}

fn plans(folder: &str) -> Workspace {
    workspace::find::open(&[folder.into()], root()).unwrap()
}

#[test]
fn the_plans_have_no_finding() {
    let report = check::check(&plans("plans"), CheckOptions::as_of(day("2026-11-22")));
    let found: Vec<String> =
        report.diagnostics.iter().map(|d| format!("{} {}", d.file, d.message.en)).collect();
    assert_eq!(report.files.len(), 4);
    assert!(found.is_empty(), "{found:#?}");
}

/// Every item of work in the documents is a task: 46, 26, 14 + 5 + 20 and 29, plus the reporting duties.
#[test]
fn every_item_of_work_is_a_task() {
    let items = tasks::tasks(&plans("plans"), &Filter::default(), day("2025-12-01")).unwrap().items;
    let count = |plan: &str, index: &str| {
        let of_plan = items.iter().filter(|i| i.plan.as_deref() == Some(plan));
        of_plan.filter(|i| i.index.iter().any(|name| name == index)).count()
    };
    let all = |plan: &str| items.iter().filter(|i| i.plan.as_deref() == Some(plan)).count();
    assert_eq!(count("lao-cai-stp-2025", "PAR INDEX"), 16);
    assert_eq!(count("lao-cai-stp-2025", "SIPAS"), 16);
    assert_eq!(count("lao-cai-stp-2025", "PAPI"), 14);
    assert_eq!(all("lao-cai-stp-2025"), 46 + 1);
    assert_eq!(all("cao-bang-stp-2025"), 26 + 2);
    assert_eq!(all("lang-son-stp-2025"), 14 + 5 + 20 + 5);
    assert_eq!(all("lao-cai-stp-2024-sipas"), 29 + 1);
}

#[test]
fn the_one_hard_date_of_the_documents_is_due_the_day_before() {
    let answer =
        overdue::overdue(&plans("plans"), &Filter::default(), day("2025-12-01"), None).unwrap();
    let report = answer.items.iter().find(|i| i.task.as_deref() == Some("IV.bao-cao")).unwrap();
    assert_eq!(report.due, Some(day("2025-11-24")));
    assert_eq!(report.days_overdue, Some(7));
    assert_eq!(report.deadline.as_deref(), Some("Trước ngày 25/11/2025"));
}

#[test]
fn the_scored_rows_of_cao_bang_add_up_as_printed() {
    let answer = summary::summary(
        &plans("plans/cao-bang"),
        &Filter::default(),
        day("2025-12-01"),
        summary::By::Index,
        false,
    )
    .unwrap();
    let goals =
        &answer.groups.iter().find(|g| g.key.as_deref() == Some("PAR INDEX")).unwrap().goals;
    let scored: Vec<_> = goals.iter().filter(|g| g.max.is_some()).collect();
    assert_eq!(scored.len(), 8);
    let sum = |of: fn(&pargo::report::goal::Goal) -> rust_decimal::Decimal| {
        scored[1..].iter().map(|g| of(g)).sum::<rust_decimal::Decimal>().to_string()
    };
    assert_eq!(sum(|g| g.baseline.as_ref().unwrap().score.as_ref().unwrap().value()), "79");
    assert_eq!(sum(|g| g.max.as_ref().unwrap().value()), "100");
    assert_eq!(sum(|g| g.target.as_ref().unwrap()[0].1.number.as_ref().unwrap().value()), "92.5");
    let province = scored[0];
    assert_eq!(province.target.as_ref().unwrap()[0].1.canonical(), ">= 9.40");
    assert_eq!(province.baseline.as_ref().unwrap().score.as_ref().unwrap().digits(), "9.2779");
}

/// The same question gives the same bytes, whichever thread is faster.
#[test]
fn the_same_question_twice_gives_the_same_answer() {
    let ask = || {
        let answer = tasks::tasks(&plans("plans"), &Filter::default(), day("2025-12-01")).unwrap();
        pargo::render::json::tasks(&answer, pargo::text::lang::Lang::Vi)
    };
    let first = ask();
    assert!((0..5).all(|_| ask() == first));
}
