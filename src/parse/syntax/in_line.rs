//! Mistakes whose cause is seen in their own line: keys in Vietnamese, texts without quotes, values that are
//! missing, marks after a value.

use std::ops::Range;

use toml_spanner::{Error, ErrorKind};

use crate::finding::Words;
use crate::finding::faults::syntax as fault;
use crate::parse::meant::keys::{any_key, header, only_key, word};
use crate::parse::meant::values::{day_in, flag_in, number_in, plain, year_in};
use crate::parse::syntax::habit::Habit;
use crate::parse::syntax::line::floor;
use crate::parse::syntax::repair::{Entry, Fill, Repair};

/// A mistake whose cause is seen in the line, `error_at` bytes from its start.
pub(super) fn in_line(line: &str, error_at: usize, error: &Error) -> Option<Habit> {
    let odd = mark_after_header(line).or_else(|| odd_header(line));
    if let Some(habit) = odd.or_else(|| no_sign(line, error)) {
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

/// A header in other brackets than those of TOML, or with a colon: `{{task}}`, `(plan)`, `task:`.
fn odd_header(line: &str) -> Option<Habit> {
    let written = line.trim();
    let inside = written.trim_matches(['(', ')', '{', '}', ':']).trim();
    let is_word = |word: &str| word.chars().all(|c| c.is_alphabetic() || "._ ".contains(c));
    let is_header = inside.len() < written.len() && !inside.is_empty() && is_word(inside);
    let meant = header(&format!("[{inside}]")).filter(|_| is_header)?;
    let start = line.len() - line.trim_start().len();
    let words = fault::header(written, Some(&meant));
    Some(Habit { range: start..start + written.len(), words, repair: None })
}

/// A key and a value with a dash or nothing between them: `title "Tập huấn"`.
fn no_sign(line: &str, error: &Error) -> Option<Habit> {
    if !wants_equals(error) || line.contains('=') {
        return None;
    }
    let is_part = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
    let start = line.len() - line.trim_start().len();
    let key = start + line[start..].find(|c| !is_part(c))?;
    let rest = line[key..].trim_start_matches([' ', '\t', '-', '–', '—', '→', '>']);
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
    let is_quoted = written.starts_with(['"', '\'']);
    let length = line[floor(line, error_at)..].chars().next().map_or(0, char::len_utf8);
    let at_error = error_at..error_at + length;
    if !is_quoted && written.chars().all(|c| ".…-–_?xX".contains(c)) {
        return Some((value, fault::no_value()));
    }
    Some(match error.kind() {
        ErrorKind::MissingArrayComma => (at_error, fault::array_comma(list_of(written).as_deref())),
        ErrorKind::MissingInlineTableComma => (at_error, fault::table_comma()),
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
                (None, Some(list)) => {
                    let meant = if takes_list(entry.key) { list } else { joined(&list) };
                    (value, fault::texts_in_a_row(&meant))
                }
                (None, None) if is_quoted => (value, fault::quotes_inside(written)),
                (None, None) => (value, unquoted(entry.key, written)),
            }
        }
        ErrorKind::InvalidDateTime(_) => (value, like_a_date(entry.key, written)),
        ErrorKind::InvalidInteger(_) | ErrorKind::InvalidFloat(_) => {
            (value, like_a_number(entry.key, written))
        }
        ErrorKind::UnquotedString | ErrorKind::Unexpected(_) | ErrorKind::Wanted { .. }
            if written.starts_with('{') && written.contains('=') =>
        {
            in_table(line, error_at)?
        }
        ErrorKind::UnquotedString | ErrorKind::Unexpected(_) | ErrorKind::Wanted { .. }
            if !is_quoted =>
        {
            (value, unquoted(entry.key, written))
        }
        _ => return None,
    })
}

/// What to say of a value that begins like a date and is not one: `2025-02-30`, `2025/KH`.
fn like_a_date(key: &str, written: &str) -> Words {
    if is_like_day(written) {
        fault::no_such_day(written)
    } else if is_typed(key) {
        fault::date(written, meant(key, written))
    } else {
        unquoted(key, written)
    }
}

/// What to say of a value that begins like a number and is not one: `9,5`, `12/KH-STP`.
fn like_a_number(key: &str, written: &str) -> Words {
    match TEXTS.contains(&last(key)) {
        true => fault::unquoted_text(written, None),
        false => fault::number(written, meant(key, written)),
    }
}

/// What to say of a key or a text without quotes in a table in braces.
fn in_table(line: &str, error_at: usize) -> Option<(Range<usize>, Words)> {
    let start = line.get(..error_at)?.rfind(['{', ',', '='])?;
    let end = error_at + line.get(error_at..)?.find(['}', ',', '='])?;
    let piece = line.get(start + 1..end)?;
    let from = start + 1 + piece.len() - piece.trim_start().len();
    let (piece, is_value) = (piece.trim(), line[start..].starts_with('='));
    let range = from..from + piece.len();
    match piece {
        "" => None,
        piece if is_value => Some((range, fault::unquoted_text(piece, plain(piece)))),
        piece => Some((range, fault::key_of_words(piece, only_key(piece)))),
    }
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
        Some(flag) if FLAGS.contains(&key) && !flag.eq_ignore_ascii_case(written) => {
            fault::flag(written, &flag)
        }
        None if DAYS.contains(&key) => fault::date(written, None),
        None if NUMBERS.contains(&key) => fault::number(written, None),
        meant => fault::unquoted_text(written, meant),
    }
}

/// A list of texts with a comma between each two; `None` if it holds anything else.
fn list_of(written: &str) -> Option<String> {
    let inside = written.strip_prefix('[')?.strip_suffix(']')?;
    let pieces: Vec<&str> = inside.split('"').collect();
    let joins = |piece: &str| matches!(piece.trim_matches([' ', ',', ';']), "" | "và" | "&");
    let between = pieces.iter().step_by(2).all(|piece| joins(piece));
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

/// Keys that take a text which often is made of digits.
const TEXTS: [&str; 6] = ["id", "number", "period", "evidence", "source", "by"];

/// Keys that take `true` or `false`.
const FLAGS: [&str; 5] = ["each", "external", "group", "standing", "working"];

/// Keys that take lists of names.
const LISTS: [&str; 10] = [
    "indexes",
    "aliases",
    "members",
    "objectives",
    "recipients",
    "partners",
    "index",
    "known_as",
    "implements",
    "continues",
];

/// Keys that take one text or a list of them.
const TEXTS_OR_LISTS: [&str; 5] = ["lead", "component", "recipient", "except", "evidence"];

/// Whether a key takes a list of texts.
fn takes_list(key: &str) -> bool {
    LISTS.contains(&last(key)) || TEXTS_OR_LISTS.contains(&last(key))
}

/// A list of texts as one text.
fn joined(list: &str) -> String {
    let inside = list.trim_start_matches("[\"").trim_end_matches("\"]");
    format!("\"{}\"", inside.replace("\", \"", "; "))
}

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
    if FLAGS.contains(&key) {
        return flag_in(written).map(str::to_owned);
    }
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
pub(super) fn after_value(rest: &str) -> (usize, Option<Words>) {
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
