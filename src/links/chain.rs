//! Chains: tasks that carry on unfinished tasks of earlier plans.

use chrono::NaiveDate;
use rustc_hash::FxHashSet;

use crate::links::graph::{Links, TaskAt};

/// No more tasks of a chain than these are followed.
const MOST: usize = 256;

/// Which task of a chain is the debt on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carried {
    /// No other task carries it on, or waits to.
    No,
    /// A later plan carries it on, but has not begun: until then this task is the debt.
    Later,
    /// A plan that has begun carries it on, so this task is no debt any more.
    Away,
    /// It carries on an unfinished task, and its own plan has not begun: the old task is still the debt.
    NotYet,
}

impl Links {
    /// Whether a task is the debt of its chain on a day.
    pub fn carried(&self, at: TaskAt, as_of: NaiveDate) -> Carried {
        let has_begun = |plan: usize| self.plans[plan].first_day.is_some_and(|day| day <= as_of);
        let later = self.continuing(at);
        if later.iter().any(|at| has_begun(at.plan)) {
            return Carried::Away;
        }
        let waits = self.plans[at.plan].first_day.is_some_and(|day| day > as_of);
        let is_open = |at: TaskAt| !self.task(at).state.is_closed();
        if waits && self.task(at).continues_to.iter().copied().any(is_open) {
            return Carried::NotYet;
        }
        if later.is_empty() { Carried::No } else { Carried::Later }
    }

    /// The earliest due date before extensions of a task and those that it continues; `None` if it
    /// continues none that was read, or none of them has a due date.
    pub fn carried_due(&self, at: TaskAt) -> Option<NaiveDate> {
        let chain = self.before(at);
        let earliest = chain.iter().filter_map(|at| self.task(*at).first_due).min();
        earliest.filter(|_| chain.len() > 1)
    }

    /// The chain of a task: all that it continues, itself, and all that continue it, by the first day of
    /// their plans; alone if there are none.
    pub fn chain(&self, at: TaskAt) -> Vec<TaskAt> {
        let mut chain = self.before(at);
        let after = self.reached(at, |at| self.continuing(at));
        chain.extend(after.into_iter().skip(1));
        let mut known = FxHashSet::default();
        chain.retain(|at| known.insert(*at));
        chain.sort_by_key(|at| (self.plans[at.plan].first_day, *at));
        chain
    }

    /// A task and all that it continues, the task itself first.
    fn before(&self, at: TaskAt) -> Vec<TaskAt> {
        self.reached(at, |at| &self.task(at).continues_to)
    }

    /// Everything that a task leads to by steps, itself first. Chains are of a few plans; one of more than
    /// [`MOST`] tasks is a mistake, and would take long to follow from each of them.
    fn reached<'l>(&'l self, from: TaskAt, next: impl Fn(TaskAt) -> &'l [TaskAt]) -> Vec<TaskAt> {
        let mut found = vec![from];
        let mut known: FxHashSet<TaskAt> = [from].into_iter().collect();
        let mut open = vec![from];
        while let Some(at) = open.pop() {
            for to in next(at) {
                if found.len() < MOST && known.insert(*to) {
                    found.push(*to);
                    open.push(*to);
                }
            }
        }
        found
    }
}
