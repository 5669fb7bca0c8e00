//! Numbers as people wrote them: exact decimals that keep their digits.

use std::str::FromStr;

use rust_decimal::Decimal;

use crate::text::lang::Lang;

/// A decimal number: its exact value, and the digits as written (`9.40` stays `9.40`).
#[derive(Clone, Debug)]
pub struct Number {
    value: Decimal,
    digits: String,
}

/// Why a text is not a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotANumber {
    /// Not a decimal number.
    Malformed,
    /// `nan` or `inf`.
    NotFinite,
    /// More digits than are kept exactly (28).
    TooLong,
}

/// The number that was probably meant if a percent sign or thousands separators make a text invalid:
/// `16%` is 16, `1.000,5` is 1000.5. `None` if removing them does not help.
pub fn corrected(written: &str) -> Option<String> {
    let written = written.trim();
    let bare = written.strip_suffix('%').map_or(written, str::trim_end);
    let of = |mark| bare.matches(mark).count();
    // With both marks, the last one is the decimal mark; a mark that occurs twice separates thousands.
    let decimal = bare.rfind(['.', ',']).filter(|at| of(&bare[*at..=*at]) == 1);
    let (whole, decimals) = decimal.map_or((bare, ""), |at| (&bare[..at], &bare[at..]));
    let mut groups = whole.split(['.', ',']);
    let first = groups.next().is_some_and(|group| (1..=3).contains(&group.len()));
    let grouped = whole.contains(['.', ',']);
    if grouped && !(first && groups.all(|group| group.len() == 3)) {
        return None;
    }
    let plain = format!("{}{}", whole.replace(['.', ','], ""), decimals.replace(',', "."));
    (Number::parse(written).is_err() && Number::parse(&plain).is_ok()).then_some(plain)
}

impl Number {
    /// Reads a decimal number with a point or a comma: `9.40`, `"9,40"`, `+ 3,5`, `1_000`, `1e2`.
    /// A point is always decimal, so `1.250` is one and a quarter.
    pub fn parse(written: &str) -> Result<Number, NotANumber> {
        let written = written.trim();
        let (negative, rest) = match written.strip_prefix(['-', '−']) {
            Some(rest) => (true, rest.trim_start()),
            None => (false, written.strip_prefix('+').map_or(written, str::trim_start)),
        };
        if rest == "nan" || rest == "inf" {
            return Err(NotANumber::NotFinite);
        }
        // Most numbers are written as they are kept.
        let plain = match rest.bytes().any(|b| matches!(b, b'_' | b',')) {
            true => rest.replace('_', "").replace(',', "."),
            false => rest.to_owned(),
        };
        let bytes = plain.as_bytes();
        let is_digit = |end: Option<&u8>| end.is_some_and(u8::is_ascii_digit);
        let well_formed = is_digit(bytes.first())
            && is_digit(bytes.last())
            && bytes.iter().filter(|b| **b == b'.').count() <= 1;
        if !well_formed {
            return Err(NotANumber::Malformed);
        }
        let (base, exponent) = match bytes.iter().position(|b| matches!(b, b'e' | b'E')) {
            Some(at) => (&plain[..at], Some(&plain[at + 1..])),
            None => (plain.as_str(), None),
        };
        let are_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        let power = exponent.map_or("", |power| power.strip_prefix(['+', '-']).unwrap_or(power));
        if !base.bytes().all(|b| b.is_ascii_digit() || b == b'.') || !are_digits(power) {
            return Err(NotANumber::Malformed);
        }
        let exact = Decimal::from_str_exact(base);
        let value = exact.and_then(|exact| match exponent {
            // `from_scientific` would round a mantissa that is too long to be exact.
            Some(_) => Decimal::from_scientific(&plain),
            None => Ok(exact),
        });
        let mut value = value.map_err(|_| NotANumber::TooLong)?;
        value.set_sign_negative(negative && !value.is_zero());
        // A number with an exponent has no digits to keep; its value is written out.
        let digits = match (exponent.is_some(), negative) {
            (true, _) => value.to_string(),
            (false, true) => format!("-{plain}"),
            (false, false) => plain,
        };
        Ok(Number { value, digits })
    }

    /// A calculated number, with the decimals that it has.
    pub fn of(value: Decimal) -> Number {
        Number { value, digits: value.to_string() }
    }

    /// The digits as written, with a decimal point, as JSON shows them.
    pub fn digits(&self) -> &str {
        &self.digits
    }

    /// The digits as written, with the decimal mark of `lang`.
    pub fn shown(&self, lang: Lang) -> String {
        match lang {
            Lang::Vi => self.digits.replace('.', ","),
            Lang::En => self.digits.clone(),
        }
    }

