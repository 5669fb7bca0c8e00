//! Periods of recurring deadlines: weeks, months, quarters, half-years, nine months, years.

use std::fmt;

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// How often a recurring deadline falls due. Ordered from the shortest to the longest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Every {
    /// ISO week.
    Week,
    /// Calendar month.
    Month,
    /// Calendar quarter.
    Quarter,
    /// January to June, July to December.
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

    /// The kind of a name like `quarter`.
    pub fn of_name(name: &str) -> Option<Every> {
        Self::ALL.iter().find(|(_, n, _)| *n == name).map(|(every, ..)| *every)
    }
}

/// A recurring deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recurrence {
    /// A bit for each length of period, in the order of [`Every`].
    every: u8,
    day: Option<u32>,
}

impl Recurrence {
    /// `day` is the day of the period's last month; for weeks the weekday, from 1 (Monday) to 7. `None`
    /// where `day` is out of range or has two meanings (weeks together with another period).
    pub fn new(every: &[Every], day: Option<u32>) -> Option<Self> {
        let bits = every.iter().fold(0, |bits, every| bits | 1 << *every as u8);
        let recurrence = Recurrence { every: bits, day };
        let day_fits = match day {
            None => true,
            Some(day) if recurrence.holds(Every::Week) => {
                recurrence.is_only(Every::Week) && (1..=7).contains(&day)
            }
            Some(day) => (1..=31).contains(&day),
        };
        (!every.is_empty() && day_fits).then_some(recurrence)
    }

    fn holds(self, every: Every) -> bool {
        self.every & 1 << every as u8 != 0
    }

    fn is_only(self, every: Every) -> bool {
        self.every == 1 << every as u8
    }

    /// The Vietnamese phrase: `hàng quý, 6 tháng, năm`, with `ngày 25` before it where a day is given.
    pub fn words(self) -> String {
        let mut list = String::new();
        for (every, _, words) in Every::ALL {
            if !self.holds(every) {
                continue;
            }
            let counted = words.starts_with(|c: char| c.is_ascii_digit());
            match (list.is_empty(), counted) {
                (true, false) => list.push_str("hàng "),
                (true, true) => {}
                (false, _) if !list.contains("hàng ") && !counted => list.push_str(", hàng "),
                (false, _) => list.push_str(", "),
            }
            list.push_str(words);
        }
        match self.day {
            None => list,
            Some(day) if self.is_only(Every::Month) => format!("ngày {day} hàng tháng"),
            Some(7) if self.is_only(Every::Week) => "chủ nhật hàng tuần".to_owned(),
            Some(day) if self.is_only(Every::Week) => format!("thứ {} hàng tuần", day + 1),
            Some(day) => format!("ngày {day} tháng cuối kỳ, {list}"),
        }
    }

    /// The periods due between `from` and `until`, in order of due date. Of periods due on the same day
    /// only the longest is kept.
    pub fn occurrences(self, from: NaiveDate, until: NaiveDate) -> Vec<Occurrence> {
        let mut found = Vec::new();
        for (every, ..) in Every::ALL.into_iter().filter(|(every, ..)| self.holds(*every)) {
            for period in Period::all(every, from, until) {
                let Some(end) = period.end() else { continue };
                let due = period.due(end, self.day).filter(|due| (from..=until).contains(due));
                found.extend(due.map(|due| Occurrence { period, end, due }));
            }
        }
        // Of those due on one day the longest comes first, and is kept.
        found.sort_by_key(|o| (o.due, std::cmp::Reverse(o.period.every)));
        found.dedup_by_key(|o| o.due);
        found
    }
}

/// One time that a recurring deadline falls due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// The period that the report is about.
    pub period: Period,
    /// The last day of that period.
    pub end: NaiveDate,
    /// The due date.
    pub due: NaiveDate,
}

/// A week, month, quarter … of a year. Its label is its `Display`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    every: Every,
    year: i32,
    number: u32,
}

impl Period {
    /// Reads a label: `2025-W07`, `2025-03`, `2025-Q1`, `2025-H1`, `2025-9M`, `2025`.
    pub fn parse(label: &str) -> Option<Period> {
        let (year, rest) = match label.split_once('-') {
            Some((year, rest)) => (year, Some(rest)),
            None => (label, None),
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
        let period = Period { every, year: whole(year, 4)? as i32, number };
        period.end().map(|_| period)
    }

    /// The last day of the period; `None` outside the calendar's range.
    pub fn end(self) -> Option<NaiveDate> {
        match self.every {
            Every::Week => NaiveDate::from_isoywd_opt(self.year, self.number, Weekday::Sun),
            _ => last_of_month(self.year, self.last_month()?),
        }
    }

    fn last_month(self) -> Option<u32> {
        let length = match self.every {
            Every::Week => return None,
            Every::Month => 1,
            Every::Quarter => 3,
            Every::HalfYear => 6,
            Every::NineMonths => 9,
            Every::Year => 12,
        };
        let most = 12 / length;
        (1..=most).contains(&self.number).then_some(self.number * length)
    }

    /// The day on which a period that ends on `end` is due.
    fn due(self, end: NaiveDate, day: Option<u32>) -> Option<NaiveDate> {
        match (day, self.every) {
            (None, _) => Some(end),
            (Some(day), Every::Week) => end.checked_sub_days(Days::new(u64::from(7 - day.min(7)))),
            (Some(day), _) => end.with_day(day.min(end.day())),
        }
    }

    /// The periods of one length that overlap the days from `from` to `until`.
    fn all(every: Every, from: NaiveDate, until: NaiveDate) -> Vec<Period> {
        if from > until {
            return Vec::new();
        }
        if every == Every::Week {
            let weeks = from.iter_weeks().map(|d| d.iso_week());
            let last = until.iso_week();
            return weeks
                .take_while(|week| *week <= last)
                .map(|week| Period { every, year: week.year(), number: week.week() })
                .collect();
        }
        let most = match every {
            Every::Month => 12,
            Every::Quarter => 4,
            Every::HalfYear => 2,
            Every::Week | Every::NineMonths | Every::Year => 1,
        };
        (from.year()..=until.year())
            .flat_map(|year| (1..=most).map(move |number| Period { every, year, number }))
            .collect()
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Period { every, year, number } = self;
        match every {
            Every::Week => write!(f, "{year}-W{number:02}"),
            Every::Month => write!(f, "{year}-{number:02}"),
            Every::Quarter => write!(f, "{year}-Q{number}"),
            Every::HalfYear => write!(f, "{year}-H{number}"),
            Every::NineMonths => write!(f, "{year}-9M"),
            Every::Year => write!(f, "{year}"),
        }
    }
}

/// The last day of a month; `None` where the month is not from 1 to 12.
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

