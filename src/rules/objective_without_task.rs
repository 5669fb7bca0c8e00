//! `objective-without-task`: an objective that no task names.

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::resolve::Resolved;
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules objective-without-task`.
pub const DOC: Doc = Doc {
    name: "objective-without-task",
    level: Level::Off,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "mục tiêu chưa có nhiệm vụ thực hiện",
        en: "an objective that no task serves",
    },
    why: Both {
        vi: "Mục tiêu chỉ đạt được khi có nhiệm vụ cụ thể. Mục tiêu không nhiệm vụ nào dẫn đến thì \
             không ai chịu trách nhiệm, và cuối năm không giải thích được vì sao đạt hay không \
             đạt. Phần lớn văn bản không ghi mối liên hệ này, nên quy tắc mặc định tắt.",
        en: "An objective is reached by work. If no task names it, nobody works on it, and at the \
             end of the year nobody can explain why it was met or missed. Most documents do not \
             state this link, hence the rule is off by default.",
    },
    fix: Both {
        vi: "Thêm `id` của mục tiêu vào `objectives` của nhiệm vụ phục vụ nó, hoặc bổ sung nhiệm \
             vụ.",
        en: "Add the objective's `id` to `objectives` of a task that serves it, or add a task.",
    },
    bad: Marked(
        r#"[[objective]]
#^^^^^^^^^^^^ no task serves this objective
id        = "par-tthc"
index     = "PAR INDEX"
component = "Cải cách thủ tục hành chính"
target    = { score = ">= 23" }

[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
product  = "Thông báo"
"#,
    ),
    good: r#"[[objective]]
id        = "par-tthc"
index     = "PAR INDEX"
component = "Cải cách thủ tục hành chính"
target    = { score = ">= 23" }

[[task]]
id         = "II.3"
objectives = ["par-tthc"]
title      = "Công khai thủ tục hành chính"
lead       = "Văn phòng Sở"
deadline   = "Quý IV"
product    = "Thông báo"
"#,
};

/// Objectives that no task names.
pub fn check(resolved: &Resolved<'_>, out: &mut Findings) {
    if resolved.named.objectives_lost {
        return;
    }
    for objective in &resolved.objectives {
        if !resolved.named.objectives[objective.place] {
            out.in_objective(objective.place);
            out.push(
                &DOC,
                Place::header(objective.written.header),
                both!("chưa có nhiệm vụ thực hiện mục tiêu này", "no task serves this objective"),
            );
        }
    }
    out.in_plan();
}
