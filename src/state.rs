//! What holds as of a date: a task's state and due dates, an objective's status.
//!
//! A fact dated after the as-of date does not count: not a completion, a start, a cancellation, a
//! report, an extension, a result, nor a condition met.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::deadline::Kind;
use crate::deadline::period::Period;
use crate::plan::{Extension, Field, Measure, Objective, Status, Task};
use crate::resolve::{Resolved, ResolvedTask};
use crate::text::name;

/// The state of a task as of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Cancelled on or before the date.
    Cancelled,
    /// Completed in time, or without a due date.
    Done,
    /// Completed after it was due, or with a late report.
    DoneLate,
    /// Not completed, and a due date has passed.
    Overdue,
    /// Begun, and not overdue.
    InProgress,
    /// Not begun, and not overdue.
    NotStarted,
    /// Goes on all the time.
    Standing,
    /// Without a due date so far.
    Undated,
}

impl State {
    /// Every state, in the order of the contract, with its name.
    pub const ALL: [(State, &'static str); 8] = [
        (State::Cancelled, "cancelled"),
        (State::Done, "done"),
        (State::DoneLate, "done-late"),
        (State::Overdue, "overdue"),
        (State::InProgress, "in-progress"),
        (State::NotStarted, "not-started"),
        (State::Standing, "standing"),
        (State::Undated, "undated"),
    ];

    /// The name in JSON, the same in both languages.
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// Whether nothing more is owed.
    pub fn is_closed(self) -> bool {
        matches!(self, State::Cancelled | State::Done | State::DoneLate)
    }
}

/// What a slot of a recurring task, or of one with milestones, stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// A period of a recurring deadline.
    Period(Period),
    /// A milestone, by its place in the task.
    Milestone(usize),
}

/// One time at which a recurring task, or one with milestones, falls due.
#[derive(Clone, Copy, Debug)]
pub struct Due {
    /// Which.
    pub slot: Slot,
    /// The due date in force.
    pub due: NaiveDate,
    /// The due date before any extension.
    pub original: NaiveDate,
    /// When it was reported.
    pub reported: Option<NaiveDate>,
}

/// How a task stands as of a date.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Its state.
    pub state: State,
    /// The due date in force of a task that has one due date.
    pub due: Option<NaiveDate>,
    /// That due date before any extension.
    pub original_due: Option<NaiveDate>,
    /// For a recurring task or one with milestones: what it owes, in order of due date.
    pub owed: Vec<Due>,
    /// Whether it falls due more than once.
    pub repeats: bool,
}

impl Standing {
    /// What is owed and not reported, in order of due date.
    pub fn unreported(&self) -> impl Iterator<Item = &Due> {
        self.owed.iter().filter(|due| due.reported.is_none())
    }
}

/// A date where it is not later than `as_of`.
fn known(date: Option<NaiveDate>, as_of: NaiveDate) -> Option<NaiveDate> {
    date.filter(|date| *date <= as_of)
}

/// The due date after the extensions granted by `as_of`: the `to` of the one granted last.
pub fn in_force<'e, 'a: 'e>(
    original: NaiveDate,
    extensions: impl Iterator<Item = &'e Extension<'a>>,
    as_of: NaiveDate,
) -> NaiveDate {
    let granted = extensions.filter(|e| known(e.granted.value(), as_of).is_some());
    last_granted(granted).and_then(|e| e.to.value()).unwrap_or(original)
}

/// Of extensions, the one granted last, of two on one day the later in the file.
pub fn last_granted<'e, 'a: 'e>(
    extensions: impl Iterator<Item = &'e Extension<'a>>,
) -> Option<&'e Extension<'a>> {
    extensions.filter(|e| e.to.get().is_some()).max_by_key(|e| e.granted.value())
}

/// The extensions of a task itself, which name no milestone.
pub fn extensions_of<'t, 'a>(task: &'t Task<'a>) -> impl Iterator<Item = &'t Extension<'a>> {
    task.extensions.iter().filter(|e| e.milestone.is_absent())
}

