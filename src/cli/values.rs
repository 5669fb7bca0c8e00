//! What may be typed for the values of options: days, spans of time, states and roles, in both languages and any case.

use chrono::{Datelike, Months, NaiveDate};

use crate::cli::surroundings::today;
use crate::deadline::typed::{self, NotADay};
use crate::exchange::columns::Role as ColumnRole;
use crate::exchange::header::Named;
use crate::render::words;
use crate::report::trend::Interval;
use crate::state::State;
use crate::text::lang::{Lang, Text, both};
use crate::text::name::loose;

/// The message for a value that has none of the allowed forms.
pub fn expected(forms: &str) -> Text {
    both!("viết: {forms}", "expected {forms}")
}

/// A date of the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    /// This day.
    On(NaiveDate),
    /// The day on which the question is asked.
    Today,
}

impl Day {
    /// The date, where today is that of the repository's offset from UTC, in minutes.
    pub fn date(self, utc_offset: i32) -> NaiveDate {
        match self {
            Day::On(date) => date,
            Day::Today => today(utc_offset),
        }
    }
}

/// Reads a date: the year first or last, its four digits tell which.
pub fn day(typed: &str) -> Result<Day, Text> {
    let typed = typed.trim();
    if ["today", "hom nay"].contains(&loose(typed).as_str()) {
        return Ok(Day::Today);
    }
    typed::day(typed).map(Day::On).map_err(|why| match why {
        NotADay::Unread => expected("2025-12-01, 01/12/2025, today, hôm nay"),
        NotADay::NotInCalendar => {
            both!("ngày này không có trên lịch", "that day is not in the calendar")
        }
    })
}

/// A span of time that begins at the as-of date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// So many days.
    Days(u32),
    /// To the same day of a later month.
    Months(u32),
}

/// The longest span, in days: a century.
const LONGEST: u32 = 36_525;

impl Span {
    /// How many days it has from a date on.
    pub fn days_from(self, date: NaiveDate) -> u32 {
        match self {
            Span::Days(days) => days,
            Span::Months(months) => {
                let end = date.checked_add_months(Months::new(months));
                let days = end.map(|end| end.num_days_from_ce() - date.num_days_from_ce());
                days.and_then(|days| u32::try_from(days).ok()).unwrap_or(LONGEST)
            }
        }
    }
}

/// Reads `30d`, `2w`, `30 ngày`, `2 tuần`, `1 tháng`.
pub fn span(typed: &str) -> Result<Span, Text> {
    let typed = loose(typed);
    let end = typed.find(|c: char| !c.is_ascii_digit()).unwrap_or(typed.len());
    let (number, unit) = typed.split_at(end);
    let days = |factor: u32| {
        let days = number.parse::<u32>().ok().and_then(|n| n.checked_mul(factor));
        days.filter(|days| *days <= LONGEST)
    };
    let span = match unit.trim() {
        "d" | "day" | "days" | "ngay" => days(1).map(Span::Days),
        "w" | "week" | "weeks" | "tuan" => days(7).map(Span::Days),
        // Only for its bound: a month has at most 31 days.
        "month" | "months" | "thang" => {
            days(31).and_then(|days| Some(Span::Months(days.checked_div(31)?)))
        }
        _ => None,
    };
    span.ok_or_else(|| expected("30d, 2w, 1 month, 30 ngày, 2 tuần, 1 tháng"))
}

/// A number of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days(pub u32);

/// Reads `7d`, `2w`, `1 ngày`: a span whose days do not depend on the month.
pub fn days(typed: &str) -> Result<Days, Text> {
    match span(typed) {
        Ok(Span::Days(days)) => Ok(Days(days)),
        Ok(Span::Months(_)) | Err(_) => Err(expected("7d, 2w, 7 ngày, 2 tuần")),
    }
}

/// Reads a whole number from 1 on.
pub fn count(typed: &str) -> Result<i64, Text> {
    let number = typed.trim().parse().ok().filter(|number| *number >= 1);
    number.ok_or_else(|| both!("viết số nguyên từ 1 trở lên", "expected a whole number from 1 on"))
}

/// Reads a whole number of percent: `60`, `60%`.
pub fn percent(typed: &str) -> Result<i64, Text> {
    let bare = without_sign(typed).parse().ok();
    bare.filter(|number| (0..=100).contains(number))
        .ok_or_else(|| both!("viết số nguyên từ 0 đến 99", "expected a whole number from 0 to 99"))
}

/// A number of percent without its sign.
pub fn without_sign(typed: &str) -> &str {
    let typed = typed.trim();
    typed.strip_suffix('%').unwrap_or(typed).trim_end()
}

/// States that one word names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct States(pub Vec<State>);

/// Reads a state: by its name, or by its words in either language.
pub fn states(typed: &str) -> Result<States, Text> {
    let wanted = loose(&typed.replace(['-', '_'], " "));
    if wanted == "hoan thanh" {
        return Ok(States(vec![State::Done, State::DoneLate]));
    }
    let fits = |(state, name): &&(State, &str)| {
        let words = words::state(*state);
        [name.replace('-', " ").as_str(), words.vi, words.en].iter().any(|w| loose(w) == wanted)
    };
    let found = State::ALL.iter().find(fits).map(|(state, _)| States(vec![*state]));
    found.ok_or_else(|| {
        let list = |lang: Lang| {
            let words = State::ALL.iter().map(|(state, name)| match lang {
                Lang::Vi => format!("{name} ({})", words::state(*state).vi),
                Lang::En => (*name).to_owned(),
            });
            words.collect::<Vec<_>>().join(", ")
        };
        let (vi, en) = (list(Lang::Vi), list(Lang::En));
        both!("viết: {vi}", "expected {en}")
    })
}

