//! How plans refer to each other: which tasks carry out or continue tasks of other plans, and which plans
//! are above which.
//!
//! Most repositories have no such references, and then nothing here is read. [`graph::Links::of`] reads all
//! plans and keeps what the questions on references need.

pub mod chain;
pub mod graph;
pub mod names;
mod read;
mod ring;
pub mod verdict;
