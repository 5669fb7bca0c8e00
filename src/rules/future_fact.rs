//! `future-fact`: a fact dated after the as-of date of the check.

use chrono::NaiveDate;

use crate::deadline::{Kind, dmy};
use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::resolve::Resolved;
use crate::rules::view::{ObjectiveView, TaskView};
use crate::text::lang::{Both, both};
use crate::text::source::Date;

/// The documentation of the rule, shown by `pargo rules future-fact`.
pub const DOC: Doc = Doc {
    name: "future-fact",
    level: Level::Error,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "sự việc ghi ngày sau ngày tính số liệu",
        en: "a fact dated in the future",
    },
    why: Both {
        vi: "Ngày hoàn thành, báo cáo, gia hạn hay kết quả là sự việc đã xảy ra, nên không thể sau \
             ngày tính số liệu. Phần lớn là gõ nhầm năm. Sự việc như vậy chưa được tính, nên nhiệm vụ đã \
             hoàn thành vẫn hiện là quá hạn.",
        en: "A completion, a report, an extension or a result is something that has happened, so \
             it cannot lie after the date of the check. Mostly the year is mistyped. Such a fact \
             does not count yet, so finished work still shows as overdue.",
    },
    fix: Both {
        vi: "Sửa lại ngày cho đúng. Nhiệm vụ dự kiến thì không ghi là đã hoàn thành; ngày dự kiến đặt ở \
             `deadline` hoặc `note`.",
        en: "Correct the date. What is only expected is not entered as a fact; its date belongs in \
             `deadline` or `note`.",
    },
    bad: Marked(
        r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
product  = "Thông báo"
done     = 2026-10-15
#          ^^^^^^^^^^ a fact of 2026-10-15, later than 2025-12-01
evidence = "Thông báo số 31/TB-STP ngày 15/10/2025"
"#,
    ),
    good: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
product  = "Thông báo"
done     = 2025-10-15
evidence = "Thông báo số 31/TB-STP ngày 15/10/2025"
"#,
};

/// Facts dated after the as-of date of the check.
pub fn check(view: &TaskView<'_, '_>, out: &mut Findings) {
    let task = view.task;
    let own = [("done", &task.done), ("started", &task.started), ("cancelled", &task.cancelled)];
    let of_milestones = task.milestones.iter().map(|m| ("milestone.done", &m.done));
    let of_reports = task.reports.iter().map(|r| ("report.done", &r.done));
    let of_extensions = task.extensions.iter().map(|e| ("extension.granted", &e.granted));
    let of_updates = task.updates.iter().map(|u| ("update.on", &u.on));
    let of_parts = of_milestones.chain(of_reports).chain(of_extensions).chain(of_updates);
    for (key, date) in own.into_iter().chain(of_parts) {
        date.get().into_iter().for_each(|date| in_future(key, date, view.as_of, out));
    }
    if let Some(deadline) = task.deadline.get()
        && let Kind::Conditional(condition) = &deadline.kind
        && let Some(met) = &condition.met
    {
        in_future("deadline.met", met, view.as_of, out);
    }
}

/// Results dated after the as-of date of the check.
pub fn check_objective(view: &ObjectiveView<'_, '_>, out: &mut Findings) {
    let dates = view.objective.results.iter().filter_map(|r| r.on.get());
    dates.for_each(|date| in_future("result.on", date, view.as_of, out));
}

/// A default condition met after the as-of date of the check.
pub fn check_defaults(resolved: &Resolved<'_>, as_of: NaiveDate, out: &mut Findings) {
    if let Some(deadline) = resolved.plan.defaults.deadline.get()
        && let Kind::Conditional(condition) = &deadline.kind
        && let Some(met) = &condition.met
    {
        in_future("defaults.deadline.met", met, as_of, out);
    }
}

fn in_future(key: &'static str, date: &Date, as_of: NaiveDate, out: &mut Findings) {
    if date.value > as_of {
        let (vi, en) = (dmy(date.value), date.value);
        let (vi_today, en_today) = (dmy(as_of), as_of);
        out.push(
            &DOC,
            Place::key(key, date.span),
            both!(
                "ngày {vi} sau ngày tính số liệu ({vi_today})",
                "a fact of {en}, later than {en_today}",
            ),
        );
    }
}
