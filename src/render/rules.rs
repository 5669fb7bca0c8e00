//! `rules` for people: all rules in a line each, or one explained.

use super::table::{Cell, Column, Table};
use super::{Look, prose};
use crate::lang::{Both, Lang};
use crate::rules::{Doc, Level, RULES};

fn level(level: Level, lang: Lang) -> &'static str {
    match level {
        Level::Error => Both { vi: "lỗi", en: "error" },
        Level::Warn => Both { vi: "cảnh báo", en: "warn" },
        Level::Off => Both { vi: "tắt", en: "off" },
    }
    .in_lang(lang)
}

/// All rules.
pub fn all(look: Look) -> String {
    let head = |vi: &'static str, en: &'static str| Both { vi, en }.in_lang(look.lang);
    let mut table = Table::new(vec![
        Column::short(head("Quy tắc", "Rule")),
        Column::short(head("Mức", "Level")),
        Column::text(head("Báo khi", "Fires on")),
    ]);
    for rule in &RULES {
        table.rows.push(vec![
            Cell::new(rule.doc.name),
            Cell::new(level(rule.doc.level, look.lang)),
            Cell::new(rule.doc.summary.in_lang(look.lang)),
        ]);
    }
    format!("{}\n", table.render(look))
}

/// One rule: what it is for, an example that breaks it, and the mend.
pub fn one(doc: &Doc, look: Look) -> String {
    let lang = look.lang;
    let (name, summary) = (doc.name, doc.summary.in_lang(lang));
    let indented = |text: &str| {
        let lines =
            text.lines().map(|l| if l.is_empty() { String::new() } else { format!("    {l}") });
        lines.collect::<Vec<_>>().join("\n")
    };
    let (bad, good) = (indented(doc.bad), indented(doc.good));
    let (why, mend) = (prose(doc.why.in_lang(lang), look), prose(doc.mend.in_lang(lang), look));
    let level = level(doc.level, lang);
    match lang {
        Lang::Vi => format!(
            "{name} ({level}): {summary}\n\n{why}\n\nVí dụ sai:\n\n{bad}\n\nCách sửa: {mend}\n\n{good}\n"
        ),
        Lang::En => format!(
            "{name} ({level}): {summary}\n\n{why}\n\nBreaks it:\n\n{bad}\n\nThe mend: {mend}\n\n{good}\n"
        ),
    }
}
