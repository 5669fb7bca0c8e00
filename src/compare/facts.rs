//! The facts of a plan that are compared between revisions.
//!
//! Units are given by their declared names, defaults are applied, and all facts are included whatever
//! their date. File names, order, layout, comments and spelling do not matter: values keep them for
//! display, but comparing ignores them.

use chrono::NaiveDate;
use rustc_hash::FxHashSet;

use crate::compare::debtors::{DebtorFacts, Member, debtors};
use crate::deadline::period::{Period, last_of_month};
use crate::deadline::{Deadline, Kind};
use crate::plan::fields::{self, ToValue};
use crate::plan::keys::task::{EXTENSION, MILESTONE, REPORT, TASK};
use crate::plan::value::{Fields, Measured, NamedFields, Value};
use crate::plan::{Field, List, Members, Metric, Scope, Status, Task};
use crate::resolve::each::expanded;
use crate::resolve::unit::UnitId;
use crate::resolve::{Resolved, ResolvedObjective, ResolvedTask, UnitRef};
use crate::state::{self, ByMilestone, Standing};
use crate::text::bound::Bound;
use crate::text::lang::both;
use crate::text::name;
use crate::text::source::Str;
use crate::workspace::copies::Claim;
use crate::workspace::load::{LeftOut, Loaded};

/// A plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanFacts {
    /// Its id.
    pub id: String,
    /// The path of its file, as shown.
    pub file: String,
    /// Its title.
    pub title: String,
    /// Its own fields that have a value, by key.
    pub fields: Fields,
    /// The units that it declares.
    pub units: Vec<UnitFacts>,
    /// The groups that lead a task, with all units inside them.
    pub groups: Vec<GroupFacts>,
    /// When the units in the lead of its tasks with `each` exist.
    pub lives: Vec<LifeFacts>,
    /// Its objectives.
    pub objectives: Vec<ObjectiveFacts>,
    /// Its tasks.
    pub tasks: Vec<TaskFacts>,
}

/// A unit.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitFacts {
    /// Its name.
    pub name: String,
    /// Its other fields.
    pub fields: Fields,
}

/// A group that leads a task, declared in the plan or in a `pargo.toml`.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupFacts {
    /// Its name.
    pub name: String,
    /// The units inside it at any depth, without groups that have members of their own.
    pub members: Vec<Member>,
    /// The groups inside it at any depth that have members of their own.
    pub groups: Vec<Member>,
}

/// When a unit exists.
#[derive(Clone, Debug, PartialEq)]
pub struct LifeFacts {
    /// Its name.
    pub name: String,
    /// The first and the last day, if they are given.
    pub days: [Option<NaiveDate>; 2],
}

/// An objective.
#[derive(Clone, Debug, PartialEq)]
pub struct ObjectiveFacts {
    /// Its id.
    pub id: String,
    /// Its title, or else its first component, or else its first index; empty if it has none of these.
    pub title: String,
    /// Its other fields.
    pub fields: Fields,
    /// The bounds of its target.
    pub target: Vec<(Metric, Bound)>,
    /// Its results with a date.
    pub results: Vec<Measured>,
}

/// A task.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskFacts {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its other fields.
    pub fields: Fields,
    /// The units in the lead, by their declared names.
    pub lead: Option<Value>,
    /// The comparison keys of their aliases: the names under which they may have been in the lead before.
    pub lead_aliases: Vec<String>,
    /// The units taking part, by their declared names.
    pub partners: Option<Value>,
    /// Its deadline.
    pub deadline: DeadlineFacts,
    /// The occurrences of a recurring task: the label of each period, and the due date of its report.
    pub occurrences: Vec<(String, NaiveDate)>,
    /// Its debtors; `None` without `each`.
    pub debtors: Option<Vec<DebtorFacts>>,
    /// Its milestones.
    pub milestones: Vec<MilestoneFacts>,
    /// Its extensions.
    pub extensions: Vec<ExtensionFacts>,
    /// When work on it began.
    pub started: Option<NaiveDate>,
    /// Status, progress and evidence. They often change together with the start or the completion.
    pub status: Fields,
    /// When it was completed.
    pub done: Option<NaiveDate>,
    /// Whether it was cancelled, and if known, when.
    pub cancelled: Option<Option<NaiveDate>>,
    /// Its reports of periods, and its completed milestones.
    pub reported: Vec<ReportFacts>,
    /// Its updates on the work.
    pub updates: Vec<Value>,
    /// Whether no work is left: it is done or cancelled, on any date.
    pub closed: bool,
}

