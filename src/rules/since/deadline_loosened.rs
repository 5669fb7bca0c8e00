//! `deadline-loosened`: a dated or recurring deadline that became standing, conditional or none
//! (`check --since`).

use crate::finding::{Doc, Level, RuleKind};
use crate::text::lang::Both;

/// What `pargo rules deadline-loosened` says.
pub const DOC: Doc = Doc {
    name: "deadline-loosened",
    level: Level::Error,
    kind: RuleKind::Since,
    summary: Both {
        vi: "thời hạn cụ thể bị đổi thành không xác định",
        en: "a deadline that gave way to none",
    },
    why: Both {
        vi: "Nhiệm vụ đang có ngày hoặc có kỳ mà đổi thành «Thường xuyên», «Theo kế hoạch» hay bỏ \
             trống thì không còn khi nào quá hạn. Đó là cách xóa việc chậm khỏi báo cáo mà không \
             ai thấy.",
        en: "A task with a date or with periods that turns to «Thường xuyên» (all year round), \
             «Theo kế hoạch» (as planned) or nothing can never be overdue again. It is a way to \
             take late work out of the reports unseen.",
    },
    mend: Both {
        vi: "Giữ thời hạn cũ; cần thêm thời gian thì gia hạn bằng `[[task.extension]]`. Có văn bản \
             thay đổi thì dẫn văn bản đó ở `allow`.",
        en: "Keep the deadline; where more time is needed, extend it with `[[task.extension]]`. If \
             a document changed it, name that document in `allow`.",
    },
    bad: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = 2025-09-30
product  = "Thông báo"

# --- rồi sửa thành ---

[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Thường xuyên"
product  = "Thông báo"
"#,
    good: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = 2025-09-30
product  = "Thông báo"

[[task.extension]]
to      = 2025-12-15
granted = 2025-09-22
by      = "Thông báo số 43/TB-STP ngày 22/9/2025"
"#,
};
