//! One mistake of a file: where it is, what to say about it, and how to read on.

use std::ops::Range;

use toml_spanner::{Arena, Error, ErrorKind, parse_recoverable};

use crate::finding::Words;
use crate::finding::faults::syntax as fault;
use crate::parse::meant::keys::{any_key, header, is_list};
use crate::parse::meant::values::plain;
use crate::parse::reader::at;
use crate::parse::syntax::conflict::{conflicts, without_conflicts};
use crate::parse::syntax::habit::{Habit, habit, without_strings};
use crate::parse::syntax::repair::{Entry, Fill, Repair, Slip};
use crate::text::lang::Text;
use crate::text::source::{self, Span};

/// A syntax mistake.
pub(super) struct Mistake {
    pub(super) span: Span,
    pub(super) words: Words,
    pub(super) related: Option<(Span, Text)>,
    /// How to read on; `None` where the meaning of the line is not certain.
    pub(super) repair: Option<Repair>,
    line_start: usize,
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
            words: self.words,
            related: self.related.map(|(at, text)| (span(at), text)),
            line_start: moved(self.line_start),
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
    // Tables that stand first with one bracket, each told once.
    let mut one_bracket: Vec<u32> = Vec::new();
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
        if let Some(first) = list_with_one_bracket(text, error) {
            if one_bracket.contains(&first) {
                continue;
            }
            one_bracket.push(first);
        }
        shadow = shadow_of(text, error, mistake.line_start);
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
                    (Span::new(line_start + range.start, line_start + range.end), words, repair)
                }
                None => (span, words(text, error), None),
            };
        let mut repair = repair.map(|repair| repair.map(|at| line_start + at));
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
        if list_with_one_bracket(text, error).is_some()
            && let Some((first, _)) = related
        {
            related = Some((header_of(text, span), fault::also_here()));
            place = header_of(text, first);
        }
        Mistake { span: whole_characters(text, place), words, related, repair, line_start }
    }
}

/// The line that begins at a place, without white space at its end.
fn line_at(text: &str, start: usize) -> &str {
    let end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    text[start..end].trim_end()
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

/// The first definition of a table that is a list in every plan, and that an error finds written with one
/// bracket.
fn list_with_one_bracket(text: &str, error: &Error) -> Option<u32> {
    let first = match error.kind() {
        ErrorKind::DuplicateTable { first, .. } | ErrorKind::RedefineAsArray { first } => at(first),
        _ => return None,
    };
    let header = header_of(text, first);
    let name = text.get(header.range())?.trim_matches(['[', ']']).trim();
    let is_single = !text.get(header.range())?.starts_with("[[");
    (is_single && is_list(name)).then_some(header.start)
}

/// A mistake whose cause is seen in the line, `error_at` bytes from its start.
fn in_line(line: &str, error_at: usize, error: &Error) -> Option<Habit> {
    let entry = Entry::of(line)?;
    let key_end = entry.key_at.end;
    let bare_key = entry.key.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b));
    if !bare_key && error_at <= key_end && !entry.key.contains(['"', '\'', '=']) {
        let words = fault::key_of_words(entry.key, any_key(entry.key));
        let repair = Repair::of(entry.key_at.clone(), Fill::Key)
            .losing(entry.key_at.start..line.len())
            .with_key(entry.key);
        return Some(Habit { range: entry.key_at.clone(), words, repair: Some(repair) });
    }
    if entry.value.is_empty() && bare_key && !entry.key.contains('.') {
        return no_value(line, &entry);
    }
    let value = entry.whole_value(line)?;
    let inside = (value.start..=value.end).contains(&error_at);
    if !bare_key || !inside || matches!(error.kind(), ErrorKind::DuplicateKey { .. }) {
        return None;
    }
    let written = &line[value.clone()];
    let (range, words) = value_words(line, written, value.clone(), error_at, error)?;
    Some(Habit { range, words, repair: Some(Repair::of(value, Fill::Value)) })
}

/// A key and `=` without a value: overwritten by a key with one.
fn no_value(line: &str, entry: &Entry<'_>) -> Option<Habit> {
    let (start, equals) = (entry.key_at.start, line.find('=')?);
    // A key, `=` and a value need three bytes.
    if equals < start + 2 {
        return None;
    }
    let edits = vec![
        (start..equals - 1, Fill::Key),
        (equals - 1..equals, Fill::Equals),
        (equals..equals + 1, Fill::Value),
    ];
    let repair = Repair { edits, lost: start..equals + 1, key: Some(entry.key.to_owned()) };
    Some(Habit { range: equals..equals + 1, words: fault::no_value(), repair: Some(repair) })
}

/// What to say of a value that ends with its line.
fn value_words(
    line: &str,
    written: &str,
    value: Range<usize>,
    error_at: usize,
    error: &Error,
) -> Option<(Range<usize>, Words)> {
    let is_quoted = written.starts_with(['"', '\'']);
    let first =
        error_at..error_at + line[floor(line, error_at)..].chars().next().map_or(0, char::len_utf8);
    Some(match error.kind() {
        ErrorKind::MissingArrayComma => (first, fault::array_comma()),
        ErrorKind::MissingInlineTableComma => (first, fault::table_comma()),
        ErrorKind::InvalidEscape(_)
        | ErrorKind::InvalidHexEscape(_)
        | ErrorKind::InvalidEscapeValue(_)
            if is_quoted =>
        {
            (value, fault::escape(written))
        }
        ErrorKind::Wanted { expected, .. } if *expected == "newline" => {
            let (from, words) = after_value(&line[error_at..]);
            match words {
                Some(words) => (error_at..error_at + from, words),
                None if is_quoted => (value, fault::quotes_inside(written)),
                None => (value, fault::unquoted_text(written, plain(written))),
            }
        }
        ErrorKind::InvalidDateTime(_) => (value, fault::date(written, plain(written))),
        ErrorKind::InvalidInteger(_) | ErrorKind::InvalidFloat(_) => {
            (value, fault::number(written, plain(written)))
        }
        ErrorKind::UnquotedString | ErrorKind::Unexpected(_) | ErrorKind::Wanted { .. }
            if !is_quoted && !written.starts_with(['[', '{']) =>
        {
            (value, fault::unquoted_text(written, plain(written)))
        }
        _ => return None,
    })
}

/// The message for a mark or a comment on a line after the value, with its length.
fn after_value(rest: &str) -> (usize, Option<Words>) {
    let mut chars = rest.chars();
    let mark = chars.next().filter(|c| [';', ',', '.'].contains(c));
    let is_last = matches!(chars.as_str().trim_start().chars().next(), None | Some('#'));
    match mark {
        Some(mark) if is_last => (1, Some(fault::mark_at_end(mark))),
        _ if rest.starts_with("//") => (2, Some(fault::slashes(rest.trim()))),
        _ => (0, None),
    }
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
            return (edits.len() == 1).then(|| Repair { lost: quote..line_end, edits, key: None });
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

fn floor(text: &str, mut byte: usize) -> usize {
    byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
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
        _ if list_with_one_bracket(text, error).is_some() => {
            fault::one_bracket(line.trim_matches(['[', ']', ' ']))
        }
        ErrorKind::DuplicateTable { .. } => fault::duplicate_table(),
        ErrorKind::RedefineAsArray { .. } => fault::table_then_array(line),
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
        ErrorKind::MissingArrayComma => fault::array_comma(),
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
