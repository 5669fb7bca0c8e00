//! Tasks that are overdue or due soon.

use std::cmp::Reverse;

use chrono::NaiveDate;

use crate::report::ask_each_plan;
use crate::report::counts::TaskCounts;
use crate::report::coverage::{Coverage, Unanswerable};
use crate::report::filter::Filter;
use crate::report::item::{Item, Lister};
use crate::state::State;
use crate::workspace::Workspace;

/// The answer of `overdue`.
#[derive(Debug)]
pub struct Overdue {
    /// The as-of date.
    pub as_of: NaiveDate,
    /// The rows, the longest overdue first, then by plan id and place in the file.
    pub items: Vec<Item>,
    /// All tasks that the filter includes, by state.
    pub counts: TaskCounts,
    /// The plans that were read and those left out.
    pub coverage: Coverage,
}

/// Lists each overdue task and each missed occurrence of a recurring one. `within` adds what is due in
/// that many days.
pub fn overdue(
    workspace: &Workspace,
    filter: &Filter,
    as_of: NaiveDate,
    within: Option<u32>,
) -> Result<Overdue, Unanswerable> {
    let (mut answers, coverage) = ask_each_plan(workspace, filter, |resolved, scope| {
        let mut lister = Lister::new(resolved, as_of);
        let mut counts = TaskCounts::default();
        let mut items = Vec::new();
        for task in &resolved.tasks {
            let Some(taken) = scope.takes(resolved, task) else {
                continue;
            };
            let standing = taken.standing(resolved, task, as_of);
            if !scope.takes_state(standing.state) {
                continue;
            }
            counts.add(standing.state);
            if standing.state.is_closed() {
                continue;
            }
            let is_due = |due: NaiveDate| {
                let days = (due - as_of).num_days();
                days < 0 || within.is_some_and(|within| days <= i64::from(within))
            };
            if standing.repeats {
                for due in standing.unreported().filter(|due| is_due(due.due)) {
                    items.push(lister.item(task, &taken, &standing, Some(due)));
                }
            } else if standing.due.is_some_and(is_due) {
                items.push(lister.item(task, &taken, &standing, None));
            }
        }
        (counts, items)
    })?;
    answers.sort_by_cached_key(|(_, items)| items.first().and_then(|item| item.plan.clone()));
    let mut all = Vec::new();
    let mut counts = TaskCounts::default();
    for (partial, mut items) in answers {
        counts.merge(&partial);
        all.append(&mut items);
    }
    // A stable sort: equal rows stay in the order of plan ids and of the file.
    all.sort_by_key(|item| Reverse(item.days_overdue));
    Ok(Overdue { as_of, items: all, counts, coverage })
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