/// A milestone: its title, and its due date with extensions applied.
pub type MilestoneFacts = (String, Option<NaiveDate>);

/// A deadline.
#[derive(Clone, Debug, PartialEq)]
pub struct DeadlineFacts {
    /// Its wording; `None` without a deadline.
    pub text: Option<String>,
    /// The day, where it is written as a date alone.
    pub day: Option<NaiveDate>,
    /// What it means; nothing where there is none, or it could not be read.
    pub kind: Option<Kind>,
    /// Whether there is a deadline that could not be read.
    pub is_unreadable: bool,
    /// The due date with extensions applied; `None` if there is not exactly one.
    pub due: Option<NaiveDate>,
}

impl DeadlineFacts {
    /// Whether two deadlines have the same meaning, apart from due dates and extensions.
    pub fn means_same(&self, other: &DeadlineFacts) -> bool {
        match (&self.kind, &other.kind) {
            (Some(Kind::Conditional(a)), Some(Kind::Conditional(b))) => {
                let words = |deadline: &DeadlineFacts| deadline.text.as_deref().map(name::key);
                a.count == b.count && words(self) == words(other)
            }
            (a, b) => a == b,
        }
    }
}

/// An extension.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ExtensionFacts {
    /// The new due date.
    pub to: Option<NaiveDate>,
    /// When it was granted.
    pub granted: Option<NaiveDate>,
    /// The document that grants it.
    pub by: String,
    /// The milestone that it moves.
    pub milestone: Option<String>,
    /// The unit whose due date it moves.
    pub unit: Option<String>,
}

impl ExtensionFacts {
    /// The extension as a value.
    pub fn value(&self) -> Value {
        let fields = Fields::of(
            &EXTENSION,
            [
                ("to", self.to.map(Value::Day)),
                ("granted", self.granted.map(Value::Day)),
                ("by", Some(Value::text(&self.by))),
            ],
        );
        let name = self.milestone.clone().or_else(|| self.unit.clone());
        Value::Table(NamedFields { name, fields })
    }
}

/// A milestone as a value, with its due date.
pub fn milestone(title: &str, due: Option<NaiveDate>) -> Value {
    let fields = Fields::of(&MILESTONE, [("deadline", due.map(Value::Day))]);
    Value::Table(NamedFields { name: Some(title.to_owned()), fields })
}

/// A report of a period, or a completed milestone.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportFacts {
    /// The period as written, or the milestone's title; empty for a single due date.
    pub what: String,
    /// The unit that reports, of a task with `each`.
    pub unit: Option<Member>,
    /// Identifies it besides the unit: for a period the date of its end, because labels of periods that end on the same
    /// date (`2025-Q2`, `2025-H1`) mean the same report.
    pub key: String,
    /// When it was done.
    pub on: NaiveDate,
    /// The document that proves it, if there is one.
    pub evidence: Option<Value>,
}

impl ReportFacts {
    /// The evidence as a value, with the name of the period or the milestone; `None` without evidence.
    pub fn proof(&self) -> Option<Value> {
        let fields = Fields::of(&REPORT, [("evidence", Some(self.evidence.clone()?))]);
        let unit = self.unit.iter().map(|unit| unit.name.as_str());
        let period = Some(self.what.as_str()).filter(|what| !what.is_empty());
        let name = unit.chain(period).collect::<Vec<_>>().join(", ");
        Some(Value::Table(NamedFields { name: Some(name), fields }))
    }
}

impl PlanFacts {
    /// The facts of a plan, or why it is left out: it cannot be read, or its id, which identifies it.
    pub fn of_loaded(loaded: Loaded<'_>) -> Result<PlanFacts, LeftOut> {
        let (resolved, _) = loaded.map_err(|unreadable| LeftOut::of(&unreadable))?;
        PlanFacts::of(&resolved).ok_or_else(|| LeftOut {
            file: resolved.source.path.to_owned(),
            reason: both!("không đọc được `id` của kế hoạch", "the plan's `id` cannot be read"),
            is_copy: false,
        })
    }

