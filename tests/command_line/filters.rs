//! Filters, and what the head line of an answer says of them.

use crate::scaffold::{Folder, PLAN};

fn folder() -> Folder {
    let other = PLAN.replace("p-2025", "q-2025").replace("Sở Tư pháp", "Sở Nội vụ");
    Folder::with(&[("plans/p.toml", PLAN), ("plans/q.toml", &other)])
}

const DAY: [&str; 2] = ["--as-of", "2025-12-01"];

#[test]
fn tasks_of_an_agency() {
    let folder = folder();
    let tasks = |agency: &str| {
        let answer =
            folder.pargo(&[&["tasks", "--format", "json", "--agency", agency], &DAY[..]].concat());
        assert_eq!(answer.status, 0, "{answer}");
        let items = answer.json()["items"].as_array().unwrap().clone();
        assert_eq!(items.len(), 2);
        (items[0]["plan"].as_str().unwrap().to_owned(), answer.err)
    };
    assert_eq!(tasks("sở tư pháp"), ("p-2025".to_owned(), String::new()));
    let (plan, said) = tasks("noi vu");
    assert_eq!(plan, "q-2025");
    assert_eq!(said, "pargo: “noi vu” is taken for “Sở Nội vụ”\n");
    for agency in ["Sở", "Bộ Y tế"] {
        let answer = folder.pargo(&["tasks", "--agency", agency]);
        assert!(answer.status == 2 && answer.err.contains("Sở Nội vụ"), "{answer}");
    }
    let summary = folder
        .json(&[&["summary", "--format", "json", "--agency", "Sở Nội vụ"], &DAY[..]].concat());
    assert_eq!(summary["plans"], 1);
}

#[test]
fn a_name_that_is_taken_for_another_is_told() {
    let folder = folder();
    for (option, typed, meant) in [
        ("--unit", "van phong so", "Văn phòng Sở"),
        ("--unit", "thanh tra", "Thanh tra Sở"),
        ("--index", "pap", "PAPI"),
    ] {
        let answer = folder.pargo(&[&["tasks", option, typed], &DAY[..]].concat());
        assert_eq!(answer.err, format!("pargo: “{typed}” is taken for “{meant}”\n"), "{answer}");
    }
    for (option, typed) in [("--unit", "VĂN PHÒNG SỞ"), ("--index", "papi")] {
        let answer = folder.pargo(&[&["tasks", option, typed], &DAY[..]].concat());
        assert_eq!(answer.err, "", "{answer}");
    }
}

#[test]
fn the_head_line_names_each_filter_and_what_is_left_out() {
    let folder = folder();
    folder.write("plans/hong.toml", "[plan\n");
    let filters = [
        "--unit",
        "Văn phòng Sở",
        "--index",
        "PAPI",
        "--plan",
        "p-2025",
        "--agency",
        "Sở Tư pháp",
        "--state",
        "overdue",
    ];
    let words = "of “Văn phòng Sở” (in the lead), index PAPI, plan p-2025, agency Sở Tư pháp, state overdue";
    for command in ["overdue", "tasks", "summary"] {
        let answer = folder.pargo(&[&[command], &filters[..], &DAY].concat());
        assert!(answer.status == 1 && answer.out.contains(words), "{command}: {answer}");
        assert!(answer.out.contains("(without 1 plan that could not be read)"), "{answer}");
        let none = folder.pargo(&[&[command, "--lang", "vi"], &DAY[..]].concat());
        assert!(none.out.contains("chưa gồm 01 kế hoạch không đọc được"), "{none}");
        assert!(!none.out.contains("chỉ số PAPI,"), "{none}");
        let page = folder.pargo(&[&[command, "--format", "markdown"], &DAY[..]].concat());
        assert!(page.out.ends_with("\nWithout 1 plan that could not be read.\n"), "{page}");
    }
}

#[test]
fn a_summary_by_agency_or_plan_has_a_row_for_what_could_not_be_read() {
    let folder = folder();
    folder.write("plans/hong.toml", "[plan\n");
    for (by, expected) in [("agency", true), ("plan", true), ("index", false), ("unit", false)] {
        let markdown = ["summary", "--by", by, "--format", "markdown", "--lang", "vi"];
        let out = folder.pargo(&[&markdown, &DAY[..]].concat()).out;
        let row = out.contains("| (không đọc được) plans/hong.toml | – | – |");
        assert_eq!(row, expected, "{by}: {out}");
        let table = folder.pargo(&[&["summary", "--by", by], &DAY[..]].concat()).out;
        assert_eq!(table.contains("(unreadable) plans/hong.toml"), expected, "{by}: {table}");
    }
}

