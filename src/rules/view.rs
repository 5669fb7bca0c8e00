//! What rules check: a task or an objective with its context, and extensions in order.

use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::deadline::period::Period;
use crate::deadline::{Deadline, Kind};
use crate::finding::{About, Findings};
use crate::links::graph::{LinkedTask, Links, Target, TaskAt};
use crate::plan::{Allow, Defaults, Extension, Field, List, Metric, Objective, Task};
use crate::resolve::each::Each;
use crate::resolve::unit::UnitId;
use crate::resolve::{Resolved, ResolvedTask, TaskLinks};
use crate::state::{self, ByMilestone, Due, Slot, Standing, State};
use crate::text::bound::Bound;
use crate::text::lang::{Text, both};
use crate::text::name;
use crate::text::source::{At, Date, Str};

/// A task with its context.
pub struct TaskView<'v, 'a> {
    /// The plan.
    pub resolved: &'v Resolved<'a>,
    /// The task with its references.
    pub of: &'v ResolvedTask<'a>,
    /// The keys in the file.
    pub task: &'v Task<'a>,
    /// Its references, with defaults applied.
    pub links: &'v TaskLinks<'a>,
    /// The as-of date of the check.
    pub as_of: NaiveDate,
}

/// The due date before an extension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// There is a due date, but it could not be read.
    Unknown,
    /// The due date with the earlier extensions applied.
    Due(NaiveDate),
    /// There is no due date.
    None,
}

/// An extension with the due date before it.
pub struct ExtensionStep<'v, 'a> {
    /// The extension.
    pub extension: &'v Extension<'a>,
    /// The due date before it; of those of several debtors the latest.
    pub before: Before,
    /// Of the due dates of several debtors the earliest; otherwise the same.
    pub earliest: Before,
}

impl<'v, 'a> TaskView<'v, 'a> {
    /// State and due dates with all facts included, also those after the as-of date.
    pub fn facts(&self) -> Standing {
        state::with_all_facts(self.resolved, self.of)
    }

    /// Every dated fact of the task, with its key.
    pub fn dated_facts(&self) -> impl Iterator<Item = (&'static str, &'v Date)> {
        let task = self.task;
        let own =
            [("done", &task.done), ("started", &task.started), ("cancelled", &task.cancelled)];
        let of_milestones = task.milestones.iter().map(|m| ("milestone.done", &m.done));
        let of_reports = task.reports.iter().map(|r| ("report.done", &r.done));
        let of_extensions = task.extensions.iter().map(|e| ("extension.granted", &e.granted));
        let of_updates = task.updates.iter().map(|u| ("update.on", &u.on));
        let of_parts = of_milestones.chain(of_reports).chain(of_extensions).chain(of_updates);
        let met = match task.deadline.get().map(|deadline| &deadline.kind) {
            Some(Kind::Conditional(condition)) => condition.met.as_ref(),
            _ => None,
        };
        let facts = own.into_iter().chain(of_parts);
        let facts = facts.filter_map(|(key, date)| Some((key, date.get()?)));
        facts.chain(met.map(|met| ("deadline.met", met)))
    }

    /// Whether a recurring task or one with milestones has all its reports, so that `done` is not needed.
    pub fn is_completed_by_reports(&self) -> bool {
        let repeats = !self.task.milestones.is_empty() || !self.task.reports.is_empty();
        repeats && self.facts().state.is_closed()
    }

    /// Whether a report or a milestone of the task could not be read.
    pub fn has_unreadable_reports(&self) -> bool {
        let task = self.task;
        let is_each = self.links.each.is_some();
        let recurs = self.links.deadline.get().is_some_and(|d| d.kind.is_recurring());
        task.incomplete
            || self.links.each.is_some_and(|each| each.is_partial)
            || task.reports.iter().any(|report| {
                (recurs && report.period.value().and_then(Period::parse).is_none())
                    || (is_each && !report.unit.get().is_some_and(|unit| self.knows(unit.value)))
                    || report.done.get().is_none()
            })
            || task.milestones.iter().any(|m| m.done.is_unreadable() || m.deadline.get().is_none())
    }

