//! A task in full: what it owes, its extensions, and the chain that it stands in.

use chrono::NaiveDate;

use super::fields::remarks_last;
use super::why::{has_milestones, why};
use crate::deadline::Deadline;
use crate::links::graph::{Here, TaskAt};
use crate::plan::value::{Fields, Value};
use crate::plan::{Extension, Task, fields, texts};
use crate::report::filter::{Taken, Through};
use crate::report::item::{Item, Lister};
use crate::resolve::unit::UnitId;
use crate::resolve::{Resolved, ResolvedTask};
use crate::state::{Debtor, State, standing};
use crate::text::lang::Text;

/// A task in full.
#[derive(Debug)]
pub struct TaskSheet {
    /// The task as a row of a list.
    pub item: Item,
    /// Its fields that are not in `item`.
    pub fields: Fields,
    /// Its deadline as it is written; a day where it is written as a date alone.
    pub deadline: Option<Value>,
    /// Whether it falls due by milestones.
    pub has_milestones: bool,
    /// What it owes, where it falls due more than once, or for each unit.
    pub occurrences: Vec<Occurrence>,
    /// The reports of groups without known members, which settle nothing of a task with `each`.
    pub reports: Vec<GroupReport>,
    /// Its extensions.
    pub extensions: Vec<Extended>,
    /// The tasks that it carries on and those that carry it on, and the task itself among them; empty if
    /// there are none.
    pub chain: Vec<ChainLink>,
    /// Why it is in its state.
    pub why: Text,
}

/// One due date of a task that is due more than once.
#[derive(Debug)]
pub struct Occurrence {
    /// The unit that owes it, of a task with `each`.
    pub unit: Option<String>,
    /// The period's label or the milestone's title; `None` for a single due date.
    pub label: Option<String>,
    /// The due date with extensions applied.
    pub due: NaiveDate,
    /// The due date before any extension.
    pub original_due: NaiveDate,
    /// The date of the report; `None` if there is none.
    pub reported: Option<NaiveDate>,
    /// Whether it was reported after it was due.
    pub is_late: bool,
    /// The documents that prove the report.
    pub evidence: Vec<String>,
}

/// A report of a group without known members.
#[derive(Debug)]
pub struct GroupReport {
    /// The group.
    pub unit: String,
    /// The period's label; `None` if the task does not recur.
    pub period: Option<String>,
    /// When it was reported.
    pub reported: NaiveDate,
    /// The documents that prove it.
    pub evidence: Vec<String>,
}

/// An extension.
#[derive(Debug)]
pub struct Extended {
    /// The new due date.
    pub to: Option<NaiveDate>,
    /// When it was granted.
    pub granted: Option<NaiveDate>,
    /// The document that grants it.
    pub by: Option<String>,
    /// The title of the milestone; `None` for the deadline of the task.
    pub milestone: Option<String>,
    /// The unit whose due date it moves; `None` for the task as a whole.
    pub unit: Option<String>,
}

/// A task of a chain, in which each task carries on the one before it.
#[derive(Debug)]
pub struct ChainLink {
    /// The plan's id.
    pub plan: Option<String>,
    /// The task's id.
    pub task: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Its due date before any extension.
    pub original_due: Option<NaiveDate>,
    /// Its state.
    pub state: State,
    /// The first day of its plan, from which on it is the debt.
    pub from: Option<NaiveDate>,
    /// When its plan was closed, if it was by the as-of date.
    pub closed: Option<NaiveDate>,
    /// Whether it is the task that was asked for.
    pub is_itself: bool,
}

/// The fields of a task that are in its [`Item`].
const OF_AN_ITEM: [&str; 9] =
    ["id", "title", "index", "component", "lead", "partners", "officer", "deadline", "product"];

