//! Typical syntax mistakes of office users, recognised in the line: signs of other languages, curly quotes,
//! decimal commas, dates and numbers as people write them.

use std::ops::Range;

use chrono::NaiveDate;

use crate::finding::Words;
use crate::finding::faults::syntax as fault;
use crate::text::number::corrected;

/// The wrong part of a line, in bytes, and what to say about it.
type Habit = (Range<usize>, Words);

/// Finds a typical mistake in a line, outside of its strings and comment.
pub(crate) fn habit(line: &str) -> Option<Habit> {
    let bare = without_strings(line);
    let quote = bare.char_indices().find(|(_, c)| "“”„‟‘’‚«»".contains(*c));
    if let Some((start, c)) = quote {
        let end = start + c.len_utf8();
        // The whole quoted text, if it has a closing quote.
        let closed = bare[end..].rfind(['”', '’', '»', '“', '"']).map(|at| {
            let from = end + at;
            from + bare[from..].chars().next().map_or(1, char::len_utf8)
        });
        return Some((start..closed.unwrap_or(end), fault::curly_quote(c)));
    }
    let space = bare.char_indices().find(|(_, c)| !c.is_ascii() && c.is_whitespace());
    if let Some((start, c)) = space {
        return Some((start..start + c.len_utf8(), fault::odd_space()));
    }
    let unseen = bare
        .char_indices()
        .find(|(_, c)| matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'));
    if let Some((start, c)) = unseen {
        return Some((start..start + c.len_utf8(), fault::unseen(c)));
    }
    operator(&bare).or_else(|| numbers(&bare).find_map(|range| number_habit(line, &bare, range)))
}

/// A sign of another language in place of `=`, such as `:`.
fn operator(bare: &str) -> Option<Habit> {
    let is_sign = |c: char| ":=>".contains(c);
    let mut from = 0;
    while let Some(start) = bare[from..].find(is_sign).map(|at| from + at) {
        let end = bare[start..].find(|c| !is_sign(c)).map_or(bare.len(), |at| start + at);
        let sign = &bare[start..end];
        let before = bare[..start].trim_end();
        let key = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || "-_.".contains(c));
        let is_key = key.len() < before.len()
            && (key.trim_end().is_empty() || key.trim_end().ends_with(['{', ',']));
        if is_key && [":", ":=", "==", "=>"].contains(&sign) {
            return Some((start..end, fault::sign_for_equals(sign)));
        }
        from = end;
    }
    None
}

/// The line with strings and comment replaced by spaces of the same length in bytes.
pub(crate) fn without_strings(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut quote: Option<char> = None;
    let mut escaped = false;
    let mut comment = false;
    for c in line.chars() {
        let inside = quote.is_some() || comment;
        match quote {
            Some('"') if escaped => escaped = false,
            Some('"') if c == '\\' => escaped = true,
            Some(q) if q == c => quote = None,
            Some(_) => {}
            None if comment => {}
            None if c == '"' || c == '\'' => quote = Some(c),
            None if c == '#' => comment = true,
            None => {}
        }
        if inside || comment {
            out.extend(std::iter::repeat_n(' ', c.len_utf8()))
        } else {
            out.push(c)
        }
    }
    out
}

/// Values made of digits with `/`, `,`, `.` or `-` between them.
fn numbers(bare: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = bare.as_bytes();
    let mut runs = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = bytes[at..]
            .iter()
            .position(|b| !(b.is_ascii_digit() || b"/,.-".contains(b)))
            .map_or(bytes.len(), |length| at + length);
        let trimmed = bare[at..end].trim_end_matches(['/', ',', '.', '-']).len();
        let led = bare[..at].trim_end().ends_with(['=', '[', ',', '+', '-']);
        if led && trimmed > 0 {
            runs.push(at..at + trimmed);
        }
        at = end;
    }
    runs.into_iter()
}

fn number_habit(line: &str, bare: &str, range: Range<usize>) -> Option<Habit> {
    let written = &line[range.clone()];
    // In an array, a comma between numbers is right.
    let in_array = bare[..range.start].contains('[');
    let after = &bare[range.end..];
    let sign = after.len() - after.trim_start().len();
    let percent = after[sign..].starts_with('%');
    let end = if percent { range.end + sign + 1 } else { range.end };
    if let Some(number) = corrected(&line[range.start..end]).filter(|_| percent || !in_array) {
        let written = &line[range.start..end];
        return Some((range.start..end, fault::number_habit(written, &number)));
    }
    let parts: Vec<&str> = written.split(['/', '-', '.']).collect();
    if let Some(iso) = year_first(&parts).filter(|iso| iso != written) {
        return Some((range, fault::wrong_date(written, &iso)));
    }
    if is_day_first(written, &parts) {
        let key = bare.split('=').next().unwrap_or("").trim();
        return Some((range, day_first(written, &parts, key == "deadline")));
    }
    match written.split_once(',') {
        Some((whole, decimals)) if !in_array && digits(whole, 12) && digits(decimals, 12) => {
            Some((range, fault::decimal_comma(written, &format!("{whole}.{decimals}"))))
        }
        _ => None,
    }
}

/// Whether a text is at least one and at most `most` digits.
fn digits(text: &str, most: usize) -> bool {
    (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// Whether the text is a date with the day first: `25/11/2025`, `25.11.25`, or just `25/11`.
fn is_day_first(written: &str, parts: &[&str]) -> bool {
    match parts {
        [d, m] => written.contains('/') && digits(d, 2) && (digits(m, 2) || m.len() == 4),
        [d, m, y] => digits(d, 2) && digits(m, 2) && digits(y, 4) && [2, 4].contains(&y.len()),
        _ => false,
    }
}

/// The message for a date with the day first. A key that takes text may keep it, in quotes.
fn day_first(written: &str, parts: &[&str], takes_text: bool) -> Words {
    let (iso, quoted) = match parts {
        [d, m, y] => {
            // A year of two digits is in this century.
            let y = if y.len() == 2 { format!("20{y}") } else { (*y).to_owned() };
            (format!("{y}-{m:0>2}-{d:0>2}"), format!("{d}/{m}/{y}"))
        }
        _ => ("2025-11-25".to_owned(), written.to_owned()),
    };
    fault::unquoted_date(written, &iso, takes_text.then_some(quoted.as_str()))
}

/// The correct form of a date with the year first and other marks between the numbers.
fn year_first(parts: &[&str]) -> Option<String> {
    let [y, m, d] = parts else { return None };
    let number = |part: &str, most: usize| part.parse().ok().filter(|_| part.len() <= most);
    let year: u32 = number(y, 4).filter(|_| y.len() == 4)?;
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, number(m, 2)?, number(d, 2)?)?;
    Some(date.to_string())
}
