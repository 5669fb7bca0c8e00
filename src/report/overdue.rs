//! Tasks that are overdue or due soon.

use std::cmp::Reverse;

use chrono::NaiveDate;

use crate::links::chain::Carried;
use crate::links::graph::Here;
use crate::report::counts::TaskCounts;
use crate::report::coverage::{Coverage, Unanswerable};
use crate::report::filter::{Filter, Scope};
use crate::report::item::{Item, Lister};
use crate::report::{agencies_of, ask_each_with_chains};
use crate::resolve::{Resolved, ResolvedTask};
use crate::state::State;
use crate::workspace::Workspace;

/// The answer of `overdue`.
#[derive(Debug)]
pub struct Overdue {
    /// The as-of date.
    pub as_of: NaiveDate,
    /// The rows, the longest overdue first, then by plan id and place in the file.
    pub items: Vec<Item>,
    /// All tasks that the filter includes, by state, without those that are left out.
    pub counts: TaskCounts,
    /// The overdue tasks of closed plans that are left out.
    pub left_closed: LeftClosed,
    /// The plans that were read and those left out.
    pub coverage: Coverage,
}

/// Overdue tasks of closed plans that are not listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftClosed {
    /// How many there are.
    pub tasks: usize,
    /// Of how many plans.
    pub plans: usize,
}

/// What is asked of `overdue` besides the filter.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// The as-of date.
    pub as_of: NaiveDate,
    /// Add what is due in that many days.
    pub within: Option<u32>,
    /// Add the tasks of closed plans.
    pub closed: bool,
}

impl Asked {
    /// What is overdue as of a date, and nothing else.
    pub fn as_of(as_of: NaiveDate) -> Self {
        Asked { as_of, within: None, closed: false }
    }
}

/// Lists each overdue task and each missed occurrence of a recurring one.
pub fn overdue(
    workspace: &Workspace,
    filter: &Filter,
    asked: Asked,
) -> Result<Overdue, Unanswerable> {
    let (answers, mut coverage) =
        ask_each_with_chains(workspace, filter, asked.as_of, |resolved, scope, here| {
            of_plan(resolved, scope, here, asked)
        })?;
    let mut answer = joined(answers, asked.as_of);
    coverage.named.across = agencies_of(answer.items.iter().map(|item| item.agency.as_deref()));
    answer.coverage = coverage;
    Ok(answer)
}

/// Joins the parts of all plans, given in file order. What they cover is left open.
pub(crate) fn joined(mut parts: Vec<Part>, as_of: NaiveDate) -> Overdue {
    parts.sort_by_cached_key(|part| part.items.first().and_then(|item| item.plan.clone()));
    let mut items = Vec::with_capacity(parts.iter().map(|part| part.items.len()).sum());
    let (mut counts, mut left_closed) = (TaskCounts::default(), LeftClosed::default());
    for mut part in parts {
        counts.merge(&part.counts);
        left_closed.tasks += part.left_closed;
        left_closed.plans += usize::from(part.left_closed > 0);
        items.append(&mut part.items);
    }
    // A stable sort: equal rows stay in the order of plan ids and of the file. It moves each row once, since
    // rows are large.
    items.sort_by_cached_key(|item| Reverse(item.days_overdue));
    Overdue { as_of, items, counts, left_closed, coverage: Coverage::default() }
}

/// The part of the answer from one plan.
#[derive(Clone, Debug, Default)]
pub(crate) struct Part {
    counts: TaskCounts,
    /// The rows, in file order.
    pub items: Vec<Item>,
    left_closed: usize,
}

/// Lists the overdue tasks of one plan.
pub(crate) fn of_plan(
    resolved: &Resolved<'_>,
    scope: &Scope,
    here: Option<Here<'_>>,
    asked: Asked,
) -> Part {
    let mut lister = Lister::new(resolved, asked.as_of).among(here);
    let mut part = Part::default();
    let is_closed = resolved.closed(asked.as_of).is_some();
    let today = resolved.day_that_counts(asked.as_of);
    // Nothing falls due in a closed plan any more.
    let within = asked.within.filter(|_| !is_closed);
    let is_due = |due: NaiveDate| {
        let days = (due - today).num_days();
        days < 0 || within.is_some_and(|within| days <= i64::from(within))
    };
    for task in &resolved.tasks {
        let Some(taken) = scope.takes(resolved, task) else {
            continue;
        };
        let standing = taken.standing(resolved, task, asked.as_of);
        if !scope.takes_state(standing.state) {
            continue;
        }
        match carried(here, task, asked.as_of) {
            Carried::Away | Carried::NotYet => continue,
            Carried::No if is_closed && !asked.closed => {
                part.left_closed += usize::from(standing.state == State::Overdue);
                continue;
            }
            Carried::No | Carried::Later => part.counts.add(standing.state),
        }
        if standing.state.is_closed() {
            continue;
        }
        if standing.repeats {
            for due in standing.unreported().filter(|due| is_due(due.due)) {
                part.items.push(lister.item(task, &taken, &standing, Some(due)));
            }
        } else if standing.due.is_some_and(is_due) {
            part.items.push(lister.item(task, &taken, &standing, None));
        }
    }
    part
}

/// Whether a task of a chain is the debt.
pub(crate) fn carried(
    here: Option<Here<'_>>,
    task: &ResolvedTask<'_>,
    as_of: NaiveDate,
) -> Carried {
    here.map_or(Carried::No, |here| here.links.carried(here.task(task.place), as_of))
}

impl Overdue {
    /// Whether anything is overdue.
    pub fn is_bad_news(&self) -> bool {
        self.items.iter().any(|item| item.days_overdue.is_some_and(|days| days > 0))
    }

    /// How many tasks are overdue.
    pub fn tasks(&self) -> usize {
        self.counts.of(State::Overdue)
    }
}
