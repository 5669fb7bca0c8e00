//! Output: one file a format. What reports return becomes text here, and only here.
//!
//! Every text of a plan goes through [`crate::text::characters::safe`] on its way to a terminal, through the
//! JSON writer's escapes, or through the guards of CSV, Markdown, XML and workflow commands.

pub mod answers;
pub mod csv;
pub mod findings;
pub mod json;
pub mod markdown;
pub mod reference;
pub mod scope;
pub mod table;
pub mod words;

use crate::text::lang::Lang;

/// How text output looks.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// The language.
    pub lang: Lang,
    /// Whether colours may be used.
    pub color: bool,
    /// The columns of the terminal; `None` where lines are not to be broken.
    pub width: Option<usize>,
}
