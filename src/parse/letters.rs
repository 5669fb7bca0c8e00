//! The three faults of letters, `not-nfc`, `stray-mark` and `hidden-character`: one look at a text answers all.

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::finding::{Findings, faults};
use crate::text::characters::{VIETNAMESE, is_hidden, is_vietnamese};
use crate::text::lang::both;
use crate::text::source::Span;

/// Reports what the rules on text find in one value.
pub fn check(value: &str, span: Span, out: &mut Findings) {
    if !may_fire(value) {
        return;
    }
    if let Some(c) = value.chars().find(|c| is_hidden(*c)) {
        let code = format!("U+{:04X}", u32::from(c));
        out.push(
            &faults::hidden_character::DOC,
            span,
            both!("có ký tự ẩn {code}", "holds the hidden character {code}"),
        )
        .help(both!("xóa ký tự này, hoặc gõ lại cả chuỗi", "delete it, or type the text again"));
    }
    if !is_nfc(value) {
        out.push(
            &faults::not_nfc::DOC,
            span,
            both!(
                "chữ có dấu viết bằng tổ hợp ký tự rời (không phải Unicode dựng sẵn NFC)",
                "letters and marks stand apart here: the text is not NFC"
            ),
        )
        .help(both!(
            "chuyển sang Unicode dựng sẵn: “{}”",
            "as NFC: “{}”",
            value.nfc().collect::<String>()
        ));
    }
    if let Some(letter) = stray_mark(value) {
        out.push(
            &faults::stray_mark::DOC,
            span,
            both!(
                "dấu đặt sai chỗ: `{letter}` không có trong chữ Việt",
                "a stray mark: no Vietnamese word has `{letter}`"
            ),
        )
        .help(both!("gõ lại từ này cho đúng dấu", "type the word again with its mark in place"));
    }
}

/// Whether anything in a text could be found by the rules on text: a quick look at its bytes that spares
/// the slow look at characters in nearly every file, and at nearly every value of the others.
pub fn may_fire(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut rest = bytes;
    while let Some(eight) = rest.first_chunk::<8>() {
        let word = u64::from_le_bytes(*eight);
        // Keys, dates and spaces go by eight bytes at a time.
        if !is_plain(word) && has_odd_pair(word) {
            return true;
        }
        // The last byte is looked at again, as the first of its pair with the next one.
        rest = &rest[7..];
    }
    bytes.first().is_some_and(|first| is_odd_pair(0, *first))
        || rest.windows(2).any(|pair| is_odd_pair(pair[0], pair[1]))
}

/// Whether a text may hold a hidden character: a much quicker look than [`may_fire`], for those who ask
/// nothing of letters.
pub fn may_hide(text: &str) -> bool {
    let bytes = text.as_bytes();
    // The first bytes of hidden characters, and the backslash of escapes. Raw controls are no TOML.
    let suspects = memchr::memchr3_iter(b'\\', 0xc2, 0xe2, bytes);
    let follows = |at: usize, offset: usize| bytes.get(at + offset).copied().unwrap_or(0);
    let mut found = suspects.map(|at| match (bytes[at], follows(at, 1)) {
        (0xc2, second) => second < 0xa0,
        (0xe2, 0x80 | 0x81) => is_odd_pair(follows(at, 1), follows(at, 2)),
        (0xe2, _) => false,
        _ => true,
    });
    found.any(|hides| hides) || memchr::memchr(0xd8, bytes).is_some()
}

/// Whether eight bytes are all ASCII, without backslashes and controls, line breaks and tabs included.
fn is_plain(word: u64) -> bool {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const HIGH: u64 = ONES << 7;
    let zeros = |word: u64| word.wrapping_sub(ONES) & !word;
    let controls = word.wrapping_sub(ONES * 0x20);
    let delete = zeros(word ^ (ONES * 0x7f));
    let backslash = zeros(word ^ (ONES * b'\\' as u64));
    (word | controls | delete | backslash) & HIGH == 0
}

/// Whether any two neighbours of eight bytes are odd.
fn has_odd_pair(word: u64) -> bool {
    let odd = |at: u32| ODD[(word >> (8 * at)) as u16 as usize];
    // Without `||`: to look at all of them is faster than to stop at the first.
    odd(0) | odd(1) | odd(2) | odd(3) | odd(4) | odd(5) | odd(6)
}

fn is_odd_pair(before: u8, byte: u8) -> bool {
    ODD[usize::from(u16::from_le_bytes([before, byte]))]
}

/// Which pairs of neighbours are odd, by the first byte and 256 times the second.
static ODD: [bool; 0x1_0000] = {
    let mut odd = [false; 0x1_0000];
    let mut byte = 0;
    while byte < 0x100 {
        let alone = is_odd_alone(byte as u8);
        let continues = byte >= 0x80 && byte < 0xc0;
        let mut before = 0;
        while before < 0x100 {
            odd[before + 0x100 * byte] =
                alone || (continues && is_odd_after(before as u8, byte as u8));
            before += 1;
        }
        byte += 1;
    }
    odd
};

/// Whether a byte is odd whatever stands before it: controls, the backslash, which begins an escape that
/// may stand for anything, and the first bytes of letters and marks that are not Vietnamese.
const fn is_odd_alone(byte: u8) -> bool {
    match byte {
        b'\n' | b'\r' | b'\t' => false,
        b'\\' | 0x7f | ..0x20 => true,
        0x20..0xc2 => false,
        0xc2..=0xc6 | 0xe1 | 0xe2 => false,
        0xc7.. => true,
    }
}

/// Whether a byte that continues a character is odd after another one.
const fn is_odd_after(before: u8, byte: u8) -> bool {
    match before {
        // U+00A0 to U+00BF are signs; before them stand the C1 controls.
        0xc2 => byte < 0xa0,
        0xc3..=0xc6 => {
            let code = ((before & 0x1f) as usize) << 6 | (byte & 0x3f) as usize;
            !VIETNAMESE[code - 0xc0]
        }
        // U+1EA0 to U+1EF9 are Vietnamese, all of them.
        0xe1 => byte != 0xba && byte != 0xbb,
        0xba => byte < 0xa0,
        0xbb => byte > 0xb9,
        // Blocks with signs that NFC changes.
        0xe2 => matches!(byte, 0x84 | 0x8c | 0xab),
        // General punctuation, but for odd spaces and what steers the direction of writing.
        0x80 => !matches!(byte, 0x90..=0xa7 | 0xb0..),
        0x81 => byte > 0x9e,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::characters::has_hidden;

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
    fn the_quickest_look_misses_nothing_hidden() {
        // Raw controls are no TOML, and escapes are caught by their backslash.
        assert!(('\0'..char::MAX).all(|c| has_hidden(&format!("a{c}")) == is_hidden(c)));
        for c in ('\u{80}'..char::MAX).filter(|c| is_hidden(*c)) {
            assert!(may_hide(&format!("a{c}b")) && may_hide(&c.to_string()), "{c:?}");
        }
        assert!(may_hide("a\\u0001"));
        assert!(!may_hide("“Cải cách” – thủ tục… 50 × 2\u{a0}≥ 9,40"));
    }

    #[test]
    fn the_quick_look_misses_nothing() {
        for text in ["câṇ", "e\u{301}", "\u{202e}", "\u{85}", "\\u0301", "ñ", "\u{212b}", "\u{7f}"]
        {
            assert!(may_fire(text), "{text:?}");
        }
        assert!(!may_fire("id = \"II.3\"\ntitle = “Cải cách – thủ tục… hành chính” ≥ 9,40\r\n"));
    }
}
