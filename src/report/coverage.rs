//! What an answer says besides its rows, and why there may be none.

use std::fmt;

use crate::text::lang::Text;
use crate::workspace::load::LeftOut;

/// What every answer says besides its rows.
#[derive(Debug, Default)]
pub struct Coverage {
    /// Plans that were answered for.
    pub plans: usize,
    /// Plans that could not be.
    pub left_out: Vec<LeftOut>,
    /// Lesser faults, which kept their plan in the answer.
    pub faults: usize,
    /// The units that were asked for, by their declared names.
    pub units: Vec<String>,
}

/// Why a question cannot be answered: a name that means nothing, or more than one thing.
#[derive(Debug)]
pub struct Unanswerable {
    /// What is wrong.
    pub message: Text,
    /// Plans that could not be read: the name may stand there.
    pub left_out: Vec<LeftOut>,
}

impl fmt::Display for Unanswerable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message.fmt(f)
    }
}

impl std::error::Error for Unanswerable {}
