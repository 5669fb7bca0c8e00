//! The documentation, the help and the plans of this repository show what the program really does.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail by a panic")]

#[path = "../scaffold/mod.rs"]
mod scaffold;

mod git_page;
mod pages;
mod plans;
mod reports_page;
mod usage;
mod wording;
