//! Writes a [`Document`] in the canonical layout.

use crate::edit::canon::document::{Document, Entry, Line, List, Section, Value};
use crate::edit::canon::page::{Page, last_column, width};

/// The most columns of a line with an array. A longer key or line is not aligned with others, which it would
/// push out of sight.
const COLUMNS: usize = 120;

/// How far the items of an array are indented if each has a line of its own.
const INDENT: usize = 2;

/// What stands between a value and the comment on its line.
const BEFORE_COMMENT: &str = "  ";

/// The text of a document.
pub fn text(document: &Document<'_>, newline: &str) -> String {
    let mut page = Page::new(newline, 0);
    for section in &document.sections {
        write_section(&mut page, section);
    }
    page.lines(&document.end);
    page.into_text()
}

fn write_section(page: &mut Page<'_>, section: &Section<'_>) {
    if let Some(header) = &section.header {
        let (open, close) = if header.is_array { ("[[", "]]") } else { ("[", "]") };
        let line = format!("{open}{}{close}", header.key.text);
        page.header(&header.before, &with_comment(&line, header.comment, width(&line)));
    }
    page.lines(&section.start);
    let key = |entry: &Entry<'_>| entry.key.as_ref().map_or(0, |key| width(&key.text));
    let keys = section.entries.iter().map(key);
    let longest = keys.filter(|width| *width <= COLUMNS).max().unwrap_or(0);
    write_entries(page, &section.entries, |place, entry| {
        let key = entry.key.as_ref().map_or("", |key| key.text.as_str());
        let padding = " ".repeat(longest.saturating_sub(width(key)));
        let before = format!("{key}{padding} = ");
        let place = Place { column: width(&before), ..place };
        before + &value(&entry.value, place)
    });
}

/// Where a value is written.
#[derive(Clone, Copy)]
struct Place<'n> {
    newline: &'n str,
    /// How far its line is indented.
    indent: usize,
    /// The column at which it begins.
    column: usize,
    /// The columns that what comes after it takes.
    after: usize,
}

/// Writes entries, each on a line of its own, as `write` words them.
fn write_entries<'n>(
    page: &mut Page<'n>,
    entries: &[Entry<'_>],
    write: impl Fn(Place<'n>, &Entry<'_>) -> String,
) {
    let (newline, indent) = (page.newline(), page.indent());
    let place = Place { newline, indent, column: indent, after: 0 };
    let texts: Vec<String> = entries.iter().map(|entry| write(place, entry)).collect();
    let columns = comment_columns(entries, &texts);
    for ((entry, text), column) in entries.iter().zip(&texts).zip(columns) {
        page.lines(&entry.before);
        page.line(&with_comment(text, entry.comment, column));
        if !entry.after.is_empty() {
            page.lines(&entry.after);
            page.blank();
        }
    }
}

/// The columns after which the comments on the lines of entries stand. Those of neighbouring lines are
/// aligned.
fn comment_columns(entries: &[Entry<'_>], texts: &[String]) -> Vec<usize> {
    let mut columns: Vec<usize> = texts.iter().map(|text| last_column(text, 0)).collect();
    let is_aligned: Vec<bool> = (entries.iter().zip(texts).zip(&columns))
        .map(|((entry, text), column)| {
            entry.comment.is_some() && !text.contains('\n') && *column <= COLUMNS
        })
        .collect();
    let is_next = |at: usize| {
        is_aligned[at]
            && is_aligned[at - 1]
            && entries[at].before.is_empty()
            && entries[at - 1].after.is_empty()
    };
    let mut start = 0;
    for end in 1..=entries.len() {
        if end < entries.len() && is_next(end) {
            continue;
        }
        let longest = columns[start..end].iter().copied().max().unwrap_or(0);
        columns[start..end].fill(longest);
        start = end;
    }
    columns
}

/// A line with its comment, which begins after this column of the last line.
fn with_comment(line: &str, comment: Option<&str>, column: usize) -> String {
    match comment {
        None => line.to_owned(),
        Some(comment) => {
            let padding = " ".repeat(column.saturating_sub(last_column(line, 0)));
            format!("{line}{padding}{BEFORE_COMMENT}{comment}")
        }
    }
}

fn value(value: &Value<'_>, place: Place<'_>) -> String {
    let Value::List(list) = value else { return on_one_line(value) };
    if list.is_table {
        return match has_comments(list) {
            true => on_lines(list, place),
            false => table(list, place),
        };
    }
    match flat(list) {
        Some(text) if place.column + width(&text) + place.after <= COLUMNS => text,
        _ => on_lines(list, place),
    }
}

/// A list on one line; `None` if a comment or a string in it needs several.
fn flat(list: &List<'_>) -> Option<String> {
    fits_one_line(list).then(|| list_on_one_line(list))
}

fn fits_one_line(list: &List<'_>) -> bool {
    let fits = |value: &Value<'_>| match value {
        Value::Single(text) => !text.contains('\n'),
        Value::List(list) => fits_one_line(list),
    };
    !has_comments(list) && list.entries.iter().all(|entry| fits(&entry.value))
}

