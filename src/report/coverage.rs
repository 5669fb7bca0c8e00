//! What every answer says about its coverage, and why a question may have no answer.

use std::fmt;

use crate::state::State;
use crate::text::lang::{Text, both};
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
    /// What was asked for, by declared names.
    pub named: Named,
    /// Names that were taken for others: what was typed, and what it was taken for.
    pub taken: Vec<(String, String)>,
}

/// What an answer is narrowed to, by declared names; all of it where nothing is named.
#[derive(Clone, Debug, Default)]
pub struct Named {
    /// The units.
    pub units: Vec<String>,
    /// How many agencies have units of these names in the answer; 0 where that was not counted.
    pub across: usize,
    /// As what they are named.
    pub role: Role,
    /// What is theirs only through a group is left out.
    pub direct: bool,
    /// The indexes.
    pub indexes: Vec<String>,
    /// The components.
    pub components: Vec<String>,
    /// The plans, by their ids.
    pub plans: Vec<String>,
    /// The agencies.
    pub agencies: Vec<String>,
    /// The states.
    pub states: Vec<State>,
}

/// As what a unit is named in a task.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// In the lead.
    #[default]
    Lead,
    /// Taking part.
    Partner,
    /// Either.
    Any,
}

/// Why a question cannot be answered: a name is unknown or ambiguous.
#[derive(Debug)]
pub struct Unanswerable {
    /// What is wrong.
    pub message: Text,
    /// Plans that could not be read, which may have the name.
    pub left_out: Vec<LeftOut>,
    /// The name means more than one thing.
    pub is_ambiguous: bool,
}

impl Unanswerable {
    /// Where no plan could be read there is nothing to answer with, and an empty list would look like one.
    pub fn none_read(left_out: Vec<LeftOut>) -> Self {
        let message = both!(
            "không đọc được kế hoạch nào; xem từng chỗ sai bằng `pargo check`",
            "no plan could be read; `pargo check` shows what is wrong where"
        );
        Unanswerable { message, left_out, is_ambiguous: false }
    }
}

impl fmt::Display for Unanswerable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message.fmt(f)
    }
}

impl std::error::Error for Unanswerable {}
