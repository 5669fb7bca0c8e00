//! `check`: every finding of every file, after severities and `allow`.
//!
//! The one place where a finding gets its severity, where `allow` silences it, and where bytes become
//! lines and columns.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::diagnostic::{Diagnostic, Excerpt, Finding, Findings, Gone, Severity};
use crate::lang::Text;
use crate::parse::Letters;
use crate::parse::field::fields;
use crate::plan::{Allow, Str};
use crate::resolve::Resolved;
use crate::rules::{self, Check, Level, Levels};
use crate::since::{Fault, Since};
use crate::source::{Lines, Source, Span};
use crate::workspace::{Loaded, Workspace};

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
        let findings = faults.iter().map(Fault::of_gone_plan);
        let findings = findings.filter(|finding| levels.of(finding.rule) != Level::Off).collect();
        let subject = |finding: &Finding| {
            let (task, objective) = ids_gone(finding);
            Subject { plan: Some(plan.clone()), task, objective }
        };
        let source = Source { path: file, text: "" };
        diagnostics.extend(place(source, findings, |f| severity(levels, f), subject, false));
    }
    diagnostics
}

/// The ids of the task and of the objective that a finding is about, where they are gone.
fn ids_gone(finding: &Finding) -> (Option<String>, Option<String>) {
    match &finding.gone {
        Some(Gone::Task(id)) => (Some(id.clone()), None),
        Some(Gone::Objective(id)) => (None, Some(id.clone())),
        None => (None, None),
    }
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
    /// Whether each finding is to know its field, which takes a second look at every file with findings.
    pub fields: bool,
}

impl Ask<'_> {
    /// A plain check as of a date.
    pub fn as_of(as_of: NaiveDate) -> Self {
        Ask { as_of, since: None, fields: false }
    }
}

/// Checks every plan of a workspace.
pub fn check(workspace: &Workspace, ask: Ask<'_>) -> Report {
    let Ask { as_of, since, .. } = ask;
    let mut outcomes = workspace.each(Letters::Checked, |_, file, loaded| {
        outcome(loaded, &workspace.configs[file.config].levels, None, ask)
    });
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
    for (outcome, file) in outcomes.into_iter().zip(&workspace.files) {
        files.push(Checked { file: file.shown.clone(), plan: outcome.plan });
        diagnostics.extend(outcome.diagnostics);
    }
    diagnostics.extend(workspace.config_findings.iter().cloned());
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
    let Ask { as_of, since, fields } = ask;
    match loaded {
        Err(unreadable) => Outcome {
            plan: None,
            diagnostics: place(
                unreadable.source,
                unreadable.findings,
                |finding| severity(levels, finding),
                |_| Subject::default(),
                fields,
            ),
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
            rules::expired_allow::check(&resolved, as_of, &mut out);
            let findings = silenced(&resolved, out, as_of, since.is_some());
            let severity = |finding: &Finding| severity(levels, finding);
            let subject = |finding: &Finding| subject(&resolved, finding);
            let diagnostics = place(resolved.source, findings, severity, subject, fields);
            Outcome { plan: id.map(|id| id.value.to_owned()), diagnostics }
        }
    }
}

fn severity(levels: &Levels, finding: &Finding) -> Severity {
    match levels.of(finding.rule) {
        Level::Error => Severity::Error,
        Level::Warn | Level::Off => Severity::Warning,
    }
}

