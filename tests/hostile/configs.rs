//! A `pargo.toml` that is broken, or sets a level that cannot be lowered.

use crate::scaffold::Repository;
use crate::{ask, other_plan, with_plan};

/// A repository with plans above and below a folder with this `pargo.toml`.
fn with_broken(text: &str) -> Repository {
    let repo = with_plan();
    repo.write("plans/so/b.toml", &other_plan("b-2025"));
    repo.write("plans/so/c/c.toml", &other_plan("c-2025"));
    repo.write("plans/so/pargo.toml", text);
    repo
}

const BROKEN: [&str; 4] =
    ["lang = vi", "lng = \"vi\"\n", "exclude = 5\n", "exclude = [\"[z-a]\"]\n"];

#[test]
fn a_broken_pargo_toml_leaves_out_the_plans_below_it_and_no_others() {
    for text in BROKEN {
        let repo = with_broken(text);
        for at in [&[][..], &["--at", "HEAD"]] {
            repo.commit("broken");
            let asked = ["tasks", "--as-of", "2025-12-01", "--format", "json"];
            let answer = ask(&repo, &[&asked[..], at].concat());
            assert_eq!(answer.code, Some(1), "{text}: {}", answer.all());
            let files: Vec<String> = answer.left_out().into_iter().map(|(file, _)| file).collect();
            assert_eq!(files, ["plans/so/b.toml", "plans/so/c/c.toml"], "{text}");
            let why = &answer.left_out()[0].1;
            assert!(why.starts_with("plans/so/pargo.toml above it is broken: line 1"), "{why}");
            assert!(answer.err.contains("plans/so/c/c.toml"), "{}", answer.err);
            assert_eq!(answer.json()["items"].as_array().unwrap().len(), 2, "{text}");
        }
    }
}

#[test]
fn in_check_it_is_a_finding_and_the_plans_below_are_not_checked() {
    for text in BROKEN {
        let repo = with_broken(text);
        repo.commit("broken");
        for at in [&[][..], &["--at", "HEAD"]] {
            let asked = ["check", "--as-of", "2025-12-01", "--format", "json"];
            let answer = ask(&repo, &[&asked[..], at].concat());
            assert_eq!(answer.code, Some(1), "{text}: {}", answer.all());
            let [finding] = &answer.findings()[..] else { panic!("{}", answer.all()) };
            assert!(finding.contains(" plans/so/pargo.toml: "), "{finding}");
            assert_eq!(answer.json()["files"], 1, "what was not looked at does not count");
        }
    }
    let answer = ask(&with_broken("lang = vi"), &["check", "--format", "junit"]);
    assert!(!answer.out.contains("so/b.toml"), "no test passes that was not run: {}", answer.out);
}

#[test]
fn what_is_left_out_is_not_removed() {
    let repo = with_broken("");
    let base = repo.commit("whole");
    repo.write("plans/so/pargo.toml", "lang = vi");
    for commit in [false, true] {
        let answer = ask(&repo, &["diff", &base, "--format", "json"]);
        assert_eq!(answer.json()["changes"], serde_json::json!([]), "{}", answer.all());
        assert_eq!(answer.left_out().len(), 2, "{}", answer.all());
        let since = ["check", "--since", &base, "--as-of", "2025-12-01", "--format", "json"];
        assert_eq!(ask(&repo, &since).findings().len(), 1, "no task is reported as removed");
        if !commit {
            repo.commit("broken");
        }
    }
    let trend = ask(&repo, &["trend", "--as-of", "2025-12-01", "--format", "json"]);
    assert_eq!((trend.code, trend.left_out().len()), (Some(0), 2), "{}", trend.all());
}

#[test]
fn one_that_applies_to_all_plans_ends_every_question() {
    let cases: [(&str, &[&str]); 3] =
        [("pargo.toml", &[]), ("plans/pargo.toml", &[]), ("plans/so/pargo.toml", &["plans/so"])];
    for (file, paths) in cases {
        let repo = with_broken("");
        repo.write(file, "lang = vi");
        repo.commit("broken");
        for at in [&[][..], &["--at", "HEAD"]] {
            for question in ["check", "summary", "overdue"] {
                let answer = ask(&repo, &[&[question], paths, at].concat());
                assert_eq!((answer.code, answer.out.as_str()), (Some(2), ""), "{file} {question}");
                assert!(answer.err.contains(&format!("{file} is broken")), "{}", answer.err);
                assert!(answer.err.contains("--> "), "the place is shown: {}", answer.err);
            }
        }
    }
}

#[test]
fn several_that_leave_nothing_end_a_question_and_not_a_check() {
    let repo = Repository::new();
    for folder in ["a", "b"] {
        repo.write(&format!("plans/{folder}/{folder}.toml"), &other_plan(folder));
        repo.write(&format!("plans/{folder}/pargo.toml"), "lang = vi");
    }
    let answer = ask(&repo, &["summary"]);
    assert_eq!((answer.code, answer.out.as_str()), (Some(2), ""), "{}", answer.err);
    assert!(answer.err.contains("no plan could be read"), "{}", answer.err);
    let answer = ask(&repo, &["check", "--format", "json"]);
    assert_eq!((answer.code, answer.findings().len()), (Some(1), 2), "{}", answer.all());
}

#[test]
fn a_rule_about_files_is_always_an_error() {
    for rule in ["syntax", "not-a-plan"] {
        for (level, notes) in [("warn", 1), ("off", 1), ("error", 0)] {
            let repo = with_plan();
            repo.write("plans/b.toml", "x = 1\n");
            repo.write("plans/c.toml", "x = \n");
            repo.write("pargo.toml", &format!("[rules]\n{rule} = \"{level}\"\n"));
            let answer = ask(&repo, &["check", "--as-of", "2025-12-01", "--format", "json"]);
            assert_eq!(answer.code, Some(1), "{}", answer.all());
            assert_eq!(answer.json()["errors"], 2 + notes, "{rule} {level}: {}", answer.out);
            let weak = format!("invalid-value pargo.toml: `{rule}` is always an error");
            let found = answer.findings();
            assert_eq!(found.iter().filter(|f| f.starts_with(&weak)).count(), notes, "{found:?}");
        }
    }
}
