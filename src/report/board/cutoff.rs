//! The day on which the figures of the next report are cut off.

use chrono::{Datelike, NaiveDate};

use crate::deadline::period::{Every, Period};

/// The end of a reporting period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CutOff {
    /// The quarter that is reported.
    pub quarter: Period,
    /// The last day whose facts count.
    pub day: NaiveDate,
}

/// The next cut-off of a quarterly report: by Nghị định 09/2019/NĐ-CP, article 12, it takes the figures up to
/// the 14th of the last month of the quarter.
pub fn next_cut_off(as_of: NaiveDate) -> Option<CutOff> {
    (0..=1).find_map(|ahead| {
        let quarter = as_of.month0() / 3 + ahead;
        let year = as_of.year() + i32::from(quarter == 4);
        let number = quarter % 4 + 1;
        let day = NaiveDate::from_ymd_opt(year, number * 3, 14).filter(|day| *day >= as_of)?;
        Some(CutOff { quarter: Period::new(Every::Quarter, year, number)?, day })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_is_cut_off_on_the_fourteenth_of_its_last_month() {
        for (as_of, quarter, day) in [
            ("2025-12-01", "2025-Q4", "2025-12-14"),
            ("2025-12-14", "2025-Q4", "2025-12-14"),
            ("2025-12-15", "2026-Q1", "2026-03-14"),
            ("2025-03-15", "2025-Q2", "2025-06-14"),
            ("2025-01-01", "2025-Q1", "2025-03-14"),
        ] {
            let found = next_cut_off(as_of.parse().unwrap()).unwrap();
            assert_eq!(
                (found.quarter.to_string(), found.day.to_string()),
                (quarter.into(), day.into())
            );
        }
    }
}
