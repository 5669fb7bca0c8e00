//! `slips --format json`.

use chrono::NaiveDate;
use serde::Serialize;

use crate::render::json::change::{MissingJson, broken};
use crate::render::json::writer::{VERSION, write};
use crate::report::slips::{Slip, Slips};
use crate::text::lang::Lang;

/// `slips --format json`. `utc_offset` is the repository's, in minutes.
pub fn slips(slips: &Slips, utc_offset: i32, lang: Lang) -> String {
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
    struct SlipJson<'a> {
        plan: Option<&'a str>,
        task: Option<&'a str>,
        title: Option<&'a str>,
        lead: &'a [String],
        milestone: Option<&'a str>,
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
    let today = slips.coverage.left_out.iter().map(|file| MissingJson::of(file, None, lang));
    let slip = |slip: &'_ Slip| (slip.first_due(), slip.due, slip.days());
    write(&Shape {
        version: VERSION,
        left_out: broken(&slips.left_out, lang).into_iter().chain(today).collect(),
        items: slips
            .slips
            .iter()
            .map(|s| {
                let (first_due, due, days) = slip(s);
                SlipJson {
                    plan: s.item.plan.as_deref(),
                    task: s.item.task.as_deref(),
                    title: s.item.title.as_deref(),
                    lead: &s.item.lead,
                    milestone: s.milestone.as_deref(),
                    first_due,
                    due,
                    days,
                    moves: s
                        .moves
                        .iter()
                        .map(|m| MoveJson {
                            commit: m.commit.as_ref().map(|c| c.id.as_str()),
                            date: m.commit.as_ref().map(|c| c.date(utc_offset)),
                            before: m.before,
                            after: m.after,
                            days: (m.after - m.before).num_days(),
                            by: m.by.as_deref(),
                        })
                        .collect(),
                }
            })
            .collect(),
    })
}
