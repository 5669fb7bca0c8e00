//! Which commit a net change comes from.

use rustc_hash::FxHashMap;

use crate::compare::change::{Change, Concern, Covering, Subject, What};
use crate::compare::history::CommitStep;

/// What lies between two versions of the plans, to be asked for the commit of a net change.
#[derive(Debug)]
pub struct Origin<'o> {
    steps: &'o [CommitStep],
    /// What each concern was changed to, with the place of the commit; the oldest first.
    made: FxHashMap<Concern<'o>, Vec<(usize, &'o Change)>>,
    /// The commits that added a unit, an objective or a task.
    added: FxHashMap<Subject<'o>, Vec<usize>>,
    /// The commits that added a plan.
    plans: FxHashMap<&'o str, Vec<usize>>,
    pending: Covering<'o>,
}

impl<'o> Origin<'o> {
    /// `steps` are what each commit did, the oldest first; `pending` is not committed yet.
    pub fn of(steps: &'o [CommitStep], pending: &'o [Change]) -> Origin<'o> {
        let (made, added, plans) = Default::default();
        let mut origin = Origin { steps, made, added, plans, pending: Covering::of(pending) };
        for (at, step) in steps.iter().enumerate() {
            for change in &step.changes {
                origin.made.entry(change.concern()).or_default().push((at, change));
                match change.what {
                    What::PlanAdded => origin.plans.entry(&change.plan).or_default().push(at),
                    what if what.adds() => {
                        origin.added.entry(change.subject()).or_default().push(at);
                    }
                    _ => {}
                }
            }
        }
        origin
    }

    /// The newest commit that made it so; `None` where that is not committed yet.
    pub fn commit_of(&self, change: &Change) -> Option<String> {
        // Whatever was removed and is back in the working tree came back with all that it says.
        if self.pending.covers(change) {
            return None;
        }
        let made = self.made(change);
        let like = made.iter().rev().find(|(_, other)| other.outcome() == change.outcome());
        let newest = like.or(made.last()).map(|(at, _)| *at);
        let at = if like.is_some() { newest } else { newest.max(self.added(change)) };
        at.map(|at| self.steps[at].commit.id.clone())
    }

    /// The commit that first says so; `None` where that is not committed yet.
    pub fn first_said(&self, change: &Change) -> Option<&'o CommitStep> {
        let made = self.made(change);
        let said = made.iter().find(|(_, other)| other.outcome() == change.outcome());
        // If no commit changed it to this, it was written when the task or the plan was added.
        let came = || self.added(change).filter(|_| !self.pending.covers(change));
        said.map(|(at, _)| *at).or_else(came).map(|at| &self.steps[at])
    }

    /// The commits that changed the same.
    fn made<'s>(&'s self, change: &'s Change) -> &'s [(usize, &'s Change)] {
        self.made.get(&change.concern()).map(Vec::as_slice).unwrap_or_default()
    }

    /// The newest commit that added the whole thing.
    fn added(&self, change: &Change) -> Option<usize> {
        let thing = self.added.get(&change.subject()).and_then(|places| places.last());
        let plan = self.plans.get(change.plan.as_str()).and_then(|places| places.last());
        thing.max(plan).copied()
    }
}
