//! `history`: the changes of a plan, whatever file it is in.

use crate::histories::{PLAN, first};

#[test]
fn plans_renamed_removed_and_brought_back() {
    let repo = first();
    repo.git(&["mv", "plans/a.toml", "plans/Kế hoạch 2025.toml"]);
    repo.commit("renamed");
    repo.git(&["rm", "-q", "plans/Kế hoạch 2025.toml"]);
    repo.commit("removed");
    repo.change("back", &[("plans/b.toml", "", PLAN)]);
    assert_eq!(
        repo.history("p-2025"),
        [
            "first: plan-added - - - Kế hoạch",
            "removed: plan-removed - - Kế hoạch -",
            "back: plan-added - - - Kế hoạch"
        ]
    );
    let answer = repo.pargo(&["history", "p-2024"]);
    assert_eq!(answer.status, 2);
    assert!(answer.err.contains("p-2025"), "{}", answer.err);
}

#[test]
fn commits_are_told_up_to_the_as_of_date() {
    let repo = first();
    repo.replace("plans/a.toml", "2025-06-30", "2025-07-31");
    // The fifth of March in Hanoi.
    repo.commit_on("2025-03-04T20:00:00+00:00", "moved");
    let told = |day: &str| {
        let value = repo.json(&["history", "p-2025", "--as-of", day, "--format", "json"]);
        value["entries"].as_array().unwrap().len()
    };
    assert_eq!((told("2025-03-04"), told("2025-03-05")), (1, 2));
    let answer = repo.pargo(&["history", "p-2025", "--as-of", "2025-01-01"]);
    assert_eq!((answer.status, answer.out.as_str()), (2, ""), "{answer}");
    assert!(answer.err.contains("up to 2025-01-01 history has no `p-2025`"), "{answer}");
}
