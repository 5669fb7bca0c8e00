//! Tables for terminals: columns that share the width, cells wrapped between words.

use crate::render::table::cells::{Align, Cell, Column, Table, Tone, paint};
use crate::render::wrap::{columns, lines};
use crate::text::characters::safe;

/// Words up to this width in columns are kept whole, and where that leaves too little room up to the second.
const MOST_KEPT: [usize; 2] = [24, 16];

/// The width that a column of text keeps where there is room.
const EASY_TO_READ: usize = 12;

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
        _ => texts(table, at).map(|text| columns(&safe(text))).max().unwrap_or(0),
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
    let gap = " ".repeat(table.gap.into());
    let line = |cells: &[Vec<String>], tones: &[Tone]| -> Vec<String> {
        let high = cells.iter().map(Vec::len).max().unwrap_or(0);
        let piece = |at: usize, row: usize| {
            let text = cells[at].get(row).map_or("", String::as_str);
            let blank = " ".repeat(widths[at].saturating_sub(columns(text)));
            let text = painted(text, tones.get(at).copied().unwrap_or_default(), color);
            match table.columns[at].align {
                Align::Left => text + &blank,
                Align::Right => blank + &text,
            }
        };
        (0..high)
            .map(|row| {
                let pieces: Vec<String> = (0..cells.len()).map(|at| piece(at, row)).collect();
                pieces.join(&gap).trim_end().to_owned()
            })
            .collect()
    };
    let heads: Vec<Vec<String>> =
        table.columns.iter().zip(widths).map(|(c, width)| lines(&c.head, *width, 0)).collect();
    let mut out = line(&heads, &[]);
    let rule = widths.iter().sum::<usize>() + gap.len() * widths.len().saturating_sub(1);
    out.push("─".repeat(rule));
    for (at, row) in table.rows.iter().enumerate() {
        out.extend(section(table, at, width, color));
        let cells: Vec<Vec<String>> =
            row.iter().zip(widths).map(|(cell, width)| cell_lines(cell, *width)).collect();
        let tones: Vec<Tone> = row.iter().map(|cell| cell.tone).collect();
        out.extend(line(&cells, &tones));
    }
    out.join("\n")
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
fn cell_lines(cell: &Cell, width: usize) -> Vec<String> {
    let text = safe(&cell.text);
    let mut out = lines(&text, width, if text.starts_with('└') { 2 } else { 0 });
    out.extend(cell.below.iter().flat_map(|below| lines(&safe(below), width, 0)));
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
