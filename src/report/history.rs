//! The commits that changed a plan, a task or an objective.

use crate::compare::change::{Change, What};
use crate::compare::history::{Broken, CommitStep, broken};
use crate::finding::About;
use crate::plan::value::Value;
use crate::report::coverage::Unanswerable;
use crate::report::look_up::{Wanted, suggested, suggestion};
use crate::text::lang::{Text, both};
use crate::workspace::git::Commit;

/// A commit with changes to the plan, task or objective asked about.
#[derive(Debug)]
pub struct CommitChanges {
    /// The commit.
    pub commit: Commit,
    /// The changes.
    pub changes: Vec<Change>,
}

/// The answer of `history`.
#[derive(Debug)]
pub struct History {
    /// The commits, oldest first.
    pub entries: Vec<CommitChanges>,
    /// The plan files that became unreadable with a commit.
    pub left_out: Vec<Broken>,
}

/// The history of `PLAN` or `PLAN/ID`; `None` if there is none.
pub fn history(steps: &[CommitStep], wanted: Wanted<'_>) -> Option<History> {
    let Wanted { plan, id } = wanted;
    let mut entries = Vec::new();
    for step in steps {
        let mut changes: Vec<Change> =
            step.changes.iter().filter(|c| c.plan == plan).cloned().collect();
        if let Some(id) = id {
            let created = step.added.iter().filter(|facts| facts.id == plan).flat_map(|facts| {
                let tasks =
                    facts.tasks.iter().filter(|t| t.id == id).map(|t| {
                        added(What::TaskAdded, plan, About::Task(id.to_owned()), &t.title)
                    });
                let objectives = facts.objectives.iter().filter(|o| o.id == id).map(|o| {
                    added(What::ObjectiveAdded, plan, About::Objective(id.to_owned()), &o.title)
                });
                tasks.chain(objectives).collect::<Vec<_>>()
            });
            let created: Vec<Change> = created.collect();
            let known = !entries.is_empty();
            changes.retain(|c| {
                c.task() == Some(id)
                    || c.objective() == Some(id)
                    || (known && c.what == What::PlanRemoved)
            });
            changes.extend(created);
        }
        if !changes.is_empty() {
            entries.push(CommitChanges { commit: step.commit.clone(), changes });
        }
    }
    (!entries.is_empty()).then(|| History { entries, left_out: broken(steps) })
}

fn added(what: What, plan: &str, about: About<String>, title: &str) -> Change {
    Change { after: Some(Value::text(title)), ..Change::new(what, plan, about) }
}

/// The error if the history does not contain the name, with the nearest names that it contains. `steps`
/// has to be the whole history.
pub fn unknown(steps: &[CommitStep], wanted: Wanted<'_>) -> Unanswerable {
    let Wanted { plan, id } = wanted;
    let changes = || steps.iter().flat_map(|step| &step.changes);
    let added = || steps.iter().flat_map(|step| &step.added).filter(|facts| facts.id == plan);
    let mut names: Vec<&str> = match id {
        Some(_) if changes().any(|c| c.plan == plan) => added()
            .flat_map(|facts| facts.tasks.iter().map(|t| t.id.as_str()))
            .chain(changes().filter(|c| c.plan == plan).filter_map(Change::task))
            .collect(),
        _ => changes().map(|c| c.plan.as_str()).collect(),
    };
    names.sort_unstable();
    names.dedup();
    let near = suggestion(&suggested(id.unwrap_or(plan), &names));
    let wanted = wanted.to_string();
    let (wanted, Text { vi, en }) = (crate::text::characters::safe(&wanted), near);
    Unanswerable {
        message: both!("lịch sử không có `{wanted}`{vi}", "history has no `{wanted}`{en}"),
        left_out: Vec::new(),
        is_ambiguous: false,
    }
}
