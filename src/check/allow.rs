//! `allow`: removes the findings that a plan silences, and reports entries that silence nothing.

use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::finding::levels::InForce;
use crate::finding::{About, Finding, Findings, Level, RuleKind, Which};
use crate::plan::Allow;
use crate::resolve::Resolved;
use crate::rules;
use crate::rules::since::rule_loosened;

/// The findings left after applying levels and `allow`, with those on `allow` itself. Entries that ended
/// before `as_of` do not count.
pub(crate) fn silenced(
    resolved: &Resolved<'_>,
    out: Findings,
    as_of: NaiveDate,
    levels: InForce<'_>,
    with_since: bool,
) -> Vec<Finding> {
    let is_on = |finding: &Finding| levels.of(finding.rule) != Level::Off;
    let findings: Vec<Finding> = out.into_sorted().into_iter().filter(is_on).collect();
    let allows: Vec<(About<Which>, &Allow<'_>)> = resolved
        .allows()
        .filter(|(_, allow)| !allow.has_ended(as_of))
        .map(|(about, allow)| (about.map(Which::Place), allow))
        .collect();
    if allows.is_empty() {
        return findings;
    }
    let mut used = vec![false; allows.len()];
    let unreadable = findings.iter().filter(|finding| finding.rule.kind == RuleKind::Value);
    let unreadable: FxHashSet<About<Which>> =
        unreadable.map(|finding| finding.about.clone()).collect();
    let mut kept = silence(findings, &allows, &mut used);
    let mut unused = Vec::new();
    for ((about, allow), _) in allows.iter().zip(&used).filter(|(_, used)| !**used) {
        let checkable = rules::named(allow.rule.value).is_some_and(|doc| {
            levels.of(doc) != Level::Off && (with_since || doc.kind != RuleKind::Since)
        });
        // The entry may be for a finding on a value that could not be read.
        let hidden = match about {
            About::Plan => !unreadable.is_empty(),
            part => unreadable.contains(part),
        };
        if checkable && !hidden {
            let finding = rules::unused_allow::finding(allow);
            unused.extend(finding.map(|finding| Finding { about: about.clone(), ..finding }));
        }
    }
    unused.retain(is_on);
    kept.extend(silence(unused, &allows, &mut used));
    kept
}

/// Removes the findings that an `allow` silences, and marks the entries that did so.
pub(crate) fn silence(
    findings: Vec<Finding>,
    allows: &[(About<Which>, &Allow<'_>)],
    used: &mut [bool],
) -> Vec<Finding> {
    let mut entries: FxHashMap<(&About<Which>, &str), Vec<usize>> = FxHashMap::default();
    for (at, (about, allow)) in allows.iter().enumerate() {
        entries.entry((about, allow.rule.value)).or_default().push(at);
    }
    let mut kept = Vec::with_capacity(findings.len());
    for finding in findings {
        let mut silent = false;
        // An entry of the plan applies to all parts.
        let own = Some(&finding.about).filter(|about| **about != About::Plan);
        for about in own.into_iter().chain([&About::Plan]) {
            for at in entries.get(&(about, finding.rule.name)).into_iter().flatten() {
                used[*at] = true;
                // An entry of `allow` cannot hide that it was added.
                silent |= finding.rule.name != rule_loosened::DOC.name;
            }
        }
        if !silent {
            kept.push(finding);
        }
    }
    kept
}

/// Reports the `allow` entries of a plan that name no rule.
pub fn check(resolved: &Resolved<'_>, out: &mut Findings) {
    for (about, allow) in resolved.allows().filter(|(_, allow)| !rules::exists(allow.rule.value)) {
        let finding = rules::unknown_rule("allow", allow.rule);
        out.append(vec![Finding { about: about.map(Which::Place), ..finding }]);
    }
}
