//! What each table of a plan says, key by key, as values: what is compared, shown and, in time, written.
//!
//! Keys come in the order of their rows. Names are those of the file; where they are joined with what they
//! mean, the later stage puts its own in their place. Keys with a table of their own below them (`target`,
//! results, milestones, extensions, reports) and deadlines are not here.

use crate::plan::keys::objective::OBJECTIVE;
use crate::plan::keys::plan::{ALLOW, BASIS, PLAN, UNIT};
use crate::plan::keys::task::{TASK, UPDATE};
use crate::plan::value::{Entry, Fields, Measured, Value};
use crate::plan::{
    Allow, Basis, Field, List, Measure, Members, Objective, Plan, Scope, Status, Task, Unit, Update,
};
use crate::text::number::Number;
use crate::text::source::{At, Date, Str};

/// `[plan]`
pub fn plan(plan: &Plan<'_>) -> Fields {
    Fields::of(
        &PLAN,
        [
            ("id", plan.id.said()),
            ("title", plan.title.said()),
            ("agency", plan.agency.said()),
            ("year", plan.year.said()),
            ("number", plan.number.said()),
            ("issued", plan.issued.said()),
            ("from", plan.from.said()),
            ("until", plan.until.said()),
            ("indexes", plan.indexes.said()),
            ("province", plan.province.said()),
            ("signed_by", plan.signed_by.said()),
            ("source", plan.source.said()),
            ("note", plan.note.said()),
            ("recipients", plan.recipients.said()),
            ("closed_by", plan.closed_by.said()),
            ("known_as", plan.known_as.said()),
            ("allow", allows(&plan.allow)),
        ],
    )
}

/// `[[basis]]`
pub fn basis(basis: &Basis<'_>) -> Value {
    let fields = Fields::of(
        &BASIS,
        [
            ("number", basis.number.said()),
            ("title", basis.title.said()),
            ("issued", basis.issued.said()),
            ("issuer", basis.issuer.said()),
            ("note", basis.note.said()),
        ],
    );
    Value::Entry(Entry { of: None, fields })
}

/// `[[unit]]`
pub fn unit(unit: &Unit<'_>) -> Fields {
    let members = unit.members.get().and_then(|members| match members {
        Members::All => Some(Value::text("all")),
        Members::Named(names) => Value::names(names.iter().map(|name| name.value)),
    });
    Fields::of(
        &UNIT,
        [
            ("name", unit.name.said()),
            ("aliases", Value::names(unit.aliases.iter().map(|alias| alias.value))),
            ("members", members),
            ("group", unit.group.map(Value::Flag)),
            ("external", unit.external.map(Value::Flag)),
            ("note", unit.note.said()),
        ],
    )
}

/// `[[objective]]`
pub fn objective(objective: &Objective<'_>) -> Fields {
    Fields::of(
        &OBJECTIVE,
        [
            ("id", objective.id.said()),
            ("index", objective.index.said()),
            ("component", objective.component.said()),
            ("scope", objective.scope.said()),
            ("title", objective.title.said()),
            ("baseline", objective.baseline.said()),
            ("max", objective.max.said()),
            ("gain", objective.gain.said()),
            ("source", objective.source.said()),
            ("note", objective.note.said()),
            ("allow", allows(&objective.allow)),
        ],
    )
}

/// `[[task]]`
pub fn task(task: &Task<'_>) -> Fields {
    Fields::of(
        &TASK,
        [
            ("id", task.id.said()),
            ("title", task.title.said()),
            ("index", task.index.said()),
            ("component", task.component.said()),
            ("objectives", task.objectives.said()),
            ("lead", task.lead.said()),
            ("partners", task.partners.said()),
            ("officer", task.officer.said()),
            ("approver", task.approver.said()),
            ("recipient", task.recipient.said()),
            ("product", task.product.said()),
            ("source", task.source.said()),
            ("status", task.status.said()),
            ("started", task.started.said()),
            ("done", task.done.said()),
            ("progress", task.progress.value().map(Value::Percent)),
            ("evidence", task.evidence.said()),
            ("cancelled", task.cancelled.said()),
            ("note", task.note.said()),
            ("allow", allows(&task.allow)),
        ],
    )
}

fn allows(allows: &[Allow<'_>]) -> Option<Value> {
    let entry = |allow: &Allow<'_>| {
        let fields =
            Fields::of(&ALLOW, [("reason", allow.reason.said()), ("until", allow.until.said())]);
        Value::Entry(Entry { of: Some(allow.rule.value.to_owned()), fields })
    };
    Value::list(allows.iter().map(entry).collect())
}

/// `[[task.update]]`
pub fn update(update: &Update<'_>) -> Fields {
    Fields::of(
        &UPDATE,
        [
            ("on", update.on.said()),
            ("unit", update.unit.said()),
            ("text", update.text.said()),
            ("obstacle", update.obstacle.said()),
            ("proposal", update.proposal.said()),
        ],
    )
}

/// What can stand after a key, as a value.
pub trait Said {
    /// The value, where there is one.
    fn said(&self) -> Option<Value>;
}

impl Said for Field<Str<'_>> {
    fn said(&self) -> Option<Value> {
        self.value().map(Value::text)
    }
}

impl Said for Field<List<'_>> {
    fn said(&self) -> Option<Value> {
        Value::texts(self.get()?.items.iter().map(|text| text.value))
    }
}

impl Said for Field<Date> {
    fn said(&self) -> Option<Value> {
        self.value().map(Value::Day)
    }
}

impl Said for Field<At<i32>> {
    fn said(&self) -> Option<Value> {
        self.value().map(|number| Value::Whole(number.into()))
    }
}

impl Said for Field<At<Number>> {
    fn said(&self) -> Option<Value> {
        self.get().map(|number| Value::Number(number.value.clone()))
    }
}

impl Said for Field<At<Scope>> {
    fn said(&self) -> Option<Value> {
        self.value().map(|scope| Value::Word(scope.word()))
    }
}

impl Said for Field<At<Status>> {
    fn said(&self) -> Option<Value> {
        self.value().map(|status| Value::Word(status.word()))
    }
}

impl Said for Field<Measure<'_>> {
    fn said(&self) -> Option<Value> {
        self.get().map(|measure| Value::Measure(Box::new(Measured::of(measure))))
    }
}

impl Measured {
    /// Takes a measure out of its plan.
    pub fn of(measure: &Measure<'_>) -> Self {
        let number = |field: &Field<At<Number>>| field.get().map(|number| number.value.clone());
        let parts = measure.parts.iter().map(|part| {
            let name = part.name.value().map(str::to_owned);
            (name, number(&part.score), number(&part.max))
        });
        let evidence = measure.evidence.get().into_iter().flat_map(|list| list.items);
        Measured {
            year: measure.year.value(),
            on: measure.on.value(),
            kind: measure.kind.value(),
            score: number(&measure.score),
            percent: number(&measure.percent),
            rank: measure.rank.value(),
            of: measure.of.value(),
            count: number(&measure.count),
            parts: parts.collect(),
            evidence: evidence.map(|text| text.value.to_owned()).collect(),
        }
    }
}
