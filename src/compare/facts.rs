//! What a plan says, without the way it is said: what is compared between two revisions.
//!
//! Names are the declared ones, defaults are applied, all facts hold whatever their date. File name,
//! order, layout, comments and spelling carry no meaning: what is kept of them to be shown does not count
//! where facts are compared.

use chrono::NaiveDate;
use rustc_hash::FxHashSet;

use crate::deadline::period::{Period, last_of_month};
use crate::deadline::{Deadline, Kind};
use crate::plan::{Basis, Field, List, Measure, Members, Metric, Scope, Status, Task};
use crate::resolve::{Resolved, ResolvedObjective, ResolvedTask, UnitRef};
use crate::state::{self, ByMilestone, Standing, standing};
use crate::text::lang::both;
use crate::text::name;
use crate::text::number::{Bound, Number};
use crate::text::source::{At, Str};
use crate::workspace::load::{LeftOut, Loaded};

/// A plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlanFacts {
    /// Its id.
    pub id: String,
    /// The file it stood in, as shown.
    pub file: String,
    /// Its title.
    pub title: String,
    /// Its own fields that have a value, by key.
    pub fields: Fields,
    /// The units that it declares.
    pub units: Vec<UnitFacts>,
    /// Its objectives.
    pub objectives: Vec<ObjectiveFacts>,
    /// Its tasks.
    pub tasks: Vec<TaskFacts>,
}

/// Values by their key, in the order of the format.
pub type Fields = Vec<(&'static str, Value)>;

/// A value as text, and what tells it from another one: neither the order of a list nor the spelling of a
/// name, nor the digits of a number that is the same.
#[derive(Clone, Debug)]
pub struct Value {
    /// As it is shown.
    pub text: String,
    meaning: String,
}

impl PartialEq for Value {
    fn eq(&self, other: &Value) -> bool {
        self.meaning == other.meaning
    }
}

impl Value {
    fn plain(text: String) -> Value {
        Value { meaning: text.clone(), text }
    }

    /// A list, of which `key` tells what an item means.
    fn list(items: &[String], key: impl Fn(&str) -> String) -> Value {
        let mut keys: Vec<String> = items.iter().map(|item| key(item)).collect();
        keys.sort_unstable();
        Value { text: items.join("; "), meaning: keys.join("\0") }
    }
}

/// A unit.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitFacts {
    /// Its name.
    pub name: String,
    /// Its other fields.
    pub fields: Fields,
}

/// An objective.
#[derive(Clone, Debug, PartialEq)]
pub struct ObjectiveFacts {
    /// Its id.
    pub id: String,
    /// Its title, or its component, or its index.
    pub title: String,
    /// Its fields without a place of their own here.
    pub fields: Fields,
    /// The bounds of its target.
    pub target: Vec<(Metric, Bound)>,
    /// Its results: the day and kind of each, and what it says.
    pub results: Vec<(String, Value)>,
}

/// A task.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskFacts {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its fields without a place of their own here.
    pub fields: Fields,
    /// The units in the lead.
    pub lead: Vec<String>,
    /// The keys of their aliases: the names under which they may have been in the lead before.
    pub lead_aliases: Vec<String>,
    /// The units that take part.
    pub partners: Vec<String>,
    /// Its deadline.
    pub deadline: DeadlineFacts,
    /// Its milestones: title and due date in force.
    pub milestones: Vec<(String, Option<NaiveDate>)>,
    /// Its extensions.
    pub extensions: Vec<ExtensionFacts>,
    /// When work began.
    pub started: Option<NaiveDate>,
    /// Status, progress and evidence, which belong to what they are given with.
    pub status: Fields,
    /// When it was completed.
    pub done: Option<NaiveDate>,
    /// Whether it was cancelled, and when.
    pub cancelled: Option<Option<NaiveDate>>,
    /// Periods and milestones reported.
    pub reported: Vec<ReportFacts>,
    /// Whether nothing more is owed, with all facts known.
    pub closed: bool,
}

