//! The keys of each table of a plan with their values, for comparing and showing.
//!
//! Keys are in the order of the format. Names are as in the file; a later stage that resolves them sets
//! its own values instead. Keys with a table below them (`target`, results, milestones, extensions,
//! reports) and deadlines are not included.

use crate::plan::keys::objective::OBJECTIVE;
use crate::plan::keys::plan::{ALLOW, BASIS, PLAN, UNIT};
use crate::plan::keys::task::{TASK, UPDATE};
use crate::plan::value::{Fields, Measured, NamedFields, Value};
use crate::plan::{
    Allow, Basis, Decline, Field, List, Measure, Members, Objective, Plan, Scope, Status, Task,
    Unit, Update,
};
use crate::text::number::Number;
use crate::text::source::{At, Date, Str};

/// The keys of `[plan]`.
pub fn plan(plan: &Plan<'_>) -> Fields {
    Fields::of(
        &PLAN,
        [
            ("id", plan.id.to_value()),
            ("title", plan.title.to_value()),
            ("agency", plan.agency.to_value()),
            ("year", plan.year.to_value()),
            ("number", plan.number.to_value()),
            ("issued", plan.issued.to_value()),
            ("from", plan.from.to_value()),
            ("until", plan.until.to_value()),
            ("indexes", plan.indexes.to_value()),
            ("province", plan.province.to_value()),
            ("signed_by", plan.signed_by.to_value()),
            ("source", plan.source.to_value()),
            ("note", plan.note.to_value()),
            ("recipients", plan.recipients.to_value()),
            ("closed", plan.closed.to_value()),
            ("closed_by", plan.closed_by.to_value()),
            ("known_as", plan.known_as.to_value()),
            ("implements", plan.implements.to_value()),
            ("declined", declines(&plan.declined)),
            ("allow", allows(&plan.allow)),
        ],
    )
}

/// A `[[basis]]` as a value.
pub fn basis(basis: &Basis<'_>) -> Value {
    let fields = Fields::of(
        &BASIS,
        [
            ("number", basis.number.to_value()),
            ("title", basis.title.to_value()),
            ("issued", basis.issued.to_value()),
            ("issuer", basis.issuer.to_value()),
            ("note", basis.note.to_value()),
        ],
    );
    Value::Table(NamedFields { name: None, fields })
}

/// The keys of a `[[unit]]`.
pub fn unit(unit: &Unit<'_>) -> Fields {
    let members = unit.members.get().and_then(|members| match members {
        Members::All => Some(Value::text("all")),
        Members::Named(names) => Value::names(names.iter().map(|name| name.value)),
    });
    Fields::of(
        &UNIT,
        [
            ("name", unit.name.to_value()),
            ("aliases", Value::names(unit.aliases.iter().map(|alias| alias.value))),
            ("members", members),
            ("group", unit.group.map(Value::Flag)),
            ("external", unit.external.map(Value::Flag)),
            ("from", unit.from.to_value()),
            ("until", unit.until.to_value()),
            ("note", unit.note.to_value()),
        ],
    )
}

/// The keys of an `[[objective]]`.
pub fn objective(objective: &Objective<'_>) -> Fields {
    Fields::of(
        &OBJECTIVE,
        [
            ("id", objective.id.to_value()),
            ("index", objective.index.to_value()),
            ("component", objective.component.to_value()),
            ("scope", objective.scope.to_value()),
            ("title", objective.title.to_value()),
            ("baseline", objective.baseline.to_value()),
            ("max", objective.max.to_value()),
            ("gain", objective.gain.to_value()),
            ("source", objective.source.to_value()),
            ("note", objective.note.to_value()),
            ("allow", allows(&objective.allow)),
        ],
    )
}

