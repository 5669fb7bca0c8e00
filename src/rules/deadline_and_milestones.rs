//! `deadline-and-milestones`: a task with both a deadline of its own and milestones.

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::rules::view::TaskView;
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules deadline-and-milestones`.
pub const DOC: Doc = Doc {
    name: "deadline-and-milestones",
    level: Level::Error,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "nhiệm vụ vừa có thời hạn riêng vừa có mốc",
        en: "a task with both a deadline and milestones",
    },
    why: Both {
        vi: "Nhiệm vụ chia theo mốc thì thời hạn nằm ở từng mốc. Ghi thêm một thời hạn chung nữa \
             thì có hai căn cứ để tính quá hạn, và không rõ căn cứ nào đúng.",
        en: "If a task has milestones, these have its dates. With a deadline as well there would \
             be two measures of being late, and nobody could say which one counts.",
    },
    fix: Both {
        vi: "Xóa `deadline` của nhiệm vụ và ghi ngày cuối thành một mốc; hoặc giữ `deadline` và xóa \
             các mốc.",
        en: "Drop the task's `deadline` and make the last date a milestone; or keep `deadline` and \
             drop the milestones.",
    },
    bad: Marked(
        r#"[[task]]
id       = "II.4"
title    = "Xây dựng quy chế làm việc"
lead     = "Văn phòng Sở"
deadline = 2025-12-15
product  = "Quy chế"

[[task.milestone]]
#^^^^^^^^^^^^^^^^^ both a deadline of its own and milestones
title    = "Trình dự thảo"
deadline = "Quý III"
"#,
    ),
    good: r#"[[task]]
id      = "II.4"
title   = "Xây dựng quy chế làm việc"
lead    = "Văn phòng Sở"
product = "Quy chế"

[[task.milestone]]
title    = "Trình dự thảo"
deadline = "Quý III"

[[task.milestone]]
title    = "Ban hành"
deadline = 2025-12-15
"#,
};

/// A task with a deadline of its own and with milestones; the later one is at fault.
pub fn check(view: &TaskView<'_, '_>, out: &mut Findings) {
    let Some(milestone) = view.task.milestones.first() else {
        return;
    };
    if let Some(deadline) = view.task.deadline.get() {
        out.push(
            &DOC,
            Place::key("deadline", deadline.span).later(Place::key("milestone", milestone.header)),
            both!("vừa có thời hạn riêng vừa có mốc", "both a deadline of its own and milestones"),
        )
        .help(both!("xóa `deadline`, hoặc xóa các mốc", "leave `deadline` out, or the milestones"));
    }
}
