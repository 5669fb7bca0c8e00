//! Diagnostics: findings with severity, lines and columns, and the source to show.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::edit::fix::Mended;
use crate::finding::levels::InForce;
use crate::finding::{About, Doc, Finding, Level, RuleKind, Severity, Which};
use crate::resolve::Resolved;
use crate::rules;
use crate::text::edit::Edit;
use crate::text::lang::Text;
use crate::text::source::{At, Lines, Position, Source, Span};
use crate::workspace::FaultyFile;

/// A finding as `check` reports it.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The broken rule.
    pub rule: &'static Doc,
    /// The severity in this plan's folder.
    pub severity: Severity,
    /// The file, as shown.
    pub file: String,
    /// Where the value at fault begins.
    pub start: Position,
    /// Where it ends: the position after its last character.
    pub end: Position,
    /// The plan's id.
    pub plan: Option<String>,
    /// The task or the objective, by its id.
    pub about: About<String>,
    /// The key that it points at, as [`crate::finding::place::Place`] has it.
    pub key: Option<Cow<'static, str>>,
    /// The names in the message that the place does not show.
    pub names: Vec<String>,
    /// The message.
    pub message: Text,
    /// How to fix it.
    pub help: Option<Text>,
    /// How `check --fix` mends it.
    pub fix: Option<Box<Correction>>,
    /// For a finding about a change, the id of the commit that made it, or `Some(None)` if it is not
    /// committed yet. `None` for all other findings.
    pub commit: Option<Option<String>>,
    /// The lines of source to show.
    pub excerpt: Excerpt,
}

/// A mend, with its places.
#[derive(Clone, Debug)]
pub struct Correction {
    /// Whether it can be applied without a look.
    pub safe: bool,
    /// What is replaced, in the order of the file.
    pub edits: Vec<Replacement>,
}

/// A piece of a file that is replaced.
#[derive(Clone, Debug)]
pub struct Replacement {
    /// Where the piece begins.
    pub start: Position,
    /// Where it ends: the position after its last character.
    pub end: Position,
    /// The piece in bytes, and what is written instead.
    pub edit: Edit,
}

/// The lines of a file that a diagnostic shows.
#[derive(Clone, Debug, Default)]
pub struct Excerpt {
    /// The number of the first line.
    pub first_line: u32,
    /// The lines, shared by all findings in them.
    pub text: Arc<str>,
    /// The value at fault, in bytes of `text`.
    pub span: std::ops::Range<usize>,
    /// A second place and its label; without lines of its own if it is within these lines.
    pub related: Option<Box<(Excerpt, Text)>>,
}

impl Excerpt {
    /// Whether the lines are too long to be shown again with each finding in them.
    pub fn is_long(&self) -> bool {
        self.text.len() > 16 << 10
    }

    /// The positions of the value's first character and after its last one.
    pub fn positions(&self) -> (Position, Position) {
        let mut lines = Lines::new(&self.text);
        let mut place = |byte: usize| {
            let Position { line, column } = lines.position(byte as u32);
            Position { line: self.first_line.max(1) + line - 1, column }
        };
        (place(self.span.start), place(self.span.end))
    }
}

/// The findings in a file that could not be read as a plan, with the unknown rules that it names.
pub fn of_file(file: &FaultyFile) -> Vec<Diagnostic> {
    let unknown = file.rules.iter().filter(|rule| !rules::exists(&rule.value));
    let mut findings: Vec<Finding> = unknown
        .map(|rule| rules::unknown_rule("rules", At { value: &rule.value, span: rule.span }))
        .collect();
    findings.extend(file.findings.iter().cloned());
    findings.retain(|finding| file.levels.of(finding.rule) != Level::Off);
    let is_unclear =
        |finding: &Finding| finding.rule.kind == RuleKind::File && finding.fix.is_none();
    if findings.iter().any(is_unclear) {
        without_mends(&mut findings);
    }
    let source = Source { path: &file.path, text: &file.text };
    place(source, findings, (&file.levels).into(), None)
}

/// Takes the mends from the findings of a file that cannot be read as a whole: what its other lines mean is not
/// certain.
pub(crate) fn without_mends(findings: &mut [Finding]) {
    findings.iter_mut().for_each(|finding| finding.fix = None);
}

