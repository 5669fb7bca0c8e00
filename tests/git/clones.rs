//! Clones without a working tree or without a part of the history, and linked worktrees.

use crate::histories::{PLAN, first};
use crate::scaffold::{Answer, Folder, Pargo, Repository};

#[test]
fn a_bare_repository_answers_too() {
    let repo = first();
    let bare = repo.clone_with(&["--bare"]);
    repo.change("second", &[("plans/a.toml", "2025-06-30", "2025-07-31")]);
    repo.git(&["push", "-q", bare.path().to_str().unwrap(), "main"]);
    let calls: [&[&str]; 7] = [
        &["history", "p-2025"],
        &["trend"],
        &["slips", "--at", "HEAD"],
        &["diff", "HEAD~1..HEAD"],
        &["check", "--at", "HEAD"],
        &["check", "--since", "HEAD~1", "--at", "HEAD", "--as-of", "2025-03-05"],
        &["show", "p-2025", "--at", "HEAD"],
    ];
    for call in calls {
        let answer = bare.pargo(call);
        assert_ne!(answer.status, 2, "{call:?}: {}", answer.err);
        assert_eq!(answer.out, repo.pargo(call).out, "{call:?}");
    }
    let answer = bare.pargo(&["diff"]);
    assert_eq!(answer.status, 2);
    assert!(answer.err.contains("no working tree"), "{}", answer.err);
    let value = bare.json(&["tasks", "--at", "main", "--format", "json"]);
    assert_eq!(value["items"].as_array().unwrap().len(), 2, "{value}");
}

#[test]
fn a_linked_worktree_answers_like_the_repository() {
    let file = "plans/Sở Tư pháp/kế hoạch.toml";
    let repo = Repository::with(&[(file, PLAN)]);
    repo.change("second", &[(file, "2025-06-30", "2025-07-31")]);
    let outside = Folder::new();
    let tree = outside.at("cây làm việc");
    repo.git(&["worktree", "add", "-q", "-b", "khác", tree.to_str().unwrap(), "HEAD"]);
    let inside = tree.join("plans/Sở Tư pháp");
    let calls: [&[&str]; 8] = [
        &["history", "p-2025"],
        &["slips", "--as-of", "2025-03-05"],
        &["trend", "--as-of", "2025-03-05"],
        &["diff", "HEAD~1..HEAD"],
        &["diff", "HEAD~1"],
        &["check", "--since", "HEAD~1", "--as-of", "2025-03-05", "--format", "json"],
        &["overdue", "--at", "HEAD~1"],
        &["tasks", "--at", "HEAD"],
    ];
    for call in calls {
        let (here, there) = (repo.pargo(call), Pargo::at(&tree).run(call));
        assert_eq!(here.status, there.status, "{call:?} {}", there.err);
        assert_ne!(here.status, 2, "{call:?} {}", here.err);
        assert_eq!(here.out, there.out, "{call:?}");
        let deeper = Pargo::at(&inside).run(call);
        assert_eq!(here.status, deeper.status, "{call:?} {}", deeper.err);
    }
    std::fs::remove_file(tree.join(file)).unwrap();
    let value = Pargo::at(&tree).run(&["diff", "--format", "json"]).json();
    assert_eq!(value["changes"][0]["change"], "plan-removed");
    // No question wrote into the repository or the tree.
    assert_eq!(repo.git(&["status", "--porcelain"]), "");
}

/// Asserts that the call is refused, with advice for CI and for other machines.
fn assert_needs_history(clone: &Folder, call: &[&str]) {
    let Answer { err, status, .. } = clone.pargo(call);
    assert_eq!(status, 2, "{call:?}: {err}");
    assert!(err.contains("git fetch --unshallow"), "{call:?}: {err}");
    assert!(err.contains("fetch-depth: 0"), "{call:?}: {err}");
}

#[test]
fn a_shallow_clone_is_refused_where_history_is_asked() {
    let repo = first();
    repo.change("second", &[("plans/a.toml", "2025-06-30", "2025-07-31")]);
    let clone = repo.clone_with(&["--depth", "1"]);
    for command in [["history", "p-2025"], ["slips", "plans"]] {
        assert_needs_history(&clone, &command);
    }
    assert_eq!(clone.pargo(&["check"]).status, 0);
}

#[test]
fn a_shallow_clone_answers_where_it_lacks_nothing() {
    let repo = first();
    for number in 0..5 {
        repo.write("note.txt", &number.to_string());
        repo.commit("note");
    }
    repo.change_on_branch("side", &[("plans/a.toml", "2025-06-30", "2025-07-31")]);
    let clone =
        |depth: &str| repo.clone_with(&["--no-single-branch", "--depth", depth, "-b", "side"]);
    let since = ["check", "--since", "origin/main", "--as-of", "2025-03-05", "--format", "short"];
    let answer = clone("3").pargo(&since);
    assert_eq!(answer.status, 1, "{}", answer.err);
    assert!(answer.out.contains("error[deadline-moved]"));
    let flat = clone("1");
    let calls: [&[&str]; 5] =
        [&since, &["history", "p-2025"], &["slips"], &["trend"], &["tasks", "--at", "HEAD~1"]];
    for call in calls {
        assert_needs_history(&flat, call);
    }
    for call in [["check"], ["overdue"], ["summary"], ["diff"]] {
        assert_ne!(flat.pargo(&call).status, 2, "{call:?}");
    }
}
