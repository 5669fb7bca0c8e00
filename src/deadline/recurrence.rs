//! Recurring deadlines: how often they are due, on which day, and within which time.

use chrono::{Days, NaiveDate};

use crate::deadline::calendar::dmy;
use crate::deadline::period::{Every, Period};

/// The name in a plan file for every second week, which is not a period of the calendar.
pub const TWO_WEEKS: &str = "two-weeks";

/// A recurring deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recurrence {
    rhythm: Rhythm,
    within: Within,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rhythm {
    Periods {
        /// A bit for each kind of period, in the order of [`Every`].
        every: u8,
        /// The month of the period, counted from 1; its last one by default.
        month: Option<u32>,
        /// The day of that month, for weeks the weekday; the last one by default.
        day: Option<u32>,
    },
    /// A date and every fourteenth day after it.
    Fortnight(NaiveDate),
}

/// The time to which a recurring deadline is limited.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Within {
    /// Its first day; `None` for no limit.
    pub from: Option<NaiveDate>,
    /// Its last day; `None` for no limit.
    pub until: Option<NaiveDate>,
    /// Whether the end of each period has to be in this time, instead of its due date.
    pub by_end: bool,
}

impl Within {
    fn holds(self, occurrence: &Occurrence) -> bool {
        let day = if self.by_end { occurrence.end } else { occurrence.due };
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// Why a day or a month does not fit the periods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// The day is out of range, or weeks are mixed with other periods.
    Day,
    /// The period does not have such a month, or there are several kinds of periods.
    Month,
}

impl Recurrence {
    /// Due at the end of each of these periods; `None` if the list is empty.
    pub fn of(every: &[Every]) -> Option<Self> {
        let bits = every.iter().fold(0, |bits, every| bits | bit(*every));
        let rhythm = Rhythm::Periods { every: bits, month: None, day: None };
        (bits != 0).then_some(Recurrence { rhythm, within: Within::default() })
    }

    /// Due at the end of each period of one kind.
    pub fn each(every: Every) -> Self {
        let rhythm = Rhythm::Periods { every: bit(every), month: None, day: None };
        Recurrence { rhythm, within: Within::default() }
    }

    /// Due on a date and every fourteenth day after it.
    pub fn fortnightly(first: NaiveDate) -> Self {
        Recurrence { rhythm: Rhythm::Fortnight(first), within: Within::default() }
    }

    /// The same, but due in this month of the period (from 1) or on this day of the month (for weeks, the
    /// weekday from 1 for Monday to 7). `None` leaves the last one.
    pub fn on(self, month: Option<u32>, day: Option<u32>) -> Result<Self, Unfit> {
        let Rhythm::Periods { every, .. } = self.rhythm else {
            return Err(if month.is_some() { Unfit::Month } else { Unfit::Day });
        };
        let alone = self.alone();
        let most = if alone == Some(Every::Week) { 7 } else { 31 };
        let has_week = every & bit(Every::Week) != 0;
        let is_mixed = has_week && alone.is_none();
        if day.is_some_and(|day| is_mixed || !(1..=most).contains(&day)) {
            return Err(Unfit::Day);
        }
        let months = alone.and_then(Every::months);
        if let Some(month) = month
            && !months.is_some_and(|months| (1..=months).contains(&month))
        {
            return Err(Unfit::Month);
        }
        // The last month means the same as no month.
        let month = month.filter(|_| month != months);
        Ok(Recurrence { rhythm: Rhythm::Periods { every, month, day }, ..self })
    }

    /// The same, but limited to a time.
    pub fn within(self, within: Within) -> Self {
        Recurrence { within, ..self }
    }

    /// The dates written in it: the first date of a fortnight, and the limits of its time.
    pub fn dates(self) -> [Option<NaiveDate>; 3] {
        let first = match self.rhythm {
            Rhythm::Fortnight(first) => Some(first),
            Rhythm::Periods { .. } => None,
        };
        [first, self.within.from, self.within.until]
    }

    /// The kind of period; `None` if there are several.
    pub fn alone(self) -> Option<Every> {
        let Rhythm::Periods { every, .. } = self.rhythm else { return None };
        let mut kinds = Every::ALL.iter().filter(|(kind, ..)| every & bit(*kind) != 0);
        match (kinds.next(), kinds.next()) {
            (Some((kind, ..)), None) => Some(*kind),
            _ => None,
        }
    }

