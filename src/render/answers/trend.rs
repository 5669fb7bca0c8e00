//! `trend` for people: a row of blocks over time, and the numbers.

use std::collections::BTreeMap;

use crate::render::OutputStyle;
use crate::render::csv::{self, Csv, Value};
use crate::render::scope::missing;
use crate::render::table::{Cell, Column, Table, Tone};
use crate::render::words::{counted, date, prose};
use crate::report::counts::TaskCounts;
use crate::report::trend::{Interval, Point, Trend};
use crate::state::State;
use crate::text::characters::safe;
use crate::text::lang::{Both, Lang, quantity};
use crate::workspace::load::LeftOut;

/// Blocks from 0 to 100 percent.
const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

fn block(tasks: &TaskCounts) -> char {
    match tasks.due() {
        0 => '·',
        due => BLOCKS[(tasks.completed() * (BLOCKS.len() - 1)).div_ceil(due).min(BLOCKS.len() - 1)],
    }
}

/// The keys of all groups, in the order of their first appearance.
fn keys(points: &[Point]) -> Vec<Option<&str>> {
    let mut keys = Vec::new();
    for key in points.iter().flat_map(|p| p.groups.iter().map(|g| g.key.as_deref())) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}

/// `trend --format table`.
pub fn text(trend: &Trend, style: OutputStyle) -> String {
    let lang = style.lang;
    let head = |vi: &'static str, en: &'static str| Both { vi, en }.in_lang(lang);
    if trend.points.is_empty() {
        let words = match trend.is_cut {
            true => head(
                "Không có kỳ nào kết thúc trong khoảng thời gian này; chọn kỳ ngắn hơn bằng --every",
                "No point lies within that time; a shorter --every has more",
            ),
            false => head(
                "Đến ngày tính số liệu, kho chưa có kế hoạch nào được lưu",
                "History has no plan by the as-of date yet",
            ),
        };
        return format!("{}\n", prose(words, style));
    }
    // In Vietnamese these heads are much longer than their numbers.
    let folded = |head| Column { wraps: lang == Lang::Vi, ..Column::number(head) };
    let mut table = Table::new(vec![
        Column::name(head("Ngày", "Date")),
        Column::number(head("Tổng số", "Total")),
        Column::number(head("Hoàn thành", "Done")),
        Column::number(head("Quá hạn", "Overdue")),
        folded(head("Có thời hạn", "Dated")),
        Column::short(""),
        folded(head("Mục tiêu đạt", "Objectives met")),
    ]);
    for point in &trend.points {
        let (tasks, objectives) = (&point.total.tasks, &point.total.objectives);
        let overdue = tasks.of(State::Overdue);
        let blocks = (tasks.completed() * 10).checked_div(tasks.due()).unwrap_or(0);
        table.rows.push(vec![
            Cell::new(date(point.date, lang)),
            Cell::new(tasks.live().to_string()),
            Cell::new(tasks.completed().to_string()),
            Cell::toned(overdue.to_string(), if overdue > 0 { Tone::Bad } else { Tone::Plain }),
            Cell::new(tasks.due().to_string()),
            Cell::new(format!("{}{}", "█".repeat(blocks), "░".repeat(10 - blocks.min(10)))),
            Cell::new(format!("{}/{}", objectives.met, objectives.total())),
        ]);
    }
    format!(
        "{}\n\n{}\n{}",
        prose(&head_line(trend, lang), style),
        table.render(style),
        shares(trend, style)
    )
}

