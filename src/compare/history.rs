//! What changed in meaning, commit by commit.
//!
//! Every line of history is followed, and each change stands once, in the commit that made it. A merge
//! has the changes that none of its parents has. First the walk finds which files each commit touched,
//! then what the question needs of them is read, each text once, and then commits are compared.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::compare::change::{Change, Covering, What};
use crate::compare::difference::between;
use crate::compare::facts::PlanFacts;
use crate::compare::read::{Question, Readings};
use crate::compare::walk::Pair;
use crate::text::lang::Text;
use crate::workspace::git::{Commit, Repository};
use crate::workspace::load::LeftOut;

/// What one commit did.
#[derive(Debug)]
pub struct CommitStep {
    /// The commit.
    pub commit: Commit,
    /// What it changed.
    pub changes: Vec<Change>,
    /// The plans that it added, as they stood then.
    pub added: Vec<Arc<PlanFacts>>,
    /// Plans that it left unreadable; they stand as last readable.
    pub left_out: Vec<LeftOut>,
}

/// What history was found to be.
#[derive(Debug)]
pub struct Followed {
    /// What every commit did, the oldest first.
    pub steps: Vec<CommitStep>,
    /// The plans of the last commit, as far as they had to be read.
    pub standing: Vec<Arc<PlanFacts>>,
}

/// Follows history up to `head`, the oldest commit first, from the first commit or without what `since`
/// has. `roots` are the paths from the root of the repository that are asked about; the empty one is all
/// of it.
pub fn follow(
    repository: &Repository,
    roots: &[String],
    since: Option<&str>,
    head: &str,
    of: Question<'_>,
) -> Result<Followed, Text> {
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
    let readings = crate::compare::read::read(repository, &walk, of)?;
    let mut steps: Vec<CommitStep> = commits.into_iter().map(CommitStep::of).collect();
    for compared in &walk.compared {
        let step = &mut steps[compared.commit];
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

impl CommitStep {
    fn of(commit: Commit) -> CommitStep {
        CommitStep { commit, changes: Vec::new(), added: Vec::new(), left_out: Vec::new() }
    }
}

/// What a commit changed itself: of every matter in which it differs from all of its parents, the change
/// from the first one.
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
                known.take_in(change);
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

/// A plan that a commit left unreadable.
#[derive(Debug)]
pub struct Broken {
    /// The commit.
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
