//! Tables on a narrow terminal: a paragraph for each row, what follows its first line indented.

use crate::render::table::cells::{Cell, Table};
use crate::render::table::grid::{painted, section};
use crate::render::wrap::{columns, lines};
use crate::text::characters::safe;

/// What stands between two values on a line.
const BETWEEN: &str = " · ";

/// A table as paragraphs, without a line break at the end. Cells that say nothing are left out.
pub(super) fn records(table: &Table, width: usize, color: bool) -> String {
    let mut out: Vec<String> = Vec::new();
    for (at, row) in table.rows.iter().enumerate() {
        out.extend(section(table, at, width, color));
        if out.last().is_some_and(|line| !line.is_empty()) {
            out.push(String::new());
        }
        out.extend(record(table, row, width, color));
    }
    out.join("\n")
}

/// The text of a cell with what is below it.
fn whole(cell: &Cell) -> String {
    match &cell.below {
        Some(below) => format!("{} ({})", safe(&cell.text), safe(below)),
        None => safe(&cell.text).into_owned(),
    }
}

fn record(table: &Table, row: &[Cell], width: usize, color: bool) -> Vec<String> {
    let leads = |at: usize| match table.columns.iter().any(|column| column.leads) {
        true => table.columns[at].leads,
        false => at == 0,
    };
    let all = 0..row.len();
    let first: Vec<String> = all
        .clone()
        .filter(|at| leads(*at))
        .map(|at| whole(&row[at]))
        .filter(|t| !t.is_empty())
        .collect();
    let mut out = lines(&first.join("  "), width, 2);
    // Values are put on one line as long as they fit.
    let mut line = String::new();
    for at in all.filter(|at| !leads(*at)) {
        let text = whole(&row[at]);
        if matches!(text.as_str(), "" | "0" | "–") {
            continue;
        }
        let head = &table.columns[at].head;
        let head = if head.is_empty() { String::new() } else { format!("{head}: ") };
        let words = text.split(' ').map(|word| painted(word, row[at].tone, color));
        let value = words.collect::<Vec<_>>().join(" ");
        if !line.is_empty()
            && columns(&line) + columns(BETWEEN) + columns(&head) + columns(&text) <= width
        {
            line.push_str(BETWEEN);
        } else if !line.is_empty() {
            out.extend(lines(&std::mem::take(&mut line), width, 4));
        }
        if line.is_empty() {
            line.push_str("  ");
        }
        line.push_str(&head);
        line.push_str(&value);
    }
    if !line.is_empty() {
        out.extend(lines(&line, width, 4));
    }
    out
}
