//! Standing deadlines: ongoing work, perhaps from some time on.

use crate::deadline::Kind;
use crate::deadline::phrase::condition::hides_time;
use crate::deadline::phrase::refused::Refused;
use crate::deadline::phrase::time::{What, written};
use crate::deadline::phrase::words::{Cursor, Token};

/// Reads `thường xuyên, liên tục`, `cả năm`, `từ quý I/2026`, `năm 2025 và các năm tiếp theo`.
pub fn standing(c: Cursor<'_, '_>, plan: Option<i32>) -> Option<Result<Kind, Refused>> {
    from_then_on(c, plan).or_else(|| goes_on(c).then_some(Ok(Kind::Standing)))
}

/// `từ quý I/2026`, `từ ngày 01/7/2025 trở đi`.
fn from_then_on(mut c: Cursor<'_, '_>, plan: Option<i32>) -> Option<Result<Kind, Refused>> {
    c.openings();
    if !(c.eat("từ") || c.eat("kể từ")) {
        return None;
    }
    c.openings();
    let time = written(&mut c, None)?;
    c.eat_any(&["trở đi", "trở về sau"]);
    let is_whole = c.is_done() && !matches!(time.what, What::Number(_));
    is_whole.then(|| time.resolve(plan).map(|_| Kind::Standing))
}

fn goes_on(c: Cursor<'_, '_>) -> bool {
    let mut ahead = c;
    ahead.eat("thực hiện");
    ahead.eat("nhiệm vụ");
    if ahead.eat("thường xuyên") {
        return hides_nothing(ahead);
    }
    ahead = c;
    if ahead.eat("cả năm") {
        ahead.year();
        return ahead.is_done();
    }
    if ahead.eat("liên tục") {
        let mut more = ahead;
        more.eat_sign(',');
        if more.eat("thường xuyên") {
            ahead = more;
        }
        return hides_nothing(ahead);
    }
    ahead.openings();
    years(&mut ahead).is_some() && following_years(&mut ahead) && ahead.is_done()
}

/// Whether the words that follow contain no time at which it may be due. The year in which the work goes
/// on is not such a time.
fn hides_nothing(c: Cursor<'_, '_>) -> bool {
    if !hides_time(c.rest) {
        return true;
    }
    // The longest such ending is `, trong giai đoạn 2021 - 2025 và những năm tiếp theo`.
    (c.rest.len().saturating_sub(16)..c.rest.len()).any(|at| {
        let (before, rest) = c.rest.split_at(at);
        // `12/2025` is a month, not a year.
        let is_bound = matches!(before.last(), Some(Token::Sign('/' | '-' | '.')));
        !is_bound && lasts(Cursor::new(rest)) && !hides_time(before)
    })
}

/// Whether the rest is the time in which work goes on: `trong năm`, `đến hết năm 2025`, `hàng năm`, `năm
/// 2025 và các năm tiếp theo`.
fn lasts(mut c: Cursor<'_, '_>) -> bool {
    c.eat_any_sign(&[',', ';', '(']);
    let opened = c.openings();
    let mut ahead = c;
    if years(&mut ahead).is_some() && following_years(&mut ahead) {
        c = ahead;
    } else {
        ahead = c;
        // A span of several years may be the time in which it is due.
        let one_year = years(&mut ahead).is_some_and(|(first, last)| first == last);
        let found =
            one_year || ahead.eat_any(&["hàng năm", "cả năm"]) || (opened && ahead.eat("năm"));
        if !found {
            return false;
        }
        c = ahead;
    }
    c.eat_sign(')');
    c.is_done()
}

/// `năm 2025`, `2025 - 2026`, `giai đoạn 2021-2025`: the first and the last year.
fn years(c: &mut Cursor<'_, '_>) -> Option<(i32, i32)> {
    let mut ahead = *c;
    let What::Years(first, mut last) = written(&mut ahead, None)?.what else { return None };
    *c = ahead;
    if ahead.eat_sign('-')
        && let What::Years(_, end) = written(&mut ahead, None)?.what
    {
        last = end;
        *c = ahead;
    }
    Some((first, last))
}

/// `và các năm tiếp theo`.
fn following_years(c: &mut Cursor<'_, '_>) -> bool {
    let mut ahead = *c;
    ahead.eat_sign(',');
    let found = ahead.eat("và")
        && ahead.eat_any(&["các năm", "những năm"])
        && ahead.eat_any(&["tiếp theo", "sau", "kế tiếp"]);
    if found {
        *c = ahead;
    }
    found
}
