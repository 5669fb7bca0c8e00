//! A document as people see it: paragraphs and tables, wherever they come from.

use std::fmt;
use std::rc::Rc;

use crate::text::lang::{Lang, Text};

/// A document that was read.
#[derive(Debug, Default)]
pub struct Document {
    /// What it holds, from top to bottom.
    pub blocks: Vec<Block>,
    /// What was passed over or deserves a look, besides its tables.
    pub remarks: Vec<Remark>,
}

/// A part of a document.
#[derive(Debug)]
pub enum Block {
    /// A paragraph outside of tables.
    Paragraph(String),
    /// A table.
    Table(Table),
}

/// Something to tell about a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Where it is.
    pub place: Place,
    /// The text that was left out; `None` if nothing was.
    pub text: Option<String>,
    /// What is to be said.
    pub message: Text,
}

/// A table.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Its number in the document, from 1.
    pub number: usize,
    /// The sheet that it is on.
    pub sheet: Option<Rc<str>>,
    /// Its rows that hold something.
    pub rows: Vec<Row>,
    /// How many columns it has.
    pub width: usize,
    /// The columns that are hidden.
    pub hidden_columns: Vec<usize>,
    /// Whether its columns have letters, as those of a sheet.
    pub has_letters: bool,
    /// The number of each column as people count them, from 1. Empty if they are simply counted from the left.
    pub column_numbers: Vec<usize>,
}

/// A row of a table.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Its number as people count it, from 1.
    pub number: usize,
    /// Whether it is hidden.
    pub hidden: bool,
    /// Whether it is marked as a header that is repeated on each page.
    pub is_header: bool,
    /// A name that pargo left in the row.
    pub mark: Option<String>,
    /// Its cells, from left to right.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Clone, Debug)]
pub struct Cell {
    /// Its first column, from 0.
    pub column: usize,
    /// How many columns it covers.
    pub span: usize,
    /// Its text, as it is shown.
    pub text: Rc<str>,
    /// How it is merged with the cells above and below.
    pub merge: Merge,
    /// What is doubtful about its text.
    pub doubt: Option<Doubt>,
    /// Notes that belong to the text: footnotes.
    pub notes: Vec<String>,
    /// Tables that stand in it.
    pub tables: Vec<Table>,
}

/// How a cell is merged vertically.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Merge {
    /// Not at all.
    #[default]
    None,
    /// It is the first of several.
    First,
    /// It continues the cell in the row above, and has the text of that cell.
    Below,
}

/// Why the text of a cell is not certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// A date whose format has the month first, taken with the day first.
    MonthFirst,
    /// It is stored as a date.
    IsDate,
    /// A formula whose value is not in the file.
    NoValue,
    /// The value of a formula that ended in an error.
    Error,
    /// It covers another cell of a merged range, which has text that is not shown.
    Covered,
    /// A character of a symbol font.
    Symbol,
}

impl Cell {
    /// A cell of one column.
    pub fn new(column: usize, text: impl Into<Rc<str>>) -> Cell {
        Cell {
            column,
            span: 1,
            text: text.into(),
            merge: Merge::None,
            doubt: None,
            notes: Vec::new(),
            tables: Vec::new(),
        }
    }

    /// Whether it holds nothing to read.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.tables.is_empty() && self.notes.is_empty()
    }
}

impl Row {
    /// The cell that covers a column.
    pub fn at(&self, column: usize) -> Option<&Cell> {
        let after = self.cells.partition_point(|cell| cell.column <= column);
        let cell = self.cells.get(after.checked_sub(1)?)?;
        (column < cell.column + cell.span.max(1)).then_some(cell)
    }

    /// The text of the cell that covers a column.
    pub fn text(&self, column: usize) -> &str {
        self.at(column).map_or("", |cell| cell.text.as_ref())
    }

    /// The cells that hold something.
    pub fn filled(&self) -> impl Iterator<Item = &Cell> {
        self.cells.iter().filter(|cell| !cell.text.trim().is_empty())
    }
}

