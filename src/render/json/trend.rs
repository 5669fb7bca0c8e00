//! `trend --format json`.

use chrono::NaiveDate;
use serde::Serialize;

use crate::render::json::change::{MissingJson, broken};
use crate::render::json::totals::TotalsJson;
use crate::render::json::writer::{VERSION, write};
use crate::report::summary::Group;
use crate::report::trend::Trend;
use crate::text::lang::Lang;

/// `trend --format json`.
pub fn trend(trend: &Trend, lang: Lang) -> String {
    #[derive(Serialize)]
    struct GroupPoint<'a> {
        key: Option<&'a str>,
        #[serde(flatten)]
        totals: TotalsJson,
    }
    #[derive(Serialize)]
    struct PointJson<'a> {
        date: NaiveDate,
        commit: &'a str,
        total: TotalsJson,
        groups: Vec<GroupPoint<'a>>,
    }
    #[derive(Serialize)]
    struct Shape<'a> {
        version: u32,
        every: &'static str,
        left_out: Vec<MissingJson<'a>>,
        points: Vec<PointJson<'a>>,
    }
    let group = |g: &Group| TotalsJson::of(&g.totals);
    write(&Shape {
        version: VERSION,
        every: trend.every.name(),
        left_out: broken(&trend.left_out, lang),
        points: trend
            .points
            .iter()
            .map(|point| PointJson {
                date: point.date,
                commit: &point.commit,
                total: TotalsJson::of(&point.total),
                groups: point
                    .groups
                    .iter()
                    .map(|g| GroupPoint { key: g.key.as_deref(), totals: group(g) })
                    .collect(),
            })
            .collect(),
    })
}
