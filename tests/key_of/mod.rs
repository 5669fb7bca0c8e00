//! Finds the key and the names of a finding in another way, from the TOML tree and the message, for
//! comparison.

use std::cmp::Reverse;

use toml_spanner::{Arena, Item, Span, Table, TableStyle, Value, parse};

/// A piece of the file that belongs to a key, with all keys down to it.
struct Piece {
    span: Span,
    path: Vec<String>,
}

/// The innermost key whose name, value or header covers the bytes, in the form of
/// [`pargo::finding::place::Place`]; `None` if the file is not valid TOML.
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

/// The first text in quotation marks or backticks in the message that is not among the names of the
/// finding; these names identify a finding without a key in its fingerprint.
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
