//! The permissions of the workflows, and how much history they fetch before they run pargo.

use serde_json::Value;

use crate::commands::commands;
use crate::files::{WORKFLOWS, items, members, scripts_of, template, workflow_jobs, yaml};

fn asks_history(command: &[String]) -> bool {
    let asks = ["diff", "history", "slips", "trend", "page", "--since", "--at"];
    command.iter().any(|word| asks.contains(&word.split('=').next().unwrap()))
}

pub fn is_pargos_action(step: &Value) -> bool {
    step["uses"].as_str().is_some_and(|uses| uses == "./" || uses.starts_with("OWNER/pargo@"))
}

#[test]
fn a_job_that_needs_history_fetches_all_of_it() {
    let mut jobs_with_history = 0;
    for (name, job) in workflow_jobs() {
        let steps: Vec<&Value> = items(&job["steps"]).collect();
        let runs = |step: &&Value| commands(step["run"].as_str().unwrap_or_default());
        let asks = steps.iter().flat_map(runs).any(|command| asks_history(&command));
        if asks || steps.iter().any(|step| is_pargos_action(step)) {
            jobs_with_history += 1;
            let checkout = |step: &&Value| {
                step["uses"].as_str().is_some_and(|uses| uses.starts_with("actions/checkout@"))
            };
            let depth =
                steps.iter().copied().find(checkout).map(|step| &step["with"]["fetch-depth"]);
            assert_eq!(depth, Some(&Value::from(0)), "fetch-depth of {name}");
        }
    }
    assert!(jobs_with_history >= 4, "the jobs were not found");

    let (_, jobs) = template();
    let mut asking = 0;
    for (name, job) in members(&jobs) {
        let asks =
            scripts_of(job).iter().any(|script| commands(script).iter().any(|c| asks_history(c)));
        if asks || scripts_of(job).concat().contains("--since") {
            asking += 1;
            let base = job["extends"].as_str().map_or(&Value::Null, |base| &jobs[base]);
            let depth = [job, base].map(|job| job["variables"]["GIT_DEPTH"].clone());
            assert!(depth.contains(&Value::from("0")), "GIT_DEPTH of {name}");
        }
    }
    assert_eq!(asking, 2, "the jobs were not found");
}

/// An expression with the text of a pull request would become part of the script; an environment variable
/// does not.
#[test]
fn no_script_contains_an_expression() {
    let action = yaml("action.yml");
    let mut steps: Vec<Value> = items(&action["runs"]["steps"]).cloned().collect();
    for (_, job) in workflow_jobs() {
        steps.extend(items(&job["steps"]).cloned());
    }
    let scripts: Vec<&str> = steps.iter().filter_map(|step| step["run"].as_str()).collect();
    assert!(scripts.len() > 10, "the scripts were not found");
    for script in scripts {
        assert!(!script.contains("${{"), "{script}");
    }
}

#[test]
fn the_workflows_have_few_permissions_and_are_pinned() {
    for name in WORKFLOWS {
        let workflow = yaml(name);
        assert_eq!(workflow["permissions"], serde_json::json!({}), "permissions of {name}");
        for (job, value) in members(&workflow["jobs"]) {
            assert!(value["permissions"].is_object(), "permissions of {job} in {name}");
            assert!(value["timeout-minutes"].is_number(), "time limit of {job} in {name}");
            for step in items(&value["steps"]) {
                let uses = step["uses"].as_str().unwrap_or("./");
                let pin = uses.split_once('@').map_or("", |(_, pin)| pin);
                let pinned = pin.len() == 40 && pin.bytes().all(|b| b.is_ascii_hexdigit());
                assert!(pinned || uses == "./", "{uses} in {name}");
                if uses.starts_with("actions/checkout@") {
                    assert_eq!(step["with"]["persist-credentials"], false, "{job} in {name}");
                }
            }
        }
    }
}
