//! `diff` as a report: per plan, per task, old and new, what was loosened in colour.

use std::collections::BTreeMap;

use crate::compare::change::{Change, Part, What};
use crate::finding::About;
use crate::plan::keys::objective::{OBJECTIVE, TARGET};
use crate::plan::keys::plan::{PLAN, UNIT};
use crate::plan::keys::tables::ROOT;
use crate::plan::keys::task::TASK;
use crate::plan::value::Value;
use crate::render::scope::missing;
use crate::render::table::{Cell, Column, Table, Tone};
use crate::render::words::{self, counted, date, in_column, prose};
use crate::render::wrap::hanging;
use crate::render::{OutputStyle, markdown};
use crate::report::diff::Diff;
use crate::text::characters::safe;
use crate::text::lang::{Both, Lang, quantity, within};
use crate::workspace::load::LeftOut;

/// What a change is, in words.
fn verb(what: What) -> Both {
    match what {
        What::PlanAdded => Both { vi: "bổ sung kế hoạch", en: "plan added" },
        What::PlanRemoved => Both { vi: "xóa kế hoạch", en: "plan removed" },
        What::PlanChanged | What::UnitChanged | What::ObjectiveChanged | What::TaskChanged => {
            Both { vi: "sửa", en: "changed" }
        }
        What::UnitAdded => Both { vi: "bổ sung đơn vị", en: "unit added" },
        What::UnitRemoved => Both { vi: "xóa đơn vị", en: "unit removed" },
        What::ObjectiveAdded => Both { vi: "bổ sung mục tiêu", en: "objective added" },
        What::ObjectiveRemoved => Both { vi: "xóa mục tiêu", en: "objective removed" },
        What::TargetRaised => Both { vi: "nâng chỉ tiêu", en: "target raised" },
        What::TargetLowered => Both { vi: "hạ chỉ tiêu", en: "target lowered" },
        What::ResultAdded => Both { vi: "bổ sung kết quả", en: "result added" },
        What::ResultChanged => Both { vi: "sửa kết quả", en: "result changed" },
        What::TaskAdded => Both { vi: "bổ sung nhiệm vụ", en: "task added" },
        What::TaskRemoved => Both { vi: "xóa nhiệm vụ", en: "task removed" },
        What::LeadChanged | What::PartnersChanged => Both { vi: "thay đổi", en: "changed" },
        What::DeadlineMoved => Both { vi: "lùi thời hạn", en: "deadline moved" },
        What::DeadlineChanged => Both { vi: "thay đổi thời hạn", en: "deadline changed" },
        What::Started => Both { vi: "bắt đầu", en: "started" },
        What::Done => Both { vi: "hoàn thành", en: "done" },
        What::Cancelled => Both { vi: "hủy", en: "cancelled" },
        What::Reopened => Both { vi: "mở lại", en: "taken back" },
        What::CompletionRewritten => {
            Both { vi: "sửa ngày hoàn thành", en: "completion rewritten" }
        }
        What::Reported => Both { vi: "báo cáo", en: "reported" },
    }
}

/// What a change is about: the task, objective or unit; nothing for the plan itself.
pub fn about(change: &Change) -> &str {
    match &change.about {
        About::Plan => "",
        About::Unit(name) | About::Objective(name) | About::Task(name) => name,
    }
}

/// What people call a key of what changed, within a sentence; nothing where it is none.
fn label(about: &About<String>, key: &str, lang: Lang) -> Option<String> {
    let tables = match about {
        About::Plan => [&PLAN, &ROOT],
        About::Unit(_) => [&UNIT, &UNIT],
        About::Objective(_) => [&OBJECTIVE, &TARGET],
        About::Task(_) => [&TASK, &TASK],
    };
    let key = tables.into_iter().find_map(|table| table.key(key))?;
    Some(within(key.label.in_lang(lang)))
}

/// What changed, in words, with the part of the task and the unit whose debt it is.
fn named(change: &Change, lang: Lang) -> String {
    let words = of_part(change, lang);
    match &change.debtor {
        Some(unit) => format!("{words} ({})", safe(unit)),
        None => words,
    }
}

