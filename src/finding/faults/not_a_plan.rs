//! `not-a-plan`: a TOML file without a `[plan]` table.

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Finding, Level, RuleKind, Words};
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules not-a-plan`.
pub const DOC: Doc = Doc {
    name: "not-a-plan",
    level: Level::Error,
    kind: RuleKind::File,
    summary: Both {
        vi: "tệp TOML không có bảng `[plan]`",
        en: "a TOML file without a `[plan]` table",
    },
    why: Both {
        vi: "Mỗi tệp `*.toml` trong thư mục kế hoạch là một kế hoạch và mở đầu bằng bảng `[plan]`. \
             Nếu âm thầm bỏ qua tệp thiếu bảng này, một kế hoạch ghi sai tiêu đề sẽ biến mất khỏi \
             báo cáo mà không ai biết. Không thể tắt quy tắc này.",
        en: "Every `*.toml` file among the plans is a plan and opens with a `[plan]` table. If a \
             file without one were skipped silently, a plan with a misspelt header would vanish \
             from the reports unnoticed. This rule cannot be turned off.",
    },
    fix: Both {
        vi: "Thêm bảng `[plan]` ở đầu tệp. Nếu tệp không phải là kế hoạch, chuyển đi nơi khác hoặc \
             khai báo trong `exclude` của `pargo.toml`.",
        en: "Put a `[plan]` table at the head of the file. If the file is not a plan, move it \
             elsewhere or name it under `exclude` in `pargo.toml`.",
    },
    bad: Marked(
        r#"# tệp không có bảng [plan]
#^^^^^^^^^^^^^^^^^^^^^^^^^ the file has no [plan] table
id      = "vi-du"
title   = "Kế hoạch ví dụ"
agency  = "Sở Tư pháp tỉnh Cao Bằng"
year    = 2025
indexes = []
"#,
    ),
    good: r#"[plan]
id      = "vi-du"
title   = "Kế hoạch ví dụ"
agency  = "Sở Tư pháp tỉnh Cao Bằng"
year    = 2025
indexes = []
"#,
};

/// The finding for a file without a `[plan]` table, at its first line.
pub fn finding(first_line: Place) -> Finding {
    let message = both!("tệp không có mục [plan]", "the file has no [plan] table");
    let help = both!(
        "thêm mục [plan] ở đầu tệp, hoặc ghi tệp này vào `exclude` trong pargo.toml",
        "add a [plan] table, or leave the file out with `exclude` in pargo.toml"
    );
    Finding::new(&DOC, first_line, Words::new(message).help(help))
}

/// The finding for a file whose `[plan]` has another header, at that header.
pub fn misspelt(header: Place, written: &str) -> Finding {
    let message = both!(
        "tệp không có mục [plan], chỉ có {written}",
        "the file has no [plan] table, only {written}"
    );
    let help = both!("viết [plan]", "write [plan]");
    Finding::new(&DOC, header, Words::new(message).help(help).names([written]))
}
