//! What the readers of all kinds of files share.

use crate::exchange::document::{Block, Document, Merge, Place, Remark, Table};
use crate::exchange::refused::{MOST_CELLS, MOST_TEXT, Read, too_much};
use crate::text::lang::both;

/// How much of a document has been read, so that none takes all memory.
#[derive(Debug, Default)]
pub struct Budget {
    cells: usize,
    text: usize,
}

impl Budget {
    /// Notes one more cell.
    pub fn cell(&mut self) -> Read<()> {
        self.cells += 1;
        if self.cells > MOST_CELLS { Err(too_much()) } else { Ok(()) }
    }

    /// Notes more text.
    pub fn text(&mut self, bytes: usize) -> Read<()> {
        self.text += bytes;
        if self.text > MOST_TEXT { Err(too_much()) } else { Ok(()) }
    }
}

/// Adds a table to a document, with its number.
pub fn add(document: &mut Document, mut table: Table) {
    let before = document.blocks.iter().filter(|block| matches!(block, Block::Table(_))).count();
    table.number = before + 1;
    document.blocks.push(Block::Table(table));
}

/// What is said of macros.
pub fn macros() -> Remark {
    let message =
        both!("tệp có macro; macro không được đọc", "the file has macros, which are passed over");
    Remark { place: Place::default(), text: None, message }
}

/// A cell that nothing goes on from is not merged.
pub fn settle_merges(table: &mut Table) {
    for at in 0..table.rows.len() {
        let (above, below) = table.rows.split_at_mut(at + 1);
        let Some(row) = above.last_mut() else { continue };
        for cell in row.cells.iter_mut().filter(|cell| cell.merge == Merge::First) {
            let next = below.first().and_then(|row| row.at(cell.column));
            if next.is_none_or(|next| next.merge != Merge::Below) {
                cell.merge = Merge::None;
            }
        }
    }
}

/// The column and the row of a reference like `AB12`, from 1.
pub fn reference(text: &str) -> Option<(usize, usize)> {
    let text = text.trim().replace('$', "");
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let (letters, number) = text.split_at(digits);
    let mut column = 0_usize;
    for letter in letters.bytes() {
        let value = letter.to_ascii_uppercase().checked_sub(b'A').filter(|v| *v < 26)?;
        column = column.checked_mul(26)?.checked_add(usize::from(value) + 1)?;
    }
    let row: usize = number.parse().ok()?;
    (column > 0 && column <= 16_384 && row > 0).then_some((column, row))
}
