//! Deadlines: the meaning of phrases and tables, and the messages on those without a meaning.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may fail by a panic")]

mod phrases;
mod tables;
