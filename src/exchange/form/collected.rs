//! What came of forms that were collected.

use chrono::NaiveDate;

use crate::exchange::draft::Left;
use crate::exchange::form::read::Refusal;
use crate::report::written::Written;
use crate::text::lang::Text;

/// What came of forms.
#[derive(Debug, Default)]
pub struct Collected {
    /// The forms, in the order in which they were taken.
    pub forms: Vec<FormTaken>,
    /// Files that are no forms, and why.
    pub unread: Vec<(String, Text)>,
    /// What was written.
    pub written: Written,
    /// What was refused, with the form that it stands in.
    pub refused: Vec<(usize, Refusal)>,
    /// Text that is not taken, with the form that it stands in.
    pub left: Vec<(usize, Left)>,
    /// The extensions that are asked for.
    pub proposals: Vec<Proposal>,
}

impl Collected {
    /// Whether everything was taken.
    pub fn is_whole(&self) -> bool {
        self.unread.is_empty() && self.refused.is_empty() && self.left.is_empty()
    }
}

/// A form that was taken.
#[derive(Clone, Debug, Default)]
pub struct FormTaken {
    /// The file.
    pub file: String,
    /// The unit.
    pub unit: String,
    /// The day that it was made for.
    pub day: NaiveDate,
    /// The commit of the plans then.
    pub commit: Option<String>,
    /// How many rows it was made with.
    pub made_with: usize,
    /// How many of them say something that was taken.
    pub taken: usize,
}

/// An extension that is asked for. It is granted by `pargo extend` alone.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// `PLAN/TASK`
    pub reference: String,
    /// The milestone.
    pub milestone: Option<String>,
    /// The unit whose due date it is, of a task with `each`.
    pub unit: Option<String>,
    /// The unit that asks.
    pub by: String,
    /// The due date now.
    pub due: Option<NaiveDate>,
    /// The day asked for.
    pub to: NaiveDate,
}
