//! A plan's term.

use chrono::{Months, NaiveDate};

use crate::deadline::period::last_of_month;
use crate::deadline::{Deadline, Kind, MOST_DUE_DATES, MOST_YEARS, dmy};
use crate::finding::place::Place;
use crate::finding::{Findings, faults};
use crate::plan::{Plan, Task};
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

/// How many due dates the recurring deadlines of a plan may still have, each counted for every unit that owes
/// it.
pub(super) struct Room(u64);

impl Default for Room {
    fn default() -> Self {
        Room(MOST_DUE_DATES)
    }
}

impl Room {
    /// Whether there is room for the due dates of one more task, which so many units owe. Otherwise, with few
    /// words in a plan, an answer would list millions of them.
    pub(super) fn takes(
        &mut self,
        (task, deadline): (&Task<'_>, &Deadline<'_>),
        units: usize,
        term: Term,
        out: &mut Findings,
    ) -> bool {
        let Kind::Recurring(recurrence) = deadline.kind else { return true };
        let units = u64::try_from(units.max(1)).unwrap_or(u64::MAX);
        let needed = recurrence.at_most(term.from, term.until).saturating_mul(units);
        if let Some(left) = self.0.checked_sub(needed) {
            self.0 = left;
            return true;
        }
        // One that comes from the defaults of the plan is not in the task.
        let place = match task.deadline.get() {
            Some(own) => Place::key("deadline", own.span),
            None => Place::header(task.header),
        };
        let thousands = MOST_DUE_DATES / 1000;
        let message = both!(
            "đến nhiệm vụ này, kế hoạch có quá {thousands}.000 lượt đến hạn định kỳ của các đơn vị",
            "with this task the plan has more than {thousands},000 recurring due dates of its units"
        );
        out.push(&faults::invalid_value::DOC, place, message).help(both!(
            "rút ngắn thời gian thực hiện (`from`, `until`), hoặc tách thành nhiều kế hoạch",
            "shorten the term (`from`, `until`), or split the plan"
        ));
        false
    }
}