    /// Whether a unit of this name is declared.
    pub fn knows(&self, unit: &str) -> bool {
        self.resolved.units.find(unit).is_some()
    }

    /// The declared name of the unit that owes something; `None` if no unit owes it, or the task as a whole does.
    pub fn debtor(&self, due: &Due) -> Option<&'a str> {
        Some(self.resolved.units.get(due.debtor?.unit()?).name)
    }

    /// That something is not reported, within a sentence: it is called by the period, by the milestone's title,
    /// or by the unit that owes it.
    pub fn unreported(&self, due: &Due) -> Text {
        let label = due.slot.label(self.task).unwrap_or_default();
        if let Some(unit) = self.debtor(due) {
            return match due.slot {
                Slot::Period(period) => {
                    let words = period.words();
                    both!("“{unit}” chưa báo cáo kỳ {words}", "“{unit}” has not reported {label}")
                }
                _ => both!("“{unit}” chưa báo cáo", "“{unit}” has not reported"),
            };
        }
        match due.slot {
            Slot::Period(period) => {
                let words = period.words();
                both!("kỳ {words} chưa có báo cáo", "{label} is not reported")
            }
            Slot::Milestone(_) | Slot::Once => {
                both!("mốc “{label}” chưa hoàn thành", "“{label}” is not reported")
            }
        }
    }

    /// Whether a text that the task should have is missing or empty.
    pub fn lacks(&self, field: &Field<Str<'a>>) -> bool {
        match field.get() {
            Some(text) => text.value.trim().is_empty(),
            None => field.is_absent(),
        }
    }

    /// Whether the plan's defaults have a list of units under a key, readable or not.
    pub fn has_default(&self, key: impl Fn(&'v Defaults<'a>) -> &'v Field<List<'a>>) -> bool {
        let field = key(&self.resolved.plan.defaults);
        field.is_unreadable() || field.get().is_some_and(|list| !list.items.is_empty())
    }

    /// The extensions of the task and its milestones in the order in which they were granted, each with
    /// the due date before it.
    pub fn extension_steps(&self) -> Vec<ExtensionStep<'v, 'a>> {
        let task = self.task;
        if task.extensions.is_empty() {
            return Vec::new();
        }
        let mut steps = Vec::with_capacity(task.extensions.len());
        if task.milestones.is_empty() {
            let before = match &self.links.deadline {
                Field::Unreadable(_) => Before::Unknown,
                Field::Absent => Before::None,
                Field::Given(_) => match self.resolved.original_due(self.of) {
                    Some(due) => Before::Due(due),
                    None if self.has_unknown_start() => Before::Unknown,
                    None => Before::None,
                },
            };
            match self.links.each {
                Some(each) => steps_of_debtors(task, each, before, &mut steps),
                None => steps_of(state::extensions_of(task), before, &mut steps),
            }
        }
        let extensions = ByMilestone::of(task);
        let mut moved = FxHashSet::default();
        for milestone in &task.milestones {
            // If two milestones have the same title, which is a mistake, extensions apply to the first.
            let Some(title) =
                milestone.title.value().filter(|title| moved.insert(name::key(title)))
            else {
                continue;
            };
            let before = match milestone.deadline.get().map(|d| &d.kind) {
                Some(Kind::Fixed(due)) => Before::Due(*due),
                _ => Before::Unknown,
            };
            steps_of(extensions.get(Some(title)), before, &mut steps);
        }
        steps
    }

    /// Whether the deadline counts from an issue date that could not be read.
    fn has_unknown_start(&self) -> bool {
        let relative = |d: &Deadline<'_>| matches!(d.kind, Kind::Relative(_));
        self.resolved.plan.issued.is_unreadable() && self.links.deadline.get().is_some_and(relative)
    }
}

