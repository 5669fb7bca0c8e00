//! A document to be written: headings and tables, with nothing of Word or Excel.

use chrono::NaiveDate;

/// A document.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The lines above the tables.
    pub headings: Vec<Heading>,
    /// The tables.
    pub tables: Vec<PageTable>,
    /// The lines below them.
    pub notes: Vec<String>,
}

/// A line above the tables.
#[derive(Clone, Debug)]
pub struct Heading {
    /// The text.
    pub text: String,
    /// How it looks.
    pub style: HeadingStyle,
}

/// How a heading looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadingStyle {
    /// Bold.
    Bold,
    /// Bold, and converted to capitals.
    Capitals,
    /// In italics.
    Italic,
}

/// A table.
#[derive(Clone, Debug, Default)]
pub struct PageTable {
    /// Its name: of a sheet, and above the table where there are several.
    pub name: String,
    /// Its columns.
    pub columns: Vec<PageColumn>,
    /// Its rows.
    pub rows: Vec<PageRow>,
    /// Whether a reader may want to filter it.
    pub filters: bool,
}

/// A column.
#[derive(Clone, Debug, Default)]
pub struct PageColumn {
    /// A heading that it shares with its neighbours.
    pub group: Option<String>,
    /// Its heading.
    pub head: String,
    /// Its width in letters.
    pub width: u32,
    /// Whether its cells stand in the middle.
    pub centered: bool,
    /// Whether it is there for programs alone.
    pub hidden: bool,
}

/// A row.
#[derive(Clone, Debug, Default)]
pub struct PageRow {
    /// Its cells, from the first column on.
    pub cells: Vec<PageCell>,
    /// Whether it is the heading of a group, or a sum.
    pub bold: bool,
    /// An id that travels unseen in a document of Word.
    pub mark: Option<String>,
}

/// A cell.
#[derive(Clone, Debug, Default)]
pub struct PageCell {
    /// What it holds.
    pub value: PageValue,
    /// How many columns it covers; 0 means 1.
    pub span: usize,
    /// Its colour.
    pub tone: PageTone,
}

/// What a cell holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum PageValue {
    /// Nothing.
    #[default]
    Empty,
    /// A text.
    Text(String),
    /// A day.
    Day(NaiveDate),
    /// A whole number.
    Whole(i64),
    /// A decimal number, by its digits with a decimal point.
    Decimal(String),
    /// Percent, in tenths of one.
    Tenths(i64),
}

/// The colour of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PageTone {
    /// None.
    #[default]
    Plain,
    /// Bad news.
    Bad,
    /// Good news.
    Good,
    /// Worth attention.
    Soon,
}

impl PageCell {
    /// A cell with text; without any it is empty.
    pub fn text(text: impl Into<String>) -> PageCell {
        let text = text.into();
        let value = if text.is_empty() { PageValue::Empty } else { PageValue::Text(text) };
        PageCell { value, ..PageCell::default() }
    }

    /// A cell with a value.
    pub fn of(value: PageValue) -> PageCell {
        PageCell { value, ..PageCell::default() }
    }

    /// How many columns it covers.
    pub fn columns(&self) -> usize {
        self.span.max(1)
    }
}

impl PageValue {
    /// The value as text, in Vietnamese.
    pub fn words(&self) -> String {
        match self {
            PageValue::Empty => String::new(),
            PageValue::Text(text) => text.clone(),
            PageValue::Day(day) => crate::deadline::dmy(*day),
            PageValue::Whole(number) => number.to_string(),
            PageValue::Decimal(digits) => digits.replace('.', ","),
            PageValue::Tenths(tenths) => {
                let sign = if *tenths < 0 { "-" } else { "" };
                let tenths = tenths.unsigned_abs();
                format!("{sign}{},{}%", tenths / 10, tenths % 10)
            }
        }
    }
}

impl PageTable {
    /// Whether neighbours share headings, so that the header has two rows.
    pub fn has_groups(&self) -> bool {
        self.columns.iter().any(|column| column.group.is_some())
    }

    /// The columns that are seen.
    pub fn seen(&self) -> impl Iterator<Item = &PageColumn> {
        self.columns.iter().filter(|column| !column.hidden)
    }
}
