//! Decides when two wordings are the same name, and finds the known names most similar to a misspelt one.
//!
//! Two names are the same if their [`key`]s are equal: Unicode form, white space, case, dashes and the
//! two ways of placing a tone mark make no difference. [`loose`] also drops diacritics. It is for looking
//! up names that a person typed and for suggestions, never for identity, because it makes `Sở` and `số`
//! equal.
//!
//! Most names are made of ASCII, Vietnamese letters and a few signs, which have a fast path.

use rustc_hash::FxHashSet;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::text::characters::is_vietnamese;

/// The form in which names are compared for identity.
pub fn key(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut folder = Folder::new(&mut out);
    for c in name.chars() {
        match simple(c) {
            Some(folded) => folder.push(folded),
            None => {
                folder = Folder::new(&mut out);
                // A lowercase letter may compose with its mark where the capital does not, so NFC runs
                // again.
                let small = name.nfc().flat_map(char::to_lowercase);
                small.nfc().for_each(|c| folder.push_any(c));
                break;
            }
        }
    }
    out
}

/// The folded form of a character that no neighbour can change under NFC. `None` for one that needs the
/// Unicode tables, such as a combining mark.
fn simple(c: char) -> Option<char> {
    match c {
        '!'..='~' => Some(c.to_ascii_lowercase()),
        ' ' | '\t' | '\n' | '\r' | '\u{a0}' => Some(' '),
        '×' | '÷' | '“' | '”' | '‘' | '’' | '…' => Some(c),
        '–' | '—' | '‑' => Some('-'),
        c => is_vietnamese(c).then(|| lower(c)),
    }
}

/// The lower case of a Vietnamese letter: 32 after its capital in Latin-1, one after it elsewhere.
fn lower(c: char) -> char {
    match c {
        'À'..='Ý' => char::from_u32(u32::from(c) + 32).unwrap_or(c),
        'Ă' | 'Đ' | 'Ĩ' | 'Ũ' | 'Ơ' | 'Ư' => char::from_u32(u32::from(c) + 1).unwrap_or(c),
        '\u{1ea0}'..='\u{1ef9}' => char::from_u32(u32::from(c) | 1).unwrap_or(c),
        c => c,
    }
}

/// Writes a key, one character at a time.
struct Folder<'o> {
    out: &'o mut String,
    /// Whether white space was read, which is written before the next character, so that none is left at
    /// the end.
    space: bool,
}

impl<'o> Folder<'o> {
    fn new(out: &'o mut String) -> Self {
        out.clear();
        Folder { out, space: false }
    }

    /// Pushes a lowercase letter or another character, decomposed where necessary.
    fn push_any(&mut self, c: char) {
        match c {
            c if c.is_whitespace() => self.push(' '),
            '–' | '—' | '‑' | '‐' | '−' => self.push('-'),
            c => self.push(c),
        }
    }

    /// Pushes a folded character.
    #[inline]
    fn push(&mut self, c: char) {
        if c == ' ' {
            self.space = !self.out.is_empty();
            return;
        }
        if std::mem::take(&mut self.space) {
            self.out.push(' ');
        }
        match c {
            'a' | 'e' | 'y' => self.push_vowel(c),
            c => self.out.push(c),
        }
    }

    /// Pushes a vowel. If it ends a pair like `òa`, the tone moves to it (`oà`).
    fn push_vowel(&mut self, c: char) {
        let mut written = self.out.chars().rev();
        let (last, before) = (written.next().unwrap_or('\0'), written.next());
        let moved = match c {
            'a' | 'e' => tone_of('o', last).map(|tone| ('o', tone)),
            // In `quý` the `u` belongs to the consonant, so only `y` can carry the tone.
            'y' if before != Some('q') => tone_of('u', last).map(|tone| ('u', tone)),
            _ => None,
        };
        match moved {
            Some((plain, tone)) => {
                self.out.pop();
                self.out.extend([plain, toned(c, tone)]);
            }
            None => self.out.push(c),
        }
    }
}

const TONED: [(char, [char; 5]); 5] = [
    ('o', ['ò', 'ó', 'ỏ', 'õ', 'ọ']),
    ('u', ['ù', 'ú', 'ủ', 'ũ', 'ụ']),
    ('a', ['à', 'á', 'ả', 'ã', 'ạ']),
    ('e', ['è', 'é', 'ẻ', 'ẽ', 'ẹ']),
    ('y', ['ỳ', 'ý', 'ỷ', 'ỹ', 'ỵ']),
];

fn row(base: char) -> Option<&'static [char; 5]> {
    TONED.iter().find(|(b, _)| *b == base).map(|(_, row)| row)
}

