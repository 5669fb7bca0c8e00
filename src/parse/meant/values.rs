//! Dates, numbers and comparisons that people write in words or signs that TOML does not take.

use chrono::{Days, NaiveDate};

use crate::text::name;
use crate::text::number::{Number, corrected};

/// The days that a number in a cell of Excel may stand for: the years 2000 to 2099.
const EXCEL_DAYS: std::ops::RangeInclusive<i64> = 36_526..=73_050;

/// The day that Excel shows for a number.
pub fn excel_day(number: i64) -> Option<NaiveDate> {
    let days = u64::try_from(number).ok().filter(|_| EXCEL_DAYS.contains(&number))?;
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days))
}

/// A day written as one number: `20251120`.
pub fn day_of_digits(number: i64) -> Option<NaiveDate> {
    let year = i32::try_from(number / 10_000).ok().filter(|year| (2000..2100).contains(year))?;
    let part = |number: i64| u32::try_from(number % 100).ok();
    NaiveDate::from_ymd_opt(year, part(number / 100)?, part(number)?)
}

/// The one day that a text names: `20/11/2025`, `đã xong ngày 20 tháng 11 năm 2025`.
pub fn day_in(text: &str) -> Option<NaiveDate> {
    let text = plain_signs(text);
    let words = name::loose(&text).replace(" thang ", "/").replace(" nam ", "/");
    let is_part = |c: char| c.is_ascii_digit() || "/-.".contains(c);
    let pieces = words.split(|c: char| !is_part(c));
    let mut days = pieces.filter_map(|piece| day(piece.trim_matches(['/', '-', '.'])));
    let first = days.next()?;
    days.all(|day| day == first).then_some(first)
}

/// A text that is a day, with the year first or last; a year of two digits is in this century.
fn day(text: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = text.split(['/', '-', '.']).collect();
    let [a, b, c] = parts.as_slice() else { return None };
    let number = |part: &str| part.parse::<u32>().ok().filter(|_| part.len() <= 4);
    let (year, day) =
        if a.len() == 4 { (number(a)?, number(c)?) } else { (number(c)?, number(a)?) };
    let year = if year < 100 { year + 2000 } else { year };
    let year = i32::try_from(year).ok().filter(|year| (1000..10_000).contains(year))?;
    NaiveDate::from_ymd_opt(year, number(b)?, day)
}

/// The only number that a text holds: `top 5`, `xếp hạng 5`, `hoàn thành 80%`.
pub fn number_in(text: &str) -> Option<String> {
    let is_part = |c: char| c.is_ascii_digit() || ".,".contains(c);
    let pieces = text.split(|c: char| !is_part(c)).map(|piece| piece.trim_end_matches(['.', ',']));
    let mut numbers = pieces.filter(|piece| !piece.is_empty());
    let number = numbers.next().filter(|_| numbers.next().is_none())?;
    let number =
        &if number.starts_with(['.', ',']) { format!("0{number}") } else { number.to_owned() };
    corrected(number).or_else(|| Number::parse(number).is_ok().then(|| number.replace(',', ".")))
}

/// The year that a text names: `năm 2025`.
pub fn year_in(text: &str) -> Option<String> {
    let mut years = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4);
    let year = years.next().filter(|_| years.next().is_none())?;
    (year.starts_with("19") || year.starts_with("20")).then(|| year.to_owned())
}

/// How people say a comparison, without diacritics.
const COMPARISONS: [(&str, &str); 16] = [
    ("khong thap hon", ">="),
    ("khong duoi", ">="),
    ("khong it hon", ">="),
    ("it nhat", ">="),
    ("toi thieu", ">="),
    ("tro len", ">="),
    ("khong qua", "<="),
    ("khong vuot qua", "<="),
    ("toi da", "<="),
    ("tro xuong", "<="),
    ("cao hon", ">"),
    ("lon hon", ">"),
    ("tren", ">"),
    ("thap hon", "<"),
    ("duoi", "<"),
    ("dat", ">="),
];