    /// The occurrences due from `from` to `until`, sorted by due date. Of periods that are due on the
    /// same day only the longest is listed.
    pub fn occurrences(self, from: NaiveDate, until: NaiveDate) -> Vec<Occurrence> {
        let mut found = match self.rhythm {
            Rhythm::Fortnight(first) => fortnights(first, from, until),
            Rhythm::Periods { every, month, day } => {
                let kinds = Every::ALL.iter().filter(|(kind, ..)| every & bit(*kind) != 0);
                let periods = kinds.flat_map(|(kind, ..)| Period::all(*kind, from, until));
                let occurrences = periods.filter_map(|period| {
                    let end = period.end()?;
                    Some(Occurrence { period, end, due: period.due(end, month, day)? })
                });
                occurrences.filter(|one| (from..=until).contains(&one.due)).collect()
            }
        };
        found.retain(|occurrence| self.within.holds(occurrence));
        // Of those with the same due date the longest comes first and is kept.
        found.sort_by_key(|o| (o.due, std::cmp::Reverse(o.period.every())));
        found.dedup_by_key(|o| o.due);
        found
    }

    /// A number that the occurrences from `from` to `until` do not exceed, without working them out.
    pub fn at_most(self, from: NaiveDate, until: NaiveDate) -> u64 {
        let from = self.within.from.map_or(from, |own| own.max(from));
        let until = self.within.until.map_or(until, |own| own.min(until));
        let days = u64::try_from((until - from).num_days()).unwrap_or(0);
        match self.rhythm {
            Rhythm::Fortnight(_) => days / 14 + 1,
            Rhythm::Periods { every, .. } => {
                let kinds = Every::ALL.iter().filter(|(kind, ..)| every & bit(*kind) != 0);
                // A week has 7 days, a month at least 28; one more period may begin and one end in the time.
                kinds
                    .map(|(kind, ..)| days / kind.months().map_or(7, |m| 28 * u64::from(m)) + 2)
                    .sum()
            }
        }
    }