/// The findings that remain after rules that are off and `allow`, with those on `allow` itself. An entry
/// that has ended by `as_of` is as good as gone.
fn silenced(
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
        let checkable = rules::RULES.iter().any(|rule| {
            rule.doc.name == allow.rule.value
                && levels.of(rule.doc) != Level::Off
                && (with_since || !matches!(rule.check, Check::Since))
        });
        // What could not be read may be just what the entry is there for.
        let hidden = match (task, objective) {
            (None, None) => !unreadable.is_empty(),
            scope => unreadable.contains(&(*scope.0, *scope.1)),
        };
        if checkable && !hidden && allow.rule.value != rules::unused_allow::DOC.name {
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
fn silence(
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
    let reading = [
        rules::missing_key::DOC.name,
        rules::unknown_key::DOC.name,
        rules::wrong_type::DOC.name,
        rules::invalid_value::DOC.name,
        rules::invalid_deadline::DOC.name,
        rules::unknown_unit::DOC.name,
        rules::unknown_index::DOC.name,
        rules::unknown_component::DOC.name,
        rules::unknown_objective::DOC.name,
    ];
    let unreadable = findings.iter().filter(|f| reading.contains(&f.rule.name));
    unreadable.map(|f| (f.task, f.objective)).collect()
}

/// What a finding is about, by id.
#[derive(Default)]
struct Subject {
    plan: Option<String>,
    task: Option<String>,
    objective: Option<String>,
}

fn subject(resolved: &Resolved<'_>, finding: &Finding) -> Subject {
    let plan = &resolved.plan;
    let owned = |id: Option<&Str<'_>>| id.map(|id| id.value.to_owned());
    let (task_gone, objective_gone) = ids_gone(finding);
    let task = finding.task.and_then(|at| owned(plan.tasks.get(at as usize)?.id.get()));
    let objective =
        finding.objective.and_then(|at| owned(plan.objectives.get(at as usize)?.id.get()));
    Subject {
        plan: owned(plan.id.get()),
        task: task.or(task_gone),
        objective: objective.or(objective_gone),
    }
}

/// The findings of a `pargo.toml` or a baseline as diagnostics.
pub fn diagnostics_of_config(
    source: Source<'_>,
    mut findings: Vec<Finding>,
    levels: &Levels,
) -> Vec<Diagnostic> {
    findings.retain(|finding| levels.of(finding.rule) != Level::Off);
    place(source, findings, |finding| severity(levels, finding), |_| Subject::default(), true)
}

/// Counts lines and columns, and cuts out the lines to show.
fn place(
    source: Source<'_>,
    mut findings: Vec<Finding>,
    severity: impl Fn(&Finding) -> Severity,
    subject: impl Fn(&Finding) -> Subject,
    with_fields: bool,
) -> Vec<Diagnostic> {
    if findings.is_empty() {
        return Vec::new();
    }
    findings.sort_by_key(|finding| (finding.span.start, finding.span.end));
    let spans: Vec<Span> = findings.iter().map(|finding| finding.span).collect();
    let fields = if with_fields { fields(source, &spans) } else { vec![None; spans.len()] };
    let mut lines = Lines::new(source.text);
    findings
        .into_iter()
        .zip(fields)
        .map(|(finding, field)| {
            let subject = subject(&finding);
            let start = lines.position(finding.span.start);
            // A value that is empty, or ends inside a character, shows its first character.
            let end_byte = end_of(source.text, finding.span);
            let end = Lines::starting_at(source.text, &lines).position(end_byte);
            Diagnostic {
                severity: severity(&finding),
                rule: finding.rule,
                file: source.path.to_owned(),
                start,
                end,
                plan: subject.plan,
                task: subject.task,
                objective: subject.objective,
                field,
                excerpt: excerpt(source, finding.span, start.line, finding.related),
                message: finding.message,
                commit: finding.commit,
                // Where a rule has nothing to say of this case, it says what always helps.
                help: finding.help.or_else(|| Some(finding.rule.mend.into())),
            }
        })
        .collect()
}

/// The end of a span, on the boundary of a character and never before its start.
fn end_of(text: &str, span: Span) -> u32 {
    let mut end = (span.end.max(span.start) as usize).min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    end as u32
}

/// The most lines of one value that are shown.
const MOST_LINES: usize = 6;

fn excerpt(source: Source<'_>, span: Span, line: u32, related: Option<(Span, Text)>) -> Excerpt {
    let text = source.text;
    let start = (span.start as usize).min(text.len());
    let from = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let mut to = from;
    for (count, piece) in text[from..].split_inclusive('\n').enumerate() {
        if count == MOST_LINES || (to > from && to >= span.end as usize) {
            break;
        }
        to += piece.len();
    }
    let shown = text[from..to].trim_end_matches(['\n', '\r']);
    let end = (end_of(text, span) as usize).clamp(start, from + shown.len().max(start - from));
    let related = related.map(|(span, label)| {
        let line = source.position(span.start).line;
        Box::new((excerpt(source, span, line, None), label))
    });
    Excerpt { first_line: line, text: shown.to_owned(), span: start - from..end - from, related }
}
