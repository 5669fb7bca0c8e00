//! A task with all of its due dates, for the timeline and the table of every task.

use chrono::NaiveDate;

use crate::links::graph::Here;
use crate::report::filter::Scope;
use crate::report::item::{Item, Lister};
use crate::resolve::{Resolved, ResolvedTask};
use crate::state::{Slot, Standing, State};

/// A task.
#[derive(Clone, Debug)]
pub struct Row {
    /// As in `tasks`.
    pub item: Item,
    /// When it was begun, if that is known.
    pub started: Option<NaiveDate>,
    /// When it was completed, if it was by the as-of date.
    pub done: Option<NaiveDate>,
    /// Whether it is open and due soon.
    pub soon: bool,
    /// Its due dates, in ascending order.
    pub marks: Vec<Mark>,
}

/// A due date of a task. Debtors whose due dates are the same share it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The due date with extensions applied.
    pub due: NaiveDate,
    /// The due date before any extension.
    pub original: NaiveDate,
    /// The label of the period or the title of the milestone.
    pub label: Option<String>,
    /// Whether it is a milestone.
    pub is_milestone: bool,
    /// How many reports or completions it takes.
    pub of: usize,
    /// How many of them there are.
    pub reported: usize,
}

impl Row {
    /// Whether it has a due date that counts: not if it is cancelled, standing or without a date.
    pub fn is_dated(&self) -> bool {
        let without = [State::Cancelled, State::Standing, State::Undated];
        !without.contains(&self.item.state)
    }

    /// The due date by which all of it has to be done.
    pub fn last_due(&self) -> Option<NaiveDate> {
        self.marks.iter().map(|mark| mark.due).max().filter(|_| self.is_dated())
    }
}

/// The tasks of one plan, in the order of the file.
pub(super) fn rows(
    resolved: &Resolved<'_>,
    scope: &Scope,
    here: Option<Here<'_>>,
    as_of: NaiveDate,
) -> Vec<Row> {
    let mut lister = Lister::new(resolved, as_of).among(here);
    let mut rows = Vec::new();
    let today = resolved.day_that_counts(as_of);
    let is_closed = resolved.closed(as_of).is_some();
    for task in &resolved.tasks {
        let Some(taken) = scope.takes(resolved, task) else { continue };
        let standing = taken.standing(resolved, task, as_of);
        let first = standing.unreported().next().copied();
        let known = |day: Option<NaiveDate>| day.filter(|day| *day <= today);
        let days = standing.next_due().map(|due| (due - today).num_days());
        let within = 0..=i64::from(resolved.config.soon_days);
        rows.push(Row {
            item: lister.item(task, &taken, &standing, first.as_ref()),
            started: known(task.written.started.value()),
            done: known(task.written.done.value()),
            soon: !is_closed && days.is_some_and(|days| within.contains(&days)),
            marks: marks(task, &standing),
        });
    }
    rows
}

fn marks(task: &ResolvedTask<'_>, standing: &Standing) -> Vec<Mark> {
    if standing.owed.is_empty() {
        let due = standing.due.zip(standing.original_due).filter(|_| !standing.repeats);
        let is_done = matches!(standing.state, State::Done | State::DoneLate);
        let mark = |(due, original)| Mark {
            due,
            original,
            label: None,
            is_milestone: false,
            of: 1,
            reported: usize::from(is_done),
        };
        return due.map(mark).into_iter().collect();
    }
    let mut marks: Vec<Mark> = Vec::new();
    for owed in &standing.owed {
        let label = owed.slot.label(task.written);
        let reported = usize::from(owed.reported.is_some());
        let is_same = |mark: &&mut Mark| {
            (mark.due, mark.original, &mark.label) == (owed.due, owed.original, &label)
        };
        match marks.iter_mut().rev().find(is_same) {
            Some(mark) => {
                mark.of += 1;
                mark.reported += reported;
            }
            None => marks.push(Mark {
                due: owed.due,
                original: owed.original,
                is_milestone: matches!(owed.slot, Slot::Milestone(_)),
                label,
                of: 1,
                reported,
            }),
        }
    }
    marks
}
