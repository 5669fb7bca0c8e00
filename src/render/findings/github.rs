//! GitHub Actions: annotations by workflow commands, the report for people in the log, and a page for the
//! summary of the run.
//!
//! The runner looks for commands in every line of a log, even in text of a plan. A command is `::name …::`
//! at the beginning of a line after white space, or the older `##[name …]` anywhere.

use std::fmt::Write;

use unicode_width::UnicodeWidthChar;

use crate::check::Report;
use crate::check::diagnostic::Diagnostic;
use crate::finding::Severity;
use crate::render::findings::check;
use crate::render::table::{Cell, Column, Table};
use crate::render::words::{counted, with_help};
use crate::render::{OutputStyle, markdown};
use crate::text::characters::safe;
use crate::text::lang::{Both, Lang, quantity};
use crate::workspace::root::Root;

/// `check --format github`: a workflow command for each finding.
pub fn commands(report: &Report, root: &Root, lang: Lang) -> String {
    report.diagnostics.iter().map(|diagnostic| command(diagnostic, root, lang)).collect()
}

fn command(diagnostic: &Diagnostic, root: &Root, lang: Lang) -> String {
    let (start, end) = (diagnostic.start, diagnostic.end);
    let place = root.place(&diagnostic.file);
    let file = property(&safe(place.path()));
    let mut command = format!("::{} file={file},line={}", diagnostic.severity.name(), start.line);
    let _ = write!(command, ",endLine={}", end.line);
    // For several lines the columns are left out: the runner would drop the whole place.
    if start.line == end.line {
        let _ = write!(command, ",col={},endColumn={}", start.column, end.column);
    }
    let message = data(&with_help(diagnostic, lang));
    let _ = writeln!(command, ",title={}::{message}", property(diagnostic.rule.name));
    command
}

/// The message of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// The report for people, with anything that looks like a command broken up.
pub fn log(report: &Report, style: OutputStyle) -> String {
    check::text(report, style).split_inclusive('\n').map(defused).collect()
}

/// A line that the runner does not read as a command. Invisible characters are ignored in the search, as
/// the runner may do.
fn defused(line: &str) -> String {
    // A colour code counts as visible; texts of a plan cannot contain one.
    let is_seen = |c: char| c == '\u{1b}' || c.width().is_some_and(|width| width > 0);
    let mut out = String::with_capacity(line.len());
    // The last two visible characters, the newest first.
    let mut before = [' '; 2];
    let mut is_first = true;
    let mut rest = line.chars().peekable();
    while let Some(c) = rest.next() {
        if is_first && c == ':' {
            let mut next = rest.clone().filter(|c| is_seen(*c));
            // Three colons are not a command: the report marks a second place with them.
            if next.next() == Some(':') && next.next() != Some(':') {
                out.push('\\');
            }
        }
        if c == '[' && before == ['#', '#'] {
            out.push('\\');
        }
        out.push(c);
        if is_seen(c) {
            before = [c, before[0]];
            is_first &= c.is_whitespace();
        }
    }
    out
}

/// At most this many findings and files are listed in a summary.
const MOST_ROWS: usize = 100;
/// At most this many bytes of rows in each table: GitHub refuses a summary of more than 1 MiB.
const MOST_BYTES: usize = 300 * 1024;
/// Longer messages are cut to this many characters.
const MOST_CHARACTERS: usize = 400;

/// A page of the run's summary, as Markdown.
pub fn summary(report: &Report, root: &Root, lang: Lang) -> String {
    let mut out = format!("### pargo check\n\n{}\n", check::closing(report, lang));
    if !report.diagnostics.is_empty() {
        out += &files(report, root, lang);
        out += &findings(report, root, lang);
    }
    out.push('\n');
    out
}

