//! Deadlines: what phrases and tables mean, and what is said of those that mean nothing.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail by a panic")]

mod phrases;
mod tables;
