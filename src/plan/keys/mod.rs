//! Every key of a plan and of `pargo.toml`, as data.
//!
//! A key is one row. The reader takes the keys that it knows, and those that have to be there, from the
//! rows of a table; they come in the order in which the keys are written. `show` and `diff` take the labels.

pub mod baseline;
pub mod config;
pub mod deadline;
pub mod objective;
pub mod plan;
pub mod tables;
pub mod task;

use crate::text::lang::Both;

/// One key of one table.
#[derive(Debug)]
pub struct Key {
    /// As it is written in the file.
    pub name: &'static str,
    /// What it takes.
    pub kind: Type,
    /// Whether the table has to have it.
    pub required: bool,
    /// What holds where it is left out, in words; `None` where nothing does.
    pub default: Option<Both>,
    /// What people call it, as a heading.
    pub label: Both,
    /// What it means, for the reference and for an editor.
    pub about: Both,
}

/// A table of the format. Its keys come in the order in which they are written.
#[derive(Debug)]
pub struct Table {
    /// Its path in the file: `task.milestone`.
    pub name: &'static str,
    /// Its keys.
    pub keys: &'static [Key],
    /// How many of them it has to have.
    required: usize,
}

/// What a key takes.
#[derive(Clone, Copy, Debug)]
pub enum Type {
    /// A text.
    Text,
    /// A list of texts.
    Texts,
    /// A text or a list of texts.
    TextOrTexts,
    /// A whole number.
    Whole,
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
    /// A list of texts, or `"all"`.
    Members,
    /// A date, a phrase or a table.
    Deadline,
    /// A table with names of rules for keys, and the reasons why they are silenced.
    Allow,
    /// A table with names of rules for keys, and their levels.
    Levels,
    /// A table.
    Table(&'static Table),
    /// An array of tables, each under a header of its own.
    Tables(&'static Table),
    /// An array of tables in one line each.
    Inline(&'static Table),
}

/// A word that the format has for a value.
#[derive(Debug, PartialEq, Eq)]
pub struct Word {
    /// As it is written in the file.
    pub name: &'static str,
    /// What people call it.
    pub label: Both,
}

impl Table {
    const fn of(name: &'static str, keys: &'static [Key]) -> Table {
        let (mut at, mut required) = (0, 0);
        while at < keys.len() {
            required += keys[at].required as usize;
            at += 1;
        }
        Table { name, keys, required }
    }

    /// The keys that it has to have.
    pub fn required(&self) -> impl Iterator<Item = &'static Key> {
        // Every table that is read is asked, and mostly its first keys are all of these.
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

    /// The key of a name.
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// What people call a key; nothing where it is none.
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

    /// The table has to have it.
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
