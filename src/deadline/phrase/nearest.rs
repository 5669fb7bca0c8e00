//! Suggestions for a phrase that was refused: both readings of an ambiguous one, the phrase with a slip
//! corrected, or the deadline that stands among other words.

use chrono::NaiveDate;

use crate::deadline::Kind;
use crate::deadline::period::{last_of_month as month_end, roman_numeral};
use crate::deadline::phrase::condition::passed_over;
use crate::deadline::phrase::read::read;
use crate::deadline::phrase::refused::{DatedWords, Refused};
use crate::deadline::phrase::wordings::{
    all_year, before_the_day, day_of_workbook, each_period, hours_in_days, in_next_year,
    last_month_of_period, since_issue, something_else, without_brackets, without_bullet,
};
use crate::deadline::phrase::words::{Cursor, Token, folded, is_year, tokens, written};
use crate::text::name;

/// Longer phrases get no suggestion: they are not a deadline with a slip.
const MOST_TOKENS: usize = 80;

/// The suggestion for a phrase that is not read as a deadline.
pub fn nearest(folded: &str, tokens: &[Token<'_>], year: Option<i32>) -> Refused {
    if tokens.len() > MOST_TOKENS {
        return Refused::NoForm;
    }
    if let Some(refused) = two_readings(tokens, year) {
        return refused;
    }
    if let Some(whole) = with_whole_year(folded, year) {
        return Refused::ShortYear(whole);
    }
    if let Some(refused) = without_plural(tokens, year) {
        return refused;
    }
    if let Some(refused) = something_else(tokens)
        && corrected(tokens, year).is_none()
    {
        return refused;
    }
    if let Some(near) = corrected(tokens, year).or_else(|| respelt(tokens, year)) {
        return Refused::Near(near);
    }
    among_words(tokens, year).unwrap_or(Refused::NoForm)
}

/// Whether a phrase is a deadline that can be suggested. `thường xuyên` may have any words after it, so
/// with such words it does not show that the rest is right.
fn is_deadline(phrase: &str, year: Option<i32>) -> bool {
    let folded = folded(phrase);
    match read(&tokens(&folded), year) {
        Some(Ok(Kind::Standing)) => !folded.contains("xuyên") || folded == "thường xuyên",
        other => matches!(other, Some(Ok(_))),
    }
}

/// `10-12/2025`, `10.12`, `quý IV/2025-2026`, `hàng quý/năm 2025`.
fn two_readings(tokens: &[Token<'_>], year: Option<i32>) -> Option<Refused> {
    let mut c = Cursor::new(tokens);
    c.openings();
    let readings = match *c.rest {
        [Token::Number(day), Token::Sign('-' | '.'), Token::Number(month), ref rest @ ..]
            if !is_year(day) && !is_year(month) =>
        {
            let year = match rest {
                [] => String::new(),
                [Token::Sign('/' | '-' | '.'), Token::Number(year)] if is_year(*year) => {
                    format!("/{year}")
                }
                _ => return None,
            };
            [format!("{day}/{month}{year}"), format!("tháng {day} - {month}{year}")]
        }
        [ref time @ .., Token::Sign('-'), Token::Number(last)] => {
            let first = written(time);
            let (name, _) = first.rsplit_once('/')?;
            [format!("từ {first} đến hết năm {last}"), format!("từ {first} đến hết {name}/{last}")]
        }
        [ref rhythm @ .., Token::Sign('/' | ','), Token::Word("năm"), Token::Number(of)]
            if is_year(of) && !rhythm.is_empty() =>
        {
            let rhythm = written(rhythm);
            [format!("{rhythm} trong năm {of}"), format!("{rhythm}, năm")]
        }
        _ => return None,
    };
    let read: Vec<&String> = readings.iter().filter(|one| is_deadline(one, year)).collect();
    match read.as_slice() {
        [] => None,
        [one] => Some(Refused::Near((*one).clone())),
        _ => Some(Refused::TwoReadings(readings.map(|one| format!("\"{one}\"")))),
    }
}

/// The phrase with its two-digit year in four digits, if that makes it a deadline.
fn with_whole_year(folded: &str, year: Option<i32>) -> Option<String> {
    ['/', '-', '.'].into_iter().find_map(|sign| {
        let (before, after) = folded.rsplit_once(sign)?;
        let digits = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
        let whole = format!("{before}{sign}20{after}");
        let is_meant = digits == 2 && is_deadline(&whole, year);
        is_meant.then(|| written(&tokens(&whole)))
    })
}

/// The phrase with a slip corrected, if that makes it a deadline.
fn corrected(tokens: &[Token<'_>], year: Option<i32>) -> Option<String> {
    type Correction = fn(&[Token<'_>], Option<i32>) -> Option<String>;
    let corrections: [Correction; 28] = [
        throughout,
        without_bullet,
        day_of_workbook,
        all_year,
        since_issue,
        hours_in_days,
        each_period,
        last_month_of_period,
        without_brackets,
        in_next_year,
        before_the_day,
        number_in_words,
        last_day,
        week_of_month,
        without_stop,
        day_first,
        with_slashes,
        with_slash_before_year,
        with_and,
        without_parts,
        with_year,
        begun_quarter,
        every_day,
        in_days,
        without_sign_before_year,
        in_last_month,
        part_as_quarter,
        without_openings_after_before,
    ];
    corrections
        .iter()
        .find_map(|correct| correct(tokens, year).filter(|near| is_deadline(near, year)))
}

/// `2025-11-25`: in a phrase the day comes first.
fn day_first(tokens: &[Token<'_>], _: Option<i32>) -> Option<String> {
    let mut c = Cursor::new(tokens);
    let opened = c.openings();
    let read = tokens.len() - c.rest.len();
    match *c.rest {
        [
            Token::Number(year),
            Token::Sign('-' | '/' | '.'),
            Token::Number(month),
            Token::Sign('-' | '/' | '.'),
            Token::Number(day),
        ] => {
            let before = if opened { written(&tokens[..read]) + " " } else { String::new() };
            Some(format!("{before}{day}/{month}/{year}"))
        }
        _ => None,
    }
}

/// `quý IV 2025`, `quý I.2026`: `/` belongs before the year.
fn with_slash_before_year(tokens: &[Token<'_>], _: Option<i32>) -> Option<String> {
    let [before @ .., Token::Number(year)] = tokens else { return None };
    if !is_year(*year) {
        return None;
    }
    let before = before.strip_suffix(&[Token::Sign('.')]).unwrap_or(before);
    Some(format!("{}/{year}", written(before)))
}

/// `quý III & IV`, `tháng 7+8`.
fn with_and(tokens: &[Token<'_>], _: Option<i32>) -> Option<String> {
    let joined = tokens.iter().map(|token| match token {
        Token::Sign('&' | '+') => Token::Word("và"),
        token => *token,
    });
    Some(written(&joined.collect::<Vec<_>>()))
}

/// `6 tháng đầu năm và cả năm`: the periods of reports.
fn without_parts(tokens: &[Token<'_>], _: Option<i32>) -> Option<String> {
    let phrase = written(tokens);
    let without = phrase.replace(" tháng đầu năm", " tháng");
    (without != phrase).then_some(without)
}

/// `ngày 25-11`, `11.2025`, `tháng 11.2025`: the signs of a date are `/`.
fn with_slashes(tokens: &[Token<'_>], _: Option<i32>) -> Option<String> {
    let slashed: Vec<Token<'_>> = tokens
        .iter()
        .enumerate()
        .map(|(at, token)| {
            match (token, at.checked_sub(1).map(|at| tokens[at]), tokens.get(at + 1)) {
                (Token::Sign('-' | '.' | ','), Some(Token::Number(_)), Some(Token::Number(_))) => {
                    Token::Sign('/')
                }
                _ => *token,
            }
        })
        .collect();
    Some(written(&slashed))
}

/// `trong năm`, `năm nay`, `T6`: the missing year is the plan's.
fn with_year(tokens: &[Token<'_>], year: Option<i32>) -> Option<String> {
    let year = year?;
    if let [before @ .., Token::Word("t"), Token::Number(month)] = tokens {
        return Some(format!("{} tháng {month}/{year}", written(before)).trim().to_owned());
    }
    let at = tokens.iter().position(|token| *token == Token::Word("năm"))?;
    let rest = match &tokens[at + 1..] {
        [Token::Word("nay"), rest @ ..] => rest,
        [Token::Number(_), ..] => return None,
        rest => rest,
    };
    let (before, after) = (written(&tokens[..=at]), written(rest));
    Some(format!("{before} {year} {after}").trim().to_owned())
}

/// `đầu quý IV`, `giữa quý II/2025`, `đầu năm 2025`: the month or the quarter meant.
fn begun_quarter(tokens: &[Token<'_>], year: Option<i32>) -> Option<String> {
    let mut c = Cursor::new(tokens);
    c.openings();
    let (word, month) = match c.eat("đầu") {
        true => ("đầu", 2),
        false if c.eat("giữa") => ("giữa", 1),
        false => return None,
    };
    if c.eat("năm") && c.peek() != Some(Token::Word("học")) {
        return Some(format!("quý I/{}", c.year().or(year)?));
    }
    c.eat("quý").then_some(())?;
    let quarter = c.quarter().filter(|quarter| (1..=4).contains(quarter))?;
    let month = quarter * 3 - month;
    Some(format!("{word} tháng {month}{}", written(c.rest)))
}

/// `các tháng 3, 6, 9, 12`: the list without the word for several.
fn without_plural(tokens: &[Token<'_>], year: Option<i32>) -> Option<Refused> {
    let at = tokens.iter().position(|token| matches!(token, Token::Word("các" | "những")))?;
    if !matches!(tokens.get(at + 1)?, Token::Word("tháng" | "quý" | "ngày")) {
        return None;
    }
    let rest = [&tokens[..at], &tokens[at + 1..]].concat();
    match read(&rest, year)? {
        Ok(Kind::Standing | Kind::Conditional(_)) => None,
        Ok(_) => Some(Refused::Near(written(&rest))),
        Err(refused) => Some(refused),
    }
}

/// `trong suốt năm 2025`, `xuyên suốt`: work that goes on, and is not due at the end.
fn throughout(tokens: &[Token<'_>], _: Option<i32>) -> Option<String> {
    let at = tokens.iter().position(|token| *token == Token::Word("suốt"))?;
    match &tokens[at + 1..] {
        [Token::Word("năm"), Token::Number(year)] if is_year(*year) => {
            Some(format!("cả năm {year}"))
        }
        [] | [Token::Word("năm"), ..] => Some("thường xuyên".to_owned()),
        _ => None,
    }
}

/// `tháng mười hai`, `hai lần một năm`: numbers are written in digits.
fn number_in_words(tokens: &[Token<'_>], _: Option<i32>) -> Option<String> {
    const WORDS: [&str; 10] =
        ["một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"];
    let number = |token: Option<&Token<'_>>| match token {
        Some(Token::Word("bốn")) => Some(4),
        Some(Token::Word(word)) => WORDS.iter().position(|known| known == word).map(|at| at + 1),
        _ => None,
    };
    let mut out: Vec<Token<'_>> = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let is_month = at > 0 && tokens[at - 1] == Token::Word("tháng");
        let found = match (number(Some(token)), number(tokens.get(at + 1))) {
            (Some(10), Some(ones @ 1..=2)) => Some((10 + ones, 2)),
            (ten, _) => ten.map(|ten| (ten, 1)),
        };
        let is_counted =
            |length: usize| is_month || tokens.get(at + length) == Some(&Token::Word("lần"));
        match found.filter(|(_, length)| is_counted(*length)) {
            Some((number, length)) => {
                out.push(Token::Number(u32::try_from(number).ok()?));
                at += length;
            }
            None => {
                out.push(*token);
                at += 1;
            }
        }
    }
    let text = written(&out);
    let text = text.replace(" lần một năm", " lần/năm").replace(" lần trong năm", " lần/năm");
    (text != written(tokens)).then_some(text)
}

/// `ngày cuối cùng của tháng`, `ngày làm việc cuối cùng của quý`: the end of each.
fn last_day(tokens: &[Token<'_>], _: Option<i32>) -> Option<String> {
    let at = tokens.iter().position(|token| *token == Token::Word("cuối"))?;
    let day = tokens[..at].contains(&Token::Word("ngày"));
    let before = tokens[..at].contains(&Token::Word("trước"));
    (day && !before).then_some(())?;
    let mut c = Cursor::new(&tokens[at + 1..]);
    c.eat("cùng");
    c.eat("của");
    c.eat("hàng");
    let period = ["tháng", "quý", "năm"].into_iter().find(|period| c.eat(period))?;
    c.rest.is_empty().then(|| format!("hàng {period}"))
}

/// `tuần 3 tháng 9/2025`: weeks of a month are counted in days.
fn week_of_month(tokens: &[Token<'_>], _: Option<i32>) -> Option<String> {
    let mut c = Cursor::new(tokens);
    c.openings();
    c.eat("tuần").then_some(())?;
    c.eat("thứ");
    let week = c.count().filter(|week| (1..=4).contains(week))?;
    c.eat("của");
    c.eat("tháng").then_some(())?;
    Some(format!("đến ngày {}/{}", week * 7, written(c.rest).replace(" năm ", "/")))
}

/// `Q.IV/2025`: the quarter without the stop.
fn without_stop(tokens: &[Token<'_>], _: Option<i32>) -> Option<String> {
    let at = tokens.windows(2).position(|two| two == [Token::Word("q"), Token::Sign('.')])?;
    Some(written(&[&tokens[..at], &[Token::Word("quý")], &tokens[at + 2..]].concat()))
}

/// `hàng ngày`: daily work is ongoing work.
fn every_day(tokens: &[Token<'_>], _: Option<i32>) -> Option<String> {
    let is_daily = tokens.windows(2).any(|pair| pair == [Token::Word("hàng"), Token::Word("ngày")]);
    is_daily.then(|| "thường xuyên".to_owned())
}

/// `02 tuần kể từ ngày ký`, `1 tháng kể từ ngày ban hành`: only days are counted.
fn in_days(tokens: &[Token<'_>], _: Option<i32>) -> Option<String> {
    let at = tokens.windows(3).position(|three| {
        let is_count = matches!(three[..2], [Token::Number(_), Token::Word("tuần" | "tháng")]);
        is_count && matches!(three[2], Token::Word("kể" | "từ" | "sau") | Token::Sign(','))
    })?;
    let (Token::Number(number), Token::Word(unit)) = (tokens[at], tokens[at + 1]) else {
        return None;
    };
    let days = number.checked_mul(if unit == "tuần" { 7 } else { 30 })?;
    let (before, after) = (written(&tokens[..at]), written(&tokens[at + 2..]));
    Some(format!("{before} {days} ngày {after}").trim().to_owned())
}

/// `quý IV, năm 2025`, `tháng 11/năm 2025`.
fn without_sign_before_year(tokens: &[Token<'_>], _: Option<i32>) -> Option<String> {
    let at = tokens.windows(3).position(|three| {
        matches!(three, [Token::Sign(',' | '/' | '-'), Token::Word("năm"), Token::Number(_)])
    })?;
    Some([written(&tokens[..at]), written(&tokens[at + 1..])].join(" "))
}

/// `ngày 15 hàng quý`, `hàng quý, trước ngày 20`: the month is missing; the last one is suggested.
fn in_last_month(tokens: &[Token<'_>], _: Option<i32>) -> Option<String> {
    let quarterly = [Token::Word("hàng"), Token::Word("quý")];
    let at = tokens.windows(2).position(|pair| pair == quarterly)?;
    let around = [&tokens[..at], &tokens[at + 2..]];
    let day =
        around.iter().find(|part| part.iter().any(|token| matches!(token, Token::Number(_))))?;
    let day = written(day);
    Some(format!("{} tháng cuối quý", day.trim_start_matches([',', ' '])))
}

/// `3 tháng đầu năm 2025` is a quarter.
fn part_as_quarter(tokens: &[Token<'_>], year: Option<i32>) -> Option<String> {
    let mut c = Cursor::new(tokens);
    c.openings();
    if c.count() != Some(3) || !c.eat("tháng") {
        return None;
    }
    let quarter = match c.eat("đầu") {
        true => 1,
        false if c.eat("cuối") => 4,
        false => return None,
    };
    c.eat("năm").then_some(())?;
    Some(format!("quý {}/{}", roman_numeral(quarter), c.year().or(year)?))
}

/// `trước hết ngày 25/11`: the time follows directly after `trước`.
fn without_openings_after_before(tokens: &[Token<'_>], _: Option<i32>) -> Option<String> {
    let at = tokens.iter().position(|token| *token == Token::Word("trước"))?;
    let mut c = Cursor::new(&tokens[at + 1..]);
    c.openings();
    let day = if matches!(c.peek(), Some(Token::Number(_))) { " ngày" } else { "" };
    Some(format!("{}{day} {}", written(&tokens[..=at]), written(c.rest)))
}

/// The phrase with the right diacritics on the words of deadlines: `quy IV`, `thuong xuyên`.
fn respelt(tokens: &[Token<'_>], year: Option<i32>) -> Option<String> {
    const WORDS: &str = "ngày tháng quý năm tuần hàng định kỳ theo trước đến hết cuối đầu giữa chậm nhất \
        muộn hoàn thành trong từ thường xuyên liên tục lần nửa kể ban hành kế hoạch thứ giai đoạn \
        khi sau đột xuất cả tiếp những các";
    let respelt: Vec<Token<'_>> = tokens
        .iter()
        .map(|token| match token {
            Token::Word(word) if !WORDS.split_whitespace().any(|known| known == *word) => {
                let loose = name::loose(word);
                let known = WORDS.split_whitespace().find(|known| name::loose(known) == loose);
                Token::Word(known.unwrap_or(word))
            }
            token => *token,
        })
        .collect();
    let is_read = respelt != tokens && matches!(read(&respelt, year), Some(Ok(_)));
    is_read.then(|| written(&respelt))
}

/// The deadline, or several dates, among other words.
fn among_words(tokens: &[Token<'_>], year: Option<i32>) -> Option<Refused> {
    let found = spans(tokens, year);
    let is_dated = |kind: &Kind| matches!(kind, Kind::Fixed(_));
    if let Some((near, _)) = found.iter().find(|(_, kind)| kind.is_recurring()) {
        return Some(Refused::Near(near.clone()));
    }
    let mut dates: Vec<DatedWords> = Vec::new();
    for (words, kind) in &found {
        if let Kind::Fixed(due) = kind
            && dates.iter().all(|date| date.due != *due)
        {
            dates.push(DatedWords { words: words.clone(), due: *due });
        }
    }
    if dates.len() > 1 {
        dates.sort_by_key(|date| date.due);
        return Some(Refused::SeveralDates(dates));
    }
    let best = found.iter().find(|(_, kind)| is_dated(kind)).or_else(|| found.first());
    let goes_on = tokens.windows(2).any(|two| two == [Token::Word("thường"), Token::Word("xuyên")]);
    let near = best.map(|(near, _)| near.clone());
    near.or_else(|| goes_on.then(|| "thường xuyên".to_owned())).map(Refused::Near)
}

/// The longest runs of tokens that are deadlines, from left to right. Conditions are only read from a
/// whole phrase, because they may have any words after them, and so is ongoing work except after `từ`.
fn spans(tokens: &[Token<'_>], year: Option<i32>) -> Vec<(String, Kind)> {
    let mut found = Vec::new();
    let mut start = 0;
    while let Some(first) = tokens.get(start) {
        if let Some(length) = passed_over(&tokens[start..]) {
            start += length;
            continue;
        }
        // The empty run, with which this begins, is no deadline.
        let alone = (start..=tokens.len()).filter(|end| stands_alone(tokens, start, *end));
        let longest = alone.rev().find_map(|end| {
            let kind = read(&tokens[start..end], year)?.ok()?;
            let is_whole = match kind {
                Kind::Fixed(_) | Kind::Recurring(_) | Kind::Relative(_) => true,
                Kind::Standing => *first == Token::Word("từ"),
                Kind::Conditional(_) => false,
            };
            is_whole.then_some((end, kind))
        });
        match longest {
            Some((end, kind)) => {
                found.push((written(&tokens[start..end]), kind));
                start = end;
            }
            None => start += 1,
        }
    }
    found
}

/// Whether a run of tokens has the same meaning without the tokens beside it.
fn stands_alone(tokens: &[Token<'_>], start: usize, end: usize) -> bool {
    let before = start.checked_sub(1).map(|at| tokens[at]);
    let after = tokens.get(end);
    let changes = matches!(
        after,
        Some(Token::Word(
            "sau" | "tiếp" | "kế" | "trước" | "nay" | "này" | "học" | "lần" | "đầu" | "cuối"
        ))
    ) || matches!(
        (before, tokens[start]),
        (Some(Token::Word("tuần" | "thứ" | "lần" | "số" | "kỳ")), Token::Number(_))
    );
    let joins = |token: &Token<'_>| matches!(token, Token::Number(_) | Token::Sign('/' | '-'));
    // `thường xuyên/hàng quý`: a sign between words joins no date.
    let is_word = |at: Option<usize>| {
        at.and_then(|at| tokens.get(at)).is_some_and(|token| matches!(token, Token::Word(_)))
    };
    let parts_before = is_word(start.checked_sub(2)) && is_word(Some(start));
    let parts_after = is_word(end.checked_sub(1)) && is_word(Some(end + 1));
    let joins_before = before.as_ref().is_some_and(joins) && !parts_before;
    let joins_after = after.is_some_and(joins) && !parts_after;
    !joins_before && !joins_after && !changes
}

/// The time or the rhythm in a condition; `None` if there is none.
pub fn inside(phrase: &str, year: Option<i32>) -> Option<String> {
    let folded = folded(phrase);
    let tokens = tokens(&folded);
    let found = if tokens.len() > MOST_TOKENS { Vec::new() } else { spans(&tokens, year) };
    let recurring = found.iter().find(|(_, kind)| kind.is_recurring());
    recurring.or_else(|| found.first()).map(|(near, _)| near.clone())
}

/// The last day of the month for a day that the month does not have, such as `31/11`; `None` if the
/// phrase has no such day.
pub fn last_of_month(phrase: &str, year: Option<i32>) -> Option<NaiveDate> {
    let folded = folded(phrase);
    let tokens = tokens(&folded);
    let (day, month, rest) = tokens.iter().enumerate().find_map(|(at, _)| match &tokens[at..] {
        [
            Token::Number(day @ 29..=31),
            Token::Sign(_) | Token::Word("tháng"),
            Token::Number(month @ 1..=12),
            rest @ ..,
        ] => Some((*day, *month, rest)),
        _ => None,
    })?;
    let given = match rest {
        [Token::Sign(_) | Token::Word("năm"), Token::Number(given), ..] if is_year(*given) => {
            i32::try_from(*given).ok()
        }
        _ => None,
    };
    let last = month_end(given.or(year)?, month)?;
    let is_beyond = NaiveDate::from_ymd_opt(given.or(year)?, month, day).is_none();
    is_beyond.then_some(last)
}

#[cfg(test)]
mod tests {
    use crate::deadline::dmy;
    use crate::deadline::phrase::nearest::last_of_month;

    #[test]
    fn the_last_day_for_a_day_that_the_month_does_not_have() {
        for (phrase, year, last) in [
            ("31/11", Some(2025), Some("30/11/2025")),
            ("trước ngày 31 tháng 6", Some(2025), Some("30/06/2025")),
            ("29/2", Some(2025), Some("28/02/2025")),
            ("29/2", Some(2024), None),
            ("29/2/2024", Some(2025), None),
            ("30/2/2024", Some(2025), Some("29/02/2024")),
            ("31-6-2026", None, Some("30/06/2026")),
            ("31 tháng 6 năm 2026", None, Some("30/06/2026")),
            // What is no year belongs to something else.
            ("31/6, 7", Some(2025), Some("30/06/2025")),
            ("31/6", None, None),
            ("28/2", Some(2025), None),
            ("32/6", Some(2025), None),
            ("31/13", Some(2025), None),
            ("31/12", Some(2025), None),
        ] {
            assert_eq!(last_of_month(phrase, year).map(dmy).as_deref(), last, "{phrase} {year:?}");
        }
    }
}
