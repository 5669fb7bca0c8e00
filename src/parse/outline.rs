//! Where the tables and keys of a file are, for writing into it.

use std::cell::OnceCell;

use toml_spanner::{Arena, ArrayStyle, Item, Key, Table, TableStyle, Value};

use crate::finding::Finding;
use crate::parse::{at, syntax};
use crate::text::source::{Source, Span};

/// The tables of a file, in the order of the file.
#[derive(Debug)]
pub struct Outline {
    /// The first one is the root, whose keys are above every header.
    pub tables: Vec<TablePlace>,
}

/// A table with a header of its own, and its keys.
#[derive(Debug, Default)]
pub struct TablePlace {
    /// Its name, as `task.report`; empty for the root.
    pub path: String,
    /// Its header: `[[task.report]]`.
    pub header: Span,
    /// Its keys, in the order of the file; without those of tables with a header.
    pub keys: Vec<KeyPlace>,
}

/// A key with its value.
#[derive(Debug, PartialEq, Eq)]
pub struct KeyPlace {
    /// The key; of a dotted one the first part.
    pub name: String,
    /// From the first character of the key to the last one of the value.
    pub span: Span,
    /// The value.
    pub value: Span,
}

impl TablePlace {
    /// The places of a key; several if it is dotted.
    pub fn key<'t>(&'t self, name: &'t str) -> impl Iterator<Item = &'t KeyPlace> {
        self.keys.iter().filter(move |key| key.name == name)
    }

    /// Where the table ends: after its last value.
    pub fn end(&self) -> u32 {
        self.keys.last().map_or(self.header.end, |key| key.span.end)
    }
}

impl Outline {
    /// The outline of a text; an error if it is not TOML, with the findings that say why.
    pub fn of(source: Source<'_>) -> Result<Outline, Vec<Finding>> {
        let arena = Arena::new();
        Ok(Outline::of_tree(source, &syntax::tree(source, &arena)?))
    }

    /// The outline of a plan. What is lost by mistakes of syntax whose meaning is certain has its place all the
    /// same.
    pub fn of_plan(source: Source<'_>) -> Result<Outline, Vec<Finding>> {
        let (arena, repaired) = (Arena::new(), OnceCell::new());
        let (root, _) = syntax::plan_tree(source, &arena, &repaired)?;
        Ok(Outline::of_tree(source, &root))
    }

    fn of_tree(source: Source<'_>, root: &Table<'_>) -> Outline {
        let mut builder = Builder { text: source.text, tables: vec![TablePlace::default()] };
        builder.table(root, 0, "");
        let mut tables = builder.tables;
        for table in &mut tables {
            table.keys.sort_by_key(|key| key.span);
        }
        // The root has an empty header at the beginning, so that it stays the first one.
        tables[1..].sort_by_key(|table| table.header);
        Outline { tables }
    }
}

struct Builder<'t> {
    text: &'t str,
    tables: Vec<TablePlace>,
}

impl Builder<'_> {
    /// Adds the keys of a table to the one with index `place`.
    fn table(&mut self, table: &Table<'_>, place: usize, path: &str) {
        for (key, item) in table {
            self.entry(key, item, place, path, key.name);
        }
    }

    /// Adds a key with its value, or the tables that the value is. `first` is the first part of a dotted key.
    fn entry(&mut self, key: &Key<'_>, item: &Item<'_>, place: usize, path: &str, first: &str) {
        let below = || match path {
            "" => key.name.to_owned(),
            _ => format!("{path}.{}", key.name),
        };
        match item.value() {
            Value::Table(table) if table.style() == TableStyle::Header => {
                self.with_header(table, &below());
            }
            Value::Table(table) if table.style() == TableStyle::Implicit => {
                self.table(table, place, &below());
            }
            Value::Table(table) if table.style() == TableStyle::Dotted => {
                let below = below();
                for (key, item) in table {
                    self.entry(key, item, place, &below, first);
                }
            }
            Value::Array(array) if array.style() == ArrayStyle::Header => {
                let below = below();
                for table in array.iter().filter_map(Item::as_table) {
                    self.with_header(table, &below);
                }
            }
            _ => self.key(place, first, at(key.span), at(item.span())),
        }
    }

    fn with_header(&mut self, table: &Table<'_>, path: &str) {
        let header = at(table.span().extract_header_span(self.text.as_bytes()));
        self.tables.push(TablePlace { path: path.to_owned(), header, keys: Vec::new() });
        self.table(table, self.tables.len() - 1, path);
    }

    fn key(&mut self, place: usize, name: &str, key: Span, value: Span) {
        // A key begins its line. The parser gives only the last part of a dotted key.
        let line = self.text[..key.start as usize].rfind('\n').map_or(0, |end| end + 1);
        let line_text = &self.text[line..];
        let start = line + line_text.len() - line_text.trim_start_matches([' ', '\t']).len();
        let span = Span { start: start as u32, end: value.end };
        self.tables[place].keys.push(KeyPlace { name: name.to_owned(), span, value });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\
format = 1
[plan]
id = \"a\" # id
allow.no-product = \"x\"
allow.no-lead = \"\"\"
y\"\"\"
[[task]]
  \"id\" = \"T1\"
lead = [
  \"A\", # first
]
[task.allow]
no-lead = 'x'
[[task.report]]
done = 2025-01-01
[[task]]
id = \"T2\"
";

    #[test]
    fn every_key_stands_under_its_header() {
        let outline = Outline::of(Source { path: "a", text: TEXT }).unwrap();
        let told: Vec<String> = outline
            .tables
            .iter()
            .map(|table| {
                let keys: Vec<String> = table
                    .keys
                    .iter()
                    .map(|key| format!("{}: {}", key.name, &TEXT[key.span.range()]))
                    .collect();
                format!("{} {} {keys:?}", table.path, &TEXT[table.header.range()])
            })
            .collect();
        assert_eq!(
            told,
            [
                "  [\"format: format = 1\"]",
                "plan [plan] [\"id: id = \\\"a\\\"\", \"allow: allow.no-product = \\\"x\\\"\", \
                 \"allow: allow.no-lead = \\\"\\\"\\\"\\ny\\\"\\\"\\\"\"]",
                "task [[task]] [\"id: \\\"id\\\" = \\\"T1\\\"\", \"lead: lead = [\\n  \\\"A\\\", # first\\n]\"]",
                "task.allow [task.allow] [\"no-lead: no-lead = 'x'\"]",
                "task.report [[task.report]] [\"done: done = 2025-01-01\"]",
                "task [[task]] [\"id: id = \\\"T2\\\"\"]",
            ]
        );
    }

    #[test]
    fn what_is_no_toml_has_no_outline() {
        assert!(Outline::of(Source { path: "a", text: "a = \n" }).is_err());
    }
}
