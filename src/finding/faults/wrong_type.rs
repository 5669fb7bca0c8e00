//! `wrong-type`: a value of another type than its key takes.

use crate::finding::{Doc, Level, RuleKind};
use crate::text::lang::Both;

/// What `pargo rules wrong-type` says.
pub const DOC: Doc = Doc {
    name: "wrong-type",
    level: Level::Error,
    kind: RuleKind::Value,
    summary: Both { vi: "giá trị sai kiểu", en: "a value of the wrong type" },
    why: Both {
        vi: "Mỗi khóa nhận một kiểu giá trị: ngày, số, chuỗi hay danh sách. Ngày ghi dưới dạng \
             chuỗi thì không so sánh được với thời hạn, nên không thể biết nhiệm vụ hoàn thành \
             đúng hạn hay quá hạn.",
        en: "Each key takes one type of value: a date, a number, a string or a list. A date \
             written as a string cannot be compared with the deadline, so nobody can tell whether \
             the task was done on time or late.",
    },
    mend: Both {
        vi: "Ghi lại giá trị theo kiểu được nêu: ngày và số không đặt trong dấu ngoặc kép, danh \
             sách đặt trong `[ ]`.",
        en: "Write the value in the type named: dates and numbers without quotation marks, lists \
             within `[ ]`.",
    },
    bad: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
product  = "Thông báo"
done     = "15/10/2025"
evidence = "Thông báo số 31/TB-STP ngày 15/10/2025"
"#,
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
