//! How often a deadline recurs: `hàng quý, 6 tháng, năm`, `6 tháng/lần`, `2 lần/năm`, and the closing
//! words after it.

use crate::deadline::period::Every;
use crate::deadline::phrase::condition::hides_time;
use crate::deadline::phrase::refused::Refused;
use crate::deadline::phrase::time::is_year_token;
use crate::deadline::phrase::words::{Cursor, Token, roman};

/// The periods of a recurring deadline, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rhythm {
    /// The kinds of periods, in the order written.
    pub every: Vec<Every>,
    /// Whether it is marked as recurring: by `hàng`, `định kỳ` or `lần`, or by being a list.
    pub is_marked: bool,
    /// Whether such a word is at the beginning, so that opening words may stand before it.
    pub may_be_opened: bool,
    /// Whether the year is written `cả năm`, which is not a rhythm by itself.
    pub is_whole_year: bool,
}

/// A part of a rhythm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Item {
    /// A period.
    Of(Every),
    /// `02 tuần một lần`, which needs a first date.
    Fortnight,
}

struct Read {
    item: Item,
    is_marked: bool,
    is_whole_year: bool,
}

/// Reads a rhythm; `None` if there is none here.
pub fn rhythm(c: &mut Cursor<'_, '_>) -> Option<Result<Rhythm, Refused>> {
    let mut ahead = *c;
    let periodic = ahead.eat("định kỳ");
    ahead.eat("theo");
    let first = item(&mut ahead)?;
    let mut found = Rhythm {
        every: Vec::with_capacity(4),
        is_marked: periodic || first.is_marked,
        may_be_opened: periodic || first.is_marked,
        is_whole_year: first.is_whole_year,
    };
    let mut next = Some(first);
    while let Some(read) = next {
        let Item::Of(every) = read.item else {
            *c = ahead;
            return Some(Err(Refused::Fortnight));
        };
        found.every.push(every);
        next = joined_item(&mut ahead);
        // A list of periods is always a rhythm.
        found.is_marked |= next.is_some();
    }
    found.is_marked &= !(found.is_whole_year && found.every.len() == 1 && !periodic);
    *c = ahead;
    Some(Ok(found))
}

fn joined_item(c: &mut Cursor<'_, '_>) -> Option<Read> {
    let mut ahead = *c;
    let sign = ahead.eat_any_sign(&[',', '/', ';']);
    if !(ahead.eat("và") || sign) {
        return None;
    }
    let read = item(&mut ahead)?;
    *c = ahead;
    Some(read)
}

fn item(c: &mut Cursor<'_, '_>) -> Option<Read> {
    if let Some(every) = times_a_period(c) {
        return Some(Read { item: Item::Of(every), is_marked: true, is_whole_year: false });
    }
    let mut ahead = *c;
    at_least(&mut ahead);
    let marked = ahead.eat("hàng");
    let is_whole_year = ahead.eat("cả năm");
    let (number, unit) = if is_whole_year {
        (1, Every::Year)
    } else if ahead.eat("nửa năm") {
        (1, Every::HalfYear)
    } else {
        (ahead.count().unwrap_or(1), unit(&mut ahead)?)
    };
    let times = times(&mut ahead);
    if times.is_none() && is_time(unit, marked, &ahead) {
        return None;
    }
    let item = match (unit.months(), number, times.unwrap_or(1)) {
        (None, 1, 1) => Item::Of(Every::Week),
        (None, 2, 1) => Item::Fortnight,
        (Some(9), 1, 1) | (Some(1), 9, 1) if times.is_none() => Item::Of(Every::NineMonths),
        (Some(months), number, times) => Item::Of(every(months.checked_mul(number)?, times)?),
        _ => return None,
    };
    *c = ahead;
    Some(Read { item, is_marked: marked || times.is_some(), is_whole_year })
}

/// Whether the token after a unit makes it a time: `quý IV`, `tháng 6`, `năm 2025`.
fn is_time(unit: Every, marked: bool, c: &Cursor<'_, '_>) -> bool {
    match (unit, c.peek()) {
        (Every::Quarter, Some(Token::Word(word))) => roman(word).is_some(),
        (Every::Year, next) => is_year_token(next.as_ref()),
        (_, Some(Token::Number(_))) => !marked,
        _ => false,
    }
}

fn unit(c: &mut Cursor<'_, '_>) -> Option<Every> {
    let units = [
        ("tháng", Every::Month),
        ("quý", Every::Quarter),
        ("năm", Every::Year),
        ("tuần", Every::Week),
    ];
    units.iter().find(|(word, _)| c.eat(word)).map(|(_, unit)| *unit)
}

/// The period that fits `times` times into so many months; `None` if there is none.
fn every(months: u32, times: u32) -> Option<Every> {
    match (months % times.max(1), months / times.max(1)) {
        (0, 1) => Some(Every::Month),
        (0, 3) => Some(Every::Quarter),
        (0, 6) => Some(Every::HalfYear),
        (0, 12) => Some(Every::Year),
        _ => None,
    }
}

/// `/lần`, `một lần`, `2 lần`.
fn times(c: &mut Cursor<'_, '_>) -> Option<u32> {
    let mut ahead = *c;
    let slash = ahead.eat_sign('/');
    at_least(&mut ahead);
    let number = ahead.count();
    let number = if slash { number.unwrap_or(1) } else { number? };
    if !ahead.eat("lần") {
        return None;
    }
    *c = ahead;
    Some(number)
}

/// `2 lần/năm`, `ít nhất 01 lần mỗi quý`.
fn times_a_period(c: &mut Cursor<'_, '_>) -> Option<Every> {
    let mut ahead = *c;
    at_least(&mut ahead);
    let times = ahead.count()?;
    if !ahead.eat("lần") || !(ahead.eat_sign('/') || ahead.eat("hàng") || ahead.eat("trong")) {
        return None;
    }
    let number = ahead.count().unwrap_or(1);
    let unit = unit(&mut ahead)?;
    let every = match unit.months() {
        None => (times == 1 && number == 1).then_some(Every::Week)?,
        Some(months) => every(months.checked_mul(number)?, times)?,
    };
    *c = ahead;
    Some(every)
}

fn at_least(c: &mut Cursor<'_, '_>) {
    c.eat_any(&["ít nhất", "tối thiểu"]);
}

/// Skips closing words that do not change the meaning: `hoặc đột xuất`, `theo quy định`.
pub fn tails(c: &mut Cursor<'_, '_>) {
    while tail(c) {}
}

fn tail(c: &mut Cursor<'_, '_>) -> bool {
    let mut ahead = *c;
    let sign = ahead.eat_any_sign(&[',', ';']);
    if ahead.eat("theo quy định") {
        *c = ahead;
        if ahead.eat("của") && !ahead.is_done() && !hides_time(ahead.rest) {
            c.rest = &[];
        }
        return true;
    }
    let joined = ahead.eat("hoặc") || ahead.eat("và");
    let sudden = (joined || sign) && ahead.eat("đột xuất");
    let asked = (joined || sudden) && ahead.eat_any(&["khi có yêu cầu", "theo yêu cầu"]);
    if sudden || asked {
        *c = ahead;
    }
    sudden || asked
}
