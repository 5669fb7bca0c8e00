//! Rings: tasks that continue or carry out each other, so that none of them is the first.

use rustc_hash::FxHashSet;

use crate::links::graph::{LinkedPlan, Links, Ring, TaskAt};

/// How far the search has come with a task.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Walked {
    NotYet,
    /// It is on the current path, at this depth.
    OnPath(usize),
    Through,
}

/// Finds the rings that a search from every task closes; of those whose tasks are all in rings that were
/// found before, none.
pub(super) fn rings(links: &Links) -> Vec<Ring> {
    let of_each = |plan: &LinkedPlan| vec![Walked::NotYet; plan.tasks.len()];
    let walked = links.plans.iter().map(of_each).collect();
    let mut search = Search { links, walked, ringed: FxHashSet::default(), rings: Vec::new() };
    for (at, task) in links.tasks() {
        if !task.implements_to.is_empty() || !task.continues_to.is_empty() {
            search.walk(at);
        }
    }
    search.rings
}

struct Search<'l> {
    links: &'l Links,
    walked: Vec<Vec<Walked>>,
    /// The tasks of the rings found so far.
    ringed: FxHashSet<TaskAt>,
    rings: Vec<Ring>,
}

impl Search<'_> {
    /// Visits everything that a task leads to. Not recursive: chains may be longer than the stack allows.
    fn walk(&mut self, from: TaskAt) {
        if self.walked[from.plan][from.task] != Walked::NotYet {
            return;
        }
        let (mut path, mut open): (Vec<TaskAt>, Vec<std::vec::IntoIter<TaskAt>>) =
            Default::default();
        let mut next = Some(from);
        loop {
            if let Some(at) = next.take() {
                self.walked[at.plan][at.task] = Walked::OnPath(path.len());
                path.push(at);
                let task = self.links.task(at);
                let to = task.implements_to.iter().chain(&task.continues_to).copied();
                open.push(to.collect::<Vec<_>>().into_iter());
            }
            let (Some(at), Some(rest)) = (path.last(), open.last_mut()) else { break };
            match rest.next().map(|to| (to, self.walked[to.plan][to.task])) {
                Some((to, Walked::NotYet)) => next = Some(to),
                Some((_, Walked::OnPath(start))) => self.found(&path[start..]),
                Some((_, Walked::Through)) => {}
                None => {
                    self.walked[at.plan][at.task] = Walked::Through;
                    path.pop();
                    open.pop();
                }
            }
        }
    }

    fn found(&mut self, path: &[TaskAt]) {
        let ends = [path.first(), path.last()];
        let is_known = ends.iter().flatten().all(|at| self.ringed.contains(*at));
        if path.len() == 1 || !is_known {
            self.ringed.extend(path);
            self.rings.push(ring(path));
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
