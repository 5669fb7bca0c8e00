//! What git knows of the past, narrowed to the plans or the unit of a page.

use chrono::NaiveDate;

use crate::report::board::shown::{Board, Subject};
use crate::report::counts::TaskCounts;
use crate::report::slips::Slip;
use crate::report::trend::Point;
use crate::text::lang::Text;
use crate::text::name;
use crate::workspace::git::Commit;

/// What git knows of the past of the plans.
#[derive(Debug, Default)]
pub struct Past {
    /// The commit whose plans are shown.
    pub commit: Option<Commit>,
    /// Whether the plans differ in meaning from those of that commit.
    pub is_changed: bool,
    /// The counts of the past, as in `trend`.
    pub points: Vec<Point>,
    /// The due dates that were moved, as in `slips`.
    pub slips: Vec<Slip>,
    /// Why the past is not known.
    pub unknown: Option<Text>,
}

impl Past {
    /// The slips of the tasks of a board.
    pub(super) fn slips_of(&self, board: &Board) -> Vec<Slip> {
        let is_of = |slip: &&Slip| {
            is_of_board(slip, board)
                && match &board.subject {
                    Subject::All | Subject::Plan(_) => true,
                    Subject::Unit { name, .. } => {
                        let own =
                            slip.unit.as_ref().is_none_or(|u| name::key(u) == name::key(name));
                        own && board.tasks.iter().any(|row| {
                            row.item.task == slip.item.task && row.item.plan == slip.item.plan
                        })
                    }
                }
        };
        self.slips.iter().filter(is_of).cloned().collect()
    }

    /// The tasks on each day of the past. Of a unit nothing is known: units may have changed since.
    pub(super) fn progress_of(&self, board: &Board) -> Vec<(NaiveDate, TaskCounts)> {
        let counts = |point: &Point| match &board.subject {
            Subject::All => Some(point.total.tasks),
            Subject::Plan(_) => {
                let id = &board.plans.first()?.id;
                let plan = point.plans.iter().find(|(other, _)| other == id && id.is_some());
                plan.map(|(_, totals)| totals.tasks)
            }
            Subject::Unit { .. } => None,
        };
        let points = self.points.iter();
        points.filter_map(|point| Some((point.date, counts(point)?))).collect()
    }
}

/// Whether a board has the plan of a slip. A past day is read from a commit, where files may be named
/// otherwise than in the working tree, so the plan's id counts.
fn is_of_board(slip: &Slip, board: &Board) -> bool {
    board
        .plans
        .iter()
        .any(|plan| plan.id.is_some() && plan.id.as_deref() == slip.item.plan.as_deref())
}
