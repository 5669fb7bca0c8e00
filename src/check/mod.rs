//! `check`: every finding of every file, after severities and `allow`.
//!
//! Only this stage gives findings their severity, applies `allow`, and calculates lines and columns.

pub mod allow;
pub mod baseline;
pub mod diagnostic;
pub mod fingerprint;
pub mod lowered;
pub mod only_changed;
pub mod since;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::check::allow::silenced;
use crate::check::diagnostic::{Diagnostic, place};
use crate::check::since::{Since, of_gone_plan};
use crate::finding::levels::{InForce, Levels};
use crate::finding::{Level, Severity};
use crate::links::graph::Links;
use crate::rules;
use crate::text::source::Source;
use crate::workspace::Workspace;
use crate::workspace::load::Loaded;

/// The answer of `check`.
#[derive(Debug)]
pub struct Report {
    /// The as-of date of the check.
    pub as_of: NaiveDate,
    /// The plan files that were checked, by path.
    pub files: Vec<Checked>,
    /// The findings, by file path, then by place.
    pub diagnostics: Vec<Diagnostic>,
}

/// A plan file that was checked.
#[derive(Debug)]
pub struct Checked {
    /// Its path, as messages show it.
    pub file: String,
    /// The plan's id; `None` if it could not be read.
    pub plan: Option<String>,
}

impl Report {
    /// How many findings have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|d| d.severity == severity).count()
    }
}

/// The faults of removed plans, at the first line of their former files.
fn of_gone_plans(since: &Since, levels: &Levels) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (file, plan, faults) in &since.gone {
        let findings = faults.iter().map(of_gone_plan);
        let levels = since.levels(Some(plan), file).unwrap_or(levels);
        let findings = findings.filter(|finding| levels.of(finding.rule) != Level::Off).collect();
        let source = Source { path: file, text: "" };
        let placed = place(source, findings, levels.into(), None);
        let plan = Some(plan.clone());
        diagnostics.extend(placed.into_iter().map(|d| Diagnostic { plan: plan.clone(), ..d }));
    }
    diagnostics
}

/// The result for one file.
struct FileResult {
    plan: Option<String>,
    /// Whether other plans matter to it.
    is_linked: bool,
    diagnostics: Vec<Diagnostic>,
}

/// The options of a check.
#[derive(Clone, Copy)]
pub struct CheckOptions<'s> {
    /// The as-of date.
    pub as_of: NaiveDate,
    /// The changes since a revision, if these are checked too.
    pub since: Option<&'s Since>,
}

impl CheckOptions<'_> {
    /// A plain check as of a date.
    pub fn as_of(as_of: NaiveDate) -> Self {
        CheckOptions { as_of, since: None }
    }
}

/// Checks every plan of a workspace.
pub fn check(workspace: &Workspace, options: CheckOptions<'_>) -> Report {
    let CheckOptions { as_of, since } = options;
    let mut results = workspace.each(|_, file, loaded| {
        check_file(loaded, &workspace.configs[file.config].levels, Others::default(), options)
    });
    check_again(workspace, &mut results, options);
    let mut files = Vec::with_capacity(results.len());
    let mut diagnostics = Vec::new();
    let looked = results.into_iter().zip(&workspace.files);
    for (result, file) in looked.filter(|(_, file)| file.is_looked_at()) {
        files.push(Checked { file: file.shown.clone(), plan: result.plan });
        diagnostics.extend(result.diagnostics);
    }
    diagnostics.extend(workspace.config_findings.iter().flat_map(diagnostic::of_file));
    diagnostics.extend(
        since
            .into_iter()
            .flat_map(|since| of_gone_plans(since, &workspace.configs[workspace.base].levels)),
    );
    diagnostics.extend(since.iter().flat_map(|since| since.lowered.iter().cloned()));
    // A stable sort: findings at one place keep the order in which the rules found them.
    diagnostics.sort_by(|a, b| {
        (&a.file, a.start.line, a.start.column).cmp(&(&b.file, b.start.line, b.start.column))
    });
    Report { as_of, files, diagnostics }
}

/// Checks those plans again that the other plans matter to: one with the id of an earlier one, to report the
/// earlier file, and one that refers to others.
fn check_again(workspace: &Workspace, results: &mut [FileResult], options: CheckOptions<'_>) {
    let mut first: FxHashMap<&str, usize> = FxHashMap::default();
    let mut taken_by = vec![None; results.len()];
    for (at, result) in results.iter().enumerate() {
        if let Some(id) = &result.plan {
            match first.get(id.as_str()) {
                Some(taken) => taken_by[at] = Some(workspace.files[*taken].shown.as_str()),
                None => drop(first.insert(id, at)),
            }
        }
    }
    let is_linked = results.iter().any(|result| result.is_linked);
    let links = is_linked.then(|| Links::of(workspace, options.as_of));
    let again: Vec<usize> =
        (0..results.len()).filter(|at| taken_by[*at].is_some() || results[*at].is_linked).collect();
    let checked = workspace.some(&again, |at, file, loaded| {
        let others = Others { taken_by: taken_by[at], links: links.as_ref().map(|l| (l, at)) };
        check_file(loaded, &workspace.configs[file.config].levels, others, options)
    });
    for (at, result) in again.into_iter().zip(checked) {
        results[at] = result;
    }
}

/// What the other plans mean for one.
#[derive(Clone, Copy, Default)]
struct Others<'o> {
    /// The earlier file with the same plan id.
    taken_by: Option<&'o str>,
    /// All plans with their references, and the place of the file.
    links: Option<(&'o Links, usize)>,
}

fn check_file(
    loaded: Loaded<'_>,
    levels: &Levels,
    others: Others<'_>,
    options: CheckOptions<'_>,
) -> FileResult {
    let CheckOptions { as_of, since } = options;
    match loaded {
        Err(unreadable) => FileResult {
            plan: None,
            is_linked: false,
            diagnostics: place(unreadable.source, unreadable.findings, levels.into(), None),
        },
        Ok((resolved, mut out)) => {
            rules::run(&resolved, as_of, &mut out);
            let id = resolved.plan.id.get();
            if let (Some(taken_by), Some(id)) = (others.taken_by, id) {
                out.in_plan();
                rules::duplicate_id::of_plan(*id, taken_by, &mut out);
            }
            if let Some((links, file)) = others.links {
                rules::run_on_links(&resolved, links, file, &mut out);
            }
            if let Some(since) = since {
                since.report(&resolved, &mut out);
            }
            allow::check(&resolved, &mut out);
            rules::expired_allow::check(&resolved, as_of, rules::exists, &mut out);
            let id = id.map(|id| id.value.to_owned());
            let in_force = InForce {
                own: levels,
                of_changes: since.and_then(|s| s.levels(id.as_deref(), resolved.source.path)),
            };
            let findings = silenced(&resolved, out, as_of, in_force, since.is_some());
            let diagnostics = place(resolved.source, findings, in_force, Some(&resolved));
            FileResult { plan: id, is_linked: resolved.is_linked(), diagnostics }
        }
    }
}
