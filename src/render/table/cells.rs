//! The contents of a table: columns, rows of cells, and tones.

use chrono::NaiveDate;

use crate::render::OutputStyle;

/// The alignment of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Text.
    Left,
    /// Numbers.
    Right,
}

/// The meaning of a cell, which a terminal may show in colour.
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
    /// The text.
    pub text: String,
    /// A second line, below the text; `None` for a cell of one line.
    pub below: Option<String>,
    /// Its meaning, for colours.
    pub tone: Tone,
    /// The value that the text shows, for documents that hold values.
    pub exact: Option<Exact>,
}

/// A value that a cell shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exact {
    /// A day.
    Day(NaiveDate),
    /// A day that was moved, and the one before.
    Moved(NaiveDate, NaiveDate),
    /// A whole number.
    Whole(i64),
    /// Percent, in tenths of one.
    Tenths(i64),
}

impl Cell {
    /// A plain cell.
    pub fn new(text: impl Into<String>) -> Self {
        Cell { text: text.into(), ..Cell::default() }
    }

    /// A cell with a tone.
    pub fn toned(text: impl Into<String>, tone: Tone) -> Self {
        Cell { text: text.into(), tone, ..Cell::default() }
    }

    /// The same cell with the value that it shows.
    pub fn showing(self, exact: Exact) -> Self {
        Cell { exact: Some(exact), ..self }
    }

    /// The same cell with the number that it shows.
    pub fn counting(self, count: usize) -> Self {
        match i64::try_from(count) {
            Ok(count) => self.showing(Exact::Whole(count)),
            Err(_) => self,
        }
    }
}

/// A column: heading, alignment, and whether it may be wrapped.
#[derive(Clone, Debug)]
pub struct Column {
    /// The heading.
    pub head: String,
    /// The alignment of its cells.
    pub align: Align,
    /// Whether its text may be wrapped if the terminal is narrow.
    pub wraps: bool,
    /// The width that it keeps where others can give, in columns.
    pub least: usize,
    /// Whether it begins the paragraph that a row becomes on a narrow terminal.
    pub leads: bool,
}

/// The least width of the column that says what a row is about.
const LEAST_TITLE: usize = 24;

impl Column {
    /// A column of text that may be wrapped.
    pub fn text(head: impl Into<String>) -> Self {
        Column { head: head.into(), align: Align::Left, wraps: true, least: 0, leads: false }
    }

    /// The column of text that says what a row is about.
    pub fn title(head: impl Into<String>) -> Self {
        Column { least: LEAST_TITLE, leads: true, ..Column::text(head) }
    }

    /// A column of names that stay on one line and tell rows apart.
    pub fn name(head: impl Into<String>) -> Self {
        Column { leads: true, ..Column::short(head) }
    }

    /// A column of short text that stays on one line.
    pub fn short(head: impl Into<String>) -> Self {
        Column { wraps: false, ..Column::text(head) }
    }

    /// A column of numbers.
    pub fn number(head: impl Into<String>) -> Self {
        Column { align: Align::Right, ..Column::short(head) }
    }
}

/// A table, the basis of all text formats of a list.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each with a cell for each column.
    pub rows: Vec<Vec<Cell>>,
    /// Lines that stand on a terminal above the row with this number, and hold for it and what follows it.
    pub sections: Vec<(usize, String)>,
    /// The gap between columns, in terminal columns.
    pub gap: u16,
}

/// The colour of a tone.
pub fn paint(tone: Tone) -> anstyle::Style {
    match tone {
        Tone::Plain => anstyle::Style::new(),
        Tone::Bad => anstyle::AnsiColor::Red.on_default().bold(),
        Tone::Good => anstyle::AnsiColor::Green.on_default().bold(),
        // Yellow is hard to read on a light ground.
        Tone::Soon => anstyle::Style::new().bold(),
    }
}

/// A text in the colour of a tone, if colours may be used.
pub fn toned(text: &str, tone: Tone, style: OutputStyle) -> String {
    if style.color && tone != Tone::Plain {
        let style = paint(tone);
        format!("{style}{text}{style:#}")
    } else {
        text.to_owned()
    }
}

/// As [`toned`], each word by itself, so that no colour goes on over the end of a line.
pub fn toned_words(text: &str, tone: Tone, style: OutputStyle) -> String {
    if style.width.is_none() {
        return toned(text, tone, style);
    }
    let word = |word: &str| match word.is_empty() {
        true => String::new(),
        false => toned(word, tone, style),
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

impl Table {
    /// A table without rows.
    pub fn new(columns: Vec<Column>) -> Self {
        Table { columns, gap: 2, ..Table::default() }
    }
}
