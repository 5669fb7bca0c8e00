//! Whether a name is another one in short: `VP Sở` for `Văn phòng Sở`, `P. HCTP` for `Phòng HCTP`.

use rustc_hash::FxHashSet;

use crate::text::name;

/// Whether `short` is `long` with some words as their first letters. Not whether they are the same name.
pub fn abbreviates(short: &str, long: &str) -> bool {
    stands_for(short, long, |rest| rest.is_empty())
}

/// Whether `short` is the beginning of `long` in short: `P. HCTP` for `Phòng Hành chính tư pháp và Bổ trợ tư pháp`.
/// At least one part must stand for several words, since a single letter begins many.
pub fn abbreviates_beginning(short: &str, long: &str) -> bool {
    let has_initials = name::loose(short).split(|c: char| !c.is_alphanumeric()).any(|part| {
        part.chars().count() > 1 && !name::loose(long).split(' ').any(|word| word == part)
    });
    has_initials && stands_for(short, long, |_| true)
}

/// Whether the parts of `short` stand for words of `long`, and the words left over are `enough`.
fn stands_for(short: &str, long: &str, enough: fn(&[&str]) -> bool) -> bool {
    let (short, long) = (name::loose(short), name::loose(long));
    let split = |c: char| !c.is_alphanumeric();
    let (parts, words) = (words_of(&short, split), words_of(&long, split));
    !parts.is_empty()
        && parts.len() <= words.len()
        && short.chars().count() < long.chars().count()
        && Comparison::default().matches(&parts, &words, enough)
}

fn words_of(text: &str, split: impl Fn(char) -> bool) -> Vec<&str> {
    text.split(split).filter(|word| !word.is_empty()).take(MOST_WORDS).collect()
}

/// Longer names are compared by their beginning.
const MOST_WORDS: usize = 40;

/// Compares the parts of one short name with the words of one long name. It remembers what failed: a name in which
/// words repeat can be divided in very many ways, most of which end in the same comparison.
#[derive(Default)]
struct Comparison {
    /// How many parts and how many words were left where the rest did not match.
    failed: FxHashSet<(usize, usize)>,
}

impl Comparison {
    /// Whether each part is a word, the first letter of one, or the first letters of several.
    fn matches(&mut self, parts: &[&str], words: &[&str], enough: fn(&[&str]) -> bool) -> bool {
        let left = (parts.len(), words.len());
        if self.failed.contains(&left) {
            return false;
        }
        let matched = self.matches_anew(parts, words, enough);
        if !matched {
            self.failed.insert(left);
        }
        matched
    }

    fn matches_anew(
        &mut self,
        parts: &[&str],
        words: &[&str],
        enough: fn(&[&str]) -> bool,
    ) -> bool {
        let Some((part, others)) = parts.split_first() else {
            return enough(words);
        };
        let Some((word, rest)) = words.split_first() else {
            return false;
        };
        if part == word && self.matches(others, rest, enough) {
            return true;
        }
        // `và` is left out, or said as `&`.
        if *word == "va" && self.matches(parts, rest, enough) {
            return true;
        }
        // `P.` for `Phòng`.
        if part.chars().count() == 1 && word.starts_with(part) && self.matches(others, rest, enough)
        {
            return true;
        }
        initials(part, words).is_some_and(|rest| self.matches(others, rest, enough))
    }
}

/// The words after those whose first letters a part is; at least two, `và` with or without its own letter.
fn initials<'w, 't>(part: &str, words: &'w [&'t str]) -> Option<&'w [&'t str]> {
    let mut rest = words;
    let mut letters = part.chars().peekable();
    while let Some(letter) = letters.peek().copied() {
        let (word, after) = rest.split_first()?;
        if word.starts_with(letter) {
            letters.next();
        } else if *word != "va" {
            return None;
        }
        rest = after;
    }
    (words.len() - rest.len() >= 2).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each `a` of the short name is a word of the long one, and the first letter of it as well.
    #[test]
    fn repeated_words_are_not_compared_in_every_combination() {
        let repeated = |word: &str, last: &str| format!("{}{last}", format!("{word} ").repeat(38));
        for word in ["a", "va"] {
            assert!(!abbreviates(&repeated(word, "z"), &repeated(word, "bb")));
            assert!(abbreviates(&repeated(word, "b"), &repeated(word, "bb")));
        }
    }

    #[test]
    fn abbreviations() {
        for (short, long) in [
            ("VP Sở", "Văn phòng Sở"),
            ("VPS", "Văn phòng Sở"),
            ("P. HCTP", "Phòng HCTP"),
            ("P.HCTP", "Phòng Hành chính tư pháp"),
            (
                "Phòng Xây dựng VB và PBGDPL",
                "Phòng Xây dựng văn bản và Phổ biến giáo dục pháp luật",
            ),
            ("Phòng XDVB&PBGDPL", "Phòng Xây dựng văn bản và Phổ biến giáo dục pháp luật"),
            ("TT Dịch vụ đấu giá TS", "Trung tâm Dịch vụ đấu giá tài sản"),
        ] {
            assert!(abbreviates(short, long), "{short}");
        }
        for (short, long) in [
            ("P. HCTP", "Phòng Hành chính tư pháp và Bổ trợ tư pháp"),
            ("Phòng XDVB", "Phòng Xây dựng văn bản và Phổ biến giáo dục pháp luật"),
            ("VP", "Văn phòng Sở"),
        ] {
            assert!(abbreviates_beginning(short, long) && !abbreviates(short, long), "{short}");
        }
        for (short, long) in [
            ("Thanh tra", "Thanh tra Sở"),
            ("T", "Thanh tra Sở"),
            ("P. KT", "Phòng Hành chính tư pháp"),
            ("", "Thanh tra Sở"),
        ] {
            assert!(!abbreviates_beginning(short, long), "{short}");
        }
        for (short, long) in [
            ("Văn phòng Sở", "Văn phòng Sở"),
            ("Văn phòng", "Văn phòng Sở"),
            ("VP UBND", "Văn phòng Sở"),
            ("Thanh tra", "Phòng Thanh tra"),
            ("", "Văn phòng Sở"),
        ] {
            assert!(!abbreviates(short, long), "{short}");
        }
    }
}
