//! Periods of reports: weeks, months, quarters, half-years, nine months, years.

use std::fmt;

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// A kind of period. Ordered from the shortest to the longest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Every {
    /// ISO week.
    Week,
    /// Calendar month.
    Month,
    /// Calendar quarter.
    Quarter,
    /// January to June, or July to December.
    HalfYear,
    /// January to September only.
    NineMonths,
    /// Calendar year.
    Year,
}

impl Every {
    /// Every kind, with its name in a plan file and its wording after `hàng`.
    pub const ALL: [(Every, &'static str, &'static str); 6] = [
        (Every::Week, "week", "tuần"),
        (Every::Month, "month", "tháng"),
        (Every::Quarter, "quarter", "quý"),
        (Every::HalfYear, "half-year", "6 tháng"),
        (Every::NineMonths, "nine-months", "9 tháng"),
        (Every::Year, "year", "năm"),
    ];

    /// The kind with this name, such as `quarter`; `None` for another name.
    pub fn of_name(name: &str) -> Option<Every> {
        Self::ALL.iter().find(|(_, n, _)| *n == name).map(|(every, ..)| *every)
    }

    /// The name in a plan file.
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// The number of months; `None` for weeks.
    pub fn months(self) -> Option<u32> {
        match self {
            Every::Week => None,
            Every::Month => Some(1),
            Every::Quarter => Some(3),
            Every::HalfYear => Some(6),
            Every::NineMonths => Some(9),
            Every::Year => Some(12),
        }
    }
}

/// A week, month, quarter … of a year. `Display` writes its label, such as `2025-Q1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    every: Every,
    year: i32,
    number: u32,
}

impl Period {
    /// The period with this number, from 1, in a year; `None` if there is none.
    pub fn new(every: Every, year: i32, number: u32) -> Option<Period> {
        let exists = match every.months() {
            None => NaiveDate::from_isoywd_opt(year, number, Weekday::Sun).is_some(),
            // There is only one period of nine months in a year.
            Some(length) => (1..=12 / length).contains(&number),
        };
        (exists && (0..=9999).contains(&year)).then_some(Period { every, year, number })
    }

    /// Reads a label: `2025-W07`, `2025-03`, `2025-Q1`, `2025-H1`, `2025-9M`, `2025`. `None` for anything
    /// else.
    pub fn parse(label: &str) -> Option<Period> {
        let (year, rest) = label.split_at_checked(4)?;
        let rest = match rest {
            "" => None,
            rest => Some(rest.strip_prefix('-')?),
        };
        let whole = |digits: &str, length: usize| {
            let plain = digits.len() == length && digits.bytes().all(|b| b.is_ascii_digit());
            plain.then(|| digits.parse::<u32>().ok()).flatten()
        };
        let (every, number) = match rest {
            None => (Every::Year, 1),
            Some("9M") => (Every::NineMonths, 1),
            Some(rest) => match rest.split_at_checked(1)? {
                ("W", week) => (Every::Week, whole(week, 2)?),
                ("Q", quarter) => (Every::Quarter, whole(quarter, 1)?),
                ("H", half) => (Every::HalfYear, whole(half, 1)?),
                _ => (Every::Month, whole(rest, 2)?),
            },
        };
        Period::new(every, whole(year, 4)? as i32, number)
    }

    /// The ISO week of a day.
    pub fn week_of(day: NaiveDate) -> Period {
        let week = day.iso_week();
        Period { every: Every::Week, year: week.year(), number: week.week() }
    }

    /// Its kind.
    pub fn every(self) -> Every {
        self.every
    }

    /// The year that it is named after.
    pub fn year(self) -> i32 {
        self.year
    }

    /// Its number in the year, from 1.
    pub fn number(self) -> u32 {
        self.number
    }

    /// The last day of the period; `None` beyond the range of dates.
    pub fn end(self) -> Option<NaiveDate> {
        match self.every.months() {
            None => NaiveDate::from_isoywd_opt(self.year, self.number, Weekday::Sun),
            Some(length) => last_of_month(self.year, self.number * length),
        }
    }

