//! `check`: every finding of every file, after severities and `allow`.
//!
//! The one place where a finding gets its severity, where `allow` silences it, and where bytes become
//! lines and columns.

pub mod allow;
pub mod baseline;
pub mod diagnostic;
pub mod fingerprint;
pub mod only_changed;
pub mod since;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::check::allow::silenced;
use crate::check::diagnostic::{Diagnostic, place};
use crate::check::since::{Since, of_gone_plan};
use crate::finding::levels::Levels;
use crate::finding::{Level, Severity};
use crate::rules;
use crate::text::source::Source;
use crate::workspace::Workspace;
use crate::workspace::load::Loaded;

/// What `check` answers.
#[derive(Debug)]
pub struct Report {
    /// The as-of date of the check.
    pub as_of: NaiveDate,
    /// The plan files that were looked at, by path.
    pub files: Vec<Checked>,
    /// What was found, by file path, then by place.
    pub diagnostics: Vec<Diagnostic>,
}

/// A plan file that was looked at.
#[derive(Debug)]
pub struct Checked {
    /// Its path, as shown.
    pub file: String,
    /// The plan's id, where it could be read.
    pub plan: Option<String>,
}

impl Report {
    /// How many findings are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|d| d.severity == severity).count()
    }
}

/// The faults of plans that are gone, at the first line of the file that they stood in.
fn of_gone_plans(since: &Since, levels: &Levels) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (file, plan, faults) in &since.gone {
        let findings = faults.iter().map(of_gone_plan);
        let findings = findings.filter(|finding| levels.of(finding.rule) != Level::Off).collect();
        let source = Source { path: file, text: "" };
        let placed = place(source, findings, levels, None);
        let plan = Some(plan.clone());
        diagnostics.extend(placed.into_iter().map(|d| Diagnostic { plan: plan.clone(), ..d }));
    }
    diagnostics
}

/// What one file gave.
struct Outcome {
    plan: Option<String>,
    diagnostics: Vec<Diagnostic>,
}

/// What is asked of a check.
#[derive(Clone, Copy)]
pub struct Ask<'s> {
    /// The as-of date.
    pub as_of: NaiveDate,
    /// What changed since a revision, to be judged as well.
    pub since: Option<&'s Since>,
}

impl Ask<'_> {
    /// A plain check as of a date.
    pub fn as_of(as_of: NaiveDate) -> Self {
        Ask { as_of, since: None }
    }
}

/// Checks every plan of a workspace.
pub fn check(workspace: &Workspace, ask: Ask<'_>) -> Report {
    let Ask { as_of, since } = ask;
    let mut outcomes = workspace
        .each(|_, file, loaded| outcome(loaded, &workspace.configs[file.config].levels, None, ask));
    // A plan whose id was taken by one before it is looked at again, knowing by which.
    let mut first: FxHashMap<&str, usize> = FxHashMap::default();
    let mut again = Vec::new();
    for (at, outcome) in outcomes.iter().enumerate() {
        if let Some(id) = &outcome.plan {
            match first.get(id.as_str()) {
                Some(taken) => again.push((at, *taken)),
                None => drop(first.insert(id, at)),
            }
        }
    }
    for (at, taken) in again {
        let taken_by = workspace.files[taken].shown.clone();
        let levels = &workspace.configs[workspace.files[at].config].levels;
        outcomes[at] = workspace.one(at, |loaded| outcome(loaded, levels, Some(&taken_by), ask));
    }
    let mut files = Vec::with_capacity(outcomes.len());
    let mut diagnostics = Vec::new();
    let looked = outcomes.into_iter().zip(&workspace.files);
    for (outcome, file) in looked.filter(|(_, file)| file.is_looked_at()) {
        files.push(Checked { file: file.shown.clone(), plan: outcome.plan });
        diagnostics.extend(outcome.diagnostics);
    }
    diagnostics.extend(workspace.config_findings.iter().flat_map(diagnostic::of_file));
    diagnostics.extend(
        since
            .into_iter()
            .flat_map(|since| of_gone_plans(since, &workspace.configs[workspace.base].levels)),
    );
    // Stable: findings of one place stay in the order in which the rules found them.
    diagnostics.sort_by(|a, b| {
        (&a.file, a.start.line, a.start.column).cmp(&(&b.file, b.start.line, b.start.column))
    });
    Report { as_of, files, diagnostics }
}

fn outcome(loaded: Loaded<'_>, levels: &Levels, taken_by: Option<&str>, ask: Ask<'_>) -> Outcome {
    let Ask { as_of, since } = ask;
    match loaded {
        Err(unreadable) => Outcome {
            plan: None,
            diagnostics: place(unreadable.source, unreadable.findings, levels, None),
        },
        Ok((resolved, mut out)) => {
            rules::run(&resolved, as_of, &mut out);
            let id = resolved.plan.id.get();
            if let (Some(taken_by), Some(id)) = (taken_by, id) {
                out.in_plan();
                rules::duplicate_id::of_plan(*id, taken_by, &mut out);
            }
            if let Some(since) = since {
                since.report(&resolved, &mut out);
            }
            allow::check(&resolved, &mut out);
            rules::expired_allow::check(&resolved, as_of, rules::exists, &mut out);
            let findings = silenced(&resolved, out, as_of, since.is_some());
            let id = id.map(|id| id.value.to_owned());
            let diagnostics = place(resolved.source, findings, levels, Some(&resolved));
            Outcome { plan: id, diagnostics }
        }
    }
}
