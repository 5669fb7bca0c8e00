//! Objectives: baseline, target and result.

use chrono::NaiveDate;
use serde::Serialize;

use crate::plan::Metric;
use crate::plan::value::Measured;
use crate::report::goal::Goal;
use crate::text::bound::Bound;
use crate::text::number::Number;

#[derive(Serialize)]
struct PartJson<'a> {
    name: Option<&'a str>,
    score: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max: Option<&'a str>,
}

/// A measure, with only those keys that have a value.
#[derive(Serialize)]
pub(crate) struct MeasureJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    percent: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rank: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parts: Vec<PartJson<'a>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    evidence: &'a [String],
}

impl<'a> MeasureJson<'a> {
    pub(crate) fn of(measured: &'a Measured) -> Self {
        let digits = |number: &'a Option<Number>| number.as_ref().map(Number::digits);
        MeasureJson {
            year: measured.year,
            on: measured.on,
            kind: measured.kind.map(|kind| kind.word().name),
            score: digits(&measured.score),
            percent: digits(&measured.percent),
            rank: measured.rank,
            of: measured.of,
            count: digits(&measured.count),
            parts: measured
                .parts
                .iter()
                .map(|(name, score, max)| PartJson {
                    name: name.as_deref(),
                    score: digits(score),
                    max: digits(max),
                })
                .collect(),
            evidence: &measured.evidence,
        }
    }
}

#[derive(Serialize)]
struct TargetJson {
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    percent: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rank: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<String>,
}

impl TargetJson {
    fn of(target: &[(Metric, Bound)]) -> Self {
        let bound = |metric| target.iter().find(|(m, _)| *m == metric).map(|(_, b)| b.written());
        TargetJson {
            score: bound(Metric::Score),
            percent: bound(Metric::Percent),
            rank: bound(Metric::Rank),
            count: bound(Metric::Count),
        }
    }
}

#[derive(Serialize)]
pub(crate) struct GoalJson<'a> {
    plan: Option<&'a str>,
    objective: Option<&'a str>,
    component: Option<&'a str>,
    title: Option<&'a str>,
    baseline: Option<MeasureJson<'a>>,
    max: Option<&'a str>,
    target: Option<TargetJson>,
    result: Option<MeasureJson<'a>>,
    status: &'static str,
}

impl<'a> GoalJson<'a> {
    pub(crate) fn of(goal: &'a Goal) -> Self {
        GoalJson {
            plan: goal.plan.as_deref(),
            objective: goal.objective.as_deref(),
            component: goal.component.as_deref(),
            title: goal.title.as_deref(),
            baseline: goal.baseline.as_ref().map(MeasureJson::of),
            max: goal.max.as_ref().map(Number::digits),
            target: goal.target.as_deref().map(TargetJson::of),
            result: goal.result.as_ref().map(MeasureJson::of),
            status: goal.status.name(),
        }
    }
}
