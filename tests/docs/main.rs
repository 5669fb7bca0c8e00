//! What the documentation, the help and the plans of this repository show is what the program does.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail by a panic")]

#[path = "../scaffold/mod.rs"]
mod scaffold;

mod git_page;
mod pages;
mod plans;
mod usage;
mod wording;
