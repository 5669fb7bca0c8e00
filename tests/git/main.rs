//! Plans in git: answers about revisions, branches and histories, in repositories that the tests build.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail by a panic")]

#[path = "../scaffold/mod.rs"]
mod scaffold;

mod answers;
mod clones;
mod diff;
mod histories;
mod history;
mod left_out;
mod loosening;
mod loosening_more;
mod loosening_ways;
mod merges;
mod only_changed;
mod revisions;
mod since;
mod slips;
mod surroundings;
mod trend;
mod unreadable;
