//! Working days of state offices: Monday to Friday without public holidays, plus the Saturdays worked in
//! exchange for a day off.
//!
//! Holidays follow article 112 of the Labour Code 2019 (45/2019/QH14); a holiday on a weekly day off moves
//! to the next working day (article 111, clause 3). From 2026 there is also 24 November, by article 2 of
//! resolution 28/2026/QH16, in force since 1 July 2026; it is not part of article 112 and does not move.
//! The days of Tết, the second day of the National Day and the exchanged days are announced year by year
//! (article 112, clause 3), so they are data; for a year without data only weekends are
//! days off, and the rule `no-holiday-data` says so.
//!
//! A year is added from its announcements, which usually come out from October to December of the year
//! before, with rows in `OFF` and `WORKED` that name their document, and a line in the test
//! `the_days_of_each_year`. Exchanges may be announced later than that: check again before 30 April. Until
//! then, and for releases without the year, `[[holiday]]` in `pargo.toml` gives its days.

use std::collections::BTreeMap;
use std::ops::Bound;

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// The days that differ from an ordinary week.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    /// Days that differ from their weekday: `true` is a working day, `false` a day off.
    exceptions: BTreeMap<NaiveDate, bool>,
}

/// A month and a day.
type MonthDay = (u32, u32);

/// Days off from the first to the second date, with the document that sets them.
#[rustfmt::skip]
const OFF: [(i32, MonthDay, MonthDay); 17] = [
    (2024, (1, 1), (1, 1)),     // Labour Code
    (2024, (2, 8), (2, 14)),    // Tết, with 13 and 14 February for its weekend: Thông báo 5015/TB-LĐTBXH, 22 November 2023
    (2024, (4, 18), (4, 18)),   // Hùng Kings, 10/3 of the lunar year: Labour Code
    (2024, (4, 27), (5, 1)),    // 29/4 exchanged: Công văn 2450/VPCP-KGVX, 12 April 2024, and Thông báo 1570/TB-BLĐTBXH
    (2024, (8, 31), (9, 3)),    // National Day and the day after: Thông báo 5015/TB-LĐTBXH
    (2025, (1, 1), (1, 1)),     // Labour Code
    (2025, (1, 25), (2, 2)),    // Tết: Công văn 8726/VPCP-KGVX, 26 November 2024, and Thông báo 6150/TB-BLĐTBXH, 3 December 2024
    (2025, (4, 7), (4, 7)),     // Hùng Kings, 10/3 of the lunar year: Labour Code
    (2025, (4, 30), (5, 4)),    // 2/5 exchanged: Thông báo 6150/TB-BLĐTBXH
    (2025, (8, 30), (9, 2)),    // National Day and the day before: Thông báo 6150/TB-BLĐTBXH
    (2026, (1, 1), (1, 4)),     // 2/1 exchanged: Công văn 12729/VPCP-KGVX, 25 December 2025
    (2026, (2, 14), (2, 22)),   // Tết: Thông báo 9441/TB-BNV, 16 October 2025
    (2026, (4, 25), (4, 27)),   // Hùng Kings on Sunday 26/4, so the Monday after: Labour Code
    (2026, (4, 30), (4, 30)),   // nothing exchanged: Công văn 3383/BNV-CVL, 10 April 2026
    (2026, (5, 1), (5, 3)),     // Labour Code
    (2026, (8, 29), (9, 2)),    // National Day and the day before, 31/8 exchanged: Thông báo 9441/TB-BNV
    // An exchange of Monday 23/11 for Saturday 28/11 was proposed in September 2026; no decision is known.
    (2026, (11, 24), (11, 24)), // Culture Day: resolution 28/2026/QH16
];

/// Saturdays worked in exchange for a day off.
const WORKED: [(i32, u32, u32); 4] = [
    (2024, 5, 4),  // for Monday 29 April: Công văn 2450/VPCP-KGVX
    (2025, 4, 26), // for Friday 2 May: Thông báo 6150/TB-BLĐTBXH
    (2026, 1, 10), // for Friday 2 January: Công văn 12729/VPCP-KGVX
    (2026, 8, 22), // for Monday 31 August: Thông báo 9441/TB-BNV
];

impl Calendar {
    /// The built-in years, 2024 to 2026.
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

    /// Whether there is holiday data for `year`.
    pub fn knows(&self, year: i32) -> bool {
        let first = NaiveDate::from_ymd_opt(year, 1, 1);
        let last = NaiveDate::from_ymd_opt(year, 12, 31);
        match (first, last) {
            (Some(first), Some(last)) => self.exceptions.range(first..=last).next().is_some(),
            _ => false,
        }
    }

