//! JSON: the documented output shapes as structs, one file for each command.
//!
//! Decimals are strings with the digits as written. Control characters and those that change the direction
//! of writing are `\u` escapes.

mod cascade;
mod change;
mod check;
mod collect;
mod correction;
mod deadline;
mod diff;
mod files;
mod goal;
mod history;
mod import;
mod item;
mod owed;
mod report;
mod rules;
mod show;
mod slips;
mod summary;
mod totals;
mod trend;
pub mod writer;
mod written;

pub use cascade::cascade;
pub use check::check;
pub use collect::collect;
pub use deadline::deadline;
pub use diff::diff;
pub use files::files;
pub use history::history;
pub use import::import;
pub use item::{overdue, tasks};
pub use owed::owed;
pub use report::report;
pub use rules::rules;
pub use show::show;
pub use slips::slips;
pub use summary::summary;
pub use trend::trend;
pub use written::written;
