//! A single time: a day, a month, a quarter, a part of a year or a year, first as written and then as
//! dates.

use chrono::{Datelike, NaiveDate};

use crate::deadline::period::last_of_month;
use crate::deadline::phrase::refused::Refused;
use crate::deadline::phrase::words::{Cursor, Token, is_year};

/// A time as written, before a missing year is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// The time without its year.
    pub what: What,
    /// The year written with it.
    pub year: Year,
}

/// The kind of a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A day and its month, which may be written with another member of a range.
    Day(u32, Option<u32>),
    /// A month.
    Month(u32),
    /// A quarter.
    Quarter(u32),
    /// From one month of the year to another.
    Part(u32, u32),
    /// The middle of the year, 30 June.
    MiddleOfYear,
    /// One year, or a span of years with both ends.
    Years(i32, i32),
    /// A bare number; its unit is written with another member of a range.
    Number(u32),
}

/// The year of a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Year {
    /// Not written.
    Open,
    /// Written.
    Given(i32),
    /// The one after the plan's.
    Next,
}

/// The days of a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time {
    /// Its first day.
    pub first: NaiveDate,
    /// Its last day.
    pub last: NaiveDate,
}

/// Reads a time. In a list or a range a bare number has the unit of `before`.
pub fn written(c: &mut Cursor<'_, '_>, before: Option<What>) -> Option<Written> {
    let mut ahead = *c;
    let found = match ahead.peek()? {
        Token::Word(_) => by_word(&mut ahead, before),
        Token::Number(_) => by_number(&mut ahead, before),
        Token::Sign(_) => None,
    }?;
    *c = ahead;
    Some(found)
}

fn by_word(c: &mut Cursor<'_, '_>, before: Option<What>) -> Option<Written> {
    if c.eat("tháng") {
        let month = c.number()?;
        return Some(Written { what: What::Month(month), year: year_after(c) });
    }
    if c.eat("quý") || c.eat("q") {
        let quarter = c.quarter()?;
        return Some(Written { what: What::Quarter(quarter), year: year_after(c) });
    }
    if c.eat("năm") {
        let year = c.year()?;
        return Some(of_years(year, year));
    }
    if c.eat("t") {
        let month = c.number()?;
        let year = year_after(c);
        // `T6` can also mean Friday.
        return (year != Year::Open).then_some(Written { what: What::Month(month), year });
    }
    if c.eat("giai đoạn") {
        c.eat("năm");
        let first = c.year()?;
        let through = c.eat_sign('-') || c.eat("đến");
        c.eat("năm");
        let last = c.year().filter(|_| through)?;
        return Some(of_years(first, last));
    }
    if c.eat("nửa đầu") {
        return part(c, 1, 6);
    }
    if c.eat("nửa cuối") {
        return part(c, 7, 12);
    }
    for (words, day) in [("đầu tháng", 1), ("giữa tháng", 15)] {
        if c.eat(words) {
            let month = c.number()?;
            return Some(Written { what: What::Day(day, Some(month)), year: year_after(c) });
        }
    }
    if c.eat("giữa năm") {
        let year = c.year().map_or(Year::Open, Year::Given);
        return Some(Written { what: What::MiddleOfYear, year });
    }
    if let Some(found) = counted_part(c) {
        return Some(found);
    }
    match before {
        Some(What::Quarter(_)) => {
            let quarter = c.quarter()?;
            Some(Written { what: What::Quarter(quarter), year: year_after(c) })
        }
        _ => None,
    }
}

fn by_number(c: &mut Cursor<'_, '_>, before: Option<What>) -> Option<Written> {
    if let Some(year) = c.year() {
        return Some(of_years(year, year));
    }
    if let Some(found) = counted_part(c) {
        return Some(found);
    }
    let number = c.number()?;
    let hinted = match before {
        Some(What::Month(_)) => Some(What::Month(number)),
        Some(What::Quarter(_)) => Some(What::Quarter(number)),
        _ => None,
    };
    if let Some(found) = day_after(c, number) {
        return Some(found);
    }
    if let Some(what) = hinted {
        return Some(Written { what, year: year_after(c) });
    }
    // `11/2025`: without the word `tháng` the year is required.
    let mut ahead = *c;
    if ahead.eat_sign('/')
        && let Some(year) = ahead.year()
    {
        *c = ahead;
        return Some(Written { what: What::Month(number), year: Year::Given(year) });
    }
    let what = match before {
        Some(What::Day(..)) => What::Day(number, None),
        _ => What::Number(number),
    };
    Some(Written { what, year: Year::Open })
}

/// The rest of a date after the day: `/11/2025`, `/11`, `-11-2025`, `.11.2025`, `tháng 11 năm 2025`.
fn day_after(c: &mut Cursor<'_, '_>, day: u32) -> Option<Written> {
    let mut ahead = *c;
    if ahead.eat("tháng") {
        let month = ahead.number()?;
        *c = ahead;
        return Some(Written { what: What::Day(day, Some(month)), year: year_after(c) });
    }
    for sign in ['/', '-', '.'] {
        let mut ahead = *c;
        if !ahead.eat_sign(sign) {
            continue;
        }
        let month = ahead.number()?;
        let mut dated = ahead;
        let year = if dated.eat_sign(sign) { dated.year() } else { None };
        let year = match year {
            Some(year) => {
                ahead = dated;
                Year::Given(year)
            }
            // `11/20` is not a date, and `10.12` may be something else.
            None if sign != '/' || month > 12 => return None,
            None => worded_year(&mut ahead),
        };
        *c = ahead;
        return Some(Written { what: What::Day(day, Some(month)), year });
    }
    None
}

