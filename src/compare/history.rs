//! The changes in meaning, commit by commit.
//!
//! Each change is listed once, with the commit that made it; a merge only has the changes that none of
//! its parents has. This takes three steps: `walk` finds which files each commit touched, `read` reads
//! what the question needs, each text once, and then commits are compared.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::compare::change::{Change, Covering, What};
use crate::compare::difference::between;
use crate::compare::facts::PlanFacts;
use crate::compare::namesakes::Present;
use crate::compare::read::{Question, Readings};
use crate::compare::walk::{Pair, Walk};
use crate::text::lang::Text;
use crate::workspace::git::{Commit, Repository};
use crate::workspace::load::LeftOut;

/// What one commit changed.
#[derive(Debug)]
pub struct CommitStep {
    /// The commit.
    pub commit: Commit,
    /// Its changes.
    pub changes: Vec<Change>,
    /// The plans that it added, as they were then.
    pub added: Vec<Arc<PlanFacts>>,
    /// The plan files that became unreadable with it, whose last readable version counts until they are
    /// fixed, and those that have the id of another plan since then.
    pub left_out: Vec<LeftOut>,
}

/// The changes of a history.
#[derive(Debug)]
pub struct Followed {
    /// The commits with a change, the oldest first.
    pub steps: Vec<CommitStep>,
    /// The plans of the last commit that were read.
    pub standing: Vec<Arc<PlanFacts>>,
}

/// Lists the changes up to the commit `head`, the oldest first, from the first commit or without the
/// commits that `since` includes. `roots` are the paths asked about, from the root of the repository; the
/// empty path is the whole repository.
pub fn follow(
    repository: &Repository,
    roots: &[String],
    since: Option<&str>,
    head: &str,
    of: Question<'_>,
) -> Result<Followed, Text> {
    let (commits, walk) = walked(repository, roots, since, head)?;
    let readings = crate::compare::read::read(repository, &walk, of)?;
    let mut steps: Vec<CommitStep> = commits.into_iter().map(CommitStep::of).collect();
    let mut present = Present::new(&walk);
    for compared in &walk.compared {
        let mut compared = compared.clone();
        let step = &mut steps[compared.commit];
        let copies = present.take(&mut compared, &readings);
        // Questions about all plans tell the copies among today's plans themselves.
        if let Question::Plan(asked) = of {
            let own = copies.into_iter().filter(|(id, _)| id == asked);
            step.left_out.extend(own.map(|(_, left_out)| left_out));
        }
        step.changes = changes(&readings, &compared.parents);
        step.added = added(&readings, &compared.parents, &step.changes);
    }
    for (slot, left_out) in readings.broken(of) {
        if let Some(commit) = slot.commit {
            steps[commit].left_out.push(left_out.clone());
        }
    }
    steps.retain(|step| !step.changes.is_empty() || !step.left_out.is_empty());
    let mut standing: Vec<usize> = walk.standing.iter().copied().collect();
    standing.sort_unstable();
    let standing = standing.into_iter().filter_map(|slot| readings.plan(slot).cloned()).collect();
    Ok(Followed { steps, standing })
}

/// The commits up to `head`, the oldest first, and which plan files each of them touched.
pub(crate) fn walked(
    repository: &Repository,
    roots: &[String],
    since: Option<&str>,
    head: &str,
) -> Result<(Vec<Commit>, Walk), Text> {
    let without = since.map(|since| format!("^{since}"));
    let range: Vec<&str> = without.as_deref().into_iter().chain([head]).collect();
    let commits = repository.log(&[&["--date-order", "--reverse"], range.as_slice()].concat())?;
    let pairs: Vec<(&str, Option<&str>)> = commits
        .iter()
        .flat_map(|commit| {
            let parents = commit.parents.iter().map(|parent| Some(parent.as_str()));
            let root = commit.parents.is_empty().then_some(None);
            parents.chain(root).map(|parent| (commit.id.as_str(), parent))
        })
        .collect();
    let deltas = repository.deltas(&pairs)?;
    let walk = crate::compare::walk::walk(repository, roots, &commits, deltas)?;
    Ok((commits, walk))
}

impl CommitStep {
    fn of(commit: Commit) -> CommitStep {
        CommitStep { commit, changes: Vec::new(), added: Vec::new(), left_out: Vec::new() }
    }
}

/// The commit's own changes. For a merge: what differs from every parent, given as the change from the
/// first parent that shows it.
fn changes(readings: &Readings<'_>, parents: &[Vec<Pair>]) -> Vec<Change> {
    let mut from_each: Vec<Vec<Change>> = parents.iter().map(|p| from(readings, p)).collect();
    if let [_] = from_each.as_slice() {
        return from_each.remove(0);
    }
    let covering: Vec<Covering<'_>> = from_each.iter().map(|list| Covering::of(list)).collect();
    let (mut own, mut known) = (Vec::new(), Covering::default());
    for (at, list) in from_each.iter().enumerate() {
        for change in list {
            let mut others = covering.iter().enumerate().filter(|(other, _)| *other != at);
            if others.all(|(_, other)| other.covers(change)) && !known.covers(change) {
                own.push(change.clone());
                known.add(change);
            }
        }
    }
    own
}

fn from(readings: &Readings<'_>, pairs: &[Pair]) -> Vec<Change> {
    let plans = |of: fn(&Pair) -> Option<usize>| {
        let slots = pairs.iter().filter_map(of);
        slots.filter_map(|slot| readings.plan(slot)).map(Arc::as_ref).collect::<Vec<_>>()
    };
    between(plans(|pair| pair.old), plans(|pair| pair.new))
}

fn added(
    readings: &Readings<'_>,
    parents: &[Vec<Pair>],
    changes: &[Change],
) -> Vec<Arc<PlanFacts>> {
    let mut new: FxHashMap<&str, &Arc<PlanFacts>> = FxHashMap::default();
    for plan in parents.iter().flatten().filter_map(|pair| readings.plan(pair.new?)) {
        new.entry(&plan.id).or_insert(plan);
    }
    let added = changes.iter().filter(|change| change.what == What::PlanAdded);
    added.filter_map(|change| new.get(change.plan.as_str())).map(|plan| Arc::clone(plan)).collect()
}

/// A plan file that became unreadable with a commit.
#[derive(Debug)]
pub struct Broken {
    /// The id of the commit.
    pub commit: String,
    /// The file, and why.
    pub left_out: LeftOut,
}

pub(crate) fn broken(steps: &[CommitStep]) -> Vec<Broken> {
    let of = |step: &CommitStep| -> Vec<Broken> {
        let commit = step.commit.id.clone();
        step.left_out
            .iter()
            .map(|left_out| Broken { commit: commit.clone(), left_out: left_out.clone() })
            .collect()
    };
    steps.iter().flat_map(of).collect()
}
