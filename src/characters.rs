//! Characters that do harm: those that cannot be seen, and those no Vietnamese word is written with.
//!
//! The rules on text (`not-nfc`, `stray-mark`, `hidden-character`) are here together, since one look
//! at a text answers all three; so is [`safe`], through which every text of a plan goes on its way to
//! a terminal.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::diagnostic::Findings;
use crate::rules;
use crate::source::Span;
use crate::text;

/// Whether a character is a control character (line breaks and tabs aside) or steers the direction of
/// writing, so that what is shown is not what is written.
pub fn is_hidden(c: char) -> bool {
    match c {
        '\n' | '\r' | '\t' => false,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            true
        }
        c => c.is_control(),
    }
}

/// A text as it may be shown: hidden characters as `\u{…}`, line breaks and tabs as spaces.
pub fn safe(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| is_hidden(c) || matches!(c, '\n' | '\r' | '\t')) {
        return text.into();
    }
    safe_lines(text).split(['\n', '\t']).collect::<Vec<_>>().join(" ").into()
}

/// As [`safe`], with line breaks and tabs kept.
pub fn safe_lines(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| is_hidden(c) || c == '\r') {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            // Alone it would take the cursor back over what is written.
            '\r' if rest.peek() == Some(&'\n') => {}
            '\r' => out.extend(c.escape_unicode()),
            c if is_hidden(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out.into()
}

/// Whether anything in a text could be found by the rules on text: a quick look at its bytes that spares
/// the slow look at characters in nearly every file, and at nearly every value of the others.
pub fn may_fire(text: &str) -> bool {
    let bytes = text.as_bytes();
    let at = |place: usize| bytes.get(place).copied().unwrap_or(0);
    let mut place = 0;
    while place < bytes.len() {
        let byte = bytes[place];
        if PLAIN[byte as usize] {
            place += 1;
            continue;
        }
        let harmless = match byte {
            // U+00A0 to U+00BF; below stand the C1 controls.
            0xc2 => at(place + 1) >= 0xa0,
            // Two-byte letters, the Vietnamese ones alone.
            0xc3..=0xc6 => is_vietnamese_pair(byte, at(place + 1)),
            // U+1EA0 to U+1EF9 are Vietnamese, all of them.
            0xe1 => {
                matches!((at(place + 1), at(place + 2)), (0xba, 0xa0..=0xbf) | (0xbb, 0x80..=0xb9))
            }
            // Punctuation, but for what steers the direction of writing; signs that NFC leaves alone.
            0xe2 => match (at(place + 1), at(place + 2)) {
                (0x80, third) => (0x90..=0xa7).contains(&third) || third >= 0xb0,
                (0x81, third) => third <= 0x9e,
                (second, _) => !matches!(second, 0x84 | 0x8c | 0xab),
            },
            _ => false,
        };
        if !harmless {
            return true;
        }
        place += if byte >= 0xe0 { 3 } else { 2 };
    }
    false
}

/// Bytes that are harmless whatever follows: ASCII but for controls and the backslash of escapes.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0x20;
    while byte < 0x7f {
        plain[byte] = byte != b'\\' as usize;
        byte += 1;
    }
    plain[b'\n' as usize] = true;
    plain[b'\r' as usize] = true;
    plain[b'\t' as usize] = true;
    plain
};

/// Whether two bytes of UTF-8 are a letter that Vietnamese words are written with, or `×`, `÷`.
fn is_vietnamese_pair(first: u8, second: u8) -> bool {
    match first {
        0xc3 => matches!(
            second & 0x1f,
            // à á â ã, è é ê, ì í, ò ó ô õ, ×/÷, ù ú, ý; the capitals stand 32 below.
            0..=3 | 8..=10 | 12 | 13 | 18..=21 | 23 | 25 | 26 | 29
        ),
        0xc4 => matches!(second, 0x82 | 0x83 | 0x90 | 0x91 | 0xa8 | 0xa9),
        0xc5 => matches!(second, 0xa8 | 0xa9),
        0xc6 => matches!(second, 0xa0 | 0xa1 | 0xaf | 0xb0),
        _ => false,
    }
}

