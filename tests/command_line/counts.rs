//! How many tasks of a state are in what condition: begun or not, due soon.

use serde_json::Value;

use crate::scaffold::{Folder, PLAN};

const DAY: [&str; 4] = ["--as-of", "2025-12-01", "--format", "json"];

fn folder() -> Folder {
    let task =
        |id: &str, rest: &str| format!("\n[[task]]\nid = \"{id}\"\ntitle = \"Việc\"\n{rest}\n");
    let plan = PLAN.split("[[task]]").next().unwrap().to_owned()
        + &task("late", "deadline = 2025-11-30")
        + &task("late-begun", "deadline = 2025-11-30\nstarted = 2025-11-01")
        + &task(
            "late-reported",
            "deadline = \"hàng quý\"\n[[task.report]]\nperiod = \"2025-Q1\"\ndone = 2025-03-30",
        )
        + &task("today", "deadline = 2025-12-01")
        + &task("soon", "deadline = 2025-12-08\nprogress = 20")
        + &task("later", "deadline = 2025-12-09")
        + &task("done", "deadline = 2025-12-02\ndone = 2025-11-01");
    Folder::with(&[("plans/p.toml", &plan)])
}

fn counts(folder: &Folder) -> Value {
    folder.json(&[&["summary"], &DAY[..]].concat())["total"]["tasks"].clone()
}

#[test]
fn overdue_tasks_are_told_apart_and_those_due_soon_counted() {
    let folder = folder();
    let tasks = counts(&folder);
    assert_eq!((&tasks["overdue"], &tasks["overdue-not-begun"]), (&3.into(), &1.into()), "{tasks}");
    // Today and the seventh day from now; what is done is due no more.
    assert_eq!(tasks["due-soon"], 2, "{tasks}");
    folder.write("pargo.toml", "soon_days = 8\n");
    assert_eq!(counts(&folder)["due-soon"], 3);
    folder.write("pargo.toml", "soon_days = 0\n");
    assert_eq!(counts(&folder)["due-soon"], 1);
    folder.write("pargo.toml", "soon_days = -1\n");
    assert!(folder.pargo(&["check"]).err.contains("`soon_days` cannot be negative"));
}

#[test]
fn the_table_has_the_columns_that_offices_report_in() {
    let folder = folder();
    let call = ["summary", "--as-of", "2025-12-01", "--by", "plan", "--format", "markdown"];
    let table = folder.pargo(&[&call[..], &["--lang", "vi"]].concat()).out;
    let head = "| Kế hoạch | Tổng số | Hoàn thành đúng hạn | Hoàn thành quá hạn | Đang thực hiện trong hạn | Đang thực hiện quá hạn | Chưa thực hiện trong hạn | Chưa thực hiện quá hạn | Thường xuyên | Chưa xác định thời hạn | Tỷ lệ hoàn thành |";
    assert!(table.starts_with(head), "{table}");
    assert!(table.contains("| p-2025 | 7 | 1 | 0 | 1 | 2 | 2 | 1 | 0 | 0 | 14,3% |"), "{table}");
}
