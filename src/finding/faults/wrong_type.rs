//! `wrong-type`: a value of another type than its key takes.

use chrono::NaiveDate;

use crate::finding::example::Marked;
use crate::finding::fix::{Fix, Mend};
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind, Words};
use crate::text::lang::{Both, Text, both};

/// The documentation of the rule, shown by `pargo rules wrong-type`.
pub const DOC: Doc = Doc {
    name: "wrong-type",
    level: Level::Error,
    kind: RuleKind::Value,
    summary: Both { vi: "giá trị sai kiểu", en: "a value of the wrong type" },
    why: Both {
        vi: "Mỗi khóa nhận một kiểu giá trị: ngày, số, chữ hay danh sách. Ngày ghi dưới dạng \
             chữ thì không so sánh được với thời hạn, nên không thể biết nhiệm vụ hoàn thành \
             đúng hạn hay quá hạn.",
        en: "Each key takes one type of value: a date, a number, a string or a list. A date \
             written as a string cannot be compared with the deadline, so nobody can tell whether \
             the task was done on time or late.",
    },
    fix: Both {
        vi: "Ghi lại giá trị theo kiểu được nêu: ngày và số không đặt trong dấu ngoặc kép, danh \
             sách đặt trong `[ ]`. `pargo check --fix` tự bỏ dấu ngoặc kép của ngày và số, thêm \
             hoặc bỏ `[ ]` của một giá trị.",
        en: "Write the value in the type named: dates and numbers without quotation marks, lists \
             within `[ ]`. `pargo check --fix` takes dates and numbers out of quotation marks, \
             and puts one value into `[ ]` or takes it out.",
    },
    bad: Marked(
        r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
product  = "Thông báo"
done     = "15/10/2025"
#          ^^^^^^^^^^^^ `done` takes a date like 2025-11-25, and this is a string
evidence = "Thông báo số 31/TB-STP ngày 15/10/2025"
"#,
    ),
    good: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
product  = "Thông báo"
done     = 2025-10-15
evidence = "Thông báo số 31/TB-STP ngày 15/10/2025"
"#,
};

/// The types that keys take, as messages name them.
pub mod expected {
    use crate::text::lang::Both;

    /// A text.
    pub const STRING: Both = Both { vi: "chữ đặt trong dấu ngoặc kép", en: "a string" };
    /// A text or a list of texts.
    pub const LIST: Both =
        Both { vi: "chữ hoặc danh sách", en: "a string or an array of strings" };
    /// A list of texts.
    pub const ARRAY: Both = Both { vi: "danh sách", en: "an array of strings" };
    /// A date.
    pub const DATE: Both = Both { vi: "ngày (dạng 2025-11-25)", en: "a date like 2025-11-25" };
    /// A whole number.
    pub const INTEGER: Both = Both { vi: "số nguyên", en: "an integer" };
    /// A number.
    pub const NUMBER: Both = Both { vi: "số (dạng 9.4 hoặc \"9,4\")", en: "a number" };
    /// A number or a comparison.
    pub const BOUND: Both = Both {
        vi: "số hoặc so sánh như \">= 14.5\", \"> baseline\"",
        en: "a number or a comparison like \">= 14.5\" or \"> baseline\"",
    };
    /// `true` or `false`.
    pub const BOOLEAN: Both = Both { vi: "true hoặc false", en: "true or false" };
    /// A table.
    pub const TABLE: Both = Both { vi: "một mục { … }", en: "a table" };
    /// An array of tables.
    pub const TABLES: Both =
        Both { vi: "danh sách các mục [[…]]", en: "an array of tables [[…]]" };
    /// An `allow` entry.
    pub const ALLOW: Both = Both {
        vi: "lý do đặt trong dấu ngoặc kép, hoặc { reason = \"…\", until = 2026-06-30 }",
        en: "a reason, or a table { reason = \"…\", until = 2026-06-30 }",
    };
    /// A deadline.
    pub const DEADLINE: Both = Both {
        vi: "ngày, cụm từ chỉ thời hạn hoặc { … }",
        en: "a date, a phrase or a table",
    };
}

/// The types of values, as messages name them.
pub mod found {
    use crate::text::lang::Both;

    /// A text.
    pub const STRING: Both = Both { vi: "chữ", en: "a string" };
    /// A whole number.
    pub const INTEGER: Both = Both { vi: "số nguyên", en: "an integer" };
    /// A number with a point.
    pub const FLOAT: Both = Both { vi: "số thập phân", en: "a float" };
    /// `true` or `false`.
    pub const BOOLEAN: Both = Both { vi: "giá trị true/false", en: "a boolean" };
    /// An array.
    pub const ARRAY: Both = Both { vi: "danh sách", en: "an array" };
    /// A table.
    pub const TABLE: Both = Both { vi: "một mục", en: "a table" };
    /// A date, a time or both.
    pub const DATE: Both = Both { vi: "ngày giờ", en: "a date or time" };
}

/// Reports a value whose type is not `expected`.
pub fn report(place: Place, key: &str, expected: Both, found: Both, out: &mut Findings) {
    let message = Text {
        vi: format!("`{key}` phải là {}, đang ghi là {}", expected.vi, found.vi),
        en: format!("`{key}` takes {}, and this is {}", expected.en, found.en),
    };
    out.push(&DOC, place, Words::new(message).names([key]));
}

/// What to do about a value of the wrong type: in words, and as `check --fix` does it.
#[derive(Debug)]
pub struct Advice {
    /// The words.
    pub help: Text,
    /// The mend; `None` if a person has to decide.
    pub fix: Option<Fix>,
}

impl From<Text> for Advice {
    fn from(help: Text) -> Self {
        Advice { help, fix: None }
    }
}

/// How to fix a value in quotes that should stand without them.
pub fn without_quotes(value: &str) -> Advice {
    let help = both!("ghi không có dấu ngoặc kép: {value}", "write it without quotes: {value}");
    Advice { help, fix: Some(Fix::safe(Mend::Here(value.to_owned()))) }
}

/// A value that should be a list, or a list that should be a value; `is_one` if there is just one text.
pub fn in_other_brackets(value: &str, is_one: bool) -> Advice {
    let fix = Fix { safe: is_one, mend: Mend::Here(value.to_owned()) };
    Advice { help: write(value), fix: Some(fix) }
}

/// How to fix a date with a time.
pub fn day_alone(day: &str) -> Text {
    both!("chỉ ghi ngày: {day}", "write the day alone: {day}")
}

/// The value as it should be written.
pub fn write(value: &str) -> Text {
    both!("viết {value}", "write {value}")
}

/// The day that Excel shows for a number.
pub fn excel_day(number: i64, day: NaiveDate) -> Text {
    let shown = day.format("%d/%m/%Y");
    both!(
        "{number} là ngày {shown} trong Excel: viết {day}",
        "{number} is {day} in Excel: write {day}"
    )
}

/// `done = true`.
pub fn date_of_completion() -> Text {
    both!("ghi ngày hoàn thành thay cho true", "write the date of completion instead of true")
}

/// How to fix a list of tables written in another way.
pub fn own_headers(header: &str) -> Text {
    both!("viết {header}", "write each entry under its own header {header}")
}