/// The keys of a `[[task]]`.
pub fn task(task: &Task<'_>) -> Fields {
    Fields::of(
        &TASK,
        [
            ("id", task.id.to_value()),
            ("title", task.title.to_value()),
            ("index", task.index.to_value()),
            ("component", task.component.to_value()),
            ("objectives", task.objectives.to_value()),
            ("lead", task.lead.to_value()),
            ("partners", task.partners.to_value()),
            ("officer", task.officer.to_value()),
            ("approver", task.approver.to_value()),
            ("recipient", task.recipient.to_value()),
            ("implements", task.implements.to_value()),
            ("continues", task.continues.to_value()),
            ("product", task.product.to_value()),
            ("source", task.source.to_value()),
            ("status", task.status.to_value()),
            ("started", task.started.to_value()),
            ("done", task.done.to_value()),
            ("progress", task.progress.value().map(Value::Percent)),
            ("evidence", task.evidence.to_value()),
            ("cancelled", task.cancelled.to_value()),
            ("note", task.note.to_value()),
            ("each", task.is_each().then_some(Value::Flag(true))),
            ("except", task.except.to_value()),
            ("allow", allows(&task.allow)),
        ],
    )
}

fn allows(allows: &[Allow<'_>]) -> Option<Value> {
    let entry = |allow: &Allow<'_>| {
        let fields = Fields::of(
            &ALLOW,
            [("reason", allow.reason.to_value()), ("until", allow.until.to_value())],
        );
        Value::Table(NamedFields { name: Some(allow.rule.value.to_owned()), fields })
    };
    Value::list(allows.iter().map(entry).collect())
}

/// Each declined task with its reason, as an entry of `allow` is shown.
fn declines(declines: &[Decline<'_>]) -> Option<Value> {
    let entry = |decline: &Decline<'_>| {
        let fields = Fields::of(&ALLOW, [("reason", decline.reason.to_value())]);
        Value::Table(NamedFields { name: Some(decline.task.value.to_owned()), fields })
    };
    Value::list(declines.iter().map(entry).collect())
}

/// The keys of a `[[task.update]]`.
pub fn update(update: &Update<'_>) -> Fields {
    Fields::of(
        &UPDATE,
        [
            ("on", update.on.to_value()),
            ("unit", update.unit.to_value()),
            ("text", update.text.to_value()),
            ("obstacle", update.obstacle.to_value()),
            ("proposal", update.proposal.to_value()),
        ],
    )
}

/// A field of a plan that can be taken out as a value.
pub trait ToValue {
    /// The value; `None` if the key is missing or unreadable.
    fn to_value(&self) -> Option<Value>;
}

impl ToValue for Field<Str<'_>> {
    fn to_value(&self) -> Option<Value> {
        self.value().map(Value::text)
    }
}

impl ToValue for Field<List<'_>> {
    fn to_value(&self) -> Option<Value> {
        Value::texts(self.get()?.items.iter().map(|text| text.value))
    }
}

impl ToValue for Field<Date> {
    fn to_value(&self) -> Option<Value> {
        self.value().map(Value::Day)
    }
}

impl ToValue for Field<At<i32>> {
    fn to_value(&self) -> Option<Value> {
        self.value().map(|number| Value::Whole(number.into()))
    }
}

impl ToValue for Field<At<Number>> {
    fn to_value(&self) -> Option<Value> {
        self.get().map(|number| Value::Number(number.value.clone()))
    }
}

impl ToValue for Field<At<Scope>> {
    fn to_value(&self) -> Option<Value> {
        self.value().map(|scope| Value::Word(scope.word()))
    }
}

impl ToValue for Field<At<Status>> {
    fn to_value(&self) -> Option<Value> {
        self.value().map(|status| Value::Word(status.word()))
    }
}

impl ToValue for Field<Measure<'_>> {
    fn to_value(&self) -> Option<Value> {
        self.get().map(|measure| Value::Measure(Box::new(Measured::of(measure))))
    }
}

impl Measured {
    /// Copies a baseline or a result out of its plan.
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
