//! Tables for terminals, wrapped between words.

use comfy_table::{
    CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table as Grid, TableStyle,
    Width,
};

use crate::render::table::cells::{Align, Cell, Table, Tone, paint};
use crate::text::characters::safe;

/// Words up to this width in columns are kept whole.
const MOST_KEPT: usize = 24;

/// Marks around coloured text while the table is laid out. They have no width; colour codes, whose
/// characters the layout would count, replace them at the end.
const BEGIN: [(Tone, char); 3] =
    [(Tone::Bad, '\u{2061}'), (Tone::Good, '\u{2062}'), (Tone::Soon, '\u{2063}')];
const END: char = '\u{2064}';

/// A table as text, no line longer than `width` if its words allow that; without a line break at the end.
pub(super) fn wrapped(table: &Table, width: usize, color: bool) -> String {
    let mut grid = Grid::new();
    grid.load_style(TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─')));
    grid.set_content_arrangement(ContentArrangement::Dynamic);
    grid.set_width(u16::try_from(width).unwrap_or(u16::MAX));
    grid.set_header(table.columns.iter().map(|c| c.head.clone()).collect::<Vec<_>>());
    for row in &table.rows {
        grid.add_row(row.iter().map(|cell| layout_text(cell, color)).collect::<Vec<_>>());
    }
    for (at, column) in table.columns.iter().enumerate() {
        if let Some(c) = grid.column_mut(at) {
            c.set_padding((0, table.gap));
            c.set_cell_alignment(match column.align {
                Align::Left => CellAlignment::Left,
                Align::Right => CellAlignment::Right,
            });
            // A column of text is at least as wide as its longest word. One of numbers has exactly the
            // width it needs, which leaves more for text.
            let least = if column.wraps { longest_word(table, at) } else { widest(table, at) };
            let least = Width::Fixed(u16::try_from(least.min(MOST_KEPT)).unwrap_or(0) + table.gap);
            c.set_constraint(match (column.align, column.wraps) {
                (Align::Right, true) => ColumnConstraint::Absolute(least),
                _ => ColumnConstraint::LowerBoundary(least),
            });
        }
    }
    let lines = grid.lines().map(|line| painted(line.trim_end()));
    lines.collect::<Vec<_>>().join("\n")
}

/// The heading of a column and every line of its cells.
fn texts(table: &Table, column: usize) -> impl Iterator<Item = &str> {
    let cells = table.rows.iter().map(move |row| &row[column]);
    let lines = cells.flat_map(|cell| [Some(cell.text.as_str()), cell.below.as_deref()]);
    lines.flatten().chain([table.columns[column].head.as_str()])
}

fn widest(table: &Table, column: usize) -> usize {
    texts(table, column).map(|text| text.chars().count()).max().unwrap_or(0)
}

fn longest_word(table: &Table, column: usize) -> usize {
    let words = texts(table, column).flat_map(str::split_whitespace);
    words.map(|word| word.chars().count()).max().unwrap_or(0)
}

fn layout_text(cell: &Cell, color: bool) -> String {
    let text = unmarked(&cell.text);
    let text = match BEGIN.iter().find(|(tone, _)| color && *tone == cell.tone) {
        // Each word is coloured separately, so that no colour continues across a line break.
        Some((_, begin)) => {
            let words = text.split(' ').map(|word| format!("{begin}{word}{END}"));
            words.collect::<Vec<_>>().join(" ")
        }
        None => text,
    };
    match &cell.below {
        Some(below) => format!("{text}\n{}", unmarked(below)),
        None => text,
    }
}

/// A text that is safe to show, without the marks used here for colours.
fn unmarked(text: &str) -> String {
    safe(text).chars().filter(|c| !('\u{2061}'..='\u{2064}').contains(c)).collect()
}

fn painted(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for c in line.chars() {
        match (BEGIN.iter().find(|(_, mark)| *mark == c), c) {
            (Some((tone, _)), _) => out.push_str(&paint(*tone).render().to_string()),
            (None, END) => out.push_str(&anstyle::Reset.render().to_string()),
            (None, c) => out.push(c),
        }
    }
    out
}
