//! What one cell of a form says: nothing is guessed, and what cannot be read is told.

use chrono::NaiveDate;

use crate::deadline::dmy;
use crate::deadline::typed::{self, NotADay};
use crate::exchange::document::{Cell, Doubt};
use crate::exchange::judge::not_there;
use crate::exchange::words::{clean, excerpt, is_nothing};
use crate::text::lang::{Text, both};

/// The text of a cell; `None` if it says nothing.
pub fn said(cell: Option<&Cell>) -> Option<String> {
    let text = clean(&cell?.text);
    (!text.is_empty() && !is_nothing(&text)).then_some(text)
}

/// A day.
pub fn day(cell: &Cell) -> Result<NaiveDate, Text> {
    let text = readable(cell)?;
    if cell.doubt == Some(Doubt::MonthFirst) {
        return Err(both!(
            "ô này theo kiểu ngày của Mỹ (tháng trước, ngày sau) nên không rõ ngày nào; hãy viết lại như 20/11/2025",
            "the cell has a format with the month first, so that the day is not certain; write it like 20/11/2025"
        ));
    }
    let lower = text.to_lowercase();
    let bare = lower.strip_prefix("ngày").unwrap_or(&lower).trim();
    // A date of Excel may have the time of day with it.
    let bare = match bare.split_once(' ') {
        Some((day, time)) if is_time(time) => day,
        _ => bare,
    };
    typed::day(bare).map_err(|why| {
        let shown = excerpt(&text);
        match why {
            NotADay::Unread => both!(
                "“{shown}” không phải là một ngày; hãy viết như 20/11/2025",
                "“{shown}” is no date; write it like 20/11/2025"
            ),
            NotADay::NotInCalendar => both!(
                "“{shown}” là ngày không có trên lịch",
                "“{shown}” is a day that the calendar does not have"
            ),
        }
    })
}

/// A day that has come.
pub fn past_day(cell: &Cell, as_of: NaiveDate) -> Result<NaiveDate, Text> {
    let day = day(cell)?;
    if day > as_of {
        let (vi, today) = (dmy(day), dmy(as_of));
        return Err(both!(
            "ngày {vi} ở sau ngày {today}; chỉ ghi những gì đã xảy ra",
            "{day} is after {as_of}; only what has happened is recorded"
        ));
    }
    Ok(day)
}

fn is_time(text: &str) -> bool {
    let parts = || text.split(':');
    let is_number =
        |part: &str| part.len() == 2 && part.bytes().all(|digit| digit.is_ascii_digit());
    (2..=3).contains(&parts().count()) && parts().all(is_number)
}

/// A whole number of percent.
pub fn percent(cell: &Cell) -> Result<i64, Text> {
    let text = readable(cell)?;
    let bare = text.trim_end_matches('%').trim_end();
    let (whole, decimals) = bare.split_once([',', '.']).unwrap_or((bare, ""));
    let is_digits = |text: &str| text.bytes().all(|digit| digit.is_ascii_digit());
    let number = whole.parse::<i64>().ok().filter(|_| {
        is_digits(whole) && is_digits(decimals) && decimals.bytes().all(|digit| digit == b'0')
    });
    let shown = excerpt(&text);
    match number.filter(|_| cell.doubt.is_none()) {
        Some(number @ 0..=100) => Ok(number),
        Some(_) => Err(both!("“{shown}” lớn hơn 100%", "“{shown}” is above 100 %")),
        None => Err(both!(
            "“{shown}” không phải là số phần trăm; hãy viết số nguyên từ 0 đến 100",
            "“{shown}” is no percentage; write a whole number from 0 to 100"
        )),
    }
}

/// A text. One that is nothing but a date or a tick stands in the wrong cell, or says nothing.
pub fn text(cell: &Cell) -> Result<String, Text> {
    let text = readable(cell)?;
    let shown = excerpt(&text);
    if cell.doubt == Some(Doubt::IsDate)
        || cell.doubt == Some(Doubt::MonthFirst)
        || typed::day(&text).is_ok()
    {
        return Err(both!(
            "ô này chỉ có ngày “{shown}”; nếu là ngày hoàn thành hay ngày gia hạn thì ghi vào cột của ngày đó",
            "the cell holds nothing but the date “{shown}”; a date of completion or extension has a column of its own"
        ));
    }
    if text.chars().filter(|c| c.is_alphanumeric()).count() < 2 {
        return Err(both!(
            "“{shown}” không cho biết nội dung gì; hãy viết rõ",
            "“{shown}” says nothing; write it in words"
        ));
    }
    Ok(text)
}

/// Documents, one a line or parted by `;`.
pub fn documents(cell: &Cell) -> Result<Vec<String>, Text> {
    let text = text(cell)?;
    let bare =
        |one: &str| one.trim().trim_start_matches(['-', '–', '•', '+', '*']).trim().to_owned();
    Ok(text.split(['\n', ';']).map(bare).filter(|one| !one.is_empty()).collect())
}

/// The text of a cell that is one: no formula without a value, no error.
fn readable(cell: &Cell) -> Result<String, Text> {
    match not_there(cell) {
        Some(why) => Err(why),
        None => Ok(clean(&cell.text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str) -> Cell {
        Cell::new(0, text)
    }

    #[test]
    fn days_as_people_type_them() {
        let expected = NaiveDate::from_ymd_opt(2025, 11, 20).unwrap();
        for text in [
            "20/11/2025",
            " 20-11-2025 ",
            "2025-11-20",
            "ngày 20/11/2025",
            "20.11.2025",
            "20/11/2025 08:30",
        ] {
            assert_eq!(day(&cell(text)), Ok(expected), "{text}");
        }
        for text in [
            "x",
            "20/11",
            "20/11/25",
            "tháng 11/2025",
            "31/11/2025",
            "45981",
            "20/11/2025 và 5/12/2025",
        ] {
            assert!(day(&cell(text)).is_err(), "{text}");
        }
        let swapped = Cell { doubt: Some(Doubt::MonthFirst), ..cell("07/01/2025") };
        assert!(day(&swapped).is_err());
        assert!(past_day(&cell("21/11/2025"), expected).is_err());
        assert_eq!(past_day(&cell("20/11/2025"), expected), Ok(expected));
    }

    #[test]
    fn percents_are_whole_numbers_up_to_a_hundred() {
        for (text, expected) in
            [("60", 60), ("60%", 60), ("60 %", 60), ("60,0", 60), ("0", 0), ("100", 100)]
        {
            assert_eq!(percent(&cell(text)), Ok(expected), "{text}");
        }
        for text in ["101", "0.6", "60,5", "khoảng 60", "-5", "x", "", "999999999999999999999"] {
            assert!(percent(&cell(text)).is_err(), "{text}");
        }
    }

    #[test]
    fn a_date_or_a_tick_is_no_text() {
        for text in ["20/11/2025", "x", "+", "…"] {
            assert!(self::text(&cell(text)).is_err(), "{text}");
        }
        assert_eq!(said(Some(&cell(" - "))), None);
        assert_eq!(said(Some(&cell("Đã xong "))).as_deref(), Some("Đã xong"));
        assert_eq!(
            documents(&cell("- Báo cáo số 412/BC-STP; Quyết định số 5\n+ Công văn số 7")),
            Ok(vec![
                "Báo cáo số 412/BC-STP".to_owned(),
                "Quyết định số 5".to_owned(),
                "Công văn số 7".to_owned()
            ])
        );
    }
}
