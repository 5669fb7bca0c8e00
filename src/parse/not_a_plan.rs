//! The finding for a file without a `[plan]` table, with the key that its first line belongs to.

use toml_spanner::{Item, Table, TableStyle, Value};

use crate::finding::{Finding, faults};
use crate::parse::at;
use crate::parse::meant::keys::header as header_meant;
use crate::parse::reader::place;
use crate::text::source::{Source, Span};

/// The finding for a file whose root is `root`.
pub fn finding(source: Source<'_>, root: &Table<'_>) -> Finding {
    if let Some((key, header)) = misspelt(source, root) {
        let place = place(&[key], header);
        return faults::not_a_plan::misspelt(place, source.slice(header));
    }
    let end = source.text.find(['\r', '\n']).unwrap_or(source.text.len());
    let first_line = Span::new(0, end);
    let mut path = Vec::new();
    find_key(source, root, first_line, &mut path);
    faults::not_a_plan::finding(place(&path, first_line))
}

/// A table at the root that is the plan's but for its header: `[Plan]`, `[[plan]]`, `[ke_hoach]`.
fn misspelt<'t>(source: Source<'_>, root: &'t Table<'_>) -> Option<(&'t str, Span)> {
    root.entries().iter().find_map(|(key, item)| {
        let table = *tables_of(item)?.first()?;
        let is_plan = header_meant(key.as_str()).as_deref() == Some("[plan]");
        (is_plan && is_headed(table)).then(|| (key.as_str(), header(source, table)))
    })
}

/// Finds a key or header that begins in the first line and reaches its end. `path` then holds the keys down
/// to it.
fn find_key<'t>(
    source: Source<'_>,
    table: &'t Table<'_>,
    line: Span,
    path: &mut Vec<&'t str>,
) -> bool {
    let covers = |span: Span| span.start == line.start && span.end >= line.end;
    for (key, item) in table.entries() {
        path.push(key.as_str());
        let found = match tables_of(item) {
            Some(tables) => tables.into_iter().any(|table| {
                is_headed(table) && covers(header(source, table))
                    || find_key(source, table, line, path)
            }),
            None => covers(Span { start: key.span.start, end: item.span().end }),
        };
        if found {
            return true;
        }
        path.pop();
    }
    false
}

/// The tables of a key that is written as headers or dotted keys.
fn tables_of<'t, 'a>(item: &'t Item<'a>) -> Option<Vec<&'t Table<'a>>> {
    match item.value() {
        Value::Table(table) if table.style() != TableStyle::Inline => Some(vec![table]),
        Value::Array(array) => {
            let tables: Vec<&Table<'a>> = array.iter().filter_map(Item::as_table).collect();
            tables.iter().any(|table| is_headed(table)).then_some(tables)
        }
        _ => None,
    }
}

fn is_headed(table: &Table<'_>) -> bool {
    table.style() == TableStyle::Header
}

fn header(source: Source<'_>, table: &Table<'_>) -> Span {
    at(table.span().extract_header_span(source.text.as_bytes()))
}
