//! Sets and removes keys and tables in the text of a file.

use std::borrow::Cow;

use crate::edit::canon::order::Keys;
use crate::edit::pieces::{piece_at, removals};
use crate::finding::Finding;
use crate::parse::outline::{KeyPlace, Outline, TablePlace};
use crate::plan::List;
use crate::plan::keys::Table;
use crate::plan::keys::tables;
use crate::text::edit::{Edit, with_line_end};
use crate::text::source::{Source, Span};
use crate::text::toml::{self, quoted};

/// The table of the keys above every header.
pub const ROOT: usize = 0;

/// A file that is being changed: its text, the places in it, and the edits so far. A table is named by its index
/// in the order of the file.
#[derive(Debug)]
pub struct Document<'t> {
    /// The text, with a line end at its end.
    text: Cow<'t, str>,
    tables: Vec<TablePlace>,
    edits: Vec<Edit>,
}

impl<'t> Document<'t> {
    /// A document without edits; an error if the text is not TOML, with the findings that say why.
    pub fn of(source: Source<'t>) -> Result<Self, Vec<Finding>> {
        let Outline { tables } = Outline::of(source)?;
        Ok(Document { text: with_line_end(source.text), tables, edits: Vec::new() })
    }

    /// The same for a plan that may have mistakes of syntax whose meaning is certain.
    pub fn of_plan(source: Source<'t>) -> Result<Self, Vec<Finding>> {
        let Outline { tables } = Outline::of_plan(source)?;
        Ok(Document { text: with_line_end(source.text), tables, edits: Vec::new() })
    }

    /// The edits so far.
    pub fn into_edits(self) -> Vec<Edit> {
        self.edits
    }

    /// The table with this header; `None` if a value is written in one line, without a header.
    pub fn with_header(&self, header: Span) -> Option<usize> {
        // The root stands before the first header, even where that is at the beginning of the file.
        let below = self.tables.get(1..)?;
        let place = below.partition_point(|table| table.header.start < header.start);
        let is_it = |table: &TablePlace| table.header.start == header.start;
        below.get(place).is_some_and(is_it).then_some(place + 1)
    }

    /// Sets keys of a table, each with its value as TOML. A new key goes to where the format's order puts it.
    pub fn set(&mut self, table: usize, known: &'static Table, keys: &[(&str, String)]) {
        let mut keys: Vec<&(&str, String)> = keys.iter().collect();
        keys.sort_by_key(|(key, _)| order(known, key));
        for (key, value) in keys {
            let place = self.tables[table].key(key).next().map(|place| place.value);
            match place {
                Some(span) => self.edits.push(Edit { span, insert: value.clone() }),
                None => self.add_key(table, known, key, value),
            }
        }
    }

    /// Gives a table these keys and no others; `false` if it says the same already.
    pub fn replace(
        &mut self,
        table: usize,
        known: &'static Table,
        keys: &[(&str, String)],
    ) -> bool {
        let own = &self.tables[table].keys;
        let is_kept =
            |name: &str| keys.iter().any(|(key, _)| *key == name) || name.starts_with("x-");
        let gone: Vec<String> =
            own.iter().map(|key| key.name.clone()).filter(|name| !is_kept(name)).collect();
        let stands = |(key, value): &&(&str, String)| {
            let place = self.tables[table].key(key).next();
            place.is_some_and(|place| self.text[place.value.range()] == **value)
        };
        let new: Vec<(&str, String)> = keys.iter().filter(|key| !stands(key)).cloned().collect();
        gone.iter().for_each(|key| self.remove(table, key));
        self.set(table, known, &new);
        !gone.is_empty() || !new.is_empty()
    }

