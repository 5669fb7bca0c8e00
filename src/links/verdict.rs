//! What became of the tasks that plans above give an agency.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::links::graph::{Links, TaskAt};
use crate::links::names::Given;
use crate::state::State;
use crate::text::name;

/// What became of a task that a plan above gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// A task that is not cancelled carries it out.
    TakenUp,
    /// All tasks that carry it out are due after it.
    Late,
    /// No task carries it out.
    Missing,
    /// The agency declines it.
    Declined,
    /// It was cancelled in the plan above.
    Cancelled,
    /// No plan of the agency was read.
    NoPlan,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Verdict; 6] = [
        Verdict::TakenUp,
        Verdict::Late,
        Verdict::Missing,
        Verdict::Declined,
        Verdict::Cancelled,
        Verdict::NoPlan,
    ];

    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::TakenUp => "taken-up",
            Verdict::Late => "late",
            Verdict::Missing => "missing",
            Verdict::Declined => "declined",
            Verdict::Cancelled => "cancelled",
            Verdict::NoPlan => "no-plan",
        }
    }

    /// Whether something is still to be done about it.
    pub fn is_lacking(self) -> bool {
        matches!(self, Verdict::Missing | Verdict::NoPlan)
    }
}

/// A task that a plan above gives an agency, and what became of it.
#[derive(Clone, Debug)]
pub struct Taking {
    /// The task of the plan above.
    pub above: TaskAt,
    /// The single due date that it has for the agency.
    pub due: Option<NaiveDate>,
    /// The agency's plan; `None` if it has none.
    pub plan: Option<usize>,
    /// The agency.
    pub agency: Option<String>,
    /// The agency's tasks that carry it out, cancelled ones included.
    pub tasks: Vec<TaskAt>,
    /// The group through which it is given; `None` if the agency is named itself.
    pub via: Option<String>,
    /// Days from the earliest due date of those that carry it out to its own; `None` if either has none.
    pub margin: Option<i64>,
    /// What became of it.
    pub verdict: Verdict,
    /// Why it is declined.
    pub reason: Option<String>,
}

/// An agency with its plans that carry out plans above.
#[derive(Clone, Debug)]
pub struct Agency {
    /// Its plans that carry out plans above, in the order of their files.
    pub plans: Vec<usize>,
    /// All its plans, which may carry out single tasks.
    all: Vec<usize>,
    /// The comparison keys of its names.
    names: Vec<String>,
}

impl Links {
    /// The agencies that have a plan with plans above, in the order of their first such plan.
    pub fn agencies(&self) -> Vec<Agency> {
        let mut agencies: Vec<Agency> = Vec::new();
        let mut places: FxHashMap<String, usize> = FxHashMap::default();
        for (at, plan) in self.plans.iter().enumerate() {
            if plan.implements.is_empty() {
                continue;
            }
            let new = agencies.len();
            let place = match &plan.agency {
                Some(agency) => *places.entry(name::key(agency)).or_insert(new),
                None => new,
            };
            if place == new {
                agencies.push(Agency { plans: Vec::new(), all: Vec::new(), names: Vec::new() });
            }
            agencies[place].plans.push(at);
            if plan.agency.is_none() {
                agencies[place].all.push(at);
                agencies[place].names.extend(plan.names.iter().cloned());
            }
        }
        for (at, plan) in self.plans.iter().enumerate() {
            let key = plan.agency.as_deref().map(name::key);
            if let Some(place) = key.and_then(|key| places.get(&key)) {
                agencies[*place].all.push(at);
                agencies[*place].names.extend(plan.names.iter().cloned());
            }
        }
        agencies
    }

    /// The plans above these, in the order in which they name them.
    pub fn above(&self, plans: &[usize]) -> Vec<usize> {
        let mut above = Vec::new();
        for id in plans.iter().flat_map(|plan| &self.plans[*plan].implements) {
            if let Some(plan) = self.plan(id).filter(|plan| !above.contains(plan)) {
                above.push(plan);
            }
        }
        above
    }

    /// The unit of a plan above by which it gives a task to an agency with one of these names.
    fn given_to(&self, names: &[String], above: TaskAt) -> Option<Given> {
        let units = &self.plans[above.plan].units;
        let is_it = |given: &&Given| units[given.unit].is_one_of(names);
        self.task(above).given.iter().find(is_it).copied()
    }

    /// The single due date that a task of a plan above has for an agency with one of these names.
    pub fn due_for(&self, names: &[String], above: TaskAt) -> Option<NaiveDate> {
        let own = self.given_to(names, above).and_then(|given| given.due);
        own.or(self.task(above).due)
    }