    /// What the file says that it is.
    pub fn claim(&self) -> Claim<'_> {
        let agency = match self.fields.get("agency") {
            Some(Value::Text(agency)) => Some(agency.as_str()),
            _ => None,
        };
        Claim { file: &self.file, id: Some(&self.id), agency }
    }

    /// The facts of a plan; `None` if its id could not be read.
    pub fn of(resolved: &Resolved<'_>) -> Option<PlanFacts> {
        let plan = resolved.plan;
        let id = plan.id.value()?.to_owned();
        Some(PlanFacts {
            id,
            file: resolved.source.path.to_owned(),
            title: plan.title.value().unwrap_or_default().to_owned(),
            fields: plan_fields(resolved),
            units: units(resolved),
            groups: groups(resolved),
            lives: lives(resolved),
            objectives: objectives(resolved),
            tasks: tasks_by_id(resolved).filter_map(|of| task(resolved, of)).collect(),
        })
    }
}

fn plan_fields(resolved: &Resolved<'_>) -> Fields {
    let plan = resolved.plan;
    let mut fields = fields::plan(plan).without(&["id"]);
    let year = plan.year.value();
    let first = year.and_then(|year| NaiveDate::from_ymd_opt(year, 1, 1));
    let last = year.and_then(|year| last_of_month(year, 12));
    // A date that is equal to its default is the same as none.
    let other = |date: Option<NaiveDate>, default| date.filter(|date| Some(*date) != default);
    fields.set("from", other(plan.from.value(), first.max(plan.issued.value())).map(Value::Day));
    fields.set("until", other(plan.until.value(), last).map(Value::Day));
    let catalog = &resolved.config.catalog;
    let id_of = |wording: &'_ Str<'_>| {
        let own = resolved.indexes.iter().find(|(own, _)| own.value == wording.value);
        Value::text(own.map_or(wording.value, |(_, index)| &catalog.get(*index).id))
    };
    let wordings = plan.indexes.get().into_iter().flat_map(|list| list.items);
    fields.set("indexes", Value::list(wordings.map(id_of).collect()));
    fields.set("basis", Value::list(plan.bases.iter().map(fields::basis).collect()));
    fields.put_last("allow");
    fields
}

/// Keeps the first of several with the same key, which is a mistake that a rule reports.
fn first_of_each<T>(facts: impl Iterator<Item = T>, key: impl Fn(&T) -> String) -> Vec<T> {
    let mut known = FxHashSet::default();
    facts.filter(|fact| known.insert(key(fact))).collect()
}

fn units(resolved: &Resolved<'_>) -> Vec<UnitFacts> {
    let units = resolved.plan.units.iter();
    let facts = units.filter_map(|unit| {
        let mut fields = fields::unit(unit).without(&["name"]);
        if let Some(Members::Named(names)) = unit.members.get() {
            let declared = names.iter().map(|name| resolved.declared_name(name.value));
            fields.set("members", Value::names(declared));
        }
        fields.set("group", unit.group.filter(|group| *group).map(Value::Flag));
        fields.set("external", unit.external.filter(|external| *external).map(Value::Flag));
        Some(UnitFacts { name: unit.name.value()?.to_owned(), fields })
    });
    first_of_each(facts, |unit| name::key(&unit.name))
}

fn groups(resolved: &Resolved<'_>) -> Vec<GroupFacts> {
    let units = &resolved.units;
    let mut groups: Vec<UnitId> =
        resolved.tasks.iter().flat_map(|task| task.links.lead).map(|lead| lead.unit).collect();
    let mut known = FxHashSet::default();
    groups.retain(|unit| known.insert(*unit) && !units.members(*unit).is_empty());
    let member = |unit: UnitId| Member::of(resolved, unit);
    let has_members = |unit: &UnitId| !units.members(*unit).is_empty();
    let group = |unit: UnitId| GroupFacts {
        name: units.get(unit).name.to_owned(),
        members: units.leaves(unit).into_iter().map(member).collect(),
        groups: units.inside(unit).into_iter().filter(has_members).map(member).collect(),
    };
    groups.into_iter().map(group).collect()
}

fn lives(resolved: &Resolved<'_>) -> Vec<LifeFacts> {
    let tasks = resolved.tasks.iter().filter(|task| task.links.each.is_some());
    let lead: Vec<UnitId> = tasks.flat_map(|task| task.links.lead).map(|lead| lead.unit).collect();
    let life = |unit: UnitId| {
        let unit = resolved.units.get(unit);
        LifeFacts { name: unit.name.to_owned(), days: [unit.from, unit.until] }
    };
    expanded(&resolved.units, &lead).into_iter().map(life).collect()
}

