//! What a file says of a task: `[[task]]` and the tables under it.

use crate::plan::field::{Allow, DeadlineField, Field, List};
use crate::plan::keys::{self, Word};
use crate::text::source::{At, Date, Span, Str};

/// The status of a task, as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// `not-started`
    NotStarted,
    /// `in-progress`
    InProgress,
    /// `done`
    Done,
    /// `cancelled`
    Cancelled,
}

impl Status {
    /// Every status, in the order of its words.
    pub const ALL: [Status; 4] =
        [Status::NotStarted, Status::InProgress, Status::Done, Status::Cancelled];

    /// Its word.
    pub fn word(self) -> &'static Word {
        &keys::task::STATUSES[self as usize]
    }
}

/// A task: `[[task]]`.
#[derive(Debug, Default)]
pub struct Task<'a> {
    /// The header.
    pub header: Span,
    /// The id, unique in the plan.
    pub id: Field<Str<'a>>,
    /// What is to be done.
    pub title: Field<Str<'a>>,
    /// Its indexes.
    pub index: Field<List<'a>>,
    /// Its components.
    pub component: Field<List<'a>>,
    /// The ids of the objectives that it serves.
    pub objectives: Field<List<'a>>,
    /// The lead units.
    pub lead: Field<List<'a>>,
    /// The units that take part.
    pub partners: Field<List<'a>>,
    /// The person who answers for it.
    pub officer: Field<Str<'a>>,
    /// Who decides on the product.
    pub approver: Field<Str<'a>>,
    /// Who receives the product.
    pub recipient: Field<List<'a>>,
    /// The tasks of plans above that it carries out, as `PLAN/TASK`.
    pub implements: Field<List<'a>>,
    /// The unfinished tasks of earlier plans that go on in it, as `PLAN/TASK`.
    pub continues: Field<List<'a>>,
    /// When it is due.
    pub deadline: DeadlineField<'a>,
    /// The expected product.
    pub product: Field<Str<'a>>,
    /// Where the document says so.
    pub source: Field<Str<'a>>,
    /// The status as typed.
    pub status: Field<At<Status>>,
    /// The date of the start.
    pub started: Field<Date>,
    /// The date of completion.
    pub done: Field<Date>,
    /// How far it has come, in percent.
    pub progress: Field<At<i64>>,
    /// Documents that prove completion.
    pub evidence: Field<List<'a>>,
    /// The date of cancellation.
    pub cancelled: Field<Date>,
    /// A remark.
    pub note: Field<Str<'a>>,
    /// Whether every unit in the lead owes the product for itself.
    pub each: Field<At<bool>>,
    /// The units that owe nothing of a task with `each`.
    pub except: Field<List<'a>>,
    /// The milestones, in file order.
    pub milestones: Vec<Milestone<'a>>,
    /// The extensions granted, in file order.
    pub extensions: Vec<Extension<'a>>,
    /// The reports on a recurring task, in file order.
    pub reports: Vec<Report<'a>>,
    /// The updates on the work, in file order.
    pub updates: Vec<Update<'a>>,
    /// Silenced rules, for this task.
    pub allow: Vec<Allow<'a>>,
    /// A table of the task could not be read.
    pub incomplete: bool,
}

impl Task<'_> {
    /// Whether it says that every unit in the lead owes the product for itself.
    pub fn is_each(&self) -> bool {
        self.each.value() == Some(true)
    }
}

/// A milestone: `[[task.milestone]]`.
#[derive(Debug, Default)]
pub struct Milestone<'a> {
    /// The header.
    pub header: Span,
    /// The title, unique in the task.
    pub title: Field<Str<'a>>,
    /// When it is due.
    pub deadline: DeadlineField<'a>,
    /// The date of completion.
    pub done: Field<Date>,
    /// Documents that prove completion.
    pub evidence: Field<List<'a>>,
}

/// An extension of a due date: `[[task.extension]]`.
#[derive(Debug, Default)]
pub struct Extension<'a> {
    /// The header.
    pub header: Span,
    /// The new due date.
    pub to: Field<Date>,
    /// The date of the decision.
    pub granted: Field<Date>,
    /// The document that grants it.
    pub by: Field<Str<'a>>,
    /// The title of the milestone; absent for the deadline of the task.
    pub milestone: Field<Str<'a>>,
    /// The unit whose due date it moves, of a task with `each`; absent for all of them.
    pub unit: Field<Str<'a>>,
}

/// A report on one period, or what one unit owed: `[[task.report]]`.
#[derive(Debug, Default)]
pub struct Report<'a> {
    /// The header.
    pub header: Span,
    /// The label of the period, as `2025-Q1`.
    pub period: Field<Str<'a>>,
    /// The unit that reports, of a task with `each`.
    pub unit: Field<Str<'a>>,
    /// The date of the report.
    pub done: Field<Date>,
    /// Documents that prove it.
    pub evidence: Field<List<'a>>,
}

/// How the work goes, as a unit reports it: `[[task.update]]`.
#[derive(Debug, Default)]
pub struct Update<'a> {
    /// The header.
    pub header: Span,
    /// The date of the update.
    pub on: Field<Date>,
    /// The unit that reports.
    pub unit: Field<Str<'a>>,
    /// What has been done.
    pub text: Field<Str<'a>>,
    /// What is in the way. It counts until the next update of the same unit, or the end of the task.
    pub obstacle: Field<Str<'a>>,
    /// What the unit proposes.
    pub proposal: Field<Str<'a>>,
}
