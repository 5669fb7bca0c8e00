//! `empty-decline`: a task of a plan above declined without a reason.

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::plan::Field;
use crate::resolve::Resolved;
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules empty-decline`.
pub const DOC: Doc = Doc {
    name: "empty-decline",
    level: Level::Error,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "ghi không thuộc trách nhiệm nhưng không nêu lý do",
        en: "a task declined without a reason",
    },
    why: Both {
        vi: "Nhiệm vụ cấp trên giao nhưng không thuộc trách nhiệm của cơ quan thì phải nêu rõ vì \
             sao. Không có lý do thì cấp trên không biết đó là chủ ý hay bỏ sót.",
        en: "An agency that declines a task of a plan above has to say why it is not its to do. Without \
             a reason those above cannot tell intent from neglect.",
    },
    fix: Both {
        vi: "Ghi lý do, tốt nhất là dẫn văn bản; hoặc xóa dòng đó và cụ thể hóa nhiệm vụ \
             (`implements`).",
        en: "Write the reason, best with the document that it rests on; or delete the line and carry the \
             task out (`implements`).",
    },
    bad: Marked(
        r#"[plan]
id       = "vi-du"
title    = "Kế hoạch ví dụ"
agency   = "Sở Tư pháp tỉnh Cao Bằng"
year     = 2025
indexes  = []
declined = { "ubnd-tinh-2025/III.4" = "" }
#                                     ^^ `ubnd-tinh-2025/III.4` is declined without a reason
"#,
    ),
    good: r#"[plan]
id       = "vi-du"
title    = "Kế hoạch ví dụ"
agency   = "Sở Tư pháp tỉnh Cao Bằng"
year     = 2025
indexes  = []
declined = { "ubnd-tinh-2025/III.4" = "Đã chuyển Sở Nội vụ theo Quyết định số 12/QĐ-UBND" }
"#,
};

/// Declined tasks with an empty reason.
pub fn check(resolved: &Resolved<'_>, out: &mut Findings) {
    for decline in &resolved.plan.declined {
        let Field::Given(reason) = &decline.reason else { continue };
        if reason.value.trim().is_empty() {
            let task = decline.task.value;
            out.push(
                &DOC,
                Place::key(format!("declined.{task}"), reason.span),
                both!(
                    "`{task}` ghi là không thuộc trách nhiệm nhưng không nêu lý do",
                    "`{task}` is declined without a reason"
                ),
            );
        }
    }
}
