//! The figures of a report are those of `summary`, `overdue`, `owed`, `tasks` for the same question.

use serde_json::Value;

use crate::scaffold::{Folder, Repository, root};
use crate::{OFFICE, ask, office};

const LABELS: [&str; 8] =
    ["2025-02", "2025-11", "2025-Q1", "2025-Q3", "2025-H1", "2025-H2", "2025-9M", "2025"];

fn json(folder: &Folder, arguments: &[&str]) -> Value {
    ask(folder, &[arguments, &["--format", "json", "--as-of", "2026-06-01"]].concat()).json()
}

fn assert_same(folder: &Folder, plan: &str) {
    for label in LABELS {
        let question = ["--plan", plan, "--period", label];
        let report = json(folder, &[&["report"], &question[..]].concat());
        let units = json(folder, &[&["summary", "--by", "unit"], &question[..]].concat());
        assert_eq!((&report["units"], &report["total"]), (&units["groups"], &units["total"]));
        let indexes = json(folder, &[&["summary"], &question[..]].concat());
        assert_eq!(report["objectives"], indexes["groups"], "{plan} {label}");
        let to = report["period"]["to"].as_str().unwrap();
        let late = ask(folder, &["overdue", "--plan", plan, "--as-of", to, "--format", "json"]);
        assert_eq!(report["overdue"], late.json()["items"], "{plan} {label}");
    }
}

/// The units that have not reported, as the report counts them in words, are those of `owed`.
#[test]
fn missing_reports_are_those_of_owed() {
    let folder = office();
    for label in LABELS {
        let question = ["--period", label, "--as-of", "2026-06-01"];
        let report = ask(&folder, &[&["report"], &question[..]].concat()).out;
        let owed = json(&folder, &["owed", "--period", label]);
        let late =
            owed["items"].as_array().unwrap().iter().filter(|item| item["state"] == "overdue");
        let told = report
            .lines()
            .filter_map(|line| line.split("): ").nth(1)?.split(" đơn vị chưa").next());
        let told: usize = told.filter_map(|count| count.parse::<usize>().ok()).sum();
        assert_eq!(told, late.count(), "{label}: {report}");
    }
}

#[test]
fn in_the_office_of_the_tests() {
    assert_same(&office(), "stp-2025");
}

#[test]
fn in_the_plans_of_this_repository() {
    let folder = Folder::copy_of(&root().join("plans"));
    for plan in ["cao-bang-stp-2025", "lao-cai-stp-2025", "lang-son-stp-2025"] {
        assert_same(&folder, plan);
    }
}

/// Each plan is asked by the calendar of its own settings, whatever the command.
#[test]
fn in_two_folders_with_calendars_of_their_own() {
    let folder = office();
    folder.write("plans/civil/pargo.toml", "[reporting]\ncalendar = \"calendar\"\n");
    folder.write("plans/civil/b.toml", &OFFICE.replace("stp-2025", "civil-2025"));
    for plan in ["stp-2025", "civil-2025"] {
        assert_same(&folder, plan);
    }
}

#[test]
fn the_columns_of_a_row_add_up_to_its_total() {
    let folder = office();
    let answer = ask(&folder, &["report", "--period", "2025-Q3", "--as-of", "2026-06-01"]);
    let table = answer.out.split("Bảng 1").nth(1).unwrap();
    let rows = table.lines().filter(|line| line.starts_with("| ") && !line.contains("STT"));
    let rows: Vec<Vec<String>> = rows
        .take_while(|line| !line.contains("Chỉ số, lĩnh vực"))
        .filter(|line| !line.contains("---"))
        .map(|line| line.split('|').map(|cell| cell.replace('*', "").trim().to_owned()).collect())
        .collect();
    assert_eq!(rows.len(), 5, "{answer}");
    for row in rows {
        let numbers: Vec<usize> = row[3..14].iter().map(|cell| cell.parse().unwrap()).collect();
        assert_eq!(numbers[0], numbers[1..].iter().sum::<usize>(), "{row:?}");
    }
}

#[test]
fn the_same_revision_gives_the_same_report_a_year_later() {
    let repository = Repository::new();
    repository.write("plans/a.toml", crate::OFFICE);
    repository.commit_on("2025-10-01T08:00:00+07:00", "kế hoạch");
    let at = |day: &str| {
        let arguments = ["report", "--at", "HEAD", "--period", "2025-Q3", "--as-of", day];
        ask(&repository, &arguments)
    };
    let (now, later) = (at("2025-10-01"), at("2026-10-01"));
    assert_eq!(now.status, 0, "{now}");
    assert_eq!(now.out, later.out);
}
