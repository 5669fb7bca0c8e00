//! A day or a month within each period: `ngày 25 hàng tháng`, `ngày 20 của tháng cuối quý`,
//! `hàng năm, trước ngày 25/11`, `thứ Sáu hàng tuần`.

use chrono::Datelike;

use crate::deadline::period::Every;
use crate::deadline::phrase::range::{End, Join, Row, row};
use crate::deadline::phrase::refused::Refused;
use crate::deadline::phrase::time::{What, Written};
use crate::deadline::phrase::words::{Cursor, Token};
use crate::deadline::recurrence::Recurrence;

/// A recurrence, or why it is refused.
pub type Found = Result<Recurrence, Refused>;

/// The day comes first: `trước ngày 25 hàng tháng`.
pub fn day_first(c: &mut Cursor<'_, '_>) -> Option<Found> {
    let mut ahead = *c;
    ahead.openings();
    if ahead.eat("định kỳ") {
        ahead.openings();
    }
    let forms: [fn(&mut Cursor<'_, '_>) -> Option<Found>; 3] =
        [weekday_of_week, day_of_month, time_of_year];
    forms.iter().find_map(|form| {
        let mut reading = ahead;
        let found = form(&mut reading)?;
        *c = reading;
        Some(found)
    })
}

/// The day comes after the one kind of period that it lies in: `hàng tháng, trước ngày 25`.
pub fn day_after(c: &mut Cursor<'_, '_>, every: Every) -> Option<Found> {
    let mut ahead = *c;
    ahead.eat_any_sign(&[',', '(', ':', ';']);
    let found = match every {
        Every::Week => weekday(&mut ahead)?,
        Every::Month => {
            let days = days(&mut ahead)?;
            of_month(&mut ahead);
            days.on(Every::Month, None)
        }
        Every::Quarter => {
            let days = days(&mut ahead)?;
            let month = month_of_quarter(&mut ahead)?;
            days.on(Every::Quarter, Some(month))
        }
        Every::Year => in_year(&time(&mut ahead)?)?,
        Every::HalfYear | Every::NineMonths => return None,
    };
    ahead.eat_sign(')');
    *c = ahead;
    Some(found)
}

fn weekday_of_week(c: &mut Cursor<'_, '_>) -> Option<Found> {
    let found = weekday(c)?;
    c.eat("hàng tuần").then_some(found)
}

/// `thứ Sáu`, `trước 17 giờ thứ 6`, `từ thứ hai đến thứ sáu`, `Chủ nhật`.
fn weekday(c: &mut Cursor<'_, '_>) -> Option<Found> {
    let from = c.eat("từ");
    let end = End::read(c);
    let first = day_of_week(c)?;
    if !(c.eat_any(&["đến", "tới"]) || c.eat_sign('-')) {
        return (!from).then(|| DaysRead { end, day: first, forward: true }.on(Every::Week, None));
    }
    let end = End::read(c);
    let day = day_of_week(c)?;
    Some(DaysRead { end, day, forward: first < day }.on(Every::Week, None))
}

/// A weekday, from 1 for Monday to 7.
fn day_of_week(c: &mut Cursor<'_, '_>) -> Option<u32> {
    if c.eat_any(&["chủ nhật", "cn"]) {
        return Some(7);
    }
    if !c.eat("thứ") {
        return None;
    }
    const NAMES: [(&str, u32); 7] =
        [("hai", 1), ("ba", 2), ("tư", 3), ("năm", 4), ("sáu", 5), ("bảy", 6), ("bẩy", 6)];
    match c.number() {
        Some(number @ 2..=7) => Some(number - 1),
        // Not a weekday: an impossible day, which is refused later.
        Some(_) => Some(u32::MAX),
        None => NAMES.iter().find(|(name, _)| c.eat(name)).map(|(_, day)| *day),
    }
}

/// A day without a month, or the last day of a range of them, with what stands before it.
struct DaysRead {
    end: End,
    day: u32,
    /// Whether the range goes forward.
    forward: bool,
}

impl DaysRead {
    /// The day in a month of each period; `trước` and midnight mean the day before.
    fn on(self, every: Every, month: Option<u32>) -> Found {
        if !self.forward {
            return Err(Refused::Backwards);
        }
        let before = match self.end.hour {
            Some(hour) => hour.is_midnight()?,
            None => self.end.before,
        };
        let most = if every == Every::Week { 7 } else { 31 };
        if !(1..=most).contains(&self.day) {
            return Err(Refused::NoSuchDate);
        }
        if before && self.day == 1 {
            return Err(Refused::BeforeFirst(every));
        }
        let due = if before { self.day - 1 } else { self.day };
        Recurrence::each(every).on(month, Some(due)).map_err(|_| Refused::NoSuchDate)
    }
}

/// `ngày 25`, `trước 17 giờ ngày 25`, `từ ngày 20 đến ngày 25`, `ngày 20-25`.
fn days(c: &mut Cursor<'_, '_>) -> Option<DaysRead> {
    let end = End::read(c);
    let from = end == End::default() && c.eat("từ");
    c.openings();
    let first = c.number()?;
    let mut ahead = *c;
    if !end.before && (ahead.eat_any(&["đến", "tới"]) || ahead.eat_sign('-')) {
        let end = End::read(&mut ahead);
        if let Some(day) = ahead.number() {
            *c = ahead;
            return Some(DaysRead { end, day, forward: first < day });
        }
    }
    (!from).then_some(DaysRead { end, day: first, forward: true })
}