    /// The day `count` working days after `start`; `start` itself does not count. `None` beyond the range
    /// of dates.
    pub fn after(&self, start: NaiveDate, count: u32) -> Option<NaiveDate> {
        let mut date = start;
        let mut left = count;
        while left > 0 {
            // Weeks without exceptions have five working days whatever day they begin on, so they are
            // skipped at once.
            let known = self.exceptions.range((Bound::Excluded(date), Bound::Unbounded)).next();
            let plain_days = known.map_or(i64::MAX, |(known, _)| (*known - date).num_days() - 1);
            let plain_weeks = u32::try_from(plain_days / 7).unwrap_or(u32::MAX);
            let weeks = plain_weeks.min((left - 1) / 5);
            date = date.checked_add_days(Days::new(7 * u64::from(weeks)))?;
            left -= 5 * weeks;
            date = date.checked_add_days(Days::new(1))?;
            if self.is_working(date) {
                left -= 1;
            }
        }
        Some(date)
    }

    /// The first year without holiday data from the day after `start` to `to`.
    pub fn first_unknown_year(&self, start: NaiveDate, to: NaiveDate) -> Option<i32> {
        let first = start.succ_opt()?;
        (first.year()..=to.year()).find(|year| !self.knows(*year))
    }
}

/// A date as Vietnamese offices write it: `05/03/2025`.
pub fn dmy(date: NaiveDate) -> String {
    date.format("%d/%m/%Y").to_string()
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
            // 24/11 lies a whole week after the day from which is counted.
            ("2026-11-17", 6, "2026-11-26"),
            ("2026-08-21", 1, "2026-08-22"),
            // 29/4/2024 is off, 4/5 is worked for it.
            ("2024-02-07", 1, "2024-02-15"),
            ("2024-04-26", 1, "2024-05-02"),
            ("2024-04-26", 3, "2024-05-04"),
            ("2024-08-30", 1, "2024-09-04"),
            // 2/1/2026 is off, 10/1 is worked for it.
            ("2025-12-31", 1, "2026-01-05"),
            ("2025-12-31", 6, "2026-01-10"),
            ("2026-01-10", 1, "2026-01-12"),
        ] {
            assert_eq!(calendar.after(day(start), count), Some(day(end)), "{start} + {count}");
        }
    }

    #[test]
    fn a_day_that_is_set_goes_before_what_is_built_in() {
        let mut calendar = Calendar::built_in();
        calendar.set(day("2026-11-23"), false);
        calendar.set(day("2026-11-28"), true);
        assert_eq!(calendar.after(day("2026-11-22"), 4), Some(day("2026-11-28")));
        calendar.set(day("2026-11-24"), true);
        assert_eq!(calendar.after(day("2026-11-23"), 1), Some(day("2026-11-24")));
    }

    /// The weekdays off and the weekend days worked of each built-in year, as the documents give them.
    #[test]
    fn the_days_of_each_year() {
        let calendar = Calendar::built_in();
        for (year, off, worked) in [
            (2024, "1/1 8/2 9/2 12/2 13/2 14/2 18/4 29/4 30/4 1/5 2/9 3/9", "4/5"),
            (2025, "1/1 27/1 28/1 29/1 30/1 31/1 7/4 30/4 1/5 2/5 1/9 2/9", "26/4"),
            (
                2026,
                "1/1 2/1 16/2 17/2 18/2 19/2 20/2 27/4 30/4 1/5 31/8 1/9 2/9 24/11",
                "10/1 22/8",
            ),
        ] {
            let days = day(&format!("{year}-01-01")).iter_days().take_while(|d| d.year() == year);
            let shown = |days: Vec<NaiveDate>| {
                let days = days.iter().map(|d| format!("{}/{}", d.day(), d.month()));
                days.collect::<Vec<_>>().join(" ")
            };
            let is_weekend = |d: &NaiveDate| matches!(d.weekday(), Weekday::Sat | Weekday::Sun);
            let (weekend, week): (Vec<_>, Vec<_>) = days.partition(is_weekend);
            let found_off = week.into_iter().filter(|d| !calendar.is_working(*d)).collect();
            let found_worked = weekend.into_iter().filter(|d| calendar.is_working(*d)).collect();
            assert_eq!(shown(found_off), off, "{year}: off");
            assert_eq!(shown(found_worked), worked, "{year}: worked");
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
        assert_eq!(calendar.first_unknown_year(day("2023-12-20"), day("2024-01-15")), Some(2023));
        calendar.set(day("2027-01-01"), false);
        assert_eq!(calendar.first_unknown_year(day("2026-12-20"), day("2027-01-05")), None);
    }
}