pub(super) fn task_sheet<'a>(
    resolved: &Resolved<'a>,
    of: &ResolvedTask<'a>,
    here: Option<Here<'_>>,
    as_of: NaiveDate,
) -> TaskSheet {
    let task = of.written;
    let standing = standing(resolved, of, as_of);
    let first = standing.unreported().next().copied();
    let mut lister = Lister::new(resolved, as_of).among(here);
    let whole = Taken::whole(Through::Itself);
    let item = lister.item(of, &whole, &standing, first.as_ref());
    let mut fields = fields::task(task).without(&OF_AN_ITEM);
    let recipients = resolved.names(of.links.recipients);
    fields.set("recipient", Value::names(recipients));
    fields.set("except", Value::names(resolved.declared(&task.except)));
    fields.set("update", Value::list(resolved.updates(task)));
    TaskSheet {
        why: why(of, &standing, resolved.day_that_counts(as_of)),
        chain: chain(here, of),
        deadline: match of.links.deadline.get().and_then(Deadline::day) {
            Some(day) => Some(Value::Day(day)),
            // Of milestones it is the day of the next one.
            None => item
                .deadline
                .as_deref()
                .map(|text| text.parse().map_or_else(|_| Value::text(text), Value::Day)),
        },
        has_milestones: has_milestones(&standing),
        item,
        fields: remarks_last(fields),
        occurrences: standing
            .owed
            .iter()
            .map(|due| Occurrence {
                unit: due
                    .debtor
                    .and_then(Debtor::unit)
                    .map(|unit| resolved.units.get(unit).name.to_owned()),
                label: due.slot.label(task),
                due: due.due,
                original_due: due.original,
                reported: due.reported,
                is_late: due.is_late(),
                evidence: due.evidence(task),
            })
            .collect(),
        reports: group_reports(resolved, of, as_of),
        extensions: extensions(resolved, task),
    }
}

/// The chain of a task; empty if it carries on no other and no other carries it on.
fn chain(here: Option<Here<'_>>, task: &ResolvedTask<'_>) -> Vec<ChainLink> {
    let Some(here) = here else { return Vec::new() };
    let own = here.task(task.place);
    let chain = here.links.chain(own);
    if chain.len() < 2 {
        return Vec::new();
    }
    let link = |at: TaskAt| {
        let (plan, task) = (&here.links.plans[at.plan], here.links.task(at));
        ChainLink {
            plan: plan.id.clone(),
            task: task.id.clone(),
            title: task.title.clone(),
            original_due: task.first_due,
            state: task.state,
            from: plan.first_day,
            closed: plan.closed,
            is_itself: at == own,
        }
    };
    chain.into_iter().map(link).collect()
}

fn extensions(resolved: &Resolved<'_>, task: &Task<'_>) -> Vec<Extended> {
    let extended = |e: &Extension<'_>| Extended {
        to: e.to.value(),
        granted: e.granted.value(),
        by: e.by.value().map(str::to_owned),
        milestone: e.milestone.value().map(str::to_owned),
        unit: e.unit.value().map(|name| resolved.declared_name(name).to_owned()),
    };
    task.extensions.iter().map(extended).collect()
}

/// The known reports of groups whose members are not known.
fn group_reports(
    resolved: &Resolved<'_>,
    of: &ResolvedTask<'_>,
    as_of: NaiveDate,
) -> Vec<GroupReport> {
    let Some(each) = of.links.each else { return Vec::new() };
    let reports = of.written.reports.iter().zip(each.reports);
    let is_group = |units: &[UnitId]| units.iter().any(|unit| resolved.units.get(*unit).is_group());
    let of_groups = reports.filter(|(_, units)| is_group(units)).filter_map(|(report, _)| {
        Some(GroupReport {
            unit: resolved.declared_name(report.unit.value()?).to_owned(),
            period: report.period.value().map(str::to_owned),
            reported: report.done.value().filter(|on| *on <= as_of)?,
            evidence: texts(&report.evidence),
        })
    });
    of_groups.collect()
}
