//! The files that CI reads: the workflows, the action, the template, and the examples of the
//! documentation.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::scaffold::{blocks, text_of};

pub const WORKFLOWS: [&str; 3] =
    [".github/workflows/ci.yml", ".github/workflows/deny.yml", ".github/workflows/release.yml"];

/// The pages whose examples are tested.
pub const PAGES: [&str; 4] = ["README.md", "README.vi.md", "docs/ci.md", "docs/ci.vi.md"];

/// The documents of a YAML file.
pub fn documents(name: &str, text: &str) -> Vec<Value> {
    serde_saphyr::from_multiple(text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

pub fn yaml(name: &str) -> Value {
    documents(name, &text_of(name)).remove(0)
}

/// The inputs and the jobs of the GitLab template.
pub fn template() -> (Value, Value) {
    let name = "templates/pargo.yml";
    let mut all = documents(name, &text_of(name));
    assert_eq!(all.len(), 2, "{name} is a header and the jobs");
    let jobs = all.pop().unwrap();
    (all.pop().unwrap()["spec"]["inputs"].clone(), jobs)
}

pub fn members(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

pub fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

pub fn names(value: &Value) -> BTreeSet<&str> {
    members(value).map(|(name, _)| name.as_str()).collect()
}

/// The YAML blocks of all pages, each with its page.
pub fn examples() -> Vec<(String, Value)> {
    let mut found = Vec::new();
    for page in PAGES {
        let blocks = blocks(&text_of(page), "```yaml");
        assert!(!blocks.is_empty(), "{page} has no example");
        for block in blocks {
            found.push((format!("{page}:\n{block}"), documents(page, &block).remove(0)));
        }
    }
    found
}

/// Every job of the workflows, and of those in the examples.
pub fn workflow_jobs() -> Vec<(String, Value)> {
    let mut whole: Vec<(String, Value)> =
        WORKFLOWS.iter().map(|name| ((*name).to_owned(), yaml(name))).collect();
    whole.extend(examples().into_iter().filter(|(_, value)| !value["on"].is_null()));
    let mut jobs = Vec::new();
    for (name, workflow) in whole {
        for (job, value) in members(&workflow["jobs"]) {
            jobs.push((format!("{job} of {name}"), value.clone()));
        }
    }
    jobs
}

pub fn scripts_of(job: &Value) -> Vec<String> {
    ["before_script", "script"]
        .iter()
        .flat_map(|key| items(&job[*key]))
        .map(|line| line.as_str().unwrap().to_owned())
        .collect()
}
