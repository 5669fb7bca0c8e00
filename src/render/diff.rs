//! `diff` as a report: per plan, per task, old and new, what was loosened in colour.

use super::table::{Tone, toned};
use super::{Look, date, markdown};
use crate::change::{Change, What};
use crate::characters::safe;
use crate::lang::{Both, Lang};
use crate::report::diff::Diff;

/// What a change is, in words.
pub fn words(what: What) -> Both {
    match what {
        What::PlanAdded => Both { vi: "thêm kế hoạch", en: "plan added" },
        What::PlanRemoved => Both { vi: "bỏ kế hoạch", en: "plan removed" },
        What::PlanChanged | What::UnitChanged | What::ObjectiveChanged | What::TaskChanged => {
            Both { vi: "sửa", en: "changed" }
        }
        What::UnitAdded => Both { vi: "thêm đơn vị", en: "unit added" },
        What::UnitRemoved => Both { vi: "bỏ đơn vị", en: "unit removed" },
        What::ObjectiveAdded => Both { vi: "thêm mục tiêu", en: "objective added" },
        What::ObjectiveRemoved => Both { vi: "bỏ mục tiêu", en: "objective removed" },
        What::TargetRaised => Both { vi: "nâng chỉ tiêu", en: "target raised" },
        What::TargetLowered => Both { vi: "hạ chỉ tiêu", en: "target lowered" },
        What::ResultAdded => Both { vi: "thêm kết quả", en: "result added" },
        What::ResultChanged => Both { vi: "sửa kết quả", en: "result changed" },
        What::TaskAdded => Both { vi: "thêm nhiệm vụ", en: "task added" },
        What::TaskRemoved => Both { vi: "bỏ nhiệm vụ", en: "task removed" },
        What::LeadChanged => Both { vi: "đổi chủ trì", en: "lead changed" },
        What::PartnersChanged => Both { vi: "đổi phối hợp", en: "partners changed" },
        What::DeadlineMoved => Both { vi: "dời hạn", en: "deadline moved" },
        What::DeadlineChanged => Both { vi: "đổi thời hạn", en: "deadline changed" },
        What::Started => Both { vi: "bắt đầu", en: "started" },
        What::Done => Both { vi: "hoàn thành", en: "done" },
        What::Cancelled => Both { vi: "hủy", en: "cancelled" },
        What::Reopened => Both { vi: "rút lại", en: "taken back" },
        What::CompletionRewritten => {
            Both { vi: "sửa ngày hoàn thành", en: "completion rewritten" }
        }
        What::Reported => Both { vi: "báo cáo", en: "reported" },
    }
}

/// What a change is about: the task, objective or unit; nothing for the plan itself.
pub fn about(change: &Change) -> &str {
    let of = [&change.task, &change.objective, &change.unit];
    of.into_iter().flatten().next().map_or("", String::as_str)
}

/// A date or a value as the language shows it.
fn value(text: &Option<String>, lang: Lang) -> String {
    let shown = text.as_deref().unwrap_or("–");
    match chrono::NaiveDate::parse_from_str(shown, "%Y-%m-%d") {
        Ok(day) => date(day, lang),
        Err(_) => safe(shown).into_owned(),
    }
}

