//! State as of a date: of a task with its due dates, of an objective with its result.
//!
//! A fact dated after the as-of date is ignored: a completion, start, cancellation, report, extension,
//! result, or a condition met.

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
    /// Cancelled on or before the as-of date.
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
    /// A standing task: it goes on all the time and is never overdue.
    Standing,
    /// There is no due date yet.
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

    /// Whether the task is done or cancelled.
    pub fn is_closed(self) -> bool {
        matches!(self, State::Cancelled | State::Done | State::DoneLate)
    }
}

/// Identifies one due date of a task with several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// A period of a recurring deadline.
    Period(Period),
    /// A milestone, by its index in the task.
    Milestone(usize),
}

impl Slot {
    /// The period's label or the milestone's title.
    pub fn label(self, task: &Task<'_>) -> String {
        match self {
            Slot::Period(period) => period.to_string(),
            Slot::Milestone(place) => {
                task.milestones[place].title.value().unwrap_or_default().to_owned()
            }
        }
    }
}

/// One due date of a recurring task, or of a task with milestones.
#[derive(Clone, Copy, Debug)]
pub struct Due {
    /// The period or the milestone.
    pub slot: Slot,
    /// The due date with extensions applied.
    pub due: NaiveDate,
    /// The due date before any extension.
    pub original: NaiveDate,
    /// The date of the report; `None` while there is none.
    pub reported: Option<NaiveDate>,
}

/// The state and due dates of a task as of a date.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Its state.
    pub state: State,
    /// The single due date with extensions applied; `None` if the task has no due date or several.
    pub due: Option<NaiveDate>,
    /// The single due date before any extension.
    pub original_due: Option<NaiveDate>,
    /// All due dates of a recurring task or of a task with milestones, in ascending order; otherwise
    /// empty.
    pub owed: Vec<Due>,
    /// Whether it is due more than once.
    pub repeats: bool,
    /// Whether work on it has begun.
    pub begun: bool,
}

impl Standing {
    /// The due dates without a report, in ascending order.
    pub fn unreported(&self) -> impl Iterator<Item = &Due> {
        self.owed.iter().filter(|due| due.reported.is_none())
    }

    /// The next due date of an open task.
    pub fn next_due(&self) -> Option<NaiveDate> {
        let due = self.due.or_else(|| self.unreported().next().map(|due| due.due));
        due.filter(|_| !self.state.is_closed())
    }
}

/// The date, or `None` if it is later than `as_of`.
fn known(date: Option<NaiveDate>, as_of: NaiveDate) -> Option<NaiveDate> {
    date.filter(|date| *date <= as_of)
}

/// The due date with the extensions granted by `as_of`: the `to` of the one granted last.
pub fn in_force<'e, 'a: 'e>(
    original: NaiveDate,
    extensions: impl Iterator<Item = &'e Extension<'a>>,
    as_of: NaiveDate,
) -> NaiveDate {
    let granted = extensions.filter(|e| known(e.granted.value(), as_of).is_some());
    last_granted(granted).and_then(|e| e.to.value()).unwrap_or(original)
}

/// The extension granted last, and of two granted on the same day the later one in the file.
pub fn last_granted<'e, 'a: 'e>(
    extensions: impl Iterator<Item = &'e Extension<'a>>,
) -> Option<&'e Extension<'a>> {
    extensions.filter(|e| e.to.get().is_some()).max_by_key(|e| e.granted.value())
}

/// The extensions of a task's own deadline: those without a milestone.
pub fn extensions_of<'t, 'a>(task: &'t Task<'a>) -> impl Iterator<Item = &'t Extension<'a>> {
    task.extensions.iter().filter(|e| e.milestone.is_absent())
}

/// The extensions of a task's milestones by the key of the milestone's title, in file order.
pub struct ByMilestone<'t, 'a>(FxHashMap<String, Vec<&'t Extension<'a>>>);

impl<'t, 'a> ByMilestone<'t, 'a> {
    /// Collects the milestone extensions of a task.
    pub fn of(task: &'t Task<'a>) -> Self {
        let mut lists: FxHashMap<String, Vec<_>> = FxHashMap::default();
        for extension in &task.extensions {
            if let Some(title) = extension.milestone.value() {
                lists.entry(name::key(title)).or_default().push(extension);
            }
        }
        ByMilestone(lists)
    }

    /// The extensions of the milestone with this title.
    pub fn get(&self, title: Option<&str>) -> impl Iterator<Item = &'t Extension<'a>> {
        // Most tasks have none, and making the key of a title takes time.
        let title = title.filter(|_| !self.0.is_empty());
        let list = title.and_then(|title| self.0.get(&name::key(title)));
        list.into_iter().flatten().copied()
    }
}

