//! New text from old, with comments, order and spacing kept. Knows no file and no clock.
//!
//! Everything that is written into a plan is a list of [`Edit`](crate::text::edit::Edit)s: places of the old text, found by
//! [`crate::parse::outline`], and what should stand there. All other bytes stay as they are, by construction.
//! Printing a changed tree instead would not keep them: `toml_edit` turns CRLF into LF, brings dotted keys
//! together and adds a last line end.

pub mod canon;
pub mod carry;
pub mod closing;
pub mod collected;
pub mod document;
pub mod fix;
pub mod part;
pub mod pieces;
pub mod progress;
pub mod result;
mod tables;