    /// The due date in a period that ends on `end`. `month` is the month of the period, from 1, and `day`
    /// the day of that month; without them it is the last one. For weeks `day` is the weekday, from 1 for
    /// Monday.
    pub fn due(self, end: NaiveDate, month: Option<u32>, day: Option<u32>) -> Option<NaiveDate> {
        let Some(length) = self.every.months() else {
            let before = day.map_or(0, |day| 7 - day.clamp(1, 7));
            return end.checked_sub_days(Days::new(before.into()));
        };
        let last = match month {
            Some(month) => last_of_month(end.year(), (self.number - 1) * length + month)?,
            None => end,
        };
        day.map_or(Some(last), |day| last.with_day(day.min(last.day())))
    }

    /// The periods of one kind in the years from `from` to `until`, or the weeks that hold these days.
    pub fn all(every: Every, from: NaiveDate, until: NaiveDate) -> Vec<Period> {
        if every == Every::Week {
            let last = until.iso_week();
            let days = from.iter_weeks().take_while(|day| day.iso_week() <= last);
            return days.map(Period::week_of).collect();
        }
        (from.year()..=until.year())
            .flat_map(|year| (1..=12).filter_map(move |number| Period::new(every, year, number)))
            .collect()
    }

    /// Its name in Vietnamese offices: `quý III/2025`, `tháng 9/2025`, `6 tháng đầu năm 2025`.
    pub fn words(self) -> String {
        let Period { every, year, number } = self;
        match every {
            Every::Week => format!("tuần {number}/{year}"),
            Every::Month => format!("tháng {number}/{year}"),
            Every::Quarter => format!("quý {}/{year}", roman_numeral(number)),
            Every::HalfYear if number == 1 => format!("6 tháng đầu năm {year}"),
            Every::HalfYear => format!("6 tháng cuối năm {year}"),
            Every::NineMonths => format!("9 tháng năm {year}"),
            Every::Year => format!("năm {year}"),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Period { every, year, number } = self;
        match every {
            Every::Week => write!(f, "{year:04}-W{number:02}"),
            Every::Month => write!(f, "{year:04}-{number:02}"),
            Every::Quarter => write!(f, "{year:04}-Q{number}"),
            Every::HalfYear => write!(f, "{year:04}-H{number}"),
            Every::NineMonths => write!(f, "{year:04}-9M"),
            Every::Year => write!(f, "{year:04}"),
        }
    }
}

/// The Roman numeral of a quarter.
pub fn roman_numeral(quarter: u32) -> &'static str {
    ["I", "II", "III", "IV"][(quarter.clamp(1, 4) - 1) as usize]
}

/// The last day of a month; `None` if there is no such month.
pub fn last_of_month(year: i32, month: u32) -> Option<NaiveDate> {
    let (year, next) = match month {
        1..=11 => (year, month + 1),
        12 => (year.checked_add(1)?, 1),
        _ => return None,
    };
    NaiveDate::from_ymd_opt(year, next, 1)?.pred_opt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_and_what_it_names() {
        for (label, words, end) in [
            ("2025-W07", "tuần 7/2025", "2025-02-16"),
            ("2026-W53", "tuần 53/2026", "2027-01-03"),
            ("2025-09", "tháng 9/2025", "2025-09-30"),
            ("2025-Q3", "quý III/2025", "2025-09-30"),
            ("2025-H1", "6 tháng đầu năm 2025", "2025-06-30"),
            ("2025-H2", "6 tháng cuối năm 2025", "2025-12-31"),
            ("2025-9M", "9 tháng năm 2025", "2025-09-30"),
            ("2025", "năm 2025", "2025-12-31"),
        ] {
            let period = Period::parse(label).unwrap();
            assert_eq!(period.to_string(), label);
            assert_eq!(period.words(), words);
            assert_eq!(period.end().unwrap().to_string(), end);
        }
        for none in [
            "2025-W54",
            "2025-13",
            "2025-Q5",
            "2025-Q0",
            "2025-H3",
            "25",
            "2025-Q",
            "2025-",
            "2025-W+7",
            "2025-W007",
            "2025-003",
            "+202-03",
        ] {
            assert_eq!(Period::parse(none), None, "{none}");
        }
    }
}
