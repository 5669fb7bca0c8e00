//! What a number or a date in a cell of Excel shows, from its format.

use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, Timelike};

use crate::exchange::document::Doubt;

/// The format of a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Format {
    /// As the digits come.
    General,
    /// A date or a time.
    Date(Vec<Piece>),
    /// A number with so many decimals.
    Number(Digits),
}

/// A number as a format shows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Digits {
    before: String,
    after: String,
    whole: usize,
    decimals: usize,
    /// Decimals that are shown where they are not zero.
    optional: usize,
    percent: bool,
}

/// A piece of the format of a date.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Day, with how many letters.
    Day(usize),
    /// Month.
    Month(usize),
    /// Year.
    Year(usize),
    /// A part of the time of day.
    Time,
    /// Text.
    Literal(String),
}

impl Format {
    /// The format of an id, with its code where it has one of its own.
    pub fn of(id: usize, code: Option<&str>) -> Format {
        let built_in = match id {
            1 => "0",
            2 | 4 => "0.00",
            3 => "0",
            9 => "0%",
            10 => "0.00%",
            // The short date of the system, which in Viet Nam has the day first.
            14 => "d/m/yyyy",
            15 => "d-mmm-yy",
            16 => "d-mmm",
            17 => "mmm-yy",
            18..=21 | 45..=47 => "h:mm",
            22 => "d/m/yyyy h:mm",
            _ => "General",
        };
        Format::parse(code.unwrap_or(built_in))
    }

    fn parse(code: &str) -> Format {
        let pieces = pieces(code);
        let is_date =
            pieces.iter().any(|piece| !matches!(piece, Sign::Literal(_) | Sign::Digit(_)));
        if is_date {
            return Format::Date(of_date(pieces));
        }
        let has_digits = pieces.iter().any(|piece| matches!(piece, Sign::Digit('0' | '#' | '?')));
        let odd = pieces.iter().any(|piece| matches!(piece, Sign::Digit('E' | '/' | '@' | 'G')));
        if odd || !has_digits {
            return Format::General;
        }
        let (mut digits, mut seen, mut point) = (Digits::default(), false, false);
        for piece in pieces {
            match piece {
                Sign::Literal(text) if seen => digits.after += &text,
                Sign::Literal(text) => digits.before += &text,
                Sign::Digit('%') => digits.percent = true,
                Sign::Digit('.') => point = true,
                Sign::Digit('0') if point => digits.decimals += 1,
                Sign::Digit('#' | '?') if point => digits.optional += 1,
                Sign::Digit('0') => digits.whole += 1,
                _ => {}
            }
            seen |= point || digits.whole > 0;
        }
        Format::Number(digits)
    }

    /// What a value shows, and what is doubtful about it.
    pub fn shown(&self, raw: &str, dates_of_1904: bool) -> (String, Option<Doubt>) {
        let Some(value) = raw.trim().parse::<f64>().ok().filter(|value| value.is_finite()) else {
            return (raw.to_owned(), None);
        };
        match self {
            Format::General => (general(value), None),
            Format::Number(digits) => (digits.shown(value), None),
            Format::Date(pieces) => match moment(value, dates_of_1904) {
                Some(moment) => shown_date(pieces, moment),
                None => (general(value), Some(Doubt::IsDate)),
            },
        }
    }
}

/// A sign of a format code.
#[derive(Debug, PartialEq)]
enum Sign {
    Literal(String),
    Digit(char),
    Letters(char, usize),
}

/// The signs of the first section of a format.
fn pieces(code: &str) -> Vec<Sign> {
    let mut out = Vec::new();
    if code.eq_ignore_ascii_case("general") {
        return out;
    }
    let letters: Vec<char> = code.chars().take(500).collect();
    let mut at = 0;
    while let Some(letter) = letters.get(at).copied() {
        at += 1;
        match letter.to_ascii_lowercase() {
            ';' => break,
            '"' => {
                let end = letters[at..].iter().position(|c| *c == '"');
                let end = end.map_or(letters.len(), |end| at + end);
                out.push(Sign::Literal(letters[at..end].iter().collect()));
                at = end + 1;
            }
            '\\' => {
                out.extend(letters.get(at).map(|c| Sign::Literal(c.to_string())));
                at += 1;
            }
            '_' | '*' => at += 1,
            '[' => {
                let end = letters[at..].iter().position(|c| *c == ']');
                let end = end.map_or(letters.len(), |end| at + end);
                // Hours that are counted on stand in brackets.
                if let Some(c @ ('h' | 'm' | 's')) =
                    letters.get(at).map(char::to_ascii_lowercase).filter(|_| end - at <= 2)
                {
                    out.push(Sign::Letters(if c == 'm' { 'h' } else { c }, 1));
                }
                at = end + 1;
            }
            c @ ('d' | 'm' | 'y' | 'h' | 's') => {
                let same = letters[at..].iter().take_while(|next| next.to_ascii_lowercase() == c);
                let count = 1 + same.count();
                at += count - 1;
                out.push(Sign::Letters(c, count));
            }
            '0' | '#' | '?' | '.' | '%' | '@' => out.push(Sign::Digit(letter)),
            'e' if matches!(letters.get(at), Some('+' | '-')) => out.push(Sign::Digit('E')),
            'g' if code.to_ascii_lowercase().contains("general") => out.push(Sign::Digit('G')),
            ',' => out.push(Sign::Digit(',')),
            _ => out.push(Sign::Literal(letter.to_string())),
        }
    }
    // A slash between digits makes a fraction.
    let is_fraction = out.windows(3).any(|three| {
        matches!(three, [Sign::Digit(_), Sign::Literal(slash), Sign::Digit(_)] if slash == "/")
    });
    if is_fraction {
        out.push(Sign::Digit('/'));
    }
    out
}

