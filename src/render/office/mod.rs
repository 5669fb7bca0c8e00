//! Answers as documents of Word and Excel. They are always in Vietnamese.

pub mod appendix;
pub mod listing;

use crate::exchange::page::Page;
use crate::exchange::write;

/// A kind of document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Office {
    /// A document of Word.
    Word,
    /// A workbook of Excel.
    Excel,
}

/// The bytes of a document.
pub fn bytes(page: &Page, office: Office) -> Vec<u8> {
    match office {
        Office::Word => write::docx::write(page),
        Office::Excel => write::xlsx::write(page),
    }
}