    fn add_key(&mut self, table: usize, known: &'static Table, key: &str, value: &str) {
        let own = &self.tables[table];
        // Keys that the format does not know come last.
        let before =
            own.keys.iter().rev().find(|other| order(known, &other.name) < order(known, key));
        let neighbour = before.or(own.keys.first());
        let line = match neighbour.and_then(|neighbour| self.width_of_key(neighbour)) {
            Some(width) if key.len() < width => format!("{key:width$}= {value}"),
            _ => format!("{key} = {value}"),
        };
        let line = neighbour.map_or("", |neighbour| self.indent(neighbour)).to_owned() + &line;
        let after = before.map_or(own.header.end, |before| before.span.end);
        let has_line_above = before.is_some() || own.header.end > 0;
        match has_line_above {
            true => self.add_line(after, &line),
            // The first key of a file without anything above it.
            false => self.edits.push(Edit { span: Span::new(0, 0), insert: format!("{line}\n") }),
        }
    }

    /// The white space before a key on its line; nothing if something else stands there.
    fn indent(&self, key: &KeyPlace) -> &str {
        let before = &self.text[self.line_start(key.span.start)..key.span.start as usize];
        if before.trim().is_empty() { before } else { "" }
    }

    /// Whether a table has this key with a value on its line, so that no table with a header can have its name.
    pub fn has_key(&self, table: usize, key: &str) -> bool {
        self.tables[table].key(key).next().is_some()
    }

    /// How many columns the `=` of a key stands from its first character; `None` if there is no space before it.
    fn width_of_key(&self, key: &KeyPlace) -> Option<usize> {
        let written = &self.text[key.span.start as usize..key.value.start as usize];
        let name = written.trim_end().strip_suffix('=')?;
        name.ends_with(' ').then(|| name.chars().count())
    }

    /// Adds a line below the one that a byte is in.
    fn add_line(&mut self, after: u32, line: &str) {
        let end = self.line_end(after);
        let at = end + self.line_break(end);
        self.edits.push(Edit { span: Span::new(at, at), insert: format!("{line}\n") });
    }

    /// Where the line that a byte is in ends, before its line break.
    fn line_end(&self, byte: u32) -> usize {
        let byte = byte as usize;
        let rest = &self.text[byte..];
        let line = rest.split_once('\n').map_or(rest, |(line, _)| line);
        byte + line.strip_suffix('\r').unwrap_or(line).len()
    }

    /// The length of the line break at a byte.
    fn line_break(&self, byte: usize) -> usize {
        let rest = &self.text.as_bytes()[byte..];
        usize::from(rest.starts_with(b"\r\n")) + usize::from(!rest.is_empty())
    }

    /// Adds texts to a list of texts that the file has, behind the last one. A text alone becomes a list.
    pub fn append(&mut self, list: &List<'_>, texts: &[String]) {
        let added: String = texts.iter().map(|text| format!(", {}", quoted(text))).collect();
        let mut insert = |at: u32, insert: String| {
            self.edits.push(Edit { span: Span { start: at, end: at }, insert });
        };
        let is_array = self.text[list.span.range()].starts_with('[');
        match list.items.last() {
            Some(last) if is_array => insert(last.span.end, added),
            Some(only) => {
                insert(only.span.start, "[".to_owned());
                insert(only.span.end, added + "]");
            }
            None => self.edits.push(Edit { span: list.span, insert: toml::list(texts) }),
        }
    }

    /// Removes a key of a table with its lines. A comment behind the value stays, on a line of its own.
    pub fn remove(&mut self, table: usize, key: &str) {
        let spans: Vec<Span> = self.tables[table].key(key).map(|place| place.span).collect();
        for span in spans {
            let span = self.lines_of_key(span);
            self.edits.push(Edit { span, insert: String::new() });
        }
    }

    /// A key and its value with their lines, but without a comment behind the value.
    fn lines_of_key(&self, span: Span) -> Span {
        let behind = &self.text[span.end as usize..self.line_end(span.end)];
        if behind.trim_start().starts_with('#') {
            let comment = behind.len() - behind.trim_start().len();
            return Span::new(span.start as usize, span.end as usize + comment);
        }
        self.lines(span)
    }

    /// Removes a table with its lines, and the tables in it.
    pub fn remove_table(&mut self, table: usize) {
        let span = self.lines_of_table(table, false);
        self.edits.push(Edit { span, insert: String::new() });
    }

