//! Differences in meaning between two versions of the plans.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use crate::compare::change::{Change, What};
use crate::compare::difference::between;
use crate::compare::facts::PlanFacts;
use crate::compare::version::Version;
use crate::finding::About;
use crate::plan::value::Value;
use crate::text::lang::{Text, both};
use crate::text::name;
use crate::workspace::load::LeftOut;

/// A plan that could not be read in one of the versions.
#[derive(Clone, Debug)]
pub struct Missing {
    /// The commit; `None` for the working tree.
    pub commit: Option<String>,
    /// The file, and why.
    pub left_out: LeftOut,
}

/// The answer of `diff`.
#[derive(Debug)]
pub struct Diff {
    /// The commit compared from.
    pub from: Option<String>,
    /// The commit compared to; `None` for the working tree.
    pub to: Option<String>,
    /// The changes, by plan id, then plan, units, objectives, tasks.
    pub changes: Vec<Change>,
    /// Titles of the changed tasks and objectives, one for each of `changes`; empty for plans and units.
    pub titles: Vec<String>,
    /// Titles of the plans, by id.
    pub plans: BTreeMap<String, String>,
    /// Plans that could not be read in either version.
    pub left_out: Vec<Missing>,
    /// Hints on tasks or objectives that seem to have a new id.
    pub hints: Vec<Text>,
}

/// Compares two versions. A plan that does not count in one of them is not compared, since it would look
/// removed or added.
pub fn diff(old: &Version, new: &Version) -> Diff {
    let left_out = old.left_out.iter().chain(&new.left_out);
    let left_out: BTreeSet<&str> = left_out.map(|left| left.file.as_str()).collect();
    let ids = |version: &'_ Version| -> BTreeSet<String> {
        version.plans.iter().map(|plan| plan.id.clone()).collect()
    };
    // Where another file has the id in both versions, there is something to compare.
    let in_both: BTreeSet<String> = ids(old).intersection(&ids(new)).cloned().collect();
    let broken: Vec<&str> = old
        .plans
        .iter()
        .chain(&new.plans)
        .filter(|plan| left_out.contains(plan.file.as_str()) && !in_both.contains(&plan.id))
        .map(|plan| plan.id.as_str())
        .collect();
    let compared = |plan: &&PlanFacts| !broken.contains(&plan.id.as_str());
    let changes = between(old.plans.iter().filter(compared), new.plans.iter().filter(compared));
    let missing = |version: &Version| -> Vec<Missing> {
        let of =
            |left: &LeftOut| Missing { commit: version.commit.clone(), left_out: left.clone() };
        version.left_out.iter().map(of).collect()
    };
    let (titles, plans) = titles(&changes, old, new);
    Diff {
        titles,
        plans,
        from: old.commit.clone(),
        to: new.commit.clone(),
        hints: alike(&changes),
        changes,
        left_out: missing(old).into_iter().chain(missing(new)).collect(),
    }
}

/// The titles for the changes, and those of the plans, preferably from the newer version.
fn titles(
    changes: &[Change],
    old: &Version,
    new: &Version,
) -> (Vec<String>, BTreeMap<String, String>) {
    let mut by_id: FxHashMap<&str, Vec<&PlanFacts>> = FxHashMap::default();
    for plan in new.plans.iter().chain(&old.plans) {
        by_id.entry(&plan.id).or_default().push(plan);
    }
    let title = |change: &Change| {
        let plans = by_id.get(change.plan.as_str()).into_iter().flatten();
        let mut found = plans.filter_map(|plan| match &change.about {
            About::Task(id) => plan.tasks.iter().find(|t| t.id == *id).map(|t| &t.title),
            About::Objective(id) => plan.objectives.iter().find(|o| o.id == *id).map(|o| &o.title),
            About::Plan | About::Unit(_) => None,
        });
        found.next().cloned().unwrap_or_default()
    };
    let plan = |change: &Change| {
        let plans = by_id.get(change.plan.as_str())?;
        Some((change.plan.clone(), plans.first()?.title.clone()))
    };
    (changes.iter().map(title).collect(), changes.iter().filter_map(plan).collect())
}

/// Hints on removed and added tasks and objectives with the same title and another id.
pub fn alike(changes: &[Change]) -> Vec<Text> {
    let mut hints = Vec::new();
    for gone in changes {
        let added = match gone.what {
            What::TaskRemoved => What::TaskAdded,
            What::ObjectiveRemoved => What::ObjectiveAdded,
            _ => continue,
        };
        let key = |title: &Option<Value>| title.as_ref().map(|t| name::key(&t.canonical()));
        let title = key(&gone.before).filter(|title| !title.is_empty());
        let twin =
            changes.iter().find(|c| c.what == added && title.is_some() && key(&c.after) == title);
        if let Some(twin) = twin {
            let id = |c: &'_ Change| c.task().or(c.objective()).unwrap_or_default().to_owned();
            let (old, new) = (id(gone), id(twin));
            let (old_plan, new_plan) = (&gone.plan, &twin.plan);
            hints.push(both!(
                "{old_plan}/{old} (xóa) và {new_plan}/{new} (bổ sung) giống nhau: có lẽ chỉ đổi mã hoặc chuyển kế hoạch",
                "{old_plan}/{old} (removed) and {new_plan}/{new} (added) look alike: perhaps the id changed, or the plan"
            ));
        }
    }
    hints
}
