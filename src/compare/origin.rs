//! Which commit a net change comes from.

use crate::compare::change::Change;
use crate::compare::history::CommitStep;

/// What lies between two versions of the plans.
#[derive(Clone, Copy)]
pub struct Origin<'o> {
    /// What each commit did, the oldest first.
    pub steps: &'o [CommitStep],
    /// What is not committed yet.
    pub pending: &'o [Change],
}

impl<'o> Origin<'o> {
    /// The newest commit that made it so; `None` where that is not committed yet.
    pub fn commit_of(self, change: &Change) -> Option<String> {
        // Whatever was removed and is back in the working tree came back with all that it says.
        if self.pending.iter().any(|pending| pending.covers(change)) {
            return None;
        }
        let newest = |is: fn(&Change, &Change) -> bool| {
            let made = |step: &&CommitStep| step.changes.iter().any(|c| is(c, change));
            self.steps.iter().rev().find(made)
        };
        let step = newest(Change::ends_like).or_else(|| newest(Change::covers));
        step.map(|step| step.commit.id.clone())
    }

    /// The commit that first says so; `None` where that is not committed yet.
    pub fn first_said(self, change: &Change) -> Option<&'o CommitStep> {
        let said = self.steps.iter().find(|step| step.changes.iter().any(|c| c.ends_like(change)));
        // If no commit changed it to this, it was written when the task or the plan was added.
        let came =
            |step: &&CommitStep| step.changes.iter().any(|c| c.what.adds() && c.covers(change));
        let is_pending = self.pending.iter().any(|pending| pending.covers(change));
        said.or_else(|| self.steps.iter().rev().find(came).filter(|_| !is_pending))
    }
}
