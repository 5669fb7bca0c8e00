//! `check --format json`.

use chrono::NaiveDate;
use serde::Serialize;

use crate::check;
use crate::check::diagnostic::Diagnostic;
use crate::finding::Severity;
use crate::render::json::correction::CorrectionJson;
use crate::render::json::writer::{VERSION, write};
use crate::render::json::written::FileJson;
use crate::report::written::FileWritten;
use crate::text::lang::Lang;

/// `check --format json`; `changes` are the files that `--fix` changed.
pub fn check(report: &check::Report, changes: Option<&[FileWritten]>, lang: Lang) -> String {
    #[derive(Serialize)]
    struct Shape<'a> {
        version: u32,
        as_of: NaiveDate,
        files: usize,
        errors: usize,
        warnings: usize,
        diagnostics: Vec<DiagnosticJson<'a>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        changes: Option<Vec<FileJson<'a>>>,
    }
    write(&Shape {
        version: VERSION,
        as_of: report.as_of,
        files: report.files.len(),
        errors: report.count(Severity::Error),
        warnings: report.count(Severity::Warning),
        diagnostics: report.diagnostics.iter().map(|d| DiagnosticJson::of(d, lang)).collect(),
        changes: changes.map(|files| files.iter().map(FileJson::of).collect()),
    })
}

#[derive(Serialize)]
struct DiagnosticJson<'a> {
    rule: &'a str,
    severity: &'a str,
    file: &'a str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    plan: Option<&'a str>,
    task: Option<&'a str>,
    objective: Option<&'a str>,
    message: &'a str,
    help: Option<&'a str>,
    fix: Option<CorrectionJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    commit: Option<Option<&'a str>>,
}

impl<'a> DiagnosticJson<'a> {
    fn of(diagnostic: &'a Diagnostic, lang: Lang) -> Self {
        DiagnosticJson {
            rule: diagnostic.rule.name,
            severity: diagnostic.severity.name(),
            file: &diagnostic.file,
            line: diagnostic.start.line,
            column: diagnostic.start.column,
            end_line: diagnostic.end.line,
            end_column: diagnostic.end.column,
            plan: diagnostic.plan.as_deref(),
            task: diagnostic.about.task().map(String::as_str),
            objective: diagnostic.about.objective().map(String::as_str),
            message: diagnostic.message.in_lang(lang),
            help: diagnostic.help.as_ref().map(|help| help.in_lang(lang)),
            fix: diagnostic.fix.as_deref().map(CorrectionJson::of),
            commit: diagnostic.commit.as_ref().map(|commit| commit.as_deref()),
        }
    }
}
