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

/// Whether anything in a file could be found by the rules on text: a quick look at its bytes that
/// spares the slow look at each value in nearly every file.
pub fn may_fire(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().any(|(at, byte)| match byte {
        // A `\u` escape may stand for anything.
        b'\\' => true,
        0x7f => true,
        0..=0x1f => !matches!(byte, b'\n' | b'\r' | b'\t'),
        // Combining marks, and Greek or Cyrillic letters that may decompose.
        0xcc..=0xce | 0xd8 => true,
        // U+0080 to U+00BF holds the C1 controls.
        0xc2 => bytes.get(at + 1).is_some_and(|b| *b < 0xa0),
        // U+00C0 to U+017F: letters that Vietnamese has (à … ý, ă, đ, ĩ, ũ) and those it has not.
        0xc3..=0xc8 => !is_vietnamese(text, at),
        0xe1 => !is_vietnamese(text, at),
        // Directions, and letter-like signs that NFC replaces.
        0xe2 => {
            matches!(bytes.get(at + 1), Some(0x80 | 0x81 | 0x84 | 0x8c))
                && !is_plain_punctuation(text, at)
        }
        // Presentation forms and everything beyond: rare enough to look closely.
        0xe0 | 0xe3..=0xff => true,
        _ => false,
    })
}

fn is_plain_punctuation(text: &str, at: usize) -> bool {
    let c = text.get(at..).and_then(|rest| rest.chars().next());
    matches!(c, Some('\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}'))
}

fn is_vietnamese(text: &str, at: usize) -> bool {
    let c = text.get(at..).and_then(|rest| rest.chars().next());
    c.is_some_and(|c| VIETNAMESE.contains(c))
}

/// The letters with marks that Vietnamese words are written with, and the multiplication sign.
const VIETNAMESE: &str = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ\
                          ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ×÷";

/// The first letter that carries a mark which no Vietnamese word puts on it, or a mark on no letter.
pub fn stray_mark(text: &str) -> Option<String> {
    let mut before = None;
    for c in text.nfc() {
        if ('\u{300}'..='\u{36f}').contains(&c) {
            // It did not combine with what stands before it.
            return Some(before.into_iter().chain([c]).collect());
        }
        if !c.is_ascii() && !VIETNAMESE.contains(c) && is_marked_letter(c) {
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
