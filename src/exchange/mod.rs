//! Office files: documents of Word and Excel to the text of a plan, and tables to documents.
//!
//! [`read`] turns a file into a [`document::Document`]: its paragraphs and its tables as people see them, with
//! nothing of Word or Excel left. The meaning of columns and rows is found in [`meaning`], which makes a
//! [`draft::Draft`] of them; [`plan_text`] writes that as the text of a plan. [`write`] makes documents.

pub mod document;
pub mod numeral;
pub mod read;
pub mod refused;
