//! Where a finding stands: the bytes of the file, and the key that they belong to.

use std::borrow::Cow;

use crate::text::source::Span;

/// A place in a file, as findings have it.
///
/// The bytes say where a finding stands today. The key says what it is about after the file was edited above
/// it as well, so fingerprints and baselines are made of that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The value at fault, or the header of a table.
    pub span: Span,
    /// The keys down to it, joined by `.`, without the table that the finding is about: `deadline`,
    /// `extension.to`, `defaults.lead`. `None` where that is the header of the plan, a task or an objective, or
    /// where the file could not be read.
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

    /// The one of two places that stands later in the file.
    pub fn later(self, other: Place) -> Self {
        if other.span > self.span { other } else { self }
    }
}
