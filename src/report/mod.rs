//! Reports: pure functions from plans, a date and a filter to typed rows.
//!
//! Each report reads one plan at a time, so that plans need not stay in memory, and joins the results in
//! file order. Nothing here formats or prints.

pub mod clarity;
pub mod counts;
pub mod coverage;
pub mod diff;
pub mod filter;
pub mod goal;
pub mod history;
pub mod item;
pub mod look_up;
pub mod overdue;
pub mod show;
pub mod slips;
pub mod summary;
pub mod tasks;
pub mod trend;

use crate::finding::{Finding, Findings, Level, RuleKind};
use crate::report::coverage::{Coverage, Unanswerable};
use crate::report::filter::{Filter, Scope};
use crate::resolve::Resolved;
use crate::text::lang::both;
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

/// The error if no plan could be read: an empty list would look like an answer.
fn none_read(left_out: Vec<LeftOut>) -> Unanswerable {
    let message = both!(
        "không đọc được kế hoạch nào; xem từng chỗ sai bằng `pargo check`",
        "no plan could be read; `pargo check` shows the mistakes"
    );
    Unanswerable { message, left_out }
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
            let id = resolved.plan.id.value().map(str::to_owned);
            let answer = filter.selects(&resolved).then(|| {
                let scope = filter.scope(&resolved, file.config);
                (ask(&resolved, &scope), scope.hits, faults(&resolved, &out))
            });
            Ok((id, answer))
        });
        let mut coverage = Coverage::default();
        let (mut rows, mut hits, mut ids) = (Vec::new(), Vec::new(), Vec::new());
        let mut read = 0;
        for answer in answers {
            match answer {
                Err(left_out) => coverage.left_out.push(left_out),
                Ok((id, answer)) => {
                    read += 1;
                    ids.extend(id);
                    if let Some((row, mut found, faults)) = answer {
                        coverage.plans += 1;
                        coverage.faults += faults;
                        rows.push(row);
                        hits.append(&mut found);
                    }
                }
            }
        }
        if read == 0 && !coverage.left_out.is_empty() {
            return Err(none_read(coverage.left_out));
        }
        if let Some(clearer) = filter.settle_plans(&ids, &coverage.left_out)? {
            filter = clearer;
            continue;
        }
        match filter.settle_units(workspace, &hits, &coverage.left_out)? {
            None => {
                coverage.units = filter.unit_names(&hits);
                return Ok((rows, coverage));
            }
            Some(clearer) => filter = clearer,
        }
    }
}
