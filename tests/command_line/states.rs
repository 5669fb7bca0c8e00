//! The state of a task without `each`, on both sides of each day that changes it.

use crate::scaffold::Folder;

const HEAD: &str = "[plan]\nid = \"p\"\ntitle = \"P\"\nagency = \"Sở\"\nyear = 2025\nindexes = []\n\n\
                    [[unit]]\nname = \"A\"\n\n";

/// Asserts the states of a task with these lines, each from its day on: `day state, day state`.
fn assert_states(head: &str, lines: &str, states: &str) {
    let task = format!("{head}[[task]]\nid = \"1\"\ntitle = \"T\"\nlead = \"A\"\n{lines}\n");
    let folder = Folder::with(&[("p.toml", &task)]);
    let state = |day: &str| {
        let json = folder.json(&["tasks", "--as-of", day, "--format", "json"]);
        json["items"][0]["state"].as_str().unwrap().to_owned()
    };
    let mut before = None;
    for (day, expected) in states.split(", ").map(|pair| pair.split_once(' ').unwrap()) {
        assert_eq!(state(day), expected, "as of {day}:\n{lines}");
        if let Some(before) = before.replace(expected) {
            let day: chrono::NaiveDate = day.parse().unwrap();
            let eve = day.pred_opt().unwrap().to_string();
            assert_eq!(state(&eve), before, "as of {eve}:\n{lines}");
        }
    }
}

const DUE: &str = "deadline = 2025-06-30\n";

#[test]
fn of_a_task_with_one_due_date() {
    for (more, states) in [
        ("", "2025-01-01 not-started, 2025-07-01 overdue"),
        ("done = 2025-06-30", "2025-01-01 not-started, 2025-06-30 done"),
        ("done = 2025-07-01", "2025-01-01 not-started, 2025-07-01 done-late"),
        ("done = 2025-07-05", "2025-01-01 not-started, 2025-07-01 overdue, 2025-07-05 done-late"),
        (
            "started = 2025-05-01",
            "2025-01-01 not-started, 2025-05-01 in-progress, 2025-07-01 overdue",
        ),
        ("progress = 0", "2025-01-01 not-started, 2025-07-01 overdue"),
        ("progress = 1", "2025-01-01 in-progress, 2025-07-01 overdue"),
        ("status = \"in-progress\"", "2025-01-01 in-progress, 2025-07-01 overdue"),
        ("status = \"not-started\"", "2025-01-01 not-started, 2025-07-01 overdue"),
        ("status = \"cancelled\"", "2025-01-01 cancelled"),
        (
            "cancelled = 2025-07-05",
            "2025-01-01 not-started, 2025-07-01 overdue, 2025-07-05 cancelled",
        ),
        (
            "[[task.extension]]\nto = 2025-08-31\ngranted = 2025-07-05\nby = \"x\"",
            "2025-01-01 not-started, 2025-07-01 overdue, 2025-07-05 not-started, 2025-09-01 overdue",
        ),
        // A report that nothing asks for does not begin it.
        ("[[task.report]]\nperiod = \"2025-Q1\"\ndone = 2025-03-01", "2025-03-02 not-started"),
    ] {
        assert_states(HEAD, &format!("{DUE}{more}"), states);
    }
}

#[test]
fn of_a_task_without_a_due_date() {
    for (lines, states) in [
        ("", "2025-01-01 undated"),
        ("started = 2025-05-01", "2025-05-02 undated"),
        ("done = 2025-05-01", "2025-01-01 undated, 2025-05-01 done"),
        ("deadline = \"Thường xuyên\"", "2026-01-01 standing"),
        ("deadline = \"Thường xuyên\"\ndone = 2025-05-01", "2025-01-01 standing, 2025-05-01 done"),
        ("deadline = \"Theo kế hoạch\"", "2026-01-01 undated"),
        (
            "deadline = { when = \"Theo kế hoạch\", due = 2025-06-30 }",
            "2025-01-01 not-started, 2025-07-01 overdue",
        ),
        (
            "deadline = { days = 20, after = \"có văn bản\", met = 2025-03-01 }",
            "2025-01-01 undated, 2025-03-01 not-started, 2025-03-22 overdue",
        ),
    ] {
        assert_states(HEAD, lines, states);
    }
}

