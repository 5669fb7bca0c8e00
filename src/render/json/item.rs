//! Lists of tasks: `overdue` and `tasks`.

use chrono::NaiveDate;
use serde::Serialize;

use crate::render::json::writer::{LeftOutJson, VERSION, left_out, write};
use crate::report::coverage::Coverage;
use crate::report::item::Item;
use crate::report::overdue::Overdue;
use crate::report::tasks::Tasks;
use crate::text::lang::Lang;

#[derive(Serialize)]
pub(crate) struct ItemJson<'a> {
    plan: Option<&'a str>,
    file: &'a str,
    line: u32,
    task: Option<&'a str>,
    title: Option<&'a str>,
    index: &'a [String],
    component: &'a [String],
    lead: &'a [String],
    partners: &'a [String],
    officer: Option<&'a str>,
    via: Option<&'a str>,
    deadline: Option<&'a str>,
    due: Option<NaiveDate>,
    original_due: Option<NaiveDate>,
    period: Option<&'a str>,
    days_overdue: Option<i64>,
    product: Option<&'a str>,
    state: &'static str,
}

/// The names of an item, in the order of JSON; the header of CSV.
pub const ITEM_NAMES: [&str; 18] = [
    "plan",
    "file",
    "line",
    "task",
    "title",
    "index",
    "component",
    "lead",
    "partners",
    "officer",
    "via",
    "deadline",
    "due",
    "original_due",
    "period",
    "days_overdue",
    "product",
    "state",
];

impl<'a> ItemJson<'a> {
    pub(crate) fn of(item: &'a Item) -> Self {
        ItemJson {
            plan: item.plan.as_deref(),
            file: &item.file,
            line: item.line,
            task: item.task.as_deref(),
            title: item.title.as_deref(),
            index: &item.index,
            component: &item.component,
            lead: &item.lead,
            partners: &item.partners,
            officer: item.officer.as_deref(),
            via: item.via.as_deref(),
            deadline: item.deadline.as_deref(),
            due: item.due,
            original_due: item.original_due,
            period: item.period.as_deref(),
            days_overdue: item.days_overdue,
            product: item.product.as_deref(),
            state: item.state.name(),
        }
    }
}

#[derive(Serialize)]
struct Items<'a> {
    version: u32,
    as_of: NaiveDate,
    left_out: Vec<LeftOutJson<'a>>,
    items: Vec<ItemJson<'a>>,
}

fn items(as_of: NaiveDate, coverage: &Coverage, items: &[Item], lang: Lang) -> String {
    write(&Items {
        version: VERSION,
        as_of,
        left_out: left_out(coverage, lang),
        items: items.iter().map(ItemJson::of).collect(),
    })
}

/// `overdue --format json`.
pub fn overdue(overdue: &Overdue, lang: Lang) -> String {
    items(overdue.as_of, &overdue.coverage, &overdue.items, lang)
}

/// `tasks --format json`.
pub fn tasks(tasks: &Tasks, lang: Lang) -> String {
    items(tasks.as_of, &tasks.coverage, &tasks.items, lang)
}
