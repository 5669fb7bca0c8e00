//! The phrases in which documents write a deadline: opening words, a time or a rhythm, and closing words.
//!
//! [`words`] splits a phrase into tokens. [`range`], [`standing`], [`recurring`], [`relative`] and
//! [`condition`] each read one kind of deadline and have to reach the end of the phrase, so that a phrase
//! never has two meanings. Nothing is guessed: a phrase that none of them reads is refused, with a
//! suggestion from [`nearest`].

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
pub mod wordings;
pub mod words;

use crate::deadline::Kind;
use crate::deadline::phrase::read::read;
use crate::deadline::phrase::refused::Refused;

/// Reads a phrase. Without a year in it, `year`, the plan's, is taken.
pub fn parse(phrase: &str, year: Option<i32>) -> Result<Kind, Refused> {
    let folded = words::folded(phrase);
    let tokens = words::tokens(&folded);
    read(&tokens, year).unwrap_or_else(|| Err(nearest::nearest(&folded, &tokens, year)))
}
