//! To whom a task is given: the units in its lead by all their names, and the members of groups there.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::resolve::each::whole;
use crate::resolve::unit::{UnitId, Units};
use crate::resolve::{Resolved, ResolvedTask};
use crate::state::{Due, Slot, Standing};
use crate::text::name;

/// A unit of a plan.
#[derive(Debug)]
pub struct LinkedUnit {
    /// Its declared name.
    pub name: String,
    /// The comparison keys of its name and its aliases.
    pub keys: Vec<String>,
    /// Whether it is outside the agency.
    pub is_external: bool,
    /// Whether it is a group.
    pub is_group: bool,
    /// Whether it is a group whose members are not known. Agencies may be named within its name.
    is_open: bool,
}

/// A unit to which a task is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Given {
    /// The unit, as its place among those of the plan.
    pub unit: usize,
    /// The group in the lead that holds it.
    pub via: Option<usize>,
    /// Of a task with `each`: its own single due date, which an extension for it alone may have moved.
    pub due: Option<NaiveDate>,
}

impl LinkedUnit {
    /// Whether an agency with one of these names, given as comparison keys, is meant.
    pub fn is_one_of(&self, names: &[String]) -> bool {
        let is_within = |name: &String| stands_in(name, &self.keys[0]);
        self.is_called(names) || self.is_open && names.iter().any(is_within)
    }

    /// Whether one of these names, given as comparison keys, is its name or an alias.
    pub fn is_called(&self, names: &[String]) -> bool {
        names.iter().any(|name| self.keys.contains(name))
    }
}

/// The units of a plan, in the order of their ids.
pub(super) fn units(resolved: &Resolved<'_>) -> Vec<LinkedUnit> {
    let linked = |(id, unit): (UnitId, &crate::resolve::unit::DeclaredUnit<'_>)| {
        let names = std::iter::once(unit.name).chain(unit.aliases.iter().copied());
        LinkedUnit {
            name: unit.name.to_owned(),
            keys: names.map(name::key).collect(),
            is_external: unit.external,
            is_group: unit.is_group(),
            is_open: is_open(&resolved.units, id),
        }
    };
    resolved.units.all().map(linked).collect()
}

fn is_open(units: &Units<'_>, id: UnitId) -> bool {
    units.get(id).is_group() && units.members(id).is_empty()
}

/// The units to which a task is given: those in its lead, each followed by all units inside it. `standing` is how
/// it stands.
pub(super) fn given(
    resolved: &Resolved<'_>,
    task: &ResolvedTask<'_>,
    standing: &Standing,
) -> Vec<Given> {
    let mut given: Vec<Given> = Vec::new();
    let dues = dues_of_debtors(task, standing);
    let mut add = |unit: UnitId, via: Option<UnitId>| {
        let place = |id: UnitId| id.0 as usize;
        if !given.iter().any(|known| known.unit == place(unit)) {
            let due = own_due(resolved, &dues, unit);
            given.push(Given { unit: place(unit), via: via.map(place), due });
        }
    };
    // A unit that is named itself is not the lead's through a group.
    task.links.lead.iter().for_each(|lead| add(lead.unit, None));
    let excepted = except(resolved, task);
    for lead in task.links.lead {
        let inside = resolved.units.inside(lead.unit);
        inside
            .into_iter()
            .filter(|unit| !excepted.contains(unit))
            .for_each(|unit| add(unit, Some(lead.unit)));
    }
    given
}

/// The due date of each debtor of a task with `each` that does not recur.
fn dues_of_debtors(task: &ResolvedTask<'_>, standing: &Standing) -> FxHashMap<UnitId, NaiveDate> {
    let debts = standing.owed.iter().filter(|due| due.slot == Slot::Once);
    let debts = debts.filter(|_| task.links.each.is_some());
    debts.filter_map(|due| Some((due.debtor?.unit()?, due.due))).collect()
}

/// The single due date of what a unit owes, itself or by those inside it.
fn own_due(
    resolved: &Resolved<'_>,
    dues: &FxHashMap<UnitId, NaiveDate>,
    unit: UnitId,
) -> Option<NaiveDate> {
    if dues.is_empty() || !resolved.units.get(unit).is_group() {
        return dues.get(&unit).copied();
    }
    let inside = whole(&resolved.units, [&unit]);
    let mut own = inside.iter().filter_map(|unit| dues.get(unit).copied());
    let first = own.next()?;
    own.all(|due| due == first).then_some(first)
}

/// The due date of a task that has one alone: none that recurs, and none whose debtors are due on different
/// days.
pub(super) fn single_due(standing: &Standing) -> Option<NaiveDate> {
    let is_once = |due: &Due| due.slot == Slot::Once && Some(due.due) == standing.due;
    standing.due.filter(|_| standing.owed.iter().all(is_once))
}

/// The units that `except` leaves out, groups with all that is inside them.
fn except(resolved: &Resolved<'_>, task: &ResolvedTask<'_>) -> Vec<UnitId> {
    let names = task.written.except.get().map(|list| list.items).unwrap_or_default();
    let named: Vec<UnitId> =
        names.iter().filter_map(|name| resolved.units.find(name.value)).collect();
    match named.is_empty() {
        true => named,
        false => whole(&resolved.units, &named),
    }
}

/// Whether a name stands as a whole in the name of a group: between its ends, commas, `;`, `:`, brackets and
/// `và`. Both are comparison keys.
fn stands_in(name: &str, group: &str) -> bool {
    let marks = [',', ';', ':', '(', ')', '[', ']', '{', '}'];
    let ends = |before: &str| {
        let before = before.trim_end();
        before.is_empty() || before.ends_with(marks) || before == "và" || before.ends_with(" và")
    };
    let begins = |after: &str| {
        let after = after.trim_start();
        after.is_empty() || after.starts_with(marks) || after == "và" || after.starts_with("và ")
    };
    // A letter directly before or after the name would make it a part of another word.
    let apart = |before: &str, after: &str| {
        !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
    };
    !name.is_empty()
        && group.match_indices(name).any(|(at, _)| {
            let (before, after) = (&group[..at], &group[at + name.len()..]);
            apart(before, after) && ends(before) && begins(after)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_in(name: &str, group: &str) -> bool {
        stands_in(&name::key(name), &name::key(group))
    }

    #[test]
    fn a_name_stands_as_a_whole_in_the_name_of_a_group() {
        for group in [
            "Sở Y",
            "Các sở: Sở Y, Sở Nội vụ",
            "Các sở (Sở Y)",
            "Sở Nội vụ và Sở Y",
            "Sở Y và các sở",
            "Các sở; SỞ  Y; khác",
            "Sở Y tế, Sở Y",
        ] {
            assert!(is_in("Sở Y", group), "{group}");
        }
        for group in ["Sở Y tế", "Các sở: Sở Y tế", "Lãnh đạo Sở Y", "Các Sở Y", "Sở Yvà", ""]
        {
            assert!(!is_in("Sở Y", group), "{group}");
        }
        assert!(!is_in("", "Sở Y"));
        // A name may hold such marks itself.
        let group = "Các sở: Sở Văn hóa, Thể thao và Du lịch, Sở Tài nguyên và Môi trường";
        assert!(is_in("Sở Văn hóa, Thể thao và Du lịch", group));
        assert!(is_in("Sở Tài nguyên và Môi trường", group));
        assert!(!is_in("Sở Tài", group));
    }
}
