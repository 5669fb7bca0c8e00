//! Reporting periods: the days that a periodic report of an office covers.
//!
//! They have the names of the periods of deadlines, but by Nghị định 09/2019/NĐ-CP, article 12, they begin on
//! the 15th and end on the 14th: the report on a quarter is due before the quarter ends.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use crate::deadline::period::{Every, Period, last_of_month, roman_numeral};
use crate::text::lang::quantity;

/// Which days the reporting periods of an office have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReportingCalendar {
    /// From the 15th to the 14th, by Nghị định 09/2019/NĐ-CP.
    #[default]
    Decree,
    /// Those of the calendar.
    Civil,
}

/// A reporting period with its days. `Display` writes its label, such as `2025-Q3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Its name.
    pub period: Period,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    calendar: ReportingCalendar,
}

/// A reporting period as far as it has gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reported {
    /// The period.
    pub window: Window,
    /// The day up to which facts count: the last of the period, or an earlier one.
    pub as_of: NaiveDate,
}

impl Reported {
    /// Whether the period goes on after the day up to which facts count.
    pub fn is_running(&self) -> bool {
        self.as_of < self.window.to
    }
}

/// The last day of a period by the decree; the day after it is the first of the next.
const CUT_OFF: u32 = 14;

impl ReportingCalendar {
    /// The period with its days; `None` for weeks, for which there are no reports, and beyond the range of dates.
    pub fn window(self, period: Period) -> Option<Window> {
        let length = period.every().months()?;
        let last = period.end()?;
        // The last month of the year before, for a period that begins in January.
        let before = match last.month() - length {
            0 => last_of_month(last.year() - 1, 12)?,
            month => last_of_month(last.year(), month)?,
        };
        let (from, to) = match self {
            ReportingCalendar::Decree => {
                (before.with_day(CUT_OFF)?.succ_opt()?, last.with_day(CUT_OFF)?)
            }
            ReportingCalendar::Civil => (before.succ_opt()?, last),
        };
        Some(Window { period, from, to, calendar: self })
    }

    /// The periods of a year in the order in which an office lists them: months, quarters, parts, the year.
    pub fn of_year(self, year: i32) -> Vec<Window> {
        let kinds = [Every::Month, Every::Quarter, Every::HalfYear, Every::NineMonths, Every::Year];
        let numbered =
            kinds.into_iter().flat_map(|every| (1..=12).map(move |number| (every, number)));
        numbered
            .filter_map(|(every, number)| self.window(Period::new(every, year, number)?))
            .collect()
    }

    /// The quarter that a day lies in.
    pub fn quarter_of(self, day: NaiveDate) -> Option<Window> {
        // Days after the cut-off of December belong to the next year.
        let mut near =
            quarters([day.year(), day.year() + 1]).filter_map(|quarter| self.window(quarter));
        near.find(|window| window.has(day))
    }

    /// The last quarter that ended before a day or on it; at the beginning of the range of dates, where none has
    /// ended, the quarter that the day lies in.
    pub fn last_quarter(self, day: NaiveDate) -> Option<Window> {
        // At the end of the range, the quarter of the day itself is one of a year beyond it.
        let ended =
            quarters([day.year() - 1, day.year()]).filter_map(|quarter| self.window(quarter));
        ended.filter(|window| window.to <= day).last().or_else(|| self.quarter_of(day))
    }
}

/// The quarters of two years, in order, without those beyond the range of dates.
fn quarters(years: [i32; 2]) -> impl Iterator<Item = Period> {
    years.into_iter().flat_map(|year| {
        (1..=4).filter_map(move |number| Period::new(Every::Quarter, year, number))
    })
}

impl Window {
    /// Whether a day lies in it.
    pub fn has(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }

    /// The period as far as it has gone by a day; `None` if it has not begun.
    pub fn by(self, day: NaiveDate) -> Option<Reported> {
        (self.from <= day).then(|| Reported { window: self, as_of: day.min(self.to) })
    }

    /// The period for which the next report is made: of the same length, after nine months the last
    /// quarter, after a year the first one.
    pub fn next(&self) -> Option<Window> {
        let (every, year) = (self.period.every(), self.period.year());
        let next = match every {
            Every::Week => None,
            Every::NineMonths => Period::new(Every::Quarter, year, 4),
            Every::Year => Period::new(Every::Quarter, year.checked_add(1)?, 1),
            Every::Month | Every::Quarter | Every::HalfYear => {
                let number = self.period.number() + 1;
                Period::new(every, year, number)
                    .or_else(|| Period::new(every, year.checked_add(1)?, 1))
            }
        };
        self.calendar.window(next?)
    }

    /// Its name in a title of a document: `quý III năm 2025`, `6 tháng đầu năm 2025`.
    pub fn words(&self) -> String {
        let (number, year) = (self.period.number(), self.period.year());
        match self.period.every() {
            Every::Month if number < 3 => format!("tháng {} năm {year}", quantity(number)),
            Every::Month => format!("tháng {number} năm {year}"),
            Every::Quarter => format!("quý {} năm {year}", roman_numeral(number)),
            Every::HalfYear if number == 1 => format!("06 tháng đầu năm {year}"),
            Every::HalfYear => format!("06 tháng cuối năm {year}"),
            Every::NineMonths => format!("09 tháng đầu năm {year}"),
            Every::Week | Every::Year => self.period.words(),
        }
    }
}

impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.period.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deadline::dmy;

    fn window(calendar: ReportingCalendar, label: &str) -> Window {
        calendar.window(Period::parse(label).unwrap()).unwrap()
    }

    fn days(calendar: ReportingCalendar, label: &str) -> String {
        let window = window(calendar, label);
        format!("{} - {}", dmy(window.from), dmy(window.to))
    }

    #[test]
    fn the_periods_of_the_decree_end_on_the_fourteenth() {
        for (label, expected) in [
            ("2025-11", "15/10/2025 - 14/11/2025"),
            ("2025-01", "15/12/2024 - 14/01/2025"),
            ("2025-03", "15/02/2025 - 14/03/2025"),
            ("2025-Q1", "15/12/2024 - 14/03/2025"),
            ("2025-Q2", "15/03/2025 - 14/06/2025"),
            ("2025-Q3", "15/06/2025 - 14/09/2025"),
            ("2025-Q4", "15/09/2025 - 14/12/2025"),
            ("2025-H1", "15/12/2024 - 14/06/2025"),
            ("2025-H2", "15/06/2025 - 14/12/2025"),
            ("2025-9M", "15/12/2024 - 14/09/2025"),
            ("2025", "15/12/2024 - 14/12/2025"),
        ] {
            assert_eq!(days(ReportingCalendar::Decree, label), expected, "{label}");
        }
    }

    #[test]
    fn those_of_the_calendar_are_whole_months() {
        for (label, expected) in [
            ("2024-02", "01/02/2024 - 29/02/2024"),
            ("2025-Q1", "01/01/2025 - 31/03/2025"),
            ("2025-9M", "01/01/2025 - 30/09/2025"),
            ("2025", "01/01/2025 - 31/12/2025"),
        ] {
            assert_eq!(days(ReportingCalendar::Civil, label), expected, "{label}");
        }
        let week = Period::parse("2025-W07").unwrap();
        assert_eq!(ReportingCalendar::Civil.window(week), None);
    }

    #[test]
    fn what_comes_after_a_period() {
        for (label, next) in [
            ("2025-11", "2025-12"),
            ("2025-12", "2026-01"),
            ("2025-Q3", "2025-Q4"),
            ("2025-Q4", "2026-Q1"),
            ("2025-H1", "2025-H2"),
            ("2025-H2", "2026-H1"),
            ("2025-9M", "2025-Q4"),
            ("2025", "2026-Q1"),
        ] {
            let next_of = window(ReportingCalendar::Decree, label).next().unwrap();
            assert_eq!(next_of.to_string(), next, "{label}");
        }
    }

    #[test]
    fn periods_in_the_title_of_a_document() {
        for (label, words) in [
            ("2025-01", "tháng 01 năm 2025"),
            ("2025-02", "tháng 02 năm 2025"),
            ("2025-03", "tháng 3 năm 2025"),
            ("2025-12", "tháng 12 năm 2025"),
            ("2025-Q1", "quý I năm 2025"),
            ("2025-Q4", "quý IV năm 2025"),
            ("2025-H1", "06 tháng đầu năm 2025"),
            ("2025-H2", "06 tháng cuối năm 2025"),
            ("2025-9M", "09 tháng đầu năm 2025"),
            ("2025", "năm 2025"),
        ] {
            assert_eq!(window(ReportingCalendar::Decree, label).words(), words, "{label}");
        }
    }

    #[test]
    fn a_period_counts_up_to_its_end_or_the_day_asked_about() {
        let quarter = window(ReportingCalendar::Decree, "2025-Q3");
        let by = |day: &str| {
            let reported = quarter.by(day.parse().unwrap())?;
            Some((dmy(reported.as_of), reported.is_running()))
        };
        assert_eq!(by("2025-06-14"), None);
        assert_eq!(by("2025-06-15"), Some(("15/06/2025".to_owned(), true)));
        assert_eq!(by("2025-09-14"), Some(("14/09/2025".to_owned(), false)));
        assert_eq!(by("2026-09-14"), Some(("14/09/2025".to_owned(), false)));
    }

    #[test]
    fn the_last_quarter_ended_on_that_day_or_before() {
        let decree = ReportingCalendar::Decree;
        for (day, label) in [
            ("2025-09-13", "2025-Q2"),
            ("2025-09-14", "2025-Q3"),
            ("2025-12-13", "2025-Q3"),
            ("2025-12-20", "2025-Q4"),
            ("2026-01-05", "2025-Q4"),
            ("9999-12-31", "9999-Q4"),
            ("0000-01-01", "0000-Q1"),
        ] {
            let day: NaiveDate = day.parse().unwrap();
            assert_eq!(decree.last_quarter(day).unwrap().to_string(), label, "{day}");
        }
        let new_year = "2026-01-05".parse().unwrap();
        assert_eq!(decree.quarter_of(new_year).unwrap().to_string(), "2026-Q1");
    }

    #[test]
    fn a_year_has_twenty_reporting_periods() {
        let labels: Vec<String> =
            ReportingCalendar::Decree.of_year(2025).iter().map(Window::to_string).collect();
        assert_eq!(labels.len(), 12 + 4 + 2 + 1 + 1);
        assert_eq!(labels[11..14], ["2025-12", "2025-Q1", "2025-Q2"]);
        assert_eq!(labels[18..], ["2025-9M", "2025"]);
    }
}