    fn day(text: &str) -> NaiveDate {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap()
    }

    fn shown(every: &[Every], on: Option<u32>, from: &str, until: &str) -> Vec<String> {
        Recurrence::new(every, on)
            .unwrap()
            .occurrences(day(from), day(until))
            .iter()
            .map(|o| format!("{} {}", o.period, o.due))
            .collect()
    }

    #[test]
    fn coinciding_periods_take_the_longest_name() {
        let all = shown(
            &[Every::Quarter, Every::HalfYear, Every::Year],
            None,
            "2025-01-01",
            "2025-12-31",
        );
        assert_eq!(
            all,
            ["2025-Q1 2025-03-31", "2025-H1 2025-06-30", "2025-Q3 2025-09-30", "2025 2025-12-31"]
        );
        let nine =
            shown(&[Every::Quarter, Every::NineMonths], Some(14), "2025-06-12", "2025-12-31");
        assert_eq!(nine, ["2025-Q2 2025-06-14", "2025-9M 2025-09-14", "2025-Q4 2025-12-14"]);
    }

    #[test]
    fn a_day_beyond_a_short_month_is_its_last() {
        let months = shown(&[Every::Month], Some(31), "2024-02-01", "2024-04-30");
        assert_eq!(months, ["2024-02 2024-02-29", "2024-03 2024-03-31", "2024-04 2024-04-30"]);
    }

    #[test]
    fn weeks_at_the_turn_of_a_year() {
        let weeks = shown(&[Every::Week], None, "2025-12-25", "2026-01-05");
        assert_eq!(weeks, ["2025-W52 2025-12-28", "2026-W01 2026-01-04"]);
        let fridays = shown(&[Every::Week], Some(5), "2026-12-28", "2027-01-08");
        assert_eq!(fridays, ["2026-W53 2027-01-01", "2027-W01 2027-01-08"]);
        // 31 August 2025 is a Sunday: the month and the week fall due together.
        let both = shown(&[Every::Week, Every::Month], None, "2025-08-25", "2025-09-07");
        assert_eq!(both, ["2025-08 2025-08-31", "2025-W36 2025-09-07"]);
    }

    #[test]
    fn both_ends_of_the_term_count() {
        assert_eq!(shown(&[Every::Month], None, "2025-01-31", "2025-03-31").len(), 3);
        assert_eq!(shown(&[Every::Month], None, "2025-02-01", "2025-03-30").len(), 1);
        assert!(shown(&[Every::Month], None, "2025-03-01", "2025-02-01").is_empty());
    }

    #[test]
    fn labels_go_both_ways() {
        for label in ["2025-W07", "2025-03", "2025-Q1", "2025-H2", "2025-9M", "2025", "2026-W53"] {
            assert_eq!(Period::parse(label).map(|p| p.to_string()).as_deref(), Some(label));
        }
        for label in
            ["2025-W53", "2025-13", "2025-00", "2025-Q5", "2025-H3", "25", "2025-", "2025-q1"]
        {
            assert_eq!(Period::parse(label), None, "{label}");
        }
        assert_eq!(
            Period::parse("2025-Q2").and_then(Period::end),
            Period::parse("2025-H1").and_then(Period::end)
        );
    }

    #[test]
    fn days_that_mean_nothing() {
        assert!(Recurrence::new(&[Every::Month], Some(32)).is_none());
        assert!(Recurrence::new(&[Every::Week], Some(8)).is_none());
        assert!(Recurrence::new(&[Every::Week, Every::Month], Some(3)).is_none());
        assert!(Recurrence::new(&[Every::Month], Some(0)).is_none());
    }

    #[test]
    fn words() {
        let words = |every: &[Every], on| Recurrence::new(every, on).unwrap().words();
        assert_eq!(words(&[Every::Quarter], None), "hàng quý");
        assert_eq!(words(&[Every::Year, Every::HalfYear], None), "6 tháng, hàng năm");
        assert_eq!(
            words(&[Every::Quarter, Every::HalfYear, Every::Year], None),
            "hàng quý, 6 tháng, năm"
        );
        assert_eq!(words(&[Every::Month], Some(25)), "ngày 25 hàng tháng");
    }
}
