//! Text on lines of a terminal: broken between words, what follows indented.
//!
//! A no-break space never ends a line, so that `≥ 92,5` stays together; it is shown as a plain space, which
//! can be searched for. Colours take no columns.

use unicode_width::UnicodeWidthChar;

use crate::render::OutputStyle;

/// A space that never ends a line.
const NO_BREAK: char = '\u{a0}';

/// A text whose words stay on one line.
pub fn kept(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}

/// A text whose numbers stay on a line with the words around them: `xếp hạng 07/20`, `14,5/16 điểm`.
pub fn with_numbers_kept(text: &str) -> String {
    let text = text.replace("xếp hạng ", "xếp\u{a0}hạng ");
    let is_number =
        |word: &str| word.trim_start_matches('(').starts_with(|c: char| c.is_ascii_digit());
    let ends = |word: &str| word.ends_with([',', ':', ';']);
    let mut out = String::with_capacity(text.len());
    let mut before = "";
    for word in text.split(' ') {
        if !out.is_empty() {
            // What stands in brackets may begin a line.
            let together = (is_number(word) || is_number(before)) && !word.starts_with('(');
            let together = together && !ends(before) && !before.is_empty();
            out.push(if together { NO_BREAK } else { ' ' });
        }
        out.push_str(word);
        before = word;
    }
    out
}

/// The columns that a character takes. One that makes the character before it a picture is counted as a
/// column, for a picture is two columns wide: this may be too much, but never too little.
fn width_of(c: char) -> usize {
    if c == '\u{fe0f}' { 1 } else { c.width().unwrap_or(0) }
}

/// The columns that a text takes at most; codes of colours take none.
pub fn columns(text: &str) -> usize {
    let mut in_code = false;
    let mut columns = 0;
    for c in text.chars() {
        match (in_code, c) {
            (false, '\u{1b}') => in_code = true,
            (true, 'm') => in_code = false,
            (true, _) => {}
            (false, c) => columns += width_of(c),
        }
    }
    columns
}

/// A paragraph as lines of at most `width` columns, all but the first indented by `hang`. A word that is
/// wider than a line is broken behind a mark such as `-` or `/`, or else anywhere.
pub fn lines(text: &str, width: usize, hang: usize) -> Vec<String> {
    let hang = hang.min(width / 2);
    let mut lines: Vec<String> = Vec::new();
    let (mut line, mut used) = (String::new(), 0);
    let mut indent = 0;
    // What separates a word from the one before it is kept as it is where both stand on one line.
    let mut gap = 0;
    for word in text.split(' ') {
        if word.is_empty() {
            gap += 1;
            continue;
        }
        let room = width.saturating_sub(indent);
        let wide = columns(word);
        let spaces =
            if used == 0 && lines.is_empty() { gap } else { gap.max(1) * usize::from(used > 0) };
        if used + spaces + wide <= room {
            line.push_str(&" ".repeat(spaces));
            line.push_str(word);
            used += spaces + wide;
        } else {
            let mut rest = word;
            if used > 0 {
                lines.push(std::mem::take(&mut line));
                indent = hang;
                line.push_str(&" ".repeat(indent));
            }
            let mut room = width.saturating_sub(indent).max(1);
            while columns(rest) > room {
                let (head, tail) = rest.split_at(cut(rest, room));
                line.push_str(head.trim_end_matches(NO_BREAK));
                lines.push(std::mem::take(&mut line));
                indent = hang;
                line.push_str(&" ".repeat(indent));
                room = width.saturating_sub(indent).max(1);
                rest = tail;
            }
            line.push_str(rest);
            used = columns(rest);
        }
        gap = 1;
    }
    if used > 0 || lines.is_empty() {
        lines.push(line);
    }
    for line in lines.iter_mut().filter(|line| line.contains(NO_BREAK)) {
        *line = line.replace(NO_BREAK, " ");
    }
    lines
}

/// Where a word that is wider than `room` is broken: behind its last mark that fits, or else where the room
/// ends. At least one letter stands before the break.
fn cut(word: &str, room: usize) -> usize {
    let (mut used, mut at_mark, mut at_end) = (0, None, None);
    let mut in_code = false;
    for (at, c) in word.char_indices() {
        let wide = match (in_code, c) {
            (false, '\u{1b}') => {
                in_code = true;
                0
            }
            (true, c) => {
                in_code = c != 'm';
                0
            }
            (false, c) => width_of(c),
        };
        if used + wide > room && at > 0 {
            at_end = Some(at);
            break;
        }
        used += wide;
        if matches!(c, '-' | '/' | '.' | '_' | ',' | ';' | ':' | '\\' | NO_BREAK) {
            at_mark = Some(at + c.len_utf8());
        }
    }
    let end = at_end.unwrap_or(word.len());
    at_mark.filter(|mark| *mark <= end && *mark < word.len()).unwrap_or(end)
}

/// A text for the terminal, each of its lines wrapped with what follows indented by `hang`; as it is where
/// lines must not be wrapped.
pub fn hanging(text: &str, hang: usize, style: OutputStyle) -> String {
    let Some(width) = style.width else { return text.to_owned() };
    let wrapped = text.split('\n').flat_map(|line| lines(line, width, hang));
    wrapped.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_follows_is_indented() {
        assert_eq!(lines("một hai ba bốn", 8, 2), ["một hai", "  ba bốn"]);
        assert_eq!(lines("  - một hai ba", 9, 4), ["  - một", "    hai", "    ba"]);
        assert_eq!(lines("", 8, 2), [""]);
        assert_eq!(lines("II.1  Rà soát", 20, 2), ["II.1  Rà soát"]);
    }

    #[test]
    fn what_belongs_together_stays_together() {
        assert_eq!(lines(&format!("điểm {}", kept("≥ 92,5")), 9, 0), ["điểm", "≥ 92,5"]);
        assert_eq!(lines("so-tu-phap-tinh-2025", 12, 0), ["so-tu-phap-", "tinh-2025"]);
        assert_eq!(lines("aaaaaaaa", 3, 0), ["aaa", "aaa", "aa"]);
        assert_eq!(with_numbers_kept("PAPI  0/1,  quá hạn"), "PAPI  0/1,  quá hạn");
        assert_eq!(
            with_numbers_kept("22,25 điểm, xếp hạng 07/20 (tự chấm, 20/11/2025)"),
            "22,25\u{a0}điểm, xếp\u{a0}hạng\u{a0}07/20 (tự chấm, 20/11/2025)"
        );
        assert_eq!(lines("một\u{a0}hai\u{a0}ba", 8, 0), ["một hai", "ba"]);
    }

    #[test]
    fn colours_take_no_columns() {
        assert_eq!(columns("\u{1b}[1m\u{1b}[31m3 ngày\u{1b}[0m"), 6);
        assert_eq!(lines("\u{1b}[31mmột\u{1b}[0m hai", 7, 0), ["\u{1b}[31mmột\u{1b}[0m hai"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_line_is_too_wide_and_no_letter_is_lost(
            text in "[a-zắ -]{0,60}", width in 2_usize..30, hang in 0_usize..6,
        ) {
            let lines = lines(&text, width, hang);
            prop_assert!(lines.iter().all(|line| columns(line) <= width), "{lines:?}");
            let letters = |text: &str| text.replace(' ', "");
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
        }
    }
}
