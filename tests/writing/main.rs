//! Commands that write into plans: what they write, what they refuse, and that nothing else changes.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail by a panic")]

mod faults;
mod progress;
mod properties;
mod refusals;
mod safety;
#[path = "../scaffold/mod.rs"]
mod scaffold;
mod year_end;

use scaffold::{Answer, Folder};

/// A plan with a task of every kind, with comments.
pub const PLAN: &str = r#"# The plan of the office.
[plan]
id      = "p-2025" # its id
title   = "Kế hoạch"
agency  = "Sở Tư pháp"
year    = 2025
indexes = ["PAPI"]

[[unit]]
name = "Văn phòng Sở"

[[objective]]
id     = "o1"
index  = "PAPI"
target = { score = ">= 14.5" }

# Work with one date.
[[task]]
id       = "T1"
title    = "Một"
lead     = "Văn phòng Sở"
deadline = 2025-06-30 # from the appendix
product  = "Báo cáo"
status   = "in-progress" # asked by phone
progress = 40
note     = "Ghi chú"

# Work every quarter.
[[task]]
id       = "T2"
title    = "Hai"
lead     = "Văn phòng Sở"
deadline = "hàng quý"
product  = "Báo cáo"

# Steps.
[[task]]
id      = "T3"
title   = "Ba"
lead    = "Văn phòng Sở"
product = "Báo cáo"

[[task.milestone]]
title    = "Dự thảo" # the first step
deadline = 2025-03-31

[[task.milestone]]
title    = "Ban hành"
deadline = 2025-09-30
# The end."#;

/// A folder with the plan.
pub fn folder() -> Folder {
    Folder::with(&[("plans/a.toml", PLAN)])
}

/// Runs a command on the first of December 2025, and returns the lines of its diff that change something, and its
/// last line.
pub fn changes(folder: &Folder, arguments: &[&str]) -> String {
    let answer = run(folder, arguments);
    assert_eq!(answer.status, 0, "{answer}");
    let is_change = |line: &&str| {
        line.starts_with(['+', '-']) && !line.starts_with("+++") && !line.starts_with("---")
    };
    let mut lines: Vec<&str> = answer.out.lines().filter(is_change).collect();
    lines.extend(answer.out.lines().last());
    lines.join("\n")
}

/// Runs a command on the first of December 2025.
pub fn run(folder: &Folder, arguments: &[&str]) -> Answer {
    folder.pargo(&[arguments, &["--as-of", "2025-12-01"]].concat())
}
