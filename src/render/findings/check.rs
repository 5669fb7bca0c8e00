//! `check` for people: the source with the fault underlined, or a line for each finding.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::check::Report;
use crate::check::diagnostic::{Diagnostic, Excerpt};
use crate::finding::{About, Severity};
use crate::render::OutputStyle;
use crate::render::words::{HELP, counted, prose};
use crate::render::wrap::{columns, hanging};
use crate::text::characters::{safe, safe_lines};
use crate::text::lang::{Both, Lang};
use crate::text::source::Position;

/// The width of the annotated source where there is no terminal, in columns.
const PIPE_WIDTH: usize = 140;

/// `check --format table`: every finding with its source, and the counts.
pub fn text(report: &Report, style: OutputStyle) -> String {
    let mut out = annotated(&report.diagnostics, style);
    out.push_str(&prose(&closing(report, style.lang), style));
    out.push('\n');
    out
}

/// Findings with their source.
pub fn annotated(diagnostics: &[Diagnostic], style: OutputStyle) -> String {
    let renderer = if style.color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(style.width.unwrap_or(PIPE_WIDTH));
    let texts =
        diagnostics.iter().map(|diagnostic| renderer.render(&groups(diagnostic, style)) + "\n\n");
    texts.collect()
}

/// A severity for the renderer and in words.
pub(crate) fn severity(severity: Severity) -> (Level<'static>, Both) {
    match severity {
        Severity::Error => (Level::ERROR, Both { vi: "lỗi", en: "error" }),
        Severity::Warning => (Level::WARNING, Both { vi: "cảnh báo", en: "warning" }),
    }
}

/// A text of a finding on lines that leave room for `before` columns in front of them.
fn fitted(text: &str, before: usize, style: OutputStyle) -> String {
    // Less than that is no help.
    let room = style.width.map(|width| width.saturating_sub(before).max(16));
    hanging(text, 0, OutputStyle { width: room, ..style })
}

fn groups(diagnostic: &Diagnostic, style: OutputStyle) -> Vec<Group<'_>> {
    let lang = style.lang;
    let (level, word) = severity(diagnostic.severity);
    let before = columns(word.in_lang(lang)) + columns(diagnostic.rule.name) + "[]: ".len();
    let message = fitted(&safe(diagnostic.message.in_lang(lang)), before, style);
    let lines =
        if diagnostic.excerpt.is_long() { 1 } else { diagnostic.excerpt.text.lines().count() };
    let last_line = diagnostic.excerpt.first_line as usize + lines;
    let gutter = last_line.to_string().len() + " = : ".len();
    let title = level.with_name(word.in_lang(lang)).primary_title(message).id(diagnostic.rule.name);
    // The number of the line, what stands around it, and the dots for what is left out.
    let room = style.width.map(|width| width.saturating_sub(gutter + 10).max(16));
    let mut group = match diagnostic.excerpt.is_long() {
        true => {
            let Position { line, column } = diagnostic.start;
            let origin = Origin::path(safe(&diagnostic.file).into_owned());
            title.element(origin.line(line as usize).char_column(column as usize))
        }
        false => title.element(snippet(&diagnostic.file, &diagnostic.excerpt, None, room)),
    };
    let related = diagnostic.excerpt.related.as_ref().filter(|related| !related.0.is_long());
    if let Some(related) = related {
        let (excerpt, label) = related.as_ref();
        let label = safe(label.in_lang(lang)).into_owned();
        group = group.element(snippet(&diagnostic.file, excerpt, Some(label), room));
    }
    let about = match (&diagnostic.about, lang) {
        (About::Task(task), Lang::Vi) => Some(format!("nhiệm vụ {task}")),
        (About::Task(task), Lang::En) => Some(format!("task {task}")),
        (About::Objective(objective), Lang::Vi) => Some(format!("mục tiêu {objective}")),
        (About::Objective(objective), Lang::En) => Some(format!("objective {objective}")),
        (About::Plan | About::Unit(_), _) => None,
    };
    if let Some(about) = about {
        let word = Both { vi: "tại", en: "in" }.in_lang(lang);
        group = group.element(Level::NOTE.with_name(word).message(fitted(
            &safe(&about),
            gutter + columns(word),
            style,
        )));
    }
    if let Some(commit) = &diagnostic.commit {
        let word = Both { vi: "commit", en: "commit" }.in_lang(lang);
        let id = match commit {
            Some(id) => id.chars().take(10).collect(),
            None => {
                Both { vi: "chưa lưu vào git", en: "not committed yet" }.in_lang(lang).to_owned()
            }
        };
        group = group.element(Level::NOTE.with_name(word).message(id));
    }
    if let Some(help) = &diagnostic.help {
        let word = HELP.in_lang(lang);
        // What is ready to paste has lines of its own.
        let help = fitted(&safe_lines(help.in_lang(lang)), gutter + columns(word), style);
        group = group.element(Level::HELP.with_name(word).message(help));
    }
    vec![group]
}

