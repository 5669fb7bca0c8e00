//! The jobs of the GitLab template, with the pargo of an image and with one that they install.

use serde_json::Value;

use crate::files::{members, scripts_of, template};
use crate::runner::{Runner, folder_of_pargo};
use crate::scaffold::Answer;

const VERSION: &str = env!("CARGO_PKG_VERSION");

const MERGE_REQUEST: (&str, &str) = ("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main");

/// Runs a job of the template with the pargo of the image, or as `variables` say.
fn gitlab(mut runner: Runner, job: &str, variables: &[(&str, &str)]) -> (Runner, Answer) {
    let (inputs, jobs) = template();
    let release = runner.releases();
    for (variable, expression) in members(&jobs[".pargo"]["variables"]) {
        let expression = expression.as_str().unwrap();
        let Some(input) = expression.strip_prefix("$[[ inputs.") else { continue };
        let value = match input.trim_end_matches(" ]]") {
            "release-url" => &release,
            "version" => "installed",
            other => inputs[other]["default"].as_str().unwrap(),
        };
        runner = runner.with(variable, value);
    }
    for (name, value) in variables {
        runner = runner.with(name, value);
    }
    let installed = runner.variable("INPUT_VERSION") == "installed";
    let path = if installed { folder_of_pargo() } else { "/nowhere" };
    // The archive depends on the machine, and the release of the test has only one.
    let machine = vec!["uname() { echo x86_64; }".to_owned()];
    let script = [machine, scripts_of(&jobs[".pargo"]), scripts_of(&jobs[job])].concat();
    let answer = runner.script("sh", &script.join("\n"), runner.repo.path(), path);
    (runner, answer)
}

#[test]
fn the_template_checks_and_leaves_its_reports() {
    let (_, answer) = gitlab(Runner::new(), "pargo-check", &[]);
    assert_eq!(answer.status, 0, "{answer}");
    let (runner, answer) = gitlab(Runner::new(), "pargo-check", &[MERGE_REQUEST]);
    assert_eq!(answer.status, 1, "{answer}");
    assert!(answer.says("deadline-moved"), "{answer}");
    let report = runner.repo.read("gl-code-quality-report.json");
    let report: Value = serde_json::from_str(&report).unwrap();
    assert_eq!(report[0]["check_name"], "deadline-moved");
    assert_eq!(report[0]["location"]["path"], "plans/a.toml");
    assert!(runner.repo.read("pargo-junit.xml").contains("deadline-moved"));
}

#[test]
fn the_template_passes_its_inputs_on() {
    let variables = [("INPUT_PATHS", "plans/a.toml none.toml"), ("INPUT_ARGS", "--deny-warnings")];
    let (_, answer) = gitlab(Runner::new(), "pargo-check", &variables);
    assert_eq!(answer.status, 2, "{answer}");
    assert!(answer.says("none.toml"), "{answer}");
    let (_, answer) = gitlab(Runner::new(), "pargo-check", &[("INPUT_ARGS", "--no-such")]);
    assert!(answer.says("--no-such"), "{answer}");
}

#[test]
fn the_template_fetches_the_target_branch_itself() {
    let runner = Runner::new();
    runner.repo.git(&["update-ref", "-d", "refs/remotes/origin/main"]);
    let (runner, answer) = gitlab(runner, "pargo-diff", &[MERGE_REQUEST]);
    assert_eq!(answer.status, 0, "{answer}");
    let page = runner.repo.read("pargo-diff.md");
    assert!(page.contains("2025-06-30") && page.contains("2025-09-30"), "{page}");
}

#[test]
fn the_template_fails_while_something_is_overdue() {
    let (_, answer) = gitlab(Runner::new(), "pargo-overdue", &[]);
    assert_eq!(answer.status, 1, "{answer}");
}

#[test]
fn the_template_installs_the_release_and_nothing_else() {
    let version = ("INPUT_VERSION", VERSION);
    let (runner, answer) = gitlab(Runner::with_release(), "pargo-overdue", &[version]);
    assert_eq!(answer.status, 1, "{answer}");
    assert!(answer.says("2025-09-30"), "{answer}");
    let wrong = ("INPUT_CHECKSUM", &*"0".repeat(64));
    let (_, answer) = gitlab(runner, "pargo-overdue", &[version, wrong]);
    assert!(answer.status != 0, "{answer}");
    assert!(!answer.says("2025-09-30"), "{answer}");
}

#[test]
fn the_artifacts_are_the_files_that_the_scripts_write() {
    let (_, jobs) = template();
    let script = scripts_of(&jobs["pargo-check"]).concat();
    for report in ["codequality", "junit"] {
        let file = jobs["pargo-check"]["artifacts"]["reports"][report].as_str().unwrap();
        assert!(script.contains(&format!("--output {file} ")), "{file}");
    }
    let page = jobs["pargo-diff"]["artifacts"]["paths"][0].as_str().unwrap();
    assert!(scripts_of(&jobs["pargo-diff"]).concat().contains(&format!("> {page}\n")), "{page}");
}
