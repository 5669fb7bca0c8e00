//! The order of keys: that of the format's reference.

use crate::edit::canon::document::{Document, Entry, Key, Value};
use crate::plan::keys::config::CONFIG;
use crate::plan::keys::deadline::DEADLINE;
use crate::plan::keys::plan::ALLOW;
use crate::plan::keys::tables::ROOT;
use crate::plan::keys::{Table, Type};

/// The keys by which people look for a task or an objective come first.
const FIRST: [&str; 5] = ["id", "index", "component", "objectives", "title"];

/// What is known of the keys of a table.
#[derive(Clone, Copy, Debug)]
pub enum Keys {
    /// They are the rows of a table of the format.
    Of(&'static Table),
    /// They may have any name, and tables in their places have the keys of this one.
    Any(&'static Table),
    /// Nothing.
    Unknown,
}

impl Keys {
    /// The keys at the top of a file, which is a `pargo.toml` if it has keys that only those have.
    fn at_the_top(document: &Document<'_>) -> Keys {
        let mut keys: Vec<&Key<'_>> = Vec::new();
        for section in &document.sections {
            match &section.header {
                Some(header) => keys.push(&header.key),
                None => keys.extend(section.entries.iter().filter_map(|entry| entry.key.as_ref())),
            }
        }
        let names = || keys.iter().filter_map(|key| key.names.first());
        let is_plan = names().any(|name| name == "plan");
        let is_config = names().any(|name| CONFIG.has(name) && !ROOT.has(name));
        Keys::Of(if is_config && !is_plan { &CONFIG } else { &ROOT })
    }

    /// The keys of the table in the place of this key.
    pub fn below(self, name: &str) -> Keys {
        let table = match self {
            Keys::Of(table) => table,
            Keys::Any(table) => return Keys::Of(table),
            Keys::Unknown => return Keys::Unknown,
        };
        match table.key(name).map(|key| key.kind) {
            Some(Type::Table(table) | Type::Tables(table) | Type::Inline(table)) => Keys::Of(table),
            Some(Type::Deadline) => Keys::Of(&DEADLINE),
            Some(Type::Allow) => Keys::Any(&ALLOW),
            _ => Keys::Unknown,
        }
    }

    /// The place of a key among all that the table may have. Unknown keys come last.
    pub fn rank(self, name: &str) -> usize {
        let Keys::Of(table) = self else { return 0 };
        if ["task", "objective"].contains(&table.name)
            && let Some(rank) = FIRST.iter().position(|first| *first == name)
        {
            return rank;
        }
        let rank = table.keys.iter().position(|key| key.name == name);
        FIRST.len() + rank.unwrap_or(table.keys.len())
    }

    /// The ranks of the names of a dotted key, as far as they are known.
    fn ranks(mut self, key: &Key<'_>) -> Vec<usize> {
        let mut ranks = Vec::with_capacity(key.names.len());
        for name in &key.names {
            ranks.push(self.rank(name));
            self = self.below(name);
            if matches!(self, Keys::Any(_) | Keys::Unknown) {
                break;
            }
        }
        ranks
    }

    /// The keys of the table in the place of a dotted key.
    fn below_all(self, key: &Key<'_>) -> Keys {
        key.names.iter().fold(self, |keys, name| keys.below(name))
    }
}

/// Sorts the keys of every table. The tables themselves stay where they are.
pub fn sort(document: &mut Document<'_>) {
    let top = Keys::at_the_top(document);
    for section in &mut document.sections {
        let keys = section.header.as_ref().map_or(top, |header| top.below_all(&header.key));
        sort_entries(&mut section.entries, keys);
    }
}

fn sort_entries(entries: &mut [Entry<'_>], keys: Keys) {
    for entry in entries.iter_mut() {
        if let Value::List(list) = &mut entry.value {
            // The tables in an array have the keys of the array's own key.
            let below = entry.key.as_ref().map_or(keys, |key| keys.below_all(key));
            sort_entries(&mut list.entries, below);
        }
    }
    if let Keys::Of(_) = keys {
        entries.sort_by_cached_key(|entry| entry.key.as_ref().map(|key| keys.ranks(key)));
    }
}
