//! `invalid-deadline`: a deadline that cannot be understood, or a date that does not exist.

use chrono::{Datelike, NaiveDate};

use crate::deadline::period::{Every, last_of_month};
use crate::deadline::phrase::nearest;
use crate::deadline::phrase::recurring::table_of;
use crate::deadline::phrase::refused::{DatedWords, Refused};
use crate::deadline::phrase::words::folded;
use crate::deadline::recurrence::{Recurrence, TWO_WEEKS};
use crate::deadline::{MOST_DAYS, dmy};
use crate::finding::example::Marked;
use crate::finding::{Doc, Level, RuleKind, Words};
use crate::text::lang::{Both, Text, both};

/// The documentation of the rule, shown by `pargo rules invalid-deadline`.
pub const DOC: Doc = Doc {
    name: "invalid-deadline",
    level: Level::Error,
    kind: RuleKind::Value,
    summary: Both {
        vi: "thời hạn không đọc được hoặc ngày không có thật",
        en: "a deadline that cannot be read, or a date that does not exist",
    },
    why: Both {
        vi: "Thời hạn là căn cứ để tính đúng hạn hay quá hạn, nên pargo không đoán: cụm từ lạ, \
             cụm từ có hai cách hiểu, điều kiện có nêu ngày hoặc kỳ, ngày không có trên lịch hay \
             mốc không có ngày cố định đều là lỗi. Cho đến khi sửa, nhiệm vụ bị coi là chưa xác \
             định thời hạn và sẽ không bao giờ quá hạn.",
        en: "Being on time or late is reckoned from the deadline, so pargo guesses nothing: an \
             unfamiliar phrase, one with two readings, a condition that names a date or a period, \
             a date that is on no calendar, a milestone without a fixed date are errors. Until \
             fixed, the task counts as one without a deadline and can never be overdue.",
    },
    fix: Both {
        vi: "Ghi theo dạng gần nhất mà thông báo nêu, hoặc ghi ngày TOML như `2025-11-30`. Ô có \
             nhiều ngày thì tách thành các mốc `[[task.milestone]]`, như thông báo đã viết sẵn. \
             Điều kiện có nêu thời gian thì ghi `{ when = \"…\" }`. `pargo deadline \"…\"` cho \
             biết một cụm từ nghĩa là ngày nào.",
        en: "Write it in the nearest form, which the message shows, or as a TOML date such as \
             `2025-11-30`. A cell with several dates becomes milestones, `[[task.milestone]]`, \
             which the message writes out. A condition that names a time is written as \
             `{ when = \"…\" }`. `pargo deadline \"…\"` tells what a phrase means.",
    },
    bad: Marked(
        r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Trước ngày 31/11/2025"
#          ^^^^^^^^^^^^^^^^^^^^^^^ “Trước ngày 31/11/2025” is not in the calendar
product  = "Thông báo"
"#,
    ),
    good: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Trước ngày 30/11/2025"
product  = "Thông báo"
"#,
};

/// A milestone's deadline that is not one day.
pub fn not_one_day(written: &str) -> Text {
    both!(
        "mốc phải có thời hạn là một ngày xác định, “{written}” thì không",
        "a milestone needs a deadline on a certain day, which “{written}” is not"
    )
}

/// A table whose keys do not make a deadline.
pub fn meaningless_table() -> Text {
    both!("bảng này chưa xác định được thời hạn", "the keys of this table do not make a deadline")
}

/// `before` the first day of the calendar.
pub fn no_such_date() -> Text {
    both!("ngày này không có trên lịch", "this day does not exist")
}

/// `standing = false`.
pub fn never_standing() -> Text {
    both!("`standing` chỉ nhận true", "`standing` takes only true")
}

/// An unknown period in `every`.
pub fn unknown_period(written: &str) -> Text {
    let names = Every::ALL.map(|(_, name, _)| name).join("`, `");
    both!(
        "`every` không nhận `{written}`, chỉ nhận `{names}`, `{TWO_WEEKS}`",
        "`every` does not take `{written}`, only `{names}`, `{TWO_WEEKS}`"
    )
}

/// A `day` that the periods of `every` do not have.
pub fn day_out_of_range() -> Text {
    both!(
        "`day` từ 1 đến 31, với riêng `week` từ 1 (thứ hai) đến 7; `week` không đi cùng kỳ khác khi có `day`",
        "`day` is from 1 to 31, or for `week` from 1 (Monday) to 7; with `day`, `week` cannot be combined with other periods"
    )
}

/// A `month` that the period of `every` does not have.
pub fn month_out_of_range() -> Text {
    both!(
        "`month` là tháng thứ mấy của kỳ (quý: từ 1 đến 3), chỉ dùng với một loại kỳ và không dùng với `week`",
        "`month` counts the months of the period (of a quarter 1 to 3); it can only be used with one kind of period other than `week`"
    )
}