/// The state and due dates of a task as of a date; in a closed plan as of the day of closing.
pub fn standing(resolved: &Resolved<'_>, of: &ResolvedTask<'_>, as_of: NaiveDate) -> Standing {
    with_facts_until(resolved, of, resolved.day_that_counts(as_of))
}

/// The state and due dates of a task with all facts, whatever their date, even after the plan was closed.
pub fn with_all_facts(resolved: &Resolved<'_>, of: &ResolvedTask<'_>) -> Standing {
    with_facts_until(resolved, of, NaiveDate::MAX)
}

fn with_facts_until(resolved: &Resolved<'_>, of: &ResolvedTask<'_>, as_of: NaiveDate) -> Standing {
    let task = of.written;
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
        begun: is_in_progress(task, as_of),
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
    standing.begun |= slots.iter().any(|due| due.reported.is_some());
    standing.state = if is_cancelled(task, as_of) {
        State::Cancelled
    } else if repeats {
        repeating_state(&slots, &standing, done, as_of)
    } else {
        let standing_kind = deadline.is_some_and(|d| d.kind == Kind::Standing);
        single_state(&standing, standing_kind, done, as_of)
    };
    standing
}

/// The due date of a deadline as of a date; a condition met after that date does not count.
fn due_as_of(kind: &Kind, resolved: &Resolved<'_>, as_of: NaiveDate) -> Option<NaiveDate> {
    if let Kind::Conditional(condition) = kind
        && condition.due.is_none()
    {
        known(condition.met.map(|met| met.value), as_of)?;
    }
    kind.due(resolved.issued(), &resolved.config.calendar)
}

fn periods(resolved: &Resolved<'_>, task: &ResolvedTask<'_>, as_of: NaiveDate) -> Vec<Due> {
    // A report counts for the occurrence whose period ends on the same day as the reported one: `2025-Q4`
    // and `2025-12` are the same.
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
        Field::Absent | Field::Unreadable(_) => task.status.value() == Some(Status::Cancelled),
    }
}

fn is_in_progress(task: &Task<'_>, as_of: NaiveDate) -> bool {
    match &task.started {
        Field::Given(date) => date.value <= as_of,
        Field::Absent | Field::Unreadable(_) => {
            task.status.value() == Some(Status::InProgress)
                || task.progress.value().is_some_and(|progress| progress > 0)
        }
    }
}

fn repeating_state(
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
    match (completed, late) {
        (true, false) => State::Done,
        (true, true) => State::DoneLate,
        (false, _) if standing.unreported().any(|due| due.due < as_of) => State::Overdue,
        (false, _) if standing.begun => State::InProgress,
        (false, _) => State::NotStarted,
    }
}

fn single_state(
    standing: &Standing,
    is_standing: bool,
    done: Option<NaiveDate>,
    as_of: NaiveDate,
) -> State {
    match (done, standing.due) {
        (Some(done), Some(due)) if done > due => State::DoneLate,
        (Some(_), _) => State::Done,
        (None, Some(due)) if due < as_of => State::Overdue,
        (None, Some(_)) if standing.begun => State::InProgress,
        (None, Some(_)) => State::NotStarted,
        (None, None) if is_standing => State::Standing,
        (None, None) => State::Undated,
    }
}

/// Whether an objective's target is reached as of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The latest result with every metric of the target reaches it.
    Met,
    /// The latest result with every metric of the target misses it.
    Missed,
    /// No result has every metric of the target yet, or there is no target.
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

/// The outcome of an objective as of a date, with the result behind it: the latest one with every metric
/// of the target, or else the latest of all.
pub fn outcome<'o, 'a>(
    objective: &'o Objective<'a>,
    as_of: NaiveDate,
) -> (Outcome, Option<&'o Measure<'a>>) {
    let known = |result: &&Measure<'a>| result.on.value().is_some_and(|on| on <= as_of);
    // Of two results on the same day, the later one in the file counts.
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
            let met = target.bounds.iter().map(|(metric, bound)| {
                result.metric(*metric).and_then(|value| bound.value.holds(&value))
            });
            // A bound relative to a missing baseline is neither reached nor missed.
            let outcome = match met.collect::<Option<Vec<bool>>>() {
                None => Outcome::Pending,
                Some(met) if met.iter().all(|met| *met) => Outcome::Met,
                Some(_) => Outcome::Missed,
            };
            (outcome, Some(result))
        }
    }
}
