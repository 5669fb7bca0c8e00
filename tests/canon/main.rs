//! The canonical layout that `pargo fmt` writes.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail by a panic")]

#[path = "../scaffold/mod.rs"]
mod scaffold;

mod layout;
mod pages;
mod properties;
