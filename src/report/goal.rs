//! Where an objective stands: baseline, target, result.

use chrono::NaiveDate;

use crate::plan::{Measure, Metric, ResultKind};
use crate::resolve::{Resolved, ResolvedObjective};
use crate::state::{Outcome, outcome};
use crate::text::number::{Bound, Number};

/// An objective on its way.
#[derive(Clone, Debug)]
pub struct Goal {
    /// The plan's id.
    pub plan: Option<String>,
    /// The objective's id.
    pub objective: Option<String>,
    /// Its components, joined.
    pub component: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Where it starts.
    pub baseline: Option<Measured>,
    /// The highest score.
    pub max: Option<Number>,
    /// Where it should get, by metric.
    pub target: Option<Vec<(Metric, Bound)>>,
    /// The result that its status rests on.
    pub result: Option<Measured>,
    /// Whether the target is reached.
    pub status: Outcome,
}

/// A baseline or a result, owned.
#[derive(Clone, Debug, Default)]
pub struct Measured {
    /// The year of a baseline.
    pub year: Option<i32>,
    /// The date of a result.
    pub on: Option<NaiveDate>,
    /// How a result was found.
    pub kind: Option<ResultKind>,
    /// Points.
    pub score: Option<Number>,
    /// Percent.
    pub percent: Option<Number>,
    /// Place in a ranking.
    pub rank: Option<i64>,
    /// How many are ranked.
    pub of: Option<i64>,
    /// A number of things.
    pub count: Option<Number>,
    /// Parts: name, score, highest score.
    pub parts: Vec<(Option<String>, Option<Number>, Option<Number>)>,
    /// What proves a result.
    pub evidence: Vec<String>,
}

impl Measured {
    /// Takes a measure out of its plan.
    pub fn of(measure: &Measure<'_>) -> Self {
        let number =
            |field: Option<&crate::text::source::At<Number>>| field.map(|n| n.value.clone());
        Measured {
            year: measure.year.value(),
            on: measure.on.value(),
            kind: measure.kind.value(),
            score: number(measure.score.get()),
            percent: number(measure.percent.get()),
            rank: measure.rank.value(),
            of: measure.of.value(),
            count: number(measure.count.get()),
            parts: measure
                .parts
                .iter()
                .map(|part| {
                    let name = part.name.value().map(str::to_owned);
                    (name, number(part.score.get()), number(part.max.get()))
                })
                .collect(),
            evidence: measure.evidence.get().map_or_else(Vec::new, |list| {
                list.items.iter().map(|text| text.value.to_owned()).collect()
            }),
        }
    }
}

/// Takes an objective out of its plan, as it stands as of a date.
pub fn goal(resolved: &Resolved<'_>, objective: &ResolvedObjective<'_>, as_of: NaiveDate) -> Goal {
    let (objective, links) = (&objective.written, &objective.links);
    let (status, result) = outcome(objective, as_of);
    let names: Vec<&str> =
        links.components.iter().map(|id| resolved.config.catalog.component_name(*id)).collect();
    Goal {
        plan: resolved.plan.id.value().map(str::to_owned),
        objective: objective.id.value().map(str::to_owned),
        component: (!names.is_empty()).then(|| names.join("; ")),
        title: objective.title.value().map(str::to_owned),
        baseline: objective.baseline.get().map(Measured::of),
        max: objective.max.get().map(|max| max.value.clone()),
        target: objective.target.get().map(|target| {
            target.bounds.iter().map(|(metric, bound)| (*metric, bound.value.clone())).collect()
        }),
        result: result.map(Measured::of),
        status,
    }
}
