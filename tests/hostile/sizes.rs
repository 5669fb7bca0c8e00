//! Files that are too large, and too many patterns.

use std::fmt::Write as _;
use std::fs::File;

use crate::scaffold::Repository;
use crate::{ask, other_plan, with_plan};

/// Creates a sparse file of so many bytes, which takes no space on the disk.
fn hole(repo: &Repository, name: &str, bytes: u64) {
    let path = repo.write(name, "");
    File::options().write(true).open(path).unwrap().set_len(bytes).unwrap();
}

/// Lines with different patterns that are slow to match.
fn patterns(count: usize) -> String {
    (0..count).fold(String::new(), |mut text, number| {
        writeln!(text, "**/[a-z]*{number}*[0-9]*{{x,y}}?").unwrap();
        text
    })
}

#[test]
fn a_plan_that_is_too_large_is_reported_before_it_is_read() {
    let repo = with_plan();
    hole(&repo, "plans/b.toml", 8 << 30);
    let answer = ask(&repo, &["tasks", "--as-of", "2025-12-01", "--format", "json"]);
    assert_eq!(answer.code, Some(1), "{}", answer.all());
    let [(file, why)] = &answer.left_out()[..] else { panic!("{}", answer.all()) };
    assert_eq!(file, "plans/b.toml");
    assert!(why.starts_with("it is too large: 8192 MiB, at most "), "{why}");
    let answer = ask(&repo, &["check", "--as-of", "2025-12-01"]);
    assert_eq!(answer.code, Some(1), "{}", answer.all());
    assert!(answer.out.contains("split it into several"), "{}", answer.out);
    hole(&repo, "plans/b.toml", (16 << 20) + 1);
    repo.commit("large");
    let answer = ask(&repo, &["tasks", "--at", "HEAD", "--format", "json"]);
    let [(file, why)] = &answer.left_out()[..] else { panic!("{}", answer.all()) };
    assert_eq!(file, "plans/b.toml");
    assert!(why.ends_with("the file is too large (at most 16 MiB)"), "{why}");
}

#[test]
fn a_pargo_toml_and_a_baseline_that_are_too_large_are_reported() {
    let repo = with_plan();
    hole(&repo, "pargo.toml", 1 << 30);
    let answer = ask(&repo, &["summary"]);
    assert_eq!(answer.code, Some(2), "{}", answer.all());
    assert!(answer.err.contains("it is too large: 1024 MiB, at most 1 MiB"), "{}", answer.err);
    assert!(answer.err.contains("into a pargo.toml in that folder"), "{}", answer.err);
    let repo = with_plan();
    hole(&repo, "baseline", 8 << 30);
    let answer = ask(&repo, &["check", "--baseline", "baseline"]);
    assert_eq!(answer.code, Some(2), "{}", answer.all());
    assert!(answer.err.contains("baseline: it is too large"), "{}", answer.err);
    assert!(answer.err.contains("name a file for each folder"), "{}", answer.err);
}

#[test]
fn very_many_patterns_take_neither_memory_nor_the_answer() {
    let repo = with_plan();
    repo.write(".gitignore", &patterns(1_000_000));
    let answer = ask(&repo, &["tasks", "--as-of", "2025-12-01", "--format", "json"]);
    assert_eq!(answer.code, Some(1), "{}", answer.all());
    let [(file, why)] = &answer.left_out()[..] else { panic!("{}", answer.all()) };
    assert_eq!(file, ".gitignore");
    assert!(why.starts_with("it is too large: ") && why.ends_with("at most 256 KiB"), "{why}");
    let checked = ask(&repo, &["check", "--as-of", "2025-12-01"]);
    assert!(checked.out.contains("say it in fewer patterns"), "{}", checked.all());
    repo.write(".gitignore", &"x".repeat((256 << 10) + 1));
    let small = ask(&repo, &["tasks", "--as-of", "2025-12-01", "--format", "json"]);
    let [(_, why)] = &small.left_out()[..] else { panic!("{}", small.all()) };
    assert!(why.starts_with("it is too large: 257 KiB, at most 256 KiB"), "{why}");
    assert_eq!(answer.json()["items"].as_array().unwrap().len(), 2, "the plan is answered for");
    // Small enough, but too many patterns.
    repo.write(".gitignore", &"x\n".repeat(20_000));
    let answer = ask(&repo, &["check", "--as-of", "2025-12-01", "--format", "json"]);
    let [finding] = &answer.findings()[..] else { panic!("{}", answer.all()) };
    assert!(finding.starts_with("syntax .gitignore: there are too many patterns"), "{finding}");
}

#[test]
fn the_patterns_of_many_files_count_together() {
    let repo = with_plan();
    let many = patterns(5_000);
    for folder in 0..100 {
        repo.write(&format!("plans/{folder}/.gitignore"), &many);
        repo.write(&format!("plans/{folder}/a.toml"), &other_plan(&format!("p-{folder}")));
    }
    let answer = ask(&repo, &["tasks", "--as-of", "2025-12-01", "--format", "json"]);
    assert_eq!(answer.code, Some(1), "{}", answer.err);
    assert_eq!(answer.left_out().len(), 98, "the first two are taken: {}", answer.err);
    assert_eq!(answer.json()["items"].as_array().unwrap().len(), 202);
    // The answer for a commit is that for the working tree.
    repo.commit("two");
    let at = ask(&repo, &["tasks", "--at", "HEAD", "--as-of", "2025-12-01", "--format", "json"]);
    assert_eq!(at.code, Some(1), "{}", at.err);
    assert_eq!(at.left_out(), answer.left_out());
}

