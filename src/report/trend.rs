//! How tasks and objectives stood at the end of each week, month or quarter.

use chrono::{Datelike, Days, NaiveDate};

use super::history::Broken;
use super::summary::{Group, Summary};
use super::{Coverage, Totals};
use crate::deadline::period::last_of_month;

/// How often a point is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Sundays.
    Week,
    /// Last days of months.
    Month,
    /// Last days of quarters.
    Quarter,
}

impl Step {
    /// The name in JSON and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Step::Week => "week",
            Step::Month => "month",
            Step::Quarter => "quarter",
        }
    }

    /// The last day of the period that a day is in.
    fn end_of(self, day: NaiveDate) -> Option<NaiveDate> {
        match self {
            Step::Week => {
                day.checked_add_days(Days::new(u64::from(6 - day.weekday().num_days_from_monday())))
            }
            Step::Month => last_of_month(day.year(), day.month()),
            Step::Quarter => last_of_month(day.year(), day.month().div_ceil(3) * 3),
        }
    }
}

/// The days of the points from `first` to `today`, today last.
pub fn days(step: Step, first: NaiveDate, today: NaiveDate) -> Vec<NaiveDate> {
    let mut days = Vec::new();
    let mut next = step.end_of(first);
    while let Some(day) = next.filter(|day| *day < today) {
        days.push(day);
        next = day.succ_opt().and_then(|day| step.end_of(day));
    }
    days.push(today);
    days
}

/// One point.
#[derive(Debug)]
pub struct Point {
    /// The day.
    pub date: NaiveDate,
    /// The commit whose plans stood that day.
    pub commit: String,
    /// All tasks and objectives.
    pub total: Totals,
    /// Those of each index.
    pub groups: Vec<Group>,
}

impl Point {
    /// Makes a point of a summary.
    pub fn of(commit: &str, summary: Summary) -> (Point, Vec<Broken>) {
        let Coverage { left_out, .. } = summary.coverage;
        let broken =
            left_out.into_iter().map(|left_out| Broken { commit: commit.to_owned(), left_out });
        let point = Point {
            date: summary.as_of,
            commit: commit.to_owned(),
            total: summary.total,
            groups: summary.groups,
        };
        (point, broken.collect())
    }
}

/// The answer.
#[derive(Debug)]
pub struct Trend {
    /// How often a point was taken.
    pub by: Step,
    /// The points, the oldest first.
    pub points: Vec<Point>,
    /// What could not be read.
    pub left_out: Vec<Broken>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_of_periods_and_today_last() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let shown = |step, first, today| {
            days(step, day(first), day(today)).iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(
            shown(Step::Month, "2025-01-15", "2025-03-10"),
            ["2025-01-31", "2025-02-28", "2025-03-10"]
        );
        assert_eq!(shown(Step::Month, "2025-01-15", "2025-01-31"), ["2025-01-31"]);
        assert_eq!(
            shown(Step::Quarter, "2025-02-01", "2025-07-01"),
            ["2025-03-31", "2025-06-30", "2025-07-01"]
        );
        assert_eq!(shown(Step::Week, "2025-12-31", "2026-01-06"), ["2026-01-04", "2026-01-06"]);
    }
}