/// `ngày 25 hàng tháng`, `ngày 15 của tháng báo cáo`, `ngày 20 của tháng cuối quý`.
fn day_of_month(c: &mut Cursor<'_, '_>) -> Option<Found> {
    let days = days(c)?;
    if let Some(month) = month_of_quarter(c) {
        return Some(days.on(Every::Quarter, Some(month)));
    }
    (c.eat("hàng tháng") || c.eat("của hàng tháng") || of_month(c))
        .then(|| days.on(Every::Month, None))
}

/// `của tháng`, `của tháng báo cáo`.
fn of_month(c: &mut Cursor<'_, '_>) -> bool {
    c.eat("của tháng báo cáo") || c.eat("tháng báo cáo") || c.eat("của tháng")
}

/// `tháng cuối quý`, `của tháng đầu của mỗi quý`, `tháng thứ 2 của quý`.
fn month_of_quarter(c: &mut Cursor<'_, '_>) -> Option<u32> {
    let mut ahead = *c;
    ahead.eat("của");
    if !ahead.eat("tháng") {
        return None;
    }
    let month = if ahead.eat("đầu") {
        1
    } else if ahead.eat("cuối") {
        ahead.eat("cùng");
        3
    } else if ahead.eat("giữa") {
        2
    } else if ahead.eat("thứ") {
        ahead.count().filter(|month| (1..=3).contains(month))?
    } else {
        return None;
    };
    ahead.eat("của");
    ahead.eat("hàng");
    // `tháng đầu quý sau` lies in another period than the one reported.
    let is_whole = ahead.eat("quý")
        && !matches!(ahead.peek(), Some(Token::Number(_)))
        && !ahead.clone().eat_any(&["sau", "tiếp", "kế", "trước", "i", "ii", "iii", "iv"]);
    if !is_whole {
        return None;
    }
    *c = ahead;
    Some(month)
}

/// `ngày 25/11 hàng năm`, `quý IV hàng năm`, `từ tháng 3 đến tháng 11 hàng năm`.
fn time_of_year(c: &mut Cursor<'_, '_>) -> Option<Found> {
    let row = time(c)?;
    c.eat("của");
    if c.eat("hàng năm") { in_year(&row) } else { None }
}

/// A time, or a range of them, with what stands before it.
fn time(c: &mut Cursor<'_, '_>) -> Option<Row> {
    let end = End::read(c);
    if end == End::default() {
        return row(c);
    }
    let mut only = row(c)?;
    let is_day = |(_, time): &(Join, Written)| matches!(time.what, What::Day(..));
    let is_range = only.from || only.members.iter().any(|(join, _)| *join == Join::Range);
    let all_days = only.members.iter().all(is_day);
    let is_alone = only.members.len() == 1 && end.hour.is_none();
    let fits = !is_range && (is_alone || all_days);
    only.end = end;
    fits.then_some(only)
}

/// A time without a year, in each year.
fn in_year(row: &Row) -> Option<Found> {
    if !row.is_without_year() || (row.from && row.members.len() == 1) {
        return None;
    }
    Some(each_year(row))
}

fn each_year(row: &Row) -> Found {
    let begins = match row.end.hour {
        Some(hour) => hour.is_midnight()?,
        None => row.end.before,
    };
    // A leap year has every day that a year can have.
    let time = match row.last(Some(2024)) {
        Err(Refused::SeveralDates(_)) => {
            return Err(Refused::SeveralEachYear(days_of(row, begins)));
        }
        // One date that is written twice.
        Err(Refused::Near(_)) => {
            let only = match days_of(row, begins).first() {
                Some((month, Some(day))) => format!("ngày {day}/{month} hàng năm"),
                Some((month, None)) => format!("tháng {month} hàng năm"),
                None => return Err(Refused::NoForm),
            };
            return Err(Refused::Near(only));
        }
        other => other?,
    };
    let is_day = matches!(row.members.last(), Some((_, Written { what: What::Day(..), .. })));
    let (month, day) = match (begins, is_day) {
        (false, true) => (time.last.month(), Some(time.last.day())),
        (false, false) => (time.last.month(), None),
        (true, _) if time.first.day() > 1 => (time.first.month(), Some(time.first.day() - 1)),
        // The day before a month is the last day of the previous month, which has no fixed number.
        (true, _) => (time.first.month() - 1, None),
    };
    if month == 0 {
        return Err(Refused::BeforeFirst(Every::Year));
    }
    Recurrence::each(Every::Year).on(Some(month), day).map_err(|_| Refused::NoSuchDate)
}

/// The members of a list as month and day, in the order of the year; without a day the end of the month is
/// meant. If `begins`, each is due on the day before.
fn days_of(row: &Row, begins: bool) -> Vec<(u32, Option<u32>)> {
    let days = row.members.iter().filter_map(|(_, time)| match time.what {
        What::Day(1, Some(1)) if begins => Some((12, None)),
        What::Day(1, Some(month)) if begins => Some((month - 1, None)),
        What::Day(day, Some(month)) if begins => Some((month, Some(day - 1))),
        What::Day(day, Some(month)) => Some((month, Some(day))),
        What::Month(month) => Some((month, None)),
        What::Quarter(quarter) => Some((quarter * 3, None)),
        What::Part(_, last) => Some((last, None)),
        _ => None,
    });
    let mut days: Vec<_> = days.collect();
    days.sort_by_key(|(month, day)| (*month, day.unwrap_or(u32::MAX)));
    days
}
