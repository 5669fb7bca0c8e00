//! Files with the same plan id: no task counts twice.

use crate::scaffold::{Folder, PLAN, fields};

fn with_copy() -> Folder {
    Folder::with(&[("plans/a.toml", PLAN), ("plans/a - copy.toml", PLAN)])
}

fn of_two_agencies() -> Folder {
    let other = PLAN.replace("Sở Tư pháp", "Sở Nội vụ");
    Folder::with(&[
        ("plans/a.toml", PLAN),
        ("plans/bb.toml", &other),
        ("plans/c.toml", &PLAN.replace("p-2025", "c")),
    ])
}

#[test]
fn a_copy_is_left_out_and_told() {
    let folder = with_copy();
    for command in ["summary", "tasks", "overdue"] {
        let answer = folder.pargo(&[command, "--as-of", "2025-12-01", "--format", "json"]);
        assert_eq!(answer.status, 1, "{answer}");
        let left_out = &answer.json()["left_out"];
        assert_eq!(fields(&left_out[0], &["file"]), "plans/a - copy.toml");
        assert!(left_out[0]["reason"].as_str().unwrap().contains("plans/a.toml"), "{answer}");
        assert!(left_out[1].is_null(), "{answer}");
        assert!(answer.err.contains("plans/a - copy.toml"), "{answer}");
    }
    let tasks = folder.json(&["tasks", "--as-of", "2025-12-01", "--format", "json"]);
    assert_eq!(tasks["items"].as_array().unwrap().len(), 2);
}

#[test]
fn check_points_at_the_copy() {
    let folder = with_copy();
    let answer = folder.pargo(&["check", "--as-of", "2025-12-01", "--format", "short"]);
    let found: Vec<&str> =
        answer.out.lines().filter(|line| line.contains("[duplicate-id]")).collect();
    assert_eq!(
        found,
        [
            "plans/a - copy.toml:2:11: error[duplicate-id]: the plan id `p-2025` is taken by plans/a.toml"
        ]
    );
}

#[test]
fn of_two_agencies_neither_counts() {
    let folder = of_two_agencies();
    let answer = folder.pargo(&["summary", "--as-of", "2025-12-01", "--format", "json"]);
    let json = answer.json();
    assert_eq!((answer.status, fields(&json, &["plans"])), (1, "1".to_owned()), "{answer}");
    let files = json["left_out"].as_array().unwrap().iter().map(|one| fields(one, &["file"]));
    assert_eq!(files.collect::<Vec<_>>(), ["plans/a.toml", "plans/bb.toml"]);
    let check = folder.pargo(&["check", "--as-of", "2025-12-01", "--format", "short"]);
    let found: Vec<&str> =
        check.out.lines().filter(|line| line.contains("[duplicate-id]")).collect();
    assert_eq!(
        found,
        ["plans/bb.toml:2:11: error[duplicate-id]: the plan id `p-2025` is taken by plans/a.toml"]
    );
}

#[test]
fn a_reference_means_the_file_that_counts_or_the_one_it_names() {
    let folder = with_copy();
    let shown = |reference: &str| folder.pargo(&["show", reference, "--format", "json"]).out;
    assert!(shown("p-2025").contains("\"plans/a.toml\""), "{}", shown("p-2025"));
    assert!(shown("plans/a - copy.toml").contains("\"plans/a - copy.toml\""));
    assert!(!shown("p-2025").contains("copy.toml"));
    assert_eq!(folder.pargo(&["show", "T1"]).status, 0);
    of_two_agencies().pargo(&["show", "p-2025"]).assert_refused(&["plans/a.toml", "plans/bb.toml"]);
    assert_eq!(of_two_agencies().pargo(&["show", "plans/bb.toml"]).status, 0);
}
