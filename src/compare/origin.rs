//! Finds the commit behind a change between two versions that may be many commits apart.

use rustc_hash::FxHashMap;

use crate::compare::change::{Change, Concern, Covering, Subject, What};
use crate::compare::history::CommitStep;

/// The commits between two versions of the plans, indexed by what they changed.
#[derive(Debug)]
pub struct Origin<'o> {
    steps: &'o [CommitStep],
    /// The changes to each concern, with the index of the commit, the oldest first.
    made: FxHashMap<Concern<'o>, Vec<(usize, &'o Change)>>,
    /// The commits that added a unit, an objective or a task.
    added: FxHashMap<Subject<'o>, Vec<usize>>,
    /// The commits that added a plan.
    plans: FxHashMap<&'o str, Vec<usize>>,
    /// The changes that are not committed yet.
    pending: Covering<'o>,
}

impl<'o> Origin<'o> {
    /// `steps` are the changes of each commit, the oldest first; `pending` are the changes that are not
    /// committed yet.
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

    /// The id of the newest commit that led to the outcome of this change; `None` if it is not committed
    /// yet.
    pub fn commit_of(&self, change: &Change) -> Option<String> {
        // If a task was removed and added again in the working tree, all its fields come from there.
        if self.pending.covers(change) {
            return None;
        }
        let made = self.made(change);
        let like = made.iter().rev().find(|(_, other)| other.outcome() == change.outcome());
        let newest = like.or(made.last()).map(|(at, _)| *at);
        let at = if like.is_some() { newest } else { newest.max(self.added(change)) };
        at.map(|at| self.steps[at].commit.id.clone())
    }

    /// The oldest commit that led to the outcome of this change; `None` if it is not committed yet.
    pub fn first_commit_of(&self, change: &Change) -> Option<&'o CommitStep> {
        let made = self.made(change);
        let first = made.iter().find(|(_, other)| other.outcome() == change.outcome());
        // If no commit changed it to this, it was written when the task or the plan was added.
        let came = || self.added(change).filter(|_| !self.pending.covers(change));
        first.map(|(at, _)| *at).or_else(came).map(|at| &self.steps[at])
    }

    /// The changes with the same concern, the oldest first.
    fn made<'s>(&'s self, change: &'s Change) -> &'s [(usize, &'s Change)] {
        self.made.get(&change.concern()).map(Vec::as_slice).unwrap_or_default()
    }

    /// The newest commit that added the whole plan, unit, objective or task.
    fn added(&self, change: &Change) -> Option<usize> {
        let thing = self.added.get(&change.subject()).and_then(|places| places.last());
        let plan = self.plans.get(change.plan.as_str()).and_then(|places| places.last());
        thing.max(plan).copied()
    }
}
