//! What a finding has to know of its place, found in another way: in the TOML tree, and in its message.

use std::cmp::Reverse;

use toml_spanner::{Arena, Item, Span, Table, TableStyle, Value, parse};

/// A piece of the file that belongs to a key, and all keys down to it.
struct Piece {
    span: Span,
    path: Vec<String>,
}

/// The innermost key whose name, value or header covers the bytes, as
/// [`pargo::finding::place::Place`] has it; `None` in a file that is no TOML.
pub fn key_of(text: &str, start: u32, end: u32) -> Option<String> {
    let arena = Arena::new();
    let document = parse(text, &arena).ok()?;
    let mut pieces = Vec::new();
    of_table(text, &document.into_table(), &[], &mut pieces);
    let around = pieces.iter().filter(|p| p.span.start <= start && p.span.end >= end);
    let innermost = around.max_by_key(|p| (p.span.start, Reverse(p.span.end)))?;
    let mut path = innermost.path.as_slice();
    if let [first, rest @ ..] = path
        && ["plan", "task", "objective"].contains(&first.as_str())
    {
        path = rest;
    }
    (!path.is_empty()).then(|| path.join("."))
}

/// The first piece that a message has in quotation marks or backticks and that is not among the names of the
/// finding, by which a fingerprint tells it from others where it has no key.
pub fn unnamed<'m>(message: &'m str, names: &[String]) -> Option<&'m str> {
    let ticked = message.split('`').skip(1).step_by(2);
    let quoted = message.split('“').skip(1).filter_map(|rest| Some(rest.split_once('”')?.0));
    ticked.chain(quoted).find(|piece| !names.iter().any(|name| name == piece))
}

fn of_table(text: &str, table: &Table<'_>, above: &[String], pieces: &mut Vec<Piece>) {
    for (key, item) in table.entries() {
        let path = [above, &[key.as_str().to_owned()]].concat();
        of_item(text, key.span, item, path, pieces);
    }
}

fn of_item(text: &str, key: Span, item: &Item<'_>, path: Vec<String>, pieces: &mut Vec<Piece>) {
    let header = |table: &Table<'_>| table.span().extract_header_span(text.as_bytes());
    let is_headed = |table: &&Table<'_>| table.style() == TableStyle::Header;
    let whole = Span { start: key.start, end: item.span().end.max(key.end) };
    let mut add = |span: Span| pieces.push(Piece { span, path: path.clone() });
    match item.value() {
        Value::Table(table) => {
            add(match table.style() {
                TableStyle::Header => header(table),
                TableStyle::Inline => whole,
                TableStyle::Implicit | TableStyle::Dotted => key,
            });
            of_table(text, table, &path, pieces);
        }
        Value::Array(array) => {
            let tables: Vec<&Table<'_>> = array.iter().filter_map(Item::as_table).collect();
            match tables.iter().copied().any(|table| is_headed(&table)) {
                true => tables.iter().for_each(|table| add(header(table))),
                false => add(whole),
            }
            tables.iter().for_each(|table| of_table(text, table, &path, pieces));
        }
        _ => add(whole),
    }
}
