//! Every task with its state and due date.

use chrono::NaiveDate;

use crate::links::graph::Here;
use crate::report::as_of::AsOf;
use crate::report::counts::TaskCounts;
use crate::report::coverage::{Coverage, Unanswerable};
use crate::report::filter::{Filter, Scope};
use crate::report::item::{Item, Lister};
use crate::report::{agencies_of, ask_each_with_chains};
use crate::resolve::Resolved;
use crate::workspace::Workspace;

/// The answer of `tasks`.
#[derive(Debug)]
pub struct Tasks {
    /// The as-of date.
    pub as_of: NaiveDate,
    /// The rows, by file path, then by place in the file.
    pub items: Vec<Item>,
    /// The tasks by state.
    pub counts: TaskCounts,
    /// The plans that were read and those left out.
    pub coverage: Coverage,
}

/// Lists each task once. For a task that is due more than once, it shows the first due date without a
/// report.
pub fn tasks(
    workspace: &Workspace,
    filter: &Filter,
    as_of: impl Into<AsOf>,
) -> Result<Tasks, Unanswerable> {
    let as_of = as_of.into();
    let of_plan = |resolved: &Resolved<'_>, scope: &Scope, here: Option<Here<'_>>, as_of| {
        let mut lister = Lister::new(resolved, as_of).among(here);
        let mut items = Vec::new();
        for task in &resolved.tasks {
            let Some(taken) = scope.takes(resolved, task) else {
                continue;
            };
            let standing = taken.standing(resolved, task, as_of);
            if scope.takes_state(standing.state) {
                let first = standing.unreported().next().copied();
                items.push(lister.item(task, &taken, &standing, first.as_ref()));
            }
        }
        items
    };
    let ask = |resolved: &Resolved<'_>, scope: &Scope, here: Option<Here<'_>>| {
        as_of.ask(resolved, |day| of_plan(resolved, scope, here, day))
    };
    let of_all = as_of.of_all(workspace);
    let (answers, mut coverage) = ask_each_with_chains(workspace, filter, of_all, ask)?;
    let (as_of, answers) = as_of.joined(answers, &mut coverage)?;
    let items: Vec<Item> = answers.into_iter().flatten().collect();
    coverage.named.across = agencies_of(items.iter().map(|item| item.agency.as_deref()));
    let mut counts = TaskCounts::default();
    items.iter().for_each(|item| counts.add(item.state));
    Ok(Tasks { as_of, items, counts, coverage })
}
