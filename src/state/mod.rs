//! State as of a date: of a task with its due dates, of an objective with its result.
//!
//! A fact dated after the as-of date is ignored: a completion, start, cancellation, report, extension,
//! result, or a condition met.

mod objective;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::deadline::Kind;
use crate::deadline::period::Period;
use crate::deadline::recurrence::Occurrence;
use crate::plan::{Extension, Field, Report, Status, Task, texts};
use crate::resolve::each::Each;
use crate::resolve::unit::UnitId;
use crate::resolve::{Resolved, ResolvedTask};
use crate::text::name;

pub use objective::{Outcome, outcome};

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
    /// The single due date of a deadline, which each debtor has.
    Once,
}

impl Slot {
    /// The period's label or the milestone's title; `None` for a single due date.
    pub fn label(self, task: &Task<'_>) -> Option<String> {
        match self {
            Slot::Period(period) => Some(period.to_string()),
            Slot::Milestone(place) => {
                Some(task.milestones[place].title.value().unwrap_or_default().to_owned())
            }
            Slot::Once => None,
        }
    }
}

/// Who owes a report of a task with `each`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Debtor {
    /// A unit.
    Unit(UnitId),
    /// A group without known members: only `done` of the task settles what it owes.
    Group(UnitId),
    /// Nobody is known to owe it, so `done` alone settles it.
    Nobody,
}

impl Debtor {
    /// The unit or the group.
    pub fn unit(self) -> Option<UnitId> {
        match self {
            Debtor::Unit(unit) | Debtor::Group(unit) => Some(unit),
            Debtor::Nobody => None,
        }
    }
}

/// One due date of a recurring task, of a task with milestones, or of a debtor of a task with `each`.
#[derive(Clone, Copy, Debug)]
pub struct Due {
    /// Who owes it, of a task with `each`.
    pub debtor: Option<Debtor>,
    /// The period or the milestone.
    pub slot: Slot,
    /// The due date with extensions applied.
    pub due: NaiveDate,
    /// The due date before any extension.
    pub original: NaiveDate,
    /// The date of the report; `None` while there is none.
    pub reported: Option<NaiveDate>,
    /// The place of that report among those of the task; `None` if there is none, or if another fact settles
    /// it.
    pub report: Option<usize>,
}

impl Due {
    /// Whether it was reported after it was due. When a group without known members reported a period is not
    /// known.
    pub fn is_late(&self) -> bool {
        let is_unknown = matches!(
            (self.slot, self.debtor),
            (Slot::Period(_), Some(Debtor::Group(_) | Debtor::Nobody))
        );
        !is_unknown && self.reported.is_some_and(|on| on > self.due)
    }

    /// The documents that prove the report or the completion of a milestone.
    pub fn evidence(&self, task: &Task<'_>) -> Vec<String> {
        match (self.slot, self.report) {
            (Slot::Milestone(at), _) => texts(&task.milestones[at].evidence),
            (_, Some(at)) => texts(&task.reports[at].evidence),
            (_, None) if self.debtor.is_some() && self.reported.is_some() => texts(&task.evidence),
            (_, None) => Vec::new(),
        }
    }
}

/// The state and due dates of a task as of a date.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Its state.
    pub state: State,
    /// The single due date with extensions applied; `None` if the task has no due date or several. Of a task
    /// with `each` that of the first debt open, or else of the last one.
    pub due: Option<NaiveDate>,
    /// The single due date before any extension.
    pub original_due: Option<NaiveDate>,
    /// All due dates of a recurring task, of a task with milestones, or of the debtors of a task with `each`,
    /// in ascending order; otherwise empty.
    pub owed: Vec<Due>,
    /// Whether it has a due date for each period, milestone or debtor.
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

/// The state and due dates of a task as of a date. For a task with `each`, `debtors` limits them to the part
/// of these units.
pub fn part(
    resolved: &Resolved<'_>,
    of: &ResolvedTask<'_>,
    debtors: Option<&[UnitId]>,
    as_of: NaiveDate,
) -> Standing {
    part_with_facts_until(resolved, of, debtors, resolved.day_that_counts(as_of))
}

fn with_facts_until(resolved: &Resolved<'_>, of: &ResolvedTask<'_>, as_of: NaiveDate) -> Standing {
    part_with_facts_until(resolved, of, None, as_of)
}

