//! `report-not-recurring`: reports on a task that neither recurs nor has `each`.

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::rules::view::TaskView;
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules report-not-recurring`.
pub const DOC: Doc = Doc {
    name: "report-not-recurring",
    level: Level::Error,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "báo cáo ở nhiệm vụ không định kỳ và không có `each`",
        en: "reports on a task that neither recurs nor has `each`",
    },
    why: Both {
        vi: "Báo cáo là của một kỳ, hoặc của từng đơn vị ở nhiệm vụ có `each`. Ở nhiệm vụ khác, báo cáo không \
             làm cho nhiệm vụ hoàn thành, nên người nhập tưởng đã hoàn thành nhưng nhiệm vụ vẫn còn thiếu.",
        en: "A report answers a period, or what one unit owes of a task with `each`. On any other task \
             it completes nothing: those who entered it think the work done while it is \
             still owed.",
    },
    fix: Both {
        vi: "Nếu nhiệm vụ thực hiện theo kỳ thì ghi thời hạn định kỳ, ví dụ `Hàng quý`; nếu từng đơn vị báo cáo riêng thì ghi \
             `each = true` và `unit` của từng báo cáo. Nếu thực hiện một lần thì \
             thay báo cáo bằng `done` và `evidence`.",
        en: "If the work recurs, give it a recurring deadline such as `Hàng quý`. If every unit reports for \
             itself, give it `each = true`, and each report its `unit`. If it is done once, put `done` and `evidence` in place of the report.",
    },
    bad: Marked(
        r#"[[task]]
id       = "II.7"
title    = "Báo cáo kết quả cải cách hành chính"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
product  = "Báo cáo"

[[task.report]]
#^^^^^^^^^^^^^^ a report on a task that neither recurs nor has `each`
period   = "2025-Q3"
done     = 2025-09-19
evidence = "Báo cáo số 412/BC-STP ngày 19/9/2025"
"#,
    ),
    good: r#"[[task]]
id       = "II.7"
title    = "Báo cáo kết quả cải cách hành chính"
lead     = "Văn phòng Sở"
deadline = "Hàng quý"
product  = "Báo cáo"

[[task.report]]
period   = "2025-Q3"
done     = 2025-09-19
evidence = "Báo cáo số 412/BC-STP ngày 19/9/2025"
"#,
};

/// Reports on a task that neither recurs nor has `each`; one finding for each task.
pub fn check(view: &TaskView<'_, '_>, out: &mut Findings) {
    let Some(first) = view.task.reports.first() else {
        return;
    };
    // A `unit` on a task without `each` is `unknown-debtor`.
    let names_unit = view.task.reports.iter().all(|report| !report.unit.is_absent());
    if view.task.is_each() || view.task.each.is_unreadable() || names_unit {
        return;
    }
    let deadline = &view.links.deadline;
    if deadline.is_unreadable() || deadline.get().is_some_and(|d| d.kind.is_recurring()) {
        return;
    }
    out.push(
        &DOC,
        Place::key("report", first.header),
        both!(
            "nhiệm vụ không định kỳ và không có `each` nhưng có [[task.report]]",
            "a report on a task that neither recurs nor has `each`"
        ),
    )
    .help(both!(
        "ghi `done` cho nhiệm vụ hoặc cho mốc",
        "give the task, or its milestone, a `done`"
    ));
}
