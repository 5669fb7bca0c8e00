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
    // Days that were moved have the ones before in a column of their own, so that both are days.
    let moved = |at: &usize| {
        let exact = |row: &Vec<Cell>| row.get(*at).and_then(|cell| cell.exact);
        table.rows.iter().any(|row| matches!(exact(row), Some(Exact::Moved(..))))
    };
    let columns = shown.iter().flat_map(|at| {
        let column = &table.columns[*at];
        if moved(at) {
            return vec![of_days(&column.head), of_days(&format!("{} ban đầu", column.head))];
        }
        let texts = table.rows.iter().filter_map(|row| row.get(*at));
        let longest = texts.map(|cell| cell.text.chars().count()).max().unwrap_or(0);
        let head = column.head.chars().count();
        let most = if column.wraps { 45 } else { 22 };
        let width = longest.max(head.min(14)).clamp(7, most);
        vec![PageColumn {
            head: column.head.clone(),
            width: u32::try_from(width).unwrap_or(10),
            centered: column.align == Align::Right,
            ..PageColumn::default()
        }]
    });
    let rows = table.rows.iter().map(|row| {
        let cells = shown.iter().filter_map(|at| Some((*at, row.get(*at)?)));
        let cells = cells.flat_map(|(at, one)| {
            let before = match one.exact {
                Some(Exact::Moved(_, before)) => PageCell::of(PageValue::Day(before)),
                _ => PageCell::default(),
            };
            std::iter::once(cell(one)).chain(moved(&at).then_some(before))
        });
        PageRow { cells: cells.collect(), ..PageRow::default() }
    });
    PageTable {
        name: name.to_owned(),
        columns: columns.collect(),
        rows: rows.collect(),
        filters: true,
    }
}

fn of_days(head: &str) -> PageColumn {
    PageColumn { head: head.to_owned(), width: 12, centered: true, ..PageColumn::default() }
}

fn cell(cell: &Cell) -> PageCell {
    let value = match cell.exact {
        Some(Exact::Day(day) | Exact::Moved(day, _)) => PageValue::Day(day),
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