    /// The exact value.
    pub fn value(&self) -> Decimal {
        self.value
    }

    /// Whether it is below zero.
    pub fn is_negative(&self) -> bool {
        self.value.is_sign_negative() && !self.value.is_zero()
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl FromStr for Number {
    type Err = NotANumber;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        Number::parse(s)
    }
}

/// The exact sum; `None` if it has more digits than `Decimal` can hold, which would round some sums and
/// panic on others.
pub fn sum(numbers: impl IntoIterator<Item = Decimal>) -> Option<Decimal> {
    numbers.into_iter().try_fold(Decimal::ZERO, |sum, number| {
        let more = sum.checked_add(number)?;
        let is_exact =
            more.checked_sub(number) == Some(sum) && more.checked_sub(sum) == Some(number);
        is_exact.then_some(more)
    })
}

/// The exact difference `a − b`; `None` if it has more digits than `Decimal` can hold.
pub fn difference(a: Decimal, b: Decimal) -> Option<Decimal> {
    sum([a, -b])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_in_a_number_is_understood_but_not_read() {
        for (written, expected) in [
            ("16%", Some("16")),
            ("9,40 %", Some("9.40")),
            ("1.000,5", Some("1000.5")),
            ("1,000.5", Some("1000.5")),
            ("1.000.000", Some("1000000")),
            ("1.000", None),
            ("9,4", None),
            ("10.00,5", None),
            ("31.12.2025", None),
            ("13/20", None),
            ("", None),
        ] {
            assert_eq!(corrected(written).as_deref(), expected, "{written}");
        }
    }

    #[test]
    fn digits_are_kept() {
        for (written, digits) in [
            ("9.40", "9.40"),
            ("9,40", "9.40"),
            ("+ 3,5", "3.5"),
            ("+0.13", "0.13"),
            ("12", "12"),
            ("1_000.5", "1000.5"),
            ("1e2", "100"),
            ("-0.5", "-0.5"),
            ("01", "01"),
        ] {
            assert_eq!(Number::parse(written).unwrap().digits(), digits, "{written}");
        }
        assert_eq!(Number::parse("9.40").unwrap().shown(Lang::Vi), "9,40");
    }

    #[test]
    fn what_is_not_a_number() {
        for written in ["", "abc", "1.250,5", "9,", ".5", "98,5%", "1 2", "0x10"] {
            assert_eq!(Number::parse(written).unwrap_err(), NotANumber::Malformed, "{written}");
        }
        assert_eq!(Number::parse("-inf").unwrap_err(), NotANumber::NotFinite);
        for malformed in ["1e", "1e5e5", "1x5e3", "1e1.5", "1.2e3x", "1e--5"] {
            assert_eq!(Number::parse(malformed).unwrap_err(), NotANumber::Malformed, "{malformed}");
        }
        for too_long in [
            &"9".repeat(40),
            "0.00000000000000000000000000001",
            "1.00000000000000000000000000001e2",
            "1e29",
            "1e-29",
            "1e99999999999",
        ] {
            assert_eq!(Number::parse(too_long).unwrap_err(), NotANumber::TooLong, "{too_long}");
        }
    }

    #[test]
    fn sums_are_exact() {
        let n = |s: &str| Number::parse(s).unwrap().value();
        assert_eq!(sum([n("0.1"), n("0.2")]), Some(n("0.3")));
        assert_eq!(sum([n("9.2779"), n("0,13")]), Some(n("9.4079")));
        assert_eq!(difference(n("9.40"), n("9.38")), Some(n("0.02")));
        assert_eq!(sum([n("0.00"), n("5"), n("-5.0")]), Some(n("0")));
    }

    #[test]
    fn a_sum_that_would_be_rounded_is_none() {
        let n = |s: &str| Number::parse(s).unwrap().value();
        let nines = "9".repeat(28);
        // `Decimal` holds numbers up to 2^96.
        assert_eq!(sum([n(&nines); 7]), Some(n("69999999999999999999999999993")));
        assert_eq!(sum([n(&nines); 8]), None);
        assert_eq!(difference(-n(&"7".repeat(29)), n(&nines)), None);
        assert_eq!(sum([n(&nines), n("0.1")]), None);
        assert_eq!(sum([n("0.1"), n(&nines)]), None);
        assert_eq!(difference(n(&nines), n("0.0000000000000000000000000001")), None);
        let small = n("7.9000000000000000000000000001");
        assert_eq!(sum([small, small]), None);
    }
}
