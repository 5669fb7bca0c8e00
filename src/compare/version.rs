//! The plans of one version.

use crate::compare::facts::PlanFacts;
use crate::workspace::Workspace;
use crate::workspace::load::LeftOut;

/// The plans of one version, and those that could not be read.
#[derive(Debug, Default)]
pub struct Version {
    /// The commit; `None` for the working tree.
    pub commit: Option<String>,
    /// What the plans say.
    pub plans: Vec<PlanFacts>,
    /// What could not be read.
    pub left_out: Vec<LeftOut>,
}

/// Takes in what the plans of a workspace say.
pub fn version(workspace: &Workspace, commit: Option<String>) -> Version {
    let mut version = Version { commit, ..Version::default() };
    let facts = workspace.each(|_, _, loaded| PlanFacts::of_loaded(loaded));
    for facts in facts {
        match facts {
            Ok(facts) => version.plans.push(facts),
            Err(left_out) => version.left_out.push(left_out),
        }
    }
    version
}
