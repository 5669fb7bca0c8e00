//! Deadlines of every kind, and the dates that follow from them.
//!
//! A deadline is written as a TOML date, as a phrase from the document ([`phrase`]), or as a table. This
//! module has their meaning; it does not read TOML and does not know today's date.

pub mod calendar;
pub mod meaning;
pub mod period;
pub mod phrase;
pub mod recurrence;
pub mod reporting;
pub mod typed;

use std::ops::RangeInclusive;

use chrono::{Datelike, Days, NaiveDate};

use crate::deadline::calendar::Calendar;
pub use crate::deadline::calendar::dmy;
use crate::deadline::recurrence::Recurrence;
use crate::text::source::{At, Span};

/// A deadline as a plan states it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Deadline<'a> {
    /// Its meaning.
    pub kind: Kind,
    /// The document's own words, or a standard phrase for a date or a table.
    pub text: &'a str,
    /// Its bytes in the file.
    pub span: Span,
}

/// What a deadline means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// Due on a date.
    Fixed(NaiveDate),
    /// Due a number of days after the plan's issue, or after a date.
    Relative(Delay),
    /// Due once in every period, such as every quarter.
    Recurring(Recurrence),
    /// Ongoing work without a due date.
    Standing,
    /// Due after a condition is met.
    Conditional(Condition),
}

/// A number of calendar or working days. The starting day is not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// How many days.
    pub days: u32,
    /// Whether only working days count.
    pub working: bool,
}

/// The years that a date may be in. A date outside of them is a typing mistake.
pub const YEARS: RangeInclusive<i32> = 1900..=2200;

/// The longest term of a plan in years: longer than any real plan, short enough to list every week of it.
pub const MOST_YEARS: u32 = 50;

/// The most due dates that the recurring deadlines of a plan may have together, each counted once for every
/// unit that owes it: beyond any real plan, few enough to list them all.
pub const MOST_DUE_DATES: u64 = 200_000;

/// A number of days after the plan's issue, or after a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delay {
    /// The number of days.
    pub count: Count,
    /// The date to count from; `None` means the plan's issue.
    pub from: Option<NaiveDate>,
}

/// The most days that a relative deadline may have: a century, far beyond any plan.
pub const MOST_DAYS: u32 = 36_525;

impl Count {
    /// The day this many days after `start`; `None` after the year 9999.
    pub fn after(self, start: NaiveDate, calendar: &Calendar) -> Option<NaiveDate> {
        let day = if self.working {
            calendar.after(start, self.days)
        } else {
            start.checked_add_days(Days::new(self.days.into()))
        };
        // A later date could not be written in a plan.
        day.filter(|day| day.year() <= 9999)
    }

    /// `10 ngày làm việc` or `100 ngày`.
    pub fn words(self) -> String {
        let unit = if self.working { "ngày làm việc" } else { "ngày" };
        format!("{} {unit}", self.days)
    }
}

/// What the due date of a conditional deadline depends on.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Condition {
    /// The due date that was set after the condition was met. It applies as of every date.
    pub due: Option<At<NaiveDate>>,
    /// The number of days after the condition is met.
    pub count: Option<Count>,
    /// The date when the condition was met. Before that date it counts as not met.
    pub met: Option<At<NaiveDate>>,
}

/// The parts of a deadline's table that are shown in its wording.
#[derive(Clone, Copy, Debug, Default)]
pub struct TableWords<'t> {
    /// The day before which it is due.
    pub before: Option<NaiveDate>,
    /// The event from which its days are counted.
    pub after: Option<&'t str>,
    /// The condition.
    pub when: Option<&'t str>,
}

impl Deadline<'_> {
    /// The day, where it is written as a date of TOML and not in words.
    pub fn day(&self) -> Option<NaiveDate> {
        match self.kind {
            Kind::Fixed(day) => Some(day).filter(|day| self.text == day.to_string()),
            _ => None,
        }
    }
}

impl Kind {
    /// The phrase for a deadline whose table does not have the document's own words.
    pub fn words(&self, table: TableWords<'_>) -> String {
        match self {
            Kind::Fixed(due) => match table.before {
                Some(before) => format!("trước ngày {}", dmy(before)),
                None => dmy(*due),
            },
            Kind::Relative(delay) => format!("{} kể từ ngày ban hành", delay.count.words()),
            Kind::Recurring(recurrence) => recurrence.words(),
            Kind::Standing => "thường xuyên".to_owned(),
            Kind::Conditional(condition) => match (condition.count, table.after, table.when) {
                (Some(count), Some(after), _) => format!("{} sau khi {after}", count.words()),
                (_, _, Some(when)) => when.to_owned(),
                _ => "theo điều kiện".to_owned(),
            },
        }
    }

    /// Whether the deadline is due once in every period.
    pub fn is_recurring(&self) -> bool {
        matches!(self, Kind::Recurring(_))
    }

    /// The single due date, the same as of every date; `None` for a deadline without exactly one.
    pub fn due(&self, issued: Option<NaiveDate>, calendar: &Calendar) -> Option<NaiveDate> {
        match self {
            Kind::Fixed(date) => Some(*date),
            Kind::Relative(delay) => delay.count.after(delay.from.or(issued)?, calendar),
            Kind::Conditional(condition) => match (condition.due, condition.count, condition.met) {
                (Some(due), _, _) => Some(due.value),
                (None, Some(count), Some(met)) => count.after(met.value, calendar),
                _ => None,
            },
            Kind::Recurring(_) | Kind::Standing => None,
        }
    }

    /// The dates written in it.
    pub fn dates(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let named = match self {
            Kind::Fixed(date) => [Some(*date), None, None],
            Kind::Relative(delay) => [delay.from, None, None],
            Kind::Recurring(recurrence) => recurrence.dates(),
            Kind::Conditional(condition) => {
                [condition.due, condition.met, None].map(|date| date.map(|date| date.value))
            }
            Kind::Standing => [None; 3],
        };
        named.into_iter().flatten()
    }

    /// The number of days to the due date, and the date from which they are counted; `None` if the due
    /// date is not counted.
    pub fn counted(&self, issued: Option<NaiveDate>) -> Option<(Count, NaiveDate)> {
        match self {
            Kind::Relative(delay) => Some((delay.count, delay.from.or(issued)?)),
            Kind::Conditional(condition) => Some((condition.count?, condition.met?.value)),
            Kind::Fixed(_) | Kind::Recurring(_) | Kind::Standing => None,
        }
    }
}

/// The day before `date`, which `trước ngày …` means.
pub fn day_before(date: NaiveDate) -> Option<NaiveDate> {
    date.pred_opt().filter(|day| day.year() >= 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deadline_without_words_is_given_some() {
        let day = NaiveDate::from_ymd_opt(2025, 11, 24).unwrap();
        let words = |kind: Kind, table| kind.words(table);
        assert_eq!(words(Kind::Fixed(day), TableWords::default()), "24/11/2025");
        let before = TableWords { before: day.succ_opt(), ..TableWords::default() };
        assert_eq!(words(Kind::Fixed(day), before), "trước ngày 25/11/2025");
        let count = Count { days: 10, working: true };
        let relative = words(Kind::Relative(Delay { count, from: None }), TableWords::default());
        assert_eq!(relative, "10 ngày làm việc kể từ ngày ban hành");
        let counted = Condition { count: Some(count), ..Condition::default() };
        let after = TableWords { after: Some("công bố"), ..TableWords::default() };
        assert_eq!(words(Kind::Conditional(counted), after), "10 ngày làm việc sau khi công bố");
    }
}
