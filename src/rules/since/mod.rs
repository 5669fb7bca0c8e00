//! The rules of `check --since`: what a change makes weaker.
//!
//! Each rule looks at one net change since the revision, as a [`Judged`], and reports [`Fault`]s.
//! [`crate::check::since`] finds their places in today's file.

pub mod backdated_completion;
pub mod completion_rewritten;
pub mod deadline_loosened;
pub mod deadline_moved;
pub mod lead_removed;
pub mod objective_removed;
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
    /// All changes of the plan, this one among them.
    pub siblings: &'j [Change],
    /// The plan as it was; `None` for a plan that was added.
    pub before: Option<&'j PlanFacts>,
    /// The plan as it is; `None` for a plan that was removed.
    pub after: Option<&'j PlanFacts>,
    /// The task that changed, as it was.
    pub old_task: Option<&'j TaskFacts>,
    /// The task that changed, as it is.
    pub new_task: Option<&'j TaskFacts>,
    /// The commits between.
    pub origin: &'j Origin<'j>,
    /// The day of what is not committed yet.
    pub today: NaiveDate,
    /// The repository's offset from UTC, in minutes.
    pub utc_offset: i32,
    /// How many days after its date a completion may be committed.
    pub backdating_days: u32,
}

/// What a rule found in a change.
#[derive(Clone, Debug)]
pub struct Fault {
    /// The rule that it breaks.
    pub rule: &'static Doc,
    /// The task or the objective.
    pub about: About<String>,
    /// The value of today's file to show.
    pub points_at: PointsAt,
    /// What is wrong.
    pub words: Words,
    /// The commit that made it so; `None` where it is not committed yet.
    pub commit: Option<String>,
}

/// The value of a task or an objective that a fault points at. If today's file does not have it, the header
/// is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PointsAt {
    /// The deadline of the milestone of this title, else of the task.
    Deadline(Option<String>),
    /// The units in the lead.
    Lead,
    /// The completion of the milestone of this title or of the report of this period, else of the task.
    Done(Option<String>),
    /// The target's bound on this metric, else the whole target.
    Target(Metric),
    /// Nothing: the task or objective is gone.
    Gone,
}

impl<'j> Judged<'j> {
    /// The period or the milestone that changed; `None` if it was the task as a whole.
    pub fn slot(&self) -> Option<String> {
        self.change.part.as_ref().and_then(Part::slot).map(str::to_owned)
    }

    /// A fault of the task or objective that changed.
    pub fn fault(&self, rule: &'static Doc, points_at: PointsAt, words: impl Into<Words>) -> Fault {
        let commit = self.origin.commit_of(self.change);
        Fault { rule, about: self.change.about.clone(), points_at, words: words.into(), commit }
    }
}

/// One side of a change as it is written in English messages.
fn side(value: &Option<Value>) -> String {
    value.as_ref().map_or_else(|| "–".to_owned(), Value::canonical)
}

/// One side of a change as Vietnamese offices write it: dates and decimals their way.
fn in_vietnamese(value: &Option<Value>) -> String {
    match value {
        Some(Value::Day(day)) => dmy(*day),
        Some(Value::Bound(bound)) => bound.shown(Lang::Vi),
        other => side(other),
    }
}
