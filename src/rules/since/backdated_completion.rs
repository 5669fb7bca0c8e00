//! `backdated-completion`: a completion dated long before the commit that first states it
//! (`check --since`).

use crate::compare::change::{Change, Part, What};
use crate::compare::facts::{ReportFacts, TaskFacts};
use crate::deadline::dmy;
use crate::finding::example::Marked;
use crate::finding::{About, Doc, Level, RuleKind};
use crate::plan::value::Value;
use crate::rules::since::{Fault, Judged};
use crate::text::lang::{Both, both, quantity};

/// The documentation of the rule, shown by `pargo rules backdated-completion`.
pub const DOC: Doc = Doc {
    name: "backdated-completion",
    level: Level::Warn,
    kind: RuleKind::Since,
    summary: Both {
        vi: "ngày hoàn thành trước ngày cập nhật quá lâu",
        en: "a completion dated long before it was entered",
    },
    why: Both {
        vi: "Nhiệm vụ hoàn thành thì ghi ngay. Ngày hoàn thành trước ngày đưa vào git quá 30 ngày có thể là \
             ghi chậm, cũng có thể là ghi lùi để khỏi quá hạn. Số ngày cho phép đặt ở \
             `backdating_days` trong `pargo.toml`.",
        en: "What is done is entered at once. A completion dated more than 30 days before its \
             commit may have been entered late, or dated back so as not to be overdue. The number \
             of days is `backdating_days` in `pargo.toml`.",
    },
    fix: Both {
        vi: "Đối chiếu `done` với ngày của văn bản ở `evidence`. Ngày đúng nhưng ghi chậm thì nêu lý \
             do ở `allow`.",
        en: "Hold `done` against the date of the document in `evidence`. If the date is right and \
             only entered late, give the reason in `allow`.",
    },
    bad: Marked(
        r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = 2025-09-30
product  = "Thông báo"

# --- rồi sửa thành ---

# đưa vào git ngày 24/11/2025
[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = 2025-09-30
product  = "Thông báo"
done     = 2025-09-29
#          ^^^^^^^^^^ done on 2025-09-29, and first recorded on 2025-12-01, 63 days later
evidence = "Thông báo số 58/TB-STP ngày 21/11/2025"
"#,
    ),
    good: r#"# đưa vào git ngày 24/11/2025
[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = 2025-09-30
product  = "Thông báo"
done     = 2025-11-21
evidence = "Thông báo số 58/TB-STP ngày 21/11/2025"
"#,
};

/// Completions entered long after their date, including those that a new task or plan brought along.
pub fn check(judged: &Judged<'_>, out: &mut Vec<Fault>) {
    let change = judged.change;
    let tasks: Vec<&TaskFacts> = match change.what {
        What::Done | What::Reported | What::CompletionRewritten => {
            return out.extend(backdated(judged, change));
        }
        What::TaskAdded => judged.new_task.into_iter().collect(),
        What::PlanAdded => judged.after.into_iter().flat_map(|plan| &plan.tasks).collect(),
        _ => return,
    };
    let completions = tasks.into_iter().flat_map(|task| completions(change, task));
    out.extend(completions.filter_map(|change| backdated(judged, &change)));
}

/// The completions of a new task, each as a change.
fn completions<'t>(added: &'t Change, task: &'t TaskFacts) -> impl Iterator<Item = Change> + 't {
    let own = task.done.map(|on| (What::Done, None, None, on));
    let slot = |report: &ReportFacts| {
        Some(Part::Slot(report.what.clone())).filter(|_| !report.what.is_empty())
    };
    let reports = task.reported.iter().map(move |report| {
        let unit = report.unit.as_ref().map(|unit| unit.name.clone());
        (What::Reported, slot(report), unit, report.on)
    });
    own.into_iter().chain(reports).map(move |(what, part, debtor, on)| Change {
        what,
        debtor,
        about: About::Task(task.id.clone()),
        part,
        after: Some(Value::Day(on)),
        ..added.clone()
    })
}

fn backdated(judged: &Judged<'_>, change: &Change) -> Option<Fault> {
    let done = change.after.as_ref()?.day()?;
    let first = judged.origin.first_commit_of(change);
    let entered = first.map_or(judged.today, |step| step.commit.date(judged.utc_offset));
    let days = (entered - done).num_days();
    let days_vi = quantity(days);
    if days <= i64::from(judged.backdating_days) {
        return None;
    }
    let (done_vi, entered_vi) = (dmy(done), dmy(entered));
    let message = both!(
        "hoàn thành ngày {done_vi} nhưng đến ngày {entered_vi} mới cập nhật (sau {days_vi} ngày)",
        "done on {done}, and first recorded on {entered}, {days} days later",
    );
    let judged = Judged { change, ..*judged };
    let fault = judged.fault(&DOC, judged.done(), message);
    Some(Fault { commit: first.map(|step| step.commit.id.clone()), ..fault })
}
