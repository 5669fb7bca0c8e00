//! An objective with its baseline, target and result.

use chrono::NaiveDate;

use crate::plan::value::Measured;
use crate::plan::{Measure, Metric};
use crate::resolve::{Resolved, ResolvedObjective};
use crate::state::{Outcome, outcome};
use crate::text::bound::Bound;
use crate::text::number::Number;

/// An objective as of a date.
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
    /// The value to improve on.
    pub baseline: Option<Measured>,
    /// The highest score possible, in points.
    pub max: Option<Number>,
    /// The bounds to reach, by metric.
    pub target: Option<Vec<(Metric, Bound)>>,
    /// The result that decides its status.
    pub result: Option<Measured>,
    /// All results by the as-of date, in the order of their dates.
    pub results: Vec<Measured>,
    /// Whether the target is reached.
    pub status: Outcome,
}

/// Copies an objective out of its plan, with its outcome as of a date.
pub fn goal(resolved: &Resolved<'_>, objective: &ResolvedObjective<'_>, as_of: NaiveDate) -> Goal {
    let (objective, links) = (objective.written, &objective.links);
    let (status, result) = outcome(objective, as_of);
    let known = |result: &&Measure<'_>| result.on.value().is_some_and(|on| on <= as_of);
    let mut results: Vec<&Measure<'_>> = objective.results.iter().filter(known).collect();
    results.sort_by_key(|result| result.on.value());
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
        results: results.into_iter().map(Measured::of).collect(),
        status,
    }
}
