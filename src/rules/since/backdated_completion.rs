//! `backdated-completion`: a completion dated long before the commit that first states it
//! (`check --since`).

use crate::finding::{Doc, Level, RuleKind};
use crate::text::lang::Both;

/// What `pargo rules backdated-completion` says.
pub const DOC: Doc = Doc {
    name: "backdated-completion",
    level: Level::Warn,
    kind: RuleKind::Since,
    summary: Both {
        vi: "ngày hoàn thành lùi quá xa so với ngày ghi vào tệp",
        en: "a completion dated long before it was entered",
    },
    why: Both {
        vi: "Việc xong thì ghi ngay. Ngày hoàn thành trước ngày đưa vào git quá 30 ngày có thể là \
             ghi chậm, cũng có thể là ghi lùi để khỏi quá hạn. Số ngày cho phép đặt ở \
             `backdating_days` trong `pargo.toml`.",
        en: "What is done is entered at once. A completion dated more than 30 days before its \
             commit may have been entered late, or dated back so as not to be overdue. The number \
             of days is `backdating_days` in `pargo.toml`.",
    },
    mend: Both {
        vi: "Đối chiếu `done` với ngày của văn bản ở `evidence`. Ngày đúng mà ghi chậm thì nêu lý \
             do ở `allow`.",
        en: "Hold `done` against the date of the document in `evidence`. If the date is right and \
             only entered late, give the reason in `allow`.",
    },
    bad: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = 2025-09-30
product  = "Thông báo"

# --- rồi sửa thành ---

# đưa vào git ngày 24/11/2025
[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = 2025-09-30
product  = "Thông báo"
done     = 2025-09-29
evidence = "Thông báo số 58/TB-STP ngày 21/11/2025"
"#,
    good: r#"# đưa vào git ngày 24/11/2025
[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = 2025-09-30
product  = "Thông báo"
done     = 2025-11-21
evidence = "Thông báo số 58/TB-STP ngày 21/11/2025"
"#,
};
