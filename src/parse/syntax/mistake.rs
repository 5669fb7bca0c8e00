//! One mistake of a file: where it is, what to say about it, and how to read on.

use toml_spanner::{Arena, Error, ErrorKind, parse_recoverable};

use crate::finding::Words;
use crate::finding::faults::syntax as fault;
use crate::parse::at;
use crate::parse::meant::keys::{header, is_list};
use crate::parse::meant::values::plain;
use crate::parse::syntax::conflict::{conflicts, without_conflicts};
use crate::parse::syntax::habit::{Habit, habit};
use crate::parse::syntax::in_line::{after_value, in_line};
use crate::parse::syntax::line::{floor, line_at, without_strings};
use crate::parse::syntax::repair::{Entry, Fill, Repair, Slip};
use crate::text::lang::Text;
use crate::text::source::{self, Span};
use crate::text::toml::quoted;

/// A syntax mistake.
pub(super) struct Mistake {
    pub(super) span: Span,
    pub(super) words: Words,
    pub(super) related: Option<(Span, Text)>,
    /// How to read on; `None` where the meaning of the line is not certain.
    pub(super) repair: Option<Repair>,
    line_start: usize,
    /// Whether it is the first place of a table that is wrong; each of the other places is reported.
    is_of_table: bool,
}

impl Mistake {
    /// The mistake and its repair, if it has one.
    pub(super) fn with_repair(mut self) -> Option<(Mistake, Repair)> {
        let repair = self.repair.take()?;
        Some((self, repair))
    }

    /// What is told once the mistake is repaired.
    pub(super) fn into_slip(self, repair: Repair) -> Slip {
        let lost = Span::new(repair.lost.start, repair.lost.end);
        let Mistake { span, words, related, .. } = self;
        Slip { span, lost, key: repair.key, words, related }
    }

    /// The same with every place moved.
    pub(super) fn map(self, moved: impl Fn(usize) -> usize) -> Mistake {
        let span = |span: Span| Span::new(moved(span.start as usize), moved(span.end as usize));
        Mistake {
            span: span(self.span),
            words: self.words.map(&moved),
            related: self.related.map(|(at, text)| (span(at), text)),
            line_start: moved(self.line_start),
            is_of_table: self.is_of_table,
            repair: self.repair.map(|repair| repair.map(&moved)),
        }
    }
}

/// All syntax mistakes of a file that has at least one.
pub(super) fn mistakes(text: &str) -> Vec<Mistake> {
    let conflicts = conflicts(text);
    let mut out: Vec<Mistake> = conflicts
        .iter()
        .map(|conflict| Mistake {
            span: conflict.marker,
            words: fault::conflict(),
            related: None,
            repair: None,
            line_start: conflict.whole.start,
            is_of_table: false,
        })
        .collect();
    let cleaned;
    let text = if conflicts.is_empty() {
        text
    } else {
        cleaned = without_conflicts(text, &conflicts);
        &cleaned
    };
    let arena = Arena::new();
    let document = parse_recoverable(text, &arena);
    let mut errors: Vec<&Error> = document.errors().iter().collect();
    errors.sort_by_key(|e| (e.span().start, e.span().end));
    let year = plan_year(text);
    // Up to this byte, mistakes of this kind follow from the previous one and are not reported.
    let mut shadow = (0, Follows::Nothing);
    for error in errors {
        let mistake = Mistake::of(text, error, year);
        let start = error.span().start as usize;
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
        if mistake.is_of_table && out.iter().any(|told| told.span == mistake.span) {
            continue;
        }
        out.push(mistake);
    }
    out.sort_by_key(|mistake| mistake.span);
    out
}

