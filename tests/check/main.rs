//! What `check` finds, what a baseline holds back, and the formats for people and programs.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail by a panic")]

#[path = "../scaffold/mod.rs"]
mod scaffold;

mod baseline;
mod baselines;
mod formats;
mod output_file;
mod profile;
mod rules;
mod sample;
mod show_files;
mod targets;
mod units;
mod unreadable;
