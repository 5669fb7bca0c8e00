//! How to write a value that has the wrong type or cannot be read, ready to paste.

use chrono::NaiveDate;
use toml_spanner::{Item, TableStyle, Value};

use crate::finding::faults::wrong_type::{self as fault, Advice};
use crate::parse::at;
use crate::parse::meant::keys::header_of;
use crate::parse::meant::values::{
    bound_in, day_in, day_of_digits, excel_day, flag_in, number_in, relative_in, target_in,
    whole_percent, year_in,
};
use crate::text::lang::Text;
use crate::text::name;
use crate::text::number::corrected;
use crate::text::source::Source;
use crate::text::toml::quoted;

/// The texts of an array; `None` if it holds anything else.
fn texts<'i>(item: &'i Item<'_>) -> Option<Vec<&'i str>> {
    item.as_array()?.iter().map(Item::as_str).collect()
}

/// For a key that takes a text.
pub(super) fn text(source: Source<'_>, item: &Item<'_>) -> Option<Advice> {
    match item.value() {
        Value::Integer(_) | Value::Float(_) | Value::DateTime(_) => {
            Some(fault::write(&format!("\"{}\"", source.slice(at(item.span())))).into())
        }
        Value::Array(_) => {
            let texts = texts(item).filter(|texts| !texts.is_empty())?;
            Some(fault::in_other_brackets(&quoted(&texts.join("; ")), texts.len() == 1))
        }
        _ => None,
    }
}

/// For a key that takes a list of texts.
pub(super) fn list(source: Source<'_>, item: &Item<'_>) -> Option<Advice> {
    let Value::String(text) = item.value() else { return self::text(source, item) };
    let parts = text.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty());
    let quoted: Vec<String> = parts.map(quoted).collect();
    Some(fault::in_other_brackets(&format!("[{}]", quoted.join(", ")), quoted.len() == 1))
}

/// For a key that takes a date.
pub(super) fn date(key: &str, item: &Item<'_>) -> Option<Advice> {
    match item.value() {
        Value::String(written) if written.trim().parse::<i64>().is_ok() => {
            day_of_number(written.trim().parse().ok()?).map(Advice::from)
        }
        Value::String(written) => {
            let day = day_in(written)?.to_string();
            let is_bare = written.trim().len() <= day.len();
            Some(if is_bare { fault::without_quotes(&day) } else { fault::write(&day).into() })
        }
        Value::Integer(number) => day_of_number(number.as_i64()?).map(Advice::from),
        Value::DateTime(moment) => {
            let day = moment.date()?;
            let day = NaiveDate::from_ymd_opt(day.year.into(), day.month.into(), day.day.into());
            Some(fault::day_alone(&day?.to_string()).into())
        }
        Value::Boolean(true) if key == "done" => Some(fault::date_of_completion().into()),
        _ => None,
    }
}

/// For a date given as one number: as Excel counts days, or its digits in a row.
fn day_of_number(number: i64) -> Option<Text> {
    let of_excel = || excel_day(number).map(|day| fault::excel_day(number, day));
    of_excel().or_else(|| Some(fault::write(&day_of_digits(number)?.to_string())))
}

/// For a key that takes a whole number.
pub(super) fn integer(source: Source<'_>, key: &str, item: &Item<'_>) -> Option<Advice> {
    let written = match item.value() {
        Value::String(written) => *written,
        _ => source.slice(at(item.span())),
    };
    let number = match key {
        "year" => year_in(written).or_else(|| year_in(&written.replace('.', ""))),
        "progress" => {
            let number = number_in(written)?;
            if written.contains('%') {
                Some(number)
            } else {
                whole_percent(&number).or(Some(number))
            }
        }
        _ => corrected(written).or_else(|| number_in(written)),
    };
    let number = number.map(|number| number.trim_end_matches(".0").to_owned());
    let number = number.filter(|number| number.parse::<i64>().is_ok())?;
    let is_bare = item
        .as_str()
        .is_some_and(|written| written.trim().trim_end_matches('%').trim_end() == number);
    Some(if is_bare { fault::without_quotes(&number) } else { fault::write(&number).into() })
}

