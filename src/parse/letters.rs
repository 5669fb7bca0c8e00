//! The three rules on characters, `not-nfc`, `stray-mark` and `hidden-character`, in one pass over a text.

mod written;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::finding::place::Place;
use crate::finding::{Findings, faults};
use crate::parse::letters::written::{Written, stray_mark};
use crate::text::characters::{is_hidden, is_unseen, is_vietnamese};
use crate::text::source::{Source, Span};

/// Applies the rules on characters to one value, which is written at `span` of the file.
pub fn check(
    value: &str,
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
    !text.chars().all(|c| HARMLESS.get(c as usize).is_some_and(|harmless| *harmless))
}

/// Whether a character is right whatever its neighbours are.
const fn is_harmless(c: char) -> bool {
    match c {
        ' '..='~' | '\n' | '\r' | '\t' => true,
        '“' | '”' | '‘' | '’' | '–' | '—' | '…' | '≥' | '≤' | '\u{a0}' => true,
        c => is_vietnamese(c),
    }
}

/// [`is_harmless`] as a table, for speed: every character of every file is looked up.
static HARMLESS: [bool; 0x2280] = {
    let mut table = [false; 0x2280];
    let mut code = 0;
    while code < table.len() {
        if let Some(c) = char::from_u32(code as u32) {
            table[code] = is_harmless(c);
        }
        code += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;

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
    fn the_quick_look_misses_nothing() {
        for text in ["câṇ", "e\u{301}", "\u{202e}", "\u{85}", "ñ", "\u{212b}", "\u{7f}"] {
            assert!(may_fire(text), "{text:?}");
        }
        assert!(!may_fire("id = \"II.3\"\ntitle = “Cải cách – thủ tục… hành chính” ≥ 9,40\r\n"));
    }
}