/// What changed, in words, with the part of the task.
fn of_part(change: &Change, lang: Lang) -> String {
    let words = match change.days {
        Some(days) if days < 0 && lang == Lang::Vi => "rút ngắn thời hạn",
        _ => verb(change.what).in_lang(lang),
    };
    let key = match (change.what, &change.part) {
        (What::LeadChanged, _) => "lead",
        (What::PartnersChanged, _) => "partners",
        // That it is the deadline which moved is said already.
        (What::DeadlineMoved | What::DeadlineChanged, Some(Part::Key(_))) => {
            return words.to_owned();
        }
        (_, Some(Part::Key(key))) => key,
        (_, Some(Part::Metric(metric))) => metric.name(),
        (What::DeadlineMoved, Some(Part::Slot(slot))) => {
            return format!("{words} ({})", safe(slot));
        }
        (_, Some(Part::Slot(slot))) => return format!("{words} {}", safe(slot)),
        (_, Some(Part::Result(on, kind))) => {
            let kind = kind.map(|kind| format!(" ({})", kind.word().label.in_lang(lang)));
            return format!("{words} {}{}", date(*on, lang), kind.unwrap_or_default());
        }
        (_, None) => return words.to_owned(),
    };
    let label = label(&change.about, key, lang).unwrap_or_else(|| key.to_owned());
    match (change.what, lang) {
        (What::Reopened, Lang::Vi) => match key {
            "cancelled" => format!("{words} (hủy việc dừng thực hiện)"),
            _ => format!("{words} (hủy kết quả hoàn thành)"),
        },
        (What::Reopened, Lang::En) => format!("{words} {label}"),
        (What::TargetRaised | What::TargetLowered, _) => format!("{words} ({label})"),
        (_, Lang::Vi) => format!("{words} {label}"),
        (_, Lang::En) => format!("{label} {words}"),
    }
}

/// A value as the language shows it, or words for a missing one.
fn value(value: &Option<Value>, lang: Lang) -> String {
    match value {
        Some(value) => safe(&words::value(value, lang)).into_owned(),
        None => "–".to_owned(),
    }
}

/// Days later or earlier: `+31 days`.
pub fn days(days: i64, lang: Lang) -> String {
    let sign = if days < 0 { "−" } else { "+" };
    let count = usize::try_from(days.unsigned_abs()).unwrap_or(usize::MAX);
    format!("{sign}{}", in_column(count, lang, "ngày", "day", "days"))
}

/// By how many days a due date moved. In Vietnamese the verb says already in which direction.
fn moved_by(change: &Change, lang: Lang) -> Option<String> {
    let count = change.days?;
    Some(match lang {
        Lang::Vi => format!("{} ngày", quantity(count.unsigned_abs())),
        Lang::En => days(count, lang),
    })
}

/// The document of a move, or words for a missing one.
fn document(change: &Change, lang: Lang) -> Option<String> {
    match &change.by {
        Some(by) => Some(format!("{} {}", Both { vi: "theo", en: "by" }.in_lang(lang), safe(by))),
        None if change.what == What::DeadlineMoved && change.is_loosening() => Some(
            Both { vi: "không có văn bản gia hạn", en: "no document" }.in_lang(lang).to_owned(),
        ),
        None => None,
    }
}

/// One change in a line, without what it is about.
pub fn line(change: &Change, lang: Lang) -> String {
    let mut out = named(change, lang);
    let (before, after) = (value(&change.before, lang), value(&change.after, lang));
    match (&change.before, &change.after) {
        (None, None) => {}
        (None, Some(_)) => out += &format!(": {after}"),
        (Some(_), None) if change.what.comes_or_goes() => out += &format!(": {before}"),
        _ => out += &format!(": {before} → {after}"),
    }
    out += &moved_by(change, lang).map(|words| format!(" ({words})")).unwrap_or_default();
    out += &document(change, lang).map(|words| format!(", {words}")).unwrap_or_default();
    out
}

/// How a change looks: what is loosened without a document stands out most.
pub fn tone(change: &Change) -> Tone {
    match (change.is_loosening(), &change.by) {
        (true, None) => Tone::Bad,
        (true, Some(_)) => Tone::Soon,
        (false, _) => Tone::Plain,
    }
}

fn short(commit: &Option<String>, lang: Lang) -> String {
    match commit {
        Some(id) => id.chars().take(10).collect(),
        None => {
            Both { vi: "bản chưa lưu vào git", en: "the working tree" }.in_lang(lang).to_owned()
        }
    }
}

fn headline(diff: &Diff, lang: Lang) -> String {
    let (from, to) = (short(&diff.from, lang), short(&diff.to, lang));
    let loosened = diff.changes.iter().filter(|c| c.is_loosening()).count();
    // A file that is unreadable on both sides counts as one missing plan.
    let files: BTreeMap<&str, &LeftOut> =
        diff.left_out.iter().map(|one| (one.left_out.file.as_str(), &one.left_out)).collect();
    let missing = missing(files.into_values(), lang);
    match (lang, diff.changes.len()) {
        (Lang::Vi, 0) => format!("Không có thay đổi về nội dung từ {from} đến {to}{missing}"),
        (Lang::En, 0) => format!("Nothing changed in meaning from {from} to {to}{missing}"),
        (Lang::Vi, count) => {
            let loosened = match loosened {
                0 => "không có thay đổi theo hướng nới lỏng".to_owned(),
                _ => format!("trong đó {} theo hướng nới lỏng", quantity(loosened)),
            };
            format!("Từ {from} đến {to}{missing}: {} thay đổi, {loosened}", quantity(count))
        }
        (Lang::En, count) => {
            let changes = counted(count, lang, "", "change", "changes");
            format!("From {from} to {to}{missing}: {changes}, {loosened} loosened")
        }
    }
}

/// How a format marks what was loosened: without a document, and with one.
type Marks = (&'static str, &'static str);