fn part_with_facts_until(
    resolved: &Resolved<'_>,
    of: &ResolvedTask<'_>,
    debtors: Option<&[UnitId]>,
    as_of: NaiveDate,
) -> Standing {
    if let Some(each) = of.links.each {
        return of_debtors(resolved, of, each, debtors.unwrap_or(each.debtors), as_of);
    }
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
        standing.owed = slots.clone();
        standing.owed.retain(|slot| done.is_none_or(|done| slot.due <= done));
    } else if let Some(deadline) = deadline {
        standing.original_due = due_as_of(&deadline.kind, resolved, as_of);
        standing.due = standing.original_due.map(|due| in_force(due, extensions_of(task), as_of));
    }
    standing.begun |= slots.iter().any(|due| due.reported.is_some());
    // Without a term nobody knows what it owes, but what was reported shows that it was begun.
    let mut reports = task.reports.iter().filter(|_| recurring && resolved.term.is_none());
    standing.begun |= reports.any(|report| known(report.done.value(), as_of).is_some());
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
    let reports: Vec<(NaiveDate, NaiveDate, usize)> = task
        .written
        .reports
        .iter()
        .enumerate()
        .filter_map(|(place, report)| {
            let end = Period::parse(report.period.value()?)?.end()?;
            Some((end, known(report.done.value(), as_of)?, place))
        })
        .collect();
    let occurrences = resolved.occurrences(task).unwrap_or_default();
    let due = |occurrence: Occurrence| {
        let report = reports.iter().find(|(end, ..)| occurrence.end == *end);
        Due {
            debtor: None,
            slot: Slot::Period(occurrence.period),
            due: occurrence.due,
            original: occurrence.due,
            reported: report.map(|(_, on, _)| *on),
            report: report.map(|(.., place)| *place),
        }
    };
    occurrences.into_iter().map(due).collect()
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
            Some(Due {
                debtor: None,
                slot: Slot::Milestone(place),
                due,
                original,
                reported,
                report: None,
            })
        })
        .collect();
    dues.sort_by_key(|due| due.due);
    dues
}

/// The state and due dates of a task with `each`, of these debtors.
fn of_debtors(
    resolved: &Resolved<'_>,
    of: &ResolvedTask<'_>,
    each: &Each<'_>,
    debtors: &[UnitId],
    as_of: NaiveDate,
) -> Standing {
    let task = &of.written;
    let kind = of.links.deadline.get().map(|deadline| &deadline.kind);
    let done = known(task.done.value(), as_of);
    let slots: Option<Vec<Occurs>> = match kind {
        Some(Kind::Recurring(_)) => {
            let occurrences = resolved.occurrences(of).unwrap_or_default();
            Some(occurrences.iter().map(|o| (Slot::Period(o.period), o.end, o.due)).collect())
        }
        Some(kind) => due_as_of(kind, resolved, as_of).map(|due| vec![(Slot::Once, due, due)]),
        None => None,
    };
    let recurs = kind.is_some_and(Kind::is_recurring);
    let repeats = slots.is_some();
    let debts = Debts { resolved, of, each, as_of };
    let debts = slots.map(|slots| debts.of(&slots, debtors)).unwrap_or_default();
    let is_owed = |debt: &&Due| !recurs || done.is_none_or(|done| debt.due <= done);
    let mut standing = Standing {
        state: State::Undated,
        due: None,
        original_due: None,
        owed: debts.iter().filter(is_owed).copied().collect(),
        repeats,
        begun: is_in_progress(task, as_of) || has_reported(task, each, debtors, as_of),
    };
    let focus = standing.unreported().next().or(standing.owed.last()).copied();
    (standing.due, standing.original_due) = (focus.map(|d| d.due), focus.map(|d| d.original));
    standing.state = if is_cancelled(task, as_of) {
        State::Cancelled
    } else if repeats {
        repeating_state(&debts, &standing, done, as_of)
    } else {
        single_state(&standing, kind == Some(&Kind::Standing), done, as_of)
    };
    standing
}

/// When a deadline falls due: the period, its last day, and the due date before any extension.
type Occurs = (Slot, NaiveDate, NaiveDate);

/// A task whose debts are worked out.
struct Debts<'d, 'a> {
    resolved: &'d Resolved<'a>,
    of: &'d ResolvedTask<'a>,
    each: &'d Each<'a>,
    as_of: NaiveDate,
}

