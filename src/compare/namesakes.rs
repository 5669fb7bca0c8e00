//! Copies in a history: of two files with one plan id only one counts, in each commit.
//!
//! The commits are taken in the order of the walk. Files without a version that was read are not known here.

use std::collections::BTreeMap;

use crate::compare::facts::PlanFacts;
use crate::compare::read::Readings;
use crate::compare::walk::{Compared, Pair, Walk};
use crate::workspace::copies::{Claim, copies};
use crate::workspace::load::LeftOut;
use crate::workspace::root::Root;

/// The files that have a plan's id, by path, with the slots of their versions.
type Files<'w> = BTreeMap<&'w str, usize>;

/// The plan files so far, by the plan's id.
pub struct Present<'w> {
    walk: &'w Walk,
    root: Root,
    by_id: BTreeMap<String, Files<'w>>,
}

impl<'w> Present<'w> {
    /// No files yet.
    pub fn new(walk: &'w Walk) -> Self {
        Present { walk, root: Root::new("/", "/"), by_id: BTreeMap::new() }
    }

    /// Takes the changes of a commit with one parent, and leaves in them only what counts. Returns the
    /// files that do not count from this commit on, each with the id of its plan. A merge brings together
    /// what its parents have, which was taken before.
    pub fn take(
        &mut self,
        compared: &mut Compared,
        readings: &Readings<'_>,
    ) -> Vec<(String, LeftOut)> {
        let [pairs] = compared.parents.as_mut_slice() else { return Vec::new() };
        let plan = |slot: Option<usize>| readings.plan(slot?).map(|plan| plan.id.clone());
        let mut touched: Vec<String> =
            pairs.iter().flat_map(|pair| [plan(pair.old), plan(pair.new)]).flatten().collect();
        touched.sort_unstable();
        touched.dedup();
        let before: Vec<Counted> = touched.iter().map(|id| self.counted(id, readings)).collect();
        for pair in pairs.iter() {
            self.update(pair, plan(pair.old), plan(pair.new));
        }
        let mut left_out = Vec::new();
        for (id, before) in touched.iter().zip(before) {
            let after = self.counted(id, readings);
            if before.copies.is_empty() && after.copies.is_empty() {
                continue;
            }
            let is_of_it = |slot: Option<usize>| plan(slot).is_some_and(|other| other == *id);
            pairs.retain(|pair| !is_of_it(pair.old.or(pair.new)) && !is_of_it(pair.new));
            if before.slot != after.slot {
                pairs.push(Pair { old: before.slot, new: after.slot });
            }
            let known = |file: &str| before.copies.iter().any(|left| left.file == file);
            let new = after.copies.into_iter().filter(|left| !known(&left.file));
            left_out.extend(new.map(|left| (id.clone(), left)));
        }
        left_out
    }

    fn path(&self, slot: usize) -> &'w str {
        &self.walk.texts[self.walk.slots[slot].text].path
    }

    fn update(&mut self, pair: &Pair, old: Option<String>, new: Option<String>) {
        if let (Some(slot), Some(id)) = (pair.old, old)
            && let Some(files) = self.by_id.get_mut(&id)
        {
            files.remove(self.walk.texts[self.walk.slots[slot].text].path.as_ref());
        }
        if let (Some(slot), Some(id)) = (pair.new, new) {
            let path = self.path(slot);
            self.by_id.entry(id).or_default().insert(path, slot);
        }
    }

    /// Which file of a plan counts.
    fn counted(&self, id: &str, readings: &Readings<'_>) -> Counted {
        let none = Counted { slot: None, copies: Vec::new() };
        let Some(files) = self.by_id.get(id) else { return none };
        let plan = |slot: &usize| Some((*slot, readings.plan(*slot)?.as_ref()));
        let plans: Vec<(usize, &PlanFacts)> = files.values().filter_map(plan).collect();
        let claims: Vec<Claim<'_>> = plans.iter().map(|(_, plan)| plan.claim()).collect();
        let found = copies(&claims, &self.root);
        let counts = plans.iter().zip(&found).find(|(_, copy)| copy.is_none());
        let of_copies = found.iter().enumerate();
        Counted {
            slot: counts.map(|((slot, _), _)| *slot),
            copies: of_copies
                .filter_map(|(at, copy)| Some((*copy)?.left_out(&claims, at)))
                .collect(),
        }
    }
}

/// The version of a plan that counts, and the files that do not.
struct Counted {
    /// A slot of the walk; `None` where no file counts.
    slot: Option<usize>,
    copies: Vec<LeftOut>,
}
