//! All commands of pargo in CI and in the documentation are valid.

use serde_json::Value;

use crate::checkout::pull_request;
use crate::files::{PAGES, examples, items, members, scripts_of, template, workflow_jobs, yaml};
use crate::scaffold::{Pargo, blocks, text_of};

/// The commands of a shell script that begin with `pargo`, without redirections.
pub fn commands(script: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for line in script.replace("\\\n", " ").lines() {
        let words = shlex::split(line).unwrap_or_default();
        let parts =
            words.split(|word| ["|", "||", "&&", ";", "then", "if", "do"].contains(&&**word));
        for part in parts {
            let end = part.iter().position(|word| word.contains('>')).unwrap_or(part.len());
            let command: Vec<String> = part[..end].to_vec();
            if command.first().is_some_and(|word| word == "pargo") {
                found.push(command);
            }
        }
    }
    found
}

/// Every pargo command of CI and the documentation, and where it is.
fn all_commands() -> Vec<(String, Vec<String>)> {
    let mut found = Vec::new();
    let mut add = |place: &str, script: &str| {
        found.extend(commands(script).into_iter().map(|command| (place.to_owned(), command)));
    };
    for step in items(&yaml("action.yml")["runs"]["steps"]) {
        add("action.yml", step["run"].as_str().unwrap());
    }
    for (name, job) in workflow_jobs() {
        items(&job["steps"])
            .filter_map(|step| step["run"].as_str())
            .for_each(|run| add(&name, run));
    }
    for (name, job) in members(&template().1) {
        scripts_of(job).iter().for_each(|script| add(&format!("{name} of the template"), script));
    }
    let hooks = yaml(".pre-commit-hooks.yaml");
    let entry = |hook: &Value| (hook["id"].clone(), hook["entry"].as_str().unwrap().to_owned());
    let hooks: Vec<(Value, String)> = items(&hooks).map(entry).collect();
    hooks.iter().for_each(|(_, entry)| add(".pre-commit-hooks.yaml", entry));
    for (name, example) in examples() {
        for (_, job) in members(&example).filter(|(_, job)| job.is_object()) {
            scripts_of(job).iter().for_each(|script| add(&name, script));
        }
        for hook in items(&example["repos"]).flat_map(|repo| items(&repo["hooks"])) {
            let arguments: Vec<&str> = items(&hook["args"]).map(|a| a.as_str().unwrap()).collect();
            let entry =
                hooks.iter().find(|(id, _)| *id == hook["id"]).map(|(_, entry)| entry).unwrap();
            add(&name, &format!("{entry} {}", shlex::try_join(arguments).unwrap()));
        }
        for step in members(&example["jobs"]).flat_map(|(_, job)| items(&job["steps"])) {
            if let Some(arguments) = step["with"]["args"].as_str() {
                add(&name, &format!("pargo check {}", arguments.replace('\n', " ")));
            }
            if let Some(format) = step["with"]["format"].as_str() {
                add(&name, &format!("pargo check --format {format}"));
            }
        }
    }
    for page in PAGES {
        for block in blocks(&text_of(page), "```sh") {
            add(page, &block);
        }
    }
    found
}

/// A word of a script with its variables replaced by possible values; `None` for a list of arguments,
/// which may be empty.
fn substituted(word: &str) -> Option<String> {
    if ["$@", "${arguments[@]}"].contains(&word) {
        return None;
    }
    let word = word
        .replace("PLAN/ID", "p-2025/T1")
        .replace("KẾ-HOẠCH/MÃ", "p-2025/T1")
        .replace("$CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main")
        .replace("$base", "origin/main")
        .replace("$INPUT_FORMAT", "github");
    assert!(!word.contains('$'), "what does {word} stand for?");
    Some(word)
}

/// Runs each command as written: an unknown command, option or format ends with status 2.
#[test]
fn every_command_is_one_that_pargo_has() {
    let repo = pull_request();
    let all = all_commands();
    for place in ["action.yml", ".pre-commit-hooks.yaml"].iter().chain(&PAGES) {
        assert!(all.iter().any(|(from, _)| from.starts_with(*place)), "no command in {place}");
    }
    for (place, command) in all {
        let words: Vec<String> = command[1..].iter().filter_map(|word| substituted(word)).collect();
        let answer = Pargo::at(repo.path()).run(&words);
        assert!(matches!(answer.status, 0 | 1), "{command:?} in {place}: {answer}");
    }
}

#[test]
fn the_commands_are_found_in_a_script() {
    let script = "set -e\n# pargo diff\npargo check --since \"origin/$X\" \\\n  plans > a || status=$?\n\
                  if pargo overdue; then cd pargo; fi\n";
    let found = commands(script);
    assert_eq!(
        found,
        [vec!["pargo", "check", "--since", "origin/$X", "plans"], vec!["pargo", "overdue;"]]
    );
}
