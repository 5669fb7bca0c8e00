//! Hidden characters, and Latin letters with marks that Vietnamese does not use.
//!
//! Also [`safe`], which makes text from a plan harmless before it is written to a terminal.

use std::borrow::Cow;

/// Whether a character is a control character (except line breaks and tabs) or changes the direction of
/// writing, so that what is shown differs from what is written.
pub fn is_hidden(c: char) -> bool {
    match c {
        '\n' | '\r' | '\t' => false,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            true
        }
        c => c.is_control(),
    }
}

/// Whether a character is an invisible one that Word and web pages leave behind.
pub fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Whether a text holds a hidden character.
pub fn has_hidden(text: &str) -> bool {
    // Asked of whole outputs. Nearly all bytes begin no hidden character, and many bytes at a time are seen
    // to be such.
    const AT_A_TIME: usize = 64;
    let is_hidden_at = |at: usize| text[at..].chars().next().is_some_and(is_hidden);
    text.as_bytes().chunks(AT_A_TIME).enumerate().any(|(n, bytes)| {
        bytes.iter().fold(false, |may, byte| may | may_begin_hidden(*byte))
            && (0..bytes.len())
                .any(|at| may_begin_hidden(bytes[at]) && is_hidden_at(n * AT_A_TIME + at))
    })
}

/// Whether a byte begins hidden characters, perhaps beside others.
fn may_begin_hidden(byte: u8) -> bool {
    matches!(byte, 0..=8 | 11 | 12 | 14..=31 | 0x7f | 0xc2 | 0xd8 | 0xe2)
}

/// The width of a text in terminal columns, if it is one line of ASCII, Vietnamese letters and dashes, which
/// are one column each. `None` for any other text, which has to go through [`safe`] and be measured.
pub fn plain_width(text: &str) -> Option<usize> {
    let is_plain = |c| matches!(c, ' '..='~' | '–' | '—') || is_vietnamese(c);
    text.chars().try_fold(0, |width, c| is_plain(c).then_some(width + 1))
}

/// A text that is safe to show: hidden characters as `\u{…}`, line breaks and tabs as spaces.
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
            // A lone carriage return would let the terminal overwrite the line.
            '\r' if rest.peek() == Some(&'\n') => {}
            '\r' => out.extend(c.escape_unicode()),
            c if is_hidden(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out.into()
}

/// Whether a character is a letter with a mark that Vietnamese words are written with, or `×`, `÷`.
#[inline]
pub const fn is_vietnamese(c: char) -> bool {
    (c as usize) < VIETNAMESE.len() && VIETNAMESE[c as usize]
}

/// [`is_vietnamese`] as a table, for speed: it is called for every character read or shown.
static VIETNAMESE: [bool; 0x1efa] = {
    let mut table = [false; 0x1efa];
    let mut code = 0;
    while code < table.len() {
        table[code] = matches!(
            char::from_u32(code as u32),
            Some(
                'À'..='Ã'
                | 'È'..='Ê'
                | 'Ì'
                | 'Í'
                | 'Ò'..='Õ'
                | 'Ù'
                | 'Ú'
                | 'Ý'
                | 'à'..='ã'
                | 'è'..='ê'
                | 'ì'
                | 'í'
                | 'ò'..='õ'
                | 'ù'
                | 'ú'
                | 'ý'
                | 'Ă'
                | 'ă'
                | 'Đ'
                | 'đ'
                | 'Ĩ'
                | 'ĩ'
                | 'Ũ'
                | 'ũ'
                | 'Ơ'
                | 'ơ'
                | 'Ư'
                | 'ư'
                | '\u{1ea0}'..='\u{1ef9}'
                | '×'
                | '÷',
            )
        );
        code += 1;
    }
    table
};

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
        assert_eq!(plain_width("Quý I – IV"), Some(10));
    }

    #[test]
    fn every_hidden_character_is_found() {
        for c in '\0'..char::MAX {
            assert_eq!(has_hidden(&format!("“Sở”{c}")), is_hidden(c), "{c:?}");
        }
        let long = "Sở – Phòng\n".repeat(20);
        for (at, _) in long.char_indices() {
            assert!(has_hidden(&format!("{}\u{202e}{}", &long[..at], &long[at..])), "{at}");
        }
        assert!(!has_hidden(&long));
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
