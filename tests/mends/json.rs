//! Mends in JSON and SARIF: applied by another program, they give what `--fix` gives.

use serde_json::Value;

use crate::PLAN;
use crate::scaffold::Folder;

/// A plan with mends of several kinds that do not touch each other.
fn plan() -> String {
    PLAN.replace("2025-10-30", "30/10/2025")
        .replace("\"Tập huấn\"", "\"Ta\u{302}\u{323}p \\u200b\\\"huấn\\\"\"")
        .replace("year     = 2025\n", "year     = \"2025\"\n")
        .replace(
            "product  = \"Báo cáo\"",
            "allow    = { no-lead = \"a\", no-target = \"b\" }\nproduct  : \"Báo cáo\"",
        )
}

/// The place of a line and column in a text.
fn byte(text: &str, line: &Value, column: &Value) -> usize {
    let [line, column] = [line, column].map(|number| number.as_u64().unwrap() as usize - 1);
    let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    start + text[start..].chars().take(column).map(char::len_utf8).sum::<usize>()
}

/// Applies the mends of a report that do not overlap, the last first.
fn applied(text: &str, report: &Value) -> String {
    let fixes = report["diagnostics"].as_array().unwrap().iter().map(|d| &d["fix"]);
    let fixes = fixes.filter(|fix| fix["safe"] == true);
    let edit = |edit: &Value| {
        let start = byte(text, &edit["line"], &edit["column"]);
        let end = byte(text, &edit["end_line"], &edit["end_column"]);
        (start, end, edit["insert"].as_str().unwrap().to_owned())
    };
    let mut taken: Vec<(usize, usize, String)> = Vec::new();
    for fix in fixes {
        let edits: Vec<_> = fix["edits"].as_array().unwrap().iter().map(edit).collect();
        let is_free = |a: &(usize, usize, String)| taken.iter().all(|b| a.1 < b.0 || b.1 < a.0);
        if edits.iter().all(is_free) {
            taken.extend(edits);
        }
    }
    taken.sort();
    let mut out = text.to_owned();
    for (start, end, insert) in taken.into_iter().rev() {
        out.replace_range(start..end, &insert);
    }
    out
}

#[test]
fn a_mend_applied_from_json_is_what_fix_writes() {
    for line_end in ["\n", "\r\n"] {
        let folder = Folder::with(&[("plans/a.toml", &plan().replace('\n', line_end))]);
        let check = ["check", "--as-of", "2025-12-01", "--format", "json"];
        let mut text = folder.read("plans/a.toml");
        loop {
            let next = applied(&text, &folder.json(&check));
            if next == text {
                break;
            }
            folder.write("plans/a.toml", &next);
            text = next;
        }
        folder.write("plans/a.toml", &plan().replace('\n', line_end));
        let answer = folder.pargo(&["check", "--fix", "--as-of", "2025-12-01"]);
        assert_eq!(folder.read("plans/a.toml"), text, "{answer}");
        assert_ne!(text, plan());
    }
}

#[test]
fn every_finding_has_a_fix_or_null() {
    let text = plan().replace("gain     = 3.5", "gain     = 3.5\ncolour   = 1");
    let folder = Folder::with(&[("plans/a.toml", &text)]);
    let report = folder.json(&["check", "--as-of", "2025-12-01", "--format", "json"]);
    let found = report["diagnostics"].as_array().unwrap();
    assert!(found.iter().all(|d| d.as_object().unwrap().contains_key("fix")));
    let of = |rule: &str| &found.iter().find(|d| d["rule"] == rule).unwrap()["fix"];
    assert!(of("unknown-key").is_null());
    assert_eq!(
        of("wrong-type"),
        &serde_json::json!({ "safe": true, "edits": [
            { "line": 5, "column": 12, "end_line": 5, "end_column": 18, "insert": "2025" }
        ] })
    );
    assert!(report.get("changes").is_none());
}

#[test]
fn sarif_has_the_same_mends() {
    let folder = Folder::with(&[("plans/a.toml", &plan())]);
    let json = folder.json(&["check", "--as-of", "2025-12-01", "--format", "json"]);
    let sarif = folder.json(&["check", "--as-of", "2025-12-01", "--format", "sarif"]);
    let found = json["diagnostics"].as_array().unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    assert_eq!(found.len(), results.len());
    for (finding, result) in found.iter().zip(results) {
        let Some(edits) = finding["fix"]["edits"].as_array() else {
            assert!(result.get("fixes").is_none());
            continue;
        };
        let change = &result["fixes"][0]["artifactChanges"][0];
        assert_eq!(change["artifactLocation"]["uri"], "plans/a.toml");
        let replacements = change["replacements"].as_array().unwrap();
        assert_eq!(edits.len(), replacements.len());
        for (edit, replacement) in edits.iter().zip(replacements) {
            let region = &replacement["deletedRegion"];
            assert_eq!(
                (&edit["line"], &edit["column"], &edit["end_line"], &edit["end_column"]),
                (
                    &region["startLine"],
                    &region["startColumn"],
                    &region["endLine"],
                    &region["endColumn"]
                )
            );
            let insert = replacement["insertedContent"]["text"].as_str().unwrap_or_default();
            assert_eq!(edit["insert"], insert);
        }
    }
}