    /// A table and those in it with their lines, and if asked for with the comment right above it.
    fn lines_of_table(&self, table: usize, with_comment: bool) -> Span {
        let last = self.last_within(table);
        let mut start = self.line_start(self.tables[table].header.start);
        let end = self.tables[last].end();
        if with_comment {
            // What is above ends there: a text of several lines may look like a comment.
            let above = table.checked_sub(1).map_or(0, |above| self.tables[above].end() as usize);
            while let Some(text) = self.text[above..start].strip_suffix('\n') {
                let line = self.line_start((above + text.len()) as u32);
                let is_comment =
                    line >= above && self.text[line..start].trim_start().starts_with('#');
                if !is_comment {
                    break;
                }
                start = line;
            }
        }
        let last_line = self.line_end(end);
        let below = &self.text[last_line + self.line_break(last_line)..];
        if with_comment && below.trim_start_matches([' ', '\t']).starts_with('#') {
            return self.lines(Span { start: start as u32, end });
        }
        // The blank line that parted it from what is above goes with it.
        let above = self.text[..start].trim_end_matches([' ', '\t', '\r', '\n']);
        let start = match above.len() {
            0 => start,
            len => {
                let end = self.line_end(len as u32);
                end + self.line_break(end)
            }
        };
        self.lines(Span { start: start as u32, end })
    }

    /// The lines from the one that a span begins in to the one that it ends in.
    fn lines(&self, span: Span) -> Span {
        let (start, end) = (self.line_start(span.start), self.line_end(span.end));
        Span::new(start, end + self.line_break(end))
    }

    /// The table with a key at a byte.
    pub fn table_at(&self, byte: u32) -> Option<usize> {
        self.key_at(byte).map(|(table, _)| table)
    }

    fn key_at(&self, byte: u32) -> Option<(usize, &KeyPlace)> {
        let table = self.table_around(byte)?;
        let keys = &self.tables[table].keys;
        let before = keys.partition_point(|key| key.span.start <= byte).checked_sub(1)?;
        (byte < keys[before].span.end).then(|| (table, &keys[before]))
    }

    /// The last table whose header begins at a byte or before it.
    fn table_around(&self, byte: u32) -> Option<usize> {
        self.tables.partition_point(|table| table.header.start <= byte).checked_sub(1)
    }

    /// The edits that remove the key that begins at a byte, or whose value begins there: with its comma in a
    /// table in braces, with its line elsewhere, and with its table if nothing else is in it.
    pub fn without(&self, byte: u32) -> Option<Vec<Edit>> {
        let removed = |span: Span| vec![Edit { span, insert: String::new() }];
        let Some((table, key)) = self.key_at(byte) else {
            let table = self.table_around(byte).filter(|at| byte < self.tables[*at].header.end)?;
            return Some(removed(self.lines_of_table(table, false)));
        };
        if byte > key.value.start {
            let piece = piece_at(&self.text, key.value, byte)?;
            if piece.is_only && piece.whole == key.value {
                return self.without(key.span.start);
            }
            return removals(&self.text, &[piece]).first().map(|span| removed(*span));
        }
        let own = &self.tables[table];
        let is_empty_without = own.keys.len() == 1
            && own.path.ends_with(".allow")
            && self.last_within(table) == table
            && !self.text[own.header.end as usize..key.span.start as usize].contains('#')
            && !self.text[key.span.end as usize..self.line_end(key.span.end)].contains('#');
        match is_empty_without {
            true => Some(removed(self.lines_of_table(table, false))),
            false => Some(removed(self.lines_of_key(key.span))),
        }
    }

    /// The table that has a key at a byte under a header, with the lines of the comment right above it.
    pub fn table_with_comment(&self, byte: u32) -> Option<Span> {
        let (table, _) = self.key_at(byte)?;
        (self.tables[table].header.end > 0).then(|| self.lines_of_table(table, true))
    }

    fn line_start(&self, byte: u32) -> usize {
        self.text[..byte as usize].rfind('\n').map_or(0, |end| end + 1)
    }

