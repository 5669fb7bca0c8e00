//! Plans with very many names, and with names made so that comparing them takes long.

use serde_json::Value;

use crate::scaffold::{PLAN, Repository};
use crate::{Answer, ask, with_plan};

/// A task of a plan that declares what it needs, with more keys.
fn task(id: &str, keys: &str) -> String {
    format!("[[task]]\nid = \"{id}\"\ntitle = \"Việc\"\nproduct = \"Báo cáo\"\n{keys}\n")
}

fn plan(rest: &str) -> String {
    let (head, _) = PLAN.split_once("[[unit]]").unwrap();
    format!("{head}{rest}")
}

fn check(repo: &Repository, text: &str) -> Answer {
    repo.write("plans/a.toml", text);
    let answer = ask(repo, &["check", "--as-of", "2025-01-01", "--format", "json"]);
    assert_eq!(answer.code, Some(1), "{}", answer.err);
    answer
}

/// The findings of a rule.
fn of_rule(answer: &Answer, rule: &str) -> Vec<Value> {
    let mut all = answer.json()["diagnostics"].as_array().unwrap().clone();
    all.retain(|finding| finding["rule"] == rule);
    all
}

#[test]
fn every_unknown_unit_is_reported_and_the_first_ones_with_a_suggestion() {
    const MANY: usize = 3_000;
    let units = (0..MANY).map(|n| format!("[[unit]]\nname = \"đơn vị số {n}\"\n"));
    let lead = |n| format!("lead = \"đơn vi số {n}x\"\ndeadline = 2025-12-01");
    let tasks = (0..MANY).map(|n| task(&n.to_string(), &lead(n)));
    let text = plan(&units.chain(tasks).collect::<String>());
    let found = of_rule(&check(&with_plan(), &text), "unknown-unit");
    assert_eq!(found.len(), MANY);
    let help = |at: usize| found[at]["help"].as_str().unwrap().to_owned();
    assert!(help(0).starts_with("did you mean “"), "{}", help(0));
    assert!(help(MANY - 1).starts_with("declare it here"), "{}", help(MANY - 1));
}

/// Such a name can be divided into the words of the other one in 2^38 ways.
#[test]
fn names_of_repeated_words_are_compared_in_the_end() {
    for word in ["a ", "va "] {
        let (long, short) = (word.repeat(38) + "bb", word.repeat(38) + "z");
        let lead = format!("lead = \"{short}\"\ndeadline = 2025-12-01");
        let text = plan(&format!("[[unit]]\nname = \"{long}\"\n{}", task("1", &lead)));
        assert_eq!(of_rule(&check(&with_plan(), &text), "unknown-unit").len(), 1);
    }
}

#[test]
fn a_name_of_very_many_commas_is_no_list_of_units() {
    let lead = format!("lead = \"{}\"\ndeadline = 2025-12-01", "A,".repeat(200_000));
    let text = plan(&format!("[[unit]]\nname = \"A\"\n{}", task("1", &lead)));
    assert_eq!(of_rule(&check(&with_plan(), &text), "unknown-unit").len(), 1);
}

#[test]
fn the_milestones_of_very_many_extensions_are_found() {
    let milestone = |n| format!("[[task.milestone]]\ntitle = \"mốc {n}\"\ndeadline = 2025-03-01\n");
    let extension = |n| {
        format!(
            "[[task.extension]]\nmilestone = \"mốc {n}\"\nto = 2025-04-01\n\
             granted = 2025-02-01\nby = \"Công văn số {n}/STP\"\n"
        )
    };
    let unit = "[[unit]]\nname = \"A\"\n".to_owned();
    let rest: String = (0..10_000).map(milestone).chain((0..10_001).map(extension)).collect();
    let answer = check(&with_plan(), &plan(&(unit + &task("1", "lead = \"A\"") + &rest)));
    assert_eq!(of_rule(&answer, "unknown-milestone").len(), 1);
}

/// Each finding shows its line, of which there is one for all.
#[test]
fn very_many_findings_in_one_line_take_no_memory_for_the_line() {
    const MANY: usize = 20_000;
    let allows: String = (0..MANY).map(|n| format!("x{n} = \"a b\", ")).collect();
    let keys = format!("lead = \"A\"\ndeadline = 2025-12-01\nallow = {{ {allows}x = \"a b\" }}");
    let repo = with_plan();
    let text = plan(&format!("[[unit]]\nname = \"A\"\n{}", task("1", &keys)));
    let found = of_rule(&check(&repo, &text), "unknown-rule");
    assert_eq!(found.len(), MANY + 1);
    let line = text.lines().find(|line| line.starts_with("allow")).unwrap();
    let column = line.find("x7777 ").unwrap() + 1;
    assert_eq!(found[7_777]["column"], column);
    let shown = ask(&repo, &["check", "--as-of", "2025-01-01"]);
    assert!(shown.out.contains(&format!("plans/a.toml:16:{column}\n")), "{}", &shown.out[..900]);
}

#[test]
fn a_long_list_of_known_names_is_not_repeated_in_full() {
    const MANY: usize = 5_000;
    let repo = with_plan();
    let index = |n| format!("[[index]]\nid = \"Chỉ số {n}\"\nname = \"Chỉ số\"\n");
    repo.write("pargo.toml", &(0..MANY).map(index).collect::<String>());
    let keys = |n| format!("lead = \"A\"\ndeadline = 2025-12-01\nindex = \"zz{n}\"");
    let tasks: String = (0..MANY).map(|n| task(&n.to_string(), &keys(n))).collect();
    let found =
        of_rule(&check(&repo, &plan(&format!("[[unit]]\nname = \"A\"\n{tasks}"))), "unknown-index");
    assert_eq!(found.len(), MANY);
    let help = found[MANY - 1]["help"].as_str().unwrap();
    assert!(help.contains("Chỉ số 10, ") && help.contains(", …; ") && help.len() < 3_000, "{help}");
}
