//! Reads tokens as a deadline: each kind of deadline is tried in turn.

use crate::deadline::Kind;
use crate::deadline::phrase::refused::Refused;
use crate::deadline::phrase::words::{Cursor, Token};
use crate::deadline::phrase::{condition, range, recurring, relative, standing};

/// The deadline; `None` if the tokens do not have the form of one.
pub fn read(tokens: &[Token<'_>], year: Option<i32>) -> Option<Result<Kind, Refused>> {
    let start = Cursor::new(tokens);
    range::fixed(start, year)
        .or_else(|| standing::standing(start, year))
        .or_else(|| recurring::recurring(start, year))
        .or_else(|| relative::counted(start, year))
        .or_else(|| condition::conditional(start))
}
