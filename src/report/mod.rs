//! Reports: pure functions from plans, a date and a filter to typed rows.
//!
//! Each report reads one plan at a time, so that plans need not stay in memory, and joins the results in
//! file order. Nothing here formats or prints.

pub mod appendix;
pub mod clarity;
pub mod counts;
pub mod coverage;
pub mod diff;
pub mod files;
pub mod filter;
pub mod goal;
pub mod history;
pub mod item;
pub mod look_up;
pub mod overdue;
pub mod reference;
pub mod rules;
pub mod show;
pub mod slips;
pub mod summary;
pub mod tasks;
pub mod trend;

use crate::finding::{Finding, Findings, Level, RuleKind};
use crate::report::coverage::{Coverage, Unanswerable};
use crate::report::filter::{Filter, PlanNames, Scope};
use crate::resolve::Resolved;
use crate::workspace::Workspace;
use crate::workspace::load::LeftOut;

/// How many errors were found while a plan was read. Findings on spelling do not affect answers, so they
/// are not counted, whatever their level.
fn faults(resolved: &Resolved<'_>, out: &Findings) -> usize {
    let levels = &resolved.config.levels;
    let is_fault = |finding: &&Finding| {
        levels.of(finding.rule) == Level::Error && finding.rule.kind != RuleKind::Spelling
    };
    out.iter().filter(is_fault).count()
}

/// Calls `ask` for each selected plan and joins the answers in file order. `ask` gets the plan, its
/// position among the files, and the filter for it.
pub fn ask_each_plan<T: Send>(
    workspace: &Workspace,
    filter: &Filter,
    ask: impl Fn(&Resolved<'_>, &Scope) -> T + Sync,
) -> Result<(Vec<T>, Coverage), Unanswerable> {
    let mut filter = filter.resolve_indexes(workspace)?;
    loop {
        let answers = workspace.each(|_, file, loaded| {
            let (resolved, out) = loaded.map_err(|unreadable| LeftOut::of(&unreadable))?;
            let own = |text: Option<&str>| text.map(str::to_owned);
            let (id, agency) = (own(resolved.plan.id.value()), own(resolved.plan.agency.value()));
            let answer = filter.selects(&resolved).then(|| {
                let scope = filter.scope(&resolved, file.config);
                (ask(&resolved, &scope), scope.hits, faults(&resolved, &out))
            });
            Ok((PlanNames { id, agency, file: file.shown.clone() }, answer))
        });
        let mut coverage = Coverage::default();
        let (mut rows, mut hits, mut plans) = (Vec::new(), Vec::new(), Vec::new());
        for answer in answers {
            match answer {
                Err(left_out) => coverage.left_out.push(left_out),
                Ok((names, answer)) => {
                    plans.push(names);
                    if let Some((row, mut found, faults)) = answer {
                        coverage.plans += 1;
                        coverage.faults += faults;
                        rows.push(row);
                        hits.append(&mut found);
                    }
                }
            }
        }
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
