//! Tables for terminals: columns that share the width, cells wrapped between words.

use comfy_table::{CellAlignment, ColumnConstraint, LineStyle, Table as Grid, TableStyle, Width};

use crate::render::table::cells::{Align, Cell, Column, Table, Tone, paint};
use crate::render::wrap::{columns, lines};
use crate::text::characters::safe;

/// Words up to this width in columns are kept whole, and where that leaves too little room up to the second.
const MOST_KEPT: [usize; 2] = [24, 16];

/// The width that a column of text keeps where there is room.
const EASY_TO_READ: usize = 12;

/// The look of a table: nothing but a line below its headings.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─'));

/// Marks around coloured text while the table is laid out. They have no width; colour codes, whose
/// characters the layout would count, replace them at the end.
const BEGIN: [(Tone, char); 3] =
    [(Tone::Bad, '\u{2061}'), (Tone::Good, '\u{2062}'), (Tone::Soon, '\u{2063}')];
const END: char = '\u{2064}';

/// The width of each column, where all of them find room.
pub(super) fn widths(table: &Table, width: usize) -> Option<Vec<usize>> {
    let gaps = usize::from(table.gap) * table.columns.len().saturating_sub(1);
    let room = width.checked_sub(gaps)?;
    let wanted: Vec<usize> = (0..table.columns.len()).map(|at| wanted(table, at)).collect();
    if wanted.iter().sum::<usize>() <= room {
        return Some(wanted);
    }
    let easy = least(table, &wanted, MOST_KEPT[0], EASY_TO_READ);
    let tight = || least(table, &wanted, MOST_KEPT[1], 0);
    let given = Some(easy).filter(|given| given.iter().sum::<usize>() <= room);
    let mut given = given.unwrap_or_else(tight);
    let left = room.checked_sub(given.iter().sum())?;
    for _ in 0..left {
        // What is left goes to the column that needs the most lines.
        let short = (0..given.len()).filter(|at| given[*at] < wanted[*at]);
        let Some(most) = short.max_by_key(|at| wanted[*at] * 1000 / given[*at].max(1)) else {
            break;
        };
        given[most] += 1;
    }
    Some(given)
}

/// Whether every cell finds room on one line.
pub(super) fn fits_unwrapped(table: &Table, width: usize) -> bool {
    let gaps = usize::from(table.gap) * table.columns.len().saturating_sub(1);
    let wanted: usize = (0..table.columns.len()).map(|at| wanted(table, at)).sum();
    wanted + gaps <= width
}

/// The heading of a column and every line of its cells.
fn texts(table: &Table, column: usize) -> impl Iterator<Item = &str> {
    let cells = table.rows.iter().map(move |row| &row[column]);
    let lines = cells.flat_map(|cell| [Some(cell.text.as_str()), cell.below.as_deref()]);
    lines.flatten().chain([table.columns[column].head.as_str()])
}

/// The width at which nothing is wrapped. Numbers get what they need, under a heading that is wrapped, which
/// leaves more for text.
fn wanted(table: &Table, at: usize) -> usize {
    match &table.columns[at] {
        Column { align: Align::Right, wraps: true, .. } => longest_word(table, at),
        // No column is narrower than one letter.
        _ => texts(table, at).map(|text| columns(&safe(text))).fold(1, usize::max),
    }
}

/// The least width of each column: of its longest word, or what it never goes below.
fn least(table: &Table, wanted: &[usize], most_kept: usize, of_text: usize) -> Vec<usize> {
    let least = |(at, column): (usize, &Column)| {
        let words = if column.wraps { longest_word(table, at) } else { wanted[at] };
        let of_text = if column.wraps { of_text } else { 0 };
        words.min(most_kept).max(column.least).max(of_text).min(wanted[at])
    };
    table.columns.iter().enumerate().map(least).collect()
}

fn longest_word(table: &Table, at: usize) -> usize {
    let words = texts(table, at).flat_map(|text| text.split(' '));
    words.map(|word| columns(&safe(word))).max().unwrap_or(0)
}

