//! A TOML file as its author laid it out: tables, keys and values with the comments and blank lines around
//! them.

use std::borrow::Cow;

/// A line without a key or a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line<'a> {
    /// A blank line.
    Blank,
    /// A comment alone on its line.
    Comment(&'a str),
}

/// A key, which may have several names: `allow.no-lead`.
#[derive(Debug)]
pub struct Key<'a> {
    /// What each name is.
    pub names: Vec<Cow<'a, str>>,
    /// As it is written.
    pub text: String,
}

/// A value.
#[derive(Debug)]
pub enum Value<'a> {
    /// A string, a number, a date or a flag, as it is written.
    Single(Cow<'a, str>),
    /// An array or an inline table.
    List(List<'a>),
}

/// An array or an inline table.
#[derive(Debug)]
pub struct List<'a> {
    /// Whether it is an inline table, whose entries have keys.
    pub is_table: bool,
    /// The comment after the bracket that opens it.
    pub opening: Option<&'a str>,
    /// What is in it.
    pub entries: Vec<Entry<'a>>,
    /// The lines before the bracket that closes it.
    pub end: Vec<Line<'a>>,
}

/// A value in a table or an array, with what belongs to it.
#[derive(Debug)]
pub struct Entry<'a> {
    /// The lines above it.
    pub before: Vec<Line<'a>>,
    /// Its key; `None` in an array.
    pub key: Option<Key<'a>>,
    /// The value.
    pub value: Value<'a>,
    /// The comment on its line.
    pub comment: Option<&'a str>,
    /// The comments below it that belong to it: those that a blank line divides from what comes next.
    pub after: Vec<Line<'a>>,
}

/// `[plan]` or `[[task]]`.
#[derive(Debug)]
pub struct Header<'a> {
    /// The lines above it.
    pub before: Vec<Line<'a>>,
    /// The path of the table.
    pub key: Key<'a>,
    /// Whether it is one of an array of tables.
    pub is_array: bool,
    /// The comment on its line.
    pub comment: Option<&'a str>,
}

/// The lines from a header up to the next one.
#[derive(Debug, Default)]
pub struct Section<'a> {
    /// The header; `None` at the top of the file.
    pub header: Option<Header<'a>>,
    /// The lines that stay directly below the header when the keys are sorted.
    pub start: Vec<Line<'a>>,
    /// The entries.
    pub entries: Vec<Entry<'a>>,
}

/// A file.
#[derive(Debug)]
pub struct Document<'a> {
    /// What stands above the first header, then what each header heads.
    pub sections: Vec<Section<'a>>,
    /// The lines at the end.
    pub end: Vec<Line<'a>>,
}
