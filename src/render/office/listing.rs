//! The table that a terminal shows, as a document.

use crate::exchange::page::{
    Heading, HeadingStyle, Page, PageCell, PageColumn, PageRow, PageTable, PageTone, PageValue,
};
use crate::render::table::{Align, Cell, Exact, Table, Tone};

/// A document with a headline and one table.
pub fn page(name: &str, headline: &str, table: &Table) -> Page {
    let heading = |text: &str, style| Heading { text: text.to_owned(), style };
    Page {
        headings: vec![
            heading(name, HeadingStyle::Capitals),
            heading(headline, HeadingStyle::Italic),
        ],
        tables: vec![of(name, table)],
        notes: Vec::new(),
    }
}

/// A table as one of a document. Columns without a heading are bars, which a document does not need.
pub fn of(name: &str, table: &Table) -> PageTable {
    let named = |at: &usize| !table.columns[*at].head.is_empty();
    let shown: Vec<usize> = (0..table.columns.len()).filter(named).collect();
    let columns = shown.iter().map(|at| {
        let column = &table.columns[*at];
        let texts = table.rows.iter().filter_map(|row| row.get(*at));
        let longest = texts.map(|cell| cell.text.chars().count()).max().unwrap_or(0);
        let head = column.head.chars().count();
        let most = if column.wraps { 45 } else { 22 };
        let width = longest.max(head.min(14)).clamp(7, most);
        PageColumn {
            head: column.head.clone(),
            width: u32::try_from(width).unwrap_or(10),
            centered: column.align == Align::Right,
            ..PageColumn::default()
        }
    });
    let rows = table.rows.iter().map(|row| PageRow {
        cells: shown.iter().filter_map(|at| row.get(*at)).map(cell).collect(),
        ..PageRow::default()
    });
    PageTable {
        name: name.to_owned(),
        columns: columns.collect(),
        rows: rows.collect(),
        filters: true,
    }
}

fn cell(cell: &Cell) -> PageCell {
    let value = match cell.exact {
        Some(Exact::Day(day)) => PageValue::Day(day),
        Some(Exact::Whole(number)) => PageValue::Whole(number),
        Some(Exact::Tenths(tenths)) => PageValue::Tenths(tenths),
        None => match &cell.below {
            Some(below) => PageValue::Text(format!("{}\n{below}", cell.text)),
            None if cell.text.is_empty() => PageValue::Empty,
            None => PageValue::Text(cell.text.clone()),
        },
    };
    let tone = match cell.tone {
        Tone::Plain => PageTone::Plain,
        Tone::Bad => PageTone::Bad,
        Tone::Good => PageTone::Good,
        Tone::Soon => PageTone::Soon,
    };
    PageCell { value, tone, span: 1 }
}
