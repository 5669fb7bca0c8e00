//! Answers for people: one file an answer, which lays out its rows as a table, CSV or Markdown.

pub mod diff;
pub mod files;
pub mod history;
pub mod listing;
pub mod rules;
pub mod show;
pub mod summary;
pub mod trend;
