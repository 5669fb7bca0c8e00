//! Damaged, unusual and malicious repositories: git must neither silently change an answer nor run a
//! program.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail by a panic")]

#[path = "../scaffold/mod.rs"]
mod scaffold;

mod damage;
mod dates;
mod duplicates;
mod environment;
mod lfs;
mod names;
mod objects;
#[cfg(unix)]
mod old_git;
#[cfg(unix)]
mod owners;
mod partial;
mod programs;
mod quadratic;
mod questions;
mod sparse;
mod submodules;
