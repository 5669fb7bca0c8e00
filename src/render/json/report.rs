//! `report --format json`.

use chrono::NaiveDate;
use serde::Serialize;

use crate::render::json::item::ItemJson;
use crate::render::json::slips::SlipJson;
use crate::render::json::summary::{GroupJson, SumJson};
use crate::render::json::writer::{LeftOutJson, VERSION, left_out, write};
use crate::report::coverage::Coverage;
use crate::report::periodic::Periodic;
use crate::report::slips::Slip;
use crate::report::summary::By;
use crate::report::updates::Remark;
use crate::text::lang::Lang;

#[derive(Serialize)]
struct PeriodJson {
    label: String,
    from: NaiveDate,
    to: NaiveDate,
    running: bool,
}

#[derive(Serialize)]
struct SaidJson<'a> {
    plan: Option<&'a str>,
    task: Option<&'a str>,
    unit: Option<&'a str>,
    on: NaiveDate,
    text: &'a str,
}

impl<'a> SaidJson<'a> {
    fn of(said: &'a Remark) -> Self {
        SaidJson {
            plan: said.plan.as_deref(),
            task: said.task.as_deref(),
            unit: said.unit.as_deref(),
            on: said.on,
            text: &said.text,
        }
    }
}

#[derive(Serialize)]
struct Shape<'a> {
    version: u32,
    as_of: NaiveDate,
    plan: Option<&'a str>,
    closed: Option<NaiveDate>,
    left_out: Vec<LeftOutJson<'a>>,
    period: PeriodJson,
    total: SumJson,
    units: Vec<GroupJson<'a>>,
    objectives: Vec<GroupJson<'a>>,
    completed: Vec<ItemJson<'a>>,
    overdue: Vec<ItemJson<'a>>,
    upcoming: Vec<ItemJson<'a>>,
    obstacles: Vec<SaidJson<'a>>,
    proposals: Vec<SaidJson<'a>>,
    moved: Option<Vec<SlipJson<'a>>>,
}

/// `report --format json`. `moved` is `None` where there is no history; `utc_offset` is the repository's, in
/// minutes.
pub fn report(
    report: &Periodic,
    moved: Option<&[Slip]>,
    coverage: &Coverage,
    utc_offset: i32,
    lang: Lang,
) -> String {
    let window = report.reported.window;
    write(&Shape {
        version: VERSION,
        as_of: report.reported.as_of,
        plan: report.plan.id.as_deref(),
        closed: report.plan.closed,
        left_out: left_out(coverage, lang),
        period: PeriodJson {
            label: window.to_string(),
            from: window.from,
            to: window.to,
            running: report.reported.is_running(),
        },
        total: SumJson::of(&report.total),
        units: report.units.iter().map(|group| GroupJson::of(group, By::Unit)).collect(),
        objectives: report.indexes.iter().map(|group| GroupJson::of(group, By::Index)).collect(),
        completed: report.completed.iter().map(ItemJson::of).collect(),
        overdue: report.overdue.iter().map(ItemJson::of).collect(),
        upcoming: report.upcoming.iter().map(ItemJson::of).collect(),
        obstacles: report.obstacles.iter().map(SaidJson::of).collect(),
        proposals: report.proposals.iter().map(SaidJson::of).collect(),
        moved: moved.map(|slips| slips.iter().map(|slip| SlipJson::of(slip, utc_offset)).collect()),
    })
}