fn tone_of(base: char, c: char) -> Option<usize> {
    if c.is_ascii() {
        return None;
    }
    row(base)?.iter().position(|t| *t == c)
}

fn toned(base: char, tone: usize) -> char {
    row(base).map_or(base, |row| row[tone])
}

/// The [`key`] without diacritics, `đ` as `d`.
pub fn loose(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in key(name).chars() {
        match c {
            c if c.is_ascii() => out.push(c),
            'à'..='ã' | 'ă' | 'ạ'..='ặ' => out.push('a'),
            'è'..='ê' | 'ẹ'..='ệ' => out.push('e'),
            'ì' | 'í' | 'ĩ' | 'ỉ'..='ị' => out.push('i'),
            'ò'..='õ' | 'ơ' | 'ọ'..='ợ' => out.push('o'),
            'ù' | 'ú' | 'ũ' | 'ư' | 'ụ'..='ự' => out.push('u'),
            'ý' | 'ỳ'..='ỹ' => out.push('y'),
            'đ' => out.push('d'),
            c => out.extend(std::iter::once(c).nfd().filter(|c| !is_combining_mark(*c))),
        }
    }
    out
}

/// Whether two names differ at most in white space, case, hyphens and the place of a tone mark within a word.
pub fn is_variant(a: &str, b: &str) -> bool {
    let is_between = |c: char| matches!(c, ' ' | '-' | '_');
    let [a, b] = [key(a), key(b)];
    let joined = |name: &str| name.replace(is_between, "");
    if joined(&a) == joined(&b) {
        return true;
    }
    let words = |name: &str| -> Vec<(String, Vec<char>)> {
        let words = name.split(is_between).filter(|word| !word.is_empty());
        words.map(without_tones).collect()
    };
    words(&a) == words(&b)
}

/// The marks of the five tones, as Unicode combines them with a vowel.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// A word without its tone marks, and these.
pub(crate) fn without_tones(word: &str) -> (String, Vec<char>) {
    let (tones, letters): (Vec<char>, Vec<char>) = word.nfd().partition(|c| TONES.contains(c));
    (letters.into_iter().nfc().collect(), tones)
}

/// At most `most` names similar to `typed`, the most similar first.
pub fn nearest<'n>(
    typed: &str,
    names: impl IntoIterator<Item = &'n str>,
    most: usize,
) -> Vec<&'n str> {
    closest(typed, names, most, 0.6)
}

/// The `most` names most similar to `typed`, even if they are not very similar.
pub fn least_far<'n>(
    typed: &str,
    names: impl IntoIterator<Item = &'n str>,
    most: usize,
) -> Vec<&'n str> {
    closest(typed, names, most, 0.0)
}

/// The `most` names most like `typed` with a similarity of at least `least`, without repeats.
fn closest<'n>(
    typed: &str,
    names: impl IntoIterator<Item = &'n str>,
    most: usize,
    least: f64,
) -> Vec<&'n str> {
    let typed = loose(typed);
    let mut scored: Vec<(f64, &str)> = Vec::new();
    let mut seen = FxHashSet::default();
    for name in names {
        let score = similarity(&typed, &loose(name), least);
        if score >= least && seen.insert(name) {
            scored.push((score, name));
        }
    }
    // A stable sort: equally similar names keep their order.
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    scored.into_iter().take(most).map(|(_, name)| name).collect()
}

/// Names longer than this (in bytes) are not compared letter by letter, which needs memory proportional
/// to the square of their length. The name of an office has about sixty letters.
const MOST_COMPARED: usize = 1_000;

/// The work of comparing a name with others that have so many bytes together, in pairs of letters at most. A pair of
/// short names takes some work too.
pub fn comparing(typed: &str, others: usize) -> u64 {
    (typed.len() as u64 + 32).saturating_mul(others as u64 + 32)
}

/// The similarity of two loose names, from 0 to 1. A name contained in the other counts as similar. A
/// similarity below `least` may be returned as 0.
fn similarity(a: &str, b: &str, least: f64) -> f64 {
    let alike = match a.len().max(b.len()) {
        ..=MOST_COMPARED if similarity_at_most(a, b) >= least => {
            strsim::normalized_damerau_levenshtein(a, b)
        }
        _ => 0.0,
    };
    let is_contained = a.len().min(b.len()) >= 3 && (a.contains(b) || b.contains(a));
    if is_contained { alike.max(0.75) } else { alike }
}

