//! A plan in full, with its units.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::fields::{index_names, remarks_last};
use crate::links::graph::Here;
use crate::plan::value::{Fields, Value};
use crate::plan::{Members, Unit, fields};
use crate::report::counts::{Counted, Totals};
use crate::report::filter::{Taken, Through};
use crate::report::goal::{Goal, goal};
use crate::report::item::{Item, Lister};
use crate::resolve::Resolved;
use crate::state::standing;

/// A plan in full.
#[derive(Debug)]
pub struct PlanSheet {
    /// Its file.
    pub file: String,
    /// Its fields.
    pub fields: Fields,
    /// The first and the last day of its term; `None` if they are not known.
    pub term: Option<(NaiveDate, NaiveDate)>,
    /// Its declared units.
    pub units: Vec<UnitSheet>,
    /// Its legal bases.
    pub bases: Vec<Value>,
    /// The counts of its tasks and objectives.
    pub totals: Totals,
    /// Its tasks.
    pub tasks: Vec<Item>,
    /// Its objectives.
    pub objectives: Vec<Goal>,
}

/// A unit in full.
#[derive(Debug)]
pub struct UnitSheet {
    /// Its name.
    pub name: String,
    /// Its other names.
    pub aliases: Vec<String>,
    /// Whether it is a group.
    pub group: bool,
    /// The direct members of a group.
    pub members: Members<Vec<String>>,
    /// Whether it is outside the agency.
    pub external: bool,
    /// The first day on which it exists, if there is one.
    pub from: Option<NaiveDate>,
    /// The last day on which it exists, if there is one.
    pub until: Option<NaiveDate>,
    /// Its note.
    pub note: Option<String>,
}

pub(super) fn plan_sheet(
    resolved: &Resolved<'_>,
    here: Option<Here<'_>>,
    as_of: NaiveDate,
) -> PlanSheet {
    let plan = resolved.plan;
    let mut lister = Lister::new(resolved, as_of).among(here);
    let whole = Taken::whole(Through::Itself);
    let mut totals = Totals::default();
    let mut tasks = Vec::with_capacity(resolved.tasks.len());
    for task in &resolved.tasks {
        let standing = standing(resolved, task, as_of);
        totals.tasks.count(Counted::of(&standing, resolved, as_of));
        let first = standing.unreported().next().copied();
        tasks.push(lister.item(task, &whole, &standing, first.as_ref()));
    }
    let objectives: Vec<Goal> =
        resolved.objectives.iter().map(|objective| goal(resolved, objective, as_of)).collect();
    objectives.iter().for_each(|goal| totals.objectives.add(goal.status));
    // `from` and `until` are the term.
    let mut fields = fields::plan(plan).without(&["from", "until"]);
    fields.set("indexes", Value::names(index_names(resolved, &plan.indexes)));
    PlanSheet {
        file: resolved.source.path.to_owned(),
        fields: remarks_last(fields),
        term: resolved.term.map(|term| (term.from, term.until)),
        units: units(resolved),
        bases: plan.bases.iter().map(fields::basis).collect(),
        totals,
        tasks,
        objectives,
    }
}

fn units(resolved: &Resolved<'_>) -> Vec<UnitSheet> {
    // Of two units with the same name, which is a mistake, the first counts.
    let backwards = resolved.plan.units.iter().rev();
    let written: FxHashMap<&str, &Unit<'_>> =
        backwards.filter_map(|unit| Some((unit.name.value()?, unit))).collect();
    let declared = resolved.units.all().filter(|(_, unit)| unit.declared.is_some());
    declared
        .map(|(id, unit)| {
            let written = written.get(unit.name);
            let all = written.is_some_and(|u| u.members.get() == Some(&Members::All));
            let members = resolved.units.members(id).into_iter();
            let members = members.map(|id| resolved.units.get(id).name.to_owned()).collect();
            UnitSheet {
                name: unit.name.to_owned(),
                aliases: unit.aliases.iter().map(|a| (*a).to_owned()).collect(),
                group: unit.is_group(),
                members: if all { Members::All } else { Members::Named(members) },
                external: unit.external,
                from: unit.from,
                until: unit.until,
                note: written.and_then(|u| u.note.value()).map(str::to_owned),
            }
        })
        .collect()
}
