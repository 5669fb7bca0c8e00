//! Lists of tasks: `overdue` and `tasks`.

use chrono::NaiveDate;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::render::columns::{COLUMNS, ColumnValue};
use crate::render::json::writer::{LeftOutJson, VERSION, left_out, write};
use crate::report::coverage::Coverage;
use crate::report::item::Item;
use crate::report::overdue::Overdue;
use crate::report::tasks::Tasks;
use crate::text::lang::Lang;

/// An item: the columns of a list, by their names.
pub(crate) struct ItemJson<'a>(&'a Item);

impl<'a> ItemJson<'a> {
    pub(crate) fn of(item: &'a Item) -> Self {
        ItemJson(item)
    }
}

impl Serialize for ItemJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(COLUMNS.len()))?;
        for (name, value) in COLUMNS {
            match value(self.0) {
                ColumnValue::Text(text) => map.serialize_entry(name, &text)?,
                ColumnValue::List(list) => map.serialize_entry(name, list)?,
                ColumnValue::Day(day) => map.serialize_entry(name, &day)?,
                ColumnValue::Number(number) => map.serialize_entry(name, &number)?,
            }
        }
        map.end()
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
