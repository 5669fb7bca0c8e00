//! Output: turns what reports return into text. Nothing else does that.
//!
//! Every text of a plan is escaped: by [`crate::text::characters::safe`] for a terminal, by the JSON
//! writer, or by the functions for CSV, Markdown, XML and workflow commands.

pub mod answers;
pub mod beginning;
pub mod calendar;
mod columns;
pub mod csv;
pub mod diff_text;
pub mod document;
mod figures;
pub mod findings;
pub mod html;
pub mod json;
pub mod markdown;
pub mod office;
pub mod reference;
pub mod schema;
pub mod scope;
pub mod table;
pub mod words;
pub mod wrap;

use crate::text::lang::Lang;

/// How text output looks.
#[derive(Clone, Copy, Debug)]
pub struct OutputStyle {
    /// The language.
    pub lang: Lang,
    /// Whether colours may be used.
    pub color: bool,
    /// The width of the terminal in columns; `None` if lines must not be wrapped.
    pub width: Option<usize>,
}