/// The year that a plan names, found without parsing it.
fn plan_year(text: &str) -> Option<&str> {
    let of = |line| {
        let entry = Entry::of(line)?;
        let value = line.get(entry.value)?;
        (entry.key == "year" && value.len() == 4 && value.parse::<u32>().is_ok()).then_some(value)
    };
    text.lines().filter(|line| line.trim_start().starts_with("year")).find_map(of)
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

impl Mistake {
    fn of(text: &str, error: &Error, year: Option<&str>) -> Mistake {
        let span = at(error.span());
        let start = (span.start as usize).min(text.len());
        let line_start = text[..floor(text, start)].rfind('\n').map_or(0, |at| at + 1);
        let line = line_at(text, line_start);
        let habit = habit(line, year);
        let (place, mut words, repair) =
            match habit.or_else(|| in_line(line, start - line_start, error)) {
                Some(Habit { range, words, repair }) => {
                    let words = words.map(|at| line_start + at);
                    (Span::new(line_start + range.start, line_start + range.end), words, repair)
                }
                None => (span, words(text, error), None),
            };
        let mut repair = repair.map(|repair| repair.map(|at| line_start + at));
        if repair.is_none()
            && let Some(unclosed) = unclosed(text, line_start, error)
        {
            return unclosed;
        }
        let mut place = place;
        if let ErrorKind::UnterminatedString(_) = error.kind()
            && repair.is_none()
        {
            // The parser points at the line; we point at the opening quote.
            let bare = without_strings(line);
            if let Some(quote) = bare.find(['"', '\'']).map(|at| line_start + at) {
                place = Span::new(quote, line_start + line.len());
                repair = open_string(text, line_start, quote);
                if let Some(repair) = &repair {
                    words = fault::open_string(Some(&joined(&text[repair.lost.clone()])));
                }
            }
        }
        let mut related = first_place(error).map(|span| (span, fault::first_place()));
        let table = wrong_table(text, error);
        let is_of_table = table.is_some();
        if let Some(wrong) = table {
            let here = header_of(text, span);
            related = (here != wrong.header).then(|| (here, fault::also_here()));
            (place, words) = (wrong.header, wrong.words);
        } else if repair.is_none() && line.starts_with('[') && !line.contains('=') {
            place = header_of(text, Span::new(line_start, line_start));
        } else if repair.is_none() && !line.contains(['=', '[', '{']) && is_no_value(error) {
            place = Span::new(
                line_start + line.len() - line.trim_start().len(),
                line_start + line.len(),
            );
        }
        let span = whole_characters(text, place);
        Mistake { span, words, related, repair, line_start, is_of_table }
    }
}

/// A list or a table that a line above opens and nothing closes: the parser finds it in the next line.
fn unclosed(text: &str, line_start: usize, error: &Error) -> Option<Mistake> {
    let is_list = match error.kind() {
        ErrorKind::MissingArrayComma | ErrorKind::UnclosedArray => true,
        ErrorKind::MissingInlineTableComma | ErrorKind::UnclosedInlineTable => false,
        _ => return None,
    };
    let here = line_at(text, line_start);
    if !here.is_empty() && !here.trim_start().starts_with('[') && Entry::of(here).is_none() {
        return None;
    }
    let above = text[..line_start].trim_end();
    let start = above.rfind('\n').map_or(0, |at| at + 1);
    let line = line_at(text, start);
    let value = Entry::of(line)?.value;
    let mark = if is_list { '[' } else { '{' };
    let (open, close) = (mark, if is_list { ']' } else { '}' });
    let bare = without_strings(line);
    let of = |mark| bare[value.clone()].matches(mark).count();
    if !line[value.clone()].starts_with(mark) || of(open) != of(close) + 1 {
        return None;
    }
    let written = line[value.clone()].trim_end_matches([',', ' ']);
    let space = if is_list { "" } else { " " };
    let words = fault::not_closed(is_list, &format!("{written}{space}{close}"));
    let place = start + value.start..start + value.end;
    Some(Mistake {
        span: Span::new(place.start, place.end),
        words,
        related: None,
        repair: Some(Repair::of(place, Fill::Value)),
        line_start: start,
        is_of_table: false,
    })
}

/// Whether the parser wanted a key and `=`.
fn is_no_value(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::Wanted { expected, .. } if *expected == "an equals" || *expected == "a table key")
}

/// A table with headers that contradict each other, and the one that is wrong.
struct WrongTable {
    header: Span,
    words: Words,
}

fn wrong_table(text: &str, error: &Error) -> Option<WrongTable> {
    let (here, first) = match error.kind() {
        ErrorKind::DuplicateTable { first, .. }
        | ErrorKind::RedefineAsArray { first }
        | ErrorKind::DuplicateKey { first } => {
            (header_of(text, at(error.span())), header_of(text, at(first)))
        }
        _ => return None,
    };
    let written = |header: Span| text.get(header.range()).unwrap_or("");
    let name = |header: Span| written(header).trim_matches(['[', ']', ' ']);
    let (table, before) = (name(here), name(first));
    if !written(here).starts_with('[') || !written(first).starts_with('[') {
        return None;
    }
    let is_single = |header: Span| !written(header).starts_with("[[");
    if before.strip_prefix(table).is_some_and(|part| part.starts_with('.')) {
        let words = fault::part_before(written(first), written(here));
        return Some(WrongTable { header: first, words });
    }
    let single = [first, here].into_iter().find(|header| is_single(*header))?;
    (table == before && is_list(table))
        .then(|| WrongTable { header: single, words: fault::one_bracket(table) })
}

