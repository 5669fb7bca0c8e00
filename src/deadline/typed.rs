//! A day as people type it: with the year first or last.

use chrono::NaiveDate;

/// Why a text is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotADay {
    /// It is not written as one.
    Unread,
    /// The calendar has no such day.
    NotInCalendar,
}

/// Reads `2025-12-01`, `01/12/2025`, `1.12.2025`; the four digits of the year tell which end it is at.
pub fn day(typed: &str) -> Result<NaiveDate, NotADay> {
    let typed = typed.trim();
    let sign = typed.chars().find(|sign| ['-', '/', '.'].contains(sign)).ok_or(NotADay::Unread)?;
    let number = |digits: &str, most: usize| {
        let plain =
            (1..=most).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| digits.parse::<u32>().ok()).flatten()
    };
    let parts: Vec<&str> = typed.split(sign).collect();
    let (year, month, day) = match parts.as_slice() {
        [year, month, day] if year.len() == 4 => (year, month, day),
        [day, month, year] if year.len() == 4 => (year, month, day),
        _ => return Err(NotADay::Unread),
    };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2))
    else {
        return Err(NotADay::Unread);
    };
    let date = i32::try_from(year).ok().filter(|year| *year > 0);
    let date = date.and_then(|year| NaiveDate::from_ymd_opt(year, month, day));
    date.ok_or(NotADay::NotInCalendar)
}
