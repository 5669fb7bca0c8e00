//! How a value of a plan file is kept: absent, unreadable or given, each with its place.

use chrono::NaiveDate;

use crate::deadline::Deadline;
use crate::text::source::{At, Date, Span, Str};

/// A key's value: absent, present but unreadable, or read. `W` is what is kept of an unreadable one.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Field<T, W = ()> {
    /// The key is not there.
    #[default]
    Absent,
    /// The key is present but its value is not valid. A finding has been reported; conclude nothing from
    /// it.
    Unreadable(W),
    /// The value.
    Given(T),
}

/// A deadline, or the text of one that could not be understood.
pub type DeadlineField<'a> = Field<Deadline<'a>, Option<&'a str>>;

impl<'a> DeadlineField<'a> {
    /// Its text, understood or not.
    pub fn words(&self) -> Option<&'a str> {
        match self {
            Field::Given(deadline) => Some(deadline.text),
            Field::Unreadable(words) => *words,
            Field::Absent => None,
        }
    }
}

impl<T> Field<T> {
    /// The same field, with `kept` stored if it is unreadable.
    pub fn keeping<W>(self, kept: W) -> Field<T, W> {
        match self {
            Field::Absent => Field::Absent,
            Field::Unreadable(()) => Field::Unreadable(kept),
            Field::Given(value) => Field::Given(value),
        }
    }
}

impl<T, W> Field<T, W> {
    /// The value, if it could be read.
    pub fn get(&self) -> Option<&T> {
        match self {
            Field::Given(value) => Some(value),
            Field::Absent | Field::Unreadable(_) => None,
        }
    }

    /// Whether the key is not there.
    pub fn is_absent(&self) -> bool {
        matches!(self, Field::Absent)
    }

    /// Whether the key is present but could not be read.
    pub fn is_unreadable(&self) -> bool {
        matches!(self, Field::Unreadable(_))
    }
}

impl<T: Copy> Field<At<T>> {
    /// The value without its place, if it could be read.
    pub fn value(&self) -> Option<T> {
        self.get().map(|at| at.value)
    }
}

/// One or more texts: a string or an array in the file.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct List<'a> {
    /// The whole value.
    pub span: Span,
    /// The texts in it.
    pub items: &'a [Str<'a>],
}

/// The texts of a list; none if it is absent or could not be read.
pub fn texts(list: &Field<List<'_>>) -> Vec<String> {
    let items = list.get().into_iter().flat_map(|list| list.items);
    items.map(|text| text.value.to_owned()).collect()
}

/// An `allow` entry: it silences a rule, for a reason, possibly for a limited time.
#[derive(Clone, Debug)]
pub struct Allow<'a> {
    /// The rule's name, at the key.
    pub rule: Str<'a>,
    /// The value, or the header of an `[allow.…]` table.
    pub span: Span,
    /// The reason: the value itself, or `reason` in it.
    pub reason: Field<Str<'a>>,
    /// The last day on which it silences the rule; always if absent.
    pub until: Field<Date>,
}

impl Allow<'_> {
    /// Whether its last day is before `as_of`.
    pub fn has_ended(&self, as_of: NaiveDate) -> bool {
        self.until.value().is_some_and(|until| until < as_of)
    }
}

impl std::fmt::Display for Allow<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.rule.value)?;
        if let Some(until) = self.until.value() {
            write!(f, " (until {until})")?;
        }
        write!(f, ": {}", self.reason.value().unwrap_or_default())
    }
}