/// A deadline.
#[derive(Clone, Debug, PartialEq)]
pub struct DeadlineFacts {
    /// Its words; nothing where there is none.
    pub text: Option<String>,
    /// What it means; nothing where there is none, or it could not be read.
    pub kind: Option<Kind>,
    /// Whether there is one that could not be read.
    pub is_unreadable: bool,
    /// The one due date in force.
    pub due: Option<NaiveDate>,
}

impl DeadlineFacts {
    /// Whether two deadlines mean the same, their due dates and extensions aside.
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
#[derive(Clone, Debug, PartialEq)]
pub struct ExtensionFacts {
    /// The new due date.
    pub to: Option<NaiveDate>,
    /// When it was granted.
    pub granted: Option<NaiveDate>,
    /// The document that grants it.
    pub by: String,
    /// The milestone that it moves.
    pub milestone: Option<String>,
    /// All of it, as text.
    pub text: String,
}

/// A report of a period, or a milestone done.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportFacts {
    /// The period as written, or the milestone's title.
    pub what: String,
    /// What tells it from others: labels of periods that end on one day answer each other.
    pub key: String,
    /// When it was done.
    pub on: NaiveDate,
    /// The document that proves it.
    pub evidence: Option<Value>,
}

impl PlanFacts {
    /// What a plan says, or why it cannot be told: a plan is told apart by its id.
    pub fn of_loaded(loaded: Loaded<'_>) -> Result<PlanFacts, LeftOut> {
        let (resolved, _) = loaded.map_err(|unreadable| LeftOut::of(&unreadable))?;
        PlanFacts::of(&resolved).ok_or_else(|| LeftOut {
            file: resolved.source.path.to_owned(),
            reason: both!("không đọc được `id` của kế hoạch", "the plan's `id` cannot be read"),
        })
    }

    /// What a plan says; `None` where its id could not be read.
    pub fn of(resolved: &Resolved<'_>) -> Option<PlanFacts> {
        let plan = &resolved.plan;
        let id = plan.id.value()?.to_owned();
        let mut fields = FieldList::default();
        fields.text("title", &plan.title);
        fields.text("agency", &plan.agency);
        fields.value("year", plan.year.value());
        fields.text("number", &plan.number);
        fields.value("issued", plan.issued.value());
        let year = plan.year.value();
        let first = year.and_then(|year| NaiveDate::from_ymd_opt(year, 1, 1));
        let issued = plan.issued.value();
        // What is spelt out as it would be by default says nothing more.
        let other = |date: Option<NaiveDate>, default| date.filter(|date| Some(*date) != default);
        fields.value("from", other(plan.from.value(), first.max(issued)));
        let last = year.and_then(|year| last_of_month(year, 12));
        fields.value("until", other(plan.until.value(), last));
        let catalog = &resolved.config.catalog;
        let id_of = |wording: String| {
            let own = resolved.indexes.iter().find(|(own, _)| own.value == wording);
            own.map_or(wording, |(_, index)| catalog.get(*index).id.clone())
        };
        fields.joined("indexes", texts(&plan.indexes).into_iter().map(id_of).collect());
        fields.text("province", &plan.province);
        fields.text("signed_by", &plan.signed_by);
        fields.text("source", &plan.source);
        fields.text("note", &plan.note);
        fields.list("recipients", &plan.recipients);
        fields.joined("basis", plan.bases.iter().map(basis).collect());
        fields.joined("allow", plan.allow.iter().map(ToString::to_string).collect());
        Some(PlanFacts {
            id,
            file: resolved.source.path.to_owned(),
            title: plan.title.value().unwrap_or_default().to_owned(),
            fields: fields.0,
            units: units(resolved),
            objectives: objectives(resolved),
            tasks: resolved.tasks.iter().filter_map(|of| task(resolved, of)).collect(),
        })
    }
}

