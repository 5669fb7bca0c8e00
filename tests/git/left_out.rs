//! Files that are not plans in any revision: those that git or `pargo.toml` leaves out, and links.

use crate::answers::{plans, totals};
use crate::histories::{PLAN, plan};
use crate::scaffold::{Edit, Repository, fields};

#[test]
fn files_left_out_are_not_plans_in_any_revision() {
    let repo = Repository::new();
    let commit = |message: &str, edits: &[Edit<'_>]| {
        repo.edit(edits);
        // Ignored files are committed as well.
        repo.git(&["add", "-A", "-f"]);
        repo.commit(message);
    };
    commit(
        "first",
        &[
            ("plans/a.toml", "", PLAN),
            ("plans/nhap/b.toml", "", &plan("q-2025")),
            ("plans/cu/c.toml", "", &plan("r-2025")),
            (".gitignore", "", "cu/\n"),
            ("pargo.toml", "", "exclude = [\"nhap/\"]\n"),
            ("plans/cu/.gitignore", "", "!c.toml\n"),
        ],
    );
    let files = ["plans/a.toml", "plans/nhap/b.toml", "plans/cu/c.toml"];
    commit("second", &files.map(|file| (file, "2025-06-30", "2025-07-31")));
    // The working tree, a revision and history have the same plans, tracked or not.
    let only = ["p-2025".to_owned()];
    assert_eq!(plans(&repo.json(&["tasks", "--format", "json"])), only);
    assert_eq!(plans(&repo.json(&["tasks", "--at", "HEAD", "--format", "json"])), only);
    assert_eq!(plans(&repo.json(&["slips", "--format", "json"])), only);
    for id in ["q-2025", "r-2025"] {
        assert_eq!(repo.pargo(&["history", id]).status, 2, "{id}");
    }
    assert_eq!(repo.changes(&["HEAD~1..HEAD"]).len(), 1);
    assert_eq!(repo.changes(&["HEAD~1"]).len(), 1);
    assert_eq!(repo.since("HEAD~1"), ["deadline-moved 25 T1 - committed"]);
    let trend = repo.json(&["trend", "--as-of", "2025-03-05", "--format", "json"]);
    assert_eq!(totals(&trend), ["2025-03-05 2"]);
    // A file that is named on the command line is read nevertheless.
    let named = ["tasks", "plans/cu/c.toml", "--format", "json"];
    assert_eq!(plans(&repo.json(&named)), ["r-2025"]);
    let named = ["tasks", "plans/cu/c.toml", "--at", "HEAD", "--format", "json"];
    assert_eq!(plans(&repo.json(&named)), ["r-2025"]);
    // Plans that are included later did not exist before.
    commit("let in", &[("pargo.toml", "", ""), (".gitignore", "", "")]);
    assert_eq!(repo.history("q-2025"), ["let in: plan-added - - - Kế hoạch"]);
    assert_eq!(repo.history("r-2025"), ["let in: plan-added - - - Kế hoạch"]);
    assert_eq!(plans(&repo.json(&["tasks", "--at", "HEAD~1", "--format", "json"])), only);
}

#[test]
fn only_a_gitignore_leaves_files_out() {
    let repo = Repository::with(&[("plans/a.toml", PLAN), ("plans/ghi chú.txt", "*.toml\n")]);
    assert_eq!(repo.history("p-2025"), ["first: plan-added - - - Kế hoạch"]);
    repo.git(&["mv", "plans/ghi chú.txt", "plans/.gitignore"]);
    repo.commit("ignored");
    assert_eq!(repo.history("p-2025")[1..], ["ignored: plan-removed - - Kế hoạch -"]);
}

#[test]
fn what_settings_leave_out_comes_and_goes_with_them() {
    let repo = Repository::with(&[("plans/a.toml", PLAN), ("plans/b.toml", &plan("q-2025"))]);
    repo.change("left out", &[("pargo.toml", "", "exclude = [\"b.toml\"]\n")]);
    repo.change("let in", &[("pargo.toml", "", "lang = \"vi\"\n")]);
    assert_eq!(
        repo.history("q-2025"),
        [
            "first: plan-added - - - Kế hoạch",
            "left out: plan-removed - - Kế hoạch -",
            "let in: plan-added - - - Kế hoạch"
        ]
    );
}

#[test]
fn a_copy_is_named_once_and_hides_no_other_plan() {
    let repo = Repository::with(&[("plans/a.toml", PLAN), ("plans/b.toml", &plan("q-2025"))]);
    repo.change("title", &[("plans/a.toml", "\"Hai\"", "\"Hai việc\"")]);
    let moved = ("plans/b.toml", "2025-06-30", "2025-07-31");
    let copied = repo.change("copied", &[("plans/a - Copy.toml", "", PLAN), moved]);
    repo.change("after", &[("plans/a.toml", "\"Hai việc\"", "\"Việc hai\"")]);
    let history = repo.json(&["history", "p-2025", "--format", "json"]);
    let left_out = history["left_out"].as_array().unwrap().iter();
    let left_out: Vec<String> = left_out.map(|l| fields(l, &["file", "commit"])).collect();
    assert_eq!(left_out, [format!("plans/a - Copy.toml {copied}")]);
    assert_eq!(plans(&repo.json(&["slips", "--format", "json"])), ["q-2025"]);
}

#[test]
fn of_two_agencies_with_one_id_neither_counts_in_history() {
    let repo = Repository::with(&[("plans/a.toml", PLAN)]);
    let other = PLAN.replace("Sở Tư pháp", "Sở Nội vụ").replace("2025-06-30", "2025-07-31");
    repo.change("another agency", &[("plans/b.toml", "", &other)]);
    assert_eq!(
        repo.history("p-2025"),
        ["first: plan-added - - - Kế hoạch", "another agency: plan-removed - - Kế hoạch -"]
    );
    let history = repo.json(&["history", "p-2025", "--format", "json"]);
    let left_out = history["left_out"].as_array().unwrap().iter();
    let left_out: Vec<String> = left_out.map(|l| fields(l, &["file"])).collect();
    assert_eq!(left_out, ["plans/a.toml", "plans/b.toml"]);
}

/// A link is not a plan, in the working tree or in a revision.
#[cfg(unix)]
#[test]
fn links_are_followed_nowhere() {
    let repo = Repository::new();
    repo.write("plans/a.toml", PLAN);
    repo.write("chung/b.toml", &plan("q-2025"));
    std::os::unix::fs::symlink("../chung/b.toml", repo.at("plans/b.toml")).unwrap();
    std::os::unix::fs::symlink("../chung", repo.at("plans/chung")).unwrap();
    repo.commit("first");
    assert_eq!(plans(&repo.json(&["tasks", "--format", "json"])), ["p-2025"]);
    assert_eq!(plans(&repo.json(&["tasks", "--at", "HEAD", "--format", "json"])), ["p-2025"]);
    assert_eq!(repo.changes(&[]), Vec::<String>::new());
    assert_eq!(repo.pargo(&["history", "q-2025"]).status, 2);
}
