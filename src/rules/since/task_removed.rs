//! `task-removed`: a task that is gone, and was neither done nor cancelled before
//! (`check --since`).

use crate::compare::change::What;
use crate::compare::facts::TaskFacts;
use crate::finding::example::Marked;
use crate::finding::{About, Doc, Level, RuleKind, Words};
use crate::rules::since::{Fault, Judged, PointsAt};
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules task-removed`.
pub const DOC: Doc = Doc {
    name: "task-removed",
    level: Level::Error,
    kind: RuleKind::Since,
    summary: Both { vi: "xóa nhiệm vụ chưa hoàn thành", en: "an unfinished task removed" },
    why: Both {
        vi: "Nhiệm vụ đã giao nhưng bị xóa khỏi tệp thì biến mất khỏi mọi biểu, kể cả khi đang quá \
             hạn. Nhiệm vụ thôi thực hiện phải được hủy có ngày và căn cứ để còn dấu vết.",
        en: "A task once given that is deleted from the file is gone from every table, even when \
             it was overdue. What is no longer to be done is cancelled, with a date and a ground, \
             and leaves a trace.",
    },
    fix: Both {
        vi: "Khôi phục nhiệm vụ; nếu thôi thực hiện thì ghi `cancelled` với ngày và nêu căn cứ ở \
             `note`. Đổi mã thì giữ mã cũ.",
        en: "Restore the task; if it is no longer to be done, set `cancelled` to the date and give \
             the ground in `note`. Where only the id changed, keep the old one.",
    },
    bad: Marked(
        r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = 2025-09-30
product  = "Thông báo"

# --- rồi sửa thành ---

# Tệp không còn nhiệm vụ II.3.
#~ the task II.3 “Công khai thủ tục hành chính” is gone, and was neither done nor cancelled
"#,
    ),
    good: r#"[[task]]
id        = "II.3"
title     = "Công khai thủ tục hành chính"
lead      = "Văn phòng Sở"
deadline  = 2025-09-30
product   = "Thông báo"
cancelled = 2025-09-22
note      = "Thôi thực hiện theo Thông báo số 43/TB-STP ngày 22/9/2025"
"#,
};

/// A task that was neither done nor cancelled and is gone, alone or with its plan.
pub fn check(judged: &Judged<'_>, out: &mut Vec<Fault>) {
    let gone: Vec<&TaskFacts> = match judged.change.what {
        What::TaskRemoved => judged.old_task.into_iter().collect(),
        What::PlanRemoved => judged.before.into_iter().flat_map(|plan| &plan.tasks).collect(),
        _ => return,
    };
    for task in gone.into_iter().filter(|task| !task.closed) {
        let (id, title) = (&task.id, &task.title);
        let message = both!(
            "nhiệm vụ {id} “{title}” bị xóa khi chưa hoàn thành và chưa được hủy",
            "the task {id} “{title}” is gone, and was neither done nor cancelled"
        );
        let words = Words::new(message).names([title.as_str()]);
        let fault = judged.fault(&DOC, PointsAt::Gone, words);
        out.push(Fault { about: About::Task(id.clone()), ..fault });
    }
}
