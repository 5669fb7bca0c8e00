//! `check --fix`: what each mend writes, that nothing else changes, and what is left.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail by a panic")]

mod commands;
mod history;
mod json;
mod properties;
mod rows;
#[path = "../scaffold/mod.rs"]
mod scaffold;

use chrono::NaiveDate;
use pargo::check::diagnostic::Diagnostic;
use pargo::check::mend::{Mends, Outcome, mended};
use pargo::check::of_text;
use pargo::config::Config;

/// A plan without a fault.
pub const PLAN: &str = include_str!("../mistakes/plan.toml");

/// The findings of a text on the first of December 2025.
pub fn found(text: &str) -> Vec<Diagnostic> {
    let as_of = NaiveDate::from_ymd_opt(2025, 12, 1).unwrap();
    of_text("a.toml", text, &Config::default(), as_of)
}

/// What comes of the mends of a text.
pub fn outcome(text: &str, mends: Mends) -> Outcome {
    mended(text, mends, found)
}