/// Collects fields that have a value.
#[derive(Default)]
struct FieldList(Fields);

impl FieldList {
    fn text(&mut self, key: &'static str, field: &Field<Str<'_>>) {
        self.value(key, field.value());
    }

    fn value(&mut self, key: &'static str, value: Option<impl ToString>) {
        self.0.extend(value.map(|value| (key, Value::plain(value.to_string()))));
    }

    fn number(&mut self, key: &'static str, number: Option<&At<Number>>) {
        let value = |number: &Number| Value {
            text: number.digits().to_owned(),
            meaning: same_digits(number),
        };
        self.0.extend(number.map(|number| (key, value(&number.value))));
    }

    fn list(&mut self, key: &'static str, field: &Field<List<'_>>) {
        self.joined(key, texts(field));
    }

    fn joined(&mut self, key: &'static str, values: Vec<String>) {
        self.named(key, values, str::to_owned);
    }

    /// A list, of which `meaning` tells what an item means.
    fn named(&mut self, key: &'static str, items: Vec<String>, meaning: impl Fn(&str) -> String) {
        if !items.is_empty() {
            self.0.push((key, Value::list(&items, meaning)));
        }
    }
}

fn texts(field: &Field<List<'_>>) -> Vec<String> {
    let texts = field.get().map(|l| l.items.iter().map(|t| t.value.to_owned()).collect());
    texts.unwrap_or_default()
}

/// The digits of a number, the same however it is written.
fn same_digits(number: &Number) -> String {
    number.value().normalize().to_string()
}

fn basis(basis: &Basis<'_>) -> String {
    let texts = [basis.number.value(), basis.title.value()];
    let issued = basis.issued.value().map(|d| d.to_string());
    let more = [basis.issuer.value(), basis.note.value()];
    let own = |text: Option<&str>| text.map(str::to_owned);
    let parts = texts.map(own).into_iter().chain([issued]).chain(more.map(own));
    parts.flatten().collect::<Vec<_>>().join(", ")
}

/// Of those with the same key, which is an error, the first is the one that counts.
fn first_of_each<T>(facts: impl Iterator<Item = T>, key: impl Fn(&T) -> String) -> Vec<T> {
    let mut known = FxHashSet::default();
    facts.filter(|fact| known.insert(key(fact))).collect()
}

fn units(resolved: &Resolved<'_>) -> Vec<UnitFacts> {
    let units = resolved.plan.units.iter();
    let facts = units.filter_map(|unit| {
        let mut fields = FieldList::default();
        let aliases = unit.aliases.iter().map(|a| a.value.to_owned()).collect();
        fields.named("aliases", aliases, name::key);
        match unit.members.get() {
            Some(Members::All) => fields.value("members", Some("all")),
            Some(Members::Named(names)) => {
                let declared = |wording: &Str<'_>| {
                    let unit = resolved.units.find(wording.value);
                    unit.map_or(wording.value, |unit| resolved.units.get(unit).name).to_owned()
                };
                fields.named("members", names.iter().map(declared).collect(), name::key);
            }
            None => {}
        }
        fields.value("group", unit.group.filter(|group| *group));
        fields.value("external", unit.external.filter(|external| *external));
        fields.text("note", &unit.note);
        Some(UnitFacts { name: unit.name.value()?.to_owned(), fields: fields.0 })
    });
    first_of_each(facts, |unit| name::key(&unit.name))
}