/// A similarity that two names cannot exceed, found without comparing them letter by letter: each letter that one
/// has more often than the other is a difference.
pub fn similarity_at_most(a: &str, b: &str) -> f64 {
    // Letters beyond ASCII count as one letter, which only makes names look more alike than they are.
    let letter = |c: char| if c.is_ascii() { c as usize } else { 0 };
    let mut more_in_a = [0_i32; 128];
    a.chars().for_each(|c| more_in_a[letter(c)] += 1);
    b.chars().for_each(|c| more_in_a[letter(c)] -= 1);
    let only_in_a: i32 = more_in_a.iter().filter(|more| **more > 0).sum();
    let only_in_b: i32 = more_in_a.iter().map(|more| -more).filter(|more| *more > 0).sum();
    let longer = a.chars().count().max(b.chars().count()).max(1);
    1.0 - f64::from(only_in_a.max(only_in_b)) / longer as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_name_in_many_forms() {
        let same = [
            ("Văn phòng Sở", "văn  phòng\u{a0}sở "),
            ("Văn phòng Sở", "Va\u{306}n pho\u{300}ng So\u{31b}\u{309}"),
            ("hòa giải", "HOÀ GIẢI"),
            ("Thủy lợi", "Thuỷ lợi"),
            ("khỏe", "khoẻ"),
            ("PAR-INDEX", "PAR–index"),
            ("Ủy ban", "Uỷ ban"),
        ];
        for (a, b) in same {
            assert_eq!(key(a), key(b), "{a} {b}");
        }
        for (a, b) in [("quý", "qúy"), ("Sở", "Số"), ("hàng", "hạng")] {
            assert_ne!(key(a), key(b), "{a} {b}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_similarity_exceeds_its_bound(a in "[abcđ ]{0,9}", b in "[abcđ ]{0,9}") {
            let alike = strsim::normalized_damerau_levenshtein(&a, &b);
            proptest::prop_assert!(alike <= similarity_at_most(&a, &b), "{a} {b}");
        }
    }

    #[test]
    fn the_fast_path_folds_like_the_tables() {
        let mut one = String::new();
        for c in ('\0'..char::MAX).filter(|c| simple(*c).is_some()) {
            let mut folder = Folder::new(&mut one);
            c.nfc().flat_map(char::to_lowercase).nfc().for_each(|c| folder.push_any(c));
            assert_eq!(key(&c.to_string()), one, "{c:?}");
            let bare: String = one.nfd().filter(|c| !is_combining_mark(*c)).collect();
            assert_eq!(loose(&c.to_string()), bare.replace('đ', "d"), "{c:?}");
        }
    }

    #[test]
    fn loose_drops_diacritics() {
        assert_eq!(loose("Đoàn Luật sư"), "doan luat su");
        assert_eq!(loose("Văn phòng Sở"), loose("van phong so"));
    }

    #[test]
    fn variants_differ_in_spelling_alone() {
        for (a, b) in [
            ("PAR-INDEX", "PARINDEX"),
            ("Văn phòng Sở", "văn phòngsở"),
            ("Thủy lợi", "Thuỷ lợi"),
            ("khuýu", "khuyú"),
            ("backdating-days", "backdating_days"),
        ] {
            assert!(is_variant(a, b), "{a} {b}");
        }
        for (a, b) in [("hoá toan", "hoa toán"), ("Sở", "Số"), ("Sở A", "Sở B"), ("lead", "leads")]
        {
            assert!(!is_variant(a, b), "{a} {b}");
        }
    }

    #[test]
    fn nearest_is_near() {
        let names = ["Văn phòng Sở", "Thanh tra Sở", "Phòng Hành chính tư pháp"];
        assert_eq!(nearest("Văn phòn Sở", names, 3), ["Văn phòng Sở"]);
        assert_eq!(nearest("Hành chính tư pháp", names, 3), ["Phòng Hành chính tư pháp"]);
        assert!(nearest("Ngân hàng", names, 3).is_empty());
        assert_eq!(
            nearest("Thanh tra", ["Thanh tra A", "Thanh tra B", "Thanh tra"], 2),
            ["Thanh tra", "Thanh tra A"]
        );
        assert_eq!(least_far("xyz", ["ab", "xb"], 1), ["xb"]);
    }

    #[test]
    fn very_long_names_are_not_compared_letter_by_letter() {
        // Comparing letter by letter would take 80 GB.
        let (a, b) = ("ab".repeat(50_000), "ba".repeat(50_000));
        assert!(nearest(&a, [b.as_str()], 1).is_empty());
        let longer = format!("{a}c");
        assert_eq!(nearest(&a, [longer.as_str()], 1), [longer.as_str()]);
    }
}
