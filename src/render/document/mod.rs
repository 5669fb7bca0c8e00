//! A document as offices write it: reports, letters, notices. One model, which Markdown, HTML and Word are
//! made of.
//!
//! Documents are in Vietnamese, in the form of Nghị định 30/2020/NĐ-CP.

pub mod appendix;
pub mod fold;
pub mod form;
pub mod html;
pub mod letter;
pub mod markdown;
pub mod report;
mod scores;
mod units;
pub mod word;

use crate::exchange::page::PageTable;

/// A document.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// What it is called, for the window of a browser.
    pub title: String,
    /// Its sections, each on pages of its own.
    pub sections: Vec<Section>,
}

/// Pages of one orientation.
#[derive(Clone, Debug, Default)]
pub struct Section {
    /// Whether the pages lie on their sides.
    pub landscape: bool,
    /// What stands there.
    pub blocks: Vec<Block>,
}

/// A part of a section.
#[derive(Clone, Debug)]
pub enum Block {
    /// Lines beside each other, without borders: the head of a document, the signature.
    Columns {
        /// On the left.
        left: Vec<Line>,
        /// On the right.
        right: Vec<Line>,
        /// How wide the left column is, in percent.
        share: u32,
    },
    /// Lines in the middle of the page: a title.
    Title(Vec<Line>),
    /// The heading of a part.
    Heading(String),
    /// A heading within a part.
    Subheading(String),
    /// Running text.
    Paragraph(String),
    /// Points, each with a dash.
    List(Vec<String>),
    /// A table.
    Table(Tabular),
    /// A remark in italics.
    Note(String),
}

/// A table of a document.
#[derive(Clone, Debug, Default)]
pub struct Tabular {
    /// What stands above it.
    pub caption: Option<String>,
    /// Its columns and rows.
    pub table: PageTable,
    /// The size of its letters in Word, in half points.
    pub size: u32,
}

/// A line of a head, a title or a signature.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The words.
    pub text: String,
    /// In bold letters.
    pub bold: bool,
    /// In italics.
    pub italic: bool,
    /// The size of the letters, in half points.
    pub size: u32,
    /// At the left instead of in the middle.
    pub at_left: bool,
    /// How long the rule below it is, in percent of the column; 0 for none.
    pub rule: u32,
}

impl Line {
    /// A line in the middle.
    pub fn of(text: impl Into<String>, size: u32) -> Line {
        Line { text: text.into(), size, ..Line::default() }
    }

    /// The same in bold.
    pub fn bold(self) -> Line {
        Line { bold: true, ..self }
    }

    /// The same in italics.
    pub fn italic(self) -> Line {
        Line { italic: true, ..self }
    }

    /// The same at the left.
    pub fn at_left(self) -> Line {
        Line { at_left: true, ..self }
    }

    /// The same with a rule below it.
    pub fn ruled(self, percent: u32) -> Line {
        Line { rule: percent, ..self }
    }
}
