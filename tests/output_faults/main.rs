//! Failures while an answer is written: the disk is full, the place cannot be written, pargo is ended
//! halfway, two processes write at once. The file is then complete, either the old one or the new one,
//! and no other file is left behind.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail by a panic")]

#[cfg(unix)]
mod kills;
#[cfg(unix)]
mod links;
mod places;
#[path = "../scaffold/mod.rs"]
mod scaffold;
#[cfg(unix)]
mod streams;

use std::fmt::Write as _;
use std::path::Path;

use scaffold::{PLAN, Repository};

/// A repository with one plan.
pub fn with_plan() -> Repository {
    let repo = Repository::new();
    repo.write("plans/a.toml", PLAN);
    repo
}

/// A check with its answer written to a file.
pub const CHECK: [&str; 7] =
    ["check", "plans", "--as-of", "2025-12-01", "--format", "json", "--output"];

/// The same check with the name of the file.
pub fn check_to(file: &str) -> Vec<&str> {
    CHECK.into_iter().chain([file]).collect()
}

/// A plan with so many tasks that writing the findings takes a while.
pub fn large_plan(tasks: usize) -> String {
    (0..tasks).fold(PLAN.to_owned(), |mut text, number| {
        writeln!(text, "\n[[task]]\nid = \"n{number}\"\ntitle = \"Việc số {number}\"").unwrap();
        text
    })
}

/// The names in a folder, without those of git.
pub fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| name != ".git");
    names.sort();
    names
}
