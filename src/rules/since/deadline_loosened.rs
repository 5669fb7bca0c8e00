//! `deadline-loosened`: a dated or recurring deadline that became standing, conditional or none
//! (`check --since`).

use crate::compare::change::{Change, Part, What};
use crate::compare::facts::{TaskFacts, milestone};
use crate::deadline::Kind;
use crate::finding::example::Marked;
use crate::finding::{Doc, Level, RuleKind, Words};
use crate::rules::since::{Fault, Judged, PointsAt, side};
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules deadline-loosened`.
pub const DOC: Doc = Doc {
    name: "deadline-loosened",
    level: Level::Error,
    kind: RuleKind::Since,
    summary: Both {
        vi: "thời hạn cụ thể bị đổi thành không xác định",
        en: "a deadline that gave way to none",
    },
    why: Both {
        vi: "Nhiệm vụ đang có ngày hoặc có kỳ mà đổi thành «Thường xuyên», «Theo kế hoạch» hay bỏ \
             trống thì không còn khi nào quá hạn. Đó là cách xóa việc chậm khỏi báo cáo mà không \
             ai thấy.",
        en: "A task with a date or with periods that turns to «Thường xuyên» (all year round), \
             «Theo kế hoạch» (as planned) or nothing can never be overdue again. It is a way to \
             take late work out of the reports unseen.",
    },
    fix: Both {
        vi: "Giữ thời hạn cũ; cần thêm thời gian thì gia hạn bằng `[[task.extension]]`. Có văn bản \
             thay đổi thì dẫn văn bản đó ở `allow`.",
        en: "Keep the deadline; where more time is needed, extend it with `[[task.extension]]`. If \
             a document changed it, name that document in `allow`.",
    },
    bad: Marked(
        r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = 2025-09-30
product  = "Thông báo"

# --- rồi sửa thành ---

[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Thường xuyên"
#          ^^^^^^^^^^^^^^ the deadline “2025-09-30” became “Thường xuyên”, which has no date
product  = "Thông báo"
"#,
    ),
    good: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = 2025-09-30
product  = "Thông báo"

[[task.extension]]
to      = 2025-12-15
granted = 2025-09-22
by      = "Thông báo số 43/TB-STP ngày 22/9/2025"
"#,
};

/// A deadline that no longer has dates, or the last milestone that was removed.
pub fn check(judged: &Judged<'_>, out: &mut Vec<Fault>) {
    let change = judged.change;
    let (Some(old), Some(new)) = (judged.old_task, judged.new_task) else { return };
    let (before, after) = (side(&change.before), side(&change.after));
    let words = match change.what {
        What::DeadlineChanged if is_dated(old) && is_loose(new) => Words::new(both!(
            "thời hạn “{before}” thành “{after}”, không còn ngày đến hạn",
            "the deadline “{before}” became “{after}”, which has no date"
        ))
        .names([before.as_str(), after.as_str()]),
        What::TaskChanged if is_last_dated(change, old, new) => Words::new(both!(
            "mốc “{before}” bị bỏ, nhiệm vụ không còn ngày đến hạn",
            "the milestone “{before}” was removed, and the task no longer has a date"
        ))
        .names([before.as_str()]),
        _ => return,
    };
    out.push(judged.fault(&DOC, PointsAt::Deadline(judged.slot()), words));
}

fn is_dated(task: &TaskFacts) -> bool {
    let recurring = matches!(task.deadline.kind, Some(Kind::Recurring(_)));
    task.deadline.due.is_some() || recurring || !task.milestones.is_empty()
}

/// Whether the task has no due dates. An unreadable deadline may have some.
fn is_loose(task: &TaskFacts) -> bool {
    !is_dated(task) && !task.deadline.is_unreadable
}

/// Whether a change removes the last milestone of a task that had and has no other deadline.
fn is_last_dated(change: &Change, old: &TaskFacts, new: &TaskFacts) -> bool {
    let is_gone = change.part == Some(Part::Key("milestone")) && change.after.is_none();
    let last = old.milestones.last().map(|(title, due)| milestone(title, *due));
    is_gone && change.before == last && is_loose(new) && new.deadline.text.is_none()
}
