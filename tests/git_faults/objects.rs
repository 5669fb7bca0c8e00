//! Far too large objects, and many of them.

use crate::scaffold::{Repository, moved, plan};

/// Larger than any file that is read: 300 MiB of spaces, which compress well.
fn too_large(repository: &Repository) -> String {
    repository.object("blob", &vec![b' '; 300 << 20])
}

#[test]
fn a_text_that_is_too_large_is_reported_and_not_read() {
    let repository = Repository::with_plan();
    let first = repository.git(&["rev-parse", "HEAD"]);
    let large = too_large(&repository);
    let small = [("a.toml", moved("2025-07-31")), ("z.toml", plan("q-2025"))];
    let mut listing: Vec<u8> = Vec::new();
    // Many files with the same large text, before and after the small ones.
    for at in 0..100 {
        listing.extend(format!("100644 blob {large}\tl{at:03}.toml\0").bytes());
    }
    for (name, text) in &small {
        let blob = repository.object("blob", text.as_bytes());
        listing.extend(format!("100644 blob {blob}\t{name}\0").bytes());
    }
    repository.commit_tree(&repository.tree_around_plans(&listing), &[&first]);
    let diff = repository.pargo(&["diff", "HEAD~1..HEAD", "--format", "json"]).json();
    let left_out = diff["left_out"].as_array().unwrap();
    assert_eq!(left_out.len(), 100);
    assert!(left_out.iter().all(|left| left.to_string().contains("too large")), "{left_out:?}");
    assert_eq!(diff["changes"].as_array().unwrap().len(), 2, "{diff}");
    assert_eq!(
        repository.history("p-2025").last().map(String::as_str),
        Some("deadline-moved p-2025 T1 deadline 2025-06-30 2025-07-31")
    );
    let tasks = repository.pargo(&["tasks", "--at", "HEAD", "--format", "json"]).json();
    assert_eq!(tasks["items"].as_array().unwrap().len(), 4);
    let trend = repository.pargo(&["trend", "--as-of", "2025-03-05", "--format", "json"]).json();
    assert_eq!(trend["points"][0]["total"]["tasks"]["total"], 4);
}

#[test]
fn a_gitignore_that_is_too_large_leaves_nothing_out() {
    let repository = Repository::with_plan();
    let plans = repository.git(&["rev-parse", "HEAD:plans"]);
    let mut parent = repository.git(&["rev-parse", "HEAD"]);
    for ignored in [repository.object("blob", b"a.toml\n"), too_large(&repository)] {
        let root = format!("100644 blob {ignored}\t.gitignore\0040000 tree {plans}\tplans\0");
        let tree = repository.git_reading(root.as_bytes(), &["mktree", "-z"]);
        repository.commit_tree(&tree, &[&parent]);
        parent = repository.git(&["rev-parse", "HEAD"]);
    }
    let history = repository.history("p-2025");
    assert_eq!(history.len(), 3, "{history:?}");
    assert!(
        history[1].contains("plan-removed") && history[2].contains("plan-added"),
        "{history:?}"
    );
}

#[test]
fn settings_that_are_too_large_leave_the_last_ones_in_force() {
    let repository = Repository::with_plan();
    let plans = repository.git(&["rev-parse", "HEAD:plans"]);
    let mut parent = repository.git(&["rev-parse", "HEAD"]);
    let settings = b"exclude = [\"a.toml\"]\n";
    for settings in [repository.object("blob", settings), too_large(&repository)] {
        let root = format!("100644 blob {settings}\tpargo.toml\0040000 tree {plans}\tplans\0");
        let tree = repository.git_reading(root.as_bytes(), &["mktree", "-z"]);
        repository.commit_tree(&tree, &[&parent]);
        parent = repository.git(&["rev-parse", "HEAD"]);
    }
    let history = repository.history("p-2025");
    assert_eq!(history.len(), 2, "{history:?}");
    assert!(history[1].contains("plan-removed"), "{history:?}");
}

#[test]
fn settings_that_are_too_large_are_reported() {
    let repository = Repository::with_plan();
    let first = repository.git(&["rev-parse", "HEAD"]);
    let large = too_large(&repository);
    let plans = repository.git(&["rev-parse", "HEAD:plans"]);
    // A broken `pargo.toml` applies to all plans; without a `.gitignore` the plans can still be read.
    for (name, status, words) in
        [("pargo.toml", 2, "too large"), (".gitignore", 1, "too many patterns")]
    {
        let root = format!("100644 blob {large}\t{name}\0040000 tree {plans}\tplans\0");
        let tree = repository.git_reading(root.as_bytes(), &["mktree", "-z"]);
        repository.commit_tree(&tree, &[&first]);
        let answer = repository.pargo(&["tasks", "--at", "HEAD"]);
        assert_eq!(answer.status, status, "{answer:?}");
        let printed = format!("{}{}", answer.out, answer.err);
        assert!(printed.contains(words) && printed.contains(name), "{answer:?}");
        // History works without it.
        assert_eq!(repository.pargo(&["history", "p-2025"]).status, 0);
    }
}
