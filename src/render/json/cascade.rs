//! `cascade --format json`.

use chrono::NaiveDate;
use serde::Serialize;

use crate::render::json::writer::{LeftOutJson, VERSION, left_out, write};
use crate::report::cascade::{Cascade, Counts, Own, Row};
use crate::text::lang::Lang;

#[derive(Serialize)]
struct AboveJson<'a> {
    plan: Option<&'a str>,
    task: Option<&'a str>,
    title: Option<&'a str>,
    due: Option<NaiveDate>,
}

#[derive(Serialize)]
struct OwnJson<'a> {
    task: &'a str,
    lead: &'a [String],
    due: Option<NaiveDate>,
    state: &'static str,
}

#[derive(Serialize)]
struct RowJson<'a> {
    above: AboveJson<'a>,
    plan: Option<&'a str>,
    agency: Option<&'a str>,
    tasks: Vec<OwnJson<'a>>,
    via: Option<&'a str>,
    margin: Option<i64>,
    verdict: &'static str,
    reason: Option<&'a str>,
}

#[derive(Serialize)]
struct GroupJson<'a> {
    key: Option<&'a str>,
    given: usize,
    taken_up: usize,
    missing: usize,
    declined: usize,
    no_plan: usize,
}

#[derive(Serialize)]
struct Shape<'a> {
    version: u32,
    as_of: NaiveDate,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'static str>,
    left_out: Vec<LeftOutJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    groups: Option<Vec<GroupJson<'a>>>,
    items: Vec<RowJson<'a>>,
}

impl<'a> RowJson<'a> {
    fn of(row: &'a Row) -> Self {
        let own = |own: &'a Own| OwnJson {
            task: &own.task,
            lead: &own.lead,
            due: own.due,
            state: own.state.name(),
        };
        RowJson {
            above: AboveJson {
                plan: row.above.plan.as_deref(),
                task: row.above.task.as_deref(),
                title: row.above.title.as_deref(),
                due: row.above.due,
            },
            plan: row.plan.as_deref(),
            agency: row.agency.as_deref(),
            tasks: row.tasks.iter().map(own).collect(),
            via: row.via.as_deref(),
            margin: row.margin,
            verdict: row.verdict.name(),
            reason: row.reason.as_deref(),
        }
    }
}

impl<'a> GroupJson<'a> {
    fn of(counts: &'a Counts) -> Self {
        GroupJson {
            key: counts.agency.as_deref(),
            given: counts.given(),
            taken_up: counts.taken_up,
            missing: counts.missing,
            declined: counts.declined,
            no_plan: counts.no_plan,
        }
    }
}

/// `cascade --format json`; with `by_agency` also the counts of each agency.
pub fn cascade(cascade: &Cascade, by_agency: bool, lang: Lang) -> String {
    write(&Shape {
        version: VERSION,
        as_of: cascade.as_of,
        by: by_agency.then_some("agency"),
        left_out: left_out(&cascade.coverage, lang),
        groups: by_agency.then(|| cascade.agencies.iter().map(GroupJson::of).collect()),
        items: cascade.items.iter().map(RowJson::of).collect(),
    })
}
