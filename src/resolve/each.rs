//! Who owes what of a task that each unit in the lead does for itself.

use bumpalo::Bump;
use bumpalo::collections::Vec as BumpVec;
use chrono::NaiveDate;

use crate::resolve::unit::{UnitId, Units};

/// The debtors of a task with `each`. All lists of units are in the order of declaration.
#[derive(Debug)]
pub struct Each<'a> {
    /// The units that owe something: those in the lead, groups expanded, without `except` and the recipient.
    /// A group without known members stands for itself.
    pub debtors: &'a [UnitId],
    /// For each report of the task, the debtors that it answers for.
    pub reports: &'a [&'a [UnitId]],
    /// For each extension of the task, the debtors whose due date it moves.
    pub extensions: &'a [&'a [UnitId]],
    /// Whether a unit that it rests on is not known, so that there may be other debtors.
    pub is_partial: bool,
}

/// The units whose due date an extension moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    /// All debtors.
    All,
    /// A unit, or the units of a group.
    One(UnitId),
    /// A unit that is not known.
    Unknown,
}

/// What the debtors of a task are found from.
pub(super) struct Owing<'o, 'a> {
    pub units: &'o Units<'a>,
    pub lead: Vec<UnitId>,
    pub except: Vec<UnitId>,
    pub recipients: Vec<UnitId>,
    /// The due dates before any extension; `None` if there are none.
    pub dates: Option<Vec<NaiveDate>>,
    /// The unit of each report, if it is known.
    pub reports: Vec<Option<UnitId>>,
    /// The units of each extension.
    pub extensions: Vec<Whom>,
    pub is_partial: bool,
}

impl<'a> Each<'a> {
    pub(super) fn of(owing: Owing<'_, '_>, memory: &'a Bump) -> Self {
        let units = owing.units;
        let mut without = vec![false; units.all().count()];
        for unit in whole(units, owing.except.iter().chain(&owing.recipients)) {
            without[unit.0 as usize] = true;
        }
        let mut debtors = expanded(units, &owing.lead);
        debtors.retain(|unit| {
            let exists = |dates: &Vec<NaiveDate>| {
                dates.is_empty() || dates.iter().any(|due| units.get(*unit).exists_on(*due))
            };
            !without[unit.0 as usize] && owing.dates.as_ref().is_none_or(exists)
        });
        let debtors: &'a [UnitId] = memory.alloc_slice_copy(&debtors);
        let within = |unit: UnitId| -> &'a [UnitId] {
            let mut found = whole(units, [&unit]);
            found.retain(|unit| debtors.binary_search(unit).is_ok());
            found.sort_unstable();
            memory.alloc_slice_copy(&found)
        };
        let reports = owing.reports.iter().map(|unit| unit.map_or(&[][..], within));
        let extensions = owing.extensions.iter().map(|whom| match whom {
            Whom::All => debtors,
            Whom::One(unit) => within(*unit),
            Whom::Unknown => &[],
        });
        Each {
            debtors,
            reports: BumpVec::from_iter_in(reports, memory).into_bump_slice(),
            extensions: BumpVec::from_iter_in(extensions, memory).into_bump_slice(),
            is_partial: owing.is_partial,
        }
    }
}

/// The units that some units stand for, groups expanded to the last, each once, in the order of declaration.
pub fn expanded(units: &Units<'_>, of: &[UnitId]) -> Vec<UnitId> {
    let mut found: Vec<UnitId> = of.iter().flat_map(|unit| units.leaves(*unit)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The units themselves and all that is inside them.
pub fn whole<'u>(units: &Units<'_>, of: impl IntoIterator<Item = &'u UnitId>) -> Vec<UnitId> {
    let of: Vec<UnitId> = of.into_iter().copied().collect();
    let mut found = units.inside_any(of.iter().copied());
    found.extend(of);
    found
}
