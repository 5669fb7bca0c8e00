//! What changed of the units in the lead of tasks although the plan declares them as before, because a
//! `pargo.toml` changed.

use chrono::NaiveDate;
use rustc_hash::FxHashSet;

use crate::compare::change::{Change, Part, What};
use crate::compare::facts::{GroupFacts, LifeFacts, PlanFacts, UnitFacts};
use crate::compare::pairing::{Namesakes, pairs};
use crate::finding::About;
use crate::plan::value::Value;
use crate::text::name;

/// Debtors that begin or end on another day, and groups with other members. What follows from the units that
/// the plan itself declares otherwise is left out: those are changes of their own.
pub fn changes(old: &PlanFacts, new: &PlanFacts) -> Vec<Change> {
    let own = Own::of(&old.units, &new.units);
    let mut changes = Vec::new();
    let mut push = |name: &str, key, before, after| {
        let change = Change::new(What::UnitChanged, &new.id, About::Unit(name.to_owned()));
        changes.push(Change { part: Some(Part::Key(key)), before, after, ..change });
    };
    let key = |life: &LifeFacts| name::key(&life.name);
    for pair in pairs(&old.lives, &new.lives, Namesakes::One, key, PartialEq::eq) {
        let (Some(before), Some(after)) = pair else { continue };
        if own.named.contains(&name::key(&after.name)) {
            continue;
        }
        for (at, key) in ["from", "until"].into_iter().enumerate() {
            let day = |day: Option<NaiveDate>| day.map(Value::Day);
            if before.days[at] != after.days[at] {
                push(&after.name, key, day(before.days[at]), day(after.days[at]));
            }
        }
    }
    let key = |group: &GroupFacts| name::key(&group.name);
    for pair in pairs(&old.groups, &new.groups, Namesakes::One, key, PartialEq::eq) {
        let (before, after) = pair;
        let Some(group) = after.or(before) else { continue };
        // A group that is not there leads no task, or leads one without known members.
        let leads = before.is_some() && after.is_some() || leads(old, group) && leads(new, group);
        if !leads || own.explains(before, after) {
            continue;
        }
        let names = |group: &'_ GroupFacts| {
            Value::names(group.members.iter().map(|member| member.name.as_str()))
        };
        push(&group.name, "members", before.and_then(names), after.and_then(names));
    }
    changes
}

/// Whether a group leads a task of a plan.
fn leads(plan: &PlanFacts, group: &GroupFacts) -> bool {
    let key = name::key(&group.name);
    let mut lead = plan.tasks.iter().flat_map(|task| &task.lead).flat_map(Value::items);
    lead.any(|unit| name::key(&unit.canonical()) == key)
}

/// The units that the plan itself declares otherwise than before.
struct Own {
    /// The comparison keys of their names, and of the members that they list.
    named: FxHashSet<String>,
    /// The comparison keys of those that list other members.
    groups: FxHashSet<String>,
}

impl Own {
    fn of(old: &[UnitFacts], new: &[UnitFacts]) -> Own {
        let mut own = Own { named: FxHashSet::default(), groups: FxHashSet::default() };
        let key = |unit: &UnitFacts| name::key(&unit.name);
        let members = |unit: &'_ UnitFacts| unit.fields.get("members").cloned();
        let pairs = pairs(old, new, Namesakes::One, key, UnitFacts::eq).into_iter();
        for (before, after) in pairs.filter(|(before, after)| before != after) {
            let is_other_group = before.and_then(members) != after.and_then(members);
            for unit in [before, after].into_iter().flatten() {
                let listed = members(unit);
                let listed = listed.as_ref().map(Value::items).unwrap_or_default();
                own.named.extend(listed.iter().map(|member| name::key(&member.canonical())));
                own.named.insert(name::key(&unit.name));
                own.groups.extend(is_other_group.then(|| name::key(&unit.name)));
            }
        }
        own
    }

    /// Whether all members that joined or left a group did so by what the plan itself declares.
    fn explains(&self, before: Option<&GroupFacts>, after: Option<&GroupFacts>) -> bool {
        let keys = |group: Option<&GroupFacts>| -> FxHashSet<String> {
            let members = group.into_iter().flat_map(|group| &group.members);
            members.map(|member| name::key(&member.name)).collect()
        };
        let mut sides = before.into_iter().chain(after);
        sides.any(|group| self.groups.contains(&name::key(&group.name)))
            || keys(before).symmetric_difference(&keys(after)).all(|key| self.named.contains(key))
    }
}
