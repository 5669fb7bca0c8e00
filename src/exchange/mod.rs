//! Office files: documents of Word and Excel to the text of a plan, and tables to documents.
//!
//! [`read`] turns a file into a [`document::Document`]: its paragraphs and its tables as people see them, with
//! nothing of Word or Excel left. The meaning of columns and rows is found in [`meaning`], which makes a
//! [`draft::Draft`] of them; [`plan_text`] writes that as the text of a plan. [`write`] makes documents. [`form`] is a
//! workbook that goes out to a unit and comes back filled in.

pub mod columns;
pub mod document;
mod doubts;
pub mod draft;
pub mod form;
pub mod front;
pub mod gather;
mod goals;
pub mod header;
pub mod ids;
mod indexes;
pub mod into;
pub mod item;
mod judge;
pub mod meaning;
pub mod numeral;
pub mod page;
pub mod plan_text;
pub mod read;
pub mod refused;
mod toml;
mod units;
pub mod words;
pub mod write;