/// The extensions of a task with `each`, each with the due dates of those debtors that it is for.
fn steps_of_debtors<'v, 'a>(
    task: &'v Task<'a>,
    each: &Each<'_>,
    mut before: Before,
    steps: &mut Vec<ExtensionStep<'v, 'a>>,
) {
    let mut extensions: Vec<_> = task.extensions.iter().zip(each.extensions).collect();
    if extensions.iter().any(|(e, _)| e.granted.get().is_none() || e.to.get().is_none()) {
        before = Before::Unknown;
    }
    extensions.sort_by_key(|(extension, _)| extension.granted.value());
    let mut due: FxHashMap<UnitId, NaiveDate> = FxHashMap::default();
    for (extension, debtors) in extensions {
        let Before::Due(original) = before else {
            steps.push(ExtensionStep { extension, before, earliest: before });
            continue;
        };
        let dues = || debtors.iter().map(|debtor| due.get(debtor).copied().unwrap_or(original));
        let (latest, earliest) = (dues().max(), dues().min());
        if let (Some(latest), Some(earliest)) = (latest, earliest) {
            let (before, earliest) = (Before::Due(latest), Before::Due(earliest));
            steps.push(ExtensionStep { extension, before, earliest });
        }
        due.extend(debtors.iter().filter_map(|debtor| Some((*debtor, extension.to.value()?))));
    }
}

pub(crate) fn steps_of<'v, 'a: 'v>(
    extensions: impl Iterator<Item = &'v Extension<'a>>,
    mut before: Before,
    steps: &mut Vec<ExtensionStep<'v, 'a>>,
) {
    let mut extensions: Vec<_> = extensions.collect();
    // If a date of one extension is missing, their order is not known, so none is checked.
    if extensions.iter().any(|e| e.granted.get().is_none() || e.to.get().is_none()) {
        before = Before::Unknown;
    }
    // A stable sort: extensions granted on the same day keep their file order.
    extensions.sort_by_key(|e| e.granted.value());
    for extension in extensions {
        steps.push(ExtensionStep { extension, before, earliest: before });
        before = match (extension.to.value(), before) {
            (Some(to), Before::Due(_)) => Before::Due(to),
            (None, Before::Due(_)) => Before::Unknown,
            (_, other) => other,
        };
    }
}

/// A plan among others that it refers to.
pub struct LinkView<'v, 'a> {
    /// The plan.
    pub resolved: &'v Resolved<'a>,
    /// All plans with their references, as of the date of the check.
    pub links: &'v Links,
    /// The plan among those of `links`.
    pub plan: usize,
}

impl<'v, 'a> LinkView<'v, 'a> {
    /// Calls `look` for each reference to a task of another plan, with its key: under `declined`, and in
    /// `implements` and `continues` of each task.
    pub fn each_reference(
        &self,
        out: &mut Findings,
        mut look: impl FnMut(String, Str<'a>, &mut Findings),
    ) {
        out.in_plan();
        for decline in &self.resolved.plan.declined {
            look(format!("declined.{}", decline.task.value), decline.task, out);
        }
        for task in &self.resolved.tasks {
            out.in_task(task.place);
            references(task).for_each(|(key, reference)| look(key.to_owned(), reference, out));
        }
        out.in_plan();
    }

    /// Calls `look` for each reference to a task that was read, of tasks that are not cancelled.
    pub fn each_link(
        &self,
        out: &mut Findings,
        mut look: impl FnMut(&'static str, Str<'a>, TaskAt, &mut Findings),
    ) {
        for task in &self.resolved.tasks {
            if self.own(task.place).state == State::Cancelled {
                continue;
            }
            out.in_task(task.place);
            for (key, reference) in references(task) {
                if let Target::Task(at) = self.links.find(reference.value) {
                    look(key, reference, at, out);
                }
            }
        }
        out.in_plan();
    }

    /// A task of the plan, by its place.
    pub fn own(&self, place: usize) -> &'v LinkedTask {
        self.links.task(TaskAt { plan: self.plan, task: place })
    }

    /// The reference of a task that leads to another, with its key.
    pub fn reference_to(
        &self,
        task: &ResolvedTask<'a>,
        other: TaskAt,
    ) -> Option<(&'static str, Str<'a>)> {
        let leads_there = |reference: &str| self.links.find(reference) == Target::Task(other);
        references(task).find(|(_, reference)| leads_there(reference.value))
    }
}

