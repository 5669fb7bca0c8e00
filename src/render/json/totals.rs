//! Counts of tasks and objectives.

use serde::Serialize;

use crate::report::counts::{ObjectiveCounts, TaskCounts, Totals};
use crate::state::State;

#[derive(Serialize)]
struct TasksJson {
    total: usize,
    cancelled: usize,
    done: usize,
    #[serde(rename = "done-late")]
    done_late: usize,
    overdue: usize,
    #[serde(rename = "in-progress")]
    in_progress: usize,
    #[serde(rename = "not-started")]
    not_started: usize,
    standing: usize,
    undated: usize,
    #[serde(rename = "overdue-not-begun")]
    overdue_not_begun: usize,
    #[serde(rename = "due-soon")]
    due_soon: usize,
}

impl TasksJson {
    fn of(counts: &TaskCounts) -> Self {
        TasksJson {
            total: counts.total(),
            cancelled: counts.of(State::Cancelled),
            done: counts.of(State::Done),
            done_late: counts.of(State::DoneLate),
            overdue: counts.of(State::Overdue),
            in_progress: counts.of(State::InProgress),
            not_started: counts.of(State::NotStarted),
            standing: counts.of(State::Standing),
            undated: counts.of(State::Undated),
            overdue_not_begun: counts.overdue_not_begun,
            due_soon: counts.due_soon,
        }
    }
}

#[derive(Serialize)]
struct ObjectivesJson {
    total: usize,
    met: usize,
    missed: usize,
    pending: usize,
}

impl ObjectivesJson {
    fn of(counts: &ObjectiveCounts) -> Self {
        ObjectivesJson {
            total: counts.total(),
            met: counts.met,
            missed: counts.missed,
            pending: counts.pending,
        }
    }
}

#[derive(Serialize)]
pub(crate) struct TotalsJson {
    tasks: TasksJson,
    objectives: ObjectivesJson,
}

impl TotalsJson {
    pub(crate) fn of(totals: &Totals) -> Self {
        TotalsJson {
            tasks: TasksJson::of(&totals.tasks),
            objectives: ObjectivesJson::of(&totals.objectives),
        }
    }
}