/// As what a unit is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoleArg {
    /// In the lead.
    Lead,
    /// Taking part.
    Partner,
    /// Either.
    Any,
}

/// Reads a role, in either language.
pub fn role(typed: &str) -> Result<RoleArg, Text> {
    match loose(&typed.replace(['-', '_'], " ")).as_str() {
        "lead" | "chu tri" => Ok(RoleArg::Lead),
        "partner" | "phoi hop" => Ok(RoleArg::Partner),
        "any" | "ca hai" | "chu tri hoac phoi hop" => Ok(RoleArg::Any),
        _ => Err(both!(
            "viết: lead (chủ trì), partner (phối hợp), any (cả hai)",
            "expected lead, partner, any"
        )),
    }
}

/// Reads how often a point is taken, in either language.
pub fn every(typed: &str) -> Result<Interval, Text> {
    let wanted = loose(typed);
    let word = ["hang ", "moi ", "every "].iter().find_map(|first| wanted.strip_prefix(first));
    match word.unwrap_or(&wanted) {
        "week" | "weekly" | "tuan" => Ok(Interval::Week),
        "month" | "monthly" | "thang" => Ok(Interval::Month),
        "quarter" | "quarterly" | "quy" => Ok(Interval::Quarter),
        _ => Err(both!(
            "viết: week (tuần), month (tháng), quarter (quý)",
            "expected week, month, quarter"
        )),
    }
}

/// Reads which column is for what: `lead=3`, `deadline=E`.
pub fn columns(typed: &str) -> Result<Named, Text> {
    let names = ColumnRole::NAMES.map(|(name, _)| name).join(", ");
    let unread = || both!("viết: lead=3; các tên: {names}", "expected lead=3; the names: {names}");
    let (name, column) = typed.split_once('=').ok_or_else(unread)?;
    let role = ColumnRole::named(name.trim()).ok_or_else(unread)?;
    let column = column.trim();
    let is_number = column.bytes().all(|b| b.is_ascii_digit()) && column != "0";
    let is_letters = column.len() < 4 && column.bytes().all(|b| b.is_ascii_alphabetic());
    match !column.is_empty() && (is_number || is_letters) {
        true => Ok(Named { role, column: column.to_owned() }),
        false => Err(unread()),
    }
}

/// Reads a language.
pub fn language(typed: &str) -> Result<Lang, Text> {
    match typed.to_ascii_lowercase().as_str() {
        "vi" => Ok(Lang::Vi),
        "en" => Ok(Lang::En),
        _ => Err(expected("vi, en")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(year: i32, month: u32, day: u32) -> Option<Day> {
        NaiveDate::from_ymd_opt(year, month, day).map(Day::On)
    }

    #[test]
    fn days_in_every_spelling() {
        for typed in
            ["2025-12-01", "2025-12-1", "1-12-2025", "01/12/2025", "1/12/2025", "1.12.2025"]
        {
            assert_eq!(day(typed).ok(), on(2025, 12, 1), "{typed}");
        }
        for typed in ["today", "Today", "hôm nay", "HÔM NAY", "hom nay"] {
            assert_eq!(day(typed), Ok(Day::Today), "{typed}");
        }
        for typed in [
            "",
            "1/12/25",
            "12-2025",
            "2025",
            "-1w",
            "2025-12/01",
            "2025-123-1",
            "+1/12/2025",
            "０１/12/2025",
        ] {
            assert_eq!(
                day(typed),
                Err(expected("2025-12-01, 01/12/2025, today, hôm nay")),
                "{typed}"
            );
        }
        for typed in ["31/11/2025", "2025-13-01", "0000-01-01", "29-2-2025"] {
            assert!(day(typed).is_err_and(|why| why.en.contains("calendar")), "{typed}");
        }
    }

    #[test]
    fn spans_in_both_languages() {
        let days =
            [("30d", 30), ("2w", 14), ("30 ngày", 30), ("2 tuần", 14), ("3W", 21), ("1 day", 1)];
        for (typed, days) in days {
            assert_eq!(span(typed), Ok(Span::Days(days)), "{typed}");
        }
        assert_eq!(span("1 tháng"), Ok(Span::Months(1)));
        for typed in ["30", "d", "-1d", "3m", "", "40000d", "tháng"] {
            assert!(span(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn a_month_ends_on_the_same_day_of_the_next() {
        let days = |month, day| {
            let from = NaiveDate::from_ymd_opt(2025, month, day).unwrap_or_default();
            Span::Months(1).days_from(from)
        };
        assert_eq!((days(2, 1), days(1, 15), days(1, 31)), (28, 31, 28));
    }

    #[test]
    fn states_and_roles_in_both_languages() {
        for typed in ["overdue", "Overdue", "quá hạn", "QUÁ HẠN", "qua han"] {
            assert_eq!(states(typed), Ok(States(vec![State::Overdue])), "{typed}");
        }
        for typed in ["in-progress", "in progress", "đang thực hiện"] {
            assert_eq!(states(typed), Ok(States(vec![State::InProgress])), "{typed}");
        }
        assert_eq!(states("hoàn thành"), Ok(States(vec![State::Done, State::DoneLate])));
        assert!(states("trễ").is_err() && states("").is_err());
        assert_eq!((role("Chủ trì"), role("PARTNER")), (Ok(RoleArg::Lead), Ok(RoleArg::Partner)));
        assert_eq!(role("cả hai"), Ok(RoleArg::Any));
        assert!(role("ai đó").is_err());
        assert_eq!(
            (every("Quý"), every("hàng tháng")),
            (Ok(Interval::Quarter), Ok(Interval::Month))
        );
        assert!(every("year").is_err());
    }
}
