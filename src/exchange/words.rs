//! The text of cells: cleaned, compared, and recognised as empty if it only fills the cell.

use unicode_normalization::UnicodeNormalization;

use crate::text::name::loose;

/// A text in NFC, without soft hyphens and signs without width, with single spaces. Line breaks are kept;
/// lines without text are not.
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split(['\n', '\r', '\u{2028}', '\u{2029}', '\u{b}']) {
        let mut words = line.split_whitespace().map(bare_word).filter(|word| !word.is_empty());
        let Some(first) = words.next() else { continue };
        if !out.is_empty() {
            out.push('\n');
        }
        out += &first;
        for word in words {
            out.push(' ');
            out += &word;
        }
    }
    out
}

/// A word in NFC without what is not seen.
fn bare_word(word: &str) -> String {
    let is_seen = |c: &char| {
        !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            && !c.is_control()
    };
    word.nfc().filter(is_seen).collect()
}

/// A text in one line.
pub fn joined(text: &str) -> String {
    clean(text).replace('\n', " ")
}

/// A text without case, marks and signs, for comparing headers.
pub fn folded(text: &str) -> String {
    let spaced: String =
        loose(text).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a text says that there is nothing.
pub fn is_nothing(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.chars().all(|c| "-–—…./_ \n".contains(c))
}

/// Whether a text means what stands in the cell above.
pub fn is_ditto(text: &str) -> bool {
    matches!(
        loose(text.trim()).trim_matches(['.', '"', '(', ')']).trim(),
        "nt" | "n t" | "nhu tren"
    )
}

/// The lines of a text that is to stand in one line in a message, shortened.
pub fn excerpt(text: &str) -> String {
    let text = joined(text);
    match text.char_indices().nth(80) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_is_dropped_and_lines_are_kept() {
        assert_eq!(clean(" Sở\u{a0} Tư  phá\u{ad}p \r\n\n \u{200b} \n b "), "Sở Tư pháp\nb");
        assert_eq!(joined("a\nb"), "a b");
        assert_eq!(clean("Va\u{306}n"), "Văn");
    }

    #[test]
    fn nothing_and_ditto() {
        for text in ["-", "…", "...", "//", " – "] {
            assert!(is_nothing(text), "{text}");
        }
        assert!(!is_nothing("") && !is_nothing("- a"));
        for text in ["nt", "Như trên", "(nt)", "NT."] {
            assert!(is_ditto(text), "{text}");
        }
        assert!(!is_ditto("như trên đây"));
        assert_eq!(folded("Sản phẩm/Kết quả\n(dự kiến)"), "san pham ket qua du kien");
    }
}