#[test]
fn rows_of_several_agencies_name_them() {
    let folder = folder();
    let listed = |command: &str, last: &[&str]| {
        let arguments = [&[command, "--format", "markdown"], &DAY[..], last].concat();
        folder.pargo(&arguments).out
    };
    for command in ["overdue", "tasks"] {
        let out = listed(command, &[]);
        assert!(out.contains("| Agency |") && out.contains("| Sở Nội vụ |"), "{out}");
        assert!(!listed(command, &["--plan", "p-2025"]).contains("Agency"));
    }
}

#[test]
fn without_a_readable_plan_there_is_no_answer() {
    let folder = Folder::with(&[("plans/p.toml", "[plan\n")]);
    for command in [
        &["overdue"][..],
        &["tasks"],
        &["summary"],
        &["show", "p"],
        &["overdue", "--format", "csv"],
    ] {
        let answer = folder.pargo(command);
        assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{command:?}: {answer}");
        assert!(answer.err.contains("plans/p.toml"), "{answer}");
    }
    assert_eq!(folder.pargo(&["check"]).status, 1);
}

#[test]
fn the_objectives_of_a_unit_are_those_that_its_tasks_serve() {
    let served = PLAN.replacen(
        "index    = \"PAPI\"\nlead",
        "index    = \"PAPI\"\nobjectives = [\"o1\"]\nlead",
        1,
    );
    let served = served.replacen(
        "[[objective]]",
        "[[objective]]\nid = \"o2\"\nindex = \"PAPI\"\ntarget = { rank = 3 }\n\n[[objective]]",
        1,
    );
    let folder = Folder::with(&[("plans/p.toml", &served)]);
    let total = |last: &[&str]| {
        let value = folder.json(&[&["summary", "--format", "json"], &DAY[..], last].concat());
        value["total"]["objectives"]["total"].as_u64().unwrap()
    };
    assert_eq!(total(&[]), 2);
    assert_eq!(total(&["--unit", "Văn phòng Sở"]), 1);
    assert_eq!(total(&["--unit", "Thanh tra Sở"]), 0);
    assert_eq!(total(&["--unit", "Thanh tra Sở", "--role", "any"]), 1);
}

#[test]
fn periods_are_called_as_offices_call_them() {
    let folder = folder();
    let tasks = |lang: &str| folder.pargo(&[&["tasks", "--lang", lang], &DAY[..]].concat()).out;
    assert!(tasks("vi").contains("quý I/2025") && !tasks("vi").contains("2025-Q1"));
    assert!(tasks("en").contains("2025-Q1"));
    let show = folder.pargo(&[&["show", "p-2025/T2", "--lang", "vi"], &DAY[..]].concat()).out;
    assert!(show.contains("quý III/2025") && !show.contains("2025-Q3"), "{show}");
}

#[test]
fn an_answer_about_several_plans_names_the_plan_of_every_row() {
    let other = PLAN.replace("p-2025", "q-2025").replace("2025-06-30", "2026-06-30");
    let other = other.replace("hàng quý", "thường xuyên");
    let folder = Folder::with(&[("plans/p.toml", PLAN), ("plans/q.toml", &other)]);
    let plans = |arguments: &[&str]| {
        let answer = folder.pargo(&[arguments, &["--as-of", "2025-12-01"]].concat());
        assert_eq!(answer.status, 0, "{answer}");
        answer.out.contains("p-2025  ") || answer.out.contains("  p-2025")
    };
    // All that is overdue is of one of them.
    assert!(plans(&["overdue"]) && plans(&["tasks", "--state", "overdue"]));
    assert!(!plans(&["overdue", "--plan", "q-2025"]));
    assert!(!plans(&["tasks", "plans/p.toml"]));
}

#[test]
fn what_was_reported_was_begun_even_if_the_term_is_not_known() {
    let report = "\n[[task.report]]\nperiod = \"2025-Q1\"\ndone = 2025-03-20\n";
    let text = PLAN.replace("year    = 2025", "year    = 2025\nissued  = 15/1/2025");
    let folder = Folder::with(&[("plans/p.toml", &format!("{text}{report}"))]);
    let state = |as_of: &str| {
        let all = folder.json(&["tasks", "--as-of", as_of, "--format", "json"]);
        all["items"][1]["state"].as_str().unwrap().to_owned()
    };
    assert_eq!(
        (state("2025-03-19"), state("2025-03-20")),
        ("not-started".into(), "in-progress".into())
    );
}