/// The period that the points cover, and how many plan files could not be counted as they were.
fn head_line(trend: &Trend, lang: Lang) -> String {
    let mut days = trend.points.iter().map(|point| date(point.date, lang));
    let (first, last) =
        (days.clone().next().unwrap_or_default(), days.next_back().unwrap_or_default());
    let every = match trend.every {
        Interval::Week => Both { vi: "tuần", en: "week" },
        Interval::Month => Both { vi: "tháng", en: "month" },
        Interval::Quarter => Both { vi: "quý", en: "quarter" },
    };
    let every = every.in_lang(lang);
    let mut files: BTreeMap<&str, &LeftOut> = BTreeMap::new();
    for broken in &trend.left_out {
        files.entry(&broken.left_out.file).or_insert(&broken.left_out);
    }
    let (copies, unread): (Vec<&LeftOut>, Vec<&LeftOut>) =
        files.into_values().partition(|left| left.is_copy);
    let mut line = match lang {
        Lang::Vi => format!("Diễn biến thực hiện theo {every}, từ {first} đến {last}"),
        Lang::En => format!("Progress by {every}, from {first} to {last}"),
    };
    if !unread.is_empty() {
        line += &match lang {
            Lang::Vi => format!(
                "; {} tệp kế hoạch có lúc không đọc được, tính theo bản đọc được gần nhất",
                quantity(unread.len())
            ),
            Lang::En => format!(
                "; {} for a time unreadable, counted as last readable",
                counted(unread.len(), lang, "", "plan file", "plan files")
            ),
        };
    }
    line + &missing(copies.into_iter(), lang)
}

/// The share of tasks completed for each index, a block for each point.
fn shares(trend: &Trend, style: OutputStyle) -> String {
    let lang = style.lang;
    let keys = keys(&trend.points);
    let shown = |key: &Option<&str>| match (key, lang) {
        (Some(key), _) => safe(key).into_owned(),
        (None, Lang::Vi) => "Nhiệm vụ chung".to_owned(),
        (None, Lang::En) => "(no index)".to_owned(),
    };
    let longest = keys.iter().map(|key| shown(key).chars().count()).max().unwrap_or(0);
    let legend = Both {
        vi: "Tỷ lệ hoàn thành theo chỉ số, mỗi cột ứng với một ngày ở bảng trên (·: không có nhiệm vụ có thời hạn):",
        en: "Share completed of the tasks with a due date, for each index: one block for each row above (· for no such tasks):",
    };
    let mut out = format!("\n{}\n", prose(legend.in_lang(lang), style));
    for key in keys {
        let name = shown(&key);
        let blocks: String = trend
            .points
            .iter()
            .map(|point| {
                let group = point.groups.iter().find(|group| group.key.as_deref() == key);
                group.map_or(' ', |group| block(&group.totals.tasks))
            })
            .collect();
        out += &beside(&name, longest, &blocks, style);
    }
    out
}

/// A name with its blocks; below it where both find no room on a line.
fn beside(name: &str, longest: usize, blocks: &str, style: OutputStyle) -> String {
    let count = blocks.chars().count();
    match style.width {
        Some(width) if longest + 2 + count > width => {
            let blocks: Vec<char> = blocks.chars().collect();
            let rows = blocks.chunks(width.saturating_sub(2).max(1)).map(String::from_iter);
            let rows: String = rows.map(|row| format!("  {row}\n")).collect();
            format!("{}\n{rows}", prose(name, style))
        }
        _ => {
            let padding = " ".repeat(longest - name.chars().count());
            format!("{name}{padding}  {blocks}\n")
        }
    }
}

/// `trend --format csv`: a row for each point and index, and one for the total, with an empty key.
pub fn csv(trend: &Trend) -> String {
    let mut csv = Csv::new(&[&["date", "commit", "by", "key"], csv::COUNTS.as_slice()].concat());
    for point in &trend.points {
        let total = [("total", None, &point.total)];
        let groups = point.groups.iter().map(|g| ("index", g.key.clone(), &g.totals));
        for (by, key, totals) in groups.chain(total) {
            let mut cells = vec![
                Value::Text(point.date.to_string()),
                Value::Text(point.commit.clone()),
                Value::Text(by.to_owned()),
                key.into(),
            ];
            cells.extend(csv::counted(totals));
            csv.row(cells);
        }
    }
    csv.finish()
}
