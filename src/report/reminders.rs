//! Who is to be reminded of what: for each agency and unit, what is overdue or due soon, plan by plan.

use std::cmp::Reverse;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::config::Letterhead;
use crate::links::chain::Carried;
use crate::links::graph::Here;
use crate::report::ask_each_with_chains;
use crate::report::coverage::{Coverage, Unanswerable};
use crate::report::filter::{Filter, Taken, Through};
use crate::report::item::{Item, Lister};
use crate::report::overdue::carried;
use crate::report::periodic::Head;
use crate::resolve::unit::UnitId;
use crate::resolve::{Resolved, ResolvedTask};
use crate::text::name;
use crate::workspace::Workspace;

/// The answer of `remind`.
#[derive(Debug)]
pub struct Reminders {
    /// The as-of date.
    pub as_of: NaiveDate,
    /// One for each agency and unit, in the order of the plans, then of the declarations of units.
    pub units: Vec<Reminder>,
    /// What is due of tasks without a lead: there is no unit to remind.
    pub unassigned: Vec<Item>,
    /// The plans that were read and those left out.
    pub coverage: Coverage,
}

/// What a unit is reminded of.
#[derive(Debug)]
pub struct Reminder {
    /// The agency that reminds.
    pub agency: Option<String>,
    /// What the heads of its documents say.
    pub letterhead: Letterhead,
    /// The unit.
    pub unit: String,
    /// Whether the unit is above the agency or outside of it, so that the letter is a request, not an order.
    pub is_asked: bool,
    /// The day by which it is to answer, unless another one is given.
    pub reply_by: NaiveDate,
    /// Its tasks, plan by plan.
    pub plans: Vec<OfPlan>,
}

/// The tasks of one plan.
#[derive(Debug)]
pub struct OfPlan {
    /// The plan.
    pub plan: Head,
    /// Within how many days a task is due soon.
    pub within: u32,
    /// The tasks, the longest overdue first.
    pub tasks: Vec<Reminded>,
}

/// A task with what of it is overdue or due soon.
#[derive(Clone, Debug)]
pub struct Reminded {
    /// The due dates, the earliest first.
    pub items: Vec<Item>,
    /// How often its due date was extended.
    pub extensions: usize,
}

impl Reminded {
    /// For how many days it is overdue; 0 if it is not.
    pub fn days(&self) -> i64 {
        self.items.iter().filter_map(|item| item.days_overdue).max().unwrap_or(0).max(0)
    }
}

impl OfPlan {
    /// How many tasks are overdue, and how many are not but due soon.
    pub fn counts(&self) -> (usize, usize) {
        let late = self.tasks.iter().filter(|task| task.days() > 0).count();
        (late, self.tasks.len() - late)
    }

    /// For how many days the one that is overdue for longest is so.
    pub fn longest(&self) -> i64 {
        self.tasks.iter().map(Reminded::days).max().unwrap_or(0)
    }
}

impl Reminder {
    /// How many tasks are overdue, and how many are not but due soon.
    pub fn counts(&self) -> (usize, usize) {
        let counts = self.plans.iter().map(OfPlan::counts);
        counts.fold((0, 0), |sum, (late, soon)| (sum.0 + late, sum.1 + soon))
    }
}

/// The working days that a unit has to answer.
const DAYS_TO_REPLY: u32 = 5;

/// Finds what each unit in the lead is late with, or has to do within some days: by default the `soon_days` of
/// the settings.
pub fn reminders(
    workspace: &Workspace,
    filter: &Filter,
    as_of: NaiveDate,
    within: Option<u32>,
) -> Result<Reminders, Unanswerable> {
    let (answers, coverage) =
        ask_each_with_chains(workspace, filter, as_of, |resolved, _, here| {
            Finder { resolved, as_of, within: within.unwrap_or(resolved.config.soon_days) }
                .find(here)
        })?;
    let (mut units, mut unassigned): (Vec<Reminder>, Vec<Item>) = (Vec::new(), Vec::new());
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    for (found, mut nobodys) in answers {
        unassigned.append(&mut nobodys);
        for mut one in found {
            let agency = one.agency.as_deref().map(name::key).unwrap_or_default();
            match places.get(&format!("{agency}\n{}", name::key(&one.unit))) {
                Some(at) => units[*at].plans.append(&mut one.plans),
                None => {
                    places.insert(format!("{agency}\n{}", name::key(&one.unit)), units.len());
                    units.push(one);
                }
            }
        }
    }
    Ok(Reminders { as_of, units, unassigned, coverage })
}

struct Finder<'r, 'a> {
    resolved: &'r Resolved<'a>,
    as_of: NaiveDate,
    within: u32,
}