/// A table as text, its columns of these widths; without a line break at the end.
pub(super) fn wrapped(table: &Table, widths: &[usize], width: usize, color: bool) -> String {
    let mut head = Grid::new();
    let heads = table.columns.iter().zip(widths);
    head.set_header(heads.map(|(column, width)| lines(&column.head, *width, 0).join("\n")));
    let mut out = drawn(head, table, widths);
    let row = |row: &Vec<Cell>| -> Vec<String> {
        row.iter().zip(widths).map(|(cell, width)| cell_text(cell, *width, color)).collect()
    };
    let firsts = table.sections.iter().map(|(first, _)| *first).filter(|first| *first > 0);
    let mut ends: Vec<usize> = firsts.chain([table.rows.len()]).collect();
    ends.dedup();
    let mut start = 0;
    for end in ends {
        out.extend(section(table, start, width, color));
        let mut rows = Grid::new();
        rows.add_rows(table.rows[start..end].iter().map(row));
        out.extend(drawn(rows, table, widths));
        start = end;
    }
    out.join("\n")
}

/// The lines of a grid whose cells are wrapped already.
fn drawn(mut grid: Grid, table: &Table, widths: &[usize]) -> Vec<String> {
    grid.load_style(STYLE);
    for (at, (column, width)) in table.columns.iter().zip(widths).enumerate() {
        let Some(drawn) = grid.column_mut(at) else { continue };
        let gap = if at == 0 { 0 } else { table.gap };
        drawn.set_padding((gap, 0));
        let width = u16::try_from(*width).unwrap_or(u16::MAX).saturating_add(gap);
        drawn.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
        drawn.set_cell_alignment(match column.align {
            Align::Left => CellAlignment::Left,
            Align::Right => CellAlignment::Right,
        });
    }
    grid.lines().map(|line| coloured(line.trim_end())).collect()
}

/// The lines above a row that begins a section.
pub(super) fn section(table: &Table, at: usize, width: usize, color: bool) -> Vec<String> {
    let Some((_, heading)) = table.sections.iter().find(|(first, _)| *first == at) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    if at > 0 {
        out.push(String::new());
    }
    if !heading.is_empty() {
        let heading = lines(&safe(heading), width, 2);
        out.extend(heading.iter().map(|line| painted(line, Tone::Soon, color)));
    }
    out
}

/// A cell on lines of this width; what is below a `└` stands under its text.
fn cell_text(cell: &Cell, width: usize, color: bool) -> String {
    let text = unmarked(&cell.text);
    let mut out = lines(&text, width, if text.starts_with('└') { 2 } else { 0 });
    out.extend(cell.below.iter().flat_map(|below| lines(&unmarked(below), width, 0)));
    if let Some((_, begin)) = BEGIN.iter().find(|(tone, _)| color && *tone == cell.tone) {
        out.iter_mut().for_each(|line| *line = format!("{begin}{line}{END}"));
    }
    out.join("\n")
}

/// A text that is safe to show, without the marks that stand for colours here.
fn unmarked(text: &str) -> String {
    safe(text).chars().filter(|c| !('\u{2061}'..='\u{2064}').contains(c)).collect()
}

/// A line with codes of colours in place of the marks.
fn coloured(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for c in line.chars() {
        match BEGIN.iter().find(|(_, mark)| *mark == c) {
            Some((tone, _)) => out.push_str(&paint(*tone).render().to_string()),
            None if c == END => out.push_str(&anstyle::Reset.render().to_string()),
            None => out.push(c),
        }
    }
    out
}

/// A line in the colour of a tone.
pub(super) fn painted(text: &str, tone: Tone, color: bool) -> String {
    if !color || tone == Tone::Plain || text.is_empty() {
        return text.to_owned();
    }
    let style = paint(tone);
    format!("{style}{text}{style:#}")
}
