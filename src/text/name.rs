//! When two wordings are the same name, and which name a misspelt one is nearest to.
//!
//! Two names are the same when their [`key`]s are: NFC, white space, case, dashes and the two ways of
//! placing a tone mark make no difference. [`loose`] also drops diacritics; it is for looking up what a
//! person typed and for suggestions, never for identity, since `Sở` and `số` fall together under it.
//!
//! Nearly every name is made of ASCII, Vietnamese letters and a few signs, which are folded at a glance.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::text::characters::is_vietnamese;

/// The form in which names are compared for identity.
pub fn key(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    key_into(name, &mut out);
    out
}

/// Puts the [`key`] of a name into `out`, in place of what that held.
pub fn key_into(name: &str, out: &mut String) {
    let mut folder = Folder::new(out);
    for c in name.chars() {
        match simple(c) {
            Some(folded) => folder.push(folded),
            None => {
                folder = Folder::new(out);
                name.nfc().for_each(|c| folder.push_any(c));
                return;
            }
        }
    }
}

/// The fold of a character that is the same in NFC whatever stands beside it; `None` for one that has to
/// be looked up in the tables of Unicode, which every mark on its own is.
fn simple(c: char) -> Option<char> {
    match c {
        '!'..='~' => Some(c.to_ascii_lowercase()),
        ' ' | '\t' | '\n' | '\r' | '\u{a0}' => Some(' '),
        '×' | '÷' | '“' | '”' | '‘' | '’' | '…' => Some(c),
        '–' | '—' | '‑' => Some('-'),
        c => is_vietnamese(c).then(|| lower(c)),
    }
}

/// A Vietnamese letter in lower case: its capital stands 32 before it in Latin-1, and one before it
/// elsewhere.
fn lower(c: char) -> char {
    match c {
        'À'..='Ý' => char::from_u32(u32::from(c) + 32).unwrap_or(c),
        'Ă' | 'Đ' | 'Ĩ' | 'Ũ' | 'Ơ' | 'Ư' => char::from_u32(u32::from(c) + 1).unwrap_or(c),
        '\u{1ea0}'..='\u{1ef9}' => char::from_u32(u32::from(c) | 1).unwrap_or(c),
        c => c,
    }
}

/// Writes a key, character by character.
struct Folder<'o> {
    out: &'o mut String,
    /// White space came last, and is written before what follows.
    space: bool,
    /// The last two characters written.
    last: [char; 2],
}

impl<'o> Folder<'o> {
    fn new(out: &'o mut String) -> Self {
        out.clear();
        Folder { out, space: false, last: ['\0'; 2] }
    }

    /// Pushes any character.
    fn push_any(&mut self, c: char) {
        match c {
            c if c.is_whitespace() => self.push(' '),
            '–' | '—' | '‑' | '‐' | '−' => self.push('-'),
            c => c.to_lowercase().for_each(|c| self.push(c)),
        }
    }

    /// Pushes a folded character; where it ends a pair like `òa`, the tone goes to the second letter
    /// (`oà`).
    fn push(&mut self, c: char) {
        if c == ' ' {
            self.space = !self.out.is_empty();
            return;
        }
        if std::mem::take(&mut self.space) {
            self.write(' ');
        }
        let [before, last] = self.last;
        let moved = match c {
            'a' | 'e' => tone_of('o', last).map(|tone| ('o', toned(c, tone))),
            // In `quý` the `u` belongs to the consonant, so the mark can stand on `y` alone.
            'y' if before != 'q' => tone_of('u', last).map(|tone| ('u', toned('y', tone))),
            _ => None,
        };
        match moved {
            Some((plain, second)) => {
                self.out.pop();
                self.last = [self.last[0], self.last[0]];
                self.write(plain);
                self.write(second);
            }
            None => self.write(c),
        }
    }

    fn write(&mut self, c: char) {
        self.out.push(c);
        self.last = [self.last[1], c];
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

/// Those of `names` that are nearest to `typed`, the best first, at most `most`, none that is far off.
pub fn nearest<'n>(
    typed: &str,
    names: impl IntoIterator<Item = &'n str>,
    most: usize,
) -> Vec<&'n str> {
    Names::of(names).nearest(typed, most)
}

/// Those of `names` that are nearest to `typed`, however far off they are.
pub fn least_far<'n>(
    typed: &str,
    names: impl IntoIterator<Item = &'n str>,
    most: usize,
) -> Vec<&'n str> {
    Names::of(names).like(&loose(typed), most, 0.0)
}

/// Names among which the nearest is looked for more than once.
#[derive(Debug)]
pub struct Names<'n>(Vec<(&'n str, Loose)>);

impl<'n> Names<'n> {
    /// Takes in the names.
    pub fn of(names: impl IntoIterator<Item = &'n str>) -> Self {
        Names(names.into_iter().map(|name| (name, Loose::of(loose(name)))).collect())
    }

