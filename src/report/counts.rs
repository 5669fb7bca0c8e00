//! Counts of tasks by state and of objectives by outcome.

use crate::state::{Outcome, State};

/// Tasks by state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TaskCounts([usize; 8]);

impl TaskCounts {
    /// Counts one task.
    pub fn add(&mut self, state: State) {
        self.0[state as usize] += 1;
    }

    /// How many are in a state.
    pub fn of(&self, state: State) -> usize {
        self.0[state as usize]
    }

    /// All tasks, cancelled ones included.
    pub fn total(&self) -> usize {
        self.0.iter().sum()
    }

    /// Adds another count.
    pub fn merge(&mut self, other: &TaskCounts) {
        self.0.iter_mut().zip(other.0).for_each(|(a, b)| *a += b);
    }

    /// All tasks without the cancelled ones: offices report this as the total.
    pub fn live(&self) -> usize {
        self.total() - self.of(State::Cancelled)
    }

    /// Completed tasks, in time or late.
    pub fn completed(&self) -> usize {
        self.of(State::Done) + self.of(State::DoneLate)
    }

    /// The tasks with a due date, for the share completed: without cancelled, standing and undated ones.
    pub fn due(&self) -> usize {
        self.live() - self.of(State::Standing) - self.of(State::Undated)
    }
}

/// Objectives by outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ObjectiveCounts {
    /// Objectives whose target is reached.
    pub met: usize,
    /// Objectives whose target is missed.
    pub missed: usize,
    /// Objectives without a result for the target yet.
    pub pending: usize,
}

impl ObjectiveCounts {
    /// Counts one objective.
    pub fn add(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Met => self.met += 1,
            Outcome::Missed => self.missed += 1,
            Outcome::Pending => self.pending += 1,
        }
    }

    /// All objectives.
    pub fn total(&self) -> usize {
        self.met + self.missed + self.pending
    }

    /// Adds another count.
    pub fn merge(&mut self, other: &ObjectiveCounts) {
        self.met += other.met;
        self.missed += other.missed;
        self.pending += other.pending;
    }
}

/// Tasks and objectives.
#[derive(Clone, Copy, Debug, Default)]
pub struct Totals {
    /// Tasks by state.
    pub tasks: TaskCounts,
    /// Objectives by outcome.
    pub objectives: ObjectiveCounts,
    /// The tasks that meet "6 rõ"; `None` unless the profile is on for some plan.
    pub clear: Option<Clear>,
}

/// How many tasks are clear in all six points of "6 rõ"; cancelled ones do not count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clear {
    /// The clear tasks.
    pub tasks: usize,
    /// All tasks that were judged.
    pub of: usize,
}

impl Totals {
    pub(crate) fn merge(&mut self, other: &Totals) {
        self.tasks.merge(&other.tasks);
        self.objectives.merge(&other.objectives);
        if let Some(Clear { tasks, of }) = other.clear {
            let clear = self.clear.get_or_insert_default();
            clear.tasks += tasks;
            clear.of += of;
        }
    }

    /// Zero counts; clear tasks are counted only if they are counted here.
    pub(crate) fn blank(&self) -> Totals {
        Totals { clear: self.clear.map(|_| Clear::default()), ..Totals::default() }
    }

    /// Counts a task in a state.
    pub(crate) fn add(&mut self, state: State, is_clear: impl Fn() -> bool) {
        self.tasks.add(state);
        if let Some(clear) = self.clear.as_mut().filter(|_| state != State::Cancelled) {
            clear.tasks += usize::from(is_clear());
            clear.of += 1;
        }
    }
}
