//! The phrases in which documents state a deadline.
//!
//! A phrase is matched by a table, form by form; nothing is guessed. What the table does not hold is
//! refused, with the reason where one shows (a date that does not exist, a condition that hides a date).

use chrono::NaiveDate;

use crate::deadline::period::{Every, Recurrence, last_of_month};
use crate::deadline::{Condition, Count, Kind, MOST_DAYS, day_before};
use crate::text::lang::Both;
use crate::text::name;

/// Why a phrase was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// No form of the table fits.
    NoForm,
    /// A form fits, but the calendar has no such day, month or quarter.
    NoSuchDate,
    /// A condition that names a day, month, quarter or year, and so may hide a date.
    HidesDate,
    /// A range whose end does not come after its beginning.
    Backwards,
    /// The phrase leaves the year to the plan, and the plan's year could not be read.
    NoYear,
}

/// The forms accepted, as an error message lists them.
pub const FORMS: Both = Both {
    vi: "các cách viết được nhận: `25/11/2025`, `trước ngày 25/11/2025`, `tháng 11/2025`, `quý IV/2025`, \
         `6 tháng đầu năm`, `năm 2025`, `giai đoạn 2021-2025`, `15 ngày kể từ ngày ký`, `hàng quý, 6 tháng, năm`, \
         `ngày 25 hàng tháng`, `thường xuyên`, `từ quý I/2026`, `theo …`, `khi …`, `sau khi …`; \
         nhiều mốc thì ghi bằng [[task.milestone]]",
    en: "forms accepted: `25/11/2025`, `trước ngày 25/11/2025`, `tháng 11/2025`, `quý IV/2025`, \
         `6 tháng đầu năm`, `năm 2025`, `giai đoạn 2021-2025`, `15 ngày kể từ ngày ký`, `hàng quý, 6 tháng, năm`, \
         `ngày 25 hàng tháng`, `thường xuyên`, `từ quý I/2026`, `theo …`, `khi …`, `sau khi …`; \
         several dates are written as [[task.milestone]]",
};

/// Reads a phrase; a year left out is `year`, the plan's.
pub fn parse(phrase: &str, year: Option<i32>) -> Result<Kind, Refused> {
    let folded = name::key(phrase);
    let folded = folded.strip_suffix('.').unwrap_or(&folded);
    let tokens = tokens(folded);
    let mut rest = tokens.as_slice();
    // The first refusal that knows more than "no form" is the one worth telling.
    let mut told = Refused::NoForm;
    loop {
        match forms(rest, year) {
            Ok(kind) => return Ok(kind),
            Err(Refused::NoForm) => {}
            Err(refused) if told == Refused::NoForm => told = refused,
            Err(_) => {}
        }
        match without_prefix(rest) {
            Some(shorter) => rest = shorter,
            None => return Err(told),
        }
    }
}

/// A leading word that changes nothing, taken off.
fn without_prefix<'t, 's>(tokens: &'t [Token<'s>]) -> Option<&'t [Token<'s>]> {
    let mut cursor = Cursor::new(tokens, None);
    let eaten =
        cursor.eat("hoàn thành") || cursor.eat("xong") || cursor.eat("trong") || cursor.eat("ngày");
    eaten.then_some(cursor.rest)
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Token<'s> {
    Word(&'s str),
    Number { value: u32, digits: usize },
    Sign(char),
}

/// Splits folded text into words, numbers and signs; white space only separates.
fn tokens(folded: &str) -> Vec<Token<'_>> {
    let mut out = Vec::new();
    let mut rest = folded;
    while let Some(c) = rest.chars().next() {
        let take = |class: fn(char) -> bool| rest.find(|c| !class(c)).unwrap_or(rest.len());
        let length = if c.is_ascii_digit() {
            let length = take(|c| c.is_ascii_digit());
            let value = rest[..length].parse().unwrap_or(u32::MAX);
            out.push(Token::Number { value, digits: length });
            length
        } else if c.is_alphabetic() {
            let length = take(char::is_alphabetic);
            push_word(&mut out, &rest[..length]);
            length
        } else {
            if !c.is_whitespace() {
                out.push(Token::Sign(c));
            }
            c.len_utf8()
        };
        rest = &rest[length..];
    }
    out
}

