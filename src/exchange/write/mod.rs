//! Writes documents. The same page gives the same bytes: there is no clock in them.

pub mod docx;
mod styles;
pub mod xlsx;
pub mod zipped;
