//! From text to a tree, with syntax mistakes explained in plain words.
//!
//! The parser recovers line by line, so every mistake of a file is reported at once. Typical mistakes (a
//! date without quotes, a decimal comma, curly quotes, a no-break space from Word, an unfinished merge) are
//! recognised in the source. The messages are in [`crate::finding::faults::syntax`].

mod habit;
mod line_ends;

use habit::{habit, without_strings};
use line_ends::without_returns;
use toml_spanner::{Arena, Error, ErrorKind, Table, parse, parse_recoverable};

use crate::finding::faults::syntax as fault;
use crate::finding::place::Place;
use crate::finding::{Finding, Findings, Words};
use crate::parse::reader::at;
use crate::text::lang::Text;
use crate::text::source::{self, NotText, Source, Span};

/// Parses a file. Returns the tree, or all syntax mistakes.
pub fn tree<'a>(source: Source<'a>, arena: &'a Arena) -> Result<Table<'a>, Vec<Finding>> {
    // Most files are valid, and the parser that stops at the first mistake is faster.
    match parse(source.text, arena) {
        Ok(document) => Ok(document.into_table()),
        Err(_) => Err(without_returns(source, mistakes)),
    }
}

/// The finding for bytes that are not UTF-8 text.
pub fn not_text(reason: NotText) -> Finding {
    let span = match reason {
        NotText::NotUtf8(byte) => Span::new(byte, byte),
        NotText::Utf16(_) | NotText::TooLarge(_) | NotText::LfsPointer => Span::default(),
    };
    Finding::new(&fault::DOC, Place::in_unread_file(span), fault::not_text(reason))
}

/// All syntax mistakes of a file that has at least one.
pub fn mistakes(source: Source<'_>) -> Vec<Finding> {
    let mut out = Findings::default();
    let conflicts = conflicts(source.text);
    for conflict in &conflicts {
        out.push(&fault::DOC, Place::in_unread_file(conflict.marker), fault::conflict());
    }
    let cleaned;
    let text = if conflicts.is_empty() {
        source.text
    } else {
        cleaned = without_conflicts(source.text, &conflicts);
        &cleaned
    };
    let arena = Arena::new();
    let document = parse_recoverable(text, &arena);
    let mut errors: Vec<&Error> = document.errors().iter().collect();
    errors.sort_by_key(|e| (e.span().start, e.span().end));
    // Up to this byte, mistakes of this kind follow from the previous one and are not reported.
    let mut shadow = (0, Follows::Nothing);
    for error in errors {
        let mistake = Mistake::of(text, error);
        let start = mistake.span.start as usize;
        let duplicate = matches!(error.kind(), ErrorKind::DuplicateKey { .. });
        let follows = start < shadow.0
            && match shadow.1 {
                Follows::Nothing => false,
                Follows::Everything => true,
                Follows::Duplicates => duplicate,
            };
        if follows || conflicts.iter().any(|conflict| conflict.whole.contains(&start)) {
            continue;
        }
        shadow = shadow_of(text, error, mistake.line_start);
        out.push(&fault::DOC, Place::in_unread_file(mistake.span), mistake.words).related =
            mistake.related;
    }
    out.into_sorted()
}

/// Which later mistakes are consequences of this one.
#[derive(Clone, Copy, PartialEq)]
enum Follows {
    Nothing,
    Everything,
    Duplicates,
}

/// How far the consequences of a mistake reach, and which of the parser's findings they are.
fn shadow_of(text: &str, error: &Error, line_start: usize) -> (usize, Follows) {
    let end_of_line = |from: usize| text[from..].find('\n').map_or(text.len(), |at| from + at + 1);
    let line_end = end_of_line(line_start);
    let line = &text[line_start..line_end];
    if matches!(error.kind(), ErrorKind::UnterminatedString(_)) {
        // A string broken over lines ends at the next unpaired quote.
        let mut end = line_end;
        for _ in 0..5 {
            let next = end_of_line(end);
            let quotes = text[end..next].matches('"').count();
            if quotes % 2 == 1 {
                return (next, Follows::Everything);
            }
            // A line with a key and a value is not part of the broken string.
            if next == end || text[end..next].contains('=') {
                break;
            }
            end = next;
        }
        return (line_end, Follows::Everything);
    }
    if !line.contains('=') {
        // After an unreadable header, its keys seem to belong to the table above.
        let mut end = line_end;
        while end < text.len() && !text[end..].trim_start_matches([' ', '\t']).starts_with('[') {
            end = end_of_line(end);
        }
        return (end, Follows::Duplicates);
    }
    (line_end, Follows::Everything)
}