/// An empty `every`.
pub fn every_without_period() -> Text {
    both!("`every` chưa nêu kỳ nào", "`every` names no period")
}

/// `first` with periods of the calendar.
pub fn first_without_two_weeks() -> Text {
    both!("`first` chỉ dùng với `{TWO_WEEKS}`", "`first` is only used with `{TWO_WEEKS}`")
}

/// `two-weeks` in a list.
pub fn two_weeks_among_periods() -> Text {
    both!(
        "`{TWO_WEEKS}` không đi cùng kỳ khác",
        "`{TWO_WEEKS}` cannot be combined with another period"
    )
}

/// `two-weeks` with `day` or `month`.
pub fn two_weeks_with_day() -> Text {
    both!(
        "`{TWO_WEEKS}` chỉ cần `first`, không có `day`, `month`",
        "`{TWO_WEEKS}` takes `first` and neither `day` nor `month`"
    )
}

/// `two-weeks` without `first`.
pub fn two_weeks_without_first() -> Text {
    both!("`{TWO_WEEKS}` cần `first`, ngày đầu tiên", "`{TWO_WEEKS}` needs `first`, its first day")
}

/// A time that ends before it begins.
pub fn until_before_from() -> Text {
    both!("`until` trước `from`", "`until` lies before `from`")
}

/// `after` with neither `days` nor `working_days`, or with both.
pub fn after_without_days() -> Text {
    both!("`after` cần có `days` hoặc `working_days`", "`after` needs `days` or `working_days`")
}

/// A number of days below 1 or too large.
pub fn days_out_of_range(days: i64) -> Text {
    both!(
        "số ngày phải từ 1 đến {MOST_DAYS}, đang ghi là {days}",
        "the number of days must be from 1 to {MOST_DAYS}, not {days}"
    )
}

/// `met` without `after`.
pub fn met_without_after() -> Text {
    both!("`met` cần có `after`: điều kiện nào đã xảy ra?", "`met` needs `after`: what happened?")
}

/// A word of the format in the place of the one that is written.
pub fn write(word: &str) -> Text {
    both!("viết \"{word}\"", "write \"{word}\"")
}

/// How to fix a table: lists all valid forms.
pub fn tables() -> Text {
    both!(
        "các bảng hợp lệ: {{ on = … }}, {{ before = … }}, {{ every = \"quarter\", day = 14 }}, \
         {{ every = \"quarter\", month = 1, from = …, until = … }}, {{ every = \"two-weeks\", first = … }}, \
         {{ standing = true }}, {{ when = \"…\", due = … }}, {{ days = 20, after = \"…\", met = … }}, {{ days = 100 }}; \
         `working_days` thay `days` để đếm ngày làm việc",
        "the tables are: {{ on = … }}, {{ before = … }}, {{ every = \"quarter\", day = 14 }}, \
         {{ every = \"quarter\", month = 1, from = …, until = … }}, {{ every = \"two-weeks\", first = … }}, \
         {{ standing = true }}, {{ when = \"…\", due = … }}, {{ days = 20, after = \"…\", met = … }}, {{ days = 100 }}; \
         `working_days` instead of `days` counts working days"
    )
}

/// A phrase that was refused, in a plan of this year.
pub fn refused(refused: &Refused, written: &str, year: Option<i32>) -> Words {
    // Milestones that are ready to paste have lines of their own.
    // The help may hold lines to paste, which `Words::help` would join.
    let help = Some(help_for(refused, written, year));
    Words { help, ..Words::new(message_of(refused, written)) }
}

/// The forms accepted, as an error message lists them.
const FORMS: Both = Both {
    vi: "các cách ghi hợp lệ: `25/11/2025`, `trước ngày 25/11/2025`, `tháng 11/2025`, `quý IV/2025`, \
         `6 tháng đầu năm`, `năm 2025`, `giai đoạn 2021-2025`, `từ tháng 3 đến tháng 10/2025`, \
         `15 ngày kể từ ngày ký`, `hàng quý, 6 tháng, năm`, `ngày 25 hàng tháng`, `thường xuyên`, \
         `từ quý I/2026`, `theo …`, `khi …`, `sau khi …`; nhiều mốc thì ghi bằng [[task.milestone]]",
    en: "forms accepted: `25/11/2025`, `trước ngày 25/11/2025`, `tháng 11/2025`, `quý IV/2025`, \
         `6 tháng đầu năm`, `năm 2025`, `giai đoạn 2021-2025`, `từ tháng 3 đến tháng 10/2025`, \
         `15 ngày kể từ ngày ký`, `hàng quý, 6 tháng, năm`, `ngày 25 hàng tháng`, `thường xuyên`, \
         `từ quý I/2026`, `theo …`, `khi …`, `sau khi …`; several dates are written as [[task.milestone]]",
};