/// A comparison in words as a plan has it: `từ 14,5 trở lên` is `">= 14.5"`.
pub fn bound_in(text: &str) -> Option<String> {
    let number = number_in(text)?;
    let words = name::loose(text);
    let said = COMPARISONS.iter().find(|(words_of, _)| words.contains(words_of));
    let sign = match said {
        Some((_, sign)) => sign,
        None if words.contains(">=") || words.contains('≥') => ">=",
        None if words.contains("<=") || words.contains('≤') => "<=",
        None => return Some(number),
    };
    Some(format!("\"{sign} {number}\""))
}

/// A bound measured from the year before, as documents state it: `tăng 2 bậc`, `không thấp hơn năm trước`.
pub fn relative_in(text: &str, is_rank: bool) -> Option<String> {
    let words = name::loose(text);
    let has = |some: &[&str]| some.iter().any(|word| words.contains(word));
    let is_kept = has(&["khong thap hon", "khong giam", "giu vung", "duy tri", "bang hoac"]);
    let is_raised = has(&["tang", "nang", "cai thien", "vuot", "cao hon"]);
    let of_before = has(&["nam truoc", "so voi", "nam 20"]);
    if !(is_raised || is_kept && of_before) {
        return None;
    }
    let is_part = |c: char| c.is_ascii_digit() || ".,".contains(c);
    let pieces = text.split(|c: char| !is_part(c)).map(|piece| piece.trim_matches(['.', ',']));
    let mut steps = pieces.filter(|piece| !piece.is_empty() && piece.len() != 4);
    let step = steps.next();
    if steps.next().is_some() || (step.is_some() && is_kept && !is_raised) {
        return None;
    }
    let step = step.map(|step| step.trim_start_matches('0').replace(',', "."));
    let (better, toward) = if is_rank { ("<", "-") } else { (">", "+") };
    Some(match step {
        Some(step) => format!("\"{better}= baseline {toward} {step}\""),
        None if is_raised && !is_kept => format!("\"{better} baseline\""),
        None => format!("\"{better}= baseline\""),
    })
}

/// A target as a table, for one that is written as a number or a text.
pub fn target_in(text: &str) -> Option<String> {
    let words = name::loose(text);
    let is_rank = ["hang", "top", "thu ", "bac"].iter().any(|word| words.contains(word));
    if let Some(bound) = relative_in(text, is_rank) {
        let metric = match (is_rank, text.contains('%')) {
            (true, _) => "rank",
            (false, true) => "percent",
            (false, false) => "score",
        };
        return Some(format!("{{ {metric} = {bound} }}"));
    }
    let metric = match (is_rank, text.contains('%')) {
        (true, _) => return Some(format!("{{ rank = {} }}", number_in(text)?)),
        (false, true) => "percent",
        (false, false) => "score",
    };
    let text = text.trim();
    let is_bound = text.starts_with(['>', '<', '=', '≥', '≤']) && number_in(text).is_some();
    let bound = if is_bound { format!("\"{text}\"") } else { bound_in(text)? };
    Some(format!("{{ {metric} = {bound} }}"))
}

/// `true` or `false`, as people say it.
pub fn flag_in(text: &str) -> Option<&'static str> {
    match name::loose(text).as_str() {
        "true" | "co" | "yes" | "x" | "1" | "dung" => Some("true"),
        "false" | "khong" | "no" | "0" | "sai" => Some("false"),
        _ => None,
    }
}

