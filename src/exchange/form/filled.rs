//! What one cell of a form says: nothing is guessed, and what cannot be read is reported.

use chrono::NaiveDate;

use crate::deadline::dmy;
use crate::deadline::typed::{self, NotADay};
use crate::exchange::document::{Cell, Doubt};
use crate::exchange::judge::not_there;
use crate::exchange::words::{clean, excerpt, is_nothing};
use crate::text::lang::{Text, both};
use crate::text::name;

/// The text of a cell; `None` if it says nothing.
pub fn filled_text(cell: Option<&Cell>) -> Option<String> {
    let text = clean(&cell?.text);
    (!text.is_empty() && !is_nothing(&text)).then_some(text)
}

/// The first day that can be meant: an earlier one is a number that Excel shows as a date.
const FIRST: Option<NaiveDate> = NaiveDate::from_ymd_opt(2000, 1, 1);

/// A day.
pub fn day(cell: &Cell) -> Result<NaiveDate, Text> {
    let text = readable(cell)?;
    if cell.doubt == Some(Doubt::MonthFirst) {
        return Err(both!(
            "ô này theo kiểu ngày của Mỹ (tháng trước, ngày sau) nên không rõ ngày nào; hãy viết lại như 20/11/2025",
            "the cell has a format with the month first, so that the day is not certain; write it like 20/11/2025"
        ));
    }
    let shown = excerpt(&text);
    let found = typed::day(&bare_day(&text)).map_err(|why| match why {
        NotADay::Unread => both!(
            "“{shown}” không phải là một ngày; hãy viết như 20/11/2025",
            "“{shown}” is no date; write it like 20/11/2025"
        ),
        NotADay::NotInCalendar => both!(
            "“{shown}” là ngày không có trên lịch",
            "“{shown}” is a day that the calendar does not have"
        ),
    })?;
    if FIRST.is_some_and(|first| found < first) {
        return Err(both!(
            "“{shown}” là ngày trước năm 2000; hãy viết lại như 20/11/2025",
            "“{shown}” is a day before the year 2000; write it like 20/11/2025"
        ));
    }
    Ok(found)
}

/// A day without the words and the white space around its numbers: `ngày 5 tháng 6 năm 2025` is `5/6/2025`.
fn bare_day(text: &str) -> String {
    let lower = text.to_lowercase();
    let bare = lower.strip_prefix("ngày").unwrap_or(&lower).trim().trim_end_matches('.');
    // A date of Excel may have the time of day with it.
    let bare = match bare.split_once(' ') {
        Some((day, time)) if is_time(time) => day,
        _ => bare,
    };
    let parts: Vec<&str> = match bare.split_once("tháng") {
        Some((day, rest)) => match rest.split_once("năm") {
            Some((month, year)) => vec![day, month, year],
            None => vec![bare],
        },
        None => bare.split('/').collect(),
    };
    parts.iter().map(|part| part.trim()).collect::<Vec<_>>().join("/")
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

/// What is in the way or asked for; `None` where it is said in words that there is nothing.
pub fn wish(cell: &Cell) -> Result<Option<String>, Text> {
    let text = self::text(cell)?;
    let words = name::loose(&text);
    let is_none = matches!(words.trim_end_matches('.'), "khong" | "khong co" | "ko" | "ko co");
    Ok((!is_none).then_some(text))
}

/// Documents, one a line or parted by `;`, each once.
pub fn documents(cell: &Cell) -> Result<Vec<String>, Text> {
    let text = text(cell)?;
    let bare =
        |one: &str| one.trim().trim_start_matches(['-', '–', '•', '+', '*']).trim().to_owned();
    let mut found: Vec<String> = Vec::new();
    for one in text.split(['\n', ';']).map(bare).filter(|one| !one.is_empty()) {
        if !found.contains(&one) {
            found.push(one);
        }
    }
    Ok(found)
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
            "20/11/2025.",
            "20 / 11/ 2025",
            "Ngày 20 tháng 11 năm 2025",
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
            "20/01/1900",
            "tháng 11 năm 2025",
            "ngày 20 tháng 11",
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
    fn nothing_in_words_is_nothing() {
        for text in ["Không", "không có", "KO.", "Không."] {
            assert_eq!(wish(&cell(text)), Ok(None), "{text}");
        }
        assert!(wish(&cell("Không có kinh phí")).is_ok_and(|text| text.is_some()));
        assert!(wish(&cell("x")).is_err());
    }

    #[test]
    fn a_date_or_a_tick_is_no_text() {
        for text in ["20/11/2025", "x", "+", "…"] {
            assert!(self::text(&cell(text)).is_err(), "{text}");
        }
        assert_eq!(filled_text(Some(&cell(" - "))), None);
        assert_eq!(filled_text(Some(&cell("Đã xong "))).as_deref(), Some("Đã xong"));
        assert_eq!(
            documents(&cell(
                "- Báo cáo số 412/BC-STP; Quyết định số 5\n+ Công văn số 7; Quyết định số 5"
            )),
            Ok(vec![
                "Báo cáo số 412/BC-STP".to_owned(),
                "Quyết định số 5".to_owned(),
                "Công văn số 7".to_owned()
            ])
        );
    }
}
