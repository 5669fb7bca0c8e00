//! `closed-with-open-tasks`: a task that was not finished when its plan was closed, and that no task continues.

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::links::graph::TaskAt;
use crate::rules::view::LinkView;
use crate::state::State;
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules closed-with-open-tasks`.
pub const DOC: Doc = Doc {
    name: "closed-with-open-tasks",
    level: Level::Warn,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "kế hoạch kết thúc khi còn nhiệm vụ chưa hoàn thành",
        en: "a plan closed with an unfinished task",
    },
    why: Both {
        vi: "Khi kết thúc kế hoạch, nhiệm vụ có thời hạn mà chưa hoàn thành, chưa hủy, cũng không chuyển \
             tiếp thì không ai còn theo dõi nữa.",
        en: "When a plan is closed, a task with a due date that is neither done nor cancelled, and that \
             no other task continues, is followed by nobody any more.",
    },
    fix: Both {
        vi: "Chuyển tiếp nhiệm vụ sang kế hoạch sau (`continues`), hoặc hủy có căn cứ (`cancelled`), \
             hoặc ghi ngày hoàn thành.",
        en: "Carry it on in the next plan (`continues`), cancel it for a reason (`cancelled`), or enter \
             its completion.",
    },
    bad: Marked(
        r#"[plan]
id      = "vi-du"
title   = "Kế hoạch ví dụ"
agency  = "Sở Tư pháp tỉnh Cao Bằng"
year    = 2024
indexes = []
closed  = 2025-01-20

[[unit]]
name = "Văn phòng Sở"

[[task]]
#^^^^^^^ not finished when the plan was closed, and no task continues it
id       = "II.7"
title    = "Số hóa hồ sơ lưu trữ"
lead     = "Văn phòng Sở"
deadline = "Quý IV/2024"
product  = "Hồ sơ số hóa"
"#,
    ),
    good: r#"[plan]
id      = "vi-du"
title   = "Kế hoạch ví dụ"
agency  = "Sở Tư pháp tỉnh Cao Bằng"
year    = 2024
indexes = []
closed  = 2025-01-20

[[unit]]
name = "Văn phòng Sở"

[[task]]
id       = "II.7"
title    = "Số hóa hồ sơ lưu trữ"
lead     = "Văn phòng Sở"
deadline = "Quý IV/2024"
product  = "Hồ sơ số hóa"

# --- stp-2025.toml ---

[plan]
id      = "stp-2025"
title   = "Kế hoạch năm 2025"
agency  = "Sở Tư pháp tỉnh Cao Bằng"
year    = 2025
indexes = []

[[unit]]
name = "Văn phòng Sở"

[[task]]
id        = "II.1"
title     = "Hoàn thành số hóa hồ sơ lưu trữ"
lead      = "Văn phòng Sở"
deadline  = "Quý IV"
product   = "Hồ sơ số hóa"
continues = "vi-du/II.7"
"#,
};

/// Tasks with a due date that were neither completed nor cancelled at `closed` and are not continued.
pub fn check(view: &LinkView<'_, '_>, out: &mut Findings) {
    if view.links.plans[view.plan].closed.is_none() {
        return;
    }
    for task in &view.resolved.tasks {
        let at = TaskAt { plan: view.plan, task: task.place };
        let is_open = match view.links.task(at).state {
            State::Overdue | State::InProgress | State::NotStarted => true,
            State::Cancelled | State::Done | State::DoneLate => false,
            State::Standing | State::Undated => false,
        };
        if is_open && view.links.continuing(at).is_empty() {
            out.in_task(task.place);
            out.push(
                &DOC,
                Place::header(task.written.header),
                both!(
                    "chưa hoàn thành khi kế hoạch kết thúc và không được chuyển tiếp",
                    "not finished when the plan was closed, and no task continues it"
                ),
            );
        }
    }
    out.in_plan();
}
