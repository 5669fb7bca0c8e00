//! Numbers of rows: Roman, Arabic, letters.

/// A number in Roman numerals; in digits where there is none.
pub fn roman(mut number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while number >= value {
            out += sign;
            number -= value;
        }
    }
    out
}

/// What kind of number a row has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numeral {
    /// `A`, `B`: above Roman ones.
    Capital,
    /// `I`, `II`.
    Roman,
    /// `1`, `1.2`, with how many parts.
    Arabic(usize),
    /// `a`, `b`.
    Small,
    /// Something else: a code.
    Other,
}

/// The number of a row without signs around it: `II.` is `II`, `(3)` is `3`, `a)` is `a`, `01` stays.
pub fn bare(text: &str) -> String {
    let text = text.trim().trim_start_matches(['(', '[']);
    let text = text.trim_end_matches(['.', ')', ']', ':', ',', ' ', '/', '-']);
    text.split_whitespace().collect::<Vec<_>>().join("")
}

/// The kind of a bare number. `I`, `V`, `X`, `C`, `D` alone may be letters: `previous`, the kind of the
/// last group, decides.
pub fn kind(bare: &str) -> Option<Numeral> {
    if bare.is_empty() {
        return None;
    }
    let parts: Vec<&str> = bare.split('.').collect();
    let is_arabic = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if parts.iter().all(is_arabic) {
        return Some(Numeral::Arabic(parts.len()));
    }
    if value(bare).is_some() {
        return Some(Numeral::Roman);
    }
    let mut letters = bare.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) if letter.is_uppercase() => Some(Numeral::Capital),
        (Some(letter), None) if letter.is_alphabetic() => Some(Numeral::Small),
        _ => Some(Numeral::Other),
    }
}

/// The value of a Roman numeral in capitals that is written as it should be.
pub fn value(numeral: &str) -> Option<u32> {
    let mut sum = 0_u32;
    let mut last = 0;
    if numeral.is_empty() || numeral.len() > 15 {
        return None;
    }
    for sign in numeral.chars().rev() {
        let one = match sign {
            'I' => 1,
            'V' => 5,
            'X' => 10,
            'L' => 50,
            'C' => 100,
            'D' => 500,
            'M' => 1000,
            _ => return None,
        };
        if one < last {
            sum = sum.checked_sub(one)?;
        } else {
            sum += one;
            last = one;
        }
    }
    (roman(sum) == numeral).then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_rows() {
        for (text, bare_text, expected) in [
            ("II.", "II", Some(Numeral::Roman)),
            ("(3)", "3", Some(Numeral::Arabic(1))),
            ("1.1", "1.1", Some(Numeral::Arabic(2))),
            ("a)", "a", Some(Numeral::Small)),
            ("đ", "đ", Some(Numeral::Small)),
            ("A", "A", Some(Numeral::Capital)),
            ("N07.1", "N07.1", Some(Numeral::Other)),
            (" ", "", None),
        ] {
            assert_eq!((bare(text).as_str(), kind(&bare(text))), (bare_text, expected), "{text}");
        }
    }

    #[test]
    fn roman_numerals_both_ways() {
        for number in 1..4000 {
            assert_eq!(value(&roman(number)), Some(number));
        }
        assert_eq!((value("IIII"), value("VX"), value("")), (None, None, None));
    }
}
