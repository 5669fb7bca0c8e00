//! Who has handed in what each unit owes.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::report::as_of::AsOf;
use crate::report::ask_each_plan;
use crate::report::coverage::{Coverage, Unanswerable};
use crate::report::filter::{Filter, Scope};
use crate::resolve::unit::UnitId;
use crate::resolve::{Resolved, ResolvedTask};
use crate::state::{Debtor, State};
use crate::text::name;
use crate::workspace::Workspace;

/// What the groups are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// Units.
    #[default]
    Unit,
    /// Tasks.
    Task,
}

impl By {
    /// The name in JSON and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            By::Unit => "unit",
            By::Task => "task",
        }
    }
}

/// How far a report is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Reported on or before its due date.
    OnTime,
    /// Reported after its due date.
    Late,
    /// Not reported, and its due date has passed.
    Overdue,
    /// Not reported, and not overdue.
    NotDue,
}

impl Progress {
    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Progress::OnTime => "on-time",
            Progress::Late => "late",
            Progress::Overdue => "overdue",
            Progress::NotDue => "not-due",
        }
    }

    /// Whether it is reported.
    pub fn is_reported(self) -> bool {
        matches!(self, Progress::OnTime | Progress::Late)
    }
}

/// A report that a unit owes.
#[derive(Clone, Debug)]
pub struct Item {
    /// The plan's id.
    pub plan: Option<String>,
    /// The plan's agency.
    pub agency: Option<String>,
    /// The task's id.
    pub task: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// The unit that owes it.
    pub unit: String,
    /// The label of the period; `None` if the task does not recur.
    pub period: Option<String>,
    /// The due date with extensions applied.
    pub due: NaiveDate,
    /// When it was reported.
    pub reported: Option<NaiveDate>,
    /// The documents that prove it.
    pub evidence: Vec<String>,
    /// How far it is.
    pub state: Progress,
    /// Whether the unit is a group without known members, so that the number of its reports is not known.
    pub is_open: bool,
    /// When its plan was closed, if it was by the as-of date.
    pub closed: Option<NaiveDate>,
    /// The date up to which its days are counted: the as-of date, or the day on which its plan was closed.
    pub today: NaiveDate,
    /// Whether it was due by then.
    has_fallen_due: bool,
    /// Where it counts.
    group: Option<usize>,
}

/// The reports of a unit or of a task, counted.
#[derive(Clone, Debug, Default)]
pub struct Group {
    /// The name of the unit, or `PLAN/ID` of the task.
    pub key: Option<String>,
    /// The title of the task.
    pub title: Option<String>,
    /// The agency.
    pub agency: Option<String>,
    /// When the plan of the task was closed, if it was by the as-of date; `None` for a unit.
    pub closed: Option<NaiveDate>,
    /// The counts.
    pub counts: Counts,
    /// The places of its items among those of the answer.
    pub items: Vec<usize>,
}

/// Reports, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Reported in time.
    pub on_time: usize,
    /// Reported late.
    pub late: usize,
    /// Not reported and not overdue.
    pub not_due: usize,
    /// Overdue.
    pub overdue: usize,
    /// Due by the as-of date.
    pub fallen_due: usize,
    /// Of those due by then, reported.
    pub reported: usize,
    /// Of those due by then, reported in time.
    pub in_time: usize,
    /// Of a group without known members, which may owe more.
    pub open: usize,
}

impl Counts {
    fn add(&mut self, item: &Item) {
        let place = match item.state {
            Progress::OnTime => &mut self.on_time,
            Progress::Late => &mut self.late,
            Progress::NotDue => &mut self.not_due,
            Progress::Overdue => &mut self.overdue,
        };
        *place += 1;
        self.open += usize::from(item.is_open);
        if item.has_fallen_due {
            self.fallen_due += 1;
            self.reported += usize::from(item.state.is_reported());
            self.in_time += usize::from(item.state == Progress::OnTime);
        }
    }

    /// How many are expected; `None` if that is not known, as for a group without known members.
    pub fn expected(&self) -> Option<usize> {
        (self.open == 0).then_some(self.on_time + self.late + self.not_due + self.overdue)
    }
}

/// The answer of `owed`.
#[derive(Debug)]
pub struct Owed {
    /// The as-of date.
    pub as_of: NaiveDate,
    /// What the groups are.
    pub by: By,
    /// The groups, in the order of the plans, then of the declarations of units, or of the tasks.
    pub groups: Vec<Group>,
    /// All reports but those of groups without known members.
    pub total: Counts,
    /// The reports, by file path, by place in the file, then by due date and unit.
    pub items: Vec<Item>,
    /// The plans that were read and those left out.
    pub coverage: Coverage,
}

/// Lists what each unit owes of tasks with `each`, and of recurring tasks of one lead. With `missing`, only
/// what is not reported is listed; the groups always count everything.
pub fn owed(
    workspace: &Workspace,
    filter: &Filter,
    as_of: impl Into<AsOf>,
    by: By,
    missing: bool,
) -> Result<Owed, Unanswerable> {
    let as_of = as_of.into();
    let (answers, mut coverage) = ask_each_plan(workspace, filter, |resolved, scope| {
        as_of.ask(resolved, |day| of_plan(resolved, scope, day, by))
    })?;
    let (as_of, answers) = as_of.joined(answers, &mut coverage)?;
    Ok(Owed { coverage, ..joined(answers, as_of, by, missing) })
}

