//! The commit that a change belongs to when branches are merged.

use crate::histories::{PLAN, plan, two_lines, with_more};
use crate::scaffold::{Edit, Repository};

#[test]
fn history_lists_each_change_once_with_the_commit_that_made_it() {
    let repo = two_lines(
        ("plans/a.toml", "2025-06-30", "2025-07-31"),
        ("plans/a.toml", "\"Hai\"", "\"Hai việc\""),
    );
    repo.merge("side");
    // The two commits have the same date, so either may come first.
    let mut lines = repo.history("p-2025");
    lines[1..].sort();
    assert_eq!(
        lines,
        [
            "first: plan-added - - - Kế hoạch",
            "main: task-changed T2 title Hai Hai việc",
            "side: deadline-moved T1 deadline 2025-06-30 2025-07-31",
        ]
    );
    assert_eq!(
        repo.history("p-2025/T1"),
        ["first: task-added T1 - - Một", "side: deadline-moved T1 deadline 2025-06-30 2025-07-31"]
    );
}

#[test]
fn a_change_made_in_the_merge_belongs_to_the_merge() {
    let repo = two_lines(
        ("plans/a.toml", "2025-06-30", "2025-07-31"),
        ("plans/a.toml", "2025-06-30", "2025-08-31"),
    );
    assert!(!repo.begin_merge(&["side"]), "the two were to conflict");
    let merged = PLAN.replace("2025-06-30", "2025-09-30");
    repo.change("merge", &[("plans/a.toml", "", &merged)]);
    let lines = repo.history("p-2025/T1");
    assert_eq!(lines.len(), 4, "{lines:#?}");
    // It is shown as the change from the branch that was merged into.
    assert_eq!(lines[3], "merge: deadline-moved T1 deadline 2025-08-31 2025-09-30");
}

