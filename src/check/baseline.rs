//! Compares a baseline with the findings of a check: creates it, holds findings back, updates it.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::Report;
use crate::check::diagnostic::Diagnostic;
use crate::check::fingerprint::{Identity, identities};
use crate::finding::baseline::{Baseline, Entry};
use crate::finding::levels::Levels;
use crate::finding::{Level, RuleKind};
use crate::rules;
use crate::workspace::Workspace;
use crate::workspace::root::Root;

/// What an update of a baseline does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Update {
    /// Removes findings that are fixed.
    Gone,
    /// Removes fixed findings and adds new ones.
    All,
}

/// The findings that a baseline may hold, with their positions among all findings.
fn entries(diagnostics: &[Diagnostic], root: &Root) -> impl Iterator<Item = (usize, Entry)> {
    let identities = identities(diagnostics, root).into_iter().zip(diagnostics).enumerate();
    identities
        .filter(|(_, (_, diagnostic))| diagnostic.rule.kind != RuleKind::File)
        .map(|(at, (identity, _))| (at, Entry::of(&identity)))
}

/// What a check covered: which plans, with which rules on.
#[derive(Debug)]
pub struct Looked<'w> {
    /// The levels for each plan, by its id and by its path, and for the `pargo.toml` files above it.
    levels: BTreeMap<String, &'w Levels>,
    with_since: bool,
}

impl<'w> Looked<'w> {
    /// What the check of `workspace` that returned `report` covered.
    pub fn of(workspace: &'w Workspace, report: &Report, root: &Root, with_since: bool) -> Self {
        let unread: BTreeSet<&str> = report
            .diagnostics
            .iter()
            .filter(|d| d.rule.kind == RuleKind::File)
            .map(|d| d.file.as_str())
            .collect();
        let mut levels = BTreeMap::new();
        let looked = workspace.files.iter().filter(|file| file.is_looked_at());
        for (checked, file) in report.files.iter().zip(looked) {
            let of_plan = &workspace.configs[file.config].levels;
            let place = root.place(&checked.file);
            for (slash, _) in place.path().match_indices('/') {
                levels.insert(format!("{}/pargo.toml", &place.path()[..slash]), of_plan);
            }
            levels.insert("pargo.toml".to_owned(), of_plan);
            if !unread.contains(checked.file.as_str()) {
                levels.extend(checked.plan.clone().map(|id| (id, of_plan)));
                levels.insert(place.path().to_owned(), of_plan);
            }
        }
        Looked { levels, with_since }
    }

    /// Whether the check would have found the findings of an entry if they still existed.
    fn covers(&self, entry: &Entry) -> bool {
        let Some(levels) = self.levels.get(&entry.plan) else { return false };
        // An entry on a rule that was removed is obsolete.
        rules::named(&entry.rule).is_none_or(|doc| {
            let looks = self.with_since || doc.kind != RuleKind::Since;
            looks && levels.of(doc) != Level::Off
        })
    }
}

/// A text without the header (`[[task]]`) at its beginning, which the other keys of an entry imply.
fn without_header(text: &str) -> &str {
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    let name = first.trim_start_matches('[').trim_end_matches(']');
    let is_name = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c == '.');
    if first.starts_with('[') && first.ends_with(']') && is_name { rest } else { text }
}

impl Entry {
    fn of(identity: &Identity) -> Entry {
        Entry {
            plan: identity.plan.clone(),
            about: identity.about.clone(),
            rule: identity.rule.to_owned(),
            field: identity.key.clone(),
            text: without_header(&identity.text).to_owned(),
        }
    }
}

impl Baseline {
    /// All findings of a check that a baseline may hold, among those that `of` selects.
    pub fn of(report: &Report, root: &Root, of: impl Fn(&Diagnostic) -> bool) -> Baseline {
        let mut baseline = Baseline::default();
        let found = &report.diagnostics;
        for (_, entry) in entries(found, root).filter(|(at, _)| of(&found[*at])) {
            *baseline.0.entry(entry).or_default() += 1;
        }
        baseline
    }

    /// Removes the findings that it holds and that `of` selects from a report, and returns how many. If there are
    /// more of one kind than it holds, the last ones stay.
    pub fn hold_back(
        &self,
        report: &mut Report,
        root: &Root,
        of: impl Fn(&Diagnostic) -> bool,
    ) -> usize {
        let mut left = self.0.clone();
        let mut held = BTreeSet::new();
        let found = &report.diagnostics;
        for (at, entry) in entries(found, root).filter(|(at, _)| of(&found[*at])) {
            if let Some(count) = left.get_mut(&entry).filter(|count| **count > 0) {
                *count -= 1;
                held.insert(at);
            }
        }
        let mut at = 0..;
        report.diagnostics.retain(|_| at.next().is_none_or(|at| !held.contains(&at)));
        held.len()
    }

    /// The baseline without fixed findings and, with [`Update::All`], with new ones. `present` are the
    /// findings of a check, `looked` is what it covered.
    pub fn updated(&self, present: &Baseline, looked: &Looked<'_>, update: Update) -> Baseline {
        let mut updated = Baseline::default();
        for (entry, count) in &self.0 {
            let there = present.0.get(entry).copied().unwrap_or(0);
            let kept = if looked.covers(entry) { there.min(*count) } else { *count };
            if kept > 0 {
                updated.0.insert(entry.clone(), kept);
            }
        }
        if update == Update::All {
            present.0.iter().for_each(|(entry, count)| updated.add(entry.clone(), *count));
        }
        updated
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_not_part_of_the_text() {
        assert_eq!(without_header("[[task]]"), "");
        assert_eq!(without_header("[[task.report]] period"), "period");
        assert_eq!(without_header("[plan] id"), "id");
        assert_eq!(without_header("[\"a\", \"b\"]"), "[\"a\", \"b\"]");
        assert_eq!(without_header("[]"), "[]");
        assert_eq!(without_header("\"Quý IV\""), "\"Quý IV\"");
        assert_eq!(without_header(""), "");
    }
}
