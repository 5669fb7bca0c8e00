//! Typical syntax mistakes of office users, recognised in the line: signs of other languages, curly quotes,
//! decimal commas, dates and numbers as people write them.

use std::ops::Range;

use chrono::NaiveDate;
use toml_spanner::{Arena, parse};

use crate::finding::Words;
use crate::finding::faults::syntax as fault;
use crate::finding::fix::{Fix, Mend};
use crate::parse::meant::keys::{header_of, is_table};
use crate::parse::meant::values::plain;
use crate::parse::syntax::line::without_strings;
use crate::parse::syntax::repair::{Entry, Fill, Repair};
use crate::text::edit::Edit;
use crate::text::number::corrected;
use crate::text::source::Span;
use crate::text::toml::quoted;

/// The wrong part of a line, in bytes, what to say about it, and how to read the rest.
pub(super) struct Habit {
    pub(super) range: Range<usize>,
    pub(super) words: Words,
    pub(super) repair: Option<Repair>,
}

/// Finds a typical mistake in a line, outside of its strings and comment. `year` is the plan's.
pub(super) fn habit(line: &str, year: Option<&str>) -> Option<Habit> {
    let bare = without_strings(line);
    let marks = ["//", "/*", "--"];
    let start = bare.len() - bare.trim_start().len();
    if marks.iter().any(|mark| bare[start..].starts_with(mark)) {
        let repair = Repair::of(start..start + 2, Fill::Comment);
        let rest = Repair { edits: vec![(start..line.len(), Fill::Comment)], ..repair };
        let words = fault::slashes(line[start..].trim());
        return Some(Habit { range: start..start + 2, words, repair: Some(rest) });
    }
    curly(line, &bare)
        .or_else(|| odd_characters(&bare))
        .or_else(|| comparison(line, &bare))
        .or_else(|| operator(&bare))
        .or_else(|| numbers(&bare).find_map(|range| number_habit(line, &bare, range, year)))
}

/// Curly quotes, as Word makes them of straight ones.
fn curly(line: &str, bare: &str) -> Option<Habit> {
    let (start, c) = bare.char_indices().find(|(_, c)| "“”„‟‘’‚«»＂".contains(*c))?;
    let first = start + c.len_utf8();
    let marks = |c: char| "”’»“‟‘＂\"".contains(c);
    let end_of = |at: usize| at + bare[at..].chars().next().map_or(1, char::len_utf8);
    // The whole quoted text, if it has a closing quote.
    let closed = bare[first..].rfind(marks).map(|at| end_of(first + at));
    let whole = || Entry::of(line)?.whole_value(line).filter(|whole| whole.start == start);
    let closed = closed.or_else(|| whole().map(|whole| whole.end));
    let range = start..closed.unwrap_or(first);
    let inside = closed.map(|end| without_closing(&line[first..end], marks));
    let is_alone = inside
        .map(|inside| inside.trim_start_matches(['>', '<', '=']))
        .is_some_and(|inside| !inside.contains(['=', '[', ']', '{', '}']));
    let words = match inside.filter(|_| is_alone) {
        Some(inside) => {
            let straight =
                inside.replace(['“', '”', '„', '‟', '‘', '’', '‚', '«', '»', '＂'], "\"");
            let number = || bare_number(&bare[..start], inside);
            let meant = day_of(inside).or_else(number);
            fault::curly_quoted(c, &meant.unwrap_or_else(|| in_quotes(&straight)))
        }
        None => fault::curly_quote(c),
    };
    let led =
        bare[..start].trim_end().ends_with(['=', '[', ',']) || bare[..start].trim().is_empty();
    let repair = (is_alone && led).then(|| Repair::of(range.clone(), Fill::Value));
    Some(Habit { range, words, repair })
}

/// A text without its closing quote, and without others that nothing in it opens.
fn without_closing(text: &str, is_mark: impl Fn(char) -> bool) -> &str {
    let is_opening = |c: char| "“„‟‘‚«".contains(c);
    let count =
        |text: &str, is_it: &dyn Fn(char) -> bool| text.chars().filter(|c| is_it(*c)).count();
    let mut inside = text.strip_suffix(&is_mark).unwrap_or(text);
    while let Some(shorter) = inside.strip_suffix(&is_mark) {
        if count(inside, &is_opening) >= count(inside, &|c| is_mark(c) && !is_opening(c)) {
            break;
        }
        inside = shorter;
    }
    inside
}

