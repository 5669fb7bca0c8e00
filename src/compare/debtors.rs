//! What each debtor of a task with `each` owes, and how that differs between two versions.

use std::sync::Arc;

use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::compare::pairing::{Namesakes, Pair, pairs};
use crate::deadline::Kind;
use crate::plan::Extension;
use crate::resolve::unit::UnitId;
use crate::resolve::{Resolved, ResolvedTask};
use crate::state;
use crate::text::name;

/// A unit, with the names that it may have had before.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Its name.
    pub name: String,
    /// The comparison keys of its name and its aliases: the names that it may have had before.
    pub keys: Vec<String>,
}

impl Member {
    /// A unit of a plan.
    pub fn of(resolved: &Resolved<'_>, unit: UnitId) -> Self {
        let unit = resolved.units.get(unit);
        let names = std::iter::once(unit.name).chain(unit.aliases.iter().copied());
        Member { name: unit.name.to_owned(), keys: names.map(name::key).collect() }
    }
}

/// The label of a period (`None` for a single due date), and the due date.
pub type Owed = (Option<String>, NaiveDate);

/// A debtor of a task.
#[derive(Clone, Debug, PartialEq)]
pub struct DebtorFacts {
    /// The unit or the group without known members.
    pub unit: Member,
    /// What it owes, with extensions applied. One list for all debtors that owe the same.
    pub owes: Arc<[Owed]>,
    /// Its extension in force, by its place among those of the task.
    pub extension: Option<usize>,
}

/// The debtors of a task; `None` for a task without `each`.
pub fn debtors(resolved: &Resolved<'_>, of: &ResolvedTask<'_>) -> Option<Vec<DebtorFacts>> {
    let each = of.links.each?;
    let dates: Arc<[Owed]> = match &of.links.deadline.get().map(|d| &d.kind) {
        Some(Kind::Recurring(_)) => {
            let occurrences = resolved.occurrences(of).unwrap_or_default();
            occurrences.iter().map(|o| (Some(o.period.to_string()), o.due)).collect()
        }
        _ => resolved.original_due(of).map(|due| (None, due)).into_iter().collect(),
    };
    let facts = each.debtors.iter().map(|debtor| {
        let own = || state::extensions_for(of, each, Some(*debtor));
        let last = state::last_granted(own());
        let is_it = |e: &Extension<'_>| last.is_some_and(|last| std::ptr::eq(last, e));
        let in_force = |due| state::in_force(due, own(), NaiveDate::MAX);
        // When it owes one of the dates; extensions move the single one of a deadline that does not recur.
        let due = |(label, date): &Owed| {
            let exists = resolved.units.get(*debtor).exists_on(*date);
            exists.then(|| if label.is_some() { *date } else { in_force(*date) })
        };
        let owes = match dates.iter().all(|one| due(one) == Some(one.1)) {
            true => Arc::clone(&dates),
            false => dates.iter().filter_map(|one| Some((one.0.clone(), due(one)?))).collect(),
        };
        DebtorFacts {
            unit: Member::of(resolved, *debtor),
            owes,
            extension: of.written.extensions.iter().position(is_it),
        }
    });
    Some(facts.collect())
}

/// From the key of each unit's new name to that of its old one, where they differ and aliases show that both
/// are one unit.
pub fn renamed<'m>(
    old: impl Iterator<Item = &'m Member> + Clone,
    new: impl Iterator<Item = &'m Member> + Clone,
) -> FxHashMap<String, String> {
    let names = |members: &mut dyn Iterator<Item = &'m Member>| -> FxHashSet<&'m String> {
        members.filter_map(|member| member.keys.first()).collect()
    };
    let (before, after) = (names(&mut old.clone()), names(&mut new.clone()));
    let other = |member: &'m Member, own: &FxHashSet<&String>, others: &FxHashSet<&String>| {
        let name = member.keys.first().filter(|name| !others.contains(*name))?;
        let other = member.keys.iter().find(|key| others.contains(*key) && !own.contains(*key))?;
        Some((name.clone(), other.clone()))
    };
    let forwards = new.filter_map(|member| other(member, &after, &before));
    let backwards = old.filter_map(|member| other(member, &before, &after));
    forwards.chain(backwards.map(|(old, new)| (new, old))).collect()
}

/// The debtors of two versions of a task as pairs.
pub fn paired<'f>(old: &'f [DebtorFacts], new: &'f [DebtorFacts]) -> Vec<Pair<'f, DebtorFacts>> {
    let renamed = renamed(old.iter().map(|d| &d.unit), new.iter().map(|d| &d.unit));
    let key = |debtor: &DebtorFacts| {
        let name = debtor.unit.keys.first().cloned().unwrap_or_default();
        renamed.get(&name).cloned().unwrap_or(name)
    };
    pairs(old, new, Namesakes::One, key, PartialEq::eq)
}

/// The due date of one debtor that moved.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    /// The debtor.
    pub debtor: String,
    /// The old and the new due date.
    pub dues: (NaiveDate, NaiveDate),
    /// The extension behind it, by its place among those of the new version.
    pub extension: Option<usize>,
}

/// The due dates that moved otherwise than that of the whole task.
pub fn moved(
    old: &[DebtorFacts],
    new: &[DebtorFacts],
    whole: (Option<NaiveDate>, Option<NaiveDate>),
) -> Vec<Moved> {
    let single = |debtor: &DebtorFacts| match &*debtor.owes {
        [(None, due)] => Some(*due),
        _ => None,
    };
    let pairs = paired(old, new).into_iter();
    let both = pairs.filter_map(|(before, after)| Some((before?, after?)));
    both.filter_map(|(before, after)| {
        let dues = (single(before)?, single(after)?);
        let is_own = dues.0 != dues.1 && (Some(dues.0), Some(dues.1)) != whole;
        let debtor = after.unit.name.clone();
        is_own.then_some(Moved { debtor, dues, extension: after.extension })
    })
    .collect()
}
