//! Characters that do harm: those that cannot be seen, and those no Vietnamese word is written with.
//!
//! The rules on text (`not-nfc`, `stray-mark`, `hidden-character`) are here together, since one look
//! at a text answers all three; so is [`safe`], through which every text of a plan goes on its way to
//! a terminal.

use std::borrow::Cow;

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

/// Whether a text holds a hidden character, line breaks and tabs aside.
pub fn has_hidden(text: &str) -> bool {
    // The first bytes of all hidden characters; a look at each byte is much faster than at each character.
    let may = |byte: u8| matches!(byte, ..0x20 | 0x7f | 0xc2 | 0xd8 | 0xe2);
    text.bytes().fold(false, |found, byte| found | may(byte)) && text.chars().any(is_hidden)
}

/// The columns that a text takes on a terminal, where it is one line of ASCII and Vietnamese letters, which
/// all take one, and may be shown as it is. `None` for any other text.
pub fn plain_width(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    // Each question is a pass of its own, which takes many bytes at a time.
    let is_odd = |byte: u8| matches!(byte, ..0x20 | 0x7f | 0xc2 | 0xc7..=0xe0 | 0xe2..);
    let odd = bytes.iter().fold(false, |odd, byte| odd | is_odd(*byte));
    // Of the characters that begin with this byte, Vietnamese letters go on with one of these.
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    let odd =
        pairs.fold(odd, |odd, (first, second)| odd | ((*first == 0xe1) & (second & 0xfe != 0xba)));
    let width = bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
    (!odd).then_some(width)
}

/// A text as it may be shown: hidden characters as `\u{…}`, line breaks and tabs as spaces.
pub fn safe(text: &str) -> Cow<'_, str> {
    if !has_hidden(text) && !text.contains(['\n', '\r', '\t']) {
        return text.into();
    }
    safe_lines(text).split(['\n', '\t']).collect::<Vec<_>>().join(" ").into()
}

/// As [`safe`], with line breaks and tabs kept.
pub fn safe_lines(text: &str) -> Cow<'_, str> {
    if !has_hidden(text) && !text.contains('\r') {
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

/// Which of the characters U+00C0 to U+01BF are letters that Vietnamese words are written with, or `×`,
/// `÷`.
pub(crate) const VIETNAMESE: [bool; 0x100] = {
    let letters = [
        'à', 'á', 'â', 'ã', 'è', 'é', 'ê', 'ì', 'í', 'ò', 'ó', 'ô', 'õ', 'ù', 'ú', 'ý', 'ă', 'đ',
        'ĩ', 'ũ', 'ơ', 'ư', 'À', 'Á', 'Â', 'Ã', 'È', 'É', 'Ê', 'Ì', 'Í', 'Ò', 'Ó', 'Ô', 'Õ', 'Ù',
        'Ú', 'Ý', 'Ă', 'Đ', 'Ĩ', 'Ũ', 'Ơ', 'Ư', '×', '÷',
    ];
    let mut table = [false; 0x100];
    let mut at = 0;
    while at < letters.len() {
        table[letters[at] as usize - 0xc0] = true;
        at += 1;
    }
    table
};

/// Whether a character is a letter with a mark that Vietnamese words are written with, or `×`, `÷`.
pub fn is_vietnamese(c: char) -> bool {
    match u32::from(c) {
        0x1ea0..=0x1ef9 => true,
        code @ 0xc0..0x1c0 => VIETNAMESE[(code - 0xc0) as usize],
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_text_is_as_wide_as_it_has_characters() {
        use unicode_width::UnicodeWidthStr;
        for c in '\0'..char::MAX {
            let text = format!("a{c}");
            if let Some(width) = plain_width(&text) {
                assert_eq!((width, safe(&text)), (text.width(), text.as_str().into()), "{c:?}");
                assert!(!is_hidden(c) && !c.is_control(), "{c:?}");
            }
        }
        assert_eq!(plain_width("Cải cách \\ 9,40"), Some(15));
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