fn objectives(resolved: &Resolved<'_>) -> Vec<ObjectiveFacts> {
    let catalog = &resolved.config.catalog;
    let facts = resolved.objectives.iter().filter_map(|of| {
        let ResolvedObjective { written: objective, links, .. } = of;
        let id = objective.id.value()?;
        let indexes = || links.indexes.iter().map(|index| catalog.get(*index).id.as_str());
        let components = || links.components.iter().map(|c| catalog.component_name(*c));
        let title = objective.title.value();
        let title = title.or_else(|| components().next()).or_else(|| indexes().next());
        let mut fields = fields::objective(objective).without(&["id"]);
        fields.set("index", Value::texts(indexes()));
        fields.set("component", Value::texts(components()));
        let scope = objective.scope.value().filter(|scope| *scope != Scope::default());
        fields.set("scope", scope.map(|scope| Value::Word(scope.word())));
        let bounds = objective.target.get().map(|t| t.bounds.iter());
        let results = objective.results.iter().filter(|result| result.on.get().is_some());
        Some(ObjectiveFacts {
            id: id.to_owned(),
            title: title.unwrap_or_default().to_owned(),
            fields,
            target: bounds.into_iter().flatten().map(|(m, b)| (*m, b.value.clone())).collect(),
            results: results.map(Measured::of).collect(),
        })
    });
    first_of_each(facts, |objective| objective.id.clone())
}

/// The keys of a task that have a field of their own in [`TaskFacts`].
const OF_THEIR_OWN: [&str; 9] =
    ["id", "lead", "partners", "status", "started", "done", "progress", "evidence", "cancelled"];

/// The tasks with an id; of several with the same id, which is a mistake, the first.
pub fn tasks_by_id<'r, 'a>(
    resolved: &'r Resolved<'a>,
) -> impl Iterator<Item = &'r ResolvedTask<'a>> {
    let mut known = FxHashSet::default();
    resolved.tasks.iter().filter(move |of| of.written.id.value().is_some_and(|id| known.insert(id)))
}

