//! The phrases in which documents state a deadline: openings, a time or a rhythm, and a tail.
//!
//! [`words`] splits a phrase; each of [`range`], [`standing`], [`recurring`], [`relative`] and [`condition`]
//! reads one kind to its end, so that no phrase is of two kinds. Nothing is guessed: what none of them
//! reads is refused, with the form that is [`nearest`].

pub mod condition;
pub mod label;
pub mod nearest;
pub mod range;
pub mod read;
pub mod recurring;
pub mod refused;
pub mod relative;
pub mod rhythm;
pub mod standing;
pub mod time;
pub mod within;
pub mod words;

use crate::deadline::Kind;
use crate::deadline::phrase::read::read;
use crate::deadline::phrase::refused::Refused;

/// Reads a phrase; a year left out is `year`, the plan's.
pub fn parse(phrase: &str, year: Option<i32>) -> Result<Kind, Refused> {
    let folded = words::folded(phrase);
    let tokens = words::tokens(&folded);
    read(&tokens, year).unwrap_or_else(|| Err(nearest::nearest(&folded, &tokens, year)))
}