/// The changes of one plan, old and new side by side. Each comes with the title of what it is about.
fn table<'d>(
    changes: impl Iterator<Item = (&'d Change, &'d String)>,
    marks: Marks,
    lang: Lang,
) -> Table {
    let head = |vi: &'static str, en: &'static str| Both { vi, en }.in_lang(lang);
    let mut table = Table::new(vec![
        Column::short(""),
        Column::title(head("Nội dung", "Item")),
        Column::text(head("Thay đổi", "Change")),
        Column::text(head("Trước", "Before")),
        Column::text(head("Sau", "After")),
    ]);
    table.gap = 1;
    for (change, title) in changes {
        let tone = tone(change);
        let mark = match tone {
            Tone::Bad => marks.0,
            Tone::Soon => marks.1,
            Tone::Plain | Tone::Good => "",
        };
        let item = match about(change) {
            "" => head("kế hoạch", "the plan").to_owned(),
            id if title.is_empty() => id.to_owned(),
            id => format!("{id} {title}"),
        };
        let mut words = named(change, lang);
        words += &moved_by(change, lang).map(|words| format!(" {words}")).unwrap_or_default();
        words += &document(change, lang).map(|words| format!(", {words}")).unwrap_or_default();
        let side = |side: &Option<Value>| match change.what.comes_or_goes() {
            true => String::new(),
            false => value(side, lang),
        };
        table.rows.push(vec![
            Cell::toned(mark, tone),
            Cell::new(item),
            Cell::toned(words, tone),
            Cell::new(side(&change.before)),
            Cell::new(side(&change.after)),
        ]);
    }
    table
}

/// The report: a headline, then a table a plan. `heading` makes a line of a plan's id and title, `body` a
/// text of its table.
fn report(
    diff: &Diff,
    lang: Lang,
    marks: Marks,
    heading: impl Fn(&str, &str) -> String,
    body: impl Fn(&Table) -> String,
) -> String {
    let mut out = String::new();
    let all: Vec<(&Change, &String)> = diff.changes.iter().zip(&diff.titles).collect();
    for changes in all.chunk_by(|(a, _), (b, _)| a.plan == b.plan) {
        let plan = changes.first().map_or("", |(change, _)| change.plan.as_str());
        let title = diff.plans.get(plan).map_or("", String::as_str);
        let table = table(changes.iter().copied(), marks, lang);
        out += &format!("\n{}\n\n{}\n", heading(plan, title), body(&table).trim_end());
    }
    out
}

/// `diff --format table`.
pub fn text(diff: &Diff, style: OutputStyle) -> String {
    let heading =
        |plan: &str, title: &str| hanging(&format!("{}  {}", safe(plan), safe(title)), 2, style);
    let mut out = format!("{}\n", prose(&headline(diff, style.lang), style));
    out += &report(diff, style.lang, ("!", "·"), heading, |table| table.render(style));
    for hint in &diff.hints {
        out += &format!("\n{}\n", prose(&safe(hint.in_lang(style.lang)), style));
    }
    out
}

/// `diff --format markdown`: for a merge request's comment.
pub fn markdown_text(diff: &Diff, lang: Lang) -> String {
    let heading = |plan: &str, title: &str| {
        format!("#### {} – {}", markdown::escape(plan), markdown::escape(title))
    };
    let mut out = format!("**{}**\n", markdown::escape(&headline(diff, lang)));
    out += &report(diff, lang, ("⚠️", "📄"), heading, markdown::table);
    for hint in &diff.hints {
        out += &format!("\n{}\n", markdown::escape(hint.in_lang(lang)));
    }
    out
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    fn moved(by: Option<&str>) -> Change {
        let day = |day| NaiveDate::from_ymd_opt(2025, 6, day).map(Value::Day);
        Change {
            part: Some(Part::Key("deadline")),
            before: day(29),
            after: day(30),
            days: Some(1),
            by: by.map(str::to_owned),
            ..Change::new(What::DeadlineMoved, "p", About::Task("T1".to_owned()))
        }
    }

    #[test]
    fn a_change_in_words() {
        assert_eq!(
            line(&moved(None), Lang::En),
            "deadline moved: 2025-06-29 → 2025-06-30 (+1 day), no document"
        );
        assert_eq!(
            line(&moved(Some("12/TB")), Lang::Vi),
            "lùi thời hạn: 29/06/2025 → 30/06/2025 (01 ngày), theo 12/TB"
        );
        let field = |key| Change {
            what: What::TaskChanged,
            part: Some(Part::Key(key)),
            days: None,
            ..moved(None)
        };
        assert_eq!(named(&field("product"), Lang::Vi), "sửa sản phẩm");
        assert_eq!(named(&field("product"), Lang::En), "product changed");
    }

    #[test]
    fn only_what_is_loosened_without_a_document_is_red() {
        assert_eq!((tone(&moved(None)), tone(&moved(Some("x")))), (Tone::Bad, Tone::Soon));
        let earlier = Change { days: Some(-1), ..moved(None) };
        assert_eq!(tone(&earlier), Tone::Plain);
    }
}
