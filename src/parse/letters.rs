//! The three rules on characters, `not-nfc`, `stray-mark` and `hidden-character`, in one pass over a text.

mod written;

use memchr::memchr3_iter;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::finding::place::Place;
use crate::finding::{Findings, faults};
use crate::parse::letters::written::{Written, stray_mark};
use crate::text::characters::{is_hidden, is_unseen, is_vietnamese};
use crate::text::source::{Source, Span};

/// Which of the rules are asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Letters {
    /// All of them.
    #[default]
    All,
    /// `hidden-character` alone: the others are on spelling, whose findings affect no answer. Much faster.
    Hidden,
}

impl Letters {
    /// Whether the rules could find anything in a file.
    pub fn may_fire_in(self, file: &str) -> bool {
        self == Letters::All || may_hide(file)
    }
}

/// Whether a file holds a character that `hidden-character` finds, or an escape, which may stand for one.
fn may_hide(file: &str) -> bool {
    let bytes = file.as_bytes();
    // The bytes that such characters begin with; other controls cannot stand in TOML.
    let suspects = memchr3_iter(b'\\', 0xc2, 0xe2, bytes);
    suspects.chain(memchr3_iter(0x7f, 0xd8, 0xef, bytes)).any(|at| {
        let c = file[at..].chars().next();
        c.is_some_and(|c| c == '\\' || is_hidden(c) || is_unseen(c))
    })
}

