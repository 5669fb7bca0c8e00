//! `history` and `slips` for people.

use std::collections::BTreeSet;

use crate::exchange::page::Page;
use crate::render::OutputStyle;
use crate::render::answers::diff::{about, days, line, tone};
use crate::render::office::listing;
use crate::render::scope::{narrowed, without};
use crate::render::table::{Cell, Column, Exact, Table, Tone, toned_words};
use crate::render::words::{counted, date, prose};
use crate::render::wrap::hanging;
use crate::report::history::History;
use crate::report::slips::{Move, Slip, Slips};
use crate::text::characters::safe;
use crate::text::lang::{Both, Lang, quantity};

/// `history --format table`. `utc_offset` is the repository's, in minutes.
pub fn text(history: &History, utc_offset: i32, style: OutputStyle) -> String {
    let lang = style.lang;
    let mut out = String::new();
    for entry in &history.entries {
        let commit = &entry.commit;
        let day = date(commit.date(utc_offset), lang);
        let id: String = commit.id.chars().take(10).collect();
        let heading = format!("{day}  {id}  {}: {}", safe(&commit.author), safe(&commit.summary));
        out += &format!("{}\n", hanging(&heading, 2, style));
        for change in &entry.changes {
            let of = about(change);
            let of = if of.is_empty() { String::new() } else { format!("{}  ", safe(of)) };
            let words = toned_words(&format!("{of}{}", line(change, lang)), tone(change), style);
            out += &format!("{}\n", hanging(&format!("    {words}"), 6, style));
        }
    }
    out
}

/// `slips --format table`.
pub fn slips(slips: &Slips, utc_offset: i32, style: OutputStyle) -> String {
    let lang = style.lang;
    let whose = narrowed(&slips.coverage.named, lang);
    let missing = without(&slips.coverage, lang);
    if slips.slips.is_empty() {
        let words = match lang {
            Lang::Vi => format!("Chưa có nhiệm vụ nào{whose} lùi thời hạn{missing}"),
            Lang::En => format!("no due date{whose} was ever moved{missing}"),
        };
        return format!("{}\n", prose(&words, style));
    }
    let table = slips_table(slips, utc_offset, lang);
    let words = slips_words(slips, lang);
    format!("{}\n\n{}\n", table.render(style), prose(&words, style))
}

/// `slips` as a document.
pub fn slips_page(slips: &Slips, utc_offset: i32) -> Page {
    let words = slips_words(slips, Lang::Vi);
    listing::page("Nhiệm vụ lùi thời hạn", &words, &slips_table(slips, utc_offset, Lang::Vi))
}

fn slips_table(slips: &Slips, utc_offset: i32, lang: Lang) -> Table {
    let head = |vi: &'static str, en: &'static str| Both { vi, en }.in_lang(lang);
    let mut table = Table::new(vec![
        Column::number(head("Số ngày lùi", "Slipped")),
        Column::short(""),
        Column::title(head("Nhiệm vụ", "Task")),
        Column::short(head("Thời hạn", "Due")),
        Column::text(head("Người cập nhật, căn cứ", "Moved by whom, on what document")),
    ]);
    let most = slips.slips.iter().map(|s| s.days().abs()).max().unwrap_or(0).max(1);
    for slip in &slips.slips {
        table.rows.push(row(slip, most, utc_offset, lang));
    }
    table
}

/// How many due dates moved, and how many of them without a document.
fn slips_words(slips: &Slips, lang: Lang) -> String {
    let whose = narrowed(&slips.coverage.named, lang);
    let missing = without(&slips.coverage, lang);
    let count = counted(slips.slips.len(), lang, "", "due date", "due dates");
    let is_open = |slip: &&Slip| slip.moves.iter().any(|m| m.by.is_none());
    let open = slips.slips.iter().filter(is_open).count();
    match lang {
        Lang::Vi => {
            let count = tasks(slips.slips.iter());
            let open = tasks(slips.slips.iter().filter(is_open));
            format!(
                "{count} nhiệm vụ{whose} đã lùi thời hạn{missing}, trong đó {open} nhiệm vụ có lần lùi không có văn bản"
            )
        }
        Lang::En => {
            format!("{count}{whose} moved{missing}, {open} at least once without a document")
        }
    }
}

/// How many tasks the due dates belong to; of one task several milestones can have moved.
fn tasks<'s>(slips: impl Iterator<Item = &'s Slip>) -> String {
    let tasks: BTreeSet<(&str, u32)> =
        slips.map(|slip| (&*slip.item.file, slip.item.line)).collect();
    quantity(tasks.len())
}

/// The longest bar, in characters.
const BAR: i64 = 6;

fn row(slip: &Slip, most: i64, utc_offset: i32, lang: Lang) -> Vec<Cell> {
    let blocks = usize::try_from(slip.days().abs() * BAR / most).unwrap_or(0);
    let parts = [slip.item.task.as_deref(), slip.item.title.as_deref()];
    let title = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let title = match slip.milestone.as_ref().or(slip.unit.as_ref()) {
        Some(milestone) => format!("{title} – {milestone}"),
        None => title,
    };
    let moves: Vec<String> =
        slip.moves.iter().map(|m| moved(m, slip.moves.len() > 1, utc_offset, lang)).collect();
    let undocumented = slip.moves.iter().any(|m| m.by.is_none() && m.after > m.before);
    let first = slip.first_due().map(|due| date(due, lang)).unwrap_or_default();
    let was = Both { vi: "ban đầu", en: "was" }.in_lang(lang);
    vec![
        Cell::toned(days(slip.days(), lang), if undocumented { Tone::Bad } else { Tone::Plain })
            .showing(Exact::Whole(slip.days())),
        Cell::new("█".repeat(blocks.max(1))),
        Cell { below: slip.item.plan.as_deref().map(str::to_owned), ..Cell::new(title) },
        Cell {
            below: Some(format!("{was} {first}")),
            ..Cell::new(slip.due.map(|due| date(due, lang)).unwrap_or_default())
        },
        Cell::new(moves.join("; ")),
    ]
}

/// A move of a due date: when, by whom, with which document, and if there are several by how many days.
pub(crate) fn moved(m: &Move, one_of_several: bool, utc_offset: i32, lang: Lang) -> String {
    let who = match &m.commit {
        Some(commit) => format!("{} {}", date(commit.date(utc_offset), lang), commit.author),
        None => Both { vi: "chưa lưu vào git", en: "not committed yet" }.in_lang(lang).to_owned(),
    };
    let by = match &m.by {
        Some(by) => by.clone(),
        None => Both { vi: "không có văn bản", en: "no document" }.in_lang(lang).to_owned(),
    };
    let moved = days((m.after - m.before).num_days(), lang);
    if one_of_several { format!("{moved} {who}, {by}") } else { format!("{who}, {by}") }
}
