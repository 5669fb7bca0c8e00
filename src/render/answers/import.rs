//! What `import` reports besides the plan.

use crate::exchange::draft::TableKind;
use crate::exchange::meaning::Imported;
use crate::exchange::words::excerpt;
use crate::text::characters::safe;
use crate::text::lang::{Lang, quantity};

/// What was left out, what is doubtful, and how much was read. With `quiet` only what was left out.
pub fn text(imported: &Imported, lang: Lang, quiet: bool) -> String {
    let vi = lang == Lang::Vi;
    let report = &imported.report;
    let mut out = String::new();
    if !report.left.is_empty() {
        out += if vi { "Không đưa vào kế hoạch:\n" } else { "Not in the plan:\n" };
        for left in &report.left {
            let (place, text) = (left.place.words(lang), excerpt(&left.text));
            let line = format!("  {place}: “{text}”: {}", left.reason.in_lang(lang));
            out += &format!("{}\n", safe(&line));
        }
    }
    if quiet {
        return out;
    }
    if !report.doubts.is_empty() {
        out += if vi { "Cần xem lại:\n" } else { "To look at:\n" };
        for doubt in &report.doubts {
            let of = doubt.task.as_ref().map(|id| format!(" ({id})")).unwrap_or_default();
            let line =
                format!("  {}{of}: {}", doubt.place.words(lang), doubt.message.in_lang(lang));
            out += &format!("{}\n", safe(&line));
        }
    }
    out + &counts(imported, lang)
}

fn counts(imported: &Imported, lang: Lang) -> String {
    let report = &imported.report;
    let read = report
        .tables
        .iter()
        .filter(|table| matches!(table.kind, TableKind::Tasks | TableKind::Objectives));
    let (tables, rows) = (read.clone().count(), read.map(|table| table.rows).sum::<usize>());
    let draft = &imported.draft;
    let [tasks, objectives, units] = [draft.tasks.len(), draft.objectives.len(), draft.units.len()];
    let (left, doubts) = (report.left.len(), report.doubts.len());
    let already = imported.already.len();
    match lang {
        Lang::Vi => {
            let [tables, rows, tasks, objectives, units, left, doubts] =
                [tables, rows, tasks, objectives, units, left, doubts].map(quantity);
            let already = match already {
                0 => String::new(),
                count => format!(" {} nhiệm vụ, mục tiêu đã có sẵn.", quantity(count)),
            };
            format!(
                "Đã đọc {tables} bảng, {rows} dòng: {tasks} nhiệm vụ, {objectives} mục tiêu, {units} đơn vị mới.{already}\n\
                 Cần xem lại {doubts} chỗ; không đưa vào kế hoạch {left} chỗ.\n"
            )
        }
        Lang::En => {
            let already = match already {
                0 => String::new(),
                count => format!(" Already in the plan: {count}."),
            };
            format!(
                "Read: tables {tables}, rows {rows}; tasks {tasks}, objectives {objectives}, new units {units}.{already}\n\
                 To look at: {doubts}; not in the plan: {left}.\n"
            )
        }
    }
}
