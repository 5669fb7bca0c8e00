//! Tables for terminals: wrapped on words at the terminal's width, one line a row in a pipe.

use std::borrow::Cow;

use comfy_table::{
    CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table as Grid, TableStyle,
    Width,
};
use unicode_width::UnicodeWidthStr;

use crate::render::Look;
use crate::text::characters::{plain_width, safe};

/// How the cells of a column stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Text.
    Left,
    /// Numbers.
    Right,
}

/// What a cell means, which a terminal may show in colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Nothing special.
    #[default]
    Plain,
    /// Bad news.
    Bad,
    /// Good news.
    Good,
    /// Worth attention.
    Soon,
}

/// A cell.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// A second line.
    pub below: Option<String>,
    /// What it means.
    pub tone: Tone,
}

impl Cell {
    /// A plain cell.
    pub fn new(text: impl Into<String>) -> Self {
        Cell { text: text.into(), below: None, tone: Tone::Plain }
    }

    /// A cell that means something.
    pub fn toned(text: impl Into<String>, tone: Tone) -> Self {
        Cell { text: text.into(), below: None, tone }
    }
}

impl Cell {
    fn lines(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.text.as_str()).chain(self.below.as_deref())
    }

    fn widest(&self) -> usize {
        self.lines().map(|line| line.chars().count()).max().unwrap_or(0)
    }
}

/// A column: its heading, how its cells stand, and whether it may be broken over lines.
#[derive(Clone, Debug)]
pub struct Column {
    /// The heading.
    pub head: String,
    /// How its cells stand.
    pub align: Align,
    /// Whether its text is wrapped where the terminal is narrow.
    pub wraps: bool,
}

impl Column {
    /// A column of text that may be wrapped.
    pub fn text(head: impl Into<String>) -> Self {
        Column { head: head.into(), align: Align::Left, wraps: true }
    }

    /// A column of short text that stays on one line.
    pub fn short(head: impl Into<String>) -> Self {
        Column { head: head.into(), align: Align::Left, wraps: false }
    }

    /// A column of numbers.
    pub fn number(head: impl Into<String>) -> Self {
        Column { head: head.into(), align: Align::Right, wraps: false }
    }
}

/// A table: what every text format of a list is made from.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each with a cell a column.
    pub rows: Vec<Vec<Cell>>,
    /// The columns of the terminal between two columns of the table.
    pub gap: u16,
}

/// The longest word that is kept whole, in columns of the terminal.
const MOST_KEPT: usize = 24;

/// Marks that stand around a coloured cell while the table is laid out: they have no width, and a
/// control code, which the layout would count, takes their place at the end.
const BEGIN: [(Tone, char); 3] =
    [(Tone::Bad, '\u{2061}'), (Tone::Good, '\u{2062}'), (Tone::Soon, '\u{2063}')];
const END: char = '\u{2064}';

impl Table {
    /// A table without rows.
    pub fn new(columns: Vec<Column>) -> Self {
        Table { columns, rows: Vec::new(), gap: 2 }
    }

