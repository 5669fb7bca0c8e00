//! The columns of a list of tasks, the same in JSON and CSV.

use chrono::NaiveDate;

use crate::report::item::Item;

/// The value of an item in a column.
pub(crate) enum ColumnValue<'i> {
    /// A text; `None` leaves the cell empty.
    Text(Option<&'i str>),
    /// Several texts.
    List(&'i [String]),
    /// A date.
    Day(Option<NaiveDate>),
    /// A whole number.
    Number(Option<i64>),
    /// Several texts, or nothing where there are none.
    ListOrNothing(&'i [String]),
    /// Yes or no.
    Flag(bool),
}

/// A column: its name, and how to get its value from an item.
type Column = (&'static str, fn(&Item) -> ColumnValue<'_>);

/// The columns, in the order of the output.
pub(crate) const COLUMNS: [Column; 22] = [
    ("plan", |item| ColumnValue::Text(item.plan.as_deref())),
    ("file", |item| ColumnValue::Text(Some(&item.file))),
    ("line", |item| ColumnValue::Number(Some(item.line.into()))),
    ("task", |item| ColumnValue::Text(item.task.as_deref())),
    ("title", |item| ColumnValue::Text(item.title.as_deref())),
    ("index", |item| ColumnValue::List(&item.index)),
    ("component", |item| ColumnValue::List(&item.component)),
    ("lead", |item| ColumnValue::List(&item.lead)),
    ("partners", |item| ColumnValue::List(&item.partners)),
    ("officer", |item| ColumnValue::Text(item.officer.as_deref())),
    ("via", |item| ColumnValue::Text(item.via.as_deref())),
    ("unit", |item| ColumnValue::Text(item.unit.as_deref())),
    ("deadline", |item| ColumnValue::Text(item.deadline.as_deref())),
    ("due", |item| ColumnValue::Day(item.due)),
    ("original_due", |item| ColumnValue::Day(item.original_due)),
    ("period", |item| ColumnValue::Text(item.period.as_deref())),
    ("days_overdue", |item| ColumnValue::Number(item.days_overdue)),
    ("product", |item| ColumnValue::Text(item.product.as_deref())),
    ("state", |item| ColumnValue::Text(Some(item.state.name()))),
    ("carried_due", |item| ColumnValue::Day(item.carried_due)),
    ("continues", |item| ColumnValue::ListOrNothing(&item.continues)),
    ("closed", |item| ColumnValue::Flag(item.closed.is_some())),
];
