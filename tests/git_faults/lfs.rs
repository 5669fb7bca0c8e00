//! Pointers of git LFS in the place of plans that were not fetched.

use crate::questions::TODAY;
use crate::scaffold::{PLAN, Repository};

const POINTER: &str = "version https://git-lfs.github.com/spec/v1\n\
    oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n";

#[test]
fn a_pointer_is_reported_as_one() {
    let repository = Repository::with_plan();
    repository.write("plans/a.toml", POINTER);
    repository.commit("to LFS");
    let calls: [&[&str]; 2] = [&["check"], &["check", "--at", "HEAD"]];
    for call in calls {
        let answer = repository.pargo(&[call, &["--as-of", TODAY]].concat());
        assert_eq!(answer.status, 1, "{answer:?}");
        assert!(answer.out.contains("Git LFS pointer"), "{answer:?}");
        assert!(answer.out.contains("git lfs pull"), "{answer:?}");
    }
    let diff = repository.pargo(&["diff", "HEAD~1", "--format", "json"]).json();
    assert_eq!(diff["changes"].as_array().unwrap().len(), 0, "{diff}");
    assert!(diff["left_out"][0].to_string().contains("Git LFS"), "{diff}");
    let history = repository.pargo(&["history", "p-2025", "--format", "json"]).json();
    assert!(history["left_out"][0].to_string().contains("Git LFS"), "{history}");
    // A plan that only contains the address is a plan.
    let naming = PLAN.replace("\"Kế hoạch\"", "\"version https://git-lfs.github.com/spec/v1\"");
    repository.write("plans/a.toml", &naming);
    assert_ne!(repository.pargo(&["check", "--as-of", TODAY]).status, 2);
    assert_eq!(repository.changes(&["HEAD~1"]).len(), 1);
}

#[test]
fn a_pointer_in_the_place_of_the_settings_is_reported_too() {
    let repository = Repository::with_plan();
    repository.write("pargo.toml", POINTER);
    repository.commit("to LFS");
    for call in [&["check"][..], &["tasks", "--at", "HEAD"]] {
        let answer = repository.pargo(call);
        assert_eq!(answer.status, 2, "{answer:?}");
        let printed = format!("{}{}", answer.out, answer.err);
        assert!(printed.contains("Git LFS"), "{answer:?}");
    }
}