/// The references of a task to tasks of other plans, each with its key.
fn references<'v, 'a>(
    task: &'v ResolvedTask<'a>,
) -> impl Iterator<Item = (&'static str, Str<'a>)> + 'v {
    let written = &task.written;
    let lists = [("implements", &written.implements), ("continues", &written.continues)];
    lists.into_iter().flat_map(|(key, list)| {
        let items = list.get().map(|list| list.items).unwrap_or_default();
        items.iter().map(move |reference| (key, *reference))
    })
}

/// The extensions that are in force for a debtor, each once; `None` among them if one has none.
fn extensions_in_force<'v, 'a>(
    of: &'v ResolvedTask<'a>,
    each: &'v Each<'a>,
) -> Vec<Option<&'v Extension<'a>>> {
    let mut found: Vec<Option<&Extension<'_>>> = Vec::new();
    for debtor in each.debtors {
        let last = state::last_granted(state::extensions_for(of, each, Some(*debtor)));
        let is_it = |known: &Option<&Extension<'_>>| match (known, last) {
            (Some(known), Some(last)) => std::ptr::eq(*known, last),
            (known, last) => known.is_none() && last.is_none(),
        };
        if !found.iter().any(is_it) {
            found.push(last);
        }
    }
    found
}

/// An objective with its context.
pub struct ObjectiveView<'v, 'a> {
    /// The keys in the file.
    pub objective: &'v Objective<'a>,
    /// The as-of date of the check.
    pub as_of: NaiveDate,
}

impl<'v> ObjectiveView<'v, '_> {
    /// The target's bound on a metric.
    pub fn bound(&self, metric: Metric) -> Option<&'v At<Bound>> {
        let target = self.objective.target.get()?;
        target.bounds.iter().find(|(m, _)| *m == metric).map(|(_, bound)| bound)
    }
}

impl<'a> Resolved<'a> {
    /// Every `allow` entry, with what it applies to: the plan, a task or an objective.
    pub fn allows(&self) -> impl Iterator<Item = (About<u32>, &Allow<'a>)> {
        let plan = self.plan.allow.iter().map(|a| (About::Plan, a));
        let objectives = self.objectives.iter().map(|o| (o.place, o.written));
        let tasks = self.tasks.iter().map(|t| (t.place, t.written));
        plan.chain(
            objectives
                .flat_map(|(at, o)| o.allow.iter().map(move |a| (About::Objective(at as u32), a))),
        )
        .chain(tasks.flat_map(|(at, t)| t.allow.iter().map(move |a| (About::Task(at as u32), a))))
    }

    /// Calls `look` once for every deadline, with its key (in `[defaults]`, a task or a milestone), and
    /// with the extension granted last; debtors may have several, each listed once.
    pub fn each_own_deadline(
        &self,
        out: &mut Findings,
        mut look: impl FnMut(&'static str, &Deadline<'a>, &[Option<&Extension<'a>>], &mut Findings),
    ) {
        out.in_plan();
        self.plan
            .defaults
            .deadline
            .get()
            .into_iter()
            .for_each(|deadline| look("defaults.deadline", deadline, &[None], out));
        for of in &self.tasks {
            let task = &of.written;
            out.in_task(of.place);
            if let Some(deadline) = task.deadline.get() {
                match of.links.each.filter(|_| !task.extensions.is_empty()) {
                    Some(each) => look("deadline", deadline, &extensions_in_force(of, each), out),
                    None => {
                        let extension = state::last_granted(state::extensions_of(task));
                        look("deadline", deadline, &[extension], out);
                    }
                }
            }
            let extensions = ByMilestone::of(task);
            for milestone in &task.milestones {
                if let Some(deadline) = milestone.deadline.get() {
                    let of_milestone = extensions.get(milestone.title.value());
                    let extension = state::last_granted(of_milestone);
                    look("milestone.deadline", deadline, &[extension], out);
                }
            }
        }
        out.in_plan();
    }
}