    /// The tables in a table that have this path, in the order of the file.
    pub fn within<'d>(&'d self, table: usize, path: &'d str) -> impl Iterator<Item = usize> + 'd {
        (table + 1..=self.last_within(table)).filter(move |at| self.tables[*at].path == path)
    }

    /// The last table in a table; itself if there is none.
    fn last_within(&self, table: usize) -> usize {
        let inside = format!("{}.", self.tables[table].path);
        let next = self.tables[table + 1..]
            .iter()
            .position(|other| !other.path.starts_with(&inside))
            .map_or(self.tables.len(), |at| table + 1 + at);
        next - 1
    }

    /// Adds a table `[[path]]` inside of another one: after the last of its kind there, else at the end.
    pub fn add_table(&mut self, parent: usize, known: &'static Table, keys: &[(&str, String)]) {
        let path = known.name;
        let last_of_kind = self.within(parent, path).last();
        let before = self.last_within(last_of_kind.unwrap_or(parent));
        let mut keys: Vec<&(&str, String)> = keys.iter().collect();
        keys.sort_by_key(|(key, _)| order(known, key));
        let width = keys.iter().map(|(key, _)| key.len()).max().unwrap_or_default();
        let lines: Vec<String> =
            keys.iter().map(|(key, value)| format!("\n{key:width$} = {value}")).collect();
        let table = format!("\n[[{path}]]{}\n", lines.concat());
        self.add_below(before, table);
    }

    /// Adds tables at the top of the file's tree, given as their whole text, which begins with the header
    /// `[[name]]`: after the last of their kind, else after those that the format puts before them.
    pub fn add_tables(&mut self, name: &str, text: &str) {
        let top = |table: &TablePlace| table.path.split('.').next().unwrap_or_default().to_owned();
        let last_of = |is_it: &dyn Fn(&str) -> bool| {
            self.tables.iter().skip(1).rposition(|table| is_it(&top(table))).map(|at| at + 1)
        };
        let rank = order(&tables::ROOT, name);
        let before = last_of(&|top| top == name)
            .or_else(|| last_of(&|top| order(&tables::ROOT, top) < rank));
        self.add_below(before.unwrap_or(ROOT), format!("\n{text}"));
    }

    /// Adds the text of tables, with the blank line above them, below a table and its comments.
    fn add_below(&mut self, before: usize, text: String) {
        let end = self.end_with_comments(self.tables[before].end());
        let at = end + self.line_break(end);
        let is_parted = self.text[at..].lines().next().is_none_or(|line| line.trim().is_empty());
        let insert = if is_parted { text } else { text + "\n" };
        self.edits.push(Edit { span: Span::new(at, at), insert });
    }

    /// The end of the line that a byte is in, or of the comments below it that belong to what is above: those
    /// that no header follows.
    fn end_with_comments(&self, byte: u32) -> usize {
        let end = self.line_end(byte);
        let mut last = end;
        loop {
            let below = last + self.line_break(last);
            let next = self.line_end(below as u32);
            let line = self.text[below..next].trim_start();
            if line.starts_with('[') || below == last {
                return if line.starts_with('[') { end } else { last };
            }
            if !line.starts_with('#') {
                return last;
            }
            last = next;
        }
    }
}

