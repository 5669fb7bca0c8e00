//! `contradictory-status`: keys of a task that say opposite things about how far it has come.

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::plan::{Status, Task};
use crate::rules::view::TaskView;
use crate::text::lang::{Both, Text, both};
use crate::text::source::Date;

/// The documentation of the rule, shown by `pargo rules contradictory-status`.
pub const DOC: Doc = Doc {
    name: "contradictory-status",
    level: Level::Error,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "tình trạng của nhiệm vụ mâu thuẫn nhau",
        en: "a task whose keys contradict each other",
    },
    why: Both {
        vi: "Một nhiệm vụ không thể vừa hoàn thành vừa đang thực hiện, vừa hoàn thành vừa hủy, hay hoàn thành \
             trước khi bắt đầu; cũng không thể hoàn thành khi còn kỳ báo cáo hoặc mốc đến hạn nhưng chưa có \
             kết quả. Để hai nội dung trái nhau thì mỗi biểu sẽ tính một kiểu.",
        en: "A task cannot be done and under way, done and cancelled, or done before it was begun; \
             nor is it done while a report or a milestone that was due by then is missing. With \
             two opposite statements in the file, every table would count it another way.",
    },
    fix: Both {
        vi: "Giữ nội dung đúng và xóa nội dung kia: đã có `done` thì xóa `status`, `progress`; còn kỳ báo \
             cáo hay mốc chưa ghi thì ghi bổ sung.",
        en: "Keep what is true and drop the other: with `done`, leave out `status` and `progress`; \
             enter the reports or milestones that are missing.",
    },
    bad: Marked(
        r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
product  = "Thông báo"
status   = "in-progress"
done     = 2025-10-15
#          ^^^^^^^^^^ a date of completion, and status = "in-progress"
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

/// Facts of one task that contradict each other; the later key is at fault.
pub fn check(view: &TaskView<'_, '_>, out: &mut Findings) {
    let task = view.task;
    if let Some((place, message)) = words(task).or_else(|| progress(view)) {
        out.push(&DOC, place, message);
    }
    if let (Some(done), Some(started)) = (task.done.get(), task.started.get())
        && done.value < started.value
    {
        out.push(
            &DOC,
            Place::key("done", done.span).later(Place::key("started", started.span)),
            both!("hoàn thành trước khi bắt đầu", "done before it was started"),
        );
    }
    if let Some(done) = task.done.get()
        && let Some(Text { vi, en }) = unreported(view)
    {
        out.push(
            &DOC,
            Place::key("done", done.span),
            both!("đã ghi hoàn thành nhưng {vi}", "done, and {en}"),
        )
        .help(both!(
            "thêm ngày hoàn thành của kỳ hoặc mốc đó, hoặc xóa `done`",
            "give the date on which it was reported, or leave `done` out"
        ));
    }
}

/// Two keys that say different things of one state.
fn words(task: &Task<'_>) -> Option<(Place, Text)> {
    let done = |date: &Date| Place::key("done", date.span);
    let cancelled = |date: &Date| Place::key("cancelled", date.span);
    if let (Some(on), Some(off)) = (task.done.get(), task.cancelled.get()) {
        let message = both!("vừa hoàn thành vừa hủy", "both done and cancelled");
        return Some((done(on).later(cancelled(off)), message));
    }
    let status = task.status.get()?;
    let at_status = Place::key("status", status.span);
    let name = status.value.word().name;
    match (task.done.get(), task.cancelled.get(), task.started.get()) {
        (Some(date), ..) if status.value != Status::Done => Some((
            done(date).later(at_status),
            both!(
                "có ngày hoàn thành nhưng status = \"{name}\"",
                "a date of completion, and status = \"{name}\""
            ),
        )),
        // `done-without-date` reports this.
        (None, Some(_), _) if status.value == Status::Done => None,
        (_, Some(date), _) if status.value != Status::Cancelled => Some((
            cancelled(date).later(at_status),
            both!(
                "có ngày hủy nhưng status = \"{name}\"",
                "a date of cancellation, and status = \"{name}\""
            ),
        )),
        (_, _, Some(started)) if status.value == Status::NotStarted => Some((
            Place::key("started", started.span).later(at_status),
            both!("đã bắt đầu nhưng status = \"{name}\"", "started, and status = \"{name}\""),
        )),
        _ => None,
    }
}

/// A progress that the state belies.
fn progress(view: &TaskView<'_, '_>) -> Option<(Place, Text)> {
    let task = view.task;
    let progress = task.progress.get()?;
    let value = progress.value;
    let place = Place::key("progress", progress.span);
    let status = task.status.get().map(|status| Place::key("status", status.span));
    if let Some(status) = status.clone()
        && task.status.value() == Some(Status::NotStarted)
        && value > 0
    {
        let message =
            both!("chưa thực hiện nhưng tiến độ {value}%", "not started, and {value} % progress");
        return Some((place.later(status), message));
    }
    if let Some(done) = task.done.get() {
        return (value < 100).then(|| {
            let message =
                both!("đã hoàn thành nhưng tiến độ {value}%", "done, and {value} % progress");
            (place.later(Place::key("done", done.span)), message)
        });
    }
    let by_reports = view.is_completed_by_reports();
    if by_reports && value < 100 {
        let message = both!(
            "đã báo cáo đủ nhưng tiến độ {value}%",
            "all is reported, and {value} % progress"
        );
        return Some((place, message));
    }
    // A completion that could not be read, or lacks its date, has a finding already.
    let is_reported = task.done.is_unreadable() || task.status.value() == Some(Status::Done);
    (value == 100 && !is_reported && !by_reports).then(|| {
        let message = both!("tiến độ 100% nhưng chưa hoàn thành", "100 % progress, and not done");
        (status.map_or(place.clone(), |status| place.later(status)), message)
    })
}

/// The first of what a completed task owes that has no report: a period or a milestone due by then, or what a
/// unit owes, also if it is not due yet.
fn unreported(view: &TaskView<'_, '_>) -> Option<Text> {
    if view.has_unreadable_reports() {
        return None;
    }
    let standing = view.facts();
    let missing = standing.unreported().next()?;
    Some(view.unreported(missing))
}
