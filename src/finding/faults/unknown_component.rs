//! `unknown-component`: a component that none of the named indexes has.

use crate::finding::{Doc, Level, RuleKind};
use crate::text::lang::Both;

/// What `pargo rules unknown-component` says.
pub const DOC: Doc = Doc {
    name: "unknown-component",
    level: Level::Error,
    kind: RuleKind::Value,
    summary: Both {
        vi: "thành phần không thuộc chỉ số đã nêu",
        en: "a component that the named index does not have",
    },
    why: Both {
        vi: "Mỗi chỉ số có các lĩnh vực, nội dung thành phần riêng. Thành phần ghi sai thì nhiệm \
             vụ và mục tiêu không gặp nhau trong biểu tổng hợp, nên không thấy được lĩnh vực mất \
             điểm nào đang có người làm.",
        en: "Each index has its own components. Under a component that it does not have, tasks and \
             objectives never meet in the summary, and nobody sees whether anyone works on the \
             field that loses points.",
    },
    mend: Both {
        vi: "Sửa theo tên gần đúng mà pargo gợi ý. Cách gọi riêng của cơ quan thì khai ở \
             `[[index.component]]` trong `pargo.toml`.",
        en: "Use the nearest name, which pargo suggests. The agency's own wording is declared \
             under `[[index.component]]` in `pargo.toml`.",
    },
    bad: r#"[[task]]
id        = "II.5"
index     = "PAR INDEX"
component = "Cải cách tiền lương"
title     = "Rà soát vị trí việc làm"
lead      = "Văn phòng Sở"
deadline  = "Quý IV"
product   = "Đề án vị trí việc làm"
"#,
    good: r#"[[task]]
id        = "II.5"
index     = "PAR INDEX"
component = "Cải cách chế độ công vụ"
title     = "Rà soát vị trí việc làm"
lead      = "Văn phòng Sở"
deadline  = "Quý IV"
product   = "Đề án vị trí việc làm"
"#,
};
