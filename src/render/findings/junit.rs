//! JUnit XML: a test case a plan, which fails where the plan has an error.
//!
//! Services show one failure a test case, so that all errors of a plan are the text of one. Warnings are
//! what the test case prints. There is no time and no host, so that the same check gives the same bytes.

use std::collections::BTreeMap;
use std::fmt::Write;

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

/// `check --format junit`.
pub fn junit(report: &Report, root: &Root, lang: Lang) -> String {
    let cases = cases(report, root);
    let failures = cases.values().filter(|case| !case.errors.is_empty()).count();
    let counts = format!("name=\"pargo\" tests=\"{}\" failures=\"{failures}\"", cases.len());
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(out, "<testsuites {counts}>");
    let _ = writeln!(out, "  <testsuite {counts} errors=\"0\" skipped=\"0\">");
    for (place, case) in &cases {
        write_case(&mut out, place.path(), case, lang);
    }
    out.push_str("  </testsuite>\n</testsuites>\n");
    out
}

/// Every file that was looked at and every other that something was found in, by path.
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

fn write_case(out: &mut String, path: &str, case: &Case<'_>, lang: Lang) {
    let file = attribute(path);
    let class = attribute(case.plan.unwrap_or("pargo"));
    let _ = write!(out, "    <testcase name=\"{file}\" classname=\"{class}\" file=\"{file}\"");
    if case.errors.is_empty() && case.warnings.is_empty() {
        out.push_str("/>\n");
        return;
    }
    out.push_str(">\n");
    if let [first, others @ ..] = case.errors.as_slice() {
        let message = match others {
            [] => first.message.in_lang(lang).to_owned(),
            _ => counted(case.errors.len(), lang, "lỗi", "error", "errors"),
        };
        let (kind, message) = (attribute(&rules(&case.errors)), attribute(&message));
        let text = lines(&case.errors, lang);
        let _ =
            writeln!(out, "      <failure type=\"{kind}\" message=\"{message}\">{text}</failure>");
    }
    if !case.warnings.is_empty() {
        let text = lines(&case.warnings, lang);
        let _ = writeln!(out, "      <system-out>{text}</system-out>");
    }
    out.push_str("    </testcase>\n");
}

/// The rules that were broken, each once, in the order of the file.
fn rules(diagnostics: &[&Diagnostic]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for diagnostic in diagnostics {
        if !names.contains(&diagnostic.rule.name) {
            names.push(diagnostic.rule.name);
        }
    }
    names.join(", ")
}

/// A finding a line, as `--format short` has it, and the mend below.
fn lines(diagnostics: &[&Diagnostic], lang: Lang) -> String {
    let line = |diagnostic: &&Diagnostic| {
        let text = with_help(diagnostic, lang);
        let mend = text.split_once('\n').map(|(_, mend)| format!("  {mend}\n"));
        check::line(diagnostic, lang) + &mend.unwrap_or_default()
    };
    content(&diagnostics.iter().map(line).collect::<String>())
}

/// A text as the value of an attribute.
fn attribute(text: &str) -> String {
    escaped(&safe(text))
}

/// A text as the content of an element.
fn content(text: &str) -> String {
    escaped(&safe_lines(text))
}

/// A text without markup. Control characters were made visible before; two more may not stand in XML.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_plan_is_markup() {
        assert_eq!(attribute("a\"<b>&\n'"), "a&quot;&lt;b&gt;&amp; '");
        assert_eq!(content("]]> <!--\n\u{1}"), "]]&gt; &lt;!--\n\\u{1}");
    }

    #[test]
    fn what_xml_forbids_is_made_visible() {
        let forbidden =
            |c: &char| !matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
        for c in ('\0'..char::MAX).filter(forbidden) {
            assert!(content(&c.to_string()).is_ascii(), "{}", c.escape_unicode());
        }
    }
}