/// Minutes are written as months are, and stand beside hours or seconds.
fn of_date(signs: Vec<Sign>) -> Vec<Piece> {
    let hours =
        |sign: Option<&Sign>, of: char| matches!(sign, Some(Sign::Letters(c, _)) if *c == of);
    let letters: Vec<usize> =
        (0..signs.len()).filter(|at| matches!(signs[*at], Sign::Letters(..))).collect();
    let neighbour = |at: usize, step: isize| {
        let place = letters.iter().position(|letter| *letter == at)?;
        let place = place.checked_add_signed(step)?;
        letters.get(place).map(|at| &signs[*at])
    };
    let is_minute = |at: usize| hours(neighbour(at, -1), 'h') || hours(neighbour(at, 1), 's');
    let piece = |(at, sign): (usize, &Sign)| match sign {
        Sign::Letters('d', count) => Piece::Day(*count),
        Sign::Letters('m', _) if is_minute(at) => Piece::Time,
        Sign::Letters('m', count) => Piece::Month(*count),
        Sign::Letters('y', count) => Piece::Year(*count),
        Sign::Letters(..) => Piece::Time,
        Sign::Literal(text) => Piece::Literal(text.clone()),
        Sign::Digit(digit) => Piece::Literal(digit.to_string()),
    };
    signs.iter().enumerate().map(piece).collect()
}

/// The moment that a number stands for.
fn moment(value: f64, dates_of_1904: bool) -> Option<NaiveDateTime> {
    if !(0.0..2_958_466.0).contains(&value) {
        return None;
    }
    let days = value.floor();
    // The first workbooks counted 29 February 1900, which did not exist.
    let base = match (dates_of_1904, days < 60.0) {
        (true, _) => NaiveDate::from_ymd_opt(1904, 1, 1)?,
        (false, true) => NaiveDate::from_ymd_opt(1899, 12, 31)?,
        (false, false) => NaiveDate::from_ymd_opt(1899, 12, 30)?,
    };
    #[expect(clippy::cast_possible_truncation, reason = "the bounds are checked above")]
    let (days, seconds) = (days as i64, ((value - days) * 86_400.0).round() as i64);
    let midnight = base.checked_add_signed(Duration::days(days))?.and_hms_opt(0, 0, 0)?;
    midnight.checked_add_signed(Duration::seconds(seconds))
}

fn shown_date(pieces: &[Piece], moment: NaiveDateTime) -> (String, Option<Doubt>) {
    let at = |wanted: fn(&Piece) -> bool| pieces.iter().position(wanted);
    let day = at(|piece| matches!(piece, Piece::Day(1 | 2)));
    let month = at(|piece| matches!(piece, Piece::Month(_)));
    let year = at(|piece| matches!(piece, Piece::Year(_)));
    let time = match (moment.hour(), moment.minute()) {
        (0, 0) => String::new(),
        (hour, minute) => format!("{hour:02}:{minute:02}"),
    };
    if day.is_none() && month.is_none() && year.is_none() {
        let time = if time.is_empty() { "00:00".to_owned() } else { time };
        return (time, Some(Doubt::IsDate));
    }
    let (d, m, y) = (moment.day(), moment.month(), moment.year());
    let names_month = pieces.iter().any(|piece| matches!(piece, Piece::Month(3..)));
    let in_order = day.is_none_or(|day| month.is_none_or(|month| day < month))
        && month.is_none_or(|month| year.is_none_or(|year| month < year));
    let (date, doubt) = match (day, month, year) {
        _ if in_order && !names_month => (in_words(pieces, moment.date()), Doubt::IsDate),
        (Some(day), Some(month), year) => {
            let is_month_first = month < day && year.is_none_or(|year| year > month);
            let swapped = is_month_first && d <= 12 && !names_month;
            let (first, second) = if swapped { (m, d) } else { (d, m) };
            let date = match year {
                Some(_) => format!("{first:02}/{second:02}/{y}"),
                None => format!("{first:02}/{second:02}"),
            };
            (date, if swapped { Doubt::MonthFirst } else { Doubt::IsDate })
        }
        (None, Some(_), Some(_)) => (format!("tháng {m}/{y}"), Doubt::IsDate),
        (None, Some(_), None) => (format!("tháng {m}"), Doubt::IsDate),
        (_, None, _) => (in_words(pieces, moment.date()), Doubt::IsDate),
    };
    (format!("{date} {time}").trim().to_owned(), Some(doubt))
}

