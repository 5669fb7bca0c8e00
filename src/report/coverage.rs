//! The plans that an answer covers, and the errors of questions without an answer.

use std::fmt;

use chrono::NaiveDate;

use crate::deadline::dmy;
use crate::deadline::reporting::{Reported, Window};
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
    /// Plans whose reporting period has not begun.
    pub not_begun: Vec<NotBegun>,
    /// How many faults were found in plans that the answer includes.
    pub faults: usize,
    /// The filters, by declared names.
    pub named: Named,
    /// Names that were read as other names: as typed, and as understood.
    pub taken: Vec<(String, String)>,
}

/// The filters of an answer, by declared names; everything empty without a filter.
#[derive(Clone, Debug, Default)]
pub struct Named {
    /// The units.
    pub units: Vec<String>,
    /// How many agencies have units of these names in the answer; 0 where that was not counted.
    pub across: usize,
    /// The role of these units in tasks.
    pub role: Role,
    /// Whether tasks that belong to them only through a group are left out.
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
    /// The reporting period, once for each plan: plans may have calendars of their own.
    pub periods: Vec<Reported>,
}

/// A plan whose period has not begun by the day of the question.
#[derive(Clone, Debug)]
pub struct NotBegun {
    /// The file of the plan.
    pub file: String,
    /// The period.
    pub window: Window,
    /// The day of the question.
    pub day: NaiveDate,
}

impl NotBegun {
    /// Why there is no answer for the plan.
    pub fn message(&self) -> Text {
        let (words, window, day) = (self.window.words(), self.window, dmy(self.day));
        let (from, begins) = (window.from, dmy(window.from));
        both!(
            "kỳ báo cáo {words} bắt đầu từ ngày {begins}, sau ngày tính số liệu ({day})",
            "the period {window} begins on {from}, after the as-of date"
        )
    }
}

/// The role of a unit in a task.
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
    /// The message.
    pub message: Text,
    /// Plans that could not be read, which may have the name.
    pub left_out: Vec<LeftOut>,
    /// The name has more than one meaning.
    pub is_ambiguous: bool,
}

impl Unanswerable {
    /// If no plan could be read there is no answer: an empty list would look like one.
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
