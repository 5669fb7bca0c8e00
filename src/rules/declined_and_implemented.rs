//! `declined-and-implemented`: a task of a plan above that the plan both declines and carries out.

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::resolve::Resolved;
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules declined-and-implemented`.
pub const DOC: Doc = Doc {
    name: "declined-and-implemented",
    level: Level::Error,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "nhiệm vụ cấp trên giao vừa ghi là không thuộc trách nhiệm vừa được cụ thể hóa",
        en: "a task both declined and carried out",
    },
    why: Both {
        vi: "Nhiệm vụ cấp trên giao hoặc thuộc trách nhiệm của cơ quan, hoặc không. Vừa ghi ở \
             `declined` vừa có nhiệm vụ cụ thể hóa thì cấp trên không biết theo bên nào.",
        en: "A task given by a plan above either is the agency's to do or is not. Where it stands in \
             `declined` and a task carries it out, those above cannot tell which holds.",
    },
    fix: Both {
        vi: "Xóa dòng ở `declined`, hoặc bỏ `implements` của nhiệm vụ.",
        en: "Delete the line in `declined`, or take it out of the task's `implements`.",
    },
    bad: Marked(
        r#"[plan]
id       = "vi-du"
title    = "Kế hoạch ví dụ"
agency   = "Sở Tư pháp tỉnh Cao Bằng"
year     = 2025
indexes  = []
declined = { "ubnd-tinh-2025/III.4" = "Thuộc trách nhiệm của Sở Nội vụ" }

[[unit]]
name = "Văn phòng Sở"

[[task]]
id         = "II.3"
title      = "Công khai thủ tục hành chính"
lead       = "Văn phòng Sở"
implements = "ubnd-tinh-2025/III.4"
#            ^^^^^^^^^^^^^^^^^^^^^^ `ubnd-tinh-2025/III.4` is declined by the plan
deadline   = "Thường xuyên"
product    = "Thông báo"
"#,
    ),
    good: r#"[plan]
id       = "vi-du"
title    = "Kế hoạch ví dụ"
agency   = "Sở Tư pháp tỉnh Cao Bằng"
year     = 2025
indexes  = []
declined = { "ubnd-tinh-2025/III.5" = "Thuộc trách nhiệm của Sở Nội vụ" }

[[unit]]
name = "Văn phòng Sở"

[[task]]
id         = "II.3"
title      = "Công khai thủ tục hành chính"
lead       = "Văn phòng Sở"
implements = "ubnd-tinh-2025/III.4"
deadline   = "Thường xuyên"
product    = "Thông báo"
"#,
};

/// Tasks of plans above that stand in `declined` and in `implements`: at the later of the two.
pub fn check(resolved: &Resolved<'_>, out: &mut Findings) {
    let declined = &resolved.plan.declined;
    if declined.is_empty() {
        return;
    }
    for task in &resolved.tasks {
        let implemented = task.written.implements.get().map(|list| list.items);
        for reference in implemented.unwrap_or_default() {
            let above = reference.value;
            let Some(decline) = declined.iter().find(|decline| decline.task.value == above) else {
                continue;
            };
            let first = if decline.task.span > reference.span {
                out.in_plan();
                let place = Place::key(format!("declined.{above}"), decline.task.span);
                out.push(
                    &DOC,
                    place,
                    both!("`{above}` đã có nhiệm vụ cụ thể hóa", "a task carries `{above}` out"),
                );
                reference.span
            } else {
                out.in_task(task.place);
                let place = Place::key("implements", reference.span);
                out.push(
                    &DOC,
                    place,
                    both!(
                        "`{above}` đã ghi là không thuộc trách nhiệm",
                        "`{above}` is declined by the plan"
                    ),
                );
                decline.task.span
            };
            if let Some(finding) = out.last_mut() {
                finding.related(first, both!("ghi trước tại đây", "first here"));
            }
        }
    }
    out.in_plan();
}