fn push_word<'s>(out: &mut Vec<Token<'s>>, word: &'s str) {
    let word = match word {
        // Three spellings of "every".
        "hằng" | "mỗi" => "hàng",
        "quí" => "quý",
        word => word,
    };
    // `QuýIV`: the numeral is written on to the word.
    match word.strip_prefix("quý") {
        Some(numeral) if roman(numeral).is_some() => {
            out.extend([Token::Word("quý"), Token::Word(numeral)]);
        }
        _ => out.push(Token::Word(word)),
    }
}

fn roman(word: &str) -> Option<u32> {
    ["i", "ii", "iii", "iv"].iter().position(|r| *r == word).map(|at| at as u32 + 1)
}

/// A place in a row of tokens. Every method either takes tokens and succeeds, or takes none.
#[derive(Clone, Copy)]
struct Cursor<'t, 's> {
    rest: &'t [Token<'s>],
    year: Option<i32>,
}

type Read<T> = Result<T, Refused>;

impl<'t, 's> Cursor<'t, 's> {
    fn new(rest: &'t [Token<'s>], year: Option<i32>) -> Self {
        Cursor { rest, year }
    }

    fn eat(&mut self, words: &str) -> bool {
        let mut rest = self.rest;
        for word in words.split(' ') {
            match rest.split_first() {
                Some((Token::Word(w), tail)) if *w == word => rest = tail,
                _ => return false,
            }
        }
        self.rest = rest;
        true
    }

    fn eat_sign(&mut self, sign: char) -> bool {
        match self.rest.split_first() {
            Some((Token::Sign(s), tail)) if *s == sign => {
                self.rest = tail;
                true
            }
            _ => false,
        }
    }

    fn any(&mut self, choices: &[&str]) -> bool {
        choices.iter().any(|words| self.eat(words))
    }

    fn number(&mut self, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
        match self.rest.split_first() {
            Some((Token::Number { value, digits: d }, tail)) if digits.contains(d) => {
                self.rest = tail;
                Some(*value)
            }
            _ => None,
        }
    }

    fn year_number(&mut self) -> Option<i32> {
        self.number(4..=4).map(|year| year as i32)
    }

    /// `/2025` or `năm 2025`.
    fn year_after(&mut self) -> Option<i32> {
        let mut ahead = *self;
        let led = ahead.eat_sign('/') || ahead.eat("năm");
        let year = led.then(|| ahead.year_number()).flatten()?;
        *self = ahead;
        Some(year)
    }

    /// The year written after, else the plan's.
    fn year(&mut self) -> Read<i32> {
        self.year_after().or(self.year).ok_or(Refused::NoYear)
    }

    fn quarter(&mut self) -> Option<u32> {
        match self.rest.split_first() {
            Some((Token::Word(word), tail)) => {
                let quarter = roman(word)?;
                self.rest = tail;
                Some(quarter)
            }
            _ => self.number(1..=2),
        }
    }

    fn done(&self) -> Read<()> {
        if self.rest.is_empty() { Ok(()) } else { Err(Refused::NoForm) }
    }
}

fn no_form<T>() -> Read<T> {
    Err(Refused::NoForm)
}

