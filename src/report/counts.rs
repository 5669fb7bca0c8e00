//! Counts of tasks by state and of objectives by outcome.

use chrono::NaiveDate;

use crate::resolve::Resolved;
use crate::state::{Outcome, Standing, State};

/// Tasks by state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TaskCounts {
    by_state: [usize; 8],
    /// The overdue tasks on which work has not begun.
    pub overdue_not_begun: usize,
    /// The tasks that are due soon and not overdue.
    pub due_soon: usize,
    /// Of those due soon, the ones on which work has not begun.
    pub soon_not_begun: usize,
    /// How many days the one that is overdue for longest is so.
    pub longest_overdue: usize,
}

/// The facts about a task that are counted.
#[derive(Clone, Copy, Debug)]
pub struct Counted {
    /// Its state.
    pub state: State,
    /// Whether work on it has begun.
    pub begun: bool,
    /// Whether it is open and due soon.
    pub soon: bool,
    /// How many days ago an open one fell due.
    pub late: usize,
}

impl Counted {
    /// The facts about a task of a plan. In a closed plan nothing is due soon, and days are counted up to the
    /// day of closing.
    pub fn of(standing: &Standing, resolved: &Resolved<'_>, as_of: NaiveDate) -> Self {
        let (soon_days, is_open) = (resolved.config.soon_days, resolved.closed(as_of).is_none());
        let today = resolved.day_that_counts(as_of);
        let days = standing.next_due().map(|due| (due - today).num_days());
        let soon = days.is_some_and(|days| (0..=i64::from(soon_days)).contains(&days)) && is_open;
        let late = days.and_then(|days| usize::try_from(-days).ok()).unwrap_or(0);
        Counted { state: standing.state, begun: standing.begun, soon, late }
    }
}

impl TaskCounts {
    /// Counts one task, only by its state.
    pub fn add(&mut self, state: State) {
        self.by_state[state as usize] += 1;
    }

    /// Counts one task.
    pub fn count(&mut self, task: Counted) {
        self.add(task.state);
        let overdue = task.state == State::Overdue;
        self.overdue_not_begun += usize::from(overdue && !task.begun);
        self.due_soon += usize::from(!overdue && task.soon);
        let not_begun = task.state == State::NotStarted;
        self.soon_not_begun += usize::from(not_begun && task.soon);
        self.longest_overdue = self.longest_overdue.max(task.late);
    }

    /// How many are in a state.
    pub fn of(&self, state: State) -> usize {
        self.by_state[state as usize]
    }

    /// All tasks, cancelled ones included.
    pub fn total(&self) -> usize {
        self.by_state.iter().sum()
    }

    /// Adds another count.
    pub fn merge(&mut self, other: &TaskCounts) {
        self.by_state.iter_mut().zip(other.by_state).for_each(|(a, b)| *a += b);
        self.overdue_not_begun += other.overdue_not_begun;
        self.due_soon += other.due_soon;
        self.soon_not_begun += other.soon_not_begun;
        self.longest_overdue = self.longest_overdue.max(other.longest_overdue);
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

    /// Counts a task.
    pub(crate) fn add(&mut self, task: Counted, is_clear: impl Fn() -> bool) {
        self.tasks.count(task);
        if let Some(clear) = self.clear.as_mut().filter(|_| task.state != State::Cancelled) {
            clear.tasks += usize::from(is_clear());
            clear.of += 1;
        }
    }
}