    /// Those nearest to `typed`, the best first, at most `most`, none that is far off.
    pub fn nearest(&self, typed: &str, most: usize) -> Vec<&'n str> {
        self.like(&loose(typed), most, 0.6)
    }

    fn like(&self, typed: &str, most: usize, least: f64) -> Vec<&'n str> {
        let typed = Loose::of(typed.to_owned());
        let mut best: Vec<(f64, &str)> = Vec::new();
        for (name, loose) in &self.0 {
            // What is sure to be too far off, or behind enough others, is not compared letter by letter.
            let enough = |bound: f64| {
                let beaten =
                    best.len() >= most && best.last().is_none_or(|(last, _)| *last >= bound);
                bound < least || beaten
            };
            let bound = typed.similarity_bound(loose);
            if enough(bound) && (enough(bound.max(HELD)) || !typed.holds_or_is_held(loose)) {
                continue;
            }
            let score = typed.similarity(loose);
            if score >= least && !best.iter().any(|(_, seen)| seen == name) {
                // Of names that are equally near, the one that came first stays in front.
                let place = best.partition_point(|(other, _)| *other >= score);
                best.insert(place, (score, name));
                best.truncate(most);
            }
        }
        best.into_iter().map(|(_, name)| name).collect()
    }
}

/// How near a name is at least that holds the other.
const HELD: f64 = 0.75;

/// A loose name, and how often each letter stands in it: what two texts differ by there, they differ by at
/// least.
#[derive(Debug)]
struct Loose {
    text: String,
    counts: [u32; 64],
    length: usize,
}

impl Loose {
    fn of(text: String) -> Self {
        let (mut counts, mut length) = ([0; 64], 0);
        for c in text.chars() {
            // Characters that fall together can only make texts seem more alike than they are.
            counts[(u32::from(c) % 64) as usize] += 1;
            length += 1;
        }
        Loose { text, counts, length }
    }

    /// No smaller than the similarity that the count of edits can come to.
    fn similarity_bound(&self, other: &Loose) -> f64 {
        let pairs = self.counts.iter().zip(&other.counts);
        let common: u32 = pairs.map(|(a, b)| *a.min(b)).sum();
        let longest = self.length.max(other.length).max(1);
        // The margin covers the rounding of what it is compared with.
        f64::from(common) / longest as f64 + 1e-9
    }

    fn holds_or_is_held(&self, other: &Loose) -> bool {
        let (a, b) = (&self.text, &other.text);
        if a.len() < b.len() { b.contains(a.as_str()) } else { a.contains(b.as_str()) }
    }

    /// From 0 to 1: how like two loose names are; a name that holds the other counts as near.
    fn similarity(&self, other: &Loose) -> f64 {
        if self.text == other.text {
            return 1.0;
        }
        // What both begin and end with takes no edit.
        let (a, b) = without_common_ends(&self.text, &other.text);
        let edits = strsim::damerau_levenshtein(a, b);
        let alike = 1.0 - edits as f64 / self.length.max(other.length) as f64;
        let shorter = self.text.len().min(other.text.len());
        if shorter >= 3 && self.holds_or_is_held(other) { alike.max(HELD) } else { alike }
    }
}

fn without_common_ends<'t>(a: &'t str, b: &'t str) -> (&'t str, &'t str) {
    let common = |pairs: &mut dyn Iterator<Item = (char, char)>| -> usize {
        pairs.take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
    };
    let front = common(&mut a.chars().zip(b.chars()));
    let (a, b) = (&a[front..], &b[front..]);
    let back = common(&mut a.chars().rev().zip(b.chars().rev()));
    (&a[..a.len() - back], &b[..b.len() - back])
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

    #[test]
    fn the_glance_folds_as_the_tables_do() {
        let mut one = String::new();
        for c in ('\0'..char::MAX).filter(|c| simple(*c).is_some()) {
            let mut folder = Folder::new(&mut one);
            c.nfc().for_each(|c| folder.push_any(c));
            assert_eq!(key(&c.to_string()), one, "{c:?}");
            let bare: String = one.nfd().filter(|c| !is_combining_mark(*c)).collect();
            assert_eq!(loose(&c.to_string()), bare.replace('đ', "d"), "{c:?}");
        }
    }

    /// What `nearest` finds, without what spares it work.
    fn nearest_by_comparing_all<'n>(typed: &str, names: &[&'n str], most: usize) -> Vec<&'n str> {
        let typed = loose(typed);
        let mut scored: Vec<(f64, &str)> = Vec::new();
        for name in names {
            if scored.iter().any(|(_, seen)| seen == name) {
                continue;
            }
            let loose = loose(name);
            let held = typed.len().min(loose.len()) >= 3
                && (typed.contains(&loose) || loose.contains(&typed));
            let edits = strsim::normalized_damerau_levenshtein(&typed, &loose);
            scored.push((if held { edits.max(0.75) } else { edits }, name));
        }
        scored.retain(|(score, _)| *score >= 0.6);
        scored.sort_by(|a, b| b.0.total_cmp(&a.0));
        scored.into_iter().take(most).map(|(_, name)| name).collect()
    }

    proptest::proptest! {
        #[test]
        fn the_nearest_are_those_that_comparing_all_finds(
            typed in "[abcđ ]{0,9}",
            names in proptest::collection::vec("[abcd ]{0,9}", 0..12),
        ) {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            for most in 1..4 {
                let found = nearest(&typed, names.iter().copied(), most);
                proptest::prop_assert_eq!(found, nearest_by_comparing_all(&typed, &names, most));
            }
        }
    }

    #[test]
    fn loose_drops_diacritics() {
        assert_eq!(loose("Đoàn Luật sư"), "doan luat su");
        assert_eq!(loose("Văn phòng Sở"), loose("van phong so"));
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
}
