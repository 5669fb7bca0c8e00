//! A plan's term.

use chrono::{Months, NaiveDate};

use crate::deadline::period::last_of_month;
use crate::deadline::{MOST_YEARS, dmy};
use crate::finding::place::Place;
use crate::finding::{Findings, faults};
use crate::plan::Plan;
use crate::text::lang::both;

/// A plan's term, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
}

/// From `from` to `until`. By default from the day of issue or 1 January of the plan's year, whichever is
/// later, to 31 December of that year.
pub(super) fn term(plan: &Plan<'_>) -> Option<Term> {
    if plan.from.is_unreadable() || plan.until.is_unreadable() || plan.issued.is_unreadable() {
        return None;
    }
    let year = plan.year.value();
    let first = || NaiveDate::from_ymd_opt(year?, 1, 1);
    let from = match (plan.from.value(), plan.issued.value()) {
        (Some(from), _) => from,
        (None, Some(issued)) => issued.max(first()?),
        (None, None) => first()?,
    };
    let until = match plan.until.value() {
        Some(until) => until,
        None => last_of_month(year?, 12)?,
    };
    Some(Term { from, until })
}

/// Whether a term is short enough. Every week of it is computed for a weekly deadline, so a mistyped year
/// would cost much time.
pub(super) fn is_in_reach(term: Term, plan: &Plan<'_>, out: &mut Findings) -> bool {
    let Term { from, until } = term;
    let longest = from.checked_add_months(Months::new(12 * MOST_YEARS));
    if longest.is_none_or(|longest| until < longest) {
        return true;
    }
    // Without both the term ends with the year that it begins in.
    let ends = [("until", &plan.until), ("from", &plan.from)];
    let end = ends.into_iter().find_map(|(key, end)| Some(Place::key(key, end.get()?.span)));
    let place = end.unwrap_or(Place::header(plan.header));
    let (vi_from, vi_until) = (dmy(from), dmy(until));
    let message = both!(
        "kế hoạch kéo dài quá {MOST_YEARS} năm ({vi_from} – {vi_until})",
        "a plan of more than {MOST_YEARS} years, {from} to {until}"
    );
    out.push(&faults::invalid_value::DOC, place, message)
        .help(both!("kiểm tra lại `from`, `until`, `year`", "check `from`, `until` and `year`"));
    false
}
