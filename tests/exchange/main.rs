//! Documents of Word and Excel: read as plans, and written from them.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail by a panic")]

#[path = "../scaffold/mod.rs"]
mod scaffold;

mod excel;
mod hostile;
mod make;
mod real;
mod round_trip;
mod word;
