//! `summary` for leaders: its first lines, and what it lists of many plans.

use crate::scaffold::Folder;

fn plan(at: usize, objective: &str, tasks: &str) -> String {
    format!(
        r#"[plan]
id      = "ke-hoach-{at:02}"
title   = "Kế hoạch"
agency  = "Sở {at:02}"
year    = 2025
indexes = ["PAPI"]

[[unit]]
name = "Văn phòng Sở"

[[objective]]
id       = "o"
index    = "PAPI"
title    = "Mục tiêu của kế hoạch {at:02}"
{objective}

{tasks}
"#
    )
}

fn task(id: &str, more: &str) -> String {
    format!(
        "[[task]]\nid = \"{id}\"\ntitle = \"Nhiệm vụ\"\nindex = \"PAPI\"\nlead = \"Văn phòng Sở\"\n\
         product = \"Báo cáo\"\n{more}\n"
    )
}

const PENDING: &str = "baseline = { year = 2024, score = 10 }\ntarget = { score = \">= 12\" }";

fn result(target: &str, result: &str) -> String {
    format!(
        "baseline = {{ year = 2024, score = 10, rank = 9 }}\ntarget = {target}\n  \
         [[objective.result]]\n  on = 2025-11-20\n  kind = \"appraised\"\n  {result}"
    )
}

fn summary(plans: &[String], more: &[&str]) -> String {
    let folder = Folder::new();
    for (at, plan) in plans.iter().enumerate() {
        folder.write(&format!("plans/{at:02}.toml"), plan);
    }
    let arguments = [&["summary", "--as-of", "2025-12-01"], more].concat();
    let answer = folder.pargo(&arguments);
    assert_eq!(answer.status, 0, "{answer}");
    answer.out
}

#[test]
fn it_begins_with_what_is_read_in_a_minute() {
    let tasks = [
        task("1", "deadline = 2025-03-31\ndone = 2025-03-30\nevidence = \"BC 1\""),
        task("2", "deadline = 2025-06-30\nstarted = 2025-02-01"),
        task("3", "deadline = 2025-11-25"),
        task("4", "deadline = 2025-12-05"),
    ];
    let plans = [plan(1, PENDING, &tasks.concat())];
    let text = summary(&plans, &[]);
    let lines: Vec<&str> = text.lines().take(4).collect();
    assert_eq!(
        lines,
        [
            "As of 2025-12-01: 1 plan, 4 tasks; 1 objective (1 pending)",
            "1 of 4 with a date completed (25.0%); 2 overdue (the longest 154 days; 1 not begun); 1 due soon",
            "PAPI  ██░░░░░░░░  1 of 4 completed, 2 overdue · objectives: 1 pending",
            "",
        ]
    );
}

#[test]
fn of_many_groups_the_worst_have_a_line() {
    let late = task("1", "deadline = 2025-06-30");
    let worse = late.clone() + &task("2", "deadline = 2025-06-30");
    let tasks = ["", &late, &worse, &late, ""];
    let plans: Vec<String> =
        tasks.iter().enumerate().map(|(at, tasks)| plan(at, PENDING, tasks)).collect();
    let text = summary(&plans, &["--by", "agency"]);
    let lines: Vec<&str> = text.lines().skip(2).take(4).collect();
    assert!(lines[0].starts_with("Sở 02") && lines[1].starts_with("Sở 01"), "{text}");
    assert_eq!(lines[2..], ["3 other agencies: 1 with overdue tasks", ""]);
    let full = summary(&plans, &["--by", "agency", "--full"]);
    assert!(full.lines().skip(2).take(5).all(|line| line.starts_with("Sở 0")), "{full}");
}

#[test]
fn of_more_than_ten_plans_only_missed_objectives_are_listed() {
    let objective = |at| match at {
        3 => result("{ score = \">= 12\" }", "score = 11"),
        4 => result("{ score = \">= 12\" }", "score = 12"),
        _ => PENDING.to_owned(),
    };
    let plans: Vec<String> = (0..11).map(|at| plan(at, &objective(at), "")).collect();
    let text = summary(&plans, &[]);
    assert!(text.contains("11 (1 met, 1 missed, 9 pending)"), "{text}");
    assert!(text.contains("Mục tiêu của kế hoạch 03"), "{text}");
    assert!(!text.contains("Mục tiêu của kế hoạch 04"), "{text}");
    assert!(text.ends_with("--full lists all.\n"), "{text}");
    let every = |text: &str| (0..11).all(|at| text.contains(&format!("kế hoạch {at:02}")));
    assert!(every(&summary(&plans, &["--full"])));
    assert!(every(&summary(&plans, &["--format", "markdown"])));
    let ten = summary(&plans[..10], &[]);
    assert!((0..10).all(|at| ten.contains(&format!("kế hoạch {at:02}"))), "{ten}");
}

#[test]
fn the_way_ends_at_the_target_and_ranks_have_none() {
    let beyond = summary(&[plan(1, &result("{ score = \">= 12\" }", "score = 16"), "")], &[]);
    assert!(beyond.contains("██████ 100.0%") && !beyond.contains("300"), "{beyond}");
    assert!(beyond.contains("16 points (appraised, 2025-11-20)"), "{beyond}");
    let rank = summary(&[plan(1, &result("{ rank = \"<= 5\" }", "rank = 4"), "")], &[]);
    assert!(rank.contains("met") && !rank.contains('█'), "{rank}");
    let both = result("{ rank = \"<= 5\", score = \">= 12\" }", "rank = 4\n  score = 11");
    assert!(summary(&[plan(1, &both, "")], &[]).contains("███░░░ 50.0%"));
}

#[test]
fn a_unit_of_several_agencies_is_counted_in_the_head_line() {
    let plans = [1, 2].map(|at| plan(at, PENDING, &task("1", "deadline = 2025-06-30")));
    let text = summary(&plans, &["--unit", "Văn phòng Sở"]);
    assert!(text.contains("of “Văn phòng Sở” of 2 agencies (in the lead)"), "{text}");
    let text = summary(&plans, &["--unit", "Văn phòng Sở", "--plan", "ke-hoach-01"]);
    assert!(text.contains("of “Văn phòng Sở” (in the lead)"), "{text}");
    let text = summary(&plans, &["--by", "unit"]);
    assert!(text.contains("Văn phòng Sở (Sở 01)"), "{text}");
}
