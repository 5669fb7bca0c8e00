//! JUnit XML, which has no official schema.

use std::collections::BTreeSet;

use crate::sample::{check, sample, spotless, thousands};

/// Asserts the rules that the schema of Jenkins and the documentation of GitLab have in common.
fn assert_junit(xml: &str) -> Vec<(String, bool)> {
    let document = roxmltree::Document::parse(xml).unwrap();
    let root = document.root_element();
    let attributes = |node: roxmltree::Node<'_, '_>, known: &[&str]| {
        for attribute in node.attributes() {
            assert!(known.contains(&attribute.name()), "{}", attribute.name());
        }
    };
    let number = |node: roxmltree::Node<'_, '_>, name| -> usize {
        node.attribute(name).unwrap().parse().unwrap()
    };
    assert_eq!(root.tag_name().name(), "testsuites");
    attributes(root, &["name", "tests", "failures"]);
    let suites: Vec<_> = root.children().filter(roxmltree::Node::is_element).collect();
    assert_eq!(suites.len(), 1);
    let suite = suites[0];
    assert_eq!(suite.tag_name().name(), "testsuite");
    attributes(suite, &["name", "tests", "failures", "errors", "skipped"]);
    assert_eq!(suite.attribute("name"), Some("pargo"));
    let mut cases = Vec::new();
    for case in suite.children().filter(roxmltree::Node::is_element) {
        assert_eq!(case.tag_name().name(), "testcase");
        attributes(case, &["name", "classname", "file"]);
        assert!(["name", "classname", "file"].iter().all(|name| case.attribute(*name).is_some()));
        let children: Vec<_> = case.children().filter(roxmltree::Node::is_element).collect();
        let names: Vec<&str> = children.iter().map(|child| child.tag_name().name()).collect();
        assert!(
            matches!(names[..], [] | ["failure"] | ["system-out"] | ["failure", "system-out"]),
            "{names:?}"
        );
        for child in &children {
            assert!(child.children().all(|inner| inner.is_text()));
            let known: &[&str] =
                if child.tag_name().name() == "failure" { &["type", "message"] } else { &[] };
            attributes(*child, known);
        }
        cases.push((case.attribute("name").unwrap().to_owned(), names.contains(&"failure")));
    }
    for node in [root, suite] {
        assert_eq!(number(node, "tests"), cases.len());
        assert_eq!(number(node, "failures"), cases.iter().filter(|(_, fails)| *fails).count());
    }
    let distinct: BTreeSet<&String> = cases.iter().map(|(name, _)| name).collect();
    assert_eq!(distinct.len(), cases.len(), "services pass over a second case of the same name");
    cases
}

#[test]
fn junit_has_a_case_a_plan() {
    let repository = sample();
    let cases = assert_junit(&check(&repository, &["--format", "junit"]).out);
    let cases: Vec<(&str, bool)> = cases.iter().map(|(name, fails)| (&**name, *fails)).collect();
    assert_eq!(
        cases,
        [
            ("pargo.toml", true),
            ("plans/Sở Tư pháp/kế hoạch 100%, a=-b.toml", true),
            ("plans/sai cú pháp.toml", true),
            ("plans/sạch.toml", false),
        ]
    );
    assert_eq!(assert_junit(&check(&spotless(), &["--format", "junit"]).out).len(), 1);
    assert_junit(&check(&thousands(500), &["--format", "junit"]).out);
}

#[test]
fn a_case_without_findings_says_nothing() {
    let out = check(&spotless(), &["--format", "junit"]).out;
    let case = "<testcase name=\"plans/a.toml\" classname=\"sach\" file=\"plans/a.toml\"/>";
    assert!(out.contains(case), "{out}");
}
