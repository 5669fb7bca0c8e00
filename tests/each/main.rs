//! Tasks with `each`: who owes what, how it stands, and how it is told.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail by a panic")]

#[path = "../scaffold/mod.rs"]
mod scaffold;

mod changes;
mod findings;
mod links;
mod links_properties;
mod narrowed;
mod oracle;
mod owed;
mod properties;
mod states;

use pargo::state::Standing;
use scaffold::Folder;
use serde_json::Value;

/// A plan with four units, a group of all, and a group without known members.
const PRELUDE: &str = r#"[plan]
id      = "p-2025"
title   = "Kế hoạch"
agency  = "Sở Tư pháp tỉnh Cao Bằng"
year    = 2025
indexes = []

[[unit]]
name    = "Văn phòng Sở"
aliases = ["VP Sở"]

[[unit]]
name = "Thanh tra Sở"

[[unit]]
name = "Phòng Hòa giải"

[[unit]]
name = "Trung tâm"

[[unit]]
name    = "Các phòng"
aliases = ["Từng phòng"]
members = "all"

[[unit]]
name  = "Các xã"
group = true

"#;

/// A task with `each` and these further lines.
fn task(id: &str, lines: &str) -> String {
    format!(
        "[[task]]\nid = \"{id}\"\ntitle = \"Báo cáo\"\nproduct = \"Báo cáo\"\neach = true\n{lines}\n"
    )
}

/// A report with these lines.
fn report(lines: &str) -> String {
    format!("\n[[task.report]]\n{lines}\n")
}

/// What one unit reported on a day.
fn reported(unit: &str, done: &str) -> String {
    report(&format!("unit = \"{unit}\"\ndone = {done}"))
}

fn folder(tasks: &str) -> Folder {
    Folder::with(&[("p.toml", &format!("{PRELUDE}{tasks}"))])
}

/// Calls `look` with how the first task of a plan stands on a day, with the names of those who owe its debts.
fn standing<T>(tasks: &str, as_of: &str, look: impl Fn(&Standing, Vec<Option<String>>) -> T) -> T {
    let folder = folder(tasks);
    let workspace = folder.open().unwrap();
    let as_of = as_of.parse().unwrap();
    workspace.with_plan(0, |loaded| {
        let (resolved, _) = loaded.ok().unwrap();
        let standing = pargo::state::standing(&resolved, &resolved.tasks[0], as_of);
        let name = |due: &pargo::state::Due| {
            let unit = due.debtor.and_then(pargo::state::Debtor::unit);
            unit.map(|unit| resolved.units.get(unit).name.to_owned())
        };
        let names = standing.owed.iter().map(name).collect();
        look(&standing, names)
    })
}

/// The debts of the first task, `unit due reported`, and its state and due date.
fn debts(tasks: &str, as_of: &str) -> String {
    standing(tasks, as_of, |standing, names| {
        let mut out = String::new();
        for (due, name) in standing.owed.iter().zip(names) {
            let name = name.unwrap_or_else(|| "-".to_owned());
            let reported = due.reported.map_or_else(|| "-".to_owned(), |on| on.to_string());
            out += &format!("{name} {} {reported}\n", due.due);
        }
        let due = standing.due.map_or_else(|| "-".to_owned(), |due| due.to_string());
        out + &format!("{} {due}", standing.state.name())
    })
}

/// The items of a command as lines of these fields.
fn items(folder: &Folder, arguments: &[&str], keys: &[&str]) -> Vec<String> {
    let json = folder.json(&[arguments, &["--format", "json"]].concat());
    let items = json["items"].as_array().unwrap();
    items.iter().map(|item| scaffold::fields(item, keys)).collect()
}

/// The value of a field of a JSON answer.
fn group<'v>(json: &'v Value, key: &str) -> &'v Value {
    json["groups"].as_array().unwrap().iter().find(|group| group["key"] == key).unwrap()
}
