//! From bytes to text: UTF-8 and UTF-16. Text in the encodings of old Vietnamese fonts is refused by name.

use crate::exchange::document::{Block, Document};
use crate::exchange::refused::{self, Read};

/// The text of a part of an archive.
pub fn of_xml(bytes: Vec<u8>) -> Read<String> {
    match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        [b'<', 0, ..] => wide(&bytes, u16::from_le_bytes),
        [0, b'<', ..] => wide(&bytes, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => {
            String::from_utf8(rest.to_vec()).map_err(|_| refused::encoding())
        }
        _ => String::from_utf8(bytes).map_err(|_| refused::encoding()),
    }
}

/// The text of a file that is text.
pub fn text(bytes: &[u8]) -> Read<String> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => return wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => return wide(rest, u16::from_be_bytes),
        _ => {}
    }
    // UTF-16 without a mark: every other byte of plain letters is zero.
    let head = &bytes[..bytes.len().min(1_000)];
    let zeros = |first: usize| head.iter().skip(first).step_by(2).filter(|b| **b == 0).count();
    let many = head.len() / 5;
    if many > 0 && zeros(1) > many && zeros(0) == 0 {
        return wide(bytes, u16::from_le_bytes);
    }
    if many > 0 && zeros(0) > many && zeros(1) == 0 {
        return wide(bytes, u16::from_be_bytes);
    }
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(_) => {
            // As if each byte were a character, which is what old fonts count on.
            let as_latin: String = head.iter().map(|byte| char::from(*byte)).collect();
            let is_old = as_latin.lines().any(is_tcvn3);
            Err(if is_old { refused::tcvn3() } else { refused::encoding() })
        }
    }
}

fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Read<String> {
    if !bytes.len().is_multiple_of(2) {
        return Err(refused::encoding());
    }
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let text: Result<String, _> = char::decode_utf16(units).collect();
    text.map_err(|_| refused::encoding())
}

/// Refuses a document whose letters are those of TCVN3: they look right in one font alone.
pub fn refuse_old_fonts(document: &Document) -> Read<()> {
    let (mut old, mut new) = (0, 0);
    let mut count = |text: &str| {
        old += usize::from(is_tcvn3(text));
        new += usize::from(text.chars().any(is_vietnamese_alone));
    };
    for block in &document.blocks {
        match block {
            Block::Paragraph(text) => count(text),
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                cells.for_each(|cell| count(&cell.text));
            }
        }
    }
    // One cell in an otherwise good document may quote something.
    if old > 2 || (old > 0 && new == 0) { Err(refused::tcvn3()) } else { Ok(()) }
}

/// Whether a text has many of the signs that TCVN3 puts in the place of letters, and no letter that
/// Vietnamese alone has.
fn is_tcvn3(text: &str) -> bool {
    const SIGNS: &str = "µ¶·¸¹¨©ª«¬®§¼½¾»Æ×Þ¦¥";
    let signs = text.chars().filter(|c| SIGNS.contains(*c)).count();
    let inside = text.split_whitespace().filter(|word| {
        word.chars().any(|c| SIGNS.contains(c)) && word.chars().any(|c| c.is_ascii_alphabetic())
    });
    signs >= 2 && inside.count() >= 2 && !text.chars().any(is_vietnamese_alone)
}

fn is_vietnamese_alone(c: char) -> bool {
    matches!(c, '\u{1ea0}'..='\u{1ef9}' | 'ă' | 'Ă' | 'đ' | 'Đ' | 'ơ' | 'Ơ' | 'ư' | 'Ư')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_16_is_read_with_and_without_a_mark() {
        let said = "STT,Nhiệm vụ,Chủ trì";
        let little: Vec<u8> = said.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = said.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(text(&little).as_deref(), Ok(said));
        assert_eq!(text(&big).as_deref(), Ok(said));
        let marked = [[0xff, 0xfe].as_slice(), &little].concat();
        assert_eq!(text(&marked).as_deref(), Ok(said));
    }

    #[test]
    fn letters_of_old_fonts_are_told() {
        assert!(is_tcvn3("KÕ ho¹ch c¶i c¸ch hµnh chÝnh"));
        assert!(!is_tcvn3("Kế hoạch cải cách hành chính"));
        assert!(!is_tcvn3("Plan for 2025"));
        let bytes = b"K\xd5 ho\xb9ch c\xb6i c\xb8ch h\xb5nh ch\xddnh";
        assert_eq!(text(bytes), Err(refused::tcvn3()));
        assert_eq!(text(b"caf\xe9 au lait"), Err(refused::encoding()));
    }
}
