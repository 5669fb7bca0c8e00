//! Targets relative to the baseline: whether they are reached, how they are shown and compared.

use crate::scaffold::{Folder, PLAN, Repository};

/// The plan with a target and a baseline for its one objective, and results.
fn plan(baseline: &str, target: &str, results: &str) -> String {
    let own = "target = { score = \">= 14.5\", rank = 5 }\n";
    assert!(PLAN.contains(own));
    PLAN.replace(own, &format!("{baseline}\ntarget = {{ {target} }}\n{results}"))
}

const BASELINE: &str = "baseline = { year = 2024, score = 11, rank = 13, of = 20 }";

fn result(score: &str, rank: u32) -> String {
    format!("\n[[objective.result]]\non = 2025-06-01\nscore = {score}\nrank = {rank}\nof = 20\n")
}

fn status(text: &str) -> String {
    let folder = Folder::with(&[("plans/p.toml", text)]);
    let answer = folder.json(&["summary", "--as-of", "2025-12-01", "--format", "json"]);
    answer["groups"][0]["goals"][0]["status"].as_str().unwrap().to_owned()
}

#[test]
fn a_target_is_reached_by_what_is_better_than_the_baseline() {
    for (target, score, rank, expected) in [
        (r#"score = "> baseline", rank = "< baseline""#, "11.01", 12, "met"),
        (r#"score = "> baseline", rank = "< baseline""#, "11", 12, "missed"),
        (r#"score = "> baseline", rank = "< baseline""#, "12", 13, "missed"),
        (r#"score = ">= baseline + 2""#, "13", 20, "met"),
        (r#"score = ">= baseline + 2""#, "12.99", 20, "missed"),
        (r#"rank = "<= baseline - 1""#, "1", 12, "met"),
        (r#"rank = "<= baseline - 1""#, "1", 13, "missed"),
        (r#"rank = "baseline""#, "1", 13, "met"),
        (r#"rank = "baseline""#, "1", 14, "missed"),
    ] {
        let text = plan(BASELINE, target, &result(score, rank));
        assert_eq!(status(&text), expected, "{target}: {score}, {rank}");
    }
}

#[test]
fn a_target_that_cannot_be_read_whole_is_neither_met_nor_missed() {
    for (target, expected) in [
        ("score = \">= 10\"", "met"),
        ("score = \">= 10\", rank = 5", "met"),
        ("score = \">= 10\", rank = 4", "missed"),
        ("score = \">= 10\", rank = \"tốt\"", "pending"),
        ("score = \">= 10\", percent = 1", "pending"),
        ("", "pending"),
    ] {
        assert_eq!(status(&plan(BASELINE, target, &result("12", 5))), expected, "{target}");
    }
}

#[test]
fn without_the_baseline_it_is_neither_met_nor_missed() {
    let target = r#"score = "> baseline", rank = "< baseline""#;
    for baseline in ["", "baseline = { year = 2024, score = 11 }"] {
        let text = plan(baseline, target, &result("20", 1));
        assert_eq!(status(&text), "pending", "{baseline}");
        let folder = Folder::with(&[("plans/p.toml", &text)]);
        let answer = folder.pargo(&["check", "--format", "short", "--as-of", "2025-12-01"]);
        let found = answer.out.matches("warning[no-baseline]").count();
        assert_eq!(
            (found, answer.status),
            (if baseline.is_empty() { 2 } else { 1 }, 0),
            "{answer}"
        );
    }
    // An unreadable value has a finding of its own.
    let text = plan("baseline = { year = 2024, score = 11, rank = \"?\" }", target, "");
    let folder = Folder::with(&[("plans/p.toml", &text)]);
    assert!(!folder.pargo(&["check", "--as-of", "2025-12-01"]).says("no-baseline"));
}

#[test]
fn it_is_shown_as_written_with_the_number() {
    let target = r#"score = "≥ baseline + 2,5", rank = "< baseline""#;
    let folder = Folder::with(&[("plans/p.toml", &plan(BASELINE, target, ""))]);
    let shown = |lang| folder.pargo(&["show", "p-2025/o1", "--lang", lang]).out;
    assert!(
        shown("vi").contains("điểm không thấp hơn kết quả năm trước + 2,5 (13,5), xếp hạng cao hơn kết quả năm trước (13)"),
        "{}",
        shown("vi")
    );
    assert!(
        shown("en").contains("score ≥ baseline + 2.5 (13.5), rank < baseline (13)"),
        "{}",
        shown("en")
    );
    let goal = &folder.json(&["summary", "--format", "json"])["groups"][0]["goals"][0];
    let target = serde_json::json!({ "score": ">= baseline + 2.5", "rank": "< baseline" });
    assert_eq!(goal["target"], target);
}

#[test]
fn a_rank_that_is_not_a_whole_number_from_one_is_refused() {
    for (target, rule) in [
        (r#"rank = "< baseline + 0.5""#, "invalid-value"),
        (r#"rank = "<= baseline - 13""#, "rank-out-of-range"),
        (r#"score = "> baseline 2""#, "invalid-value"),
    ] {
        let folder = Folder::with(&[("plans/p.toml", &plan(BASELINE, target, ""))]);
        let answer = folder.pargo(&["check", "--format", "short", "--as-of", "2025-12-01"]);
        assert!(answer.out.contains(&format!("error[{rule}]")), "{target}: {answer}");
    }
}

#[test]
fn a_baseline_that_is_made_worse_lowers_the_target() {
    let target = r#"score = "> baseline""#;
    let lower = BASELINE.replace("score = 11", "score = 10");
    let higher = BASELINE.replace("score = 11", "score = 12");
    let gone = BASELINE.replace("score = 11, ", "");
    for (baseline, target, lowered) in [
        (lower.as_str(), target, true),
        (&gone, target, true),
        (&higher, target, false),
        (BASELINE, r#"score = ">= baseline""#, true),
        (BASELINE, r#"score = "> baseline - 1""#, true),
        (BASELINE, r#"score = "> 11""#, false),
        (BASELINE, r#"score = "> 10""#, true),
    ] {
        let old = plan(BASELINE, r#"score = "> baseline""#, "");
        let repository = Repository::with(&[("plans/p.toml", &old)]);
        repository.write("plans/p.toml", &plan(baseline, target, ""));
        let answer = repository.pargo(&["check", "--since", "HEAD", "--format", "short"]);
        let found = answer.out.contains("[target-lowered]");
        assert_eq!(found, lowered, "{baseline} {target}: {answer}");
    }
}
