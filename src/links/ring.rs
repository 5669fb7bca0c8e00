//! Rings: tasks that continue or carry out each other, so that none of them is the first.

use crate::links::graph::{Links, Ring, TaskAt};

/// How far the search has come with a task.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Walked {
    NotYet,
    /// It is on the current path, at this depth.
    OnPath(usize),
    Through,
}

/// Finds each ring that a search from every task closes.
pub(super) fn rings(links: &Links) -> Vec<Ring> {
    let mut walked: Vec<Vec<Walked>> =
        links.plans.iter().map(|plan| vec![Walked::NotYet; plan.tasks.len()]).collect();
    let mut rings = Vec::new();
    for (at, task) in links.tasks() {
        if !task.implements.is_empty() || !task.continues.is_empty() {
            walk(links, at, &mut walked, &mut rings);
        }
    }
    rings
}

/// Visits everything that a task leads to. Not recursive: chains may be longer than the stack allows.
fn walk(links: &Links, from: TaskAt, walked: &mut [Vec<Walked>], rings: &mut Vec<Ring>) {
    if walked[from.plan][from.task] != Walked::NotYet {
        return;
    }
    let (mut path, mut open): (Vec<TaskAt>, Vec<std::vec::IntoIter<TaskAt>>) = Default::default();
    let mut next = Some(from);
    loop {
        if let Some(at) = next.take() {
            walked[at.plan][at.task] = Walked::OnPath(path.len());
            path.push(at);
            let task = links.task(at);
            let to = links.targets(&task.implements).chain(links.targets(&task.continues));
            open.push(to.collect::<Vec<_>>().into_iter());
        }
        let (Some(at), Some(rest)) = (path.last(), open.last_mut()) else { break };
        match rest.next().map(|to| (to, walked[to.plan][to.task])) {
            Some((to, Walked::NotYet)) => next = Some(to),
            Some((_, Walked::OnPath(start))) => rings.push(ring(&path[start..])),
            Some((_, Walked::Through)) => {}
            None => {
                walked[at.plan][at.task] = Walked::Through;
                path.pop();
                open.pop();
            }
        }
    }
}

/// The ring of a path, turned so that the task that stands latest is the last.
fn ring(path: &[TaskAt]) -> Ring {
    let latest = path.iter().enumerate().max_by_key(|(_, at)| **at).map_or(0, |(place, _)| place);
    let mut tasks = path.to_vec();
    tasks.rotate_left(latest + 1);
    Ring { tasks }
}