    /// The tasks that a plan above gives an agency, in the order of that plan.
    pub fn given(&self, agency: &Agency, above: usize) -> Vec<Taking> {
        let plan = &self.plans[above];
        let of = |task: usize| {
            let task = TaskAt { plan: above, task };
            let found = self.given_to(&agency.names, task)?;
            // A group in whose name the agency stands is not the agency itself.
            let is_named = plan.units[found.unit].is_called(&agency.names);
            let via = found.via.or((!is_named).then_some(found.unit));
            let via = via.map(|group| plan.units[group].name.clone());
            Some(self.taking(agency, task, via))
        };
        (0..plan.tasks.len()).filter_map(of).collect()
    }

    fn taking(&self, agency: &Agency, above: TaskAt, via: Option<String>) -> Taking {
        let own = self.implementing(above).iter().copied();
        let tasks: Vec<TaskAt> = own.filter(|task| agency.all.contains(&task.plan)).collect();
        let is_live = |task: &&TaskAt| self.task(**task).state != State::Cancelled;
        let live: Vec<TaskAt> = tasks.iter().filter(is_live).copied().collect();
        let due = self.due_for(&agency.names, above);
        let own_due = |task: &TaskAt| self.task(*task).due;
        let margin = due
            .zip(live.iter().filter_map(own_due).min())
            .map(|(above, earliest)| (above - earliest).num_days());
        let is_late = |task: &TaskAt| own_due(task).zip(due).is_some_and(|(own, due)| own > due);
        let decline = self.decline(agency, above);
        let verdict = match () {
            () if self.task(above).state == State::Cancelled => Verdict::Cancelled,
            () if !live.is_empty() && live.iter().all(is_late) => Verdict::Late,
            () if !live.is_empty() => Verdict::TakenUp,
            () if decline.is_some() => Verdict::Declined,
            () => Verdict::Missing,
        };
        let implements = |plan: &&usize| {
            let ids = &self.plans[**plan].implements;
            ids.iter().any(|id| self.plan(id) == Some(above.plan))
        };
        let of_tasks = live.first().or(tasks.first()).map(|task| task.plan);
        let of_decline = decline.as_ref().map(|(plan, _)| *plan);
        let named = || agency.plans.iter().find(implements).copied();
        let plan = of_tasks.or(of_decline).or_else(named);
        let reason = decline.map(|(_, reason)| reason);
        Taking {
            above,
            due,
            agency: plan.and_then(|plan| self.plans[plan].agency.clone()),
            plan,
            tasks,
            via,
            margin,
            verdict,
            reason: reason.filter(|_| verdict == Verdict::Declined),
        }
    }

    /// The plan of an agency that declines a task, and the reason.
    fn decline(&self, agency: &Agency, above: TaskAt) -> Option<(usize, String)> {
        agency.all.iter().find_map(|plan| {
            let is_it = |(task, _): &&(String, String)| {
                self.targets(std::slice::from_ref(task)).next() == Some(above)
            };
            let (_, reason) = self.plans[*plan].declined.iter().find(is_it)?;
            Some((*plan, reason.clone()))
        })
    }

    /// The tasks that a plan gives to units outside of its agency that have no plan among those read.
    pub fn without_plan(&self, above: usize) -> Vec<Taking> {
        let plan = &self.plans[above];
        let has_plan = |unit: usize| {
            let others = self.plans.iter().enumerate().filter(|(at, _)| *at != above);
            others.into_iter().any(|(_, other)| plan.units[unit].is_one_of(&other.names))
        };
        let lacks: Vec<bool> = (0..plan.units.len())
            .map(|at| plan.units[at].is_external && !plan.units[at].is_group && !has_plan(at))
            .collect();
        let mut found = Vec::new();
        for (task, of) in plan.tasks.iter().enumerate() {
            for given in of.given.iter().filter(|given| lacks[given.unit]) {
                found.push(Taking {
                    above: TaskAt { plan: above, task },
                    due: given.due.or(of.due),
                    plan: None,
                    agency: Some(plan.units[given.unit].name.clone()),
                    tasks: Vec::new(),
                    via: given.via.map(|group| plan.units[group].name.clone()),
                    margin: None,
                    verdict: match of.state {
                        State::Cancelled => Verdict::Cancelled,
                        _ => Verdict::NoPlan,
                    },
                    reason: None,
                });
            }
        }
        found
    }
}
