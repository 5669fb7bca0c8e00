//! `summary --format json`.

use chrono::NaiveDate;
use serde::Serialize;

use crate::render::json::goal::GoalJson;
use crate::render::json::totals::TotalsJson;
use crate::render::json::writer::{LeftOutJson, VERSION, left_out, write};
use crate::report::counts::{Clear, Totals};
use crate::report::summary::{By, Component, Group, Summary};
use crate::text::lang::Lang;

/// The tasks that meet all points of "6 rõ".
#[derive(Serialize)]
struct ClearJson {
    tasks: usize,
    of: usize,
}

/// Tasks and objectives, and clear tasks if the profile is on.
#[derive(Serialize)]
pub(crate) struct SumJson {
    #[serde(flatten)]
    totals: TotalsJson,
    #[serde(skip_serializing_if = "Option::is_none")]
    clear: Option<ClearJson>,
}

impl SumJson {
    pub(crate) fn of(totals: &Totals) -> Self {
        let clear = totals.clear.map(|Clear { tasks, of }| ClearJson { tasks, of });
        SumJson { totals: TotalsJson::of(totals), clear }
    }
}

#[derive(Serialize)]
struct ComponentJson<'a> {
    key: &'a str,
    #[serde(flatten)]
    totals: SumJson,
}

#[derive(Serialize)]
pub(crate) struct GroupJson<'a> {
    key: Option<&'a str>,
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    index: Option<Option<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    agency: Option<Option<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    closed: Option<bool>,
    #[serde(flatten)]
    totals: SumJson,
    #[serde(skip_serializing_if = "Option::is_none")]
    goals: Option<Vec<GoalJson<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    components: Option<Vec<ComponentJson<'a>>>,
}

impl<'a> GroupJson<'a> {
    pub(crate) fn of(group: &'a Group, by: By) -> Self {
        let by_index = by == By::Index;
        GroupJson {
            key: group.key.as_deref(),
            name: group.name.as_deref().or(group.key.as_deref()),
            index: (by == By::Component).then_some(group.index.as_deref()),
            agency: (by == By::Unit).then_some(group.agency.as_deref()),
            closed: (by == By::Plan).then_some(group.closed.is_some()),
            totals: SumJson::of(&group.totals),
            goals: by_index.then(|| group.goals.iter().map(GoalJson::of).collect()),
            components: by_index.then(|| {
                let of = |c: &'a Component| ComponentJson {
                    key: &c.key,
                    totals: SumJson::of(&c.totals),
                };
                group.components.iter().map(of).collect()
            }),
        }
    }
}

/// `summary --format json`.
pub fn summary(summary: &Summary, lang: Lang) -> String {
    #[derive(Serialize)]
    struct Shape<'a> {
        version: u32,
        as_of: NaiveDate,
        by: &'static str,
        plans: usize,
        left_out: Vec<LeftOutJson<'a>>,
        total: SumJson,
        groups: Vec<GroupJson<'a>>,
    }
    write(&Shape {
        version: VERSION,
        as_of: summary.as_of,
        by: summary.by.name(),
        plans: summary.coverage.plans,
        left_out: left_out(&summary.coverage, lang),
        total: SumJson::of(&summary.total),
        groups: summary.groups.iter().map(|group| GroupJson::of(group, summary.by)).collect(),
    })
}
