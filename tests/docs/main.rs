//! The documentation, the help and the plans of this repository show what the program really does.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail by a panic")]

#[path = "../scaffold/mod.rs"]
mod scaffold;

#[allow(dead_code, reason = "the tests of forms fill in more")]
#[path = "../exchange/fill.rs"]
mod fill;
#[allow(dead_code, reason = "the tests of documents make more")]
#[path = "../exchange/make.rs"]
mod make;

mod git_page;
mod pages;
mod plans;
mod reports_page;
mod usage;
mod wording;
mod year_page;