/// The place of a key in the order of the canonical layout.
fn order(known: &'static Table, key: &str) -> usize {
    Keys::Of(known).rank(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::keys::task::{REPORT, TASK};
    use crate::text::edit::apply;

    const TEXT: &str = "\
[plan]
id = \"a\"

# The first task.
[[task]]
id       = \"T1\" # its id
deadline = \"Quý IV\"
progress = 60 # from August
# what is left

[[task]]
id = \"T2\"
[task.allow]
no-lead = \"x\"
[[unit]]
name = \"A\"";

    /// The text after changes to the task with this number.
    fn changed(text: &str, task: usize, change: impl Fn(&mut Document<'_>, usize)) -> String {
        let mut document = Document::of(Source { path: "a", text }).unwrap();
        let tasks: Vec<usize> =
            (0..document.tables.len()).filter(|at| document.tables[*at].path == "task").collect();
        change(&mut document, tasks[task]);
        apply(text, &document.into_edits())
    }

    fn report() -> Vec<(&'static str, String)> {
        vec![("done", "2025-07-01".to_owned()), ("period", "\"2025-Q2\"".to_owned())]
    }

    #[test]
    fn a_new_key_goes_to_its_place_and_is_aligned() {
        let new = changed(TEXT, 0, |document, task| {
            let keys = [("note", "\"n\"".to_owned()), ("product", "\"p\"".to_owned())];
            document.set(task, &TASK, &keys);
        });
        let expected = TEXT
            .replace("\"Quý IV\"\n", "\"Quý IV\"\nproduct  = \"p\"\n")
            .replace("# from August\n", "# from August\nnote     = \"n\"\n");
        assert_eq!(new, expected);
    }

    #[test]
    fn a_new_key_is_indented_as_its_neighbour_is() {
        let text = "[[task]]\n\tid = \"a\"\n    deadline = \"Quý IV\"\n";
        let new = changed(text, 0, |document, task| {
            document.set(task, &TASK, &[("title", "\"t\"".to_owned()), ("note", "1".to_owned())]);
        });
        let expected = text.replace("\"a\"\n", "\"a\"\n\ttitle = \"t\"\n") + "    note     = 1\n";
        assert_eq!(new, expected);
    }

    #[test]
    fn a_key_that_is_there_gets_the_new_value() {
        let new = changed(TEXT, 0, |document, task| {
            document.set(task, &TASK, &[("progress", "70".to_owned())]);
        });
        assert_eq!(new, TEXT.replace("60", "70"));
    }

    #[test]
    fn a_removed_key_leaves_its_comment() {
        let new = changed(TEXT, 0, |document, task| {
            document.remove(task, "progress");
            document.remove(task, "deadline");
            document.set(task, &TASK, &[("done", "2025-07-01".to_owned())]);
        });
        let expected = TEXT
            .replace("deadline = \"Quý IV\"\n", "done     = 2025-07-01\n")
            .replace("progress = 60 # from August", "# from August");
        assert_eq!(new, expected);
    }

    #[test]
    fn a_new_table_comes_after_what_belongs_to_the_task() {
        let first = changed(TEXT, 0, |document, task| document.add_table(task, &REPORT, &report()));
        let table = "\n[[task.report]]\nperiod = \"2025-Q2\"\ndone   = 2025-07-01\n";
        assert_eq!(first, TEXT.replace("# what is left\n", &format!("# what is left\n{table}")));
        let second =
            changed(TEXT, 1, |document, task| document.add_table(task, &REPORT, &report()));
        assert_eq!(second, TEXT.replace("\n[[unit]]", &format!("\n{table}\n[[unit]]")));
        let another =
            changed(&second, 1, |document, task| document.add_table(task, &REPORT, &report()));
        assert_eq!(another, second.replace(table, &table.repeat(2)));
    }

    #[test]
    fn a_table_that_was_added_can_be_removed() {
        for task in [0, 1] {
            let with =
                changed(TEXT, task, |document, task| document.add_table(task, &REPORT, &report()));
            let without = changed(&with, task, |document, task| {
                let report = document.within(task, "task.report").next().unwrap();
                document.remove_table(report);
            });
            assert_eq!(without.replace("\n\n[[unit]]", "\n[[unit]]"), TEXT);
        }
    }

    #[test]
    fn a_file_without_a_last_line_end_gets_none() {
        let text = "[[task]]\nid = \"a\"\nprogress = 60";
        let new = changed(text, 0, |document, task| {
            document.remove(task, "progress");
            document.set(task, &TASK, &[("done", "2025-07-01".to_owned())]);
        });
        assert_eq!(new, "[[task]]\nid = \"a\"\ndone = 2025-07-01");
        let new = changed(text, 0, |document, task| document.add_table(task, &REPORT, &report()));
        assert_eq!(
            new,
            format!("{text}\n\n[[task.report]]\nperiod = \"2025-Q2\"\ndone   = 2025-07-01")
        );
    }
}
