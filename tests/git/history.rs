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