/// For a bound of a target, of a text that is none.
pub(super) fn bound(key: &str, written: &str) -> Option<Text> {
    let inside = written.trim_matches(['"', '\'']).trim();
    let relative = relative_in(inside, key == "rank").map(|bound| fault::write(&bound));
    relative.or_else(|| number(key, written).filter(|_| !is_relative(written)))
}

/// Whether a text is about a change, whose amount is not the value: `tăng 2 điểm`.
pub(super) fn is_relative(written: &str) -> bool {
    let words = name::loose(written);
    ["tang", "giam"].iter().any(|word| words.contains(word))
}

/// For a key that takes a number or a comparison, of a text that is none.
pub(super) fn number(key: &str, written: &str) -> Option<Text> {
    let inside = written.trim_matches(['"', '\'']).trim();
    if let (Some((first, of)), true) = (inside.split_once('/'), key == "rank") {
        let (first, of) = (number_in(first)?, number_in(of)?);
        let are_numbers = [&first, &of].iter().all(|part| part.parse::<u32>().is_ok());
        return are_numbers.then(|| fault::write(&format!("rank = {first}, of = {of}")));
    }
    if let Some((first, _)) = inside.split_once('/') {
        return number_in(first).map(|number| fault::write(&number));
    }
    if key == "rank" {
        return number_in(inside).map(|number| fault::write(&number));
    }
    let (sign, number) = inside.split_at(inside.find(|c: char| c.is_ascii_digit())?);
    let meant = match corrected(number) {
        Some(number) if sign.is_empty() => Some(number),
        Some(number) if sign.starts_with(['>', '<', '=', '≥', '≤']) => {
            Some(format!("\"{sign}{number}\""))
        }
        _ => bound_in(inside),
    };
    meant.map(|meant| fault::write(&meant))
}

/// For a key that takes `true` or `false`.
pub(super) fn boolean(source: Source<'_>, item: &Item<'_>) -> Option<Text> {
    let written = item.as_str().unwrap_or_else(|| source.slice(at(item.span())));
    flag_in(written).map(fault::write)
}

/// For a key that takes a table.
pub(super) fn table(
    source: Source<'_>,
    year: Option<i32>,
    key: &str,
    item: &Item<'_>,
) -> Option<Text> {
    let written = item.as_str().unwrap_or_else(|| source.slice(at(item.span())));
    match item.value() {
        Value::Array(array) => {
            let is_headed = |item: &Item<'_>| {
                item.as_table().is_some_and(|table| table.style() == TableStyle::Header)
            };
            array.iter().next().filter(|first| is_headed(first))?;
            Some(fault::write(&header_of(key)))
        }
        Value::String(_) | Value::Integer(_) | Value::Float(_) if key == "target" => {
            target_in(written).map(|target| fault::write(&target))
        }
        Value::String(_) | Value::Integer(_) | Value::Float(_) if key == "baseline" => {
            let before = year? - 1;
            let score = number_in(written)?;
            Some(fault::write(&format!("{{ year = {before}, score = {score} }}")))
        }
        Value::String(rule) if key == "allow" => {
            Some(fault::write(&format!("{{ {rule} = \"…\" }}")))
        }
        _ => None,
    }
}

/// For a key that takes a deadline.
pub(crate) fn deadline(key: &str, item: &Item<'_>) -> Option<Advice> {
    let number = item.as_i64().filter(|number| (1900..2100).contains(number));
    match (number, texts(item).as_deref()) {
        (Some(year), _) => Some(fault::write(&format!("\"năm {year}\"")).into()),
        (None, Some([one])) => Some(fault::in_other_brackets(&quoted(one), true)),
        (None, _) => date(key, item),
    }
}