/// Turns findings into diagnostics: calculates lines and columns, and copies the lines to show.
pub(crate) fn place(
    source: Source<'_>,
    mut findings: Vec<Finding>,
    levels: InForce<'_>,
    resolved: Option<&Resolved<'_>>,
) -> Vec<Diagnostic> {
    if findings.is_empty() {
        return Vec::new();
    }
    findings.sort_by_key(|finding| finding.place.span);
    let plan = resolved.and_then(|resolved| Some(resolved.plan.id.value()?.to_owned()));
    let mut lines = Lines::new(source.text);
    let mut excerpts = Excerpts::of(source.text);
    let mended = Mended::new(source);
    findings
        .into_iter()
        .map(|finding| {
            let span = finding.place.span;
            let start = lines.position(span.start);
            // A value that is empty, or ends inside a character, shows its first character.
            let end_byte = end_of(source.text, span);
            let end = Lines::starting_at(source.text, &lines).position(end_byte);
            Diagnostic {
                severity: severity(levels, &finding),
                rule: finding.rule,
                file: source.path.to_owned(),
                start,
                end,
                plan: plan.clone(),
                about: about(&finding, resolved),
                excerpt: excerpts.with_related(
                    span,
                    start.line,
                    lines.line_start(),
                    finding.related,
                ),
                key: finding.place.key,
                names: finding.names,
                message: finding.message,
                commit: finding.commit,
                help: finding.help,
                fix: finding.fix.and_then(|fix| {
                    let edits = mended.edits(&fix, span)?;
                    let mut lines = Lines::starting_at(source.text, &lines);
                    let edits = edits.into_iter().map(|edit| replacement(edit, &mut lines));
                    Some(Box::new(Correction { safe: fix.safe, edits: edits.collect() }))
                }),
            }
        })
        .collect()
}

fn replacement(edit: Edit, lines: &mut Lines<'_>) -> Replacement {
    let (start, end) = (lines.position(edit.span.start), lines.position(edit.span.end));
    Replacement { start, end, edit }
}

/// The end of a span, at the boundary of a character and not before its start.
pub(crate) fn end_of(text: &str, span: Span) -> u32 {
    let mut end = (span.end.max(span.start) as usize).min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    end as u32
}

/// At most this many lines of a value are shown.
const MOST_LINES: usize = 6;

/// Copies the lines to show, once for all findings in them: very many findings may lie in one very long line.
struct Excerpts<'a> {
    text: &'a str,
    /// The places after the line breaks; found for the first second place.
    starts: OnceCell<Vec<usize>>,
    /// The line that was asked for last: its first byte, and the byte after its line break.
    line: (usize, usize),
    /// The lines copied so far, by their first byte and the byte after them.
    copied: FxHashMap<(usize, usize), Arc<str>>,
}

impl<'a> Excerpts<'a> {
    fn of(text: &'a str) -> Self {
        let line = (0, line_end(text, 0));
        Excerpts { text, starts: OnceCell::new(), line, copied: FxHashMap::default() }
    }

    /// The lines of a value, which begin at the byte `from`, and those of a second place.
    fn with_related(
        &mut self,
        span: Span,
        line: u32,
        from: usize,
        related: Option<(Span, Text)>,
    ) -> Excerpt {
        let related = related.map(|(span, label)| {
            let text = self.text;
            let breaks = || memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1).collect();
            let starts = self.starts.get_or_init(breaks);
            let passed = starts.partition_point(|start| *start <= span.start as usize);
            let from = if passed == 0 { 0 } else { starts[passed - 1] };
            Box::new((self.excerpt(span, passed as u32 + 1, from), label))
        });
        Excerpt { related, ..self.excerpt(span, line, from) }
    }

    fn excerpt(&mut self, span: Span, line: u32, from: usize) -> Excerpt {
        let text = self.text;
        let start = (span.start as usize).min(text.len());
        if self.line.0 != from {
            self.line = (from, line_end(text, from));
        }
        let mut to = self.line.1;
        for _ in 1..MOST_LINES {
            if to >= span.end as usize {
                break;
            }
            to = line_end(text, to);
        }
        let copy = || Arc::from(text[from..to].trim_end_matches(['\n', '\r']));
        let shown = Arc::clone(self.copied.entry((from, to)).or_insert_with(copy));
        let end = (end_of(text, span) as usize).clamp(start, from + shown.len().max(start - from));
        let span = start - from..end - from;
        Excerpt { first_line: line, text: shown, span, related: None }
    }
}

/// The byte after the line break of the line that a byte is in.
fn line_end(text: &str, byte: usize) -> usize {
    memchr::memchr(b'\n', &text.as_bytes()[byte..]).map_or(text.len(), |at| byte + at + 1)
}

pub(crate) fn severity(levels: InForce<'_>, finding: &Finding) -> Severity {
    match levels.of(finding.rule) {
        Level::Error => Severity::Error,
        Level::Warn | Level::Off => Severity::Warning,
    }
}

/// What a finding is about, by id; the plan if the id is unreadable.
fn about(finding: &Finding, resolved: Option<&Resolved<'_>>) -> About<String> {
    let task = |at: u32| resolved?.tasks.get(at as usize)?.written.id.value();
    let objective = |at: u32| resolved?.objectives.get(at as usize)?.written.id.value();
    match &finding.about {
        About::Plan | About::Unit(_) => About::Plan,
        About::Task(Which::Gone(id)) => About::Task(id.clone()),
        About::Objective(Which::Gone(id)) => About::Objective(id.clone()),
        About::Task(Which::Place(at)) => {
            task(*at).map_or(About::Plan, |id| About::Task(id.to_owned()))
        }
        About::Objective(Which::Place(at)) => {
            objective(*at).map_or(About::Plan, |id| About::Objective(id.to_owned()))
        }
    }
}