/// The header in whose line a span begins.
fn header_of(text: &str, span: Span) -> Span {
    let start = floor(text, (span.start as usize).min(text.len()));
    let from = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line = without_strings(line_at(text, from));
    let open = line.find('[').unwrap_or(0);
    let close = line.rfind(']').map_or(line.len(), |at| at + 1);
    Span::new(from + open, from + close)
}

/// A string that its line does not close: it ends in one of the next lines, or with the line where the next
/// one is a key or a header.
fn open_string(text: &str, line_start: usize, quote: usize) -> Option<Repair> {
    let line = line_at(text, line_start);
    let line_end = line_start + line.len();
    if line.contains("\"\"\"")
        || line.contains("'''")
        || !line[..quote - line_start].trim_end().ends_with('=')
    {
        return None;
    }
    let mut edits = vec![(quote..line_end, Fill::Value)];
    let mut next = text[line_end..].find('\n').map_or(text.len(), |at| line_end + at + 1);
    for _ in 0..5 {
        let line = line_at(text, next);
        if line.is_empty() || line.starts_with(['[', '#']) || Entry::of(line).is_some() {
            // Lines that follow are no part of the string, unless one before was.
            return (edits.len() == 1).then_some(Repair {
                lost: quote..line_end,
                edits,
                key: None,
            });
        }
        let end = next + line.len();
        edits.push((next..end, Fill::Blank));
        if line.matches('"').count() == 1 && line.ends_with('"') {
            return Some(Repair { lost: quote..end, edits, key: None });
        }
        next = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
    }
    None
}

/// A text of several lines on one, within quotes.
fn joined(written: &str) -> String {
    let lines: Vec<&str> = written.lines().map(str::trim).collect();
    let joined = lines.join(" ");
    if let Some(inside) = joined.strip_prefix('\'') {
        return quoted(inside.trim_end_matches('\''));
    }
    if joined.len() > 1 && joined.ends_with('"') { joined } else { joined + "\"" }
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
    let span = error.span().range();
    let piece = text.get(span.clone()).unwrap_or("").lines().next().unwrap_or("");
    let line_start = text[..floor(text, span.start)].rfind('\n').map_or(0, |at| at + 1);
    let line = line_at(text, line_start);
    match error.kind() {
        ErrorKind::DuplicateKey { .. } => fault::duplicate_key(piece),
        ErrorKind::DuplicateTable { .. } | ErrorKind::RedefineAsArray { .. } => {
            fault::duplicate_table()
        }
        ErrorKind::DottedKeyInvalidType { .. } => fault::dotted_value(),
        ErrorKind::UnterminatedString(_) => fault::open_string(None),
        ErrorKind::UnquotedString => fault::unquoted_text(piece, None),
        ErrorKind::InvalidDateTime(_) => fault::date(piece, None),
        ErrorKind::InvalidInteger(_) | ErrorKind::InvalidFloat(_) => {
            fault::number(piece, plain(piece))
        }
        ErrorKind::InvalidEscape(_)
        | ErrorKind::InvalidHexEscape(_)
        | ErrorKind::InvalidEscapeValue(_) => fault::escape(""),
        ErrorKind::InvalidCharInString(c) => fault::character_in_string(c),
        ErrorKind::MissingArrayComma => fault::array_comma(None),
        ErrorKind::UnclosedArray => fault::open_array(),
        ErrorKind::MissingInlineTableComma => fault::table_comma(),
        ErrorKind::UnclosedInlineTable => fault::open_table(),
        ErrorKind::MultilineStringKey => fault::key_of_lines(),
        ErrorKind::UnexpectedEof => fault::early_end(),
        ErrorKind::FileTooLarge => fault::too_large(source::MAX_BYTES),
        ErrorKind::Unexpected('\n' | '\r') => fault::no_value(),
        _ if line.starts_with('[') && !line.contains('=') => {
            fault::header(line, header(line).as_deref())
        }
        ErrorKind::Unexpected(c) => fault::misplaced(c),
        ErrorKind::Wanted { expected, found } => match *expected {
            "newline" => after_value(&text[span.start..]).1.unwrap_or_else(fault::after_value),
            _ if !line.contains('=') => fault::stray_line(expected, found),
            _ => fault::expected_other(expected, found),
        },
        _ => fault::other(error.kind().kind_name()),
    }
}
