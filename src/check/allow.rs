//! `allow`: takes out the findings that a plan silences, and reports entries that silence nothing.

use chrono::NaiveDate;

use crate::finding::{Finding, Findings, Level, RuleKind};
use crate::plan::Allow;
use crate::resolve::Resolved;
use crate::rules;

/// The findings that remain after rules that are off and `allow`, with those on `allow` itself. An entry
/// that has ended by `as_of` is as good as gone.
pub(crate) fn silenced(
    resolved: &Resolved<'_>,
    out: Findings,
    as_of: NaiveDate,
    with_since: bool,
) -> Vec<Finding> {
    let levels = &resolved.config.levels;
    let is_on = |finding: &Finding| levels.of(finding.rule) != Level::Off;
    let findings: Vec<Finding> = out.into_sorted().into_iter().filter(is_on).collect();
    let allows: Vec<(Option<u32>, Option<u32>, &Allow<'_>)> =
        resolved.allows().filter(|(.., allow)| !allow.has_ended(as_of)).collect();
    if allows.is_empty() {
        return findings;
    }
    let mut used = vec![false; allows.len()];
    let unreadable = unreadable_scopes(&findings);
    let mut kept = silence(findings, &allows, &mut used);
    let mut unused = Findings::default();
    for ((task, objective, allow), _) in allows.iter().zip(&used).filter(|(_, used)| !**used) {
        let checkable = rules::named(allow.rule.value).is_some_and(|doc| {
            levels.of(doc) != Level::Off && (with_since || doc.kind != RuleKind::Since)
        });
        // What could not be read may be just what the entry is there for.
        let hidden = match (task, objective) {
            (None, None) => !unreadable.is_empty(),
            scope => unreadable.contains(&(*scope.0, *scope.1)),
        };
        if checkable && !hidden {
            match (task, objective) {
                (Some(place), _) => unused.in_task(*place as usize),
                (_, Some(place)) => unused.in_objective(*place as usize),
                (None, None) => unused.in_plan(),
            }
            rules::unused_allow::report(allow, &mut unused);
        }
    }
    let unused = unused.into_sorted().into_iter().filter(is_on).collect();
    kept.extend(silence(unused, &allows, &mut used));
    kept
}

/// Takes out the findings that an `allow` silences, and notes which entries did.
pub(crate) fn silence(
    findings: Vec<Finding>,
    allows: &[(Option<u32>, Option<u32>, &Allow<'_>)],
    used: &mut [bool],
) -> Vec<Finding> {
    let mut kept = Vec::with_capacity(findings.len());
    for finding in findings {
        let mut silent = false;
        for ((task, objective, allow), used) in allows.iter().zip(used.iter_mut()) {
            let in_scope = match (task, objective) {
                (None, None) => true,
                (task, objective) => (*task, *objective) == (finding.task, finding.objective),
            };
            if in_scope && allow.rule.value == finding.rule.name {
                *used = true;
                silent = true;
            }
        }
        if !silent {
            kept.push(finding);
        }
    }
    kept
}

/// The tasks and objectives of which something could not be read.
fn unreadable_scopes(findings: &[Finding]) -> Vec<(Option<u32>, Option<u32>)> {
    let unreadable = findings.iter().filter(|f| f.rule.kind == RuleKind::Value);
    unreadable.map(|f| (f.task, f.objective)).collect()
}

/// Reports the `allow` entries of a plan that name no rule.
pub fn check(resolved: &Resolved<'_>, out: &mut Findings) {
    for (task, objective, allow) in resolved.allows() {
        if !rules::exists(allow.rule.value) {
            out.append(vec![Finding { task, objective, ..rules::unknown_rule(allow.rule) }]);
        }
    }
}