fn objectives(resolved: &Resolved<'_>) -> Vec<ObjectiveFacts> {
    let catalog = &resolved.config.catalog;
    let mut facts: Vec<ObjectiveFacts> = Vec::new();
    for ResolvedObjective { written: objective, links, .. } in &resolved.objectives {
        let Some(id) = objective.id.value() else { continue };
        if facts.iter().any(|known| known.id == id) {
            continue;
        }
        let mut fields = FieldList::default();
        fields.joined("index", links.indexes.iter().map(|i| catalog.get(*i).id.clone()).collect());
        let components: Vec<String> =
            links.components.iter().map(|c| catalog.component_name(*c).to_owned()).collect();
        let title = objective.title.value().map(str::to_owned);
        let index = || links.indexes.first().map(|i| catalog.get(*i).id.clone());
        let title = title.or_else(|| components.first().cloned()).or_else(index);
        fields.joined("component", components);
        fields.value(
            "scope",
            objective.scope.value().filter(|s| *s != Scope::Agency).map(|s| s.word().name),
        );
        fields.text("title", &objective.title);
        fields.0.extend(objective.baseline.get().map(|m| ("baseline", measured(m))));
        fields.number("max", objective.max.get());
        fields.number("gain", objective.gain.get());
        fields.text("source", &objective.source);
        fields.text("note", &objective.note);
        fields.joined("allow", objective.allow.iter().map(ToString::to_string).collect());
        let bounds = objective.target.get().map(|t| t.bounds.iter());
        let results = objective.results.iter().filter_map(|result| {
            let on = result.on.value()?.to_string();
            let key =
                result.kind.value().map_or(on.clone(), |kind| format!("{on} {}", kind.word().name));
            Some((key, measured(result)))
        });
        facts.push(ObjectiveFacts {
            id: id.to_owned(),
            title: title.unwrap_or_default(),
            fields: fields.0,
            target: bounds.into_iter().flatten().map(|(m, b)| (*m, b.value.clone())).collect(),
            results: results.collect(),
        });
    }
    facts
}

fn measured(of: &Measure<'_>) -> Value {
    Value { text: measure(of, |n| n.digits().to_owned()), meaning: measure(of, same_digits) }
}

/// A measure as text: `2024, score 11, rank 13/20`; `written` tells how its numbers are written.
fn measure(measure: &Measure<'_>, written: impl Fn(&Number) -> String) -> String {
    let mut parts: Vec<String> = measure.year.value().map(|y| y.to_string()).into_iter().collect();
    let mut number = |name: &str, number: Option<&At<Number>>| {
        parts.extend(number.map(|n| format!("{name} {}", written(&n.value))));
    };
    number("score", measure.score.get());
    number("percent", measure.percent.get());
    number("count", measure.count.get());
    if let Some(rank) = measure.rank.value() {
        let of = measure.of.value().map(|of| format!("/{of}")).unwrap_or_default();
        parts.push(format!("rank {rank}{of}"));
    }
    for part in &measure.parts {
        let [score, max] = [&part.score, &part.max].map(|n| n.get().map(|n| written(&n.value)));
        let max = max.map(|max| format!("/{max}")).unwrap_or_default();
        let name = part.name.value().unwrap_or_default();
        parts.push(format!("{name} {}{max}", score.unwrap_or_default()));
    }
    let evidence = measure.evidence.get().into_iter().flat_map(|l| l.items);
    parts.extend(evidence.map(|e| e.value.to_owned()));
    parts.join(", ")
}

