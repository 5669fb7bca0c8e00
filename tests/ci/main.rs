//! The calls of pargo in CI (the action, the GitLab template, the hooks, the examples of the
//! documentation) are valid, and the release has the files that they fetch.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail by a panic")]

#[path = "../scaffold/mod.rs"]
mod scaffold;

#[cfg(target_os = "linux")]
mod action;
mod checkout;
mod commands;
mod files;
#[cfg(target_os = "linux")]
mod gitlab;
mod pages;
mod release;
#[cfg(target_os = "linux")]
mod runner;
mod workflows;
