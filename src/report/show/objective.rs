//! An objective in full.

use chrono::NaiveDate;

use super::fields::{index_names, listed, remarks_last};
use crate::plan::fields;
use crate::plan::value::{Fields, Measured, Value};
use crate::report::goal::{Goal, goal};
use crate::resolve::{Resolved, ResolvedObjective};
use crate::state::Outcome;
use crate::text::lang::{Text, both};

/// An objective in full.
#[derive(Debug)]
pub struct ObjectiveSheet {
    /// The file.
    pub file: String,
    /// The line of its header.
    pub line: u32,
    /// The objective with its outcome.
    pub goal: Goal,
    /// Its fields that are not in `goal`.
    pub fields: Fields,
    /// Its results, in the order of the file.
    pub results: Vec<Measured>,
    /// The ids of the tasks that serve it.
    pub tasks: Vec<String>,
    /// Why it is met, missed or pending.
    pub why: Text,
}

/// The fields of an objective that are in its [`Goal`].
const OF_A_GOAL: [&str; 4] = ["id", "title", "baseline", "max"];

/// The components of an objective by their names, and unknown ones as written.
fn component_names<'s>(
    resolved: &'s Resolved<'_>,
    of: &'s ResolvedObjective<'_>,
) -> impl Iterator<Item = &'s str> {
    let catalog = &resolved.config.catalog;
    let find = |written: &str| {
        of.links.indexes.iter().find_map(|index| catalog.component(*index, written))
    };
    let name = move |written: &'s str| find(written).map(|found| catalog.component_name(found));
    listed(&of.written.component).map(move |written| name(written).unwrap_or(written))
}

pub(super) fn objective_sheet(
    resolved: &Resolved<'_>,
    of: &ResolvedObjective<'_>,
    as_of: NaiveDate,
) -> ObjectiveSheet {
    let objective = of.written;
    let mut fields = fields::objective(objective).without(&OF_A_GOAL);
    let scope = objective.scope.value().unwrap_or_default();
    fields.set("scope", Some(Value::Word(scope.word())));
    fields.set("index", Value::names(index_names(resolved, &objective.index)));
    fields.set("component", Value::names(component_names(resolved, of)));
    let goal = goal(resolved, of, as_of);
    let why = match (goal.status, objective.target.get()) {
        (Outcome::Met, _) => {
            both!("đạt (kết quả gần nhất đạt chỉ tiêu)", "the latest result reaches the target")
        }
        (Outcome::Missed, _) => {
            both!(
                "chưa đạt (kết quả gần nhất chưa đạt chỉ tiêu)",
                "the latest result does not reach the target"
            )
        }
        (Outcome::Pending, None) => {
            both!("chưa có kết quả (mục tiêu chưa có chỉ tiêu)", "there is no target")
        }
        (Outcome::Pending, Some(_)) => {
            both!("chưa có kết quả để đánh giá", "no result answers the target yet")
        }
    };
    let serving = resolved.tasks.iter().filter(|task| task.links.objectives.contains(&of.place));
    ObjectiveSheet {
        file: resolved.source.path.to_owned(),
        line: resolved.source.position(objective.header.start).line,
        goal,
        fields: remarks_last(fields),
        results: objective.results.iter().map(Measured::of).collect(),
        tasks: serving.filter_map(|task| task.written.id.value().map(str::to_owned)).collect(),
        why,
    }
}
