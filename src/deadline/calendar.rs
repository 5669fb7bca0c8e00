//! Working days of state offices: Monday to Friday without public holidays, and with the Saturdays
//! worked in exchange.
//!
//! Holidays follow article 112 of the Labour Code 2019 (article 111, clause 3: a holiday on a weekly day
//! off moves to the next working day) and, from 2026, resolution 28/2026/QH16 (24 November). The lunar
//! holidays and the exchanged days are announced year by year, so they are data. In a year without data
//! only weekends are off, and a finding says so.

use std::collections::BTreeMap;
use std::ops::Bound;

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// The days that differ from an ordinary week.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    /// Days that differ from their weekday: `true` is worked, `false` is off.
    exceptions: BTreeMap<NaiveDate, bool>,
}

/// A month and a day.
type MonthDay = (u32, u32);

/// Ranges of days off: year, first day, last day, both included.
const OFF: [(i32, MonthDay, MonthDay); 12] = [
    (2025, (1, 1), (1, 1)),
    (2025, (1, 25), (2, 2)),
    (2025, (4, 7), (4, 7)),
    (2025, (4, 30), (5, 4)),
    (2025, (8, 30), (9, 2)),
    (2026, (1, 1), (1, 1)),
    (2026, (2, 14), (2, 22)),
    (2026, (4, 27), (4, 27)),
    (2026, (4, 30), (4, 30)),
    (2026, (5, 1), (5, 1)),
    (2026, (8, 29), (9, 2)),
    (2026, (11, 24), (11, 24)),
];

/// Saturdays worked in exchange: for Friday 2 May 2025, and for Monday 31 August 2026.
const WORKED: [(i32, u32, u32); 2] = [(2025, 4, 26), (2026, 8, 22)];

impl Calendar {
    /// The built-in years, 2025 and 2026.
    pub fn built_in() -> Self {
        let mut calendar = Calendar::default();
        for (year, from, to) in OFF {
            let day = |(month, day)| NaiveDate::from_ymd_opt(year, month, day);
            if let (Some(from), Some(to)) = (day(from), day(to)) {
                from.iter_days().take_while(|d| *d <= to).for_each(|d| calendar.set(d, false));
            }
        }
        for (year, month, day) in WORKED {
            if let Some(date) = NaiveDate::from_ymd_opt(year, month, day) {
                calendar.set(date, true);
            }
        }
        calendar
    }

    /// Sets one day as worked or off.
    pub fn set(&mut self, date: NaiveDate, worked: bool) {
        self.exceptions.insert(date, worked);
    }

    /// Whether offices work on `date`.
    pub fn is_working(&self, date: NaiveDate) -> bool {
        self.exceptions
            .get(&date)
            .copied()
            .unwrap_or(!matches!(date.weekday(), Weekday::Sat | Weekday::Sun))
    }

    /// Whether there are holiday data for `year`.
    pub fn knows(&self, year: i32) -> bool {
        let first = NaiveDate::from_ymd_opt(year, 1, 1);
        let last = NaiveDate::from_ymd_opt(year, 12, 31);
        match (first, last) {
            (Some(first), Some(last)) => self.exceptions.range(first..=last).next().is_some(),
            _ => false,
        }
    }

    /// The day `count` working days after `start`, which is not counted itself. `None` beyond the
    /// calendar's range.
    pub fn after(&self, start: NaiveDate, count: u32) -> Option<NaiveDate> {
        let mut date = start;
        let mut left = count;
        while left > 0 {
            // Weeks without exceptions have five working days whatever day they begin on, so they are
            // skipped at once.
            let known = self.exceptions.range((Bound::Excluded(date), Bound::Unbounded)).next();
            let plain_days = known.map_or(i64::MAX, |(known, _)| (*known - date).num_days() - 1);
            let weeks = u64::from((left - 1) / 5).min(u64::try_from(plain_days / 7).unwrap_or(0));
            date = date.checked_add_days(Days::new(7 * weeks))?;
            left -= u32::try_from(5 * weeks).unwrap_or(left - 1);
            date = date.checked_add_days(Days::new(1))?;
            if self.is_working(date) {
                left -= 1;
            }
        }
        Some(date)
    }

    /// The first year without holiday data between `start`, which is not counted, and `to`.
    pub fn first_unknown_year(&self, start: NaiveDate, to: NaiveDate) -> Option<i32> {
        let first = start.succ_opt()?;
        (first.year()..=to.year()).find(|year| !self.knows(*year))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap()
    }

    #[test]
    fn counts_over_holidays_and_a_worked_saturday() {
        let calendar = Calendar::built_in();
        for (start, count, end) in [
            ("2025-06-12", 10, "2025-06-26"),
            // 26/4 is worked, 30/4 to 4/5 is off.
            ("2025-04-25", 1, "2025-04-26"),
            ("2025-04-25", 5, "2025-05-06"),
            ("2025-01-24", 1, "2025-02-03"),
            ("2025-08-29", 1, "2025-09-03"),
            ("2026-11-23", 1, "2026-11-25"),
            ("2025-11-23", 1, "2025-11-24"),
            ("2026-08-21", 1, "2026-08-22"),
        ] {
            assert_eq!(calendar.after(day(start), count), Some(day(end)), "{start} + {count}");
        }
    }

    #[test]
    fn weeks_are_counted_as_their_days_are() {
        let mut calendar = Calendar::built_in();
        // A Wednesday off and a Sunday worked, far from the built-in years.
        calendar.set(day("2100-03-03"), false);
        calendar.set(day("2100-03-07"), true);
        for start in ["2024-12-27", "2025-04-26", "2026-12-20", "2099-12-31", "2100-02-27"] {
            let mut date = day(start);
            for count in 1..3000 {
                date = date.succ_opt().unwrap();
                while !calendar.is_working(date) {
                    date = date.succ_opt().unwrap();
                }
                assert_eq!(calendar.after(day(start), count), Some(date), "{start} + {count}");
            }
        }
        assert_eq!(calendar.after(NaiveDate::MAX, 1), None);
        assert_eq!(calendar.after(day("9999-12-31"), u32::MAX), None);
    }

    #[test]
    fn knows_what_it_does_not_know() {
        let mut calendar = Calendar::built_in();
        assert_eq!(calendar.first_unknown_year(day("2026-12-20"), day("2027-01-05")), Some(2027));
        assert_eq!(calendar.first_unknown_year(day("2024-12-31"), day("2025-01-15")), None);
        calendar.set(day("2027-01-01"), false);
        assert_eq!(calendar.first_unknown_year(day("2026-12-20"), day("2027-01-05")), None);
    }
}