/// Tries every form on the whole row of tokens.
fn forms(tokens: &[Token<'_>], year: Option<i32>) -> Read<Kind> {
    let cursor = Cursor::new(tokens, year);
    if let Some(condition) = conditional(cursor) {
        return condition;
    }
    let attempts: [fn(Cursor<'_, '_>) -> Read<Kind>; 5] =
        [recurring, monthly_day, relative, standing, |c| fixed(c).map(Kind::Fixed)];
    let mut told = Refused::NoForm;
    for attempt in attempts {
        match attempt(cursor) {
            Ok(kind) => return Ok(kind),
            Err(Refused::NoForm) => {}
            Err(refused) => told = refused,
        }
    }
    Err(told)
}

/// `theo …`, `khi …`, `20 ngày sau khi …`; `None` where the phrase does not begin so.
fn conditional(cursor: Cursor<'_, '_>) -> Option<Read<Kind>> {
    let mut periodic = cursor;
    if periodic.eat("định kỳ theo quy định") && periodic.rest.is_empty() {
        return Some(Ok(Kind::Conditional(Condition::default())));
    }
    let mut tail = cursor;
    let led = tail.any(&["theo", "khi", "sau khi", "ngay khi", "ngay sau khi"]) || {
        tail = cursor;
        tail.number(1..=5).is_some() && tail.eat("ngày") && {
            tail.eat("làm việc");
            tail.eat("sau khi")
        }
    };
    if !led {
        return None;
    }
    Some(match tail.rest {
        [] => no_form(),
        rest if names_a_date(rest) => Err(Refused::HidesDate),
        _ => Ok(Kind::Conditional(Condition::default())),
    })
}

/// Whether tokens name a day, a month, a quarter or a year.
fn names_a_date(tokens: &[Token<'_>]) -> bool {
    let is_year = |value: u32, digits: usize| digits == 4 && (1900..2200).contains(&value);
    tokens.iter().enumerate().any(|(at, token)| {
        let next = tokens.get(at + 1);
        match (token, next) {
            // `2163/KH-UBND` and `78/2025/NĐ-CP` are numbers of documents.
            (Token::Number { value, digits }, next) if is_year(*value, *digits) => {
                let numbered = matches!(tokens.get(at + 2), Some(Token::Word(_)));
                !(numbered && next == Some(&Token::Sign('/')))
            }
            (Token::Number { value: 1..=31, .. }, Some(Token::Sign('/' | '-' | '.'))) => {
                matches!(tokens.get(at + 2), Some(Token::Number { value: 1..=12, .. }))
            }
            (Token::Word("ngày" | "tháng" | "quý" | "t"), Some(Token::Number { .. })) => true,
            (Token::Word("quý"), Some(Token::Word(word))) => roman(word).is_some(),
            (Token::Word("đầu" | "giữa" | "cuối"), Some(Token::Word("năm"))) => true,
            _ => false,
        }
    })
}

/// `định kỳ hàng quý, 6 tháng, năm`.
fn recurring(mut cursor: Cursor<'_, '_>) -> Read<Kind> {
    let mut marked = cursor.eat("định kỳ");
    let mut every = Vec::new();
    loop {
        marked |= cursor.eat("hàng");
        every.push(recurring_item(&mut cursor, &mut marked)?);
        if cursor.rest.is_empty() {
            break;
        }
        let joined = [',', '/', ';'].iter().any(|sign| cursor.eat_sign(*sign)) | cursor.eat("và");
        if !joined {
            return no_form();
        }
    }
    Recurrence::new(&every, None).map(Kind::Recurring).ok_or(Refused::NoForm)
}

fn recurring_item(cursor: &mut Cursor<'_, '_>, marked: &mut bool) -> Read<Every> {
    if let Some(months) = cursor.number(1..=2) {
        if !cursor.eat("tháng") {
            return no_form();
        }
        *marked = true;
        let mut ahead = *cursor;
        let a_time = (ahead.eat_sign('/') || ahead.eat("một") || ahead.number(1..=1) == Some(1))
            && ahead.eat("lần");
        if a_time {
            *cursor = ahead;
        }
        return match (months, a_time) {
            (3, true) => Ok(Every::Quarter),
            (6, _) => Ok(Every::HalfYear),
            (9, false) => Ok(Every::NineMonths),
            _ => no_form(),
        };
    }
    // A bare `quý` or `năm` recurs only after `hàng` or `định kỳ` said so.
    let unit = [
        ("tuần", Every::Week),
        ("tháng", Every::Month),
        ("quý", Every::Quarter),
        ("năm", Every::Year),
    ];
    match unit.iter().find(|(word, _)| *marked && cursor.eat(word)) {
        Some((_, every)) => Ok(*every),
        None => no_form(),
    }
}

/// `ngày 25 hàng tháng`, `trước ngày 25 hàng tháng`.
fn monthly_day(mut cursor: Cursor<'_, '_>) -> Read<Kind> {
    let before = cursor.eat("trước ngày");
    if !before {
        cursor.eat("ngày");
    }
    let day = cursor.number(1..=2).ok_or(Refused::NoForm)?;
    if !cursor.eat("hàng tháng") {
        return no_form();
    }
    cursor.done()?;
    let due = if before { day.saturating_sub(1) } else { day };
    match Recurrence::new(&[Every::Month], Some(due)) {
        Some(recurrence) if day <= 31 => Ok(Kind::Recurring(recurrence)),
        _ => Err(Refused::NoSuchDate),
    }
}

/// `15 ngày kể từ ngày ký`, `10 ngày làm việc kể từ ngày ban hành Kế hoạch`.
fn relative(mut cursor: Cursor<'_, '_>) -> Read<Kind> {
    let days = cursor.number(1..=5).ok_or(Refused::NoForm)?;
    if !cursor.eat("ngày") {
        return no_form();
    }
    let working = cursor.eat("làm việc");
    if !cursor.eat("kể từ ngày") || !cursor.any(&["ký ban hành", "ban hành", "ký"]) {
        return no_form();
    }
    if cursor.eat("kế hoạch") {
        cursor.eat("này");
    }
    cursor.done()?;
    if (1..=MOST_DAYS).contains(&days) {
        Ok(Kind::Relative(Count { days, working }))
    } else {
        Err(Refused::NoSuchDate)
    }
}

/// `thường xuyên, liên tục trong năm 2025`, `từ quý I/2026`, `từ ngày 01/7/2025 trở đi`.
fn standing(mut cursor: Cursor<'_, '_>) -> Read<Kind> {
    if cursor.eat("từ") {
        return standing_from(cursor);
    }
    if cursor.eat("thường xuyên") {
        let mut ahead = cursor;
        ahead.eat_sign(',');
        if ahead.eat("liên tục") {
            cursor = ahead;
        }
    } else if !cursor.any(&["cả năm", "liên tục"]) {
        return no_form();
    }
    cursor.eat_sign(',');
    cursor.eat("trong");
    cursor.eat("năm");
    cursor.year_number();
    cursor.done()?;
    Ok(Kind::Standing)
}

fn standing_from(mut cursor: Cursor<'_, '_>) -> Read<Kind> {
    let open_ended = if cursor.eat("tháng") {
        month(&mut cursor)?;
        true
    } else if cursor.eat("quý") {
        quarter(&mut cursor)?;
        true
    } else if cursor.eat("ngày") {
        date(&mut cursor)?;
        false
    } else {
        return no_form();
    };
    if !cursor.eat("trở đi") && !open_ended {
        return no_form();
    }
    cursor.done()?;
    Ok(Kind::Standing)
}

/// Everything that is due on one day.
fn fixed(cursor: Cursor<'_, '_>) -> Read<NaiveDate> {
    let attempts: [fn(&mut Cursor<'_, '_>) -> Read<NaiveDate>; 7] =
        [by_day, by_month, months, by_quarter, quarters, part_of_year, by_year];
    let mut told = Refused::NoForm;
    for attempt in attempts {
        let mut ahead = cursor;
        match attempt(&mut ahead).and_then(|date| ahead.done().map(|()| date)) {
            Ok(date) => return Ok(date),
            Err(Refused::NoForm) => {}
            Err(refused) => told = refused,
        }
    }
    Err(told)
}

fn by_day(cursor: &mut Cursor<'_, '_>) -> Read<NaiveDate> {
    if cursor.eat("trước") {
        cursor.eat("ngày");
        return day_before(date(cursor)?).ok_or(Refused::NoSuchDate);
    }
    let led = cursor.any(&["đến hết", "đến", "chậm nhất là", "chậm nhất"]);
    let day = cursor.eat("ngày");
    if led && !day { no_form() } else { date(cursor) }
}

/// `25/11/2025`, `25/11`, `25 tháng 11 năm 2025`; to the end, so that a wrong date is told only where
/// the whole phrase has the form of one.
fn date(cursor: &mut Cursor<'_, '_>) -> Read<NaiveDate> {
    let day = cursor.number(1..=2).ok_or(Refused::NoForm)?;
    let numeric = cursor.eat_sign('/');
    if !numeric && !cursor.eat("tháng") {
        return no_form();
    }
    let month = cursor.number(1..=2).ok_or(Refused::NoForm)?;
    let year = cursor.year()?;
    if !cursor.rest.is_empty() && !matches!(cursor.rest[0], Token::Word("trở")) {
        return no_form();
    }
    NaiveDate::from_ymd_opt(year, month, day).ok_or(Refused::NoSuchDate)
}

/// A month and its year, after the word `tháng`.
fn month(cursor: &mut Cursor<'_, '_>) -> Read<(i32, u32)> {
    let month = cursor.number(1..=2).ok_or(Refused::NoForm)?;
    let year = cursor.year()?;
    if (1..=12).contains(&month) { Ok((year, month)) } else { Err(Refused::NoSuchDate) }
}

fn by_month(cursor: &mut Cursor<'_, '_>) -> Read<NaiveDate> {
    let day_of = |(year, month), day| NaiveDate::from_ymd_opt(year, month, day);
    let end_of = |(year, month)| last_of_month(year, month);
    let date = if cursor.eat("đầu tháng") {
        day_of(month(cursor)?, 1)
    } else if cursor.eat("giữa tháng") {
        day_of(month(cursor)?, 15)
    } else if cursor.eat("trước tháng") {
        day_of(month(cursor)?, 1).and_then(day_before)
    } else if cursor.any(&["tháng", "cuối tháng", "hết tháng", "đến hết tháng", "đến tháng", "t"])
    {
        end_of(month(cursor)?)
    } else {
        // `11/2025`: without the word the year has to be there.
        let month = cursor.number(1..=2).ok_or(Refused::NoForm)?;
        let slash = cursor.eat_sign('/');
        let year = if slash { cursor.year_number() } else { None };
        end_of((year.ok_or(Refused::NoForm)?, month))
    };
    date.ok_or(Refused::NoSuchDate)
}

/// One member of a list: its year where one is written, and its number.
type Member = (Option<i32>, u32);

/// `10, 11/2025`, `II, quý III năm 2025`: the members after `word`, each with its own year or none.
fn members(
    cursor: &mut Cursor<'_, '_>,
    word: &str,
    number: fn(&mut Cursor<'_, '_>) -> Option<u32>,
    through: &[&str],
) -> Read<Vec<Member>> {
    let mut members = Vec::new();
    loop {
        let value = number(cursor).ok_or(Refused::NoForm)?;
        members.push((cursor.year_after(), value));
        let joined = if through.is_empty() {
            cursor.eat_sign(',') || cursor.eat_sign('-')
        } else {
            cursor.any(through)
        };
        if !joined {
            break;
        }
        cursor.eat(word);
    }
    if members.len() < 2 { no_form() } else { Ok(members) }
}

/// The last of the members, once they are known to go forward.
fn last_member(cursor: &Cursor<'_, '_>, members: &[Member], most: u32) -> Read<(i32, u32)> {
    // A year written once, at the end, holds for those before it.
    let mut year = members.last().and_then(|m| m.0).or(cursor.year).ok_or(Refused::NoYear)?;
    let mut dated = Vec::with_capacity(members.len());
    for (own, value) in members.iter().rev() {
        year = own.unwrap_or(year);
        dated.push((year, *value));
    }
    dated.reverse();
    if dated.iter().any(|(_, value)| !(1..=most).contains(value)) {
        return Err(Refused::NoSuchDate);
    }
    if dated.windows(2).any(|pair| pair[0] >= pair[1]) {
        return Err(Refused::Backwards);
    }
    dated.last().copied().ok_or(Refused::NoForm)
}

/// `tháng 10, 11/2025`, `tháng 10 - 12/2025`, `từ tháng 3 đến tháng 10/2025`.
fn months(cursor: &mut Cursor<'_, '_>) -> Read<NaiveDate> {
    let span = cursor.eat("từ");
    let through: &[&str] = if span { &["đến"] } else { &[] };
    if !cursor.eat("tháng") {
        return no_form();
    }
    let mut members = members(cursor, "tháng", |c| c.number(1..=2), through)?;
    cursor.done()?;
    if let (true, [first, last]) = (span, members.as_mut_slice())
        && first.0.is_none()
        && first.1 > last.1
    {
        // `từ tháng 10 đến tháng 3/2026` begins in the year before.
        first.0 = last.0.map(|year| year - 1);
    }
    let (year, month) = last_member(cursor, &members, 12)?;
    last_of_month(year, month).ok_or(Refused::NoSuchDate)
}

fn quarter(cursor: &mut Cursor<'_, '_>) -> Read<(i32, u32)> {
    let quarter = cursor.quarter().ok_or(Refused::NoForm)?;
    let year = cursor.year()?;
    if (1..=4).contains(&quarter) { Ok((year, quarter)) } else { Err(Refused::NoSuchDate) }
}

fn by_quarter(cursor: &mut Cursor<'_, '_>) -> Read<NaiveDate> {
    if !cursor.any(&["quý", "cuối quý", "hết quý", "đến hết quý"]) {
        return no_form();
    }
    let (year, quarter) = quarter(cursor)?;
    last_of_month(year, quarter * 3).ok_or(Refused::NoSuchDate)
}

/// `quý II, III/2025`, `quý II, quý III năm 2025`, `quý I - quý III/2025`.
fn quarters(cursor: &mut Cursor<'_, '_>) -> Read<NaiveDate> {
    if !cursor.eat("quý") {
        return no_form();
    }
    let members = members(cursor, "quý", |c| c.quarter(), &[])?;
    cursor.done()?;
    let (year, quarter) = last_member(cursor, &members, 4)?;
    last_of_month(year, quarter * 3).ok_or(Refused::NoSuchDate)
}

/// `6 tháng đầu năm 2025`, `nửa đầu năm`, `giữa năm`, `9 tháng đầu năm`, `6 tháng cuối năm`.
fn part_of_year(cursor: &mut Cursor<'_, '_>) -> Read<NaiveDate> {
    let month = if cursor.any(&["nửa đầu năm", "giữa năm"]) {
        6
    } else if cursor.eat("nửa cuối năm") {
        12
    } else {
        let months = cursor.number(1..=2).ok_or(Refused::NoForm)?;
        match (months, cursor.eat("tháng đầu năm"), cursor.eat("tháng cuối năm")) {
            (6, true, _) => 6,
            (9, true, _) => 9,
            (6, _, true) => 12,
            _ => return no_form(),
        }
    };
    let year = cursor.year_number().or(cursor.year).ok_or(Refused::NoYear)?;
    last_of_month(year, month).ok_or(Refused::NoSuchDate)
}

/// `năm 2025`, `cuối năm 2025`, `2025`, `năm 2025 - 2030`, `giai đoạn 2021-2025`.
fn by_year(cursor: &mut Cursor<'_, '_>) -> Read<NaiveDate> {
    let span = cursor.eat("giai đoạn");
    let end_of_year = cursor.eat("cuối năm");
    let worded = end_of_year || cursor.eat("năm");
    let first = cursor.year_number();
    let last = if cursor.eat_sign('-') && !end_of_year { cursor.year_number() } else { None };
    cursor.done()?;
    let year = match (first, last) {
        (Some(first), Some(last)) if !(worded || span) || first >= last => {
            return Err(if worded || span { Refused::Backwards } else { Refused::NoForm });
        }
        (_, Some(last)) => last,
        (Some(first), None) if !span => first,
        (None, None) if worded && !span => cursor.year.ok_or(Refused::NoYear)?,
        _ => return no_form(),
    };
    last_of_month(year, 12).ok_or(Refused::NoSuchDate)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn means(phrase: &str) -> String {
        match parse(phrase, Some(2025)) {
            Ok(Kind::Fixed(date)) => date.to_string(),
            Ok(Kind::Relative(count)) => format!("+{} {}", count.days, count.working),
            Ok(Kind::Recurring(recurrence)) => recurrence.words(),
            Ok(Kind::Standing) => "standing".to_owned(),
            Ok(Kind::Conditional(_)) => "conditional".to_owned(),
            Err(refused) => format!("{refused:?}"),
        }
    }

    /// A line a phrase: the phrase, and after `=>` what it means.
    fn table(rows: &str) {
        for row in rows.lines().map(str::trim).filter(|row| !row.is_empty()) {
            let (phrase, expected) = row.split_once("=>").unwrap();
            let (phrase, expected) = (phrase.trim(), expected.trim());
            assert_eq!(means(phrase), expected, "{phrase}");
            assert_eq!(means(&phrase.to_uppercase()), expected, "{phrase} in upper case");
            use unicode_normalization::UnicodeNormalization;
            let decomposed: String = phrase.nfd().collect();
            assert_eq!(means(&decomposed), expected, "{phrase} in NFD");
            let spaced = format!(" {}\u{a0} .", phrase.replace(' ', " \t "));
            assert_eq!(means(&spaced), expected, "{phrase} with odd spaces");
        }
    }

    #[test]
    fn days() {
        table(
            "25/11/2025 => 2025-11-25
             25/11 => 2025-11-25
             5/3/2026 => 2026-03-05
             ngày 25 tháng 11 năm 2025 => 2025-11-25
             ngày 25 tháng 11 => 2025-11-25
             đến ngày 25/11/2025 => 2025-11-25
             đến hết ngày 25/11 => 2025-11-25
             chậm nhất ngày 25/11/2025 => 2025-11-25
             chậm nhất là ngày 25 tháng 11 năm 2025 => 2025-11-25
             trước ngày 25/11/2025 => 2025-11-24
             trước 25/11 => 2025-11-24
             trước ngày 01/01/2025 => 2024-12-31
             Hoàn thành trước ngày 01/3/2024 => 2024-02-29
             29/02/2024 => 2024-02-29
             xong trong ngày 25/11 => 2025-11-25
             29/02/2025 => NoSuchDate
             31/11/2025 => NoSuchDate
             trước ngày 31/11/2025 => NoSuchDate
             25/13/2025 => NoSuchDate
             25/11/25 => NoForm
             30/6, 30/9/2025 => NoForm
             25/11 - 30/11/2025 => NoForm",
        );
    }

    #[test]
    fn months_and_quarters() {
        table(
            "tháng 11/2025 => 2025-11-30
             tháng 11 năm 2025 => 2025-11-30
             Tháng 02 => 2025-02-28
             tháng 2/2024 => 2024-02-29
             cuối tháng 11 => 2025-11-30
             hết tháng 11/2025 => 2025-11-30
             đến tháng 11 => 2025-11-30
             đến hết tháng 11 năm 2025 => 2025-11-30
             11/2025 => 2025-11-30
             T11/2025 => 2025-11-30
             đầu tháng 11 => 2025-11-01
             giữa tháng 11/2025 => 2025-11-15
             trước tháng 11/2025 => 2025-10-31
             trước tháng 1 => 2024-12-31
             tháng 10, 11/2025 => 2025-11-30
             tháng 10 - 12/2025 => 2025-12-31
             tháng 10, tháng 11, tháng 12 => 2025-12-31
             từ tháng 3 đến tháng 10/2025 => 2025-10-31
             từ tháng 11/2025 đến tháng 2/2026 => 2026-02-28
             từ tháng 10 đến tháng 3/2026 => 2026-03-31
             từ tháng 3 - 10/2025 => NoForm
             tháng 12 - 10/2025 => Backwards
             tháng 13/2025 => NoSuchDate
             13/2025 => NoSuchDate
             quý IV/2025 => 2025-12-31
             quý 4 năm 2025 => 2025-12-31
             Quý III => 2025-09-30
             quýIV/2025 => 2025-12-31
             trong quý I/2026 => 2026-03-31
             cuối quý II => 2025-06-30
             hết quý 3/2025 => 2025-09-30
             đến hết quý IV => 2025-12-31
             quý II, III/2025 => 2025-09-30
             quý II, quý III năm 2025 => 2025-09-30
             quý I - quý III/2025 => 2025-09-30
             quý IV/2025 - quý I/2026 => 2026-03-31
             quý V/2025 => NoForm
             quý 5 => NoSuchDate
             quý III, II => Backwards",
        );
    }

    #[test]
    fn years() {
        table(
            "6 tháng đầu năm 2025 => 2025-06-30
             nửa đầu năm => 2025-06-30
             giữa năm => 2025-06-30
             9 tháng đầu năm => 2025-09-30
             6 tháng cuối năm 2026 => 2026-12-31
             nửa cuối năm => 2025-12-31
             năm 2025 => 2025-12-31
             trong năm 2026 => 2026-12-31
             cuối năm 2025 => 2025-12-31
             cuối năm => 2025-12-31
             2025 => 2025-12-31
             năm 2025 - 2030 => 2030-12-31
             giai đoạn 2021-2025 => 2025-12-31
             giai đoạn 2025 - 2021 => Backwards
             9 tháng cuối năm => NoForm
             2025-2030 => NoForm
             đầu năm => NoForm",
        );
    }

    #[test]
    fn counted_and_recurring() {
        table(
            "100 ngày kể từ ngày ban hành Kế hoạch => +100 false
             trong 15 ngày kể từ ngày ký => +15 false
             10 ngày làm việc kể từ ngày ban hành => +10 true
             15 ngày => NoForm
             hàng tuần => hàng tuần
             hằng tháng => hàng tháng
             mỗi quý => hàng quý
             6 tháng => 6 tháng
             9 tháng => 9 tháng
             hàng năm => hàng năm
             định kỳ hàng quý, 6 tháng, năm => hàng quý, 6 tháng, năm
             hàng tháng và hàng quý => hàng tháng, quý
             hàng quý/năm => hàng quý, năm
             hàng quý; hàng năm => hàng quý, năm
             6 tháng/lần => 6 tháng
             6 tháng một lần => 6 tháng
             3 tháng/lần => hàng quý
             3 tháng => NoForm
             ngày 25 hàng tháng => ngày 25 hàng tháng
             trước ngày 25 hằng tháng => ngày 24 hàng tháng
             trước 25 hàng tháng => NoForm
             ngày 32 hàng tháng => NoSuchDate
             quý => NoForm",
        );
    }

    #[test]
    fn standing_and_conditional() {
        table(
            "thường xuyên => standing
             Thường xuyên, liên tục => standing
             thường xuyên trong năm => standing
             thường xuyên trong năm 2025 => standing
             thường xuyên năm 2025 => standing
             cả năm 2025 => standing
             liên tục => standing
             từ quý I/2026 => standing
             từ tháng 3 => standing
             từ ngày 01/7/2025 trở đi => standing
             từ ngày 31/6/2025 trở đi => NoSuchDate
             theo kế hoạch => conditional
             Theo kỳ tuyển dụng => conditional
             khi có yêu cầu => conditional
             ngay sau khi được phê duyệt => conditional
             định kỳ theo quy định => conditional
             20 ngày sau khi Tỉnh ủy ban hành => conditional
             10 ngày làm việc sau khi nhận hồ sơ => conditional
             theo Kế hoạch số 30/KH-UBND => conditional
             theo Kế hoạch số 2163/KH-UBND => conditional
             theo Nghị định số 78/2025/NĐ-CP => conditional
             theo tiến độ năm 2026 => HidesDate
             theo kế hoạch T11 => HidesDate
             theo mốc 25-11 => HidesDate
             khi hết quý => conditional
             theo kế hoạch ngày 30/7/2025 => HidesDate
             sau khi hết quý IV => HidesDate
             khi kết thúc năm 2025 => HidesDate
             theo tiến độ tháng 6 => HidesDate
             sớm nhất có thể => NoForm",
        );
    }

    #[test]
    fn a_year_that_could_not_be_read() {
        assert_eq!(parse("quý IV", None), Err(Refused::NoYear));
        assert!(parse("quý IV/2025", None).is_ok());
        assert!(parse("thường xuyên", None).is_ok());
    }
}
