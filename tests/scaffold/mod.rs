//! Temporary folders and git repositories, calls of the program in them, and its answers.
//!
//! All test crates that need them include this module, so there is only one way to build a folder and to
//! run the program.

#![allow(dead_code, unused_imports, reason = "each test crate uses its part")]

#[cfg(unix)]
mod fake_git;
mod folder;
mod objects;
mod program;
mod repository;
mod texts;

#[cfg(unix)]
pub use fake_git::FakeGit;
pub use folder::Folder;
pub use program::{Answer, Pargo, fields, isolate};
pub use repository::{Edit, Repository};
pub use texts::{PLAN, blocks, moved, plan, root, text_of};
