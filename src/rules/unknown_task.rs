//! `unknown-task`: `implements`, `continues` or `declined` names a task that its plan has not.

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::links::graph::Target;
use crate::plan::plan_and_task;
use crate::rules::view::LinkView;
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules unknown-task`.
pub const DOC: Doc = Doc {
    name: "unknown-task",
    level: Level::Error,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "nhiệm vụ được nêu không có trong kế hoạch đó",
        en: "a reference to a task that its plan has not",
    },
    why: Both {
        vi: "`implements`, `continues` và `declined` liên kết nhiệm vụ với nhiệm vụ của kế hoạch \
             khác bằng mã. Mã gõ sai thì mất liên kết: nhiệm vụ cấp trên vẫn bị tính là chưa cụ \
             thể hóa, nhiệm vụ cũ vẫn bị tính là chưa hoàn thành.",
        en: "`implements`, `continues` and `declined` join a task to one of another plan by its id. A \
             mistyped id joins nothing: the task above still shows as missing, the old one as still \
             owed.",
    },
    fix: Both {
        vi: "Sửa mã cho đúng với nhiệm vụ của kế hoạch kia.",
        en: "Correct the id to that of a task in the other plan.",
    },
    bad: Marked(
        r#"[[task]]
id         = "II.3"
title      = "Công khai thủ tục hành chính"
lead       = "Văn phòng Sở"
implements = "ubnd-tinh-2025/II.8"
#            ^^^^^^^^^^^^^^^^^^^^^ the plan `ubnd-tinh-2025` has no task `II.8`
deadline   = "Quý III"
product    = "Thông báo"

# --- ubnd-tinh-2025.toml ---

[plan]
id      = "ubnd-tinh-2025"
title   = "Kế hoạch của tỉnh"
agency  = "UBND tỉnh Cao Bằng"
year    = 2025
indexes = []

[[unit]]
name = "Sở Tư pháp"

[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Sở Tư pháp"
deadline = "Quý III"
product  = "Thông báo"
"#,
    ),
    good: r#"[[task]]
id         = "II.3"
title      = "Công khai thủ tục hành chính"
lead       = "Văn phòng Sở"
implements = "ubnd-tinh-2025/II.3"
deadline   = "Quý III"
product    = "Thông báo"

# --- ubnd-tinh-2025.toml ---

[plan]
id      = "ubnd-tinh-2025"
title   = "Kế hoạch của tỉnh"
agency  = "UBND tỉnh Cao Bằng"
year    = 2025
indexes = []

[[unit]]
name = "Sở Tư pháp"

[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Sở Tư pháp"
deadline = "Quý III"
product  = "Thông báo"
"#,
};

/// References to tasks that their plan does not have.
pub fn check(view: &LinkView<'_, '_>, out: &mut Findings) {
    view.each_reference(out, |key, task, out| {
        let (Target::NoTask, Some((plan, id))) =
            (view.links.find(task.value), plan_and_task(task.value))
        else {
            return;
        };
        let tasks = view.links.plan(plan).map(|at| view.links.plans[at].tasks.as_slice());
        let ids = tasks.unwrap_or_default().iter().filter_map(|task| task.id.as_deref());
        let near = out.nearest(id, ids);
        let finding = out.push(
            &DOC,
            Place::key(key, task.span),
            both!(
                "kế hoạch `{plan}` không có nhiệm vụ `{id}`",
                "the plan `{plan}` has no task `{id}`"
            ),
        );
        if let Some(near) = near {
            finding.help(both!("có phải là `{plan}/{near}`?", "did you mean `{plan}/{near}`?"));
        }
    });
}
