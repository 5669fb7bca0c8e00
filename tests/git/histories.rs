//! Histories that several tests begin with.

use crate::scaffold::{Edit, Repository};

pub use crate::scaffold::{PLAN, plan};

/// The plan with more keys or tables below the product of its first task.
pub fn with_more(more: &str) -> String {
    PLAN.replacen("product  = \"Báo cáo\"\n\n", &format!("product  = \"Báo cáo\"\n{more}\n"), 1)
}

/// The plan, committed as `first`.
pub fn first() -> Repository {
    Repository::with_plan()
}

/// The plan, then edits in a commit `side` on a branch `side`, and others in a commit `main` on `main`,
/// which is checked out.
pub fn two_lines(on_side: Edit<'_>, on_main: Edit<'_>) -> Repository {
    let repo = first();
    repo.change_on_branch("side", &[on_side]);
    repo.change("main", &[on_main]);
    repo
}
