//! Wordings of documents that stand for a form that is read: `từng quý`, `quanh năm`, `24 giờ kể từ khi …`.
//!
//! Each function gives the phrase in that form; whether it is a deadline then is tried by `nearest`.

use crate::deadline::phrase::condition::hides_time;
use crate::deadline::phrase::refused::Refused;
use crate::deadline::phrase::words::{Cursor, Token, folded, written};

/// What a cell of a table holds where there is no deadline.
const ABSENT: [&str; 14] = [
    "",
    "không",
    "không có",
    "không có thời hạn",
    "không thời hạn",
    "không quy định",
    "không quy định thời hạn",
    "không xác định",
    "không xác định thời hạn",
    "không áp dụng",
    "chưa có",
    "chưa xác định",
    "chưa xác định thời hạn",
    "n/a",
];

/// What it holds where the task is done.
const COMPLETED: [&str; 6] =
    ["hoàn thành", "đã hoàn thành", "xong", "đã xong", "đã thực hiện", "đã thực hiện xong"];

/// How a condition begins that the format does not know as one.
const CONDITIONS: [&str; 8] = [
    "trước khi",
    "cho đến khi",
    "quá trình",
    "tùy",
    "tùy theo",
    "căn cứ",
    "trên cơ sở",
    "phụ thuộc",
];