#[test]
fn of_a_recurring_task() {
    let report = |period: &str, done: &str| {
        format!("\n[[task.report]]\nperiod = \"{period}\"\ndone = {done}")
    };
    let halves = "deadline = \"6 tháng, năm\"";
    let with = |more: &str| format!("{halves}\n{more}");
    let first = report("2025-H1", "2025-06-20");
    let late = report("2025-Q2", "2025-07-05");
    let year = report("2025-H2", "2025-12-31");
    for (lines, states) in [
        (with(""), "2025-01-01 not-started, 2025-07-01 overdue"),
        (
            with("started = 2025-05-01"),
            "2025-01-01 not-started, 2025-05-01 in-progress, 2025-07-01 overdue",
        ),
        (with(&first), "2025-01-01 not-started, 2025-06-20 in-progress, 2026-01-01 overdue"),
        (with(&late), "2025-01-01 not-started, 2025-07-01 overdue, 2025-07-05 in-progress"),
        (with(&(first.clone() + &year)), "2025-06-20 in-progress, 2025-12-31 done"),
        (with(&(late.clone() + &year)), "2025-07-05 in-progress, 2025-12-31 done-late"),
        // With `done` it owes what was due by then.
        (with(&format!("done = 2025-07-10{first}")), "2025-06-20 in-progress, 2025-07-10 done"),
        (with(&format!("done = 2025-07-10{late}")), "2025-07-05 in-progress, 2025-07-10 done-late"),
        (
            with("done = 2025-07-10"),
            "2025-01-01 not-started, 2025-07-01 overdue, 2025-07-11 overdue",
        ),
        (with("done = 2025-06-30"), "2025-06-30 not-started, 2025-07-01 overdue"),
        (with("done = 2025-06-29"), "2025-01-01 not-started, 2025-06-29 done"),
        (with("cancelled = 2025-07-05"), "2025-07-01 overdue, 2025-07-05 cancelled"),
        // A report of a period that it has not does not begin it.
        (with(&report("2025-Q1", "2025-03-01")), "2025-03-02 not-started"),
    ] {
        assert_states(HEAD, &lines, states);
    }
    // Without an occurrence in the term only `done` completes it.
    let short = HEAD.replace("indexes", "until = 2025-03-31\nindexes");
    assert_states(&short, halves, "2025-01-01 not-started, 2026-01-01 not-started");
    assert_states(&short, &with("done = 2025-02-01"), "2025-01-01 not-started, 2025-02-01 done");
    // Where the term is not known, a report shows that it has begun.
    let unknown = HEAD.replace("year = 2025", "year = 7");
    assert_states(&unknown, &with(&first), "2025-01-01 not-started, 2025-06-20 in-progress");
}

#[test]
fn of_a_task_with_milestones() {
    let step = |title: &str, day: &str, done: &str| {
        format!("[[task.milestone]]\ntitle = \"{title}\"\ndeadline = {day}\n{done}\n")
    };
    let open = step("a", "2025-03-31", "") + &step("b", "2025-06-30", "");
    assert_states(HEAD, &open, "2025-01-01 not-started, 2025-04-01 overdue");
    // They replace a default deadline.
    let defaults = format!("{HEAD}[defaults]\ndeadline = \"hàng tháng\"\n\n");
    assert_states(&defaults, &open, "2025-01-01 not-started, 2025-04-01 overdue");
    let begun = step("a", "2025-03-31", "done = 2025-03-20") + &step("b", "2025-06-30", "");
    assert_states(
        HEAD,
        &begun,
        "2025-01-01 not-started, 2025-03-20 in-progress, 2025-07-01 overdue",
    );
    let extension = "[[task.extension]]\nmilestone = \"B\"\nto = 2025-08-31\ngranted = 2025-06-01\nby = \"x\"\n";
    assert_states(HEAD, &(begun.clone() + extension), "2025-03-20 in-progress, 2025-09-01 overdue");
    let all = step("a", "2025-03-31", "done = 2025-04-01")
        + &step("b", "2025-06-30", "done = 2025-06-30");
    assert_states(HEAD, &all, "2025-04-01 in-progress, 2025-06-30 done-late");
}
