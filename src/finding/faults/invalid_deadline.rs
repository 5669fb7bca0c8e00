//! `invalid-deadline`: a deadline that means nothing, or that names a date which does not exist.

use crate::finding::{Doc, Level, RuleKind};
use crate::text::lang::Both;

/// What `pargo rules invalid-deadline` says.
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
    bad: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Trước ngày 31/11/2025"
product  = "Thông báo"
"#,
    good: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Trước ngày 30/11/2025"
product  = "Thông báo"
"#,
};
