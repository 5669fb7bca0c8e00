//! The rules of `check --since`: what a change makes weaker.

pub mod backdated_completion;
pub mod completion_rewritten;
pub mod deadline_loosened;
pub mod deadline_moved;
pub mod lead_removed;
pub mod objective_removed;
pub mod target_lowered;
pub mod task_removed;
