//! From the text of a file to what it says. The only module that knows the TOML parser.
//!
//! [`syntax`] turns text into a tree or into findings in the words of the people who made the mistake;
//! [`reader`] takes single values from the tree; [`plan`] and [`config`] read the two kinds of file.
//! Nothing here fails: what cannot be read becomes a finding, and reading goes on.

pub mod config;
pub mod plan;
pub mod reader;
pub mod syntax;

pub use toml_spanner::Arena;
