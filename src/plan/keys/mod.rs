//! Every key of a plan and of `pargo.toml`, as data.
//!
//! A key is one row of a table. The reader takes known and required keys from here; `show` and `diff` take
//! the labels and their order.

pub mod baseline;
pub mod config;
pub mod deadline;
pub mod objective;
pub mod plan;
pub mod tables;
pub mod task;

use crate::text::lang::Both;

/// One key of one table.
#[derive(Debug, PartialEq, Eq)]
pub struct Key {
    /// The name in the file.
    pub name: &'static str,
    /// The type of its value.
    pub kind: Type,
    /// Whether the table must have it.
    pub required: bool,
    /// What is assumed if the key is absent, in words; `None` for nothing.
    pub default: Option<Both>,
    /// Its label for people, as a heading.
    pub label: Both,
    /// What it means, for the reference and for an editor.
    pub about: Both,
}

/// A table of the format. Its keys come in the order in which they are written.
#[derive(Debug, PartialEq, Eq)]
pub struct Table {
    /// Its path in the file: `task.milestone`.
    pub name: &'static str,
    /// Its keys.
    pub keys: &'static [Key],
    /// Keys of which it must have at least one; empty if there is no such condition.
    pub one_of: &'static [&'static str],
    /// How many of the keys are required.
    required: usize,
}

/// What a key takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// A text.
    Text,
    /// A list of texts.
    Texts,
    /// A text or a list of texts.
    TextOrTexts,
    /// A whole number.
    Whole,
    /// A whole number, or its digits in quotes.
    Digits,
    /// A decimal number.
    Decimal,
    /// A decimal number or a comparison.
    Bound,
    /// A day.
    Day,
    /// `true` or `false`.
    Flag,
    /// One of a few words.
    Choice(&'static [Word]),
    /// One of a few words, or a list of them.
    Choices(&'static [Word]),
    /// A list of names, or `"all"`.
    Members,
    /// A date, a phrase or a table.
    Deadline,
    /// A table from names of rules to reasons for silencing them.
    Allow,
    /// A table from tasks to reasons.
    Reasons,
    /// A table from names of rules to levels.
    Levels,
    /// A table.
    Table(&'static Table),
    /// An array of tables, each under a header of its own.
    Tables(&'static Table),
    /// An array of tables in one line each.
    Inline(&'static Table),
}

/// A word that the format defines as a value.
#[derive(Debug, PartialEq, Eq)]
pub struct Word {
    /// As it is written in the file.
    pub name: &'static str,
    /// Its label for people.
    pub label: Both,
}

impl Table {
    const fn of(name: &'static str, keys: &'static [Key]) -> Table {
        let (mut at, mut required) = (0, 0);
        while at < keys.len() {
            required += keys[at].required as usize;
            at += 1;
        }
        Table { name, keys, one_of: &[], required }
    }

    const fn one_of(self, one_of: &'static [&'static str]) -> Table {
        Table { one_of, ..self }
    }

    /// The required keys.
    pub fn required(&self) -> impl Iterator<Item = &'static Key> {
        // Called for every table read; the required keys are mostly the first, so the search ends early.
        self.keys.iter().filter(|key| key.required).take(self.required)
    }

    /// The names of its keys.
    pub fn names(&self) -> Vec<&'static str> {
        self.keys.iter().map(|key| key.name).collect()
    }

    /// Whether it has a key of this name.
    pub fn has(&self, name: &str) -> bool {
        self.key(name).is_some()
    }

    /// The key with this name.
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// The label of a key; empty if the table does not have it.
    pub fn label(&self, name: &str) -> Both {
        self.key(name).map_or(Both { vi: "", en: "" }, |key| key.label)
    }
}

impl Key {
    /// A key that may be left out.
    const fn new(name: &'static str, kind: Type) -> Key {
        let nothing = Both { vi: "", en: "" };
        Key { name, kind, required: false, default: None, label: nothing, about: nothing }
    }

    /// Marks the key as required.
    const fn required(self) -> Key {
        Key { required: true, ..self }
    }

    const fn default(self, vi: &'static str, en: &'static str) -> Key {
        Key { default: Some(Both { vi, en }), ..self }
    }

    const fn label(self, vi: &'static str, en: &'static str) -> Key {
        Key { label: Both { vi, en }, ..self }
    }

    const fn about(self, vi: &'static str, en: &'static str) -> Key {
        Key { about: Both { vi, en }, ..self }
    }
}
