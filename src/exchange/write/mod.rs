//! Writes documents. The same page gives the same bytes: there is no clock in them.

pub mod docx;
pub mod styles;
pub mod widths;
pub mod xlsx;
pub mod zipped;
