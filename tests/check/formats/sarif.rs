//! SARIF, for GitHub and others.

use pargo::finding::Level;
use pargo::rules::RULES;
use serde_json::Value;

use super::schemas::{assert_valid, validator};
use crate::sample::{json, sample, spotless, thousands};

#[test]
fn sarif_is_valid() {
    for repository in [sample(), thousands(50), spotless()] {
        for lang in ["vi", "en"] {
            let sarif = json(&repository, &["--lang", lang, "--format", "sarif"]);
            assert_valid("sarif-2.1.0.json", &sarif);
        }
    }
}

#[test]
fn sarif_describes_every_rule() {
    let sarif = json(&sample(), &["--lang", "en", "--format", "sarif"]);
    let driver = &sarif["runs"][0]["tool"]["driver"];
    assert_eq!(driver["name"], "pargo");
    assert_eq!(driver["semanticVersion"], env!("CARGO_PKG_VERSION"));
    let rules = driver["rules"].as_array().unwrap();
    assert_eq!(rules.len(), RULES.len());
    for (shown, rule) in rules.iter().zip(&RULES) {
        let doc = rule.doc;
        assert_eq!(shown["id"], doc.name);
        assert_eq!(shown["shortDescription"]["text"], doc.summary.en);
        assert_eq!(shown["fullDescription"]["text"], doc.why.en);
        for form in ["text", "markdown"] {
            let help = shown["help"][form].as_str().unwrap();
            assert!([doc.fix.en, &doc.bad.text(), doc.good].iter().all(|part| help.contains(part)));
        }
        let level = if doc.level == Level::Error { "error" } else { "warning" };
        assert_eq!(shown["defaultConfiguration"]["level"], level);
        assert_eq!(shown["defaultConfiguration"]["enabled"], doc.level != Level::Off);
    }
    for result in sarif["runs"][0]["results"].as_array().unwrap() {
        let index = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
}

/// The schemas do reject wrong reports, so the tests with them can fail.
#[test]
fn the_schemas_refuse_what_is_wrong() {
    let refuses = |schema: &str, value: &Value| !validator(schema).is_valid(value);
    let right = json(&sample(), &["--format", "sarif"]);
    let region = "/runs/0/results/0/locations/0/physicalLocation/region/startColumn";
    let uri = "/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri";
    for (pointer, wrong) in
        [(region, Value::from(0)), (uri, Value::from("a b")), ("/version", Value::from("2"))]
    {
        let mut broken = right.clone();
        *broken.pointer_mut(pointer).unwrap() = wrong;
        assert!(refuses("sarif-2.1.0.json", &broken), "{pointer}");
    }
    assert!(refuses("gitlab-code-quality.json", &serde_json::json!({ "description": "a" })));
}
