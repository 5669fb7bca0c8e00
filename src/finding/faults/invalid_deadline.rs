//! `invalid-deadline`: a deadline that cannot be understood, or a date that does not exist.

use crate::deadline::MOST_DAYS;
use crate::deadline::period::Every;
use crate::finding::example::Marked;
use crate::finding::{Doc, Level, RuleKind};
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
             ngày không có trên lịch hay mốc không có ngày cố định đều là lỗi. Cho đến khi sửa, \
             nhiệm vụ bị coi là chưa xác định thời hạn và sẽ không bao giờ quá hạn.",
        en: "Being on time or late is reckoned from the deadline, so pargo guesses nothing: an \
             unfamiliar phrase, a date that is on no calendar, a milestone without a fixed date \
             are errors. Until mended, the task counts as one without a deadline and can never be \
             overdue.",
    },
    mend: Both {
        vi: "Viết theo một trong các dạng mà thông báo liệt kê, hoặc ghi ngày TOML như \
             `2025-11-30`. Ô có nhiều ngày thì tách thành các mốc `[[task.milestone]]`.",
        en: "Write it in one of the forms that the message lists, or as a TOML date such as \
             `2025-11-30`. A cell with several dates becomes milestones, `[[task.milestone]]`.",
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
        "a milestone is due on one certain day, and “{written}” is not"
    )
}

/// A table whose keys do not make a deadline.
pub fn meaningless_table() -> Text {
    both!("bảng thời hạn này không nói lên thời hạn nào", "this deadline table means nothing")
}

/// `before` the first day of the calendar.
pub fn no_such_date() -> Text {
    both!("ngày này không có trên lịch", "the calendar has no such day")
}

/// `standing = false`.
pub fn never_standing() -> Text {
    both!("`standing` chỉ nhận true", "`standing` takes true alone")
}

/// An unknown period in `every`.
pub fn unknown_period(written: &str) -> Text {
    let names = Every::ALL.map(|(_, name, _)| name).join("`, `");
    both!(
        "`every` không nhận `{written}`, chỉ nhận `{names}`",
        "`every` does not take `{written}`, only `{names}`"
    )
}

/// A `day` that the periods of `every` do not have.
pub fn day_out_of_range() -> Text {
    both!(
        "`day` từ 1 đến 31, với riêng `week` từ 1 (thứ hai) đến 7; `week` không đi cùng kỳ khác khi có `day`",
        "`day` goes from 1 to 31, for `week` alone from 1 (Monday) to 7; with `day` a `week` stands alone"
    )
}

/// `after` with neither `days` nor `working_days`, or with both.
pub fn after_without_days() -> Text {
    both!("`after` cần có `days` hoặc `working_days`", "`after` needs `days` or `working_days`")
}

/// A number of days below 1 or too large.
pub fn days_out_of_range(days: i64) -> Text {
    both!(
        "số ngày phải từ 1 đến {MOST_DAYS}, ở đây là {days}",
        "the days go from 1 to {MOST_DAYS}, not {days}"
    )
}

/// `met` without `after`.
pub fn met_without_after() -> Text {
    both!("`met` cần có `after`: điều kiện nào đã xảy ra?", "`met` needs `after`: what happened?")
}

/// How to fix a table: lists all valid forms.
pub fn tables() -> Text {
    both!(
        "các bảng được nhận: {{ on = … }}, {{ before = … }}, {{ every = \"quarter\", day = 14 }}, \
         {{ standing = true }}, {{ when = \"…\", due = … }}, {{ days = 20, after = \"…\", met = … }}, {{ days = 100 }}; \
         `working_days` thay `days` để đếm ngày làm việc",
        "the tables are: {{ on = … }}, {{ before = … }}, {{ every = \"quarter\", day = 14 }}, \
         {{ standing = true }}, {{ when = \"…\", due = … }}, {{ days = 20, after = \"…\", met = … }}, {{ days = 100 }}; \
         `working_days` instead of `days` counts working days"
    )
}