/// Three branches, each with a change to another plan, and a merge of all of them with edits of its own.
fn octopus(own: &[Edit<'_>]) -> Repository {
    let repo = Repository::with(&[
        ("plans/a.toml", PLAN),
        ("plans/b.toml", &plan("q-2025")),
        ("plans/c.toml", &plan("r-2025")),
    ]);
    for (branch, file) in [("one", "plans/b.toml"), ("two", "plans/c.toml")] {
        repo.change_on_branch(branch, &[(file, "2025-06-30", "2025-07-31")]);
    }
    repo.change("zero", &[("plans/a.toml", "2025-06-30", "2025-07-31")]);
    assert!(repo.begin_merge(&["one", "two"]));
    repo.change("octopus", own);
    repo
}

#[test]
fn an_octopus_shows_each_change_where_it_was_made() {
    let repo = octopus(&[]);
    assert_eq!(repo.git(&["rev-list", "--parents", "-1", "HEAD"]).split(' ').count(), 4);
    for (id, branch) in [("p-2025", "zero"), ("q-2025", "one"), ("r-2025", "two")] {
        let expected = [
            "first: plan-added - - - Kế hoạch".to_owned(),
            format!("{branch}: deadline-moved T1 deadline 2025-06-30 2025-07-31"),
        ];
        assert_eq!(repo.history(id), expected);
    }
}

#[test]
fn what_an_octopus_changes_itself_belongs_to_it() {
    let repo = octopus(&[
        ("plans/c.toml", "2025-07-31", "2025-08-31"),
        ("plans/b.toml", "\"Hai\"", "\"Hai việc\""),
    ]);
    assert_eq!(
        repo.history("r-2025/T1")[2..],
        ["octopus: deadline-moved T1 deadline 2025-06-30 2025-08-31"]
    );
    assert_eq!(
        repo.history("q-2025")[1..],
        [
            "one: deadline-moved T1 deadline 2025-06-30 2025-07-31",
            "octopus: task-changed T2 title Hai Hai việc"
        ]
    );
    assert_eq!(repo.history("p-2025").len(), 2);
}

#[test]
fn a_merge_owns_what_it_makes_of_a_task_that_one_side_added() {
    let more = "\n[[task]]\nid = \"T3\"\ntitle = \"Ba\"\ndeadline = 2025-05-31\n";
    let repo = two_lines(
        ("plans/a.toml", "", &format!("{PLAN}{more}")),
        ("plans/a.toml", "\"Một\"", "\"Một việc\""),
    );
    assert!(repo.begin_merge(&["side"]));
    repo.change("merge", &[("plans/a.toml", "2025-05-31", "2025-09-30")]);
    assert_eq!(
        repo.history("p-2025/T3"),
        ["side: task-added T3 - - Ba", "merge: deadline-moved T3 deadline 2025-05-31 2025-09-30"]
    );
    // Renaming the file on one side is not a change.
    repo.git(&["checkout", "-q", "-b", "renamed"]);
    repo.git(&["mv", "plans/a.toml", "plans/Kế hoạch năm.toml"]);
    repo.commit("renamed");
    repo.switch("main");
    repo.change("retitled", &[("plans/a.toml", "\"Hai\"", "\"Hai việc\"")]);
    repo.merge("renamed");
    let lines = repo.history("p-2025");
    assert_eq!(lines.last().unwrap(), "retitled: task-changed T2 title Hai Hai việc");
}

#[test]
fn a_merge_owns_what_it_makes_of_a_plan_that_one_side_added() {
    let repo = two_lines(
        ("plans/b.toml", "", &plan("q-2025")),
        ("plans/a.toml", "\"Một\"", "\"Một việc\""),
    );
    assert!(repo.begin_merge(&["side"]));
    repo.change("merge", &[("plans/b.toml", "2025-06-30", "2025-09-30")]);
    assert_eq!(
        repo.history("q-2025"),
        [
            "side: plan-added - - - Kế hoạch",
            "merge: deadline-moved T1 deadline 2025-06-30 2025-09-30"
        ]
    );
}

/// A plan that two branches changed, merged into one that says again what it said before.
fn taken_back(before: &str, side: &str, main: &str) -> Vec<String> {
    let repo = Repository::with(&[("plans/a.toml", before)]);
    repo.change_on_branch("side", &[("plans/a.toml", "", side)]);
    repo.change("main", &[("plans/a.toml", "", main)]);
    repo.begin_merge(&["side"]);
    repo.change("merge", &[("plans/a.toml", "", before)]);
    let lines = repo.history("p-2025");
    lines.into_iter().filter(|line| line.starts_with("merge")).collect()
}

#[test]
fn a_merge_that_takes_one_thing_from_each_side_has_no_changes_of_its_own() {
    let milestone = |more: &str| {
        let table = "[[task.milestone]]\ntitle = \"Dự thảo\"\ndeadline = 2025-05-01\n";
        with_more(&format!("{table}{more}")).replace("deadline = 2025-06-30\n", "")
    };
    let update =
        |text: &str| with_more(&format!("[[task.update]]\non = 2025-02-01\ntext = \"{text}\"\n"));
    let step = milestone("");
    let done = milestone("done = 2025-02-01\n");
    let earlier = |text: &str| text.replace("2025-05-01", "2025-04-01");
    for (before, side, main) in [
        (PLAN, with_more("cancelled = 2025-02-01\n"), with_more("done = 2025-02-01\n")),
        (&step, earlier(&step), done.clone()),
        (&done, step.clone(), earlier(&done)),
        (PLAN, update("Đang lấy ý kiến"), update("Đã trình")),
    ] {
        assert_eq!(taken_back(before, &side, &main), [""; 0], "{side}{main}");
    }
}

#[test]
fn a_date_that_no_side_has_belongs_to_the_merge() {
    for key in ["started", "done", "cancelled"] {
        let with = |day: u32| with_more(&format!("{key} = 2025-02-0{day}\n"));
        let repo =
            two_lines(("plans/a.toml", "", &with(1)), ("plans/a.toml", "\"Hai\"", "\"Hai việc\""));
        assert!(repo.begin_merge(&["side"]));
        repo.change("merge", &[("plans/a.toml", "2025-02-01", "2025-02-05")]);
        // It is shown as the change from the branch that was merged into.
        let own = format!("merge: {key} T1 - - 2025-02-05");
        assert_eq!(repo.history("p-2025/T1").last(), Some(&own));
    }
}
