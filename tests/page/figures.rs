//! The figures of a page are those of the other commands.

use std::path::PathBuf;

use chrono::NaiveDate;
use pargo::report::board::{Board, Boards, Past, Subject, boards};
use pargo::report::cascade::{self, cascade};
use pargo::report::coverage::Role;
use pargo::report::filter::{Asked, Filter};
use pargo::report::overdue::overdue;
use pargo::report::owed::{By as OwedBy, owed};
use pargo::report::summary::{By, summary};
use pargo::report::tasks::tasks;
use pargo::report::{item::Item, overdue};
use pargo::workspace::{self, Workspace};

use crate::page_of;
use crate::scaffold::{Pargo, root};

const FOLDERS: [(&str, &str); 3] = [
    ("plans", "2025-12-01"),
    ("examples/tinh-cao-bang", "2025-12-01"),
    ("examples/tu-tinh-den-so", "2026-06-01"),
];

fn open(folder: &str) -> Workspace {
    workspace::find::open(&[PathBuf::from(folder)], root()).unwrap()
}

fn items(items: &[Item]) -> Vec<String> {
    items.iter().map(|item| format!("{item:?}")).collect()
}

/// Asserts that a board tells what the commands tell with a filter.
fn assert_same(workspace: &Workspace, board: &Board, filter: &Filter, as_of: NaiveDate) {
    let of = format!("{:?}", board.subject);
    let by = |by| summary(workspace, filter, as_of, by, false).unwrap();
    let (index, unit) = (by(By::Index), by(By::Unit));
    assert_eq!(format!("{:?}", board.total), format!("{:?}", index.total), "{of}");
    assert_eq!(format!("{:?}", board.indexes), format!("{:?}", index.groups), "{of}");
    assert_eq!(format!("{:?}", board.units), format!("{:?}", unit.groups), "{of}");
    let soon = workspace.configs[0].soon_days;
    let asked = overdue::Asked { within: Some(soon), ..overdue::Asked::as_of(as_of) };
    let due = overdue(workspace, filter, asked).unwrap();
    assert_eq!(items(&board.due.items), items(&due.items), "{of}");
    assert_eq!((board.due.counts, board.due.left_closed), (due.counts, due.left_closed), "{of}");
    let all = tasks(workspace, filter, as_of).unwrap();
    let own: Vec<Item> = board.tasks.iter().map(|row| row.item.clone()).collect();
    assert_eq!(items(&own), items(&all.items), "{of}");
    let reports = owed(workspace, filter, as_of, OwedBy::Unit, false).unwrap();
    assert_eq!(format!("{:?}", board.owed.items), format!("{:?}", reports.items), "{of}");
    assert_eq!(board.owed.total, reports.total, "{of}");
    // What is counted as due soon and as dated is what the rows say.
    assert_eq!(
        board.tasks.iter().filter(|row| row.soon && row.item.days_overdue <= Some(0)).count(),
        board.total.tasks.due_soon,
        "{of}"
    );
    assert_eq!(
        board.tasks.iter().filter(|row| row.is_dated()).count(),
        board.total.tasks.due(),
        "{of}"
    );
}

fn boards_of(workspace: &Workspace, as_of: NaiveDate) -> Boards {
    boards(workspace, as_of, &Past::default(), true).unwrap()
}

#[test]
fn the_figures_of_all_plans_of_each_plan_and_of_each_unit_are_those_of_the_commands() {
    for (folder, as_of) in FOLDERS {
        let (workspace, as_of) = (open(folder), as_of.parse().unwrap());
        let boards = boards_of(&workspace, as_of);
        assert_same(&workspace, &boards.all, &Filter::default(), as_of);
        assert!(!boards.plans.is_empty() && !boards.units.is_empty());
        for board in boards.plans.iter().chain(&boards.units) {
            let asked = match &board.subject {
                Subject::Plan(file) => Asked { plans: vec![file.clone()], ..Asked::default() },
                Subject::Unit { name, agency } => Asked {
                    units: vec![name.clone()],
                    role: Role::Lead,
                    agencies: agency.iter().cloned().collect(),
                    ..Asked::default()
                },
                Subject::All => panic!("all plans once more"),
            };
            assert_same(&workspace, board, &Filter::from(asked), as_of);
        }
        let given = cascade(&workspace, &cascade::Asked::default(), as_of).unwrap();
        assert_eq!(format!("{:?}", boards.all.cascade), format!("{:?}", given.items));
    }
}

#[test]
fn the_five_numbers_are_those_of_summary() {
    for (folder, as_of) in FOLDERS {
        let json =
            Pargo::at(root()).run(&["summary", folder, "--as-of", as_of, "--format", "json"]);
        let tasks = json.json()["total"]["tasks"].clone();
        let count = |key: &str| tasks[key].as_u64().unwrap();
        let page = page_of(&[folder], as_of, "en");
        let five = page.split("<dl class=\"five\">").nth(1).unwrap().split("</dl>").next().unwrap();
        let numbers: Vec<&str> = five
            .split("<dd class=\"big\">")
            .skip(1)
            .map(|rest| rest.split('<').next().unwrap())
            .collect();
        let completed = count("done") + count("done-late");
        let live = count("total") - count("cancelled");
        let dated = live - count("standing") - count("undated");
        let share = match dated {
            0 => "–".to_owned(),
            dated => format!("{:.1}%", completed as f64 * 100.0 / dated as f64),
        };
        let expected = [
            live.to_string(),
            completed.to_string(),
            count("overdue").to_string(),
            count("due-soon").to_string(),
            share,
        ];
        assert_eq!(numbers, expected, "{folder}");
    }
}
