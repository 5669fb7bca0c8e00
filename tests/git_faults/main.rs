//! Repositories that are damaged, foreign or out to mislead: what git does with them must neither change an
//! answer in silence nor run a program.

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