impl Table {
    /// The place of the table as a whole.
    pub fn place(&self) -> Place {
        Place { table: self.number, sheet: self.sheet.clone(), ..Place::default() }
    }

    /// The place of one of its rows.
    pub fn row_place(&self, row: &Row) -> Place {
        Place { row: Some(row.number), ..self.place() }
    }

    /// The number of a column as people count it.
    pub fn column_number(&self, column: usize) -> usize {
        self.column_numbers.get(column).copied().unwrap_or(column + 1)
    }

    /// The name of a column without a header: its letter on a sheet, else its number.
    pub fn column_name(&self, column: usize) -> String {
        let number = self.column_number(column);
        if self.has_letters { letters(number) } else { number.to_string() }
    }
}

/// The letters of a column of a sheet, from its number.
pub fn letters(mut number: usize) -> String {
    let mut out = Vec::new();
    while number > 0 {
        let digit = (number - 1) % 26;
        out.push(char::from(b'A' + u8::try_from(digit).unwrap_or(0)));
        number = (number - 1) / 26;
    }
    out.iter().rev().collect()
}

/// Where something stands in a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The number of the table; 0 for the document as a whole.
    pub table: usize,
    /// The sheet.
    pub sheet: Option<Rc<str>>,
    /// The row, as people count it.
    pub row: Option<usize>,
    /// The column, by its header or its name.
    pub column: Option<String>,
}

impl Place {
    /// The same place, in a column.
    pub fn column(&self, name: impl Into<String>) -> Place {
        Place { column: Some(name.into()), ..self.clone() }
    }

    /// The table alone, as a document would name it.
    pub fn words_of_table(&self) -> String {
        match &self.sheet {
            Some(sheet) => format!("trang tính “{sheet}”"),
            None => format!("Bảng {}", self.table),
        }
    }

    /// The place in words: `table 2, row 14, column "Ghi chú"`.
    pub fn words(&self, lang: Lang) -> String {
        let vi = lang == Lang::Vi;
        let mut parts: Vec<String> = Vec::new();
        match (&self.sheet, self.table) {
            (Some(sheet), _) if vi => parts.push(format!("trang tính “{sheet}”")),
            (Some(sheet), _) => parts.push(format!("sheet \"{sheet}\"")),
            (None, 0) => {}
            (None, number) if vi => parts.push(format!("bảng {number}")),
            (None, number) => parts.push(format!("table {number}")),
        }
        if let Some(row) = self.row {
            parts.push(if vi { format!("dòng {row}") } else { format!("row {row}") });
        }
        if let Some(column) = &self.column {
            parts.push(if vi {
                format!("cột “{column}”")
            } else {
                format!("column \"{column}\"")
            });
        }
        if parts.is_empty() {
            parts.push((if vi { "cả văn bản" } else { "the document" }).to_owned());
        }
        parts.join(", ")
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words(Lang::En))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_covers_its_columns() {
        let wide = Cell { span: 2, ..Cell::new(1, "b") };
        let row = Row { cells: vec![Cell::new(0, "a"), wide, Cell::new(5, "f")], ..Row::default() };
        let texts: Vec<&str> = (0..7).map(|column| row.text(column)).collect();
        assert_eq!(texts, ["a", "b", "b", "", "", "f", ""]);
    }

    #[test]
    fn columns_have_letters() {
        assert_eq!([1, 26, 27, 703, 16384].map(letters), ["A", "Z", "AA", "AAA", "XFD"]);
    }

    #[test]
    fn a_place_in_words() {
        let place = Place { table: 2, row: Some(14), ..Place::default() }.column("Ghi chú");
        assert_eq!(place.words(Lang::En), "table 2, row 14, column \"Ghi chú\"");
        assert_eq!(place.words(Lang::Vi), "bảng 2, dòng 14, cột “Ghi chú”");
    }
}
