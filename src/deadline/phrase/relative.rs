//! Relative deadlines: a number of days after the plan's issue, a date, or a condition.

use chrono::NaiveDate;

use crate::deadline::phrase::condition::unless_hidden;
use crate::deadline::phrase::refused::Refused;
use crate::deadline::phrase::time::{What, written};
use crate::deadline::phrase::words::Cursor;
use crate::deadline::{Count, Delay, Kind, MOST_DAYS};

/// Reads `15 ngày kể từ ngày ký`, `45 ngày kể từ ngày 01/7/2025`, `trong vòng 05 ngày làm việc kể từ ngày
/// nhận được văn bản`.
pub fn counted(mut c: Cursor<'_, '_>, plan: Option<i32>) -> Option<Result<Kind, Refused>> {
    c.openings();
    c.eat_any(&["thời hạn", "thời gian", "vòng"]);
    c.eat("không quá");
    let days = c.number()?;
    if !c.eat("ngày") {
        return None;
    }
    let working = c.eat("làm việc");
    // `05 ngày làm việc` alone: from when?
    if c.is_done() && (1..=MOST_DAYS).contains(&days) {
        return Some(Err(Refused::FromIssue(Count { days, working })));
    }
    c.eat_sign(',');
    let from = c.eat_any(&["kể từ", "tính từ", "từ"]);
    let before = !from && c.eat("trước");
    let after = !before && c.eat("sau");
    let pointed = c.eat_any(&["ngày", "khi", "lúc"]);
    if !(from || (before || after) && pointed) || c.is_done() {
        return None;
    }
    if !(1..=MOST_DAYS).contains(&days) {
        return Some(Err(Refused::NoSuchDate));
    }
    let count = Count { days, working };
    if before {
        return Some(unless_hidden(c.rest));
    }
    if is_issue(c) {
        return Some(Ok(Kind::Relative(Delay { count, from: None })));
    }
    if let Some(day) = day(c, plan) {
        return Some(day.map(|day| Kind::Relative(Delay { count, from: Some(day) })));
    }
    if is_about_this_plan(c) {
        return Some(Err(Refused::FromIssue(count)));
    }
    Some(unless_hidden(c.rest))
}

/// `ban hành`, `ký`, `ký ban hành Kế hoạch này`, with nothing after it.
fn is_issue(mut c: Cursor<'_, '_>) -> bool {
    let signed = c.eat("ký");
    if signed {
        let mut ahead = c;
        ahead.eat_sign(',');
        if ahead.eat("ban hành") {
            c = ahead;
        }
    } else if !c.eat("ban hành") {
        return false;
    }
    c.eat("kế hoạch");
    c.eat("này");
    c.is_done()
}

/// `Kế hoạch này được ban hành`: the plan's issue in other words.
fn is_about_this_plan(mut c: Cursor<'_, '_>) -> bool {
    if !c.eat("kế hoạch") {
        return false;
    }
    c.eat("này");
    c.eat_any(&["được", "có"]);
    c.eat_any(&["ký", "ban hành", "hiệu lực"])
}

fn day(mut c: Cursor<'_, '_>, plan: Option<i32>) -> Option<Result<NaiveDate, Refused>> {
    let time = written(&mut c, None)?;
    (c.is_done() && matches!(time.what, What::Day(..))).then(|| Ok(time.resolve(plan)?.last))
}
