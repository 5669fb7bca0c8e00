//! Which key of a file a place belongs to.
//!
//! A line number says where a finding stands today; the keys above it say what it is about tomorrow as
//! well. They are looked up only for files in which something was found, so that a check that finds
//! nothing does not pay for it.

use std::cmp::Reverse;

use toml_spanner::{Arena, Item, Table, TableStyle, Value, parse};

use crate::parse::reader::at;
use crate::text::source::{Source, Span};

/// A piece of the source that belongs to a key, and the key above it by its place among the pieces.
struct Piece<'t> {
    span: Span,
    key: &'t str,
    above: Option<usize>,
}

/// The field that each span belongs to: the keys from the plan, task or objective down to the innermost
/// one whose key or value covers the span, joined by `.` (`deadline`, `extension.to`, `defaults.lead`).
/// `None` where that is the header of a plan, task or objective, and in a file that is no TOML. `spans`
/// come in the order of their beginnings.
pub fn fields(source: Source<'_>, spans: &[Span]) -> Vec<Option<String>> {
    let arena = Arena::new();
    let Ok(document) = parse(source.text, &arena) else {
        return vec![None; spans.len()];
    };
    let root = document.into_table();
    let mut pieces = Vec::new();
    pieces_of_table(source, &root, None, &mut pieces);
    let mut order: Vec<usize> = (0..pieces.len()).collect();
    order.sort_by_key(|piece| (pieces[*piece].span.start, Reverse(pieces[*piece].span.end)));
    let mut ahead = order.into_iter().peekable();
    // The pieces that began and have not ended yet, the innermost last.
    let mut open: Vec<usize> = Vec::new();
    let covering = |span: &Span| {
        while let Some(piece) = ahead.next_if(|piece| pieces[*piece].span.start <= span.start) {
            open.retain(|outer| pieces[*outer].span.end > pieces[piece].span.start);
            open.push(piece);
        }
        let innermost = open.iter().rev().find(|piece| pieces[**piece].span.end >= span.end);
        innermost.and_then(|piece| path(&pieces, *piece))
    };
    spans.iter().map(covering).collect()
}

fn pieces_of_table<'t>(
    source: Source<'_>,
    table: &'t Table<'_>,
    above: Option<usize>,
    pieces: &mut Vec<Piece<'t>>,
) {
    for (key, item) in table.entries() {
        pieces_of_item(source, key.as_str(), at(key.span), item, above, pieces);
    }
}

fn pieces_of_item<'t>(
    source: Source<'_>,
    key: &'t str,
    key_span: Span,
    item: &'t Item<'_>,
    above: Option<usize>,
    pieces: &mut Vec<Piece<'t>>,
) {
    let whole = Span { start: key_span.start, end: at(item.span()).end.max(key_span.end) };
    let mut add = |span: Span| {
        pieces.push(Piece { span, key, above });
        Some(pieces.len() - 1)
    };
    match item.value() {
        Value::Table(table) => {
            let this = match table.style() {
                TableStyle::Header => add(header(source, table)),
                TableStyle::Inline => add(whole),
                TableStyle::Implicit | TableStyle::Dotted => add(key_span),
            };
            pieces_of_table(source, table, this, pieces);
        }
        Value::Array(array) => {
            let tables = array.iter().filter_map(|element| match element.value() {
                Value::Table(table) => Some(table),
                _ => None,
            });
            let headed = tables.clone().any(|table| table.style() == TableStyle::Header);
            let whole = if headed { None } else { add(whole) };
            for table in tables {
                let this = whole.or_else(|| {
                    pieces.push(Piece { span: header(source, table), key, above });
                    Some(pieces.len() - 1)
                });
                pieces_of_table(source, table, this, pieces);
            }
        }
        _ => drop(add(whole)),
    }
}

fn header(source: Source<'_>, table: &Table<'_>) -> Span {
    at(table.span().extract_header_span(source.text.as_bytes()))
}

/// The keys down to a piece, without the table that the finding is about as a whole.
fn path(pieces: &[Piece<'_>], piece: usize) -> Option<String> {
    let above = |piece: &usize| pieces[*piece].above;
    let mut keys: Vec<&str> =
        std::iter::successors(Some(piece), above).map(|piece| pieces[piece].key).collect();
    if matches!(keys.last(), Some(&("plan" | "task" | "objective"))) {
        keys.pop();
    }
    keys.reverse();
    (!keys.is_empty()).then(|| keys.join("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"[plan]
id = "p"
title = """
nhiều
dòng"""

[defaults]
lead = "A"

[[unit]]
name = "B"

[[objective]]
id = "o"
baseline = { year = 2024, parts = [{ name = "C", score = 1 }] }
target.score = 5

[[task]]
id = "t1"
lead = [
    "D",
    "E",
]

[[task.milestone]]
title = "F"
deadline = "G"

[[task.extension]]
to = 2025-01-02

[task.x-own]
y = 1
"#;

    fn field_of(needle: &str) -> Option<String> {
        let start = FILE.find(needle).unwrap();
        let span = Span::new(start, start + needle.len());
        fields(Source { path: "a", text: FILE }, &[span]).remove(0)
    }

    #[test]
    fn a_place_belongs_to_the_innermost_key_around_it() {
        for (needle, field) in [
            ("[plan]", None),
            ("\"p\"", Some("id")),
            ("dòng", Some("title")),
            ("[defaults]", Some("defaults")),
            ("\"A\"", Some("defaults.lead")),
            ("\"B\"", Some("unit.name")),
            ("[[objective]]", None),
            ("baseline", Some("baseline")),
            ("{ year = 2024, parts = [{ name = \"C\", score = 1 }] }", Some("baseline")),
            ("2024", Some("baseline.year")),
            ("\"C\"", Some("baseline.parts.name")),
            ("{ name", Some("baseline.parts")),
            ("5", Some("target.score")),
            ("[[task]]", None),
            ("\"t1\"", Some("id")),
            ("\"E\"", Some("lead")),
            ("[[task.milestone]]", Some("milestone")),
            ("\"G\"", Some("milestone.deadline")),
            ("2025-01-02", Some("extension.to")),
            ("y = 1", Some("x-own.y")),
        ] {
            assert_eq!(field_of(needle).as_deref(), field, "{needle}");
        }
    }

    #[test]
    fn many_places_are_found_in_one_pass() {
        let spans: Vec<Span> = ["[plan]", "\"p\"", "\"A\"", "2024", "\"C\"", "\"D\"", "\"G\""]
            .map(|needle| {
                let start = FILE.find(needle).unwrap();
                Span::new(start, start + needle.len())
            })
            .to_vec();
        let found = fields(Source { path: "a", text: FILE }, &spans);
        let found: Vec<&str> = found.iter().map(|f| f.as_deref().unwrap_or("-")).collect();
        let right = "- id defaults.lead baseline.year baseline.parts.name lead milestone.deadline";
        assert_eq!(found.join(" "), right);
    }

    #[test]
    fn what_is_no_toml_has_no_fields() {
        assert_eq!(fields(Source { path: "a", text: "a = = 1" }, &[Span::new(0, 1)]), [None]);
        assert_eq!(fields(Source { path: "a", text: "" }, &[Span::default()]), [None]);
    }
}