/// A text in straight quotes. A list of texts that had curly ones has quotes inside as well.
fn in_quotes(text: &str) -> String {
    let simple = format!("\"{text}\"");
    match parse(&format!("a = [{simple}]"), &Arena::new()) {
        Ok(_) => simple,
        Err(_) => quoted(text),
    }
}

/// A quoted text that is a date and nothing else.
fn day_of(text: &str) -> Option<String> {
    let date = NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").ok()?;
    Some(date.to_string())
}

/// Keys that take a whole number, never a text.
const WHOLE_NUMBERS: [&str; 3] = ["year", "of", "progress"];

/// A quoted whole number under a key that takes no text; `before` is the line before it.
fn bare_number(before: &str, text: &str) -> Option<String> {
    let key = before.trim_end().strip_suffix('=')?.trim_end();
    let key = key.rsplit(|c: char| !c.is_ascii_alphabetic()).next()?;
    let text = text.trim();
    let is_number = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    (is_number && WHOLE_NUMBERS.contains(&key)).then(|| text.to_owned())
}

/// White space and invisible characters, as Word and web pages leave them.
fn odd_characters(bare: &str) -> Option<Habit> {
    let is_space = |c: char| !c.is_ascii() && c.is_whitespace();
    let is_unseen = |c: char| matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}');
    let is_odd = |c: char| is_space(c) || is_unseen(c);
    let all: Vec<(Range<usize>, char)> = bare
        .char_indices()
        .filter(|(_, c)| is_odd(*c))
        .map(|(at, c)| (at..at + c.len_utf8(), c))
        .collect();
    let (range, c) = all.iter().find(|(_, c)| is_space(*c)).or(all.first())?.clone();
    let words = if is_space(c) { fault::odd_space() } else { fault::unseen(c) };
    let plain = |(range, c): &(Range<usize>, char)| {
        let insert = if is_space(*c) { " " } else { "" };
        Edit { span: Span::new(range.start, range.end), insert: insert.to_owned() }
    };
    let words = words.fix(Fix::safe(Mend::Edits(all.iter().map(plain).collect())));
    let edits = all.into_iter().map(|(range, _)| (range, Fill::Blank)).collect();
    let repair = Repair { edits, lost: range.clone(), key: None };
    Some(Habit { range, words, repair: Some(repair) })
}

/// A sign of another language in place of `=`, such as `:`.
fn operator(bare: &str) -> Option<Habit> {
    let is_sign = |c: char| ":=>：＝".contains(c);
    let mut from = 0;
    while let Some(start) = bare[from..].find(is_sign).map(|at| from + at) {
        let end = bare[start..].find(|c| !is_sign(c)).map_or(bare.len(), |at| start + at);
        let sign = &bare[start..end];
        let before = bare[..start].trim_end();
        let is_part = |c: char| c.is_alphanumeric() || "-_.".contains(c);
        let key = before.trim_end_matches(is_part);
        // The first key of a line may have several words: `chủ trì: …`.
        let leads = before.chars().all(|c| is_part(c) || c == ' ' || c == '\t');
        let is_key = key.len() < before.len()
            && (leads || key.trim_end().is_empty() || key.trim_end().ends_with(['{', ',']));
        // A note has a text after its colon, not a value.
        let is_value = |c: char| c.is_ascii_digit() || "\"'[{“‘«+-".contains(c);
        let is_key = is_key
            && (before.trim_start() == &before[key.len()..] && before.is_ascii()
                || bare[end..].trim_start().starts_with(is_value));
        let name = before.trim();
        if sign == ":" && bare[end..].trim().is_empty() && is_table(name) {
            let start = before.len() - name.len();
            let words = fault::header(&bare[start..end], Some(&header_of(name)));
            return Some(Habit { range: start..end, words, repair: None });
        }
        if is_key && [":", ":=", "==", "=>", "：", "＝"].contains(&sign) {
            let repair =
                (!bare[end..].trim().is_empty()).then(|| Repair::of(start..end, Fill::Equals));
            let words = fault::sign_for_equals(sign).fix(equals(bare, start..end));
            return Some(Habit { range: start..end, words, repair });
        }
        from = end;
    }
    None
}