/// A value on one line as far as its strings allow it, without comments.
pub fn on_one_line(value: &Value<'_>) -> String {
    match value {
        Value::Single(text) => text.clone().into_owned(),
        Value::List(list) => list_on_one_line(list),
    }
}

fn list_on_one_line(list: &List<'_>) -> String {
    let item = |entry: &Entry<'_>| before(entry) + &on_one_line(&entry.value);
    let items: Vec<String> = list.entries.iter().map(item).collect();
    let items = items.join(", ");
    match (list.is_table, items.is_empty()) {
        (false, _) => format!("[{items}]"),
        (true, true) => "{}".to_owned(),
        (true, false) => format!("{{ {items} }}"),
    }
}

/// An inline table without comments of its own. Before TOML 1.1 it could not have several lines, only the
/// arrays in it could.
fn table(list: &List<'_>, place: Place<'_>) -> String {
    if let Some(text) = flat(list)
        && place.column + width(&text) + place.after <= COLUMNS
    {
        return text;
    }
    let mut out = "{ ".to_owned();
    for (at, entry) in list.entries.iter().enumerate() {
        out.push_str(if at == 0 { "" } else { ", " });
        out.push_str(&before(entry));
        let after = if at + 1 < list.entries.len() { 1 } else { 2 + place.after };
        let column = last_column(&out, place.column);
        out.push_str(&value(&entry.value, Place { column, after, ..place }));
    }
    match list.entries.is_empty() {
        true => "{}".to_owned(),
        false => out + " }",
    }
}

/// A list with each entry on a line of its own.
fn on_lines(list: &List<'_>, place: Place<'_>) -> String {
    let (open, close) = if list.is_table { ('{', '}') } else { ('[', ']') };
    let mut page = Page::new(place.newline, place.indent + INDENT);
    write_entries(&mut page, &list.entries, |place, entry| {
        let before = before(entry);
        let column = place.column + width(&before);
        before + &value(&entry.value, Place { column, after: 1, ..place }) + ","
    });
    page.lines(&list.end);
    let opening =
        list.opening.map_or_else(String::new, |opening| format!("{BEFORE_COMMENT}{opening}"));
    let indent = " ".repeat(place.indent);
    format!("{open}{opening}{}{}{indent}{close}", place.newline, page.into_text())
}

/// What stands before the value of an entry of a list.
fn before(entry: &Entry<'_>) -> String {
    entry.key.as_ref().map_or_else(String::new, |key| format!("{} = ", key.text))
}

/// Whether a list holds comments beside those in its values.
fn has_comments(list: &List<'_>) -> bool {
    let is_comment = |line: &Line<'_>| *line != Line::Blank;
    list.opening.is_some()
        || list.end.iter().any(is_comment)
        || list
            .entries
            .iter()
            .any(|entry| entry.comment.is_some() || entry.before.iter().any(is_comment))
}
