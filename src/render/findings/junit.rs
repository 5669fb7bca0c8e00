//! JUnit XML: a test case for each plan, which fails if the plan has an error.
//!
//! Services show one failure for each test case, so it has all errors of the plan. Warnings are the output
//! of the test case. Time and host are left out, so that the same check gives the same bytes.

use std::collections::BTreeMap;
use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::check::Report;
use crate::check::diagnostic::Diagnostic;
use crate::finding::Severity;
use crate::render::findings::check;
use crate::render::words::{counted, with_help};
use crate::text::characters::{safe, safe_lines};
use crate::text::lang::Lang;
use crate::workspace::root::{Place, Root};

/// What was found in one file.
#[derive(Default)]
struct Case<'a> {
    plan: Option<&'a str>,
    errors: Vec<&'a Diagnostic>,
    warnings: Vec<&'a Diagnostic>,
}

type Xml = Writer<Vec<u8>>;

/// `check --format junit`.
pub fn junit(report: &Report, root: &Root, lang: Lang) -> String {
    let mut out = Writer::new_with_indent(Vec::new(), b' ', 2);
    // Writing to memory cannot fail.
    let written = write_suites(&mut out, &cases(report, root), lang);
    debug_assert!(written.is_ok());
    String::from_utf8(out.into_inner()).unwrap_or_default() + "\n"
}

fn write_suites(out: &mut Xml, cases: &BTreeMap<Place, Case<'_>>, lang: Lang) -> io::Result<()> {
    let failures = cases.values().filter(|case| !case.errors.is_empty()).count().to_string();
    let tests = cases.len().to_string();
    let counts = [("name", "pargo"), ("tests", &tests), ("failures", &failures)];
    out.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let suites = out.create_element("testsuites").with_attributes(counts);
    suites.write_inner_content(|out| {
        let suite = out.create_element("testsuite").with_attributes(counts);
        let suite = suite.with_attributes([("errors", "0"), ("skipped", "0")]);
        suite.write_inner_content(|out| {
            cases.iter().try_for_each(|(place, case)| write_case(out, place.path(), case, lang))
        })?;
        Ok(())
    })?;
    Ok(())
}

/// Every file checked and every other file with a finding, by path.
fn cases<'a>(report: &'a Report, root: &Root) -> BTreeMap<Place, Case<'a>> {
    let mut cases: BTreeMap<Place, Case<'a>> = BTreeMap::new();
    for checked in &report.files {
        cases.entry(root.place(&checked.file)).or_default().plan = checked.plan.as_deref();
    }
    for diagnostic in &report.diagnostics {
        let case = cases.entry(root.place(&diagnostic.file)).or_default();
        case.plan = case.plan.or(diagnostic.plan.as_deref());
        match diagnostic.severity {
            Severity::Error => case.errors.push(diagnostic),
            Severity::Warning => case.warnings.push(diagnostic),
        }
    }
    cases
}

fn write_case(out: &mut Xml, path: &str, case: &Case<'_>, lang: Lang) -> io::Result<()> {
    let file = visible(&safe(path));
    let class = visible(&safe(case.plan.unwrap_or("pargo")));
    let names = [("name", &*file), ("classname", &*class), ("file", &*file)];
    let element = out.create_element("testcase").with_attributes(names);
    if case.errors.is_empty() && case.warnings.is_empty() {
        element.write_empty()?;
        return Ok(());
    }
    element.write_inner_content(|out| {
        if let [first, others @ ..] = case.errors.as_slice() {
            let message = match others {
                [] => first.message.in_lang(lang).to_owned(),
                _ => counted(case.errors.len(), lang, "lỗi", "error", "errors"),
            };
            let (kind, message) = (rules(&case.errors), visible(&safe(&message)));
            out.create_element("failure")
                .with_attributes([("type", kind.as_str()), ("message", message.as_str())])
                .write_text_content(BytesText::new(&lines(&case.errors, lang)))?;
        }
        if !case.warnings.is_empty() {
            out.create_element("system-out")
                .write_text_content(BytesText::new(&lines(&case.warnings, lang)))?;
        }
        Ok(())
    })?;
    Ok(())
}

/// The broken rules, each once, in file order.
fn rules(diagnostics: &[&Diagnostic]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for diagnostic in diagnostics {
        if !names.contains(&diagnostic.rule.name) {
            names.push(diagnostic.rule.name);
        }
    }
    names.join(", ")
}

/// A line for each finding, as in `--format short`, with the help below.
fn lines(diagnostics: &[&Diagnostic], lang: Lang) -> String {
    let line = |diagnostic: &&Diagnostic| {
        let text = with_help(diagnostic, lang);
        let help = text.split_once('\n').map(|(_, help)| format!("  {help}\n"));
        check::line(diagnostic, lang) + &help.unwrap_or_default()
    };
    visible(&safe_lines(&diagnostics.iter().map(line).collect::<String>()))
}

/// Replaces the two characters that XML does not allow but [`safe`] leaves alone, since they are not
/// control characters.
fn visible(text: &str) -> String {
    text.replace('\u{fffe}', "\\u{fffe}").replace('\u{ffff}', "\\u{ffff}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_forbids_is_made_visible() {
        let forbidden =
            |c: &char| !matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
        for c in ('\0'..char::MAX).filter(forbidden) {
            assert!(visible(&safe_lines(&c.to_string())).is_ascii(), "{}", c.escape_unicode());
        }
    }
}
