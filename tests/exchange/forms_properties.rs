//! Whatever is typed into a form, each cell ends in the plan or is named, and the same form twice changes nothing.

use std::collections::BTreeSet;

use proptest::prelude::*;

use crate::fill::Book;
use crate::forms::{PLAN, filled};
use crate::scaffold::{Folder, Pargo};

/// What is typed: dates, ticks, percents, texts, documents, nothing.
const TYPED: [&str; 14] = [
    "",
    "",
    "",
    "-",
    "10/07/2025",
    "2025-07-11",
    "31/12/2025",
    "20/11",
    "x",
    "60",
    "100",
    "60,5 %",
    "Đã trình Giám đốc Sở",
    "Báo cáo số 4/BC; Công văn số 5",
];

const COLUMNS: [char; 7] = ['F', 'G', 'H', 'I', 'J', 'K', 'L'];

fn cells() -> impl Strategy<Value = Vec<[&'static str; 7]>> {
    let typed = || proptest::sample::select(TYPED.to_vec());
    proptest::collection::vec([typed(), typed(), typed(), typed(), typed(), typed(), typed()], 8)
}

/// The rows that an answer names as refused.
fn refused(json: &serde_json::Value) -> BTreeSet<usize> {
    let places = json["refused"].as_array().unwrap().iter();
    let rows = places.map(|one| one["place"].as_str().unwrap().to_owned());
    rows.map(|place| {
        let row = place.split(", row ").nth(1).unwrap();
        row.split(',').next().unwrap().parse().unwrap()
    })
    .collect()
}

/// What a cell says, as it stands in the plan.
fn in_plan(column: char, typed: &str) -> Vec<String> {
    match (column, typed) {
        (_, "" | "-") => Vec::new(),
        ('F', "10/07/2025") => vec!["= 2025-07-10".to_owned()],
        ('F', day) => vec![format!("= {day}")],
        ('G', documents) => documents.split("; ").map(str::to_owned).collect(),
        ('H', "100") => Vec::new(),
        ('H', percent) => vec![format!("progress = {percent}")],
        (_, text) => vec![text.to_owned()],
    }
}

fn fill(book: &mut Book, rows: &[[&str; 7]]) {
    for (at, row) in rows.iter().enumerate() {
        for (letter, typed) in COLUMNS.iter().zip(row).filter(|(_, typed)| !typed.is_empty()) {
            book.text(&format!("{letter}{}", at + 8), typed);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn each_cell_ends_in_the_plan_or_is_named(rows in cells()) {
        let folder = Folder::with(&[("plans/a.toml", PLAN)]);
        filled(&folder, "f.xlsx", |book| fill(book, &rows));
        let collect = |day: &str| {
            let arguments = ["collect", "f.xlsx", "--as-of", day, "--format", "json"];
            Pargo::at(folder.path()).run(&arguments)
        };
        let answer = collect("2025-07-20");
        prop_assert!(answer.status < 2, "{answer}");
        let json = answer.json();
        let refused = refused(&json);
        let after = folder.read("plans/a.toml");
        for (at, row) in rows.iter().enumerate().filter(|(at, _)| !refused.contains(&(at + 8))) {
            for (letter, typed) in COLUMNS.iter().zip(row).filter(|(letter, _)| **letter != 'L') {
                for part in in_plan(*letter, typed) {
                    prop_assert!(after.contains(&part), "row {}, {letter}: {part}\n{after}\n{answer}", at + 8);
                }
            }
        }
        let is_day = |typed: &str| ["10/07/2025", "2025-07-11", "31/12/2025"].contains(&typed);
        let asked = rows.iter().enumerate().filter(|(at, row)| {
            // The last day of the year is when I.4 is due already.
            let is_due = *at == 6 && row[6] == "31/12/2025";
            !refused.contains(&(at + 8)) && is_day(row[6]) && !is_due
        });
        prop_assert_eq!(json["extensions"].as_array().unwrap().len(), asked.count(), "{}", answer);
        let check = Pargo::at(folder.path()).run(&["check", "--as-of", "2025-07-20"]);
        prop_assert!(check.err.contains("0 errors") || check.out.contains("0 errors"), "{check}");
        let again = collect("2025-08-20");
        prop_assert_eq!(folder.read("plans/a.toml"), after, "{}", again);
    }
}
