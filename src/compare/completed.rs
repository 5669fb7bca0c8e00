//! Which commit set a task to `status = "done"`.

use std::collections::{BTreeMap, BTreeSet};

use crate::compare::facts::TaskFacts;
use crate::compare::history::walked;
use crate::compare::read::{Question, Readings};
use crate::compare::walk::Pair;
use crate::plan::Status;
use crate::plan::value::Value;
use crate::text::lang::Text;
use crate::workspace::git::{Commit, Repository};

/// A task: the id of its plan, and its own.
pub type TaskId = (String, String);

/// The last commit that set each task to done which is done at the commit `head`.
pub fn completed(
    repository: &Repository,
    roots: &[String],
    head: &str,
) -> Result<BTreeMap<TaskId, Commit>, Text> {
    let (commits, walk) = walked(repository, roots, None, head)?;
    let readings = crate::compare::read::read(repository, &walk, Question::Everything)?;
    let mut set_by: BTreeMap<TaskId, usize> = BTreeMap::new();
    for compared in &walk.compared {
        // A merge only did what differs from all of its parents.
        let from_each = compared.parents.iter().map(|pairs| set(&readings, pairs));
        let own = from_each.reduce(|a, b| a.intersection(&b).cloned().collect());
        set_by.extend(own.into_iter().flatten().map(|task| (task, compared.commit)));
    }
    let standing = walk.standing.iter().filter_map(|slot| readings.plan(*slot));
    let done: BTreeSet<TaskId> = standing
        .flat_map(|plan| plan.tasks.iter().map(|task| (plan.id.clone(), task)))
        .filter(|(_, task)| is_done(task))
        .map(|(plan, task)| (plan, task.id.clone()))
        .collect();
    set_by.retain(|task, _| done.contains(task));
    Ok(set_by.into_iter().map(|(task, at)| (task, commits[at].clone())).collect())
}

/// The tasks that are done in the new plans and not in the old ones.
fn set(readings: &Readings<'_>, pairs: &[Pair]) -> BTreeSet<TaskId> {
    let done = |of: fn(&Pair) -> Option<usize>| -> BTreeSet<TaskId> {
        let plans = pairs.iter().filter_map(of).filter_map(|slot| readings.plan(slot));
        let tasks = plans.flat_map(|plan| plan.tasks.iter().map(|task| (plan.id.clone(), task)));
        let done = tasks.filter(|(_, task)| is_done(task));
        done.map(|(plan, task)| (plan, task.id.clone())).collect()
    };
    let (old, new) = (done(|pair| pair.old), done(|pair| pair.new));
    new.difference(&old).cloned().collect()
}

fn is_done(task: &TaskFacts) -> bool {
    task.status.get("status") == Some(&Value::Word(Status::Done.word()))
}
