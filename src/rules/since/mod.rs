//! The rules of `check --since`, about changes that weaken a promise.
//!
//! Each rule checks one net change since the revision, a [`Judged`], and reports [`Fault`]s.
//! [`crate::check::since`] finds their places in the current file.

pub mod above_moved;
pub mod backdated_completion;
pub mod completion_rewritten;
pub mod deadline_loosened;
pub mod deadline_moved;
pub mod lead_removed;
pub mod objective_removed;
pub mod rule_loosened;
pub mod target_lowered;
pub mod task_removed;

use chrono::NaiveDate;

use crate::compare::change::{Change, Part};
use crate::compare::facts::{PlanFacts, TaskFacts};
use crate::compare::origin::Origin;
use crate::deadline::dmy;
use crate::finding::{About, Doc, Words};
use crate::plan::Metric;
use crate::plan::value::Value;
use crate::text::lang::Lang;

/// A net change, and what the rules need to judge it.
pub struct Judged<'j> {
    /// The change.
    pub change: &'j Change,
    /// All changes of the plan, including this one.
    pub siblings: &'j [Change],
    /// The plan before the change; `None` for a plan that was added.
    pub before: Option<&'j PlanFacts>,
    /// The plan after the change; `None` for a plan that was removed.
    pub after: Option<&'j PlanFacts>,
    /// The task before the change, if the change is about a task.
    pub old_task: Option<&'j TaskFacts>,
    /// The task after the change, if the change is about a task.
    pub new_task: Option<&'j TaskFacts>,
    /// Finds the commit behind the change.
    pub origin: &'j Origin<'j>,
    /// The date that counts for changes that are not committed yet.
    pub today: NaiveDate,
    /// The repository's offset from UTC, in minutes.
    pub utc_offset: i32,
    /// Whether the rule with this name judges changes.
    pub judges_changes: fn(&str) -> bool,
    /// How many days after its date a completion may still be committed.
    pub backdating_days: u32,
}

/// A finding of a rule in a change.
#[derive(Clone, Debug)]
pub struct Fault {
    /// The rule that it breaks.
    pub rule: &'static Doc,
    /// The task or the objective, by its id.
    pub about: About<String>,
    /// The value in the current file that it points at.
    pub points_at: PointsAt,
    /// The message.
    pub words: Words,
    /// The id of the commit that led to this; `None` if it is not committed yet.
    pub commit: Option<String>,
}

/// The value of a task or an objective that a fault points at. If the current file does not have it, the
/// fault points at the header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PointsAt {
    /// The deadline of the milestone with this title, or else of the task.
    Deadline(Option<String>),
    /// The units in the lead.
    Lead,
    /// The completion of the milestone with this title or the report of this period, or else of the task; of a
    /// task with `each` that of this unit.
    Done(Option<String>, Option<String>),
    /// That every unit owes the product for itself.
    Each,
    /// The units that owe nothing.
    Except,
    /// The target's bound on this metric, or else the whole target.
    Target(Metric),
    /// The entry of `allow` for this rule.
    Allow(String),
    /// Nothing: the task or objective is gone.
    Gone,
}

impl<'j> Judged<'j> {
    /// The period or the milestone that changed; `None` if it was the task as a whole.
    pub fn slot(&self) -> Option<String> {
        self.change.part.as_ref().and_then(Part::slot).map(str::to_owned)
    }

    /// The completion that changed.
    pub fn done(&self) -> PointsAt {
        PointsAt::Done(self.slot(), self.change.debtor.clone())
    }

    /// A fault of the task or objective that changed.
    pub fn fault(&self, rule: &'static Doc, points_at: PointsAt, words: impl Into<Words>) -> Fault {
        let commit = self.origin.commit_of(self.change);
        Fault { rule, about: self.change.about.clone(), points_at, words: words.into(), commit }
    }
}

/// The old or new value of a change, as English messages show it.
fn in_english(value: &Option<Value>) -> String {
    value.as_ref().map_or_else(|| "–".to_owned(), Value::canonical)
}

/// The old or new value of a change in Vietnamese, with dates and decimals as offices write them.
fn in_vietnamese(value: &Option<Value>) -> String {
    match value {
        Some(Value::Day(day)) => dmy(*day),
        Some(Value::Bound(bound)) => bound.shown(Lang::Vi),
        other => in_english(other),
    }
}