/// Whether a character is a letter with a mark that Vietnamese words are written with, or `×`, `÷`.
fn is_vietnamese(c: char) -> bool {
    match u32::from(c) {
        0x1ea0..=0x1ef9 => true,
        0xc0..=0x1bf => {
            let mut bytes = [0; 2];
            c.encode_utf8(&mut bytes);
            is_vietnamese_pair(bytes[0], bytes[1])
        }
        _ => false,
    }
}

/// The first letter that carries a mark which no Vietnamese word puts on it, or a mark on no letter.
pub fn stray_mark(text: &str) -> Option<String> {
    let mut before = None;
    for c in text.nfc() {
        if ('\u{300}'..='\u{36f}').contains(&c) {
            // It did not combine with what stands before it.
            return Some(before.into_iter().chain([c]).collect());
        }
        if !c.is_ascii() && !is_vietnamese(c) && is_marked_letter(c) {
            return Some(c.to_string());
        }
        before = Some(c);
    }
    None
}

/// Whether a character is a Latin letter with a mark.
fn is_marked_letter(c: char) -> bool {
    let mut parts = std::iter::once(c).nfd();
    let latin = parts.next().is_some_and(|base| base.is_ascii_alphabetic());
    latin && parts.any(is_combining_mark)
}

/// Reports what the rules on text find in one value.
pub fn check(value: &str, span: Span, out: &mut Findings) {
    if !may_fire(value) {
        return;
    }
    if let Some(c) = value.chars().find(|c| is_hidden(*c)) {
        let code = format!("U+{:04X}", u32::from(c));
        out.push(
            &rules::hidden_character::DOC,
            span,
            text!("có ký tự ẩn {code}", "holds the hidden character {code}"),
        )
        .help(text!("xóa ký tự này, hoặc gõ lại cả chuỗi", "delete it, or type the text again"));
    }
    if !is_nfc(value) {
        out.push(
            &rules::not_nfc::DOC,
            span,
            text!(
                "chữ có dấu viết bằng tổ hợp ký tự rời (không phải Unicode dựng sẵn NFC)",
                "letters and marks stand apart here: the text is not NFC"
            ),
        )
        .help(text!(
            "chuyển sang Unicode dựng sẵn: “{}”",
            "as NFC: “{}”",
            value.nfc().collect::<String>()
        ));
    }
    if let Some(letter) = stray_mark(value) {
        out.push(
            &rules::stray_mark::DOC,
            span,
            text!(
                "dấu đặt sai chỗ: `{letter}` không có trong chữ Việt",
                "a stray mark: no Vietnamese word has `{letter}`"
            ),
        )
        .help(text!("gõ lại từ này cho đúng dấu", "type the word again with its mark in place"));
    }
}

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
        // Where it finds nothing, the slow look finds nothing either.
        for c in ('\0'..char::MAX).filter(|c| !may_fire(&c.to_string())) {
            let text = format!("a{c}");
            assert!(!is_hidden(c) && is_nfc(&text) && stray_mark(&text).is_none(), "{c:?}");
        }
    }

    #[test]
    fn the_quick_look_misses_nothing() {
        for text in ["câṇ", "e\u{301}", "\u{202e}", "\u{85}", "\\u0301", "ñ", "\u{212b}", "\u{7f}"]
        {
            assert!(may_fire(text), "{text:?}");
        }
        assert!(!may_fire("id = \"II.3\"\ntitle = “Cải cách – thủ tục… hành chính” ≥ 9,40\r\n"));
    }

    #[test]
    fn nothing_hidden_reaches_a_terminal() {
        assert_eq!(safe("a\u{1b}[31m\nb"), "a\\u{1b}[31m b");
        assert_eq!(safe("x\u{202e}y"), "x\\u{202e}y");
        assert_eq!(safe("Sở"), "Sở");
        assert_eq!(safe_lines("a\tb\u{7}"), "a\tb\\u{7}");
        assert_eq!(safe_lines("a\r\nb\rc"), "a\nb\\u{d}c");
    }
}