/// Joins the reports of all plans, given in file order. What they cover is left open.
pub(crate) fn joined(answers: Vec<OfPlan>, as_of: NaiveDate, by: By, missing: bool) -> Owed {
    let (mut groups, mut items): (Vec<Group>, Vec<Item>) = (Vec::new(), Vec::new());
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    let mut total = Counts::default();
    for (own, found) in answers {
        let own: Vec<usize> = own
            .into_iter()
            .map(|(identity, group)| {
                *places.entry(identity).or_insert_with(|| {
                    groups.push(group);
                    groups.len() - 1
                })
            })
            .collect();
        for item in found {
            let place = item.group.and_then(|group| own.get(group)).copied();
            let group = place.and_then(|place| groups.get_mut(place));
            if !item.is_open {
                total.add(&item);
            }
            let is_listed = !missing || !item.state.is_reported();
            if let Some(group) = group {
                group.counts.add(&item);
                group.items.extend(is_listed.then_some(items.len()));
            }
            items.extend(is_listed.then_some(item));
        }
    }
    Owed { as_of, by, groups, total, items, coverage: Coverage::default() }
}

impl Owed {
    /// Whether anything is overdue.
    pub fn is_bad_news(&self) -> bool {
        self.items.iter().any(|item| item.state == Progress::Overdue)
    }
}

/// The groups of one plan, each with what identifies it among those of all plans, and its reports.
pub(crate) type OfPlan = (Vec<(String, Group)>, Vec<Item>);

/// The reports of one plan.
pub(crate) fn of_plan(resolved: &Resolved<'_>, scope: &Scope, as_of: NaiveDate, by: By) -> OfPlan {
    let mut items: Vec<(UnitId, usize, Item)> = Vec::new();
    // After a plan was closed nothing of it falls due.
    let today = resolved.day_that_counts(as_of);
    for task in resolved.tasks.iter().filter(|task| has_reports(task)) {
        let Some(taken) = scope.takes(resolved, task) else { continue };
        let standing = taken.standing(resolved, task, as_of);
        if standing.state == State::Cancelled || !scope.takes_state(standing.state) {
            continue;
        }
        for due in &standing.owed {
            let unit = match due.debtor {
                Some(debtor) => debtor.unit(),
                None => task.links.lead.first().map(|lead| lead.unit),
            };
            let Some(unit) = unit else { continue };
            let declared = resolved.units.get(unit);
            let is_open = match due.debtor {
                Some(debtor) => matches!(debtor, Debtor::Group(_)),
                None => declared.is_group() && resolved.units.members(unit).is_empty(),
            };
            let own = |text: Option<&str>| text.map(str::to_owned);
            let item = Item {
                plan: own(resolved.plan.id.value()),
                agency: own(resolved.plan.agency.value()),
                task: own(task.written.id.value()),
                title: own(task.written.title.value()),
                unit: declared.name.to_owned(),
                period: due.slot.label(task.written),
                due: due.due,
                reported: due.reported,
                evidence: due.evidence(task.written),
                state: match due.reported {
                    Some(_) if due.is_late() => Progress::Late,
                    Some(_) => Progress::OnTime,
                    None if due.due < today => Progress::Overdue,
                    None => Progress::NotDue,
                },
                is_open,
                closed: resolved.closed(as_of),
                today,
                has_fallen_due: due.due <= today,
                group: None,
            };
            items.push((unit, task.place, item));
        }
    }
    grouped(resolved, items, by, as_of)
}

/// Whether units owe reports of a task: one with `each`, or a recurring one of a single lead.
fn has_reports(task: &ResolvedTask<'_>) -> bool {
    let recurs = || task.links.deadline.get().is_some_and(|d| d.kind.is_recurring());
    task.links.each.is_some() || (task.links.lead.len() == 1 && recurs())
}

/// Puts the reports of one plan in groups, by unit in the order of declaration.
fn grouped(
    resolved: &Resolved<'_>,
    items: Vec<(UnitId, usize, Item)>,
    by: By,
    as_of: NaiveDate,
) -> OfPlan {
    let key = |unit: UnitId, task: usize| match by {
        By::Unit => unit.0 as usize,
        By::Task => task,
    };
    let mut keys: Vec<usize> = items.iter().map(|(unit, task, _)| key(*unit, *task)).collect();
    keys.sort_unstable();
    keys.dedup();
    let plan = resolved.plan;
    let agency = plan.agency.value();
    let group = |key: &usize| match by {
        By::Unit => {
            let unit = resolved.units.get(UnitId(*key as u32)).name;
            let identity =
                format!("{}\n{}", name::key(unit), name::key(agency.unwrap_or_default()));
            (identity, Group { key: Some(unit.to_owned()), ..Group::default() })
        }
        By::Task => {
            let task = &resolved.tasks[*key].written;
            let id = plan.id.value().zip(task.id.value());
            let group = Group {
                key: id.map(|(plan, task)| format!("{plan}/{task}")),
                title: task.title.value().map(str::to_owned),
                closed: resolved.closed(as_of),
                ..Group::default()
            };
            (format!("{}\n{key}", resolved.source.path), group)
        }
    };
    let groups = keys.iter().map(group);
    let groups = groups
        .map(|(identity, group)| (identity, Group { agency: agency.map(str::to_owned), ..group }));
    let placed = items.into_iter().map(|(unit, task, item)| {
        let group = keys.binary_search(&key(unit, task)).ok();
        Item { group, ..item }
    });
    (groups.collect(), placed.collect())
}
