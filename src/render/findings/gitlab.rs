//! Code Quality of GitLab: one issue for each finding, shown at its line in a merge request.

use serde::Serialize;

use crate::check::{Report, fingerprint};
use crate::finding::Severity;
use crate::render::json::writer;
use crate::text::characters::safe;
use crate::text::lang::Lang;
use crate::workspace::root::Root;

#[derive(Serialize)]
struct Issue<'a> {
    description: &'a str,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
}

/// `check --format gitlab`.
pub fn gitlab(report: &Report, root: &Root, lang: Lang) -> String {
    let identities = fingerprint::identities(&report.diagnostics, root);
    let texts: Vec<_> = report
        .diagnostics
        .iter()
        .map(|d| (safe(d.message.in_lang(lang)), root.place(&d.file)))
        .collect();
    let findings = report.diagnostics.iter().zip(&identities).zip(&texts);
    let issues: Vec<Issue<'_>> = findings
        .map(|((diagnostic, identity), (description, place))| Issue {
            description,
            check_name: diagnostic.rule.name,
            fingerprint: identity.hash(),
            severity: match diagnostic.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
            },
            location: Location {
                path: place.path(),
                lines: Lines { begin: diagnostic.start.line },
            },
        })
        .collect();
    writer::write(&issues)
}
