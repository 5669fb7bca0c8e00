//! One plan, task or objective in full: every field, the calculated values, and the reason for its state.

mod fields;
mod objective;
mod plan;
mod task;
mod why;

use chrono::NaiveDate;

use crate::links::graph::{Here, Links};
use crate::report::coverage::{Coverage, Unanswerable};
use crate::report::faults;
use crate::report::reference;
use crate::resolve::Resolved;
use crate::workspace::Workspace;

pub use objective::ObjectiveSheet;
use objective::objective_sheet;
use plan::plan_sheet;
pub use plan::{PlanSheet, UnitSheet};
use task::task_sheet;
pub use task::{ChainLink, Extended, GroupReport, Occurrence, TaskSheet};

/// A plan, task or objective that was asked for.
#[derive(Debug)]
pub enum Subject {
    /// A plan.
    Plan(Box<PlanSheet>),
    /// A task.
    Task(Box<TaskSheet>),
    /// An objective.
    Objective(Box<ObjectiveSheet>),
}

/// The answer of `show`.
#[derive(Debug)]
pub struct Show {
    /// The as-of date.
    pub as_of: NaiveDate,
    /// What was found: several if a task and an objective have the same id, or if plans do.
    pub subjects: Vec<Subject>,
    /// The plans that were read and those left out.
    pub coverage: Coverage,
}

/// Shows the plan, task or objective that a REF names.
pub fn show(workspace: &Workspace, wanted: &str, as_of: NaiveDate) -> Result<Show, Unanswerable> {
    let reference = reference::find(workspace, wanted)?;
    let mut coverage = Coverage { left_out: reference.left_out.clone(), ..Coverage::default() };
    if !reference.is_exact {
        coverage.taken.push((wanted.to_owned(), reference.shown()));
    }
    let links = reference.has_chains.then(|| Links::of(workspace, as_of));
    let mut subjects = Vec::new();
    for at in &reference.files {
        workspace.with_plan(*at, |loaded| {
            let Ok((resolved, out)) = loaded else { return };
            coverage.plans += 1;
            coverage.faults += faults(&resolved, &out);
            let here = links.as_ref().and_then(|links| links.here(*at));
            match &reference.id {
                None => {
                    subjects.push(Subject::Plan(Box::new(plan_sheet(&resolved, here, as_of))));
                }
                Some(id) => subjects.append(&mut found(&resolved, id, here, as_of)),
            }
        });
    }
    Ok(Show { as_of, subjects, coverage })
}

fn found(
    resolved: &Resolved<'_>,
    id: &str,
    here: Option<Here<'_>>,
    as_of: NaiveDate,
) -> Vec<Subject> {
    let mut subjects = Vec::new();
    for task in &resolved.tasks {
        if task.written.id.value() == Some(id) {
            subjects.push(Subject::Task(Box::new(task_sheet(resolved, task, here, as_of))));
        }
    }
    for objective in &resolved.objectives {
        if objective.written.id.value() == Some(id) {
            subjects
                .push(Subject::Objective(Box::new(objective_sheet(resolved, objective, as_of))));
        }
    }
    subjects
}
