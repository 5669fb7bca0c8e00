//! `check --since REV --only-changed`: what a change is answerable for.

use crate::histories::{PLAN, plan};
use crate::scaffold::Repository;

/// Two plans with a product missing in each, and one without a fault.
fn repository() -> Repository {
    let faulty = |id: &str| plan(id).replacen("product  = \"Báo cáo\"\n", "", 1);
    Repository::with(&[
        ("plans/a.toml", &faulty("a-2025")),
        ("plans/b.toml", &faulty("b-2025")),
        ("plans/c.toml", PLAN),
    ])
}

/// The findings: `file rule`.
fn found(repository: &Repository, last: &[&str]) -> Vec<String> {
    let first = ["check", "--since", "HEAD~1", "--as-of", "2025-03-05", "--format", "json"];
    let value = repository.json(&[&first, last].concat());
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let findings = value["diagnostics"].as_array().unwrap().iter();
    findings.map(|d| format!("{} {}", text(&d["file"]), text(&d["rule"]))).collect()
}

const ONLY: [&str; 1] = ["--only-changed"];

#[test]
fn findings_in_files_that_did_not_change_are_left_out() {
    let repository = repository();
    repository.change("second", &[("plans/a.toml", "Một", "Một việc")]);
    let all = ["plans/a.toml no-product", "plans/b.toml no-product"];
    assert_eq!(found(&repository, &[]), all);
    assert_eq!(found(&repository, &ONLY), all[..1]);
    // What is not committed counts as well.
    repository.replace("plans/b.toml", "Một", "Một việc");
    assert_eq!(found(&repository, &ONLY), all);
}

#[test]
fn what_the_change_brought_about_elsewhere_is_told() {
    let repository = repository();
    // Of two plans with one id the later file has the finding, and it is not the one that changed.
    repository.change("second", &[("plans/a.toml", "a-2025", "p-2025")]);
    let told = found(&repository, &ONLY);
    assert!(told.contains(&"plans/c.toml duplicate-id".to_owned()), "{told:?}");
    assert!(!told.contains(&"plans/b.toml no-product".to_owned()), "{told:?}");
    // A level that was raised makes findings of files that say what they said.
    repository.change("third", &[("pargo.toml", "", "[rules]\nno-officer = \"warn\"\n")]);
    let told = found(&repository, &ONLY);
    assert!(told.contains(&"plans/b.toml no-officer".to_owned()), "{told:?}");
    assert!(!told.contains(&"plans/b.toml no-product".to_owned()), "{told:?}");
}

#[test]
fn what_the_rules_on_changes_find_is_told_wherever_it_stands() {
    let repository = repository();
    repository.change("second", &[("plans/c.toml", "2025-06-30", "2025-09-30")]);
    assert_eq!(found(&repository, &ONLY), ["plans/c.toml deadline-moved"]);
}

#[test]
fn it_means_nothing_without_a_revision() {
    let repository = repository();
    let answer = repository.pargo(&["check", "--only-changed"]);
    assert!(answer.status == 2 && answer.err.contains("--since"), "{answer}");
    let update =
        ["check", "--only-changed", "--since", "HEAD", "--baseline", "b", "--update-baseline"];
    assert_eq!(repository.pargo(&update).status, 2);
    // A new folder has no plans at the base.
    repository.write("moi/d.toml", &plan("d-2025").replacen("product  = \"Báo cáo\"\n", "", 1));
    let answer = repository.pargo(&["check", "moi", "--since", "HEAD", "--only-changed"]);
    assert!(answer.out.contains("no-product"), "{answer}");
}
