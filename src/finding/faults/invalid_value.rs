//! `invalid-value`: a value of the right type that its key does not admit.

use crate::finding::{Doc, Level, RuleKind};
use crate::text::lang::Both;

/// What `pargo rules invalid-value` says.
pub const DOC: Doc = Doc {
    name: "invalid-value",
    level: Level::Error,
    kind: RuleKind::Value,
    summary: Both {
        vi: "giá trị nằm ngoài phạm vi cho phép",
        en: "a value that its key does not admit",
    },
    why: Both {
        vi: "Có khóa chỉ nhận một số giá trị nhất định: `status` nhận bốn trạng thái, `progress` \
             từ 0 đến 100, điểm không được âm. Giá trị khác thì không suy ra được nghĩa, và pargo \
             không đoán thay người lập kế hoạch.",
        en: "Some keys admit certain values only: `status` one of four states, `progress` 0 to \
             100, a score nothing negative. Of any other value the meaning is unclear, and pargo \
             does not guess on behalf of those who keep the plan.",
    },
    mend: Both {
        vi: "Thay bằng một trong các giá trị mà thông báo liệt kê. Lời giải thích thêm thì ghi vào \
             `note`.",
        en: "Use one of the values that the message lists. Words of explanation belong in `note`.",
    },
    bad: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
product  = "Thông báo"
status   = "đang thực hiện"
"#,
    good: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
product  = "Thông báo"
status   = "in-progress"
"#,
};