/// What is wrong with the phrase `written`.
fn message_of(refused: &Refused, written: &str) -> Text {
    match refused {
        Refused::NoForm
        | Refused::Near(_)
        | Refused::ShortYear(_)
        | Refused::NoYear
        | Refused::Condition => both!(
            "thời hạn “{written}” chưa đúng dạng",
            "pargo does not understand the deadline “{written}”"
        ),
        Refused::NoSuchDate => {
            both!("thời hạn “{written}” không có trên lịch", "“{written}” is not in the calendar")
        }
        Refused::Backwards => both!(
            "trong thời hạn “{written}”, mốc cuối không sau mốc đầu",
            "“{written}” does not go forward"
        ),
        Refused::HidesTime => both!(
            "thời hạn theo điều kiện “{written}” có nêu ngày, tháng, quý, năm hoặc kỳ",
            "the condition “{written}” names a day, month, quarter, year or period"
        ),
        Refused::SeveralDates(_) | Refused::SeveralEachYear(_) => {
            both!("thời hạn “{written}” có nhiều ngày đến hạn", "“{written}” holds several dates")
        }
        Refused::NoRhythm(_) => both!(
            "thời hạn “{written}” nêu kỳ nhưng chưa rõ có lặp lại hay không",
            "“{written}” names a period and does not say that it comes again"
        ),
        Refused::Fortnight => both!(
            "thời hạn “{written}” chưa rõ ngày đầu tiên",
            "“{written}” does not say on which day it begins"
        ),
        Refused::BeforeFirst(_) => both!(
            "thời hạn “{written}” rơi vào kỳ trước đó",
            "“{written}” falls into the period before"
        ),
        Refused::FromIssue(_) => both!(
            "thời hạn “{written}” chưa rõ tính từ ngày ban hành kế hoạch này hay văn bản khác",
            "“{written}” may count from this plan's issue or from another document's"
        ),
        Refused::Absent => {
            both!("“{written}” không phải là thời hạn", "“{written}” is no deadline")
        }
        Refused::Completed => both!(
            "“{written}” là tình trạng, không phải thời hạn",
            "“{written}” is a state, not a deadline"
        ),
        Refused::TwoReadings(_) => both!(
            "thời hạn “{written}” có thể hiểu theo hai cách",
            "“{written}” may be read in two ways"
        ),
    }
}

/// What to write in the place of the phrase `written`, in a plan of this year.
fn help_for(refused: &Refused, written: &str, year: Option<i32>) -> Text {
    match refused {
        Refused::NoForm | Refused::NoYear => FORMS.into(),
        Refused::Near(near) => {
            let near = quoted(near);
            both!("viết {near}", "write {near}")
        }
        Refused::ShortYear(whole) => {
            let whole = quoted(whole);
            both!("ghi đủ bốn chữ số của năm: {whole}", "write the year in full: {whole}")
        }
        Refused::NoSuchDate => match nearest::last_of_month(written, year) {
            Some(last) => Text {
                vi: format!("kiểm tra lại ngày; ngày cuối tháng đó là {}", dmy(last)),
                en: format!("check the day; the last of that month is {last}"),
            },
            None => both!(
                "kiểm tra lại ngày, tháng, quý, năm",
                "check the day, the month, the quarter or the year"
            ),
        },
        Refused::Backwards => {
            both!("ghi mốc sớm trước, mốc muộn sau", "write the earlier one first")
        }
        Refused::HidesTime => hidden(written, year),
        Refused::SeveralDates(dates) => milestones(dates),
        Refused::SeveralEachYear(days) => each_year(days, year),
        Refused::NoRhythm(every) => no_rhythm(every, written, year),
        Refused::Fortnight => {
            let year = year.filter(|year| (1000..=9999).contains(year)).unwrap_or(2026);
            both!(
                "viết {{ every = \"two-weeks\", first = {year}-01-09 }}, first là ngày đầu tiên",
                "write {{ every = \"two-weeks\", first = {year}-01-09 }}, with the first day"
            )
        }
        Refused::BeforeFirst(every) => {
            let words = words_of(&[*every]);
            both!("viết \"{words}\" (cuối kỳ)", "write \"{words}\" (at the end of the period)")
        }
        Refused::FromIssue(count) => {
            let count = count.words();
            both!(
                "nếu tính từ kế hoạch này: \"{count} kể từ ngày ban hành Kế hoạch\"; nếu không: {{ when = {} }}",
                "from this plan's issue: \"{count} kể từ ngày ban hành Kế hoạch\"; else {{ when = {} }}",
                quoted(written)
            )
        }
        Refused::Absent => both!(
            "nếu văn bản không nêu thời hạn thì xóa dòng này",
            "if the document gives no deadline, delete the line"
        ),
        Refused::Completed => both!(
            "ghi done = ngày hoàn thành; thời hạn thì ghi như trong văn bản, không có thì xóa dòng này",
            "write done = the date of completion, and as the deadline what the document says, or nothing"
        ),
        Refused::Condition => {
            let when = quoted(written);
            both!(
                "nếu là điều kiện: {{ when = {when} }}",
                "if it is a condition: {{ when = {when} }}"
            )
        }
        Refused::TwoReadings([one, other]) => {
            both!("viết {one} hoặc {other}", "write {one} or {other}")
        }
    }
}