/// `6 tháng đầu năm`, `9 tháng đầu năm 2025`, `6 tháng cuối năm`.
fn counted_part(c: &mut Cursor<'_, '_>) -> Option<Written> {
    let mut ahead = *c;
    let months = ahead.count()?;
    if !ahead.eat("tháng") {
        return None;
    }
    let first = if ahead.eat("đầu") {
        1
    } else if ahead.eat("cuối") {
        7
    } else {
        return None;
    };
    let last = match (months, first) {
        (6 | 9, 1) => months,
        (6, 7) => 12,
        _ => return None,
    };
    let found = part(&mut ahead, first, last)?;
    *c = ahead;
    Some(found)
}

/// A part of a year, with the year after the word `năm`.
fn part(c: &mut Cursor<'_, '_>, first: u32, last: u32) -> Option<Written> {
    c.eat("của");
    if !c.eat("năm") {
        return None;
    }
    let year = c.year().map_or(Year::Open, Year::Given);
    Some(Written { what: What::Part(first, last), year })
}

fn of_years(first: i32, last: i32) -> Written {
    Written { what: What::Years(first, last), year: Year::Given(last) }
}

/// `/2025`, `-2025`, `năm 2025`, `năm sau`, `của năm tiếp theo`, or nothing.
fn year_after(c: &mut Cursor<'_, '_>) -> Year {
    let mut ahead = *c;
    if (ahead.eat_sign('/') || ahead.eat_sign('-'))
        && let Some(year) = ahead.year()
    {
        *c = ahead;
        return Year::Given(year);
    }
    worded_year(c)
}

fn worded_year(c: &mut Cursor<'_, '_>) -> Year {
    let mut ahead = *c;
    ahead.eat("của");
    if !ahead.eat("năm") {
        return Year::Open;
    }
    let year = if ahead.eat("sau") || ahead.eat("tiếp theo") {
        Year::Next
    } else if let Some(year) = ahead.year() {
        Year::Given(year)
    } else {
        return Year::Open;
    };
    *c = ahead;
    year
}

impl Written {
    /// Its year; a missing year is `plan`, the plan's.
    pub fn year_or(&self, plan: Option<i32>) -> Result<i32, Refused> {
        match self.year {
            Year::Given(year) => Ok(year),
            Year::Open => plan.ok_or(Refused::NoYear),
            Year::Next => plan.map(|year| year.saturating_add(1)).ok_or(Refused::NoYear),
        }
    }

    /// Its first and last day, in this year.
    pub fn in_year(&self, year: i32) -> Result<Time, Refused> {
        let months = |first: u32, last: u32| {
            let begin = NaiveDate::from_ymd_opt(year, first, 1);
            begin.zip(last_of_month(year, last))
        };
        let days = match self.what {
            What::Day(day, month) => {
                let date = month.and_then(|month| NaiveDate::from_ymd_opt(year, month, day));
                date.zip(date)
            }
            What::Month(month) => months(month, month),
            What::Quarter(quarter @ 1..=4) => months(quarter * 3 - 2, quarter * 3),
            What::Part(first, last) => months(first, last),
            What::MiddleOfYear => {
                let date = NaiveDate::from_ymd_opt(year, 6, 30);
                date.zip(date)
            }
            What::Years(first, last) if first > last => return Err(Refused::Backwards),
            What::Years(first, last) => {
                NaiveDate::from_ymd_opt(first, 1, 1).zip(last_of_month(last, 12))
            }
            What::Quarter(_) | What::Number(_) => None,
        };
        let (first, last) = days.ok_or(Refused::NoSuchDate)?;
        Ok(Time { first: in_calendar(first)?, last: in_calendar(last)? })
    }

    /// Its first and last day; a missing year is the plan's.
    pub fn resolve(&self, plan: Option<i32>) -> Result<Time, Refused> {
        self.in_year(self.year_or(plan)?)
    }
}

/// An hour of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hour {
    hour: u32,
    minute: u32,
}

impl Hour {
    /// Reads `17 giờ`, `17h00`, `16h30,`, `17:00`, and a comma after it.
    pub fn read(c: &mut Cursor<'_, '_>) -> Option<Hour> {
        let mut ahead = *c;
        let hour = ahead.number()?;
        let worded = ahead.eat_any(&["giờ", "h", "g"]);
        if !worded && !ahead.eat_sign(':') {
            return None;
        }
        let mut further = ahead;
        let minute = further.number();
        // `17 giờ 27/11`: the number belongs to the date.
        let is_date =
            matches!(further.peek(), Some(Token::Sign('/' | '-' | '.') | Token::Word("tháng")));
        let minute = match minute {
            Some(minute) if !is_date => {
                ahead = further;
                ahead.eat("phút");
                minute
            }
            _ if worded => 0,
            _ => return None,
        };
        ahead.eat_sign(',');
        *c = ahead;
        Some(Hour { hour, minute })
    }

    /// Whether it is midnight at the beginning of the day, so that the due date is the day before.
    pub fn is_midnight(self) -> Result<bool, Refused> {
        let exists = self.hour < 24 && self.minute < 60 || self.hour == 24 && self.minute == 0;
        if exists { Ok(self.hour == 0) } else { Err(Refused::NoSuchDate) }
    }
}

/// Whether a token is a number that is a year.
pub fn is_year_token(token: Option<&Token<'_>>) -> bool {
    matches!(token, Some(Token::Number(number)) if is_year(*number))
}

/// The date, if its year has at most four digits.
pub fn in_calendar(date: NaiveDate) -> Result<NaiveDate, Refused> {
    if (1..=9999).contains(&date.year()) { Ok(date) } else { Err(Refused::NoSuchDate) }
}