/// The facts of a task; `None` if it has no id.
pub fn task(resolved: &Resolved<'_>, of: &ResolvedTask<'_>) -> Option<TaskFacts> {
    let (task, links) = (of.written, &of.links);
    let id = task.id.value()?;
    let defaults = &resolved.plan.defaults;
    let (fields, status) = task_fields(resolved, of);
    let standing = state::with_all_facts(resolved, of);
    let by_status = task.status.value() == Some(Status::Cancelled);
    let cancelled = match task.cancelled.value() {
        Some(date) => Some(Some(date)),
        None => by_status.then_some(None),
    };
    let deadline = links.deadline.get();
    Some(TaskFacts {
        id: id.to_owned(),
        title: task.title.value().unwrap_or_default().to_owned(),
        fields,
        lead: units_named(resolved, links.lead, own_or(&task.lead, &defaults.lead)),
        lead_aliases: links
            .lead
            .iter()
            .flat_map(|unit| &resolved.units.get(unit.unit).aliases)
            .map(|alias| name::key(alias))
            .collect(),
        partners: units_named(resolved, links.partners, own_or(&task.partners, &defaults.partners)),
        deadline: DeadlineFacts {
            text: deadline.map(|d: &Deadline<'_>| d.text.to_owned()),
            day: deadline.and_then(Deadline::day),
            kind: deadline.map(|d| d.kind),
            is_unreadable: links.deadline.is_unreadable(),
            due: match links.each {
                Some(each) => resolved.original_due(of).map(|due| {
                    let extensions = state::extensions_for(of, each, None);
                    state::in_force(due, extensions, NaiveDate::MAX)
                }),
                None => standing.due,
            },
        },
        occurrences: resolved
            .occurrences(of)
            .into_iter()
            .flatten()
            .map(|occurrence| (occurrence.period.to_string(), occurrence.due))
            .collect(),
        debtors: debtors(resolved, of),
        milestones: milestones(task, &standing),
        extensions: extensions(resolved, task),
        started: task.started.value(),
        status,
        done: task.done.value(),
        cancelled,
        reported: reported(resolved, of),
        updates: resolved.updates(task),
        closed: standing.state.is_closed(),
    })
}

/// The fields of a task that have no field of their own in [`TaskFacts`], and its status, progress and
/// evidence.
fn task_fields(resolved: &Resolved<'_>, of: &ResolvedTask<'_>) -> (Fields, Fields) {
    let (task, links) = (of.written, &of.links);
    let catalog = &resolved.config.catalog;
    let all = fields::task(task);
    let begun = task.status.value().filter(|status| *status != Status::NotStarted);
    let status = Fields::of(
        &TASK,
        [
            ("status", begun.map(|status| Value::Word(status.word()))),
            ("progress", all.get("progress").cloned()),
            ("evidence", all.get("evidence").cloned()),
        ],
    );
    let mut fields = all.without(&OF_THEIR_OWN);
    let indexes = links.indexes.iter().map(|index| catalog.get(*index).id.as_str());
    fields.set("index", Value::texts(indexes));
    let components = links.components.iter().map(|c| catalog.component_name(*c));
    fields.set("component", Value::texts(components));
    fields.set("except", Value::names(resolved.declared(&task.except)));
    fields.set("recipient", units_named(resolved, links.recipients, &task.recipient));
    (fields, status)
}

fn own_or<'f, 'a>(own: &'f Field<List<'a>>, default: &'f Field<List<'a>>) -> &'f Field<List<'a>> {
    if own.is_absent() { default } else { own }
}

/// Units by their declared names, and unknown names as written.
fn units_named(
    resolved: &Resolved<'_>,
    refs: &[UnitRef],
    written: &Field<List<'_>>,
) -> Option<Value> {
    let mut names = resolved.names(refs);
    if let Some(list) = written.get().filter(|list| list.items.len() > names.len()) {
        let lost = list.items.iter().filter(|name| resolved.units.find(name.value).is_none());
        names.extend(lost.map(|name| name.value));
    }
    Value::names(names)
}

fn milestones(task: &Task<'_>, standing: &Standing) -> Vec<MilestoneFacts> {
    let extensions = ByMilestone::of(task);
    let milestones = task.milestones.iter().enumerate().filter_map(|(at, milestone)| {
        let title = milestone.title.value()?;
        let slot = standing.owed.iter().find(|due| due.slot == state::Slot::Milestone(at));
        let own = || match milestone.deadline.get()?.kind {
            Kind::Fixed(date) => {
                Some(state::in_force(date, extensions.get(Some(title)), NaiveDate::MAX))
            }
            Kind::Relative(_) | Kind::Recurring(_) | Kind::Standing | Kind::Conditional(_) => None,
        };
        Some((title.to_owned(), slot.map(|due| due.due).or_else(own)))
    });
    first_of_each(milestones, |(title, _)| name::key(title))
}

fn extensions(resolved: &Resolved<'_>, task: &Task<'_>) -> Vec<ExtensionFacts> {
    let facts = task.extensions.iter().map(|e| {
        let by = e.by.value().unwrap_or_default().to_owned();
        let milestone = e.milestone.value().map(str::to_owned);
        let unit = e.unit.value().map(|unit| resolved.declared_name(unit).to_owned());
        ExtensionFacts { to: e.to.value(), granted: e.granted.value(), by, milestone, unit }
    });
    facts.collect()
}

fn reported(resolved: &Resolved<'_>, of: &ResolvedTask<'_>) -> Vec<ReportFacts> {
    let task = &of.written;
    let reports = task.reports.iter().filter_map(|report| {
        let unit = of.links.each.and_then(|_| {
            let name = report.unit.value()?;
            let nobody = Member { name: name.to_owned(), keys: vec![name::key(name)] };
            Some(resolved.units.find(name).map_or(nobody, |unit| Member::of(resolved, unit)))
        });
        let what = match report.period.value() {
            Some(period) => period.to_owned(),
            None => unit.as_ref().map(|_| String::new())?,
        };
        let end = Period::parse(&what).and_then(Period::end);
        let key = end.map_or_else(|| what.clone(), |end| end.to_string());
        Some(ReportFacts {
            what,
            unit,
            key,
            on: report.done.value()?,
            evidence: report.evidence.to_value(),
        })
    });
    let milestones = task.milestones.iter().filter_map(|milestone| {
        let what = milestone.title.value()?.to_owned();
        let (key, on) = (name::key(&what), milestone.done.value()?);
        let evidence = milestone.evidence.to_value();
        Some(ReportFacts { what, unit: None, key, on, evidence })
    });
    first_of_each(reports.chain(milestones), |report| {
        let unit = report.unit.as_ref().map(|unit| name::key(&unit.name));
        format!("{}\n{}", report.key, unit.unwrap_or_default())
    })
}
