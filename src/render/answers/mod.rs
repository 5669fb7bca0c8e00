//! Answers for people, as table, CSV or Markdown: one file for each answer.

pub mod brief;
pub mod cascade;
pub mod collect;
pub mod diff;
pub mod files;
pub mod goals;
pub mod history;
pub mod import;
pub mod listing;
pub mod owed;
pub mod remind;
pub mod rules;
pub mod shares;
pub mod show;
pub mod summary;
pub mod trend;
pub mod written;
