//! `extension-after-done`: an extension granted after the task or the milestone was completed.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::deadline::dmy;
use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::plan::Extension;
use crate::rules::view::TaskView;
use crate::state;
use crate::text::lang::{Both, both, quantity};
use crate::text::name;

/// The documentation of the rule, shown by `pargo rules extension-after-done`.
pub const DOC: Doc = Doc {
    name: "extension-after-done",
    level: Level::Error,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "gia hạn sau khi đã hoàn thành",
        en: "an extension granted after the completion",
    },
    why: Both {
        vi: "Nhiệm vụ đã hoàn thành thì không còn gì để gia hạn. Gia hạn sau ngày hoàn thành chỉ có \
             một tác dụng: nhiệm vụ hoàn thành quá hạn thành hoàn thành đúng hạn.",
        en: "What is done needs no more time. An extension granted after the completion has one \
             effect only: it turns late into on time.",
    },
    fix: Both {
        vi: "Kiểm tra lại ngày `granted` và ngày `done`. Nếu văn bản gia hạn đúng là ban hành sau \
             thì xóa `[[task.extension]]` này, hoặc nêu lý do ở `allow`.",
        en: "Check `granted` and `done`. If the document is indeed the later one, delete this \
             `[[task.extension]]`, or give the reason in `allow`.",
    },
    bad: Marked(
        r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = 2025-09-30
product  = "Thông báo"
done     = 2025-10-15
evidence = "Thông báo số 51/TB-STP ngày 15/10/2025"
allow    = { extension-after-due = "Xin gia hạn chậm" }

[[task.extension]]
to      = 2025-10-31
granted = 2025-10-20
#         ^^^^^^^^^^ granted 5 days after it was done, on 2025-10-15
by      = "Thông báo số 52/TB-STP ngày 20/10/2025"
"#,
    ),
    good: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = 2025-09-30
product  = "Thông báo"
done     = 2025-10-15
evidence = "Thông báo số 51/TB-STP ngày 15/10/2025"

[[task.extension]]
to      = 2025-10-31
granted = 2025-09-22
by      = "Thông báo số 43/TB-STP ngày 22/9/2025"
"#,
};

/// Reports extensions granted after the completion of their task or milestone, or after all their debtors have
/// reported.
pub fn check(view: &TaskView<'_, '_>, out: &mut Findings) {
    let task = view.task;
    let mut milestones = FxHashMap::default();
    if task.extensions.iter().any(|extension| extension.milestone.value().is_some()) {
        for milestone in task.milestones.iter() {
            if let Some(title) = milestone.title.value() {
                milestones.entry(name::key(title)).or_insert(milestone);
            }
        }
    }
    for (at, extension) in task.extensions.iter().enumerate() {
        let done = match extension.milestone.value().map(name::key) {
            Some(title) => milestones.get(&title).and_then(|milestone| milestone.done.value()),
            None => task.done.value().or_else(|| all_reported(view, extension, at)),
        };
        let (Some(done), Some(granted)) = (done, extension.granted.get()) else { continue };
        if granted.value > done {
            let days = (granted.value - done).num_days();
            let days_vi = quantity(days);
            let (vi, en) = (dmy(done), done);
            out.push(
                &DOC,
                Place::key("extension.granted", granted.span),
                both!(
                    "gia hạn sau khi đã hoàn thành {days_vi} ngày (hoàn thành ngày {vi})",
                    "granted {days} days after it was done, on {en}",
                ),
            );
        }
    }
}

/// When all units that an extension names had reported, of a task with `each`.
fn all_reported(
    view: &TaskView<'_, '_>,
    extension: &Extension<'_>,
    at: usize,
) -> Option<NaiveDate> {
    extension.unit.get()?;
    let debtors = view.links.each?.extensions.get(at).filter(|debtors| !debtors.is_empty())?;
    let standing = state::part(view.resolved, view.of, Some(debtors), NaiveDate::MAX);
    let reported = standing.owed.iter().map(|due| due.reported);
    reported.collect::<Option<Vec<NaiveDate>>>()?.into_iter().max()
}
