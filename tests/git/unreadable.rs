//! Revisions with plans that cannot be read.

use serde_json::Value;

use crate::answers::totals;
use crate::histories::{PLAN, first, plan};
use crate::scaffold::Repository;

/// The commits that `history` lists as unreadable for a plan.
fn broken(repo: &Repository, subject: &str) -> Vec<String> {
    let value = repo.json(&["history", subject, "--format", "json"]);
    let left_out = value["left_out"].as_array().unwrap().iter();
    left_out
        .map(|l| {
            let commit = l["commit"].as_str().unwrap();
            let summary = repo.git(&["log", "-1", "--format=%s", commit]);
            format!("{summary}: {}", l["file"].as_str().unwrap())
        })
        .collect()
}

#[test]
fn a_plan_that_cannot_be_read_is_neither_removed_nor_added() {
    let repo = Repository::with(&[("plans/a.toml", PLAN), ("plans/b.toml", &plan("q-2025"))]);
    repo.write("plans/a.toml", "x “y”\n");
    let answer = repo.pargo(&["diff", "--format", "json"]);
    let value = answer.json();
    assert_eq!(value["changes"].as_array().unwrap().len(), 0);
    assert_eq!(value["left_out"][0]["file"], "plans/a.toml");
    assert_eq!(value["left_out"][0]["commit"], Value::Null);
    assert_eq!(answer.status, 1);
    assert!(answer.err.contains("plans/a.toml"));
}

#[test]
fn a_plan_whose_id_cannot_be_read_is_left_out_and_not_removed() {
    let repo = first();
    repo.replace("plans/a.toml", "\"p-2025\"", "2025");
    let answer = repo.pargo(&["diff", "--format", "json"]);
    let value = answer.json();
    assert_eq!(value["changes"].as_array().unwrap().len(), 0);
    assert_eq!(value["left_out"][0]["file"], "plans/a.toml");
    assert_eq!(answer.status, 1);
    repo.commit("nameless");
    repo.change("fixed", &[("plans/a.toml", "", PLAN)]);
    assert_eq!(repo.history("p-2025"), ["first: plan-added - - - Kế hoạch"]);
    assert_eq!(broken(&repo, "p-2025"), ["nameless: plans/a.toml"]);
}

#[test]
fn a_plan_broken_for_a_while_stands_as_last_readable() {
    let repo = first();
    let broken = repo.change("broken", &[("plans/a.toml", "", &format!("{PLAN}\nx “y”\n"))]);
    let moved = PLAN.replace("2025-06-30", "2025-07-31");
    repo.change("fixed", &[("plans/a.toml", "", &moved)]);
    assert_eq!(
        repo.history("p-2025"),
        [
            "first: plan-added - - - Kế hoạch",
            "fixed: deadline-moved T1 deadline 2025-06-30 2025-07-31"
        ]
    );
    let answer = repo.pargo(&["history", "p-2025", "--format", "json"]);
    let value = answer.json();
    assert_eq!(value["left_out"][0]["commit"], broken);
    assert_eq!(answer.status, 0);
    assert!(answer.err.contains("plans/a.toml"));
}

#[test]
fn a_plan_only_lists_its_own_broken_commits() {
    let repo = Repository::with(&[("plans/a.toml", PLAN), ("plans/b.toml", &plan("q-2025"))]);
    repo.change("b is broken", &[("plans/b.toml", "", "# theo p-2025\nx “y”\n")]);
    // Files that never were plans belong to none whose id is not in them.
    let never = [("plans/d.toml", "", "x “y”\n"), ("plans/e.toml", "", "x “y”\n")];
    repo.change("d and e come broken", &never);
    repo.change("e is broken again", &[("plans/e.toml", "", "còn thế nữa\n")]);
    // A file without any id is recognized by its version before.
    repo.change("a is broken", &[("plans/a.toml", "", "x “y”\n")]);
    repo.change("a is broken again", &[("plans/a.toml", "", "còn thế nữa\n")]);
    let moved = PLAN.replace("2025-06-30", "2025-07-31");
    let fixed = [("plans/a.toml", "", &*moved), ("plans/b.toml", "", &plan("q-2025"))];
    repo.change("fixed", &fixed);
    // A plan that was unreadable when it was added is recognized by its version after.
    let broken_plan = format!("{}\nx “y”\n", plan("s-2025"));
    repo.change("c comes broken", &[("plans/c.toml", "", &broken_plan)]);
    repo.change("c is fixed", &[("plans/c.toml", "", &plan("s-2025"))]);
    assert_eq!(
        broken(&repo, "p-2025"),
        ["a is broken: plans/a.toml", "a is broken again: plans/a.toml"]
    );
    assert_eq!(
        repo.history("p-2025")[1..],
        ["fixed: deadline-moved T1 deadline 2025-06-30 2025-07-31"]
    );
    assert_eq!(broken(&repo, "q-2025"), ["b is broken: plans/b.toml"]);
    assert_eq!(repo.history("q-2025"), ["first: plan-added - - - Kế hoạch"]);
    assert_eq!(broken(&repo, "s-2025"), ["c comes broken: plans/c.toml"]);
    assert_eq!(repo.history("s-2025"), ["c is fixed: plan-added - - - Kế hoạch"]);
}

#[test]
fn a_plan_broken_for_a_while_is_in_the_trend_as_last_readable() {
    let repo = Repository::new();
    let step = |date: &str, text: &str| {
        repo.write("plans/a.toml", text);
        repo.commit_on(date, date)
    };
    step("2025-01-15T05:00:00+00:00", PLAN);
    let broken = step("2025-02-15T05:00:00+00:00", "x “y”\n");
    step("2025-04-15T05:00:00+00:00", PLAN);
    let answer = repo.pargo(&["trend", "--as-of", "2025-04-20", "--format", "json"]);
    let value = answer.json();
    assert_eq!(totals(&value), ["2025-01-31 2", "2025-02-28 2", "2025-03-31 2", "2025-04-20 2"]);
    let left_out = value["left_out"].as_array().unwrap();
    assert_eq!(left_out.len(), 1);
    assert_eq!(
        (&left_out[0]["commit"], &left_out[0]["file"]),
        (&broken.into(), &"plans/a.toml".into())
    );
    assert_eq!(answer.status, 0);
}

/// An answer made of nothing would look like one that says that there is nothing.
#[test]
fn where_no_plan_can_be_read_no_question_is_answered() {
    let repo = Repository::with(&[("plans/a.toml", "[plan\n")]);
    repo.write("plans/a.toml", "[plan\n\n");
    for command in [&["diff"][..], &["trend"], &["slips"], &["tasks", "--at", "HEAD"]] {
        let answer = repo.pargo(command);
        assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{command:?}: {answer}");
        assert!(answer.err.contains("no plan could be read"), "{command:?}: {answer}");
    }
}
