//! Temporary folders and git repositories, calls of the program in them, and its answers.
//!
//! Every test crate that needs them includes this module: there is one way to build a folder and to run the program.

#![allow(dead_code, unused_imports, reason = "each test crate uses its part")]

mod folder;
mod program;
mod repository;
mod texts;

pub use folder::Folder;
pub use program::{Answer, Pargo, isolate};
pub use repository::{Edit, Repository};
pub use texts::{PLAN, blocks, root, text_of};
