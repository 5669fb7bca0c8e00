//! The columns of a list of tasks, in JSON as in CSV.

use chrono::NaiveDate;

use crate::report::item::Item;

/// What stands in a column.
pub(crate) enum Said<'i> {
    /// A text, or none.
    Text(Option<&'i str>),
    /// Several texts.
    List(&'i [String]),
    /// A day, or none.
    Day(Option<NaiveDate>),
    /// A number, or none.
    Number(Option<i64>),
}

/// A column: its name, and what an item says there.
type Column = (&'static str, fn(&Item) -> Said<'_>);

/// The columns, in their order.
pub(crate) const COLUMNS: [Column; 18] = [
    ("plan", |item| Said::Text(item.plan.as_deref())),
    ("file", |item| Said::Text(Some(&item.file))),
    ("line", |item| Said::Number(Some(item.line.into()))),
    ("task", |item| Said::Text(item.task.as_deref())),
    ("title", |item| Said::Text(item.title.as_deref())),
    ("index", |item| Said::List(&item.index)),
    ("component", |item| Said::List(&item.component)),
    ("lead", |item| Said::List(&item.lead)),
    ("partners", |item| Said::List(&item.partners)),
    ("officer", |item| Said::Text(item.officer.as_deref())),
    ("via", |item| Said::Text(item.via.as_deref())),
    ("deadline", |item| Said::Text(item.deadline.as_deref())),
    ("due", |item| Said::Day(item.due)),
    ("original_due", |item| Said::Day(item.original_due)),
    ("period", |item| Said::Text(item.period.as_deref())),
    ("days_overdue", |item| Said::Number(item.days_overdue)),
    ("product", |item| Said::Text(item.product.as_deref())),
    ("state", |item| Said::Text(Some(item.state.name()))),
];
