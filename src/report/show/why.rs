//! The reason why a task is in its state, in words.

use chrono::NaiveDate;

use crate::deadline::{self, dmy};
use crate::resolve::ResolvedTask;
use crate::state::{Slot, Standing, State};
use crate::text::lang::{Text, both, quantity};

/// Whether what a task owes are milestones.
pub(super) fn has_milestones(standing: &Standing) -> bool {
    standing.owed.iter().any(|due| matches!(due.slot, Slot::Milestone(_)))
}

/// Why a task is in its state, in words. The Vietnamese text names the state, so that it stands alone.
pub(super) fn why(task: &ResolvedTask<'_>, standing: &Standing, as_of: NaiveDate) -> Text {
    let done = task.written.done.value().filter(|done| *done <= as_of);
    let (due_vi, due_en) = in_both(standing.due);
    let (done_vi, done_en) = in_both(done);
    match standing.state {
        State::Done | State::DoneLate | State::Overdue | State::InProgress | State::NotStarted
            if standing.repeats =>
        {
            why_repeating(standing, as_of)
        }
        State::Cancelled => {
            let (vi, en) = in_both(task.written.cancelled.value());
            both!("đã hủy ngày {vi}", "on {en}")
        }
        State::Done if standing.due.is_none() => both!(
            "hoàn thành đúng hạn (hoàn thành ngày {done_vi}, không có thời hạn cụ thể)",
            "done on {done_en}, with no due date"
        ),
        State::Done => {
            both!(
                "hoàn thành đúng hạn (hoàn thành ngày {done_vi}, thời hạn {due_vi})",
                "done on {done_en}, due on {due_en}"
            )
        }
        State::DoneLate => {
            let days = done.zip(standing.due).map_or(0, |(done, due)| (done - due).num_days());
            let days = quantity(days);
            both!(
                "hoàn thành quá hạn {days} ngày (hoàn thành ngày {done_vi}, thời hạn {due_vi})",
                "done on {done_en}, after it was due on {due_en}"
            )
        }
        State::Overdue => {
            let days = standing.due.map_or(0, |due| (as_of - due).num_days());
            let days_vi = quantity(days);
            both!("quá hạn {days_vi} ngày (thời hạn {due_vi})", "due on {due_en}, {days} days ago")
        }
        State::InProgress => {
            both!("đang thực hiện (thời hạn {due_vi})", "begun, due on {due_en}")
        }
        State::NotStarted => {
            both!("chưa thực hiện (thời hạn {due_vi})", "not begun, due on {due_en}")
        }
        State::Standing => {
            both!("nhiệm vụ thường xuyên, không có ngày đến hạn", "standing work, with no due date")
        }
        State::Undated => why_undated(task),
    }
}

/// Why a task has no due date.
fn why_undated(task: &ResolvedTask<'_>) -> Text {
    match task.links.deadline.get().map(|deadline| &deadline.kind) {
        Some(deadline::Kind::Conditional(_)) => both!(
            "chưa xác định thời hạn (thời hạn theo điều kiện, chưa xác định được ngày)",
            "waits for its condition, with no due date yet"
        ),
        Some(_) => both!(
            "chưa xác định thời hạn (chưa tính được ngày đến hạn)",
            "the due date is not known yet"
        ),
        None if task.links.deadline.is_unreadable() => both!(
            "chưa xác định thời hạn (thời hạn ghi chưa đúng, xem `pargo check`)",
            "the deadline cannot be read, see `pargo check`"
        ),
        None => both!("chưa xác định thời hạn (văn bản không nêu thời hạn)", "no deadline"),
    }
}

/// The reason why a task that is due more than once is in its state: how many due dates were reported.
fn why_repeating(standing: &Standing, as_of: NaiveDate) -> Text {
    let owed = standing.owed.len();
    let reported = standing.owed.iter().filter(|due| due.reported.is_some()).count();
    let by_milestones = has_milestones(standing);
    let by_units = standing.owed.iter().any(|due| due.debtor.is_some());
    let (kind, do_vi, do_en) = match (by_milestones, by_units) {
        (true, _) => ("mốc", "hoàn thành", "completed"),
        (false, true) => ("báo cáo", "nộp", "reported"),
        (false, false) => ("kỳ", "báo cáo", "reported"),
    };
    match standing.state {
        State::Done => both!(
            "hoàn thành đúng hạn (đã {do_vi} đủ {reported}/{owed} {kind}, đúng hạn)",
            "all {reported} of {owed} {do_en} in time"
        ),
        State::DoneLate => {
            let late = match (by_milestones, by_units) {
                (true, _) => "mốc hoàn thành chậm",
                (false, true) => "báo cáo nộp chậm",
                (false, false) => "kỳ báo cáo chậm",
            };
            both!(
                "hoàn thành quá hạn (đã {do_vi} đủ {reported}/{owed} {kind}, có {late})",
                "all {reported} of {owed} {do_en}, some late"
            )
        }
        State::Overdue => {
            let missed = standing.unreported().filter(|due| due.due < as_of).count();
            let missed_vi = quantity(missed);
            let without = if by_milestones { "not completed" } else { "without a report" };
            both!(
                "quá hạn ({missed_vi} {kind} quá hạn chưa {do_vi}; đã {do_vi} {reported}/{owed} {kind})",
                "{missed} past due {without}; {reported} of {owed} {do_en}"
            )
        }
        state => {
            let state = if state == State::InProgress { "đang" } else { "chưa" };
            both!(
                "{state} thực hiện (không có {kind} quá hạn; đã {do_vi} {reported}/{owed} {kind})",
                "none is past due; {reported} of {owed} {do_en}"
            )
        }
    }
}

/// A date in Vietnamese and in English; empty if there is none.
fn in_both(date: Option<NaiveDate>) -> (String, String) {
    date.map(|date| (dmy(date), date.to_string())).unwrap_or_default()
}
