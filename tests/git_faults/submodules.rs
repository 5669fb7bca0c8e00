//! A repository inside another one is skipped, in the working tree and in revisions.

use crate::scaffold::{Folder, PLAN, Pargo, Repository, plan};

/// A repository with a submodule below `plans`.
fn with_submodule() -> (Repository, Repository) {
    let other = Repository::new();
    other.write("b.toml", &plan("q-2025"));
    other.commit("other");
    let repository = Repository::new();
    repository.write("plans/a.toml", PLAN);
    let url = other.path().to_str().unwrap();
    let add = ["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", url, "plans/sub"];
    repository.git(&add);
    repository.commit("first");
    (repository, other)
}

fn plans(repository: &Repository, arguments: &[&str]) -> Vec<String> {
    let answer = repository.pargo(&[&["tasks", "--format", "json"], arguments].concat()).json();
    let items = answer["items"].as_array().unwrap().iter();
    let mut ids: Vec<String> = items.map(|i| i["plan"].as_str().unwrap().to_owned()).collect();
    ids.dedup();
    ids
}

#[test]
fn a_submodule_is_in_neither_the_working_tree_nor_a_revision() {
    let (repository, _other) = with_submodule();
    assert!(repository.at("plans/sub/b.toml").exists());
    assert_eq!(plans(&repository, &[]), ["p-2025"]);
    assert_eq!(plans(&repository, &["--at", "HEAD"]), ["p-2025"]);
    assert_eq!(repository.changes(&[]), Vec::<String>::new());
    assert_eq!(repository.since("HEAD"), Vec::<String>::new());
    // A question may name the submodule itself.
    assert_eq!(plans(&repository, &["plans/sub"]), ["q-2025"]);
    let answer = Pargo::at(&repository.at("plans/sub")).run(&["history", "q-2025"]);
    assert_eq!(answer.status, 0, "{answer:?}");
    repository.pargo(&["tasks", "--at", "HEAD", "plans/sub"]).assert_refused(&["plans/sub"]);
}

#[test]
fn a_plan_that_becomes_a_submodule_is_gone() {
    let repository = Repository::with_plan();
    let head = repository.git(&["rev-parse", "HEAD"]);
    repository.write("plans/b.toml", &plan("q-2025"));
    repository.commit("second");
    repository.git(&["rm", "-q", "plans/a.toml"]);
    let entry = format!("160000,{head},plans/a.toml");
    repository.git(&["update-index", "--add", "--cacheinfo", &entry]);
    repository.git(&["commit", "-q", "-m", "third"]);
    let gone = "plan-removed p-2025 - - Kế hoạch -";
    assert_eq!(repository.changes(&["HEAD~1..HEAD"]), [gone]);
    assert_eq!(repository.history("p-2025").last().map(String::as_str), Some(gone));
}

#[test]
fn a_linked_worktree_below_the_plans_is_skipped() {
    let repository = Repository::with_plan();
    repository.git(&["worktree", "add", "-q", "plans/tree", "-b", "other", "HEAD"]);
    assert_eq!(plans(&repository, &[]), ["p-2025"]);
    assert_eq!(repository.pargo(&["check", "--as-of", "2025-03-05"]).status, 0);
}

#[test]
fn a_folder_of_repositories_is_read_whole() {
    let folder = Folder::new();
    for id in ["p-2025", "q-2025"] {
        folder.write(&format!("{id}/plans/a.toml"), &plan(id));
        folder.create_folder(&format!("{id}/.git"));
    }
    let answer = folder.pargo(&["tasks", "--format", "json"]).json();
    assert_eq!(answer["items"].as_array().unwrap().len(), 4, "{answer}");
}
