//! Tables for pipes and files: one line for each row, not wrapped.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

use crate::render::OutputStyle;
use crate::render::table::cells::{Align, Cell, Table, Tone, toned};
use crate::text::characters::{plain_width, safe};
use crate::workspace::parallel::map_quick;

/// One line for each row. Much faster than the layout for terminals, for lists of thousands of rows.
pub(super) fn unbroken(table: &Table, style: OutputStyle) -> String {
    let rows: Vec<Vec<(Cow<'_, str>, usize)>> = map_quick(table.rows.len(), |at| {
        table.rows[at].iter().map(|cell| measured(cell, style)).collect()
    });
    let heads: Vec<usize> = table.columns.iter().map(|c| c.head.width()).collect();
    let widths: Vec<usize> = (0..table.columns.len())
        .map(|at| rows.iter().map(|row| row[at].1).chain([heads[at]]).max().unwrap_or(0))
        .collect();
    let gap = usize::from(table.gap);
    let mut whole = String::new();
    let out = &mut whole;
    let mut line = |cells: &mut dyn Iterator<Item = (&str, usize)>| {
        let start = out.len();
        for (at, (text, width)) in cells.enumerate() {
            let padding = widths[at] - width;
            let right = table.columns[at].align == Align::Right;
            let (before, after) = if right { (padding, 0) } else { (0, padding) };
            pad(out, before);
            out.push_str(text);
            pad(out, after + gap);
        }
        let end = start + out[start..].trim_end().len();
        out.truncate(end);
        out.push('\n');
    };
    line(&mut table.columns.iter().zip(&heads).map(|(c, width)| (c.head.as_str(), *width)));
    let rule = "─".repeat(widths.iter().sum::<usize>() + gap * widths.len());
    line(&mut std::iter::once((rule.as_str(), widths.first().copied().unwrap_or(0))));
    for row in &rows {
        line(&mut row.iter().map(|(text, width)| (text.as_ref(), *width)));
    }
    whole.pop();
    whole
}

/// Writes this many spaces.
fn pad(out: &mut String, mut spaces: usize) {
    const SPACES: &str = "                                                                ";
    while spaces > 0 {
        let some = spaces.min(SPACES.len());
        out.push_str(&SPACES[..some]);
        spaces -= some;
    }
}

/// A cell on one line, in its colour, and its width in columns.
fn measured(cell: &Cell, style: OutputStyle) -> (Cow<'_, str>, usize) {
    let (text, width) = match (&cell.below, plain_width(&cell.text)) {
        (None, Some(width)) => (Cow::Borrowed(cell.text.as_str()), width),
        (below, _) => {
            let text = match below {
                Some(below) => format!("{} ({})", safe(&cell.text), safe(below)).into(),
                None => safe(&cell.text),
            };
            let width = text.width();
            (text, width)
        }
    };
    let is_toned = style.color && cell.tone != Tone::Plain;
    (if is_toned { toned(&text, cell.tone, style).into() } else { text }, width)
}
