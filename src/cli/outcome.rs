//! How a command ends, and why one could not do what it was asked.

use crate::report::coverage::Unanswerable;
use crate::text::lang::Text;
use crate::workspace::Failure;

/// How a command ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Done.
    Well,
    /// Done, and the answer is bad news.
    Badly,
}

/// What a command could not do.
#[derive(Debug)]
pub enum Trouble {
    /// Bad usage, no such path, a broken `pargo.toml`, no such name.
    Cannot(Failure),
    /// A name that means nothing, and the plans in which it may stand.
    NoMeaning(Unanswerable),
    /// Standard output could not be written.
    Output(std::io::Error),
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        Trouble::Cannot(failure)
    }
}

impl From<Text> for Trouble {
    fn from(text: Text) -> Self {
        Trouble::Cannot(text.into())
    }
}

impl From<Unanswerable> for Trouble {
    fn from(unanswerable: Unanswerable) -> Self {
        Trouble::NoMeaning(unanswerable)
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        Trouble::Output(error)
    }
}