/// A value without quotes that is a date, a number or a comparison but for its signs: full-width digits, the
/// dashes of Word, `O` for `0`.
pub fn plain(written: &str) -> Option<String> {
    let written = written.trim();
    if let Some(number) = written.strip_prefix(['≥', '≤', '>', '<']) {
        let number = number.trim_start_matches('=').trim();
        let is_number = number_in(number).is_some();
        return is_number.then(|| format!("\"{}\"", written.replace('≥', ">=").replace('≤', "<=")));
    }
    let folded = plain_signs(written);
    let folded =
        folded.strip_suffix("điểm").map_or(folded.clone(), |number| number.trim().to_owned());
    let is_short =
        folded.len() <= 20 && folded.starts_with(|c: char| c.is_ascii_digit() || c == '-');
    let digits = folded.replace(['O', 'o'], "0").replace(['l', 'I'], "1");
    let is_short = is_short && folded.contains(|c: char| c.is_ascii_digit());
    [folded, digits].into_iter().filter(|_| is_short).find_map(|text| {
        let is_plain = text.bytes().all(|b| b.is_ascii_digit() || b"/-.,%: ".contains(&b));
        let found = is_plain.then(|| day(&text))?.map(|day| day.to_string());
        let number = || {
            corrected(&text).or_else(|| Number::parse(&text).ok().map(|n| n.digits().to_owned()))
        };
        found.or_else(|| number().filter(|_| text != written || corrected(&text).is_some()))
    })
}

/// Full-width characters and the dashes of Word as ASCII has them.
fn plain_signs(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            '–' | '—' | '‑' | '−' | '‐' => '-',
            '\u{a0}' | '\u{3000}' => ' ',
            c => c,
        })
        .collect()
}

/// The whole percentage of a fraction: `0.95` is 95.
pub fn whole_percent(written: &str) -> Option<String> {
    let percent: f64 = written.parse::<f64>().ok().filter(|part| (0.0..=1.0).contains(part))?;
    Some(format!("{:.0}", percent * 100.0))
}

/// The year of two digits in this century.
pub fn full_year(year: i64) -> Option<i64> {
    (1..100).contains(&year).then(|| 2000 + year)
}

/// A text as `members` takes it.
pub fn members(written: &str) -> String {
    let all = ["tat ca", "toan bo", "all", "cac don vi", "tat ca cac don vi"];
    if all.contains(&name::loose(written).as_str()) {
        return "\"all\"".to_owned();
    }
    let parts: Vec<&str> = written.split([',', ';']).map(str::trim).collect();
    format!("[\"{}\"]", parts.join("\", \""))
}

/// A text as a plan's id takes it: `STP 2025` is `stp-2025`.
pub fn plan_id(written: &str) -> Option<String> {
    let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let loose = name::loose(written);
    let parts: Vec<&str> = loose.split(|c| !is_part(c)).filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days() {
        for (text, day) in [
            ("20/11/2025", "2025-11-20"),
            ("Đã hoàn thành ngày 20/11/2025", "2025-11-20"),
            ("ngày 20 tháng 11 năm 2025", "2025-11-20"),
            ("20.11.25", "2025-11-20"),
            ("2025–11–20", "2025-11-20"),
        ] {
            assert_eq!(day_in(text).map(|day| day.to_string()).as_deref(), Some(day), "{text}");
        }
        assert_eq!(day_in("từ 20/11/2025 đến 25/11/2025"), None);
        assert_eq!(excel_day(45_981).map(|day| day.to_string()).as_deref(), Some("2025-11-20"));
        assert_eq!(day_of_digits(20_251_120).map(|d| d.to_string()).as_deref(), Some("2025-11-20"));
        assert_eq!(excel_day(100), None);
    }

    #[test]
    fn plain_values() {
        for (text, meant) in [
            ("2O25", Some("2025")),
            ("２０２５", Some("2025")),
            ("2025–11–20", Some("2025-11-20")),
            ("2025-11-3O", Some("2025-11-30")),
            ("≥ 14,5", Some("\">= 14,5\"")),
            ("Quý IV", None),
            ("25 tháng 11", None),
        ] {
            assert_eq!(plain(text).as_deref(), meant, "{text}");
        }
        assert_eq!(bound_in("từ 14,5 trở lên").as_deref(), Some("\">= 14.5\""));
        assert_eq!(target_in("Top 5").as_deref(), Some("{ rank = 5 }"));
        assert_eq!(target_in(">= 14.5").as_deref(), Some("{ score = \">= 14.5\" }"));
        assert_eq!(number_in("13/20"), None);
    }
}