/// Writes `=` in the place of a sign, with a space on both sides.
fn equals(bare: &str, sign: Range<usize>) -> Fix {
    let is_space = |c: char| c == ' ' || c == '\t';
    let before = if bare[..sign.start].ends_with(is_space) { "" } else { " " };
    let after = if bare[sign.end..].starts_with(is_space) { "" } else { " " };
    let span = Span::new(sign.start, sign.end);
    Fix::replacing(true, span, format!("{before}={after}"))
}

/// A comparison without quotes: `score = ≥ 14,5`.
fn comparison(line: &str, bare: &str) -> Option<Habit> {
    let (start, _) = bare.char_indices().find(|(_, c)| "≥≤><".contains(*c))?;
    if !bare[..start].trim_end().ends_with('=') {
        return None;
    }
    if bare[..start].ends_with('=') && bare[start..].starts_with('>') {
        return None;
    }
    let sign = bare[start..].find(|c: char| !"≥≤>=< ".contains(c))?;
    let from = start + sign;
    let number = bare[from..].find(|c: char| !(c.is_ascii_digit() || ".,".contains(c)));
    let number = number.map_or(bare.len(), |length| from + length);
    let number = from + bare[from..number].trim_end_matches([',', '.']).len();
    let meant = plain(&line[start..number])?;
    let rest = bare[number..].trim_start();
    let unit = ["%", "điểm"].iter().find(|unit| rest.starts_with(**unit));
    let end = unit.map_or(number, |unit| bare.len() - rest.len() + unit.len());
    let words = fault::unquoted_text(&line[start..end], Some(meant));
    Some(Habit { range: start..end, words, repair: Some(Repair::of(start..end, Fill::Value)) })
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

fn number_habit(line: &str, bare: &str, range: Range<usize>, year: Option<&str>) -> Option<Habit> {
    // In an array, a comma between numbers is right.
    let in_array = bare[..range.start].contains('[');
    let after = &bare[range.end..];
    let sign = after.len() - after.trim_start().len();
    let percent = after[sign..].starts_with('%');
    let end = if percent { range.end + sign + 1 } else { range.end };
    // A sign before the number is lost with it.
    let signed = bare[..range.start].trim_end().trim_end_matches(['+', '-']).trim_end().len();
    let is_signed = bare[signed..range.start].contains(['+', '-']);
    let start = if is_signed { signed } else { range.start };
    // What stands after the number up to the end of the line is lost with it.
    let whole = Entry::of(line).and_then(|entry| entry.whole_value(line));
    let whole = whole.filter(|whole| whole.start == start);
    let rest = whole.as_ref().and_then(|whole| line.get(end..whole.end)).unwrap_or("").trim();
    let lost = start..whole.as_ref().map_or(end, |whole| whole.end);
    let value = |range: Range<usize>, words: Words| {
        let repair = Some(Repair::of(lost.clone(), Fill::Value));
        Some(Habit { range, words: instead_of(lost.clone(), words), repair })
    };
    if !["", ",", ";", ".", "điểm", "%"].contains(&rest) {
        let whole = whole?;
        let text = &line[whole.clone()];
        return match plain(text) {
            Some(meant) if meant.matches('-').count() == 2 => {
                value(whole, fault::wrong_date(text, &meant))
            }
            Some(meant) => value(whole, fault::number(text, Some(meant))),
            // A word after a day belongs to a deadline: `25/11 hằng năm`.
            None if key_before(bare, range.start) == "deadline" => {
                value(whole, fault::unquoted_text(text, None))
            }
            None => None,
        };
    }
    if let Some(number) = corrected(&line[range.start..end]).filter(|_| percent || !in_array) {
        let written = &line[range.start..end];
        return value(range.start..end, fault::number_habit(written, &number));
    }
    dated_or_decimal(line, bare, range, year, in_array)
        .and_then(|(range, words)| value(range, words))
}

/// The same words with a mend that replaces the whole value; they point at a part of it.
fn instead_of(value: Range<usize>, words: Words) -> Words {
    let fix = words.fix.map(|fix| match *fix {
        Fix { safe, mend: Mend::Here(insert) } => {
            Box::new(Fix::replacing(safe, Span::new(value.start, value.end), insert))
        }
        fix => Box::new(fix),
    });
    Words { fix, ..words }
}

/// A date, a fraction or a decimal comma.
fn dated_or_decimal(
    line: &str,
    bare: &str,
    range: Range<usize>,
    year: Option<&str>,
    in_array: bool,
) -> Option<(Range<usize>, Words)> {
    let written = &line[range.clone()];
    let parts: Vec<&str> = written.split(['/', '-', '.']).collect();
    let key = key_before(bare, range.start);
    if let ([first, of], true) = (parts.as_slice(), written.contains('/'))
        && let Some(words) = fraction(key, written, first, of)
    {
        return Some((range, words));
    }
    if let Some(iso) = year_first(&parts).filter(|iso| iso != written) {
        return Some((range, fault::wrong_date(written, &iso)));
    }
    if is_day_first(written, &parts) {
        return Some((range, day_first(written, &parts, key, year)));
    }
    match written.split_once(',') {
        Some((whole, decimals)) if !in_array && digits(whole, 12) && digits(decimals, 12) => {
            Some((range, fault::decimal_comma(written, &format!("{whole}.{decimals}"))))
        }
        _ => None,
    }
}

/// The key whose value begins at `start`.
fn key_before(bare: &str, start: usize) -> &str {
    let before = bare[..start].trim_end().trim_end_matches(['=', '+', '-', '[']).trim_end();
    let key = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || "-_".contains(c));
    &before[key.len()..]
}