/// A text as a string of TOML, on one line.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn hidden(written: &str, year: Option<i32>) -> Text {
    let when = quoted(written);
    match nearest::inside(written, year) {
        Some(inside) => both!(
            "nếu đúng là điều kiện: {{ when = {when} }}; nếu không thì chỉ ghi \"{inside}\"",
            "if it is a condition: {{ when = {when} }}; if not, write \"{inside}\" alone"
        ),
        None => both!(
            "nếu đúng là điều kiện: {{ when = {when} }}; nếu là ngày đến hạn thì ghi ngày đó",
            "if it is a condition: {{ when = {when} }}; if it is a date, write the date"
        ),
    }
}

/// Milestones ready to paste.
fn milestones(dates: &[DatedWords]) -> Text {
    let blocks: Vec<String> = dates
        .iter()
        .map(|date| {
            let mut title = date.words.clone();
            if let Some(first) = title.chars().next() {
                title.replace_range(..first.len_utf8(), &first.to_uppercase().to_string());
            }
            let (title, due) = (quoted(&title), date.due);
            format!("[[task.milestone]]\ntitle    = {title}\ndeadline = {due}")
        })
        .collect();
    let blocks = blocks.join("\n");
    both!(
        "xóa deadline, ghi từng mốc:\n{blocks}",
        "leave out the deadline and write each as a milestone:\n{blocks}"
    )
}

/// Times of each year: a table, where they are the same day of each period, else this year's milestones.
fn each_year(days: &[(u32, Option<u32>)], year: Option<i32>) -> Text {
    let every = match days.iter().map(|(month, _)| *month).collect::<Vec<_>>()[..] {
        [3, 6, 9, 12] => Some(Every::Quarter),
        [6, 12] => Some(Every::HalfYear),
        _ => None,
    };
    // The last day of a month is its end.
    let days: Vec<(u32, Option<u32>)> = days
        .iter()
        .map(|(month, day)| {
            let last = last_of_month(2025, *month).map(|last| last.day());
            (*month, day.filter(|day| Some(*day) != last))
        })
        .collect();
    let first = days.first().and_then(|(_, day)| *day);
    if let Some(every) = every.filter(|_| days.iter().all(|(_, day)| *day == first)) {
        let name = every.name();
        let table = match first {
            Some(day) => format!("{{ every = \"{name}\", day = {day} }}"),
            None => format!("{{ every = \"{name}\" }}"),
        };
        return both!("viết {table}", "write {table}");
    }
    let dates = days.iter().filter_map(|(month, day)| {
        let last = last_of_month(year?, *month)?;
        let due = day.map_or(Some(last), |day| NaiveDate::from_ymd_opt(year?, *month, day))?;
        Some(DatedWords { words: format!("ngày {}", dmy(due)), due })
    });
    let dates: Vec<DatedWords> = dates.collect();
    if dates.is_empty() { FORMS.into() } else { milestones(&dates) }
}

fn no_rhythm(every: &[Every], written: &str, year: Option<i32>) -> Text {
    let table = table_of(every);
    let words = words_of(every);
    let once = year.and_then(|year| match every {
        [Every::Month] => Some(format!("tháng 11/{year}")),
        [Every::Quarter] => Some(format!("quý IV/{year}")),
        [Every::HalfYear] => Some(format!("6 tháng đầu năm {year}")),
        [Every::NineMonths] => Some(format!("9 tháng đầu năm {year}")),
        [Every::Year] => Some(format!("năm {year}")),
        _ => None,
    });
    if folded(written).starts_with("theo ") {
        let when = quoted(written);
        return both!(
            "nếu lặp lại: {table}, hoặc \"{words}\"; nếu là điều kiện: {{ when = {when} }}",
            "if it comes again: {table}, or \"{words}\"; if it is a condition: {{ when = {when} }}"
        );
    }
    match once {
        Some(once) => both!(
            "nếu lặp lại: {table}, hoặc \"{words}\"; nếu một lần: \"{once}\"",
            "if it comes again: {table}, or \"{words}\"; if it comes once: \"{once}\""
        ),
        None => both!("viết {table}, hoặc \"{words}\"", "write {table}, or \"{words}\""),
    }
}

fn words_of(every: &[Every]) -> String {
    Recurrence::of(every).map_or_else(String::new, Recurrence::words)
}