/// An unfinished merge: all its lines, and the line that it begins with.
struct Conflict {
    whole: std::ops::Range<usize>,
    marker: Span,
    /// The parts to remove so that one side remains.
    dropped: Vec<std::ops::Range<usize>>,
}

fn conflicts(text: &str) -> Vec<Conflict> {
    let mut found = Vec::new();
    let mut open: Option<(usize, usize, Vec<std::ops::Range<usize>>)> = None;
    let mut other_side = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        let bare = line.trim_end();
        if is_marker(bare, "<<<<<<<") && open.is_none() {
            open = Some((start, start + bare.len(), std::iter::once(start..end).collect()));
        } else if let Some((from, marker_end, dropped)) = &mut open {
            if other_side.is_none() && (is_marker(bare, "=======") || is_marker(bare, "|||||||")) {
                other_side = Some(start);
            } else if is_marker(bare, ">>>>>>>") {
                dropped.push(other_side.take().unwrap_or(start)..end);
                let marker = Span::new(*from, *marker_end);
                found.push(Conflict {
                    whole: *from..end,
                    marker,
                    dropped: std::mem::take(dropped),
                });
                open = None;
            }
        }
        start = end;
    }
    found
}

fn is_marker(line: &str, marker: &str) -> bool {
    line.strip_prefix(marker).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// The text with one side of each conflict replaced by spaces, so that all other places stay the same.
fn without_conflicts(text: &str, conflicts: &[Conflict]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for range in conflicts.iter().flat_map(|c| &c.dropped) {
        for byte in &mut bytes[range.clone()] {
            if !matches!(byte, b'\n' | b'\r') {
                *byte = b' ';
            }
        }
    }
    // Only whole lines are replaced, so the text is still UTF-8.
    String::from_utf8(bytes).unwrap_or_default()
}

/// A syntax mistake: its place and what to say about it.
struct Mistake {
    span: Span,
    line_start: usize,
    words: Words,
    related: Option<(Span, Text)>,
}

impl Mistake {
    fn of(text: &str, error: &Error) -> Mistake {
        let span = at(error.span());
        let start = (span.start as usize).min(text.len());
        let line_start = text[..floor(text, start)].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[line_start..].find('\n').map_or(text.len(), |at| line_start + at);
        let line = text[line_start..line_end].trim_end();
        if let Some((range, words)) = habit(line) {
            let span = Span::new(line_start + range.start, line_start + range.end);
            return Mistake { span, line_start, words, related: None };
        }
        let span = match error.kind() {
            // The parser points at the line; we point at the opening quote.
            ErrorKind::UnterminatedString(_) => {
                let bare = without_strings(line);
                let quote = bare.find(['"', '\'']).map(|at| line_start + at);
                quote.map_or(span, |at| Span::new(at, line_start + line.len()))
            }
            _ => span,
        };
        let words = match (error.kind(), unquoted(line)) {
            (
                ErrorKind::UnquotedString | ErrorKind::Unexpected(_) | ErrorKind::Wanted { .. },
                Some(value),
            ) => words(text, error).help(fault::unquoted_help(value)),
            _ => words(text, error),
        };
        let related = first_place(error).map(|span| (span, fault::first_place()));
        let span = whole_characters(text, span);
        Mistake { span, line_start, words, related }
    }
}

/// Extends a span to whole characters, at least one within its line.
fn whole_characters(text: &str, span: Span) -> Span {
    let start = floor(text, (span.start as usize).min(text.len()));
    let mut end = (span.end as usize).clamp(start, text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    let first = text[start..].chars().next().filter(|c| !matches!(c, '\n' | '\r'));
    Span::new(start, end.max(start + first.map_or(0, char::len_utf8)))
}

fn floor(text: &str, mut byte: usize) -> usize {
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

/// The whole value of a line, if it begins with a letter and so needs quotes.
fn unquoted(line: &str) -> Option<&str> {
    let bare = without_strings(line);
    let equals = bare.find('=')?;
    let value = line.get(equals + 1..bare.trim_end().len())?.trim();
    value.starts_with(|c: char| c.is_alphabetic() || "≥≤><".contains(c)).then_some(value)
}

fn first_place(error: &Error) -> Option<Span> {
    match error.kind() {
        ErrorKind::DuplicateTable { first, .. }
        | ErrorKind::DuplicateKey { first }
        | ErrorKind::RedefineAsArray { first }
        | ErrorKind::DottedKeyInvalidType { first } => Some(at(first)),
        _ => None,
    }
}

/// The message for an error of the parser.
fn words(text: &str, error: &Error) -> Words {
    let piece = text.get(error.span().range()).unwrap_or("").lines().next().unwrap_or("");
    match error.kind() {
        ErrorKind::DuplicateKey { .. } => fault::duplicate_key(piece),
        ErrorKind::DuplicateTable { .. } => fault::duplicate_table(),
        ErrorKind::RedefineAsArray { .. } => fault::table_then_array(),
        ErrorKind::DottedKeyInvalidType { .. } => fault::dotted_value(),
        ErrorKind::UnterminatedString(_) => fault::open_string(),
        ErrorKind::UnquotedString => fault::unquoted_text(piece),
        ErrorKind::InvalidDateTime(_) => fault::date(piece),
        ErrorKind::InvalidInteger(_) | ErrorKind::InvalidFloat(_) => fault::number(piece),
        ErrorKind::InvalidEscape(_)
        | ErrorKind::InvalidHexEscape(_)
        | ErrorKind::InvalidEscapeValue(_) => fault::escape(),
        ErrorKind::InvalidCharInString(c) => fault::character_in_string(c),
        ErrorKind::MissingArrayComma => fault::array_comma(),
        ErrorKind::UnclosedArray => fault::open_array(),
        ErrorKind::MissingInlineTableComma => fault::table_comma(),
        ErrorKind::UnclosedInlineTable => fault::open_table(),
        ErrorKind::MultilineStringKey => fault::key_of_lines(),
        ErrorKind::UnexpectedEof => fault::early_end(),
        ErrorKind::FileTooLarge => fault::too_large(source::MAX_BYTES),
        ErrorKind::Unexpected('\n' | '\r') => fault::no_value(),
        ErrorKind::Unexpected(c) => fault::misplaced(c),
        ErrorKind::Wanted { expected, found } => match *expected {
            "newline" => after_value(&text[error.span().start as usize..]),
            "a right bracket" => fault::open_header(expected, found),
            _ => fault::expected_other(expected, found),
        },
        _ => fault::other(error.kind().kind_name()),
    }
}

/// The message for text on a line after the value.
fn after_value(rest: &str) -> Words {
    let line = rest.lines().next().unwrap_or_default();
    let mut chars = line.chars();
    let mark = chars.next().filter(|c| [';', ','].contains(c));
    let is_last = matches!(chars.as_str().trim_start().chars().next(), None | Some('#'));
    match mark {
        Some(mark) if is_last => fault::mark_at_end(mark),
        _ if line.starts_with("//") => fault::slashes(),
        _ => fault::after_value(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let source = Source { path: "a.toml", text };
        mistakes(source)
            .iter()
            .map(|f| {
                let p = source.position(f.place.span.start);
                format!("{}:{} {} | {}", p.line, p.column, source.slice(f.place.span), f.message.en)
            })
            .collect()
    }

    #[test]
    fn habits_have_their_own_words() {
        for (text, expected) in [
            ("deadline = 31/12/2026\n", "1:12 31/12/2026 | the date `31/12/2026` without quotes"),
            ("done = 31-12-2026\n", "1:8 31-12-2026 | the date `31-12-2026` without quotes"),
            ("gain = 3,5\n", "1:8 3,5 | a decimal comma: `3,5`"),
            ("target = { score = 3,5 }\n", "1:20 3,5 | a decimal comma: `3,5`"),
            ("done = 2025/7/4\n", "1:8 2025/7/4 | a date written wrong: `2025/7/4`"),
            ("done = 30/6/25\n", "1:8 30/6/25 | the date `30/6/25` without quotes"),
            ("percent = 16 %\n", "1:11 16 % | a number written wrong: `16 %`"),
            ("max = 1.000,5\n", "1:7 1.000,5 | a number written wrong: `1.000,5`"),
            ("lead: \"a\"\n", "1:5 : | `:` between a key and its value"),
            ("a = { b => 1, c: 2 }\n", "1:9 => | `=>` between a key and its value"),
            ("lead = \"a\"; # b\n", "1:11 ; | a `;` at the end of the line"),
            ("lead = \"a\" // b\n", "1:12 / | a comment that begins with `//`"),
            ("a = \"b\" c = \"d\"\n", "1:9 c | the line goes on after the value"),
            ("title = “Sở”\n", "1:9 “Sở” | a curly quote “ (from Word)"),
            (
                "title\u{a0}= \"a\"\n",
                "1:6 \u{a0} | a no-break space (from Word) outside of a string",
            ),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
    }

    #[test]
    fn a_conflict_is_one_finding_and_the_rest_goes_on() {
        let text =
            "[plan]\n<<<<<<< HEAD\nid = \"a\"\n=======\nid = \"b\"\n>>>>>>> other\nyear = 3,5\n";
        assert_eq!(
            found(text),
            ["2:1 <<<<<<< HEAD | an unresolved git conflict", "7:8 3,5 | a decimal comma: `3,5`"]
        );
    }

    #[test]
    fn several_mistakes_in_one_file_are_reported_once_each() {
        let text = "a = 1\na = 2\nb = “x”\nc = \"open\nd = 31/12/2026\n";
        let lines: Vec<String> = found(text).iter().map(|f| f[..3].to_owned()).collect();
        assert_eq!(lines, ["2:1", "3:5", "4:5", "5:5"]);
    }

    #[test]
    fn one_slip_is_one_finding() {
        for text in [
            "title = \"Việc\nT1\"\nid = \"a\"\n",
            "title = \"Việc\nthứ\nT1\"\nid = \"a\"\n",
            "[[task]]\nid = \"a\"\n\u{200b}[[task]]\nid = \"b\"\n",
            "[[task]]\nid = \"a\"\ntitle = \"x\"\ntask\nid = \"b\"\ntitle = \"y\"\n",
            "deadline = đến ngày 30/6\n",
            "thời hạn = \"x\"\n",
        ] {
            assert_eq!(found(text).len(), 1, "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn what_lacks_quotes_is_quoted_whole() {
        let source = Source { path: "a", text: "deadline = Quý IV/2025 # hạn\n" };
        let help = mistakes(source)[0].help.clone().unwrap();
        assert_eq!(help.en, "put it in quotes: \"Quý IV/2025\"");
    }

    #[test]
    fn a_slip_is_corrected_in_full() {
        for (text, expected) in [
            ("deadline = 30/6/25\n", "write 2025-06-30, or put it in quotes: \"30/6/2025\""),
            ("done = 2025.7.4\n", "write 2025-07-04"),
            ("percent = 9,4%\n", "write 9.4"),
            ("max = 1.000,5\n", "write 1000.5"),
            ("lead := \"a\"\n", "write = instead"),
            (
                "lead =\n",
                "write the value after the =; if the document does not give one, delete the line",
            ),
            ("[[task]\n", "close the header with all of its brackets: [plan], [[task]]"),
        ] {
            let help = mistakes(Source { path: "a", text })[0].help.clone().unwrap();
            assert_eq!(help.en, expected, "{text}");
        }
    }

    #[test]
    fn strings_and_comments_hide_no_mistake_and_make_none() {
        assert_eq!(found("a = \"31/12/2026 “x” 3,5\" # 3,5\nb = [1,5]\n"), Vec::<String>::new());
    }
}
