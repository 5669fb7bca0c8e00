//! `unknown-objective`: a task that names an objective which the plan does not have.

use crate::finding::example::Marked;
use crate::finding::fix::Fix;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::text::lang::{Both, both};
use crate::text::source::Str;

/// The documentation of the rule, shown by `pargo rules unknown-objective`.
pub const DOC: Doc = Doc {
    name: "unknown-objective",
    level: Level::Error,
    kind: RuleKind::Value,
    summary: Both {
        vi: "mục tiêu không có trong kế hoạch",
        en: "an objective that the plan does not have",
    },
    why: Both {
        vi: "Khóa `objectives` cho biết nhiệm vụ phục vụ mục tiêu nào. Dẫn đến mục tiêu không có \
             thì mối liên hệ bị đứt: mục tiêu không có ai thực hiện, nhiệm vụ không gắn với mục tiêu.",
        en: "`objectives` says what a task is for. Where it names an objective that does not \
             exist, the link is broken: the objective seems to have no task, and the \
             task no objective.",
    },
    fix: Both {
        vi: "Ghi đúng `id` của mục tiêu, theo gợi ý của pargo; mục tiêu chưa có thì thêm \
             `[[objective]]`. Có đúng một tên gần đúng thì `pargo check --fix=all` sửa thành tên \
             đó; khác nhau chỉ ở dấu cách, chữ hoa, gạch nối, vị trí dấu thanh thì `--fix` là đủ.",
        en: "Write the `id` of the objective, as pargo suggests; add an `[[objective]]` where \
             there is none yet. Where exactly one name is near, `pargo check --fix=all` writes \
             it; `--fix` alone if only white space, case, hyphens or the place of a tone mark \
             differ.",
    },
    bad: Marked(
        r#"[[objective]]
id        = "par-the-che"
index     = "PAR INDEX"
component = "Cải cách thể chế"
target    = { score = ">= 12" }

[[task]]
id         = "II.2"
objectives = ["the-che"]
#             ^^^^^^^^^ there is no objective `the-che`
title      = "Kiểm tra, rà soát văn bản quy phạm pháp luật"
lead       = "Văn phòng Sở"
deadline   = "Quý IV"
product    = "Báo cáo rà soát"
"#,
    ),
    good: r#"[[objective]]
id        = "par-the-che"
index     = "PAR INDEX"
component = "Cải cách thể chế"
target    = { score = ">= 12" }

[[task]]
id         = "II.2"
objectives = ["par-the-che"]
title      = "Kiểm tra, rà soát văn bản quy phạm pháp luật"
lead       = "Văn phòng Sở"
deadline   = "Quý IV"
product    = "Báo cáo rà soát"
"#,
};

/// Reports an unknown objective; `near` is the most similar id.
pub fn report(id: Str<'_>, near: Option<&str>, out: &mut Findings) {
    let written = id.value;
    let finding = out.push(
        &DOC,
        Place::key("objectives", id.span),
        both!("không có mục tiêu `{written}`", "there is no objective `{written}`"),
    );
    if let Some(near) = near {
        finding
            .help(both!("có phải là `{near}`?", "did you mean `{near}`?"))
            .fix(Fix::name(written, near));
    }
}
