//! What a plan says, without the way it is said: what is compared between two revisions.
//!
//! Names are the declared ones, defaults are applied, all facts hold whatever their date. File name,
//! order, layout and comments are not here, since they carry no meaning.

use chrono::NaiveDate;

use crate::deadline::{Deadline, Kind};
use crate::number::{Bound, Number};
use crate::plan::{Basis, Field, List, Measure, Members, Metric, Scope, Status, Str};
use crate::report::LeftOut;
use crate::resolve::Resolved;
use crate::state::{self, ByMilestone, Standing, standing};
use crate::text;
use crate::workspace::Loaded;

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
pub type Fields = Vec<(&'static str, String)>;

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
    /// Its title, or its component.
    pub title: String,
    /// Its fields without a place of their own here.
    pub fields: Fields,
    /// The bounds of its target.
    pub target: Vec<(Metric, Bound)>,
    /// Its results: the day and kind of each, and what it says.
    pub results: Vec<(String, String)>,
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
    /// Periods and milestones reported: what, and when.
    pub reported: Vec<(String, NaiveDate)>,
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
    /// The one due date in force.
    pub due: Option<NaiveDate>,
}

impl DeadlineFacts {
    /// Whether two deadlines mean the same, their due dates and extensions aside.
    pub fn means_same(&self, other: &DeadlineFacts) -> bool {
        match (&self.kind, &other.kind) {
            (Some(Kind::Conditional(a)), Some(Kind::Conditional(b))) => {
                a.count == b.count && self.text == other.text
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
    /// The document that grants it.
    pub by: String,
    /// The milestone that it moves.
    pub milestone: Option<String>,
    /// All of it, as text.
    pub text: String,
}

impl PlanFacts {
    /// What a plan says, or why it cannot be told: a plan is told apart by its id.
    pub fn of_loaded(loaded: Loaded<'_>) -> Result<PlanFacts, LeftOut> {
        let (resolved, _) = loaded.map_err(|unreadable| LeftOut::of(&unreadable))?;
        PlanFacts::of(&resolved).ok_or_else(|| LeftOut {
            file: resolved.source.path.to_owned(),
            reason: text!("không đọc được `id` của kế hoạch", "the plan's `id` cannot be read"),
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
        fields.value("from", plan.from.value());
        fields.value("until", plan.until.value());
        fields.list("indexes", &plan.indexes);
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
            tasks: (0..plan.tasks.len()).filter_map(|place| task(resolved, place)).collect(),
        })
    }
}

/// Collects fields that have a value.
#[derive(Default)]
struct FieldList(Fields);

impl FieldList {
    fn text(&mut self, key: &'static str, field: &Field<Str<'_>>) {
        self.0.extend(field.value().map(|text| (key, text.to_owned())));
    }

    fn value(&mut self, key: &'static str, value: Option<impl ToString>) {
        self.0.extend(value.map(|value| (key, value.to_string())));
    }

    fn list(&mut self, key: &'static str, field: &Field<List<'_>>) {
        let texts = field.get().map(|l| l.items.iter().map(|t| t.value.to_owned()).collect());
        self.joined(key, texts.unwrap_or_default());
    }

    fn joined(&mut self, key: &'static str, values: Vec<String>) {
        if !values.is_empty() {
            self.0.push((key, values.join("; ")));
        }
    }
}

fn basis(basis: &Basis<'_>) -> String {
    let texts = [basis.number.value(), basis.title.value()];
    let issued = basis.issued.value().map(|d| d.to_string());
    let more = [basis.issuer.value(), basis.note.value()];
    let own = |text: Option<&str>| text.map(str::to_owned);
    let parts = texts.map(own).into_iter().chain([issued]).chain(more.map(own));
    parts.flatten().collect::<Vec<_>>().join(", ")
}

fn units(resolved: &Resolved<'_>) -> Vec<UnitFacts> {
    let units = resolved.plan.units.iter();
    let facts = units.filter_map(|unit| {
        let mut fields = FieldList::default();
        fields.joined("aliases", unit.aliases.iter().map(|a| a.value.to_owned()).collect());
        match unit.members.get() {
            Some(Members::All) => fields.value("members", Some("all")),
            Some(Members::Named(names)) => {
                fields.joined("members", names.iter().map(|n| n.value.to_owned()).collect());
            }
            None => {}
        }
        fields.value("group", unit.group.filter(|group| *group));
        fields.value("external", unit.external.filter(|external| *external));
        fields.text("note", &unit.note);
        Some(UnitFacts { name: unit.name.value()?.to_owned(), fields: fields.0 })
    });
    facts.collect()
}

fn objectives(resolved: &Resolved<'_>) -> Vec<ObjectiveFacts> {
    let catalog = &resolved.config.catalog;
    let mut facts: Vec<ObjectiveFacts> = Vec::new();
    for (objective, links) in resolved.plan.objectives.iter().zip(&resolved.objectives) {
        let Some(id) = objective.id.value() else { continue };
        if facts.iter().any(|known| known.id == id) {
            continue;
        }
        let mut fields = FieldList::default();
        fields.joined("index", links.indexes.iter().map(|i| catalog.get(*i).id.clone()).collect());
        let components: Vec<String> =
            links.components.iter().map(|c| catalog.component_name(*c).to_owned()).collect();
        let title = objective.title.value().map(str::to_owned);
        let title = title.or_else(|| components.first().cloned()).unwrap_or_default();
        fields.joined("component", components);
        fields.value(
            "scope",
            objective.scope.value().filter(|s| *s != Scope::Agency).map(Scope::name),
        );
        fields.text("title", &objective.title);
        fields.value("baseline", objective.baseline.get().map(measure));
        let digits = |n: Option<&crate::source::At<Number>>| n.map(|n| n.value.digits().to_owned());
        fields.value("max", digits(objective.max.get()));
        fields.value("gain", digits(objective.gain.get()));
        fields.text("source", &objective.source);
        fields.text("note", &objective.note);
        fields.joined("allow", objective.allow.iter().map(ToString::to_string).collect());
        let bounds = objective.target.get().map(|t| t.bounds.iter());
        let results = objective.results.iter().filter_map(|result| {
            let on = result.on.value()?.to_string();
            let key = result.kind.value().map_or(on.clone(), |kind| format!("{on} {kind}"));
            Some((key, measure(result)))
        });
        facts.push(ObjectiveFacts {
            id: id.to_owned(),
            title,
            fields: fields.0,
            target: bounds.into_iter().flatten().map(|(m, b)| (*m, b.value.clone())).collect(),
            results: results.collect(),
        });
    }
    facts
}

/// A measure as text: `2024, score 11, rank 13/20`.
fn measure(measure: &Measure<'_>) -> String {
    let mut parts: Vec<String> = measure.year.value().map(|y| y.to_string()).into_iter().collect();
    let mut number = |name: &str, number: Option<&crate::source::At<Number>>| {
        parts.extend(number.map(|n| format!("{name} {}", n.value.digits())));
    };
    number("score", measure.score.get());
    number("percent", measure.percent.get());
    number("count", measure.count.get());
    if let Some(rank) = measure.rank.value() {
        let of = measure.of.value().map(|of| format!("/{of}")).unwrap_or_default();
        parts.push(format!("rank {rank}{of}"));
    }
    for part in &measure.parts {
        let digits = |n: Option<&crate::source::At<Number>>| {
            n.map(|n| n.value.digits().to_owned()).unwrap_or_default()
        };
        let max =
            part.max.get().map(|_| format!("/{}", digits(part.max.get()))).unwrap_or_default();
        parts.push(format!(
            "{} {}{max}",
            part.name.value().unwrap_or(""),
            digits(part.score.get())
        ));
    }
    let evidence = measure.evidence.get().into_iter().flat_map(|l| l.items);
    parts.extend(evidence.map(|e| e.value.to_owned()));
    parts.join(", ")
}

fn task(resolved: &Resolved<'_>, place: usize) -> Option<TaskFacts> {
    let (task, links) = (&resolved.plan.tasks[place], &resolved.tasks[place]);
    let id = task.id.value()?;
    let earlier = &resolved.plan.tasks[..place];
    if earlier.iter().any(|t| t.id.value() == Some(id)) {
        return None;
    }
    let catalog = &resolved.config.catalog;
    let names = |refs| resolved.names(refs).into_iter().map(str::to_owned).collect::<Vec<_>>();
    let mut fields = FieldList::default();
    fields.text("title", &task.title);
    fields.joined("index", links.indexes.iter().map(|i| catalog.get(*i).id.clone()).collect());
    let components = links.components.iter().map(|c| catalog.component_name(*c).to_owned());
    fields.joined("component", components.collect());
    fields.list("objectives", &task.objectives);
    fields.text("officer", &task.officer);
    fields.text("approver", &task.approver);
    fields.joined("recipient", names(links.recipients));
    fields.text("product", &task.product);
    fields.text("source", &task.source);
    fields.text("note", &task.note);
    fields.joined("allow", task.allow.iter().map(ToString::to_string).collect());
    let mut status = FieldList::default();
    let named = Status::ALL.iter().find(|(s, _)| Some(*s) == task.status.value());
    status.value("status", named.map(|(_, name)| *name).filter(|name| *name != "not-started"));
    status.value("progress", task.progress.value());
    status.list("evidence", &task.evidence);
    let standing = standing(resolved, place, NaiveDate::MAX);
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
        lead: names(links.lead),
        partners: names(links.partners),
        deadline: DeadlineFacts {
            text: deadline.map(|d: &Deadline<'_>| d.text.to_owned()),
            kind: deadline.map(|d| d.kind),
            due: standing.due,
        },
        milestones: milestones(resolved, place, &standing),
        extensions: extensions(resolved, place),
        started: task.started.value(),
        status: status.0,
        done: task.done.value(),
        cancelled,
        reported: reported(resolved, place),
        closed: standing.state.is_closed(),
    })
}

fn milestones(
    resolved: &Resolved<'_>,
    place: usize,
    standing: &Standing,
) -> Vec<(String, Option<NaiveDate>)> {
    let task = &resolved.plan.tasks[place];
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
    milestones.collect()
}

fn extensions(resolved: &Resolved<'_>, place: usize) -> Vec<ExtensionFacts> {
    let task = &resolved.plan.tasks[place];
    let facts = task.extensions.iter().map(|e| {
        let by = e.by.value().unwrap_or_default().to_owned();
        let day = |date: Option<NaiveDate>| date.map(|d| d.to_string()).unwrap_or_default();
        let (to, granted) = (day(e.to.value()), day(e.granted.value()));
        ExtensionFacts {
            to: e.to.value(),
            text: format!("{to} ({granted}, {by})"),
            by,
            milestone: e.milestone.value().map(str::to_owned),
        }
    });
    facts.collect()
}

fn reported(resolved: &Resolved<'_>, place: usize) -> Vec<(String, NaiveDate)> {
    let task = &resolved.plan.tasks[place];
    let reports = task.reports.iter().filter_map(|r| Some((r.period.value()?, r.done.value()?)));
    let milestones =
        task.milestones.iter().filter_map(|m| Some((m.title.value()?, m.done.value()?)));
    reports.chain(milestones).map(|(what, on)| (what.to_owned(), on)).collect()
}