impl<'r, 'a> Finder<'r, 'a> {
    /// The reminders of one plan, and the tasks without a lead.
    fn find(&self, here: Option<Here<'r>>) -> (Vec<Reminder>, Vec<Item>) {
        let resolved = self.resolved;
        let mut lister = Lister::new(resolved, self.as_of).among(here);
        let mut of_units: Vec<(UnitId, Vec<Reminded>)> = Vec::new();
        let mut unassigned = Vec::new();
        let is_closed = resolved.closed(self.as_of).is_some();
        for task in &resolved.tasks {
            match carried(here, task, self.as_of) {
                Carried::Away | Carried::NotYet => continue,
                Carried::No if is_closed => continue,
                Carried::No | Carried::Later => {}
            }
            if task.links.lead.is_empty() {
                let whole = Taken::whole(Through::Itself);
                unassigned.extend(self.due(task, &whole, &mut lister).into_iter().take(1));
                continue;
            }
            for (unit, taken) in debtors(task) {
                let items = self.due(task, &taken, &mut lister);
                if items.is_empty() {
                    continue;
                }
                let extensions = self.extensions(task, unit, &items);
                let reminded = Reminded { items, extensions };
                match of_units.iter_mut().find(|(known, _)| *known == unit) {
                    Some((_, tasks)) => tasks.push(reminded),
                    None => of_units.push((unit, vec![reminded])),
                }
            }
        }
        of_units.sort_by_key(|(unit, _)| *unit);
        (of_units.into_iter().map(|(unit, tasks)| self.reminder(unit, tasks)).collect(), unassigned)
    }

    /// What of a task is overdue or due soon, the earliest first.
    fn due<'l>(
        &self,
        task: &'l ResolvedTask<'a>,
        taken: &Taken,
        lister: &mut Lister<'l, 'a>,
    ) -> Vec<Item> {
        let resolved = self.resolved;
        let standing = taken.standing(resolved, task, self.as_of);
        let today = resolved.day_that_counts(self.as_of);
        let is_near = |due: NaiveDate| (due - today).num_days() <= i64::from(self.within);
        if standing.state.is_closed() {
            return Vec::new();
        }
        if standing.repeats {
            let near: Vec<_> =
                standing.unreported().filter(|due| is_near(due.due)).copied().collect();
            let item = |due| lister.item(task, taken, &standing, Some(due));
            return near.iter().map(item).collect();
        }
        let near = standing.due.filter(|due| is_near(*due));
        near.map(|_| lister.item(task, taken, &standing, None)).into_iter().collect()
    }

    /// How often these due dates of a task were extended for a unit.
    fn extensions(&self, task: &ResolvedTask<'_>, unit: UnitId, items: &[Item]) -> usize {
        let units = &self.resolved.units;
        let is_of = |wording: &str| {
            units.find(wording).is_some_and(|of| of == unit || units.holds(of, unit))
        };
        let is_here = |milestone: &str| {
            let key = name::key(milestone);
            items.iter().filter_map(|item| item.period.as_deref()).any(|one| name::key(one) == key)
        };
        let granted = task.written.extensions.iter().filter(|extension| {
            extension.granted.value().is_some_and(|day| day <= self.as_of)
                && extension.unit.value().is_none_or(is_of)
                && extension.milestone.value().is_none_or(is_here)
        });
        granted.count()
    }

    fn reminder(&self, unit: UnitId, mut tasks: Vec<Reminded>) -> Reminder {
        let (resolved, declared) = (self.resolved, self.resolved.units.get(unit));
        let letterhead = resolved.config.letterhead.clone();
        let superior =
            letterhead.superior.as_deref().and_then(|wording| resolved.units.find(wording));
        tasks.sort_by_key(|task| Reverse(task.items.first().and_then(|item| item.days_overdue)));
        let plan = Head::of(resolved, self.as_of);
        Reminder {
            agency: plan.agency.clone(),
            unit: declared.name.to_owned(),
            is_asked: declared.external || superior == Some(unit),
            reply_by: resolved
                .config
                .calendar
                .after(self.as_of, DAYS_TO_REPLY)
                .unwrap_or(self.as_of),
            letterhead,
            plans: vec![OfPlan { plan, within: self.within, tasks }],
        }
    }
}

/// Who is to act on a task: its debtors, or those in the lead, a group as a group.
fn debtors(task: &ResolvedTask<'_>) -> Vec<(UnitId, Taken)> {
    let Some(each) = task.links.each else {
        let mut units: Vec<UnitId> = task.links.lead.iter().map(|lead| lead.unit).collect();
        units.sort_unstable();
        units.dedup();
        return units.into_iter().map(|unit| (unit, Taken::whole(Through::Itself))).collect();
    };
    let own =
        |unit: &UnitId| (*unit, Taken { through: Through::Itself, debtors: Some(vec![*unit]) });
    each.debtors.iter().map(own).collect()
}
