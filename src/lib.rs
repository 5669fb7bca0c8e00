//! pargo reads improvement plans for PAR INDEX, SIPAS and PAPI from a git repository, checks them, and
//! answers for them: who is late with what, and where each index stands.
//!
//! The way of the data, in the order in which the modules are best read:
//!
//! | stage | modules | from → to |
//! | --- | --- | --- |
//! | what a text means | [`name`], [`number`], [`calendar`], [`deadline`], [`index`], [`characters`] | words → values |
//! | find | [`workspace`], [`git`], [`config`], [`root`] | paths → files, and what `pargo.toml` says of them |
//! | read | [`source`], [`parse`], [`plan`] | bytes → what a file says, every value with its place |
//! | join | [`unit`], [`resolve`] | names → units, indexes, objectives |
//! | judge | [`state`], [`rules`], [`profile`], [`check`], [`fingerprint`], [`baseline`] | a plan and a date → states, findings |
//! | compare | [`facts`], [`change`], [`history`], [`since`] | two versions → what changed in meaning |
//! | answer | [`report`] | plans, a date, a question → typed rows |
//! | show | [`render`] | rows → text, JSON, CSV, Markdown, SARIF and what CI services read |
//! | ask | [`cli`] | a command line → all of the above |
//!
//! Reading never fails: a problem is a value ([`diagnostic::Finding`]), and what could be read goes on.
//! The as-of date is a field of every question; nothing below [`cli`] knows what day it is.

pub mod baseline;
pub mod calendar;
pub mod change;
pub mod characters;
pub mod check;
pub mod cli;
pub mod config;
pub mod deadline;
pub mod diagnostic;
pub mod facts;
pub mod fingerprint;
pub mod git;
pub mod history;
pub mod index;
pub mod lang;
pub mod name;
pub mod number;
pub mod parallel;
pub mod parse;
pub mod plan;
pub mod profile;
pub mod render;
pub mod report;
pub mod resolve;
pub mod root;
pub mod rules;
pub mod since;
pub mod source;
pub mod state;
pub mod unit;
pub mod watch;
pub mod workspace;