impl Debts<'_, '_> {
    /// What these units owe, by due date and then in the order of the units. If they owe nothing, which only
    /// happens where the task has no debtors, the debts are those of [`Debtor::Nobody`].
    fn of(&self, slots: &[Occurs], units: &[UnitId]) -> Vec<Due> {
        let answers = self.answers(units);
        let done = known(self.of.written.done.value(), self.as_of);
        let mut debts = Vec::with_capacity(slots.len() * units.len());
        for (slot, end, original) in slots.iter().copied() {
            for id in units.iter().copied() {
                let unit = self.resolved.units.get(id);
                if !unit.exists_on(original) {
                    continue;
                }
                let end = (slot != Slot::Once).then_some(end);
                let answer = answers.get(&(id, end)).copied();
                let (debtor, reported) = match unit.is_group() {
                    true => (Debtor::Group(id), done),
                    false => (Debtor::Unit(id), answer.map(|(on, _)| on)),
                };
                let report = answer.filter(|_| !unit.is_group()).map(|(_, place)| place);
                let (debtor, due) = (Some(debtor), self.due(slot, original, Some(id)));
                debts.push(Due { debtor, slot, due, original, reported, report });
            }
        }
        if debts.is_empty() {
            let nobodys = |(slot, _, original): &Occurs| Due {
                debtor: Some(Debtor::Nobody),
                slot: *slot,
                due: self.due(*slot, *original, None),
                original: *original,
                reported: done,
                report: None,
            };
            debts.extend(slots.iter().map(nobodys));
        }
        debts.sort_by_key(|debt| debt.due);
        debts
    }

    /// The first report of each of these units on each period, by its date and its place in the task; without a
    /// period where the deadline does not recur.
    fn answers(&self, of: &[UnitId]) -> FxHashMap<(UnitId, Option<NaiveDate>), (NaiveDate, usize)> {
        let recurs = self.of.links.deadline.get().is_some_and(|d| d.kind.is_recurring());
        let mut answers = FxHashMap::default();
        let reports = self.of.written.reports.iter().zip(self.each.reports).enumerate();
        for (place, (report, units)) in reports {
            let Some(on) = known(report.done.value(), self.as_of) else { continue };
            let period = || Period::parse(report.period.value()?)?.end();
            let end = if recurs { period() } else { None };
            if recurs && end.is_none() {
                continue;
            }
            for unit in both(units, of) {
                let first = answers.entry((*unit, end)).or_insert((on, place));
                *first = (*first).min((on, place));
            }
        }
        answers
    }

    /// The due date of a unit, or without one that of the task.
    fn due(&self, slot: Slot, original: NaiveDate, unit: Option<UnitId>) -> NaiveDate {
        if slot != Slot::Once {
            return original;
        }
        in_force(original, extensions_for(self.of, self.each, unit), self.as_of)
    }
}

/// The units in both of two sorted lists.
fn both<'u>(some: &'u [UnitId], others: &'u [UnitId]) -> impl Iterator<Item = &'u UnitId> {
    let (few, many) = if some.len() < others.len() { (some, others) } else { (others, some) };
    few.iter().filter(|unit| many.binary_search(unit).is_ok())
}

/// The extensions that move the due date of a debtor; without a debtor, those that name no unit.
pub fn extensions_for<'t, 'a>(
    of: &'t ResolvedTask<'a>,
    each: &'t Each<'a>,
    unit: Option<UnitId>,
) -> impl Iterator<Item = &'t Extension<'a>> {
    let extensions = of.written.extensions.iter().zip(each.extensions);
    let is_for = move |(extension, units): &(&Extension<'_>, &&[UnitId])| match unit {
        Some(unit) => units.binary_search(&unit).is_ok(),
        None => extension.unit.is_absent(),
    };
    extensions.filter(is_for).map(|(extension, _)| extension)
}

/// Whether one of these units has reported anything.
fn has_reported(task: &Task<'_>, each: &Each<'_>, units: &[UnitId], as_of: NaiveDate) -> bool {
    let known = |report: &Report<'_>| known(report.done.value(), as_of).is_some();
    let of_units = |named: &[UnitId]| both(named, units).next().is_some();
    task.reports.iter().zip(each.reports).any(|(report, named)| known(report) && of_units(named))
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
    // Where nothing falls due, only `done` completes.
    let completed = reported_all && (done.is_some() || !slots.is_empty());
    let late = standing.owed.iter().any(Due::is_late);
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
