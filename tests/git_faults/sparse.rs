//! A sparse checkout leaves files out of the working tree, which count as unchanged since `HEAD`.

use crate::scaffold::{Pargo, Repository, moved, plan};

/// The plans of two offices, one of them left out.
fn sparse() -> Repository {
    let repository = Repository::new();
    repository.write("plans/a/a.toml", &plan("a-2025"));
    repository.write("plans/b/b.toml", &plan("b-2025"));
    repository.write("pargo.toml", "");
    repository.commit("first");
    repository.git(&["sparse-checkout", "set", "plans/a"]);
    assert!(!repository.at("plans/b").exists());
    repository
}

#[test]
fn what_a_sparse_checkout_leaves_out_is_not_removed() {
    let repository = sparse();
    assert_eq!(repository.changes(&[]), Vec::<String>::new());
    assert_eq!(repository.since("HEAD"), Vec::<String>::new());
    let slips = repository.pargo(&["slips", "--format", "json"]).json();
    assert_eq!(slips["items"].as_array().unwrap().len(), 0);
    let answer =
        Pargo::at(&repository.at("plans/a")).run(&["diff", "--format", "json", "--", ".."]);
    assert_eq!(answer.json()["changes"].as_array().unwrap().len(), 0, "{answer:?}");
    let answer = repository.pargo(&["diff", "--format", "json", "--", "plans/b"]);
    assert_eq!(answer.json()["changes"].as_array().unwrap().len(), 0, "{answer:?}");
    // The files in the working tree are compared as usual.
    repository.write("plans/a/a.toml", &moved("2025-07-31").replace("p-2025", "a-2025"));
    assert_eq!(
        repository.changes(&[]),
        ["deadline-moved a-2025 T1 deadline 2025-06-30 2025-07-31"]
    );
    std::fs::remove_file(repository.at("plans/a/a.toml")).unwrap();
    repository.write("plans/a/c.toml", &plan("c-2025"));
    assert_eq!(
        repository.changes(&[]),
        ["plan-removed a-2025 - - Kế hoạch -", "plan-added c-2025 - - - Kế hoạch"]
    );
}

#[test]
fn what_is_left_out_is_as_at_head() {
    let repository = sparse();
    repository.git(&["sparse-checkout", "disable"]);
    repository.write("plans/b/b.toml", &moved("2025-07-31").replace("p-2025", "b-2025"));
    repository.write("plans/b/d.toml", &plan("d-2025"));
    repository.commit("second");
    repository.git(&["sparse-checkout", "set", "plans/a"]);
    assert_eq!(repository.changes(&[]), Vec::<String>::new());
    assert_eq!(
        repository.changes(&["HEAD~1"]),
        [
            "deadline-moved b-2025 T1 deadline 2025-06-30 2025-07-31",
            "plan-added d-2025 - - - Kế hoạch"
        ]
    );
    // A file that is in the working tree nevertheless counts as it is there.
    repository.write("plans/b/b.toml", &moved("2025-08-31").replace("p-2025", "b-2025"));
    assert_eq!(
        repository.changes(&[]),
        ["deadline-moved b-2025 T1 deadline 2025-07-31 2025-08-31"]
    );
}

#[test]
fn all_plans_may_be_left_out() {
    let repository = Repository::new();
    repository.write("plans/b/b.toml", &plan("b-2025"));
    repository.write("examples/a.toml", &plan("a-2025"));
    repository.commit("first");
    repository.git(&["sparse-checkout", "set", "examples"]);
    assert!(!repository.at("plans").exists());
    assert_eq!(repository.changes(&[]), Vec::<String>::new());
    repository.git(&["sparse-checkout", "disable"]);
    std::fs::remove_dir_all(repository.at("plans")).unwrap();
    assert_eq!(repository.changes(&["HEAD", "--", "plans"]).len(), 1, "removed for good");
}