/// A phrase that is no deadline, but says something else.
pub fn something_else(tokens: &[Token<'_>]) -> Option<Refused> {
    let words = tokens.iter().skip_while(|token| matches!(token, Token::Sign(_)));
    let words = written(&words.copied().collect::<Vec<_>>());
    if ABSENT.contains(&words.as_str()) {
        return Some(Refused::Absent);
    }
    if COMPLETED.contains(&words.as_str()) {
        return Some(Refused::Completed);
    }
    let mut c = Cursor::new(tokens);
    c.openings();
    let is_led = CONDITIONS.iter().any(|words| c.eat(&folded(words))) || in_hours_of_event(tokens);
    (is_led && !c.is_done() && !hides_time(c.rest)).then_some(Refused::Condition)
}

/// `trong 12 giờ kể từ khi nhận được văn bản`.
fn in_hours_of_event(tokens: &[Token<'_>]) -> bool {
    let hours = tokens.windows(2).any(|two| {
        matches!(two, [Token::Number(_), Token::Word("giờ" | "h" | "g" | "tiếng" | "phút")])
    });
    hours && tokens.iter().any(|token| matches!(token, Token::Word("khi" | "sau" | "kể")))
}

/// `45960`: the number that a workbook has for a day.
pub fn day_of_workbook(tokens: &[Token<'_>], _: Option<i32>) -> Option<String> {
    let [Token::Number(days @ 36_526..=73_050)] = tokens else { return None };
    let first = chrono::NaiveDate::from_ymd_opt(1899, 12, 30)?;
    let day = first.checked_add_days(chrono::Days::new((*days).into()))?;
    Some(day.format("%d/%m/%Y").to_string())
}

/// `- Quý IV/2025`: the item of a list.
pub fn without_bullet(tokens: &[Token<'_>], _: Option<i32>) -> Option<String> {
    match tokens {
        [Token::Sign('-' | '+' | '*' | '•' | '·'), rest @ ..] => Some(written(rest)),
        _ => None,
    }
}

/// `quanh năm`: work that goes on all year.
pub fn all_year(tokens: &[Token<'_>], _: Option<i32>) -> Option<String> {
    let at = tokens
        .windows(2)
        .position(|two| matches!(two, [Token::Word("quanh" | "trọn"), Token::Word("năm")]))?;
    let year = written(&tokens[at + 2..]);
    Some(format!("cả năm {year}").trim().to_owned())
}

/// `từ ngày ký`, `kể từ ngày Kế hoạch được ban hành`: work that goes on from then.
pub fn since_issue(tokens: &[Token<'_>], _: Option<i32>) -> Option<String> {
    let mut c = Cursor::new(tokens);
    c.openings();
    let from = c.eat_any(&["kể từ", "từ", "bắt đầu từ"]) && c.eat_any(&["ngày", "khi"]);
    let is_issue = c.rest.iter().any(|token| matches!(token, Token::Word("ký" | "hành" | "lực")));
    let is_counted = tokens.iter().any(|token| matches!(token, Token::Number(_)));
    (from && is_issue && !is_counted && !hides_time(c.rest)).then(|| "thường xuyên".to_owned())
}

/// `24 giờ kể từ khi nhận được văn bản`: whole days are counted.
pub fn hours_in_days(tokens: &[Token<'_>], _: Option<i32>) -> Option<String> {
    let at = tokens
        .windows(2)
        .position(|two| matches!(two, [Token::Number(_), Token::Word("giờ" | "h" | "tiếng")]))?;
    let Token::Number(hours) = tokens[at] else { return None };
    if hours == 0 || hours % 24 != 0 {
        return None;
    }
    let (before, after) = (written(&tokens[..at]), written(&tokens[at + 2..]));
    Some(format!("{before} {} ngày {after}", hours / 24).trim().to_owned())
}

/// `từng quý`, `các quý trong năm`, `tất cả các tháng`: each of them.
pub fn each_period(tokens: &[Token<'_>], _: Option<i32>) -> Option<String> {
    let mut c = Cursor::new(tokens);
    c.openings();
    c.eat_any(&["tất cả", "toàn bộ"]);
    if c.eat_any(&["các", "những", "mọi"]) {
        let period = ["tuần", "tháng", "quý"].into_iter().find(|period| c.eat(period))?;
        let is_of_year = c.eat_any(&["trong năm", "của năm"]);
        let year = c.year().map(|year| format!(" trong năm {year}"));
        let is_whole = c.is_done() && (is_of_year || year.is_none());
        return is_whole.then(|| format!("hàng {period}{}", year.unwrap_or_default()));
    }
    let each = tokens.iter().map(|token| match token {
        Token::Word("từng") => Token::Word("hàng"),
        token => *token,
    });
    let each: Vec<Token<'_>> = each.collect();
    (each != tokens).then(|| written(&each))
}

/// `ngày 15 của tháng cuối kỳ báo cáo`: quarters are what reports have months of.
pub fn last_month_of_period(tokens: &[Token<'_>], _: Option<i32>) -> Option<String> {
    let phrase = written(tokens);
    let of_quarter = phrase.replace("tháng cuối kỳ báo cáo", "tháng cuối quý");
    let of_quarter = of_quarter.replace("tháng cuối kỳ", "tháng cuối quý");
    (of_quarter != phrase).then_some(of_quarter)
}

/// `ngày 15 (mười lăm) của tháng báo cáo`, `định kỳ (quý, năm)`: without what brackets repeat, or without
/// the brackets alone.
pub fn without_brackets(tokens: &[Token<'_>], _: Option<i32>) -> Option<String> {
    let open = tokens.iter().position(|token| *token == Token::Sign('('))?;
    let length = tokens[open..].iter().position(|token| *token == Token::Sign(')'))?;
    let (inside, after) = (&tokens[open + 1..open + length], &tokens[open + length + 1..]);
    let is_number = |token: &Token<'_>| matches!(token, Token::Number(_));
    let repeats = open > 0 && is_number(&tokens[open - 1]) && !inside.iter().any(is_number);
    let inside = if repeats { &[] } else { inside };
    Some(written(&[&tokens[..open], inside, after].concat()))
}

/// `31/3 năm liền kề`, `trước ngày 10/01 của năm kế tiếp năm báo cáo`: the next year.
pub fn in_next_year(tokens: &[Token<'_>], _: Option<i32>) -> Option<String> {
    let at = tokens.windows(2).position(|two| {
        matches!(two, [Token::Word("năm"), Token::Word("liền" | "kế" | "tới" | "sau" | "tiếp")])
    })?;
    let before = tokens[..at].strip_suffix(&[Token::Word("của")]).unwrap_or(&tokens[..at]);
    Some(format!("{} năm sau", written(before)))
}

/// `trước thứ Sáu, ngày 28/11/2025`, `trước giờ làm việc ngày 28/11`: the day before, as the word says.
pub fn before_the_day(tokens: &[Token<'_>], _: Option<i32>) -> Option<String> {
    let mut c = Cursor::new(tokens);
    c.openings();
    if !c.eat("trước") {
        return None;
    }
    let number = c.rest.iter().position(|token| matches!(token, Token::Number(_)))?;
    let (between, day) = c.rest.split_at(number);
    let is_end = between.iter().any(|token| matches!(token, Token::Word("hết" | "thúc" | "cuối")));
    let is_day = matches!(
        day,
        [_, Token::Sign('/' | '-' | '.') | Token::Word("tháng"), Token::Number(1..=12), ..]
    );
    let is_month = matches!(between.last(), Some(Token::Word("tháng" | "t")));
    (is_day && !is_month && !is_end).then(|| format!("trước ngày {}", written(day)))
}
