//! The place of a finding: bytes of the file, and the key that they belong to.

use std::borrow::Cow;

use crate::text::source::Span;

/// The place of a finding in a file.
///
/// The bytes change whenever the file is edited above. The key does not, so fingerprints and baselines use
/// the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The value at fault, or the header of a table.
    pub span: Span,
    /// The keys down to the value, joined by `.`, relative to the plan, task or objective: `deadline`,
    /// `extension.to`, `defaults.lead`. `None` for the header of the plan, task or objective, or if the
    /// file could not be read.
    pub key: Option<Cow<'static, str>>,
}

impl Place {
    /// A value, or the header of a table within a task, an objective or a plan.
    pub fn key(key: impl Into<Cow<'static, str>>, span: Span) -> Self {
        Place { span, key: Some(key.into()) }
    }

    /// The header of the plan, a task or an objective.
    pub fn header(span: Span) -> Self {
        Place { span, key: None }
    }

    /// A part of a file that could not be read.
    pub fn in_unread_file(span: Span) -> Self {
        Place { span, key: None }
    }

    /// The later of two places in the file.
    pub fn later(self, other: Place) -> Self {
        if other.span > self.span { other } else { self }
    }
}