/// Applies the rules on characters to one value, which is written at `span` of the file.
pub fn check(
    value: &str,
    asked: Letters,
    (source, span): (Source<'_>, Span),
    place: impl Fn() -> Place,
    out: &mut Findings,
) {
    if !may_fire(value) {
        return;
    }
    let written = || Written::of(source, span);
    if let Some(c) = value.chars().find(|c| is_hidden(*c) || is_unseen(*c)) {
        faults::hidden_character::report(place(), c, written().without(c), out);
    }
    if asked == Letters::Hidden {
        return;
    }
    if !is_nfc(value) {
        let composed = value.nfc().collect::<String>();
        faults::not_nfc::report(place(), &composed, written().composed(), out);
    }
    if let Some(letter) = stray_mark(value) {
        faults::stray_mark::report(place(), &letter, written().with_mark_moved(), out);
    }
}

/// Whether the rules could find anything. Most values contain only harmless characters, and need no closer
/// look.
fn may_fire(text: &str) -> bool {
    !is_plain(text.as_bytes()) && !text.chars().all(is_harmless)
}

/// Whether a character is right beside any other.
const fn is_harmless(c: char) -> bool {
    match c {
        ' '..='~' | '\n' | '\r' | '\t' => true,
        '“' | '”' | '‘' | '’' | '–' | '—' | '…' | '≥' | '≤' | '\u{a0}' => true,
        c => is_vietnamese(c),
    }
}

/// Whether a text is of ASCII and Vietnamese letters alone. Every byte of every value is looked at, so it is
/// done without decoding characters and without a branch: a byte is wrong after some bytes and right after
/// others, and each set of such bytes is a bit in two tables.
fn is_plain(text: &[u8]) -> bool {
    let mut before = 0;
    let mut wrong = 0;
    for byte in text {
        wrong |= AFTER[usize::from(before)] & WRONG[usize::from(*byte)];
        before = *byte;
    }
    wrong == 0
}

/// The sets that a byte is in, as bits.
static AFTER: [u8; 256] = {
    let mut sets = [ANY; 256];
    let mut n = 0;
    while n < BEFORE_LAST.len() {
        sets[BEFORE_LAST[n].0 as usize] |= 1 << n;
        n += 1;
    }
    sets[0xe1] |= E1;
    sets
};

/// The sets after which a byte is not one of ASCII or of a Vietnamese letter, as bits.
static WRONG: [u8; 256] = {
    let mut sets = [0; 256];
    let mut byte = 0;
    while byte < sets.len() {
        sets[byte] = wrong_after(byte as u8);
        byte += 1;
    }
    sets
};

/// The set of all bytes.
const ANY: u8 = 1 << 7;

/// The byte with which Vietnamese letters of three bytes begin.
const E1: u8 = 1 << 6;

/// The bytes that come before the last byte of Vietnamese letters, each a set of its own, and the first of
/// the 64 characters that they begin.
const BEFORE_LAST: [(u8, u32); 6] =
    [(0xc3, 0xc0), (0xc4, 0x100), (0xc5, 0x140), (0xc6, 0x180), (0xba, 0x1e80), (0xbb, 0x1ec0)];

const fn wrong_after(byte: u8) -> u8 {
    match byte {
        0xc3..=0xc6 | 0xe1 => 0,
        ..0x80 if is_harmless(byte as char) => 0,
        0x80..0xc0 => {
            let mut sets = if matches!(byte, 0xba | 0xbb) { 0 } else { E1 };
            let mut n = 0;
            while n < BEFORE_LAST.len() {
                let letter = char::from_u32(BEFORE_LAST[n].1 + (byte & 0x3f) as u32);
                if !matches!(letter, Some(letter) if is_vietnamese(letter)) {
                    sets |= 1 << n;
                }
                n += 1;
            }
            sets
        }
        _ => ANY,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_hidden_character_is_missed_in_a_file() {
        for c in ' '..char::MAX {
            assert_eq!(
                may_hide(&format!("a{c}b")),
                is_hidden(c) || is_unseen(c) || c == '\\',
                "{c:?}"
            );
        }
    }

    #[test]
    fn stray_marks_are_found_and_right_ones_left() {
        for (text, found) in [
            ("tiếp câṇ", true),
            ("nhâṭ", true),
            ("trình đô ̣dân", true),
            ("trình độ dân trí", false),
            ("Đắk Lắk, café, Quy định", false),
            ("te\u{302}\u{301}", false),
            ("x\u{323}", true),
            ("München", true),
            ("España", true),
            ("50 × 2 ≥ “a”", false),
        ] {
            assert_eq!(stray_mark(text).is_some(), found, "{text}");
        }
    }

    /// The letters with marks that Vietnamese words are written with.
    const LETTERS: &str = "àáảãạăắằẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ\
                           ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ×÷";

    #[test]
    fn the_letters_are_those_of_vietnamese() {
        for c in ('\u{80}'..'\u{250}').chain('\u{1e00}'..'\u{1f00}') {
            assert_eq!(is_vietnamese(c), LETTERS.contains(c), "{c} {}", c.escape_unicode());
        }
        assert!(!may_fire(LETTERS));
    }

    #[test]
    fn the_quick_look_misses_nothing_of_any_character() {
        // What the fast check passes, the full check has to pass as well.
        for c in ('\0'..char::MAX).filter(|c| !may_fire(&c.to_string())) {
            let text = format!("a{c}");
            assert!(!is_hidden(c) && is_nfc(&text) && stray_mark(&text).is_none(), "{c:?}");
        }
    }

    #[test]
    fn plain_is_ascii_and_vietnamese_letters() {
        for c in '\0'..char::MAX {
            let plain = matches!(c, ' '..='~' | '\n' | '\r' | '\t') || is_vietnamese(c);
            assert_eq!(is_plain(format!("aú{c}ếz").as_bytes()), plain, "{c:?}");
        }
    }

    #[test]
    fn the_quick_look_misses_nothing() {
        for text in ["câṇ", "e\u{301}", "\u{202e}", "\u{85}", "ñ", "\u{212b}", "\u{7f}"] {
            assert!(may_fire(text), "{text:?}");
        }
        assert!(!may_fire("id = \"II.3\"\ntitle = “Cải cách – thủ tục… hành chính” ≥ 9,40\r\n"));
    }
}
