//! How a plan, a task or an objective came to be what it is; and which deadlines moved.

use crate::compare::change::{Change, What};
use crate::compare::history::{Broken, CommitStep, broken};
use crate::report::coverage::Unanswerable;
use crate::report::look_up::nearest;
use crate::text::lang::both;
use crate::workspace::git::Commit;

/// A commit that changed what was asked about.
#[derive(Debug)]
pub struct Entry {
    /// The commit.
    pub commit: Commit,
    /// What it changed.
    pub changes: Vec<Change>,
}

/// The answer of `history`.
#[derive(Debug)]
pub struct History {
    /// The oldest first.
    pub entries: Vec<Entry>,
    /// What could not be read on the way.
    pub left_out: Vec<Broken>,
}

/// What `PLAN` or `PLAN/ID` stands for.
fn subject(wanted: &str) -> (&str, Option<&str>) {
    wanted.split_once('/').map_or((wanted, None), |(plan, id)| (plan, Some(id)))
}

/// The history of `PLAN` or `PLAN/ID`; nothing where there is none.
pub fn history(steps: &[CommitStep], wanted: &str) -> Option<History> {
    let (plan, id) = subject(wanted);
    let mut entries = Vec::new();
    for step in steps {
        let mut changes: Vec<Change> =
            step.changes.iter().filter(|c| c.plan == plan).cloned().collect();
        if let Some(id) = id {
            let born = step.added.iter().filter(|facts| facts.id == plan).flat_map(|facts| {
                let tasks = facts
                    .tasks
                    .iter()
                    .filter(|t| t.id == id)
                    .map(|t| added(What::TaskAdded, plan, Some(id), None, &t.title));
                let objectives = facts
                    .objectives
                    .iter()
                    .filter(|o| o.id == id)
                    .map(|o| added(What::ObjectiveAdded, plan, None, Some(id), &o.title));
                tasks.chain(objectives).collect::<Vec<_>>()
            });
            let born: Vec<Change> = born.collect();
            let known = !entries.is_empty();
            changes.retain(|c| {
                c.task.as_deref() == Some(id)
                    || c.objective.as_deref() == Some(id)
                    || (known && c.what == What::PlanRemoved)
            });
            changes.extend(born);
        }
        if !changes.is_empty() {
            entries.push(Entry { commit: step.commit.clone(), changes });
        }
    }
    (!entries.is_empty()).then(|| History { entries, left_out: broken(steps) })
}

fn added(
    what: What,
    plan: &str,
    task: Option<&str>,
    objective: Option<&str>,
    title: &str,
) -> Change {
    let own = |text: Option<&str>| text.map(str::to_owned);
    Change {
        what,
        plan: plan.to_owned(),
        task: own(task),
        objective: own(objective),
        unit: None,
        field: None,
        before: None,
        after: Some(title.to_owned()),
        days: None,
        by: None,
    }
}

/// That history has nothing of the name, and the nearest that it has. `steps` are all of it.
pub fn unknown(steps: &[CommitStep], wanted: &str) -> Unanswerable {
    let (plan, id) = subject(wanted);
    let changes = || steps.iter().flat_map(|step| &step.changes);
    let added = || steps.iter().flat_map(|step| &step.added).filter(|facts| facts.id == plan);
    let mut names: Vec<&str> = match id {
        Some(_) if changes().any(|c| c.plan == plan) => added()
            .flat_map(|facts| facts.tasks.iter().map(|t| t.id.as_str()))
            .chain(changes().filter(|c| c.plan == plan).filter_map(|c| c.task.as_deref()))
            .collect(),
        _ => changes().map(|c| c.plan.as_str()).collect(),
    };
    names.sort_unstable();
    names.dedup();
    let near = nearest(id.unwrap_or(plan), &names).join("\n  ");
    let wanted = crate::text::characters::safe(wanted).into_owned();
    Unanswerable {
        message: both!(
            "lịch sử không có `{wanted}`; gần nhất là:\n  {near}",
            "history has no `{wanted}`; the nearest are:\n  {near}"
        ),
        left_out: Vec::new(),
        is_ambiguous: false,
    }
}
