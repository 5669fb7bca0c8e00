//! `owed --format json`.

use chrono::NaiveDate;
use serde::Serialize;

use crate::render::json::writer::{LeftOutJson, VERSION, left_out, write};
use crate::report::owed::{Group, Item, Owed};
use crate::text::lang::Lang;

#[derive(Serialize)]
struct GroupJson<'a> {
    key: Option<&'a str>,
    agency: Option<&'a str>,
    expected: Option<usize>,
    on_time: usize,
    late: usize,
    not_due: usize,
    overdue: usize,
}

impl<'a> GroupJson<'a> {
    fn of(group: &'a Group) -> Self {
        let counts = &group.counts;
        GroupJson {
            key: group.key.as_deref(),
            agency: group.agency.as_deref(),
            expected: counts.expected(),
            on_time: counts.on_time,
            late: counts.late,
            not_due: counts.not_due,
            overdue: counts.overdue,
        }
    }
}

#[derive(Serialize)]
struct ItemJson<'a> {
    plan: Option<&'a str>,
    task: Option<&'a str>,
    title: Option<&'a str>,
    unit: &'a str,
    period: Option<&'a str>,
    due: NaiveDate,
    reported: Option<NaiveDate>,
    evidence: &'a [String],
    state: &'static str,
    closed: bool,
}

impl<'a> ItemJson<'a> {
    fn of(item: &'a Item) -> Self {
        ItemJson {
            plan: item.plan.as_deref(),
            task: item.task.as_deref(),
            title: item.title.as_deref(),
            unit: &item.unit,
            period: item.period.as_deref(),
            due: item.due,
            reported: item.reported,
            evidence: &item.evidence,
            state: item.state.name(),
            closed: item.closed.is_some(),
        }
    }
}

/// `owed --format json`.
pub fn owed(owed: &Owed, lang: Lang) -> String {
    #[derive(Serialize)]
    struct Shape<'a> {
        version: u32,
        as_of: NaiveDate,
        by: &'static str,
        left_out: Vec<LeftOutJson<'a>>,
        groups: Vec<GroupJson<'a>>,
        items: Vec<ItemJson<'a>>,
    }
    write(&Shape {
        version: VERSION,
        as_of: owed.as_of,
        by: owed.by.name(),
        left_out: left_out(&owed.coverage, lang),
        groups: owed.groups.iter().map(GroupJson::of).collect(),
        items: owed.items.iter().map(ItemJson::of).collect(),
    })
}
