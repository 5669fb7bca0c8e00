//! A row of a list of tasks.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::deadline::Deadline;
use crate::links::graph::{Here, texts};
use crate::report::filter::{Taken, Through};
use crate::resolve::unit::UnitId;
use crate::resolve::{Resolved, ResolvedTask};
use crate::state::{Due, Slot, Standing, State};
use crate::text::source::Lines;

/// A task, or one occurrence of it. What all items of a plan have in common is shared.
#[derive(Clone, Debug)]
pub struct Item {
    /// The plan's id.
    pub plan: Option<Arc<str>>,
    /// The plan's agency.
    pub agency: Option<Arc<str>>,
    /// The plan's file.
    pub file: Arc<str>,
    /// The line of the task's header.
    pub line: u32,
    /// The task's id.
    pub task: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Its indexes.
    pub index: Vec<String>,
    /// Its components.
    pub component: Vec<String>,
    /// The declared names of the units in the lead.
    pub lead: Vec<String>,
    /// The declared names of the units taking part.
    pub partners: Vec<String>,
    /// The person responsible.
    pub officer: Option<String>,
    /// The group through which it belongs to the unit asked for; `None` if it names the unit itself.
    pub via: Option<String>,
    /// The debtor, of a task with `each`.
    pub unit: Option<String>,
    /// The deadline in words.
    pub deadline: Option<String>,
    /// The due date with extensions applied.
    pub due: Option<NaiveDate>,
    /// The due date before any extension.
    pub original_due: Option<NaiveDate>,
    /// The occurrence: a period's label or a milestone's title.
    pub period: Option<String>,
    /// Days from the due date to the as-of date; negative before it.
    pub days_overdue: Option<i64>,
    /// The expected product.
    pub product: Option<String>,
    /// The task's state.
    pub state: State,
    /// The earliest due date of the chain of tasks that it carries on.
    pub carried_due: Option<NaiveDate>,
    /// The tasks that it carries on, as `PLAN/TASK`.
    pub continues: Vec<String>,
    /// When its plan was closed, if it was by the as-of date.
    pub closed: Option<NaiveDate>,
}

/// Makes items of the tasks of one plan, in file order.
pub struct Lister<'l, 'a> {
    resolved: &'l Resolved<'a>,
    plan: Option<Arc<str>>,
    agency: Option<Arc<str>>,
    file: Arc<str>,
    lines: Lines<'a>,
    as_of: NaiveDate,
    here: Option<Here<'l>>,
}

impl<'l, 'a> Lister<'l, 'a> {
    /// A lister for the tasks of a plan.
    pub fn new(resolved: &'l Resolved<'a>, as_of: NaiveDate) -> Self {
        Lister {
            resolved,
            plan: resolved.plan.id.value().map(Arc::from),
            agency: resolved.plan.agency.value().map(Arc::from),
            file: resolved.source.path.into(),
            lines: Lines::new(resolved.source.text),
            as_of,
            here: None,
        }
    }

    /// The same lister, which knows the plan among all plans.
    pub fn among(self, here: Option<Here<'l>>) -> Self {
        Lister { here, ..self }
    }

    /// The item of a task; for a task that is due more than once, `due` is the occurrence.
    pub fn item(
        &mut self,
        of: &'l ResolvedTask<'a>,
        taken: &Taken,
        standing: &Standing,
        due: Option<&Due>,
    ) -> Item {
        let resolved = self.resolved;
        let (task, links) = (of.written, &of.links);
        let catalog = &resolved.config.catalog;
        let owned = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect();
        let own = due.map(|due| (due.due, due.original));
        let (due_date, original_due) = match own {
            Some((due, original)) => (Some(due), Some(original)),
            None => (standing.due, standing.original_due),
        };
        let open = !standing.state.is_closed();
        let (closed, today) = (resolved.closed(self.as_of), resolved.day_that_counts(self.as_of));
        Item {
            plan: self.plan.clone(),
            agency: self.agency.clone(),
            file: self.file.clone(),
            line: self.lines.position(task.header.start).line,
            task: task.id.value().map(str::to_owned),
            title: task.title.value().map(str::to_owned),
            index: links.indexes.iter().map(|id| catalog.get(*id).id.clone()).collect(),
            component: links
                .components
                .iter()
                .map(|id| catalog.component_name(*id).to_owned())
                .collect(),
            lead: owned(resolved.names(links.lead)),
            partners: owned(resolved.names(links.partners)),
            officer: text(task.officer.value()),
            via: match taken.through {
                Through::Itself => None,
                Through::Group(group) => Some(resolved.units.get(group).name.to_owned()),
            },
            unit: debtor(taken, due).map(|unit| resolved.units.get(unit).name.to_owned()),
            deadline: deadline(of, due)
                .map(|deadline| deadline.text)
                .or_else(|| task.deadline.words())
                .map(str::to_owned),
            due: due_date,
            original_due,
            period: due.and_then(|due| due.slot.label(task)),
            days_overdue: due_date.filter(|_| open).map(|due| (today - due).num_days()),
            product: text(task.product.value()),
            state: standing.state,
            carried_due: self.here.and_then(|here| here.links.carried_due(here.task(of.place))),
            continues: texts(&task.continues),
            closed,
        }
    }
}

/// Whose debt an item is: that of the occurrence, or the only one asked for.
fn debtor(taken: &Taken, due: Option<&Due>) -> Option<UnitId> {
    let asked = || match taken.debtors.as_deref() {
        Some([one]) => Some(*one),
        _ => None,
    };
    due.and_then(|due| due.debtor?.unit()).or_else(asked)
}

/// The deadline of an item: of the milestone, or else of the task.
fn deadline<'t, 'a>(task: &'t ResolvedTask<'a>, due: Option<&Due>) -> Option<&'t Deadline<'a>> {
    match due.map(|due| due.slot) {
        Some(Slot::Milestone(at)) => task.written.milestones[at].deadline.get(),
        Some(Slot::Period(_) | Slot::Once) | None => task.links.deadline.get(),
    }
}

fn text(value: Option<&str>) -> Option<String> {
    value.filter(|text| !text.trim().is_empty()).map(str::to_owned)
}