/// A rank or a score as documents write it: `13/20`.
fn fraction(key: &str, written: &str, first: &str, of: &str) -> Option<Words> {
    let are_numbers = digits(first, 3) && digits(of, 3);
    match key {
        "rank" if are_numbers => Some(fault::rank_of(written, first, of)),
        "score" | "count" | "max" | "gain" if are_numbers => Some(fault::fraction(written, first)),
        "progress" | "percent" if are_numbers => {
            let (part, of) = (first.parse::<u32>().ok()?, of.parse::<u32>().ok()?);
            let percent = (part * 100).checked_div(of).filter(|percent| *percent <= 100);
            Some(fault::number(written, percent.map(|percent| percent.to_string())))
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

/// The message for a date with the day first. A deadline may stay as it is, in quotes.
fn day_first(written: &str, parts: &[&str], key: &str, plan_year: Option<&str>) -> Words {
    let takes_text = key == "deadline";
    let (d, m, y) = match parts {
        // A year of two digits is in this century.
        [d, m, y] if y.len() == 2 => (*d, *m, Some(format!("20{y}"))),
        [d, m, y] => (*d, *m, Some((*y).to_owned())),
        [d, m] if m.len() <= 2 => (*d, *m, plan_year.map(str::to_owned)),
        _ => return fault::unquoted_date(written, None, takes_text.then_some(written)),
    };
    let iso = y.as_ref().map(|y| format!("{y}-{m:0>2}-{d:0>2}"));
    let is_day = |iso: &String| NaiveDate::parse_from_str(iso, "%Y-%m-%d").is_ok();
    if iso.as_ref().is_some_and(|iso| !is_day(iso)) {
        return fault::no_such_day(written);
    }
    let quoted = match (parts, &y) {
        ([_, _, _], Some(y)) if written.len() <= 10 => format!("{d}/{m}/{y}"),
        _ => written.to_owned(),
    };
    let words =
        fault::unquoted_date(written, iso.as_deref(), takes_text.then_some(quoted.as_str()));
    // The year of the plan is only probably the one of the date.
    if parts.len() < 3 { words.unsure() } else { words }
}

/// The correct form of a date with the year first and other marks between the numbers.
fn year_first(parts: &[&str]) -> Option<String> {
    let [y, m, d] = parts else { return None };
    let number = |part: &str, most: usize| part.parse().ok().filter(|_| part.len() <= most);
    let year: u32 = number(y, 4).filter(|_| y.len() == 4)?;
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, number(m, 2)?, number(d, 2)?)?;
    Some(date.to_string())
}
