//! `check --since`: the levels of rules that are lower than before the change.

use std::collections::BTreeSet;

use crate::check::diagnostic::{Diagnostic, place};
use crate::finding::levels::{InForce, Levels};
use crate::finding::place::Place;
use crate::finding::{Finding, Level};
use crate::rules::RULES;
use crate::rules::since::rule_loosened::{DOC, lower_level};
use crate::text::source::{Source, Span};
use crate::workspace::revision::Settings;
use crate::workspace::{FaultyFile, Workspace};

/// The findings on levels that are now lower than in `before`, one for each rule: at the rule in the
/// `pargo.toml` that sets the level now, or else in the one nearest to the first plan that it applies to.
/// `commit_of` gives the newest commit that changed a file; `None` if the file has uncommitted changes.
pub fn lowered(
    before: &Settings,
    workspace: &Workspace,
    commit_of: impl Fn(&FaultyFile) -> Option<String>,
) -> Vec<Diagnostic> {
    let mut known: BTreeSet<(&str, &str)> = BTreeSet::new();
    let mut diagnostics = Vec::new();
    for plan in workspace.files.iter().filter(|plan| plan.is_looked_at()) {
        let Some(was) = before.of(&plan.shown).map(|config| &config.levels) else { continue };
        let is = &workspace.configs[plan.config].levels;
        for rule in RULES.iter().map(|rule| rule.doc) {
            let (old, new) = (was.of(rule), is.of(rule));
            if new >= old || was.of(&DOC) == Level::Off {
                continue;
            }
            let file = setter(workspace, &plan.shown, rule.name);
            let path = file.map_or(plan.shown.as_str(), |file| file.path.as_str());
            if !known.insert((path, rule.name)) {
                continue;
            }
            let named = file.and_then(|file| file.rules.iter().find(|at| at.value == rule.name));
            let spot = named.map_or(Place::in_unread_file(Span::default()), |name| {
                Place::key(format!("rules.{}", rule.name), name.span)
            });
            let finding = Finding::new(&DOC, spot, lower_level(rule, old, new));
            let commit = Some(file.and_then(&commit_of));
            let source = Source { path, text: file.map_or("", |file| file.text.as_str()) };
            diagnostics.extend(in_file(source, Finding { commit, ..finding }, was));
        }
    }
    diagnostics
}

fn in_file(source: Source<'_>, finding: Finding, levels: &Levels) -> Vec<Diagnostic> {
    place(source, vec![finding], InForce::from(levels), None)
}

/// The nearest `pargo.toml` above a plan that sets a level for the rule, or else the nearest one.
fn setter<'w>(workspace: &'w Workspace, plan: &str, rule: &str) -> Option<&'w FaultyFile> {
    let is_above = |file: &&FaultyFile| {
        let folder = file.path.strip_suffix("pargo.toml").unwrap_or(&file.path);
        plan.starts_with(folder) && file.path.ends_with("pargo.toml")
    };
    let above = || workspace.config_findings.iter().filter(is_above);
    let names = |file: &&FaultyFile| file.rules.iter().any(|name| name.value == rule);
    let nearest = |file: &&FaultyFile| file.path.len();
    above().filter(names).max_by_key(nearest).or_else(|| above().max_by_key(nearest))
}
