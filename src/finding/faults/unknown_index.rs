//! `unknown-index`: an index that the plan does not have, or that pargo does not know.

use crate::finding::{Doc, Level, RuleKind};
use crate::text::lang::Both;

/// What `pargo rules unknown-index` says.
pub const DOC: Doc = Doc {
    name: "unknown-index",
    level: Level::Error,
    kind: RuleKind::Value,
    summary: Both {
        vi: "chỉ số không có trong kế hoạch hoặc chưa được khai báo",
        en: "an index that the plan does not have, or that is not declared",
    },
    why: Both {
        vi: "Biểu tổng hợp lập theo từng chỉ số. Chỉ số gõ sai, hoặc không có trong `indexes` của \
             kế hoạch, thì nhiệm vụ hay mục tiêu không tính được vào đâu.",
        en: "The summary is drawn up per index. Under an index that is misspelt, or missing from \
             the plan's `indexes`, a task or an objective counts nowhere.",
    },
    mend: Both {
        vi: "Sửa theo tên gần đúng mà pargo gợi ý, hoặc thêm chỉ số vào `indexes`. Chỉ số ngoài \
             PAR INDEX, SIPAS, PAPI thì khai `[[index]]` trong `pargo.toml`.",
        en: "Use the nearest name, which pargo suggests, or add the index to `indexes`. One beyond \
             PAR INDEX, SIPAS and PAPI is declared with `[[index]]` in `pargo.toml`.",
    },
    bad: r#"[[task]]
id       = "II.3"
index    = "PAR INDX"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
product  = "Thông báo"
"#,
    good: r#"[[task]]
id       = "II.3"
index    = "PAR INDEX"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
product  = "Thông báo"
"#,
};
