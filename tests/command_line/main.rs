//! The shape of the command line: what options, names and files mean, the same in every command.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail by a panic")]

#[path = "../scaffold/mod.rs"]
mod scaffold;

mod beginning;
mod cascade;
mod closing;
mod completions;
mod copies;
mod counts;
mod filters;
mod fmt;
mod generated;
mod man;
mod mistakes;
mod output;
mod references;
mod rules;
mod show;
mod states;
mod values;
mod watch;