/// What a task says; `None` where it has no id of its own.
pub fn task(resolved: &Resolved<'_>, of: &ResolvedTask<'_>) -> Option<TaskFacts> {
    let (task, links) = (&of.written, &of.links);
    let id = task.id.value()?;
    let earlier = &resolved.tasks[..of.place];
    if earlier.iter().any(|t| t.written.id.value() == Some(id)) {
        return None;
    }
    let catalog = &resolved.config.catalog;
    let defaults = &resolved.plan.defaults;
    let mut fields = FieldList::default();
    fields.text("title", &task.title);
    fields.joined("index", links.indexes.iter().map(|i| catalog.get(*i).id.clone()).collect());
    let components = links.components.iter().map(|c| catalog.component_name(*c).to_owned());
    fields.joined("component", components.collect());
    fields.list("objectives", &task.objectives);
    fields.text("officer", &task.officer);
    fields.text("approver", &task.approver);
    let recipients = units_named(resolved, links.recipients, &task.recipient);
    fields.named("recipient", recipients, name::key);
    fields.text("product", &task.product);
    fields.text("source", &task.source);
    fields.text("note", &task.note);
    fields.joined("allow", task.allow.iter().map(ToString::to_string).collect());
    let mut status = FieldList::default();
    let begun = task.status.value().filter(|status| *status != Status::NotStarted);
    status.value("status", begun.map(|status| status.word().name));
    status.value("progress", task.progress.value());
    status.list("evidence", &task.evidence);
    let standing = standing(resolved, of, NaiveDate::MAX);
    let by_status = task.status.value() == Some(Status::Cancelled);
    let cancelled = match task.cancelled.value() {
        Some(date) => Some(Some(date)),
        None => by_status.then_some(None),
    };
    let deadline = links.deadline.get();
    Some(TaskFacts {
        id: id.to_owned(),
        title: task.title.value().unwrap_or_default().to_owned(),
        fields: fields.0,
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
            kind: deadline.map(|d| d.kind),
            is_unreadable: links.deadline.is_unreadable(),
            due: standing.due,
        },
        milestones: milestones(task, &standing),
        extensions: extensions(task),
        started: task.started.value(),
        status: status.0,
        done: task.done.value(),
        cancelled,
        reported: reported(task),
        closed: standing.state.is_closed(),
    })
}

fn own_or<'f, 'a>(own: &'f Field<List<'a>>, default: &'f Field<List<'a>>) -> &'f Field<List<'a>> {
    if own.is_absent() { default } else { own }
}

/// Units by their declared names; a name that means no unit, as it is written.
fn units_named(
    resolved: &Resolved<'_>,
    refs: &[UnitRef],
    written: &Field<List<'_>>,
) -> Vec<String> {
    let mut names: Vec<String> = resolved.names(refs).into_iter().map(str::to_owned).collect();
    if let Some(list) = written.get().filter(|list| list.items.len() > names.len()) {
        let lost = list.items.iter().filter(|name| resolved.units.find(name.value).is_none());
        names.extend(lost.map(|name| name.value.to_owned()));
    }
    names
}

fn milestones(task: &Task<'_>, standing: &Standing) -> Vec<(String, Option<NaiveDate>)> {
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

fn extensions(task: &Task<'_>) -> Vec<ExtensionFacts> {
    let facts = task.extensions.iter().map(|e| {
        let by = e.by.value().unwrap_or_default().to_owned();
        let day = |date: Option<NaiveDate>| date.map(|d| d.to_string()).unwrap_or_default();
        let (to, granted) = (day(e.to.value()), day(e.granted.value()));
        let of = e.milestone.value().map(|title| format!("{title}: ")).unwrap_or_default();
        ExtensionFacts {
            to: e.to.value(),
            granted: e.granted.value(),
            text: format!("{of}{to} ({granted}, {by})"),
            by,
            milestone: e.milestone.value().map(str::to_owned),
        }
    });
    facts.collect()
}

fn reported(task: &Task<'_>) -> Vec<ReportFacts> {
    let evidence = |field: &Field<List<'_>>| {
        let texts = texts(field);
        (!texts.is_empty()).then(|| Value::list(&texts, str::to_owned))
    };
    let reports = task.reports.iter().filter_map(|report| {
        let what = report.period.value()?.to_owned();
        let end = Period::parse(&what).and_then(Period::end);
        let key = end.map_or_else(|| what.clone(), |end| end.to_string());
        Some(ReportFacts {
            what,
            key,
            on: report.done.value()?,
            evidence: evidence(&report.evidence),
        })
    });
    let milestones = task.milestones.iter().filter_map(|milestone| {
        let what = milestone.title.value()?.to_owned();
        let (key, on) = (name::key(&what), milestone.done.value()?);
        Some(ReportFacts { what, key, on, evidence: evidence(&milestone.evidence) })
    });
    first_of_each(reports.chain(milestones), |report| report.key.clone())
}
