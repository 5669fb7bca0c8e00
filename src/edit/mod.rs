//! New text from old: what a plan file says is changed or laid out anew, and its comments are kept.
//!
//! Nothing here knows a file, a clock or the command line: text comes in, text goes out.

pub mod canon;
