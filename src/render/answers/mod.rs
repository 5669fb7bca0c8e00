//! Answers for people, as table, CSV or Markdown: one file for each answer.

pub mod diff;
pub mod files;
pub mod history;
pub mod import;
pub mod listing;
pub mod rules;
pub mod show;
pub mod summary;
pub mod trend;