/// The extensions of a task's milestones, each list in the order of the file, by the key of the title.
pub struct ByMilestone<'t, 'a>(FxHashMap<String, Vec<&'t Extension<'a>>>);

impl<'t, 'a> ByMilestone<'t, 'a> {
    /// Those of a task.
    pub fn of(task: &'t Task<'a>) -> Self {
        let mut lists: FxHashMap<String, Vec<_>> = FxHashMap::default();
        for extension in &task.extensions {
            if let Some(title) = extension.milestone.value() {
                lists.entry(name::key(title)).or_default().push(extension);
            }
        }
        ByMilestone(lists)
    }

    /// Those of the milestone of this title.
    pub fn get(&self, title: Option<&str>) -> impl Iterator<Item = &'t Extension<'a>> {
        // Nearly every task is without, and the key of a title need not be made.
        let title = title.filter(|_| !self.0.is_empty());
        let list = title.and_then(|title| self.0.get(&name::key(title)));
        list.into_iter().flatten().copied()
    }
}

/// How a task stands as of a date.
pub fn standing(resolved: &Resolved<'_>, of: &ResolvedTask<'_>, as_of: NaiveDate) -> Standing {
    let task = &of.written;
    let deadline = of.links.deadline.get();
    let recurring = deadline.is_some_and(|d| d.kind.is_recurring());
    // If no milestone has a readable date, the task has no deadline.
    let repeats = recurring || task.milestones.iter().any(|m| m.deadline.get().is_some());
    let done = known(task.done.value(), as_of);
    let mut standing = Standing {
        state: State::Undated,
        due: None,
        original_due: None,
        owed: Vec::new(),
        repeats,
    };
    let mut slots = Vec::new();
    if repeats {
        slots = if recurring { periods(resolved, of, as_of) } else { milestones(task, as_of) };
        standing.owed =
            slots.iter().filter(|slot| done.is_none_or(|done| slot.due <= done)).copied().collect();
    } else if let Some(deadline) = deadline {
        standing.original_due = due_as_of(&deadline.kind, resolved, as_of);
        standing.due = standing.original_due.map(|due| in_force(due, extensions_of(task), as_of));
    }
    standing.state = if is_cancelled(task, as_of) {
        State::Cancelled
    } else if repeats {
        repeating_state(task, &slots, &standing, done, as_of)
    } else {
        let standing_kind = deadline.is_some_and(|d| d.kind == Kind::Standing);
        single_state(task, standing.due, standing_kind, done, as_of)
    };
    standing
}

/// The due date of a deadline as of a date: a condition met later has not been met.
fn due_as_of(kind: &Kind, resolved: &Resolved<'_>, as_of: NaiveDate) -> Option<NaiveDate> {
    if let Kind::Conditional(condition) = kind
        && condition.due.is_none()
    {
        known(condition.met.map(|met| met.value), as_of)?;
    }
    kind.due(resolved.issued(), &resolved.config.calendar)
}

fn periods(resolved: &Resolved<'_>, task: &ResolvedTask<'_>, as_of: NaiveDate) -> Vec<Due> {
    // A report answers the occurrence whose period ends on the same day as the one it names.
    let reports: Vec<(NaiveDate, NaiveDate)> = task
        .written
        .reports
        .iter()
        .filter_map(|report| {
            let end = Period::parse(report.period.value()?)?.end()?;
            Some((end, known(report.done.value(), as_of)?))
        })
        .collect();
    let occurrences = resolved.occurrences(task).unwrap_or_default();
    occurrences
        .into_iter()
        .map(|occurrence| Due {
            slot: Slot::Period(occurrence.period),
            due: occurrence.due,
            original: occurrence.due,
            reported: reports.iter().find(|(end, _)| occurrence.end == *end).map(|(_, done)| *done),
        })
        .collect()
}

fn milestones(task: &Task<'_>, as_of: NaiveDate) -> Vec<Due> {
    let extensions = ByMilestone::of(task);
    let mut dues: Vec<Due> = task
        .milestones
        .iter()
        .enumerate()
        .filter_map(|(place, milestone)| {
            let Kind::Fixed(original) = milestone.deadline.get()?.kind else {
                return None;
            };
            let due = in_force(original, extensions.get(milestone.title.value()), as_of);
            let reported = known(milestone.done.value(), as_of);
            Some(Due { slot: Slot::Milestone(place), due, original, reported })
        })
        .collect();
    dues.sort_by_key(|due| due.due);
    dues
}

