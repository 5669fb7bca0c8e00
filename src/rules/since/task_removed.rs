//! `task-removed`: a task that is gone, and was neither done nor cancelled before
//! (`check --since`).

use crate::finding::{Doc, Level, RuleKind};
use crate::text::lang::Both;

/// What `pargo rules task-removed` says.
pub const DOC: Doc = Doc {
    name: "task-removed",
    level: Level::Error,
    kind: RuleKind::Since,
    summary: Both { vi: "xóa nhiệm vụ chưa hoàn thành", en: "an unfinished task removed" },
    why: Both {
        vi: "Nhiệm vụ đã giao mà bị xóa khỏi tệp thì biến mất khỏi mọi biểu, kể cả khi đang quá \
             hạn. Nhiệm vụ thôi thực hiện phải được hủy có ngày và căn cứ để còn dấu vết.",
        en: "A task once given that is deleted from the file is gone from every table, even when \
             it was overdue. What is no longer to be done is cancelled, with a date and a ground, \
             and leaves a trace.",
    },
    mend: Both {
        vi: "Khôi phục nhiệm vụ; nếu thôi thực hiện thì ghi `cancelled` với ngày và nêu căn cứ ở \
             `note`. Đổi mã thì giữ mã cũ.",
        en: "Restore the task; if it is no longer to be done, set `cancelled` to the date and give \
             the ground in `note`. Where only the id changed, keep the old one.",
    },
    bad: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = 2025-09-30
product  = "Thông báo"

# --- rồi sửa thành ---

# Tệp không còn nhiệm vụ II.3.
"#,
    good: r#"[[task]]
id        = "II.3"
title     = "Công khai thủ tục hành chính"
lead      = "Văn phòng Sở"
deadline  = 2025-09-30
product   = "Thông báo"
cancelled = 2025-09-22
note      = "Thôi thực hiện theo Thông báo số 43/TB-STP ngày 22/9/2025"
"#,
};