/// A date in the order of the format, with its text; years have four digits.
fn in_words(pieces: &[Piece], date: NaiveDate) -> String {
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Day(1) => out += &date.day().to_string(),
            Piece::Day(2) => out += &format!("{:02}", date.day()),
            Piece::Month(1) => out += &date.month().to_string(),
            Piece::Month(_) => out += &format!("{:02}", date.month()),
            Piece::Year(_) => out += &date.year().to_string(),
            Piece::Literal(text) => out += text,
            Piece::Day(_) | Piece::Time => {}
        }
    }
    let is_sign = |c: char| c.is_whitespace() || [':', ',', '@'].contains(&c);
    out.trim_matches(is_sign).to_owned()
}

/// A number as a cell without a format shows it.
fn general(value: f64) -> String {
    // Fifteen digits are exact; those after them are the remains of binary fractions.
    let rounded = format!("{value:.14e}").parse::<f64>().unwrap_or(value);
    if rounded.abs() >= 1e15 { format!("{rounded:e}") } else { rounded.to_string() }
}

impl Digits {
    fn shown(&self, value: f64) -> String {
        let value = if self.percent { value * 100.0 } else { value };
        let exact = general(value).parse::<f64>().unwrap_or(value);
        let mut text = format!("{:.*}", (self.decimals + self.optional).min(15), exact);
        for _ in 0..self.optional {
            match text.strip_suffix('0') {
                Some(shorter) => text.truncate(shorter.len()),
                None => break,
            }
        }
        if text.ends_with('.') {
            text.pop();
        }
        let whole = text.find('.').unwrap_or(text.len());
        if !text.starts_with('-') && whole < self.whole {
            text = format!("{}{text}", "0".repeat((self.whole - whole).min(20)));
        }
        let percent = if self.percent { "%" } else { "" };
        format!("{}{text}{percent}{}", self.before, self.after).trim().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(code: &str, raw: &str) -> (String, Option<Doubt>) {
        Format::parse(code).shown(raw, false)
    }

    #[test]
    fn dates_are_what_they_show() {
        // 46113 is 1 April 2026, 46204 is 1 July 2026, 46216 is 13 July 2026.
        for (code, raw, text, doubt) in [
            ("dd/mm/yyyy", "46113", "01/04/2026", Doubt::IsDate),
            ("d/m/yy", "46113", "1/4/2026", Doubt::IsDate),
            ("\"Tháng \"m/yyyy", "46113", "Tháng 4/2026", Doubt::IsDate),
            ("m/yyyy", "46113", "4/2026", Doubt::IsDate),
            ("mm/dd/yyyy", "46204", "07/01/2026", Doubt::MonthFirst),
            ("mm/dd/yyyy;@", "46216", "13/07/2026", Doubt::IsDate),
            ("[$-42A]d mmmm yyyy", "46204", "01/07/2026", Doubt::IsDate),
            ("yyyy-mm-dd", "46204", "01/07/2026", Doubt::IsDate),
            ("mmm-yy", "46204", "tháng 7/2026", Doubt::IsDate),
            ("dd/mm/yyyy hh:mm", "46204.5", "01/07/2026 12:00", Doubt::IsDate),
            ("dd\" tháng \"mm\" năm \"yyyy", "46204", "01 tháng 07 năm 2026", Doubt::IsDate),
        ] {
            assert_eq!(shown(code, raw), (text.to_owned(), Some(doubt)), "{code}");
        }
        let of_1904 = Format::of(14, None).shown("44651", true);
        assert_eq!(of_1904.0, "1/4/2026");
    }

    #[test]
    fn numbers_keep_what_is_shown() {
        for (code, raw, text) in [
            ("General", "0.13000000000000001", "0.13"),
            ("General", "13.1", "13.1"),
            ("General", "2025", "2025"),
            ("0.00", "9.4", "9.40"),
            ("0.0#", "9.4", "9.4"),
            ("0%", "0.985", "98%"),
            ("0.0%", "0.985", "98.5%"),
            ("00", "7", "07"),
            ("#,##0", "1500", "1500"),
            ("\"≥ \"0.0", "14.5", "≥ 14.5"),
            ("@", "12", "12"),
            ("# ?/?", "0.5", "0.5"),
            ("0.00E+00", "1500", "1500"),
        ] {
            assert_eq!(shown(code, raw), (text.to_owned(), None), "{code}");
        }
    }
}