fn is_cancelled(task: &Task<'_>, as_of: NaiveDate) -> bool {
    match &task.cancelled {
        Field::Given(date) => date.value <= as_of,
        Field::Absent | Field::Unreadable => task.status.value() == Some(Status::Cancelled),
    }
}

fn is_in_progress(task: &Task<'_>, as_of: NaiveDate) -> bool {
    match &task.started {
        Field::Given(date) => date.value <= as_of,
        Field::Absent | Field::Unreadable => {
            task.status.value() == Some(Status::InProgress)
                || task.progress.value().is_some_and(|progress| progress > 0)
        }
    }
}

fn repeating_state(
    task: &Task<'_>,
    slots: &[Due],
    standing: &Standing,
    done: Option<NaiveDate>,
    as_of: NaiveDate,
) -> State {
    let reported_all = standing.owed.iter().all(|due| due.reported.is_some());
    let completed = if slots.is_empty() || done.is_some() {
        done.is_some() && reported_all
    } else {
        reported_all
    };
    let late = standing.owed.iter().any(|due| due.reported.is_some_and(|on| on > due.due));
    let begun = slots.iter().any(|due| due.reported.is_some()) || is_in_progress(task, as_of);
    match (completed, late) {
        (true, false) => State::Done,
        (true, true) => State::DoneLate,
        (false, _) if standing.unreported().any(|due| due.due < as_of) => State::Overdue,
        (false, _) if begun => State::InProgress,
        (false, _) => State::NotStarted,
    }
}

fn single_state(
    task: &Task<'_>,
    due: Option<NaiveDate>,
    is_standing: bool,
    done: Option<NaiveDate>,
    as_of: NaiveDate,
) -> State {
    match (done, due) {
        (Some(done), Some(due)) if done > due => State::DoneLate,
        (Some(_), _) => State::Done,
        (None, Some(due)) if due < as_of => State::Overdue,
        (None, Some(_)) if is_in_progress(task, as_of) => State::InProgress,
        (None, Some(_)) => State::NotStarted,
        (None, None) if is_standing => State::Standing,
        (None, None) => State::Undated,
    }
}

/// Whether an objective's target is reached as of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The latest result that answers the target satisfies it.
    Met,
    /// It does not.
    Missed,
    /// No result answers the target yet, or there is no target.
    Pending,
}

impl Outcome {
    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Met => "met",
            Outcome::Missed => "missed",
            Outcome::Pending => "pending",
        }
    }
}

/// An objective's outcome as of a date, and the result that it rests on: the latest that answers every
/// metric of the target, else the latest there is.
pub fn outcome<'o, 'a>(
    objective: &'o Objective<'a>,
    as_of: NaiveDate,
) -> (Outcome, Option<&'o Measure<'a>>) {
    let known = |result: &&Measure<'a>| result.on.value().is_some_and(|on| on <= as_of);
    // Of two on one day the later in the file is the latest.
    let latest = |results: &mut dyn Iterator<Item = &'o Measure<'a>>| {
        results.max_by_key(|result| result.on.value())
    };
    let any = latest(&mut objective.results.iter().filter(known));
    let Some(target) = objective.target.get().filter(|t| !t.incomplete && !t.bounds.is_empty())
    else {
        return (Outcome::Pending, any);
    };
    let answers =
        |result: &&Measure<'a>| target.bounds.iter().all(|(m, _)| result.metric(*m).is_some());
    match latest(&mut objective.results.iter().filter(known).filter(answers)) {
        None => (Outcome::Pending, any),
        Some(result) => {
            let met = target
                .bounds
                .iter()
                .all(|(m, bound)| result.metric(*m).is_some_and(|value| bound.value.holds(&value)));
            (if met { Outcome::Met } else { Outcome::Missed }, Some(result))
        }
    }
}
