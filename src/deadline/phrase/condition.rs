//! Conditional deadlines, and whether the words of a condition contain a time or a rhythm, which may be
//! the real deadline.

use crate::deadline::phrase::refused::Refused;
use crate::deadline::phrase::words::{Cursor, Token, is_year, roman};
use crate::deadline::{Condition, Kind};

/// Reads a phrase that begins with `theo`, `khi`, `sau khi` or `đột xuất`, or is `định kỳ theo quy định`.
pub fn conditional(mut c: Cursor<'_, '_>) -> Option<Result<Kind, Refused>> {
    c.openings();
    if c.eat("đột xuất") || c.eat("định kỳ theo quy định") {
        return Some(unless_hidden(c.rest));
    }
    let led = c.eat_any(&["theo", "khi", "sau khi"]);
    let is_said = c.rest.iter().any(|token| !matches!(token, Token::Sign(_)));
    (led && is_said).then(|| unless_hidden(c.rest))
}

/// A condition, or a refusal if its words contain a time.
pub fn unless_hidden(words: &[Token<'_>]) -> Result<Kind, Refused> {
    if hides_time(words) {
        Err(Refused::HidesTime)
    } else {
        Ok(Kind::Conditional(Condition::default()))
    }
}

/// Whether words contain a time or a period. School years and the numbers and dates of documents do not
/// count.
pub fn hides_time(words: &[Token<'_>]) -> bool {
    let mut at = 0;
    while at < words.len() {
        if let Some(length) = passed_over(&words[at..]) {
            at += length;
        } else if is_time(words, at) || is_period(words, at) {
            return true;
        } else {
            at += 1;
        }
    }
    false
}

/// The number of words at the beginning that look like a time but are not: a school year, or the number
/// and date of a document.
pub fn passed_over(words: &[Token<'_>]) -> Option<usize> {
    school_year(words).or_else(|| document(words))
}

/// `năm học`, `năm học 2025 - 2026`.
fn school_year(words: &[Token<'_>]) -> Option<usize> {
    let mut c = Cursor::new(words);
    if !c.eat("năm học") {
        return None;
    }
    if c.year().is_some() {
        let mut ahead = c;
        if (ahead.eat_sign('-') || ahead.eat_sign('/')) && ahead.year().is_some() {
            c = ahead;
        }
    }
    Some(words.len() - c.rest.len())
}

/// `số 90/KH-STP ngày 12/6/2025`, `78/2025/NĐ-CP`, `57-NQ/TW`, `số 1001 ngày 11/12/2023`.
fn document(words: &[Token<'_>]) -> Option<usize> {
    let mut c = Cursor::new(words);
    let is_called = c.eat("số");
    let Some(Token::Number(_)) = c.peek() else { return None };
    c.rest = &c.rest[1..];
    let is_symbolic = symbol(&mut c);
    if !is_symbolic && !is_called {
        return None;
    }
    let mut ahead = c;
    ahead.eat_sign(',');
    if ahead.eat("ngày") && is_date(&mut ahead) {
        c = ahead;
    }
    // `số 3` alone may be the number of anything.
    (is_symbolic || c.rest.len() + 2 < words.len()).then_some(words.len() - c.rest.len())
}

/// `/KH-STP`, `/2025/NĐ-CP`, `-NQ/TW`, `/2025/QH15`.
fn symbol(c: &mut Cursor<'_, '_>) -> bool {
    let mut ahead = *c;
    let mut is_lettered = false;
    while ahead.eat_any_sign(&['/', '-']) {
        match ahead.peek() {
            Some(Token::Word(word)) if !is_unit(word) => {
                is_lettered = true;
                ahead.rest = &ahead.rest[1..];
                if word == "qh" {
                    ahead.number();
                }
            }
            Some(Token::Number(number)) if is_year(number) && !is_lettered => {
                ahead.rest = &ahead.rest[1..];
            }
            _ => break,
        }
        *c = ahead;
    }
    is_lettered
}

fn is_date(c: &mut Cursor<'_, '_>) -> bool {
    if c.number().is_none() || !(c.eat("tháng") || c.eat_any_sign(&['/', '-', '.'])) {
        return false;
    }
    c.number().is_some() && (c.eat("năm") || c.eat_any_sign(&['/', '-', '.'])) && c.year().is_some()
}

fn is_unit(word: &str) -> bool {
    matches!(word, "ngày" | "tuần" | "tháng" | "quý" | "năm" | "lần" | "kỳ")
}

/// Whether a day, a month, a quarter, a year or a part of one begins here.
fn is_time(words: &[Token<'_>], at: usize) -> bool {
    let next = words.get(at + 1);
    let after = words.get(at + 2);
    match (words[at], next) {
        (Token::Number(number), _) if (1900..2200).contains(&number) => true,
        (Token::Number(1..=31), Some(Token::Sign('/' | '-' | '.'))) => {
            matches!(after, Some(Token::Number(1..=12)))
        }
        (Token::Word("ngày" | "tháng" | "tuần" | "năm" | "t" | "q"), Some(Token::Number(_))) => {
            true
        }
        (Token::Word("q"), Some(Token::Word(word))) => roman(word).is_some(),
        (
            Token::Word("đầu" | "giữa" | "cuối" | "hết" | "thúc" | "nửa" | "cả"),
            Some(Token::Word("năm" | "tháng" | "tuần")),
        ) => after != Some(&Token::Word("học")),
        (
            Token::Word("năm" | "tháng" | "tuần"),
            Some(Token::Word("nay" | "này" | "sau" | "tới" | "tiếp")),
        ) => true,
        _ => false,
    }
}

/// Whether a period, or a word for repetition, begins here.
fn is_period(words: &[Token<'_>], at: usize) -> bool {
    let next = words.get(at + 1);
    let is_unit_next = matches!(next, Some(Token::Word("tuần" | "tháng" | "năm")))
        && words.get(at + 2) != Some(&Token::Word("học"));
    match words[at] {
        Token::Word("quý") => true,
        Token::Word("định") => next == Some(&Token::Word("kỳ")),
        Token::Word("hàng") => match next {
            // `mỗi lần` (“each time”) is not a period.
            Some(Token::Word(word)) => is_unit(word) && *word != "lần" || *word == "nửa",
            Some(Token::Number(_)) => true,
            Some(Token::Sign(_)) | None => false,
        },
        Token::Number(_) | Token::Word("trong" | "từng") | Token::Sign('/') => is_unit_next,
        // `báo cáo tháng`, `kỳ tháng`.
        Token::Word("cáo" | "kỳ") => is_unit_next,
        Token::Word("hoạch") => is_unit_next && words[..at].ends_with(&[Token::Word("kế")]),
        _ => false,
    }
}
