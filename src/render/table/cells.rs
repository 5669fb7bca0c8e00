//! What a table holds: columns, rows of cells, and the tone of a cell.

use crate::render::Look;

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

impl Table {
    /// A table without rows.
    pub fn new(columns: Vec<Column>) -> Self {
        Table { columns, rows: Vec::new(), gap: 2 }
    }
}
