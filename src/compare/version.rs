//! Reads the plans of one version, or those that differ between two.

use std::path::PathBuf;

use rustc_hash::FxHashSet;

use crate::compare::facts::PlanFacts;
use crate::workspace::copies::{Claim, copies};
use crate::workspace::git::Repository;
use crate::workspace::load::LeftOut;
use crate::workspace::revision::{Differing, Newer};
use crate::workspace::root::Root;
use crate::workspace::{Failure, Workspace};

/// The plans of one version, and the files that could not be read.
#[derive(Debug, Default)]
pub struct Version {
    /// The id of the commit; `None` for the working tree.
    pub commit: Option<String>,
    /// The facts of the plans.
    pub plans: Vec<PlanFacts>,
    /// The files that could not be read.
    pub left_out: Vec<LeftOut>,
}

/// Reads the plans of a workspace.
pub fn version(workspace: &Workspace, commit: Option<String>) -> Version {
    let mut version = Version { commit, ..Version::default() };
    let facts = workspace.map_plans(|_, _, loaded| PlanFacts::of_loaded(loaded));
    for facts in facts {
        match facts {
            Ok(facts) => version.plans.push(facts),
            Err(left_out) => version.left_out.push(left_out),
        }
    }
    version
}

/// The plans of a commit and of a newer version, without those whose files mean the same in both.
pub fn versions(
    paths: &[PathBuf],
    repository: &Repository,
    older: &str,
    newer: Newer<'_>,
) -> Result<(Version, Version), Failure> {
    let differing = Differing::of(paths, repository, older, newer)?;
    let commit = match newer {
        Newer::Commit(commit) => Some(commit.to_owned()),
        Newer::Tree(_) => None,
    };
    let mut old = version(&differing.old, Some(older.to_owned()));
    let mut new = version(&differing.new, commit);
    // A plan that was added, removed or changed in one file may also be in another file, which means the
    // same in both versions. Then it exists before and after, and only one of the two files counts.
    let ids = |version: &'_ Version| -> FxHashSet<String> {
        version.plans.iter().map(|plan| plan.id.clone()).collect()
    };
    let (before, after) = (ids(&old), ids(&new));
    let touched: FxHashSet<&str> = before.union(&after).map(String::as_str).collect();
    if !touched.is_empty() {
        let same = version(&differing.same_with(&touched, repository)?, None);
        for plan in same.plans.into_iter().filter(|plan| touched.contains(plan.id.as_str())) {
            old.plans.push(plan.clone());
            new.plans.push(plan);
        }
    }
    let root = Root::new("/", &format!("/{}", repository.prefix()));
    leave_out_copies(&mut old, &root);
    let copies = leave_out_copies(&mut new, &root);
    new.left_out.extend(copies);
    Ok((old, new))
}

/// Removes the plans whose id another file has, and returns them.
fn leave_out_copies(version: &mut Version, root: &Root) -> Vec<LeftOut> {
    let claims: Vec<Claim<'_>> = version.plans.iter().map(PlanFacts::claim).collect();
    let copies = copies(&claims, root);
    let found = copies.iter().enumerate();
    let left_out = found.filter_map(|(at, copy)| Some((*copy)?.left_out(&claims, at))).collect();
    let mut counts = copies.iter().map(Option::is_none);
    version.plans.retain(|_| counts.next().unwrap_or(true));
    left_out
}
