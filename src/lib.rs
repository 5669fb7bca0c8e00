//! pargo reads improvement plans for PAR INDEX, SIPAS and PAPI from a git repository, checks them, and
//! answers for them: who is late with what, and where each index stands.
//!
//! Each folder is a stage of the work. A stage imports only those above it in this table, which
//! `tests/architecture.rs` holds.
//!
//! | stage | what is done there | look here for |
//! | --- | --- | --- |
//! | [`text`] | what is true of any text: places in it, languages, names, numbers | how names are compared, how 9,40 is read |
//! | [`deadline`] | every kind of deadline, and working days | a wrong due date, a phrase that is not understood |
//! | [`finding`] | what can be wrong, as values; the faults of reading | the message of a fault of reading |
//! | [`plan`] | what a plan file says, every value with its place | a new key |
//! | [`config`] | what the `pargo.toml` files above a plan say together | a new setting |
//! | [`parse`] | TOML to plan; the only stage that knows the TOML parser | how a value is read |
//! | [`resolve`] | names joined: units, indexes, objectives, defaults | who leads a task, who owes a report |
//! | [`state`] | what holds as of a date | a wrong state |
//! | [`edit`] | new text from old, comments kept | what a command writes into a plan |
//! | [`workspace`] | files, git revisions, and what `pargo.toml` says of them | which files are read |
//! | [`links`] | how plans refer to each other | who carries out or continues a task |
//! | [`compare`] | two versions of a plan, or all of them | a change that is missed |
//! | [`rules`] | what a plan is judged by, one file a rule | a rule and its message |
//! | [`report`] | answers, as typed rows | a wrong count |
//! | [`check`] | findings after levels, `allow` and baselines | the severity of a finding |
//! | [`exchange`] | documents of Word and Excel: to a plan, and from tables | a column that is not recognised |
//! | [`render`] | rows to text, JSON, CSV, Markdown, pages of HTML and what CI services read | a wrong column |
//! | [`cli`] | a command line, the date and the environment | an option |
//!
//! Reading never fails: a problem is a value ([`finding::Finding`]), and what could be read goes on.
//! The as-of date is part of every question; nothing below [`cli`] knows what day it is.

pub mod text;

pub mod deadline;

pub mod finding;
pub mod plan;

pub mod config;
pub mod parse;
pub mod resolve;
pub mod state;

pub mod edit;

pub mod workspace;

pub mod links;

pub mod compare;
pub mod rules;

pub mod report;

pub mod check;

pub mod exchange;

pub mod render;

pub mod cli;