/// One change in a line, without what it is about.
pub fn line(change: &Change, lang: Lang) -> String {
    let mut out = words(change.what).in_lang(lang).to_owned();
    let named = change.what == What::DeadlineMoved && change.field.as_deref() == Some("deadline");
    if let (Some(field), false) = (&change.field, named) {
        out += &format!(" {}", safe(field));
    }
    match (&change.before, &change.after) {
        (None, None) => {}
        (None, Some(_)) => out += &format!(": {}", value(&change.after, lang)),
        (Some(_), None) if matches!(change.what, What::TaskRemoved | What::ObjectiveRemoved) => {
            out += &format!(": {}", value(&change.before, lang));
        }
        _ => {
            out += &format!(": {} → {}", value(&change.before, lang), value(&change.after, lang));
        }
    }
    if let Some(days) = change.days {
        let sign = if days > 0 { "+" } else { "−" };
        let count = days.unsigned_abs();
        out += &match (lang, count) {
            (Lang::Vi, _) => format!(" ({sign}{count} ngày)"),
            (Lang::En, 1) => format!(" ({sign}1 day)"),
            (Lang::En, _) => format!(" ({sign}{count} days)"),
        };
    }
    match (&change.by, change.what == What::DeadlineMoved && change.is_loosening()) {
        (Some(by), _) => {
            let word = Both { vi: "theo", en: "by" }.in_lang(lang);
            out += &format!(", {word} {}", safe(by));
        }
        (None, true) => {
            out += Both { vi: ", không có văn bản", en: ", no document" }.in_lang(lang);
        }
        (None, false) => {}
    }
    out
}

fn short(commit: &Option<String>, lang: Lang) -> String {
    match commit {
        Some(id) => id.chars().take(10).collect(),
        None => Both { vi: "bản đang sửa", en: "the working tree" }.in_lang(lang).to_owned(),
    }
}

fn headline(diff: &Diff, lang: Lang) -> String {
    let (from, to) = (short(&diff.from, lang), short(&diff.to, lang));
    let loosened = diff.changes.iter().filter(|c| c.is_loosening()).count();
    match (lang, diff.changes.len()) {
        (Lang::Vi, 0) => format!("Không có thay đổi về nội dung từ {from} đến {to}"),
        (Lang::En, 0) => format!("Nothing changed in meaning from {from} to {to}"),
        (Lang::Vi, count) => format!("Từ {from} đến {to}: {count} thay đổi, {loosened} nới lỏng"),
        (Lang::En, count) => format!("From {from} to {to}: {count} changed, {loosened} loosened"),
    }
}

/// `diff --format table`.
pub fn text(diff: &Diff, look: Look) -> String {
    let lang = look.lang;
    let mut out = format!("{}\n", headline(diff, lang));
    let mut plan = "";
    let mut item: Option<&str> = None;
    for change in &diff.changes {
        if change.plan != plan {
            plan = &change.plan;
            item = None;
            out += &format!("\n{}\n", safe(plan));
        }
        let of = about(change);
        if item != Some(of) && !of.is_empty() {
            out += &format!("  {}\n", safe(of));
        }
        item = Some(of);
        let documented = change.by.is_some();
        let tone = match change.is_loosening() {
            true if !documented => Tone::Bad,
            true => Tone::Soon,
            false => Tone::Plain,
        };
        let mark = if change.is_loosening() && !documented { "!" } else { " " };
        let indent = if of.is_empty() { "  " } else { "    " };
        out += &format!("{indent}{mark} {}\n", toned(&line(change, lang), tone, look));
    }
    for hint in &diff.hints {
        out += &format!("\n{}\n", safe(hint.in_lang(lang)));
    }
    out
}

/// `diff --format markdown`: for a merge request's comment.
pub fn markdown_text(diff: &Diff, lang: Lang) -> String {
    let mut out = format!("**{}**\n", markdown::escape(&headline(diff, lang)));
    let mut plan = "";
    for change in &diff.changes {
        if change.plan != plan {
            plan = &change.plan;
            let head = match lang {
                Lang::Vi => "| | Mục | Thay đổi |",
                Lang::En => "| | Item | Change |",
            };
            out += &format!("\n#### {}\n\n{head}\n| --- | --- | --- |\n", markdown::escape(plan));
        }
        let mark = match (change.is_loosening(), &change.by) {
            (true, None) => "⚠️",
            (true, Some(_)) => "📄",
            (false, _) => "",
        };
        let (of, line) = (markdown::escape(about(change)), markdown::escape(&line(change, lang)));
        out += &format!("| {mark} | {of} | {line} |\n");
    }
    for hint in &diff.hints {
        out += &format!("\n{}\n", markdown::escape(hint.in_lang(lang)));
    }
    out
}