    /// As a phrase: `hàng quý, 6 tháng, năm`, `ngày 25 hàng tháng`, with the time it is limited to.
    pub fn words(self) -> String {
        let rhythm = match self.rhythm {
            Rhythm::Periods { every, month, day } => {
                let list = list(every);
                match self.alone() {
                    Some(kind) => of_one(kind, month, day).unwrap_or(list),
                    None => day.map_or(list.clone(), |day| of_last_month(day, &list)),
                }
            }
            Rhythm::Fortnight(first) => format!("02 tuần một lần, từ ngày {}", dmy(first)),
        };
        match (self.within.from, self.within.until) {
            (None, None) => rhythm,
            (Some(from), Some(until)) => {
                format!("{rhythm}, từ ngày {} đến ngày {}", dmy(from), dmy(until))
            }
            (Some(from), None) => format!("{rhythm}, từ ngày {}", dmy(from)),
            (None, Some(until)) => format!("{rhythm}, đến ngày {}", dmy(until)),
        }
    }
}

/// The bit of a kind of period.
fn bit(every: Every) -> u8 {
    1 << every as u8
}

/// `hàng quý, 6 tháng, năm`.
fn list(every: u8) -> String {
    let mut list = String::new();
    let is_one = every.count_ones() == 1;
    for (kind, _, words) in Every::ALL {
        if every & bit(kind) == 0 {
            continue;
        }
        let counted = words.starts_with(|c: char| c.is_ascii_digit());
        match (list.is_empty(), counted) {
            (true, false) => list.push_str("hàng "),
            // `6 tháng` alone would mean a duration.
            (true, true) if is_one => list.push_str("định kỳ "),
            (true, true) => {}
            (false, _) if !list.contains("hàng ") && !counted => list.push_str(", hàng "),
            (false, _) => list.push_str(", "),
        }
        list.push_str(words);
    }
    list
}

fn of_last_month(day: u32, list: &str) -> String {
    format!("ngày {day} tháng cuối kỳ, {list}")
}

/// The phrase for a day or month of one kind of period; `None` without both.
fn of_one(kind: Every, month: Option<u32>, day: Option<u32>) -> Option<String> {
    Some(match (kind, month, day) {
        (_, None, None) => return None,
        (Every::Week, _, Some(7)) => "chủ nhật hàng tuần".to_owned(),
        (Every::Week, _, Some(day)) => format!("thứ {} hàng tuần", day + 1),
        (Every::Month, _, Some(day)) => format!("ngày {day} hàng tháng"),
        (Every::Quarter, None, Some(day)) => format!("ngày {day} tháng cuối quý"),
        (Every::Quarter, Some(1), Some(day)) => format!("ngày {day} tháng đầu quý"),
        (Every::Quarter, Some(month), Some(day)) => format!("ngày {day} tháng thứ {month} của quý"),
        (Every::Year, month, Some(day)) => format!("ngày {day}/{} hàng năm", month.unwrap_or(12)),
        (Every::Year, Some(month), None) => format!("tháng {month} hàng năm"),
        (_, None, Some(day)) => of_last_month(day, &list(bit(kind))),
        (_, Some(month), day) => {
            let day = day.map_or_else(|| "cuối".to_owned(), |day| format!("ngày {day}"));
            format!("{day} tháng thứ {month} của kỳ, {}", list(bit(kind)))
        }
    })
}

fn fortnights(first: NaiveDate, from: NaiveDate, until: NaiveDate) -> Vec<Occurrence> {
    // The dates before the term are skipped by calculation, not one by one.
    let days = (from - first).num_days().max(0);
    let skipped = u64::try_from((days + 13) / 14 * 14).unwrap_or(0);
    let mut next = first.checked_add_days(Days::new(skipped));
    let mut found = Vec::new();
    while let Some(due) = next.filter(|due| *due <= until) {
        let period = Period::week_of(due);
        found.extend(period.end().map(|end| Occurrence { period, end, due }));
        next = due.checked_add_days(Days::new(14));
    }
    found
}

/// One due date of a recurring deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// The period that it is due for.
    pub period: Period,
    /// The last day of that period.
    pub end: NaiveDate,
    /// The due date.
    pub due: NaiveDate,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap()
    }

    fn shown(recurrence: Recurrence, from: &str, until: &str) -> Vec<String> {
        let occurrences = recurrence.occurrences(day(from), day(until));
        occurrences.iter().map(|o| format!("{} {}", o.period, o.due)).collect()
    }

    fn on(every: &[Every], month: Option<u32>, day: Option<u32>) -> Recurrence {
        Recurrence::of(every).unwrap().on(month, day).unwrap()
    }

    #[test]
    fn coinciding_periods_take_the_longest_name() {
        let all = on(&[Every::Quarter, Every::HalfYear, Every::Year], None, None);
        assert_eq!(
            shown(all, "2025-01-01", "2025-12-31"),
            ["2025-Q1 2025-03-31", "2025-H1 2025-06-30", "2025-Q3 2025-09-30", "2025 2025-12-31"]
        );
        let nine = on(&[Every::Quarter, Every::NineMonths], None, Some(14));
        assert_eq!(
            shown(nine, "2025-06-12", "2025-12-31"),
            ["2025-Q2 2025-06-14", "2025-9M 2025-09-14", "2025-Q4 2025-12-14"]
        );
    }

    #[test]
    fn a_day_beyond_a_short_month_is_its_last() {
        let months = on(&[Every::Month], None, Some(31));
        assert_eq!(
            shown(months, "2024-02-01", "2024-04-30"),
            ["2024-02 2024-02-29", "2024-03 2024-03-31", "2024-04 2024-04-30"]
        );
        let leap = on(&[Every::Year], Some(2), Some(29));
        assert_eq!(shown(leap, "2023-01-01", "2024-12-31"), ["2023 2023-02-28", "2024 2024-02-29"]);
    }

    #[test]
    fn a_month_of_the_period() {
        let first = on(&[Every::Quarter], Some(1), Some(10));
        assert_eq!(
            shown(first, "2025-01-11", "2025-12-31"),
            ["2025-Q2 2025-04-10", "2025-Q3 2025-07-10", "2025-Q4 2025-10-10"]
        );
        let middle = on(&[Every::Quarter], Some(2), None);
        assert_eq!(shown(middle, "2024-01-01", "2024-03-31"), ["2024-Q1 2024-02-29"]);
        let half = on(&[Every::HalfYear], Some(5), None);
        assert_eq!(
            shown(half, "2025-01-01", "2025-12-31"),
            ["2025-H1 2025-05-31", "2025-H2 2025-11-30"]
        );
        assert_eq!(on(&[Every::Year], Some(12), Some(25)), on(&[Every::Year], None, Some(25)));
    }

    #[test]
    fn weeks_at_the_turn_of_a_year() {
        let weeks = on(&[Every::Week], None, None);
        assert_eq!(
            shown(weeks, "2025-12-25", "2026-01-05"),
            ["2025-W52 2025-12-28", "2026-W01 2026-01-04"]
        );
        let fridays = on(&[Every::Week], None, Some(5));
        assert_eq!(
            shown(fridays, "2026-12-28", "2027-01-08"),
            ["2026-W53 2027-01-01", "2027-W01 2027-01-08"]
        );
        // 31 August 2025 is a Sunday: the month and the week fall due together.
        let both = on(&[Every::Week, Every::Month], None, None);
        assert_eq!(
            shown(both, "2025-08-25", "2025-09-07"),
            ["2025-08 2025-08-31", "2025-W36 2025-09-07"]
        );
    }

    #[test]
    fn every_fourteenth_day() {
        let fortnights = Recurrence::fortnightly(day("2026-01-09"));
        assert_eq!(
            shown(fortnights, "2025-12-01", "2026-02-06"),
            ["2026-W02 2026-01-09", "2026-W04 2026-01-23", "2026-W06 2026-02-06"]
        );
        assert_eq!(shown(fortnights, "2026-01-24", "2026-02-19"), ["2026-W06 2026-02-06"]);
        assert_eq!(fortnights.on(None, Some(3)), Err(Unfit::Day));
        assert_eq!(fortnights.on(Some(1), None), Err(Unfit::Month));
    }

    #[test]
    fn both_ends_of_the_term_count() {
        let months = Recurrence::each(Every::Month);
        assert_eq!(shown(months, "2025-01-31", "2025-03-31").len(), 3);
        assert_eq!(shown(months, "2025-02-01", "2025-03-30").len(), 1);
        assert!(shown(months, "2025-03-01", "2025-02-01").is_empty());
    }

    #[test]
    fn confined_to_a_time() {
        let within = |by_end| Within {
            from: Some(day("2025-05-01")),
            until: Some(day("2025-09-30")),
            by_end,
        };
        let first = on(&[Every::Quarter], Some(1), Some(10));
        let year = |recurrence| shown(recurrence, "2025-01-01", "2025-12-31");
        assert_eq!(year(first.within(within(false))), ["2025-Q3 2025-07-10"]);
        let ending = ["2025-Q2 2025-04-10", "2025-Q3 2025-07-10"];
        assert_eq!(year(first.within(within(true))), ending);
    }

    #[test]
    fn days_and_months_that_mean_nothing() {
        let unfit = |every: &[Every], month, day| {
            Recurrence::of(every).unwrap().on(month, day).unwrap_err()
        };
        assert_eq!(unfit(&[Every::Month], None, Some(32)), Unfit::Day);
        assert_eq!(unfit(&[Every::Month], None, Some(0)), Unfit::Day);
        assert_eq!(unfit(&[Every::Week], None, Some(8)), Unfit::Day);
        assert_eq!(unfit(&[Every::Week, Every::Month], None, Some(3)), Unfit::Day);
        assert_eq!(unfit(&[Every::Quarter], Some(4), None), Unfit::Month);
        assert_eq!(unfit(&[Every::Quarter], Some(0), None), Unfit::Month);
        assert_eq!(unfit(&[Every::Week], Some(1), None), Unfit::Month);
        assert_eq!(unfit(&[Every::Quarter, Every::Year], Some(1), None), Unfit::Month);
        assert_eq!(Recurrence::of(&[]), None);
    }

    #[test]
    fn the_ends_of_the_calendar() {
        for recurrence in [
            Recurrence::each(Every::Week),
            on(&[Every::Month], None, Some(1)),
            Recurrence::fortnightly(NaiveDate::MIN),
            Recurrence::fortnightly(NaiveDate::MAX),
        ] {
            for (from, until) in [("0001-01-01", "0001-02-01"), ("9999-12-01", "9999-12-31")] {
                shown(recurrence, from, until);
            }
        }
    }
}
