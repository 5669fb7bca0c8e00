//! `check`: every finding of every file, after severities and `allow`.
//!
//! Only this stage gives findings their severity, applies `allow`, and calculates lines and columns.

pub mod allow;
pub mod baseline;
pub mod diagnostic;
pub mod fingerprint;
pub mod lowered;
pub mod mend;
pub mod only_changed;
pub mod since;

use chrono::NaiveDate;

use crate::check::allow::silenced;
use crate::check::diagnostic::{Diagnostic, place, without_mends};
use crate::check::since::{Since, of_gone_plan};
use crate::config::Config;
use crate::finding::levels::{InForce, Levels};
use crate::finding::{Level, Severity};
use crate::links::graph::Links;
use crate::parse::Scratch;
use crate::rules;
use crate::text::source::Source;
use crate::workspace::Workspace;
use crate::workspace::copies::{Claim, copies};
use crate::workspace::load::{Loaded, Unreadable, load};

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
    /// Adds findings in files that are not plans.
    pub fn add(&mut self, diagnostics: Vec<Diagnostic>) {
        self.diagnostics.extend(diagnostics);
        self.sort();
    }

    /// A stable sort: findings at one place keep the order in which the rules found them.
    fn sort(&mut self) {
        let place = |d: &Diagnostic| (d.start.line, d.start.column);
        self.diagnostics.sort_by(|a, b| (&a.file, place(a)).cmp(&(&b.file, place(b))));
    }

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
    agency: Option<String>,
    diagnostics: Vec<Diagnostic>,
}

/// The options of a check.
#[derive(Clone, Copy)]
pub struct CheckOptions<'s> {
    /// The as-of date.
    pub as_of: NaiveDate,
    /// The changes since a revision, if these are checked too.
    pub since: Option<&'s Since>,
    /// Whether the edits of mends are worked out, which takes time.
    pub mends: bool,
}

impl CheckOptions<'_> {
    /// A plain check as of a date, with mends.
    pub fn as_of(as_of: NaiveDate) -> Self {
        CheckOptions { as_of, since: None, mends: true }
    }
}

/// The plans whose id another file has, each with that file; of two that both do not count, the second one.
fn taken_ids(workspace: &Workspace, results: &[FileResult]) -> Vec<(usize, usize)> {
    let files = results.iter().zip(&workspace.files);
    let claims: Vec<Claim<'_>> = files
        .map(|(result, file)| Claim {
            file: &file.shown,
            id: result.plan.as_deref(),
            agency: result.agency.as_deref(),
        })
        .collect();
    let copies = copies(&claims, &workspace.root);
    let taken = copies.iter().enumerate().filter_map(|(at, copy)| Some((at, (*copy)?.of)));
    taken.filter(|(at, of)| copies[*of].is_none_or(|copy| copy.of != *at || of < at)).collect()
}

/// Checks every plan of a workspace.
pub fn check(workspace: &Workspace, options: CheckOptions<'_>) -> Report {
    let CheckOptions { as_of, since, .. } = options;
    let mut results = workspace.map_plans_checked(|_, file, loaded| {
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
    let mut report = Report { as_of, files, diagnostics };
    report.sort();
    report
}

/// Checks those plans again that the other plans matter to: one with the id of another file, to report
/// that file, and one that refers to others.
fn check_again(workspace: &Workspace, results: &mut [FileResult], options: CheckOptions<'_>) {
    let mut taken_by = vec![None; results.len()];
    for (at, taken) in taken_ids(workspace, results) {
        taken_by[at] = Some(workspace.files[taken].shown.as_str());
    }
    let is_linked = results.iter().any(|result| result.is_linked);
    let links = is_linked.then(|| Links::of(workspace, options.as_of));
    let again: Vec<usize> =
        (0..results.len()).filter(|at| taken_by[*at].is_some() || results[*at].is_linked).collect();
    let checked = workspace.map_some_plans(&again, |at, file, loaded| {
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

/// Checks a text as if it were a plan file of its own. Rules that compare several plans are left out.
pub fn of_text(shown: &str, text: &str, config: &Config, as_of: NaiveDate) -> Vec<Diagnostic> {
    let options = CheckOptions::as_of(as_of);
    let scratch = &mut Scratch::default();
    let look = |loaded: Loaded<'_>| check_file(loaded, &config.levels, Others::default(), options);
    load(shown, text.as_bytes(), config, scratch, look).diagnostics
}

/// The errors of a text that another one does not have. The same error at another place is not new.
pub fn new_errors(before: &[Diagnostic], after: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let is_error = |diagnostic: &&Diagnostic| diagnostic.severity == Severity::Error;
    let mut known: Vec<&Diagnostic> = before.iter().filter(is_error).collect();
    let is_same = |a: &Diagnostic, b: &Diagnostic| {
        (a.rule.name, &a.about, &a.key, &a.message) == (b.rule.name, &b.about, &b.key, &b.message)
    };
    let mut is_new = |diagnostic: &Diagnostic| {
        let place = known.iter().position(|known| is_same(known, diagnostic));
        place.map(|place| known.swap_remove(place)).is_none()
    };
    let errors = after.into_iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    errors.filter(|diagnostic| is_new(diagnostic)).collect()
}

fn check_file(
    loaded: Loaded<'_>,
    levels: &Levels,
    others: Others<'_>,
    options: CheckOptions<'_>,
) -> FileResult {
    let CheckOptions { as_of, since, mends } = options;
    match loaded {
        Err(Unreadable { source, mut findings, .. }) => {
            without_mends(&mut findings);
            let diagnostics = place(source, findings, levels.into(), None);
            FileResult { plan: None, is_linked: false, agency: None, diagnostics }
        }
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
            // Changes are reported for the file whose plan counts.
            if let Some(since) = since.filter(|_| others.taken_by.is_none()) {
                since.report(&resolved, &mut out);
            }
            allow::check(&resolved, &mut out);
            rules::expired_allow::check(&resolved, as_of, rules::exists, &mut out);
            let id = id.map(|id| id.value.to_owned());
            let in_force = InForce {
                own: levels,
                of_changes: since.and_then(|s| s.levels(id.as_deref(), resolved.source.path)),
            };
            let mut findings = silenced(&resolved, out, as_of, in_force, since.is_some());
            if !mends {
                without_mends(&mut findings);
            }
            let diagnostics = place(resolved.source, findings, in_force, Some(&resolved));
            let agency = resolved.plan.agency.value().map(str::to_owned);
            FileResult { plan: id, agency, is_linked: resolved.is_linked(), diagnostics }
        }
    }
}