    /// The table as lines of text, without a line break at the end.
    pub fn render(&self, look: Look) -> String {
        if look.width.is_none() {
            return self.unbroken(look);
        }
        let mut grid = Grid::new();
        grid.load_style(
            TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─')),
        );
        grid.set_content_arrangement(match look.width {
            Some(_) => ContentArrangement::Dynamic,
            None => ContentArrangement::Disabled,
        });
        if let Some(width) = look.width {
            grid.set_width(u16::try_from(width).unwrap_or(u16::MAX));
        }
        grid.set_header(self.columns.iter().map(|c| c.head.clone()).collect::<Vec<_>>());
        for row in &self.rows {
            grid.add_row(row.iter().map(|cell| layout_text(cell, look.color)).collect::<Vec<_>>());
        }
        for (at, column) in self.columns.iter().enumerate() {
            if let Some(c) = grid.column_mut(at) {
                c.set_padding((0, self.gap));
                c.set_cell_alignment(match column.align {
                    Align::Left => CellAlignment::Left,
                    Align::Right => CellAlignment::Right,
                });
                // No column gets narrower than its longest word, so that words stay whole; one of
                // numbers gets no wider either, and leaves the room to the text.
                let least = if column.wraps { self.longest_word(at) } else { self.widest(at) };
                let least =
                    Width::Fixed(u16::try_from(least.min(MOST_KEPT)).unwrap_or(0) + self.gap);
                c.set_constraint(match (column.align, column.wraps) {
                    (Align::Right, true) if look.width.is_some() => {
                        ColumnConstraint::Absolute(least)
                    }
                    _ => ColumnConstraint::LowerBoundary(least),
                });
            }
        }
        let lines = grid.lines().map(|line| painted(line.trim_end()));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// A line a row: nothing has to be broken, and a list of thousands of rows is written at once.
    fn unbroken(&self, look: Look) -> String {
        let rows: Vec<Vec<(Cow<'_, str>, usize)>> = self
            .rows
            .iter()
            .map(|row| row.iter().map(|cell| measured(cell, look)).collect())
            .collect();
        let heads: Vec<usize> = self.columns.iter().map(|c| c.head.width()).collect();
        let widths: Vec<usize> = (0..self.columns.len())
            .map(|at| rows.iter().map(|row| row[at].1).chain([heads[at]]).max().unwrap_or(0))
            .collect();
        let gap = usize::from(self.gap);
        let mut whole = String::new();
        let out = &mut whole;
        let mut line = |cells: &mut dyn Iterator<Item = (&str, usize)>| {
            let start = out.len();
            for (at, (text, width)) in cells.enumerate() {
                let padding = widths[at] - width;
                let right = self.columns[at].align == Align::Right;
                let (before, after) = if right { (padding, 0) } else { (0, padding) };
                pad(out, before);
                out.push_str(text);
                pad(out, after + gap);
            }
            let end = start + out[start..].trim_end().len();
            out.truncate(end);
            out.push('\n');
        };
        line(&mut self.columns.iter().zip(&heads).map(|(c, width)| (c.head.as_str(), *width)));
        let rule = "─".repeat(widths.iter().sum::<usize>() + gap * widths.len());
        line(&mut std::iter::once((rule.as_str(), widths.first().copied().unwrap_or(0))));
        for row in &rows {
            line(&mut row.iter().map(|(text, width)| (text.as_ref(), *width)));
        }
        whole.pop();
        whole
    }

    fn widest(&self, column: usize) -> usize {
        let cells = self.rows.iter().map(|row| row[column].widest());
        cells.chain([self.columns[column].head.chars().count()]).max().unwrap_or(0)
    }

    fn longest_word(&self, column: usize) -> usize {
        let texts = self.rows.iter().flat_map(|row| row[column].lines());
        let texts = texts.chain([self.columns[column].head.as_str()]);
        texts.flat_map(str::split_whitespace).map(|word| word.chars().count()).max().unwrap_or(0)
    }
}

/// Writes so many spaces.
fn pad(out: &mut String, mut spaces: usize) {
    const SPACES: &str = "                                                                ";
    while spaces > 0 {
        let some = spaces.min(SPACES.len());
        out.push_str(&SPACES[..some]);
        spaces -= some;
    }
}

/// A cell on one line, in its colour, and its columns on a terminal.
fn measured(cell: &Cell, look: Look) -> (Cow<'_, str>, usize) {
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
    let is_toned = look.color && cell.tone != Tone::Plain;
    (if is_toned { toned(&text, cell.tone, look).into() } else { text }, width)
}

fn layout_text(cell: &Cell, color: bool) -> String {
    let text = unmarked(&cell.text);
    let text = match BEGIN.iter().find(|(tone, _)| color && *tone == cell.tone) {
        // Word by word, so that no colour runs on where a cell is broken over lines.
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

/// A text that may be shown, without the marks that stand for colours here.
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

/// The colour of a tone.
pub fn paint(tone: Tone) -> anstyle::Style {
    let color = match tone {
        Tone::Plain => return anstyle::Style::new(),
        Tone::Bad => anstyle::AnsiColor::Red,
        Tone::Good => anstyle::AnsiColor::Green,
        Tone::Soon => anstyle::AnsiColor::Yellow,
    };
    color.on_default().bold()
}

/// A text in the colour of a tone, where colours may be used.
pub fn toned(text: &str, tone: Tone, look: Look) -> String {
    if look.color && tone != Tone::Plain {
        let style = paint(tone);
        format!("{style}{text}{style:#}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::lang::Lang;

    fn sample() -> Table {
        let mut table = Table::new(vec![Column::text("Nhiệm vụ"), Column::number("Trễ")]);
        table.rows.push(vec![
            Cell::new("Rà soát thủ tục hành chính thuộc phạm vi quản lý"),
            Cell::toned("53 ngày", Tone::Bad),
        ]);
        table.rows.push(vec![Cell::new("Te\u{302}n"), Cell::new("7 ngày")]);
        table
    }

    #[test]
    fn one_line_a_row_in_a_pipe_and_no_colour() {
        let look = Look { lang: Lang::Vi, color: false, width: None };
        let text = sample().render(look);
        assert_eq!(text.lines().count(), 4, "{text}");
        assert!(!text.contains('\u{1b}'));
        assert!(text.lines().all(|line| line == line.trim_end()));
    }

    #[test]
    fn numbers_stand_below_each_other_in_every_form_of_unicode() {
        let look = Look { lang: Lang::Vi, color: false, width: None };
        let text = sample().render(look);
        let ends = |needle: &str| {
            let line = text.lines().find(|l| l.contains(needle)).unwrap();
            line.chars().filter(|c| !('\u{300}'..'\u{370}').contains(c)).count()
        };
        assert_eq!(ends("53 ngày"), ends("7 ngày"), "{text}");
    }

    #[test]
    fn a_narrow_terminal_wraps_on_words_and_colours_end_where_they_should() {
        let look = Look { lang: Lang::Vi, color: true, width: Some(30) };
        let text = sample().render(look);
        assert!(text.lines().count() > 4);
        for line in text.lines() {
            assert_eq!(line.contains("\u{1b}[31m"), line.contains("\u{1b}[0m"), "{line:?}");
        }
    }
}