fn snippet<'a>(
    file: &'a str,
    excerpt: &'a Excerpt,
    label: Option<String>,
    room: Option<usize>,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let kind = if label.is_some() { AnnotationKind::Context } else { AnnotationKind::Primary };
    // Hidden characters are replaced by a visible one of the same length, so that the underline fits.
    let text: String = excerpt
        .text
        .chars()
        .map(|c| if crate::text::characters::is_hidden(c) { '\u{fffd}' } else { c })
        .collect();
    let moved = |byte: usize| {
        let before = excerpt.text.get(..byte).unwrap_or(&excerpt.text).chars().count();
        text.char_indices().nth(before).map_or(text.len(), |(at, _)| at)
    };
    let span = moved(excerpt.span.start)..moved(excerpt.span.end);
    let (text, span) = match room {
        Some(room) => shortened(text, span, room),
        None => (text, span),
    };
    Snippet::source(text)
        .path(safe(file).into_owned())
        .line_start(excerpt.first_line.max(1) as usize)
        .annotation(kind.span(span).label(label))
}

/// A line whose value at fault is wider than `room` columns, with the middle of the value left out, and the place
/// of what is left. The renderer shortens what is around a value, but never the value.
fn shortened(text: String, span: Range<usize>, room: usize) -> (String, Range<usize>) {
    let value = text.get(span.clone()).unwrap_or_default();
    if columns(value) <= room || value.contains('\n') {
        return (text, span);
    }
    let first: String = value.chars().take(room / 2).collect();
    let count = value.chars().count();
    let last: String =
        value.chars().skip(count - (room / 2).min(count).saturating_sub(3)).collect();
    let value = format!("{first} … {last}");
    let (before, after) = (&text[..span.start], &text[span.end..]);
    let end = span.start + value.len();
    (format!("{before}{value}{after}"), span.start..end)
}

/// `Đã kiểm tra 04 tệp kế hoạch: 03 lỗi, 02 cảnh báo`.
pub fn closing(report: &Report, lang: Lang) -> String {
    let count = |severity, vi: &str, one: &str, many: &str| match (report.count(severity), lang) {
        (0, Lang::Vi) => format!("không có {vi}"),
        (count, _) => counted(count, lang, vi, one, many),
    };
    let errors = count(Severity::Error, "lỗi", "error", "errors");
    let warnings = count(Severity::Warning, "cảnh báo", "warning", "warnings");
    let files = counted(report.files.len(), lang, "tệp kế hoạch", "plan file", "plan files");
    match lang {
        Lang::Vi => format!("Đã kiểm tra {files}: {errors}, {warnings}"),
        Lang::En => format!("{errors}, {warnings} in {files}"),
    }
}

/// `check --format short`: `file:line:column: severity[rule]: message`.
pub fn short(report: &Report, lang: Lang) -> String {
    report.diagnostics.iter().map(|diagnostic| line(diagnostic, lang)).collect()
}

/// A finding as one line, with its line break.
pub fn line(diagnostic: &Diagnostic, lang: Lang) -> String {
    let (file, message) = (safe(&diagnostic.file), safe(diagnostic.message.in_lang(lang)));
    let (line, column) = (diagnostic.start.line, diagnostic.start.column);
    let (severity, rule) = (diagnostic.severity.name(), diagnostic.rule.name);
    format!("{file}:{line}:{column}: {severity}[{rule}]: {message}\n")
}
