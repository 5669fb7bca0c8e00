//! One mistake of a file: where it is, what to say about it, and how to read on.

use std::ops::Range;

use toml_spanner::{Arena, Error, ErrorKind, parse_recoverable};

use crate::finding::Words;
use crate::finding::faults::syntax as fault;
use crate::parse::at;
use crate::parse::meant::keys::{any_key, header, is_list, word};
use crate::parse::meant::values::{day_in, number_in, plain, year_in};
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
    /// Whether it is the first place of a table that is wrong, told at each of the others.
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
            words: self.words,
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

/// A table of which several headers do not go together, told at the one that is wrong.
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

/// The line that begins at a place, without white space at its end.
fn line_at(text: &str, start: usize) -> &str {
    let end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    text[start..end].trim_end_matches([' ', '\t', '\r'])
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

/// A mistake whose cause is seen in the line, `error_at` bytes from its start.
fn in_line(line: &str, error_at: usize, error: &Error) -> Option<Habit> {
    if let Some(habit) = mark_after_header(line).or_else(|| no_sign(line, error)) {
        return Some(habit);
    }
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
    let (range, words) = value_words(line, &entry, value.clone(), error_at, error)?;
    Some(Habit { range, words, repair: Some(Repair::of(value, Fill::Value)) })
}

/// A mark at the end of a header: `[[task]];`.
fn mark_after_header(line: &str) -> Option<Habit> {
    let mark = line.chars().last().filter(|c| [';', ',', '.', ':'].contains(c))?;
    let start = line.len() - 1;
    let is_header = line.trim_start().starts_with('[') && line[..start].trim_end().ends_with(']');
    (is_header && !line.contains('=')).then(|| {
        let repair = Some(Repair::of(start..line.len(), Fill::Blank));
        Habit { range: start..line.len(), words: fault::mark_at_end(mark), repair }
    })
}

/// A key and a value with a dash or nothing between them: `title "Tập huấn"`.
fn no_sign(line: &str, error: &Error) -> Option<Habit> {
    if !wants_equals(error) || line.contains('=') {
        return None;
    }
    let is_part = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
    let start = line.len() - line.trim_start().len();
    let key = start + line[start..].find(|c| !is_part(c))?;
    let rest = line[key..].trim_start_matches([' ', '\t', '-', '–', '—', '→']);
    let (value, name) = (line.len() - rest.len(), &line[start..key]);
    if name.is_empty() || key == value || !rest.starts_with(['"', '\'', '[', '{']) {
        return None;
    }
    let repair = Repair::of(key..value, Fill::Equals).losing(start..line.len());
    let words = fault::no_sign(name, rest);
    Some(Habit { range: start..line.len(), words, repair: Some(repair) })
}

/// Whether the parser wanted `=`.
fn wants_equals(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::Wanted { expected, .. } if *expected == "an equals")
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
    entry: &Entry<'_>,
    value: Range<usize>,
    error_at: usize,
    error: &Error,
) -> Option<(Range<usize>, Words)> {
    let written = &line[value.clone()];
    let meant = || meant(entry.key, written);
    let is_quoted = written.starts_with(['"', '\'']);
    let first = line[floor(line, error_at)..].chars().next().map_or(0, char::len_utf8);
    let first = error_at..error_at + first;
    if !is_quoted && written.chars().all(|c| ".…-–_?xX".contains(c)) {
        return Some((value, fault::no_value()));
    }
    Some(match error.kind() {
        ErrorKind::MissingArrayComma => (first, fault::array_comma(list_of(written).as_deref())),
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
            match (words, list_of(&format!("[{written}]"))) {
                (Some(words), _) => (error_at..error_at + from, words),
                (None, Some(list)) => (value, fault::list(&list)),
                (None, None) if is_quoted => (value, fault::quotes_inside(written)),
                (None, None) => (value, unquoted(entry.key, written)),
            }
        }
        ErrorKind::InvalidDateTime(_) if is_like_day(written) => {
            (value, fault::no_such_day(written))
        }
        ErrorKind::InvalidDateTime(_) if !is_typed(entry.key) => {
            (value, unquoted(entry.key, written))
        }
        ErrorKind::InvalidDateTime(_) => (value, fault::date(written, meant())),
        ErrorKind::InvalidInteger(_) | ErrorKind::InvalidFloat(_) => {
            (value, fault::number(written, meant()))
        }
        ErrorKind::UnquotedString | ErrorKind::Unexpected(_) | ErrorKind::Wanted { .. }
            if !is_quoted =>
        {
            (value, unquoted(entry.key, written))
        }
        _ => return None,
    })
}

