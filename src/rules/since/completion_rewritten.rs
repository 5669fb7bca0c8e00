//! `completion-rewritten`: a date of completion that was changed or taken back (`check --since`).

use crate::finding::{Doc, Level, RuleKind};
use crate::text::lang::Both;

/// What `pargo rules completion-rewritten` says.
pub const DOC: Doc = Doc {
    name: "completion-rewritten",
    level: Level::Error,
    kind: RuleKind::Since,
    summary: Both {
        vi: "sửa hoặc rút lại ngày hoàn thành", en: "a date of completion rewritten"
    },
    why: Both {
        vi: "Ngày hoàn thành đã báo cáo là số liệu đã gửi cấp trên. Sửa đi thì việc quá hạn có thể \
             thành đúng hạn, và biểu của kỳ trước không còn khớp với kỳ này. Mọi lần sửa cần có lý \
             do để đối chiếu.",
        en: "A date of completion, once reported, has gone to the higher level. Changed, it can \
             turn late into on time, and last period's table no longer agrees with this one's. \
             Each change needs a reason that can be looked up.",
    },
    mend: Both {
        vi: "Khôi phục ngày cũ. Nếu ngày cũ nhập sai thì giữ ngày đúng và nêu lý do ở `allow` của \
             nhiệm vụ.",
        en: "Restore the former date. If that was a slip, keep the right one and give the reason \
             in the task's `allow`.",
    },
    bad: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = 2025-09-30
product  = "Thông báo"
done     = 2025-10-15
evidence = "Thông báo số 31/TB-STP ngày 15/10/2025"

# --- rồi sửa thành ---

[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = 2025-09-30
product  = "Thông báo"
done     = 2025-09-29
evidence = "Thông báo số 31/TB-STP ngày 15/10/2025"
"#,
    good: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = 2025-09-30
product  = "Thông báo"
done     = 2025-10-15
evidence = "Thông báo số 31/TB-STP ngày 15/10/2025"
note     = "Niêm yết tại Bộ phận Một cửa từ ngày 16/10/2025"
"#,
};
