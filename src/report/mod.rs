//! Reports: pure functions from plans, a date and a filter to typed rows.
//!
//! Each report reads one plan at a time, so that plans need not stay in memory, and joins the results in
//! file order. Nothing here formats or prints.

pub mod appendix;
pub mod as_of;
pub mod board;
pub mod cascade;
pub mod clarity;
pub mod closing;
pub mod counts;
pub mod coverage;
pub mod debts;
pub mod diff;
pub mod files;
pub mod filter;
pub mod form;
pub mod goal;
pub mod history;
pub mod item;
pub mod look_up;
pub mod names;
pub mod overdue;
pub mod owed;
pub mod periodic;
pub mod reference;
pub mod reminders;
pub mod rules;
pub mod show;
pub mod slips;
pub mod summary;
pub mod tasks;
pub mod trend;
pub mod updates;
pub mod written;

use std::sync::atomic::{AtomicBool, Ordering};

use chrono::NaiveDate;
use rustc_hash::FxHashSet;

use crate::finding::Findings;
use crate::links::graph::{Here, Links};
use crate::report::coverage::{Coverage, Unanswerable};
use crate::report::filter::{Filter, PlanNames, Scope};
use crate::resolve::Resolved;
use crate::text::name;
use crate::workspace::Workspace;
use crate::workspace::copies::{Claim, copies};
use crate::workspace::load::LeftOut;

/// How many errors were found while a plan was read.
fn faults(resolved: &Resolved<'_>, out: &Findings) -> usize {
    resolved.config.levels.faults(out)
}

/// Leaves out the plans whose id another file has, so that nothing counts twice.
fn leave_out_copies<T>(
    workspace: &Workspace,
    answered: &mut Vec<(PlanNames, T)>,
    coverage: &mut Coverage,
) {
    let claims: Vec<Claim<'_>> = answered.iter().map(|(names, _)| names.claim()).collect();
    let copies = copies(&claims, &workspace.root);
    let out = copies.iter().enumerate();
    let out = out.filter_map(|(at, copy)| Some((*copy)?.left_out(&claims, at)));
    coverage.left_out.extend(out);
    coverage.left_out.sort_by(|a, b| a.file.cmp(&b.file));
    let mut counts = copies.iter().map(Option::is_none);
    answered.retain(|_| counts.next().unwrap_or(true));
}

/// How many agencies the rows of an answer are of.
fn agencies_of<'t>(agencies: impl Iterator<Item = Option<&'t str>>) -> usize {
    // Rows of one plan name the same text, and making a key takes time.
    let texts: FxHashSet<&str> = agencies.flatten().collect();
    let keys: FxHashSet<String> = texts.into_iter().map(name::key).collect();
    keys.len()
}

/// Calls `ask` for each selected plan and joins the answers in file order. `ask` gets the plan and the
/// filter for it.
pub fn ask_each_plan<T: Send>(
    workspace: &Workspace,
    filter: &Filter,
    ask: impl Fn(&Resolved<'_>, &Scope) -> T + Sync,
) -> Result<(Vec<T>, Coverage), Unanswerable> {
    ask_plans(workspace, filter, None, |resolved, scope, _| ask(resolved, scope))
}

/// As [`ask_each_plan`], where it matters which tasks carry on others: `ask` also gets the plan among all
/// plans as of a date, if a task of any plan does.
pub fn ask_each_with_chains<T: Send>(
    workspace: &Workspace,
    filter: &Filter,
    as_of: NaiveDate,
    ask: impl Fn(&Resolved<'_>, &Scope, Option<Here<'_>>) -> T + Sync,
) -> Result<(Vec<T>, Coverage), Unanswerable> {
    ask_plans(workspace, filter, Some(as_of), ask)
}

/// The answer of one plan: its names, and if it is selected the row, the units that each `--unit` matches in it,
/// and how many faults it has.
type PlanAnswer<T> = Result<(PlanNames, Option<(T, Vec<Vec<String>>, usize)>), LeftOut>;

/// The answers of all plans, in file order.
struct Joined<T> {
    rows: Vec<T>,
    hits: Vec<Vec<String>>,
    plans: Vec<PlanNames>,
    coverage: Coverage,
}

impl<T> Joined<T> {
    fn of(workspace: &Workspace, answers: Vec<PlanAnswer<T>>) -> Self {
        let mut coverage = Coverage::default();
        let mut answered = Vec::new();
        for answer in answers {
            match answer {
                Err(left_out) => coverage.left_out.push(left_out),
                Ok(answer) => answered.push(answer),
            }
        }
        leave_out_copies(workspace, &mut answered, &mut coverage);
        let (mut rows, mut hits, mut plans) = (Vec::new(), Vec::new(), Vec::new());
        for (names, answer) in answered {
            plans.push(names);
            if let Some((row, mut found, faults)) = answer {
                coverage.plans += 1;
                coverage.faults += faults;
                rows.push(row);
                hits.append(&mut found);
            }
        }
        Joined { rows, hits, plans, coverage }
    }
}

fn ask_plans<T: Send>(
    workspace: &Workspace,
    filter: &Filter,
    chains_as_of: Option<NaiveDate>,
    ask: impl Fn(&Resolved<'_>, &Scope, Option<Here<'_>>) -> T + Sync,
) -> Result<(Vec<T>, Coverage), Unanswerable> {
    let mut filter = filter.resolve_indexes(workspace)?;
    let mut links: Option<Links> = None;
    loop {
        let carries_on = AtomicBool::new(false);
        let answers = workspace.map_plans(|at, file, loaded| {
            let (resolved, out) = loaded.map_err(|unreadable| LeftOut::of(&unreadable))?;
            let own = |text: Option<&str>| text.map(str::to_owned);
            let (id, agency) = (own(resolved.plan.id.value()), own(resolved.plan.agency.value()));
            if chains_as_of.is_some() && resolved.carries_on() {
                carries_on.store(true, Ordering::Relaxed);
            }
            let here = links.as_ref().and_then(|links| links.here(at));
            let answer = filter.selects(&resolved).then(|| {
                let scope = filter.scope(&resolved, file.config);
                (ask(&resolved, &scope, here), scope.hits, faults(&resolved, &out))
            });
            Ok((PlanNames { id, agency, file: file.shown.clone() }, answer))
        });
        // Most repositories have no chains, and all plans are read once; otherwise twice more.
        if let Some(as_of) = chains_as_of
            && links.is_none()
            && carries_on.into_inner()
        {
            links = Some(Links::of(workspace, as_of));
            continue;
        }
        let Joined { rows, hits, plans, mut coverage } = Joined::of(workspace, answers);
        if plans.is_empty() && !coverage.left_out.is_empty() {
            return Err(Unanswerable::none_read(coverage.left_out));
        }
        if let Some(clearer) = filter.settle_plans(&plans, &coverage.left_out)? {
            filter = clearer;
            continue;
        }
        if let Some(clearer) = filter.settle_agencies(&plans, &coverage.left_out)? {
            filter = clearer;
            continue;
        }
        match filter.settle_units(workspace, &hits, &coverage.left_out)? {
            None => {
                coverage.named = filter.named(&hits, &plans);
                coverage.taken = filter.taken;
                return Ok((rows, coverage));
            }
            Some(clearer) => filter = clearer,
        }
    }
}