fn files(report: &Report, root: &Root, lang: Lang) -> String {
    let columns = vec![
        Column::text(Both { vi: "Tệp", en: "File" }.in_lang(lang)),
        Column::number(Both { vi: "Lỗi", en: "Errors" }.in_lang(lang)),
        Column::number(Both { vi: "Cảnh báo", en: "Warnings" }.in_lang(lang)),
    ];
    let rows = report.diagnostics.chunk_by(|a, b| a.file == b.file).map(|of_file| {
        let count = |severity| of_file.iter().filter(|d| d.severity == severity).count();
        let file = root.place(&of_file[0].file).path().to_owned();
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        vec![Cell::new(file), Cell::new(errors.to_string()), Cell::new(warnings.to_string())]
    });
    let more = |count| match lang {
        Lang::Vi => format!("còn {} tệp khác", quantity(count)),
        Lang::En => counted(count, lang, "", "more file", "more files"),
    };
    table(columns, rows.collect(), more, lang)
}

fn findings(report: &Report, root: &Root, lang: Lang) -> String {
    let columns = vec![
        Column::text(Both { vi: "Mức", en: "Severity" }.in_lang(lang)),
        Column::text(Both { vi: "Vị trí", en: "Place" }.in_lang(lang)),
        Column::text(Both { vi: "Quy tắc", en: "Rule" }.in_lang(lang)),
        Column::text(Both { vi: "Nội dung", en: "Message" }.in_lang(lang)),
    ];
    let rows = report.diagnostics.iter().map(|diagnostic| {
        let place = root.place(&diagnostic.file);
        let (line, column) = (diagnostic.start.line, diagnostic.start.column);
        vec![
            Cell::new(check::severity(diagnostic.severity).1.in_lang(lang)),
            Cell::new(format!("{}:{line}:{column}", place.path())),
            Cell::new(diagnostic.rule.name),
            Cell::new(shortened(diagnostic.message.in_lang(lang))),
        ]
    });
    let more = |count| match lang {
        Lang::Vi => format!("còn {} lỗi, cảnh báo khác", quantity(count)),
        Lang::En => counted(count, lang, "", "more finding", "more findings"),
    };
    table(columns, rows.collect(), more, lang)
}

fn shortened(message: &str) -> String {
    match message.char_indices().nth(MOST_CHARACTERS) {
        Some((end, _)) => format!("{}…", &message[..end]),
        None => message.to_owned(),
    }
}

/// A table of as many rows as fit, and how many are left.
fn table(
    columns: Vec<Column>,
    mut rows: Vec<Vec<Cell>>,
    more: impl Fn(usize) -> String,
    lang: Lang,
) -> String {
    let mut bytes = 0;
    let fits = |row: &&Vec<Cell>| {
        bytes += row.iter().map(|cell| markdown::escape(&cell.text).len()).sum::<usize>();
        bytes <= MOST_BYTES
    };
    let shown = rows.iter().take(MOST_ROWS).take_while(fits).count();
    let left = rows.split_off(shown).len();
    let mut out = format!("\n{}", markdown::table(&Table { rows, ..Table::new(columns) }));
    if left > 0 {
        let (more, log) = (more(left), Both { vi: "xem nhật ký", en: "see the log" });
        let _ = writeln!(out, "\n… {more}; {}.", log.in_lang(lang));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_escaped() {
        assert_eq!(data("100%\r\n::x::"), "100%25%0D%0A::x::");
        assert_eq!(property("a:b,c%\n"), "a%3Ab%2Cc%25%0A");
    }

    #[test]
    fn no_line_of_the_log_is_a_command() {
        for (line, right) in [
            ("::error::x\n", "\\::error::x\n"),
            (" \t::set-output name=a::b\n", " \t\\::set-output name=a::b\n"),
            ("\u{200b}:\u{200d}: x", "\u{200b}\\:\u{200d}: x"),
            ("\u{1b}[1m##\u{1b}[0m\n", "\u{1b}[1m##\u{1b}[0m\n"),
            ("3 | title = \"##[error]x\"\n", "3 | title = \"##\\[error]x\"\n"),
            ("##\u{ad}[group]##[", "##\u{ad}\\[group]##\\["),
            ("###[x", "###\\[x"),
            ("a ::error::x", "a ::error::x"),
            ("  ::: plans/a.toml:1:1\n", "  ::: plans/a.toml:1:1\n"),
            ("# [x] #[y] : :", "# [x] #[y] : :"),
        ] {
            assert_eq!(defused(line), right);
        }
    }
}
