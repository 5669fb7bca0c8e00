//! How a command ends.

use std::process::ExitCode;

/// How a command ends, as its exit status says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExitStatus {
    /// Done.
    Success = 0,
    /// Done, and the answer is bad news.
    BadNews = 1,
    /// The command could not do what it was asked.
    Error = 2,
}

impl From<ExitStatus> for ExitCode {
    fn from(status: ExitStatus) -> Self {
        ExitCode::from(status as u8)
    }
}
