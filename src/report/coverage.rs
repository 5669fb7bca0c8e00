//! The plans that an answer covers, and the errors of questions without an answer.

use std::fmt;

use crate::text::lang::Text;
use crate::workspace::load::LeftOut;

/// Which plans an answer covers.
#[derive(Debug, Default)]
pub struct Coverage {
    /// How many plans the answer includes.
    pub plans: usize,
    /// Plans that could not be read.
    pub left_out: Vec<LeftOut>,
    /// How many faults were found in plans that the answer includes.
    pub faults: usize,
    /// The units that were asked for, by their declared names.
    pub units: Vec<String>,
}

/// Why a question cannot be answered: a name is unknown or ambiguous.
#[derive(Debug)]
pub struct Unanswerable {
    /// The message.
    pub message: Text,
    /// Plans that could not be read, which may have the name.
    pub left_out: Vec<LeftOut>,
}

impl fmt::Display for Unanswerable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message.fmt(f)
    }
}

impl std::error::Error for Unanswerable {}
