//! `slips --format json`.

use chrono::NaiveDate;
use serde::Serialize;

use crate::render::json::change::{MissingJson, broken};
use crate::render::json::writer::{VERSION, write};
use crate::report::slips::{Move, Slip, Slips};
use crate::text::lang::Lang;

#[derive(Serialize)]
struct MoveJson<'a> {
    commit: Option<&'a str>,
    date: Option<NaiveDate>,
    before: NaiveDate,
    after: NaiveDate,
    days: i64,
    by: Option<&'a str>,
}

#[derive(Serialize)]
pub(crate) struct SlipJson<'a> {
    plan: Option<&'a str>,
    task: Option<&'a str>,
    title: Option<&'a str>,
    lead: &'a [String],
    milestone: Option<&'a str>,
    unit: Option<&'a str>,
    first_due: Option<NaiveDate>,
    due: Option<NaiveDate>,
    days: i64,
    moves: Vec<MoveJson<'a>>,
}

#[derive(Serialize)]
struct Shape<'a> {
    version: u32,
    left_out: Vec<MissingJson<'a>>,
    items: Vec<SlipJson<'a>>,
}

/// `slips --format json`. `utc_offset` is the repository's, in minutes.
pub fn slips(slips: &Slips, utc_offset: i32, lang: Lang) -> String {
    let today = slips.coverage.left_out.iter().map(|file| MissingJson::of(file, None, lang));
    write(&Shape {
        version: VERSION,
        left_out: broken(&slips.left_out, lang).into_iter().chain(today).collect(),
        items: slips.slips.iter().map(|slip| SlipJson::of(slip, utc_offset)).collect(),
    })
}

impl<'a> SlipJson<'a> {
    pub(crate) fn of(slip: &'a Slip, utc_offset: i32) -> Self {
        SlipJson {
            plan: slip.item.plan.as_deref(),
            task: slip.item.task.as_deref(),
            title: slip.item.title.as_deref(),
            lead: &slip.item.lead,
            milestone: slip.milestone.as_deref(),
            unit: slip.unit.as_deref(),
            first_due: slip.first_due(),
            due: slip.due,
            days: slip.days(),
            moves: slip.moves.iter().map(|moved| MoveJson::of(moved, utc_offset)).collect(),
        }
    }
}

impl<'a> MoveJson<'a> {
    fn of(moved: &'a Move, utc_offset: i32) -> Self {
        MoveJson {
            commit: moved.commit.as_ref().map(|commit| commit.id.as_str()),
            date: moved.commit.as_ref().map(|commit| commit.date(utc_offset)),
            before: moved.before,
            after: moved.after,
            days: (moved.after - moved.before).num_days(),
            by: moved.by.as_deref(),
        }
    }
}
