//! Every due date of every task, for a calendar.

use chrono::NaiveDate;

use crate::links::graph::Here;
use crate::report::as_of::AsOf;
use crate::report::ask_each_with_chains;
use crate::report::coverage::{Coverage, Unanswerable};
use crate::report::filter::{Filter, Scope};
use crate::report::item::{Item, Lister};
use crate::resolve::Resolved;
use crate::state::State;
use crate::workspace::Workspace;

/// One due date.
#[derive(Debug)]
pub struct Debt {
    /// The task, with the due date, and its period or milestone and debtor.
    pub item: Item,
    /// When it falls due.
    pub due: NaiveDate,
    /// Whether it is settled.
    pub is_done: bool,
    /// Whether the task is cancelled.
    pub is_cancelled: bool,
}

/// The due dates of all plans.
#[derive(Debug)]
pub struct Debts {
    /// The as-of date.
    pub as_of: NaiveDate,
    /// The due dates, by file path, then by place in the file, then by date.
    pub debts: Vec<Debt>,
    /// The plans that were read and those left out.
    pub coverage: Coverage,
}

/// Lists each due date once: those of tasks, of periods, of milestones, and of each debtor.
pub fn debts(
    workspace: &Workspace,
    filter: &Filter,
    as_of: impl Into<AsOf>,
) -> Result<Debts, Unanswerable> {
    let as_of = as_of.into();
    let ask = |resolved: &Resolved<'_>, scope: &Scope, here: Option<Here<'_>>| {
        as_of.ask(resolved, |day| of_plan(resolved, scope, here, day))
    };
    let of_all = as_of.of_all(workspace);
    let (answers, mut coverage) = ask_each_with_chains(workspace, filter, of_all, ask)?;
    let (as_of, answers) = as_of.joined(answers, &mut coverage)?;
    Ok(Debts { as_of, debts: answers.into_iter().flatten().collect(), coverage })
}

fn of_plan(
    resolved: &Resolved<'_>,
    scope: &Scope,
    here: Option<Here<'_>>,
    as_of: NaiveDate,
) -> Vec<Debt> {
    let mut lister = Lister::new(resolved, as_of).among(here);
    let mut debts = Vec::new();
    for task in &resolved.tasks {
        let Some(taken) = scope.takes(resolved, task) else { continue };
        let standing = taken.standing(resolved, task, as_of);
        if !scope.takes_state(standing.state) {
            continue;
        }
        let is_cancelled = standing.state == State::Cancelled;
        if standing.repeats {
            for due in &standing.owed {
                let item = lister.item(task, &taken, &standing, Some(due));
                let is_done = due.reported.is_some();
                debts.push(Debt { item, due: due.due, is_done, is_cancelled });
            }
        } else if let Some(due) = standing.due {
            let item = lister.item(task, &taken, &standing, None);
            let is_done = matches!(standing.state, State::Done | State::DoneLate);
            debts.push(Debt { item, due, is_done, is_cancelled });
        }
    }
    debts
}