/// What to say of text without quotes under a key.
fn unquoted(key: &str, written: &str) -> Words {
    let inside = written.trim_matches(['[', ']', '{', '}', '(', ')']);
    let key = last(key);
    if LISTS.contains(&key) && (inside.len() < written.len() || inside.contains([',', ';'])) {
        let quoted = inside.contains('"').then(|| list_of(&format!("[{inside}]")));
        let texts = inside.split([',', ';']).map(|text| format!("\"{}\"", text.trim()));
        let list = format!("[{}]", texts.collect::<Vec<_>>().join(", "));
        return match quoted {
            Some(quoted) => fault::unquoted_text(written, quoted),
            None => fault::unquoted_text(written, Some(list)),
        };
    }
    match meant(key, written) {
        None if DAYS.contains(&key) => fault::date(written, None),
        None if NUMBERS.contains(&key) => fault::number(written, None),
        meant => fault::unquoted_text(written, meant),
    }
}

/// A list of texts with a comma between each two; `None` if it holds anything else.
fn list_of(written: &str) -> Option<String> {
    let inside = written.strip_prefix('[')?.strip_suffix(']')?;
    let pieces: Vec<&str> = inside.split('"').collect();
    let between =
        pieces.iter().step_by(2).all(|piece| piece.trim_matches([' ', ',', ';']).is_empty());
    let texts: Vec<String> =
        pieces.iter().skip(1).step_by(2).map(|text| format!("\"{text}\"")).collect();
    (between && texts.len() > 1 && pieces.len() % 2 == 1).then(|| format!("[{}]", texts.join(", ")))
}

/// Keys that take dates.
const DAYS: [&str; 11] = [
    "done",
    "started",
    "cancelled",
    "issued",
    "from",
    "until",
    "on",
    "to",
    "granted",
    "closed",
    "before",
];

/// Keys that take numbers, or comparisons of numbers.
const NUMBERS: [&str; 10] =
    ["year", "score", "percent", "rank", "of", "count", "max", "gain", "progress", "days"];

/// Keys that take lists of names.
const LISTS: [&str; 8] =
    ["indexes", "aliases", "members", "objectives", "recipients", "partners", "index", "known_as"];

/// Whether a key takes no text.
fn is_typed(key: &str) -> bool {
    DAYS.contains(&last(key)) || NUMBERS.contains(&last(key)) || last(key) == "deadline"
}

fn last(key: &str) -> &str {
    key.rsplit('.').next().unwrap_or(key)
}

/// The value that was meant by one without quotes, under a key.
fn meant(key: &str, written: &str) -> Option<String> {
    let key = last(key);
    if !is_typed(key) {
        return word(key, written).map(|word| format!("\"{word}\""));
    }
    plain(written).or_else(|| match key {
        "deadline" => None,
        "year" => year_in(written),
        _ if NUMBERS.contains(&key) => number_in(written),
        _ => day_in(written).map(|day| day.to_string()),
    })
}

/// Whether a text has the form of a date with the year first.
fn is_like_day(written: &str) -> bool {
    let form: Vec<usize> = written.split('-').map(str::len).collect();
    form == [4, 2, 2] && written.bytes().all(|b| b.is_ascii_digit() || b == b'-')
}

/// The message for a mark or a comment on a line after the value, with its length.
fn after_value(rest: &str) -> (usize, Option<Words>) {
    let mut chars = rest.chars();
    let mark = chars.next().filter(|c| [';', ',', '.'].contains(c));
    let next = rest.trim_start_matches([',', ';', ' ']);
    let second = Entry::of(next).map(|entry| entry.key);
    let second =
        second.filter(|key| key.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b)));
    let is_last = matches!(chars.as_str().trim_start().chars().next(), None | Some('#'));
    match mark {
        Some(mark) if is_last => (1, Some(fault::mark_at_end(mark))),
        _ if second.is_some() => {
            (rest.len() - next.len() + second.map_or(0, str::len), second.map(fault::second_key))
        }
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