#[test]
fn an_exclude_of_too_many_patterns_is_a_finding_at_the_pattern() {
    let repo = with_plan();
    let list = "  \"x.toml\",\n".repeat(10_001);
    repo.write("plans/so/pargo.toml", &format!("exclude = [\n{list}]\n"));
    repo.write("plans/so/b.toml", &other_plan("b-2025"));
    let answer = ask(&repo, &["check", "--as-of", "2025-12-01", "--format", "json"]);
    assert_eq!(answer.code, Some(1), "{}", answer.all());
    let finding = &answer.json()["diagnostics"][0];
    assert_eq!((&finding["rule"], &finding["line"]), (&"invalid-value".into(), &10_002.into()));
    assert!(finding["help"].as_str().unwrap().contains("fewer patterns"), "{finding}");
}

#[test]
fn a_deep_tree_of_folders_is_walked() {
    let repo = with_plan();
    let deep = "a/".repeat(200);
    repo.write(&format!("plans/{deep}b.toml"), &other_plan("b-2025"));
    let answer = ask(&repo, &["check", "--as-of", "2025-12-01", "--format", "json"]);
    assert_eq!((answer.code, &answer.json()["files"]), (Some(0), &2.into()), "{}", answer.err);
}

/// The settings of a `pargo.toml` are kept again for every folder below it with a file of its own.
#[test]
fn settings_that_apply_to_many_folders_count_in_each_of_them() {
    let repo = with_plan();
    let unit =
        |number| format!("[[unit]]\nname = \"Đơn vị {number}\"\naliases = [\"dv{number}\"]\n");
    let units: String = (0..15_000).map(unit).collect();
    assert!((700 << 10..1 << 20).contains(&units.len()), "{}", units.len());
    repo.write("pargo.toml", &units);
    for folder in 0..100 {
        repo.write(&format!("plans/{folder:03}/a.toml"), &other_plan(&format!("p-{folder}")));
        repo.write(&format!("plans/{folder:03}/pargo.toml"), "[rules]\nno-product = \"off\"\n");
    }
    let answer = ask(&repo, &["tasks", "--as-of", "2025-12-01", "--format", "json"]);
    assert_eq!(answer.code, Some(1), "{}", answer.err);
    let (file, why) = answer.left_out().pop().unwrap();
    assert_eq!(file, "plans/099/a.toml");
    let words = "plans/099/pargo.toml above it is broken: the pargo.toml files of the repository";
    assert!(why.starts_with(words), "{why}");
    assert!(answer.json()["items"].as_array().unwrap().len() > 120);
}

/// A plan of few words in which a task for each of many units, due every week, has millions of due dates.
#[test]
fn weekly_duties_of_many_units_over_fifty_years_do_not_take_all_memory() {
    let repo = with_plan();
    let units = |count: u32| {
        (0..count).fold(String::new(), |mut text, number| {
            writeln!(text, "[[unit]]\nname = \"Đơn vị {number}\"").unwrap();
            text
        })
    };
    let task = |id: u32| {
        format!(
            "[[task]]\nid = \"{id}\"\ntitle = \"T\"\nlead = \"Các đơn vị\"\neach = true\n\
             deadline = \"hàng tuần\"\nproduct = \"x\"\n"
        )
    };
    let plan = |count: u32| {
        let units = units(count);
        format!(
            "[plan]\nid = \"b\"\ntitle = \"T\"\nagency = \"Sở\"\nyear = 2025\nfrom = 1976-01-01\n\
             until = 2025-12-31\nindexes = []\n\
             [[unit]]\nname = \"Các đơn vị\"\nmembers = \"all\"\n{units}{}{}",
            task(1),
            task(2)
        )
    };
    repo.write("plans/b.toml", &plan(300));
    let check = ["check", "plans", "--as-of", "2025-12-01", "--format", "json"];
    let answer = ask(&repo, &check);
    let told = "with this task the plan has more than 200,000 recurring due dates of its units";
    let findings = answer.findings();
    assert_eq!(findings.iter().filter(|f| f.ends_with(told)).count(), 2, "{findings:?}");
    let answer = ask(&repo, &["overdue", "--as-of", "2025-12-01", "--format", "json"]);
    assert_eq!(answer.code, Some(0), "{}", answer.err);
    // As many as there may be, in many versions.
    for number in 0..12 {
        repo.write("plans/b.toml", &format!("{}# {number}\n", plan(38)));
        repo.commit("again");
    }
    let since = ["check", "plans", "--since", "HEAD~11", "--as-of", "2025-12-01"];
    let answer = ask(&repo, &since);
    assert!(matches!(answer.code, Some(0 | 1)), "{}", answer.all());
}
