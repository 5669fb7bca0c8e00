//! Documents of Word and Excel: read as plans, and written from them.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail by a panic")]
#![allow(clippy::disallowed_methods, reason = "a variable says that the sample is to be written")]

#[path = "../scaffold/mod.rs"]
mod scaffold;

mod excel;
mod fill;
mod forms;
mod forms_odd;
mod forms_properties;
mod hostile;
mod looks;
mod make;
mod real;
mod round_trip;
mod word;
