//! The order of Vietnamese dictionaries: `a ă â b c d đ e ê …`, and of equal letters the tones.
//!
//! Tones only matter where all letters are equal, as in the rules of Unicode for Vietnamese, which browsers
//! follow. Numbers in a name count by their value, so that `Phòng 2` comes before `Phòng 10`. Upper and lower
//! case only matter where nothing else differs.

use std::cmp::Ordering;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The place of a name in the order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    letters: Vec<Sort>,
    tones: Vec<u8>,
    name: String,
}

/// A character without its tone: signs come first, then numbers, then letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    Sign(char),
    Number(u64),
    /// The letter, and the mark that makes another letter of it: `a`, `ă`, `â`.
    Letter(char, u8),
}

/// The place of a name in the order.
pub fn place(name: &str) -> Place {
    let mut letters = Vec::with_capacity(name.len());
    let mut tones = Vec::with_capacity(name.len());
    let lower = name.chars().flat_map(char::to_lowercase);
    for c in lower.nfd() {
        match c {
            c if is_combining_mark(c) => mark(c, &mut letters, &mut tones),
            c if c.is_ascii_digit() => {
                let digit = u64::from(c) - u64::from('0');
                if let Some(Sort::Number(number)) = letters.last_mut() {
                    *number = number.saturating_mul(10).saturating_add(digit);
                    continue;
                }
                letters.push(Sort::Number(digit));
                tones.push(0);
            }
            'đ' => {
                letters.push(Sort::Letter('d', 1));
                tones.push(0);
            }
            c => {
                let letter = if c.is_alphabetic() { Sort::Letter(c, 0) } else { Sort::Sign(c) };
                letters.push(letter);
                tones.push(0);
            }
        }
    }
    Place { letters, tones, name: name.to_owned() }
}

/// Adds a mark to the last letter: part of the letter, or its tone.
fn mark(c: char, letters: &mut [Sort], tones: &mut [u8]) {
    let (Some(letter), Some(tone)) = (letters.last_mut(), tones.last_mut()) else { return };
    match (c, letter) {
        ('\u{300}', _) => *tone = 1,
        ('\u{309}', _) => *tone = 2,
        ('\u{303}', _) => *tone = 3,
        ('\u{301}', _) => *tone = 4,
        ('\u{323}', _) => *tone = 5,
        ('\u{306}', Sort::Letter(_, kind)) => *kind = 1,
        ('\u{302}', Sort::Letter(_, kind)) => *kind = 2,
        ('\u{31b}', Sort::Letter(_, kind)) => *kind = 3,
        _ => {}
    }
}

/// Compares two names; those without one come last.
pub fn order(a: Option<&str>, b: Option<&str>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => place(a).cmp(&place(b)),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_in_the_order_of_a_vietnamese_dictionary() {
        let sorted = [
            "Bản",
            "Bạn",
            "Ban 2",
            "Ban 10",
            "Băng",
            "Bằng",
            "Bâng",
            "Dân",
            "Đảng",
            "Phòng Hành chính",
            "Phòng Tổ chức",
            "Thành",
            "Thanh tra Sở",
            "Trung tâm",
            "Văn phòng Sở",
        ];
        let mut names = sorted;
        names.reverse();
        names.sort_by_key(|name| place(name));
        assert_eq!(names, sorted);
        assert_eq!(order(Some("b"), None), Ordering::Less);
        assert_eq!(order(None, None), Ordering::Equal);
        let composed = place("Bằng");
        assert_eq!(composed.letters, place("Ba\u{306}\u{300}ng").letters);
    }
}
