//! When two wordings are the same name, and which name a misspelt one is nearest to.
//!
//! Two names are the same when their [`key`]s are: NFC, white space, case, dashes and the two ways of
//! placing a tone mark make no difference. [`loose`] also drops diacritics; it is for looking up what a
//! person typed and for suggestions, never for identity, since `Sở` and `số` fall together under it.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark, is_nfc};

/// The form in which names are compared for identity.
pub fn key(name: &str) -> String {
    let composed: std::borrow::Cow<'_, str> =
        if is_nfc(name) { name.into() } else { name.nfc().collect::<String>().into() };
    let mut out = String::with_capacity(composed.len());
    let mut space = false;
    for c in composed.chars() {
        if c.is_whitespace() {
            space = !out.is_empty();
            continue;
        }
        if std::mem::take(&mut space) {
            out.push(' ');
        }
        match c {
            '–' | '—' | '‑' | '‐' | '−' => out.push('-'),
            c if c.is_ascii() => push_toned(&mut out, c.to_ascii_lowercase()),
            c => c.to_lowercase().for_each(|c| push_toned(&mut out, c)),
        }
    }
    out
}

/// Pushes a letter; where it ends a pair like `òa`, the tone goes to the second letter (`oà`).
fn push_toned(out: &mut String, c: char) {
    let mut last = out.chars().rev();
    let moved = match (last.next(), c) {
        (Some(first), 'a' | 'e') => tone_of('o', first).map(|tone| ('o', toned(c, tone))),
        // In `quý` the `u` belongs to the consonant, so the mark can stand on `y` alone.
        (Some(first), 'y') if last.next() != Some('q') => {
            tone_of('u', first).map(|tone| ('u', toned('y', tone)))
        }
        _ => None,
    };
    match moved {
        Some((plain, second)) => {
            out.pop();
            out.push(plain);
            out.push(second);
        }
        None => out.push(c),
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
    row(base)?.iter().position(|t| *t == c)
}

fn toned(base: char, tone: usize) -> char {
    row(base).map_or(base, |row| row[tone])
}

/// The [`key`] without diacritics, `đ` as `d`.
pub fn loose(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in key(name).nfd() {
        match c {
            'đ' => out.push('d'),
            c if is_combining_mark(c) => {}
            c => out.push(c),
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
    let typed = loose(typed);
    like(&typed, names, most, 0.6)
}

/// Those of `names` that are nearest to `typed`, however far off they are.
pub fn least_far<'n>(
    typed: &str,
    names: impl IntoIterator<Item = &'n str>,
    most: usize,
) -> Vec<&'n str> {
    like(&loose(typed), names, most, 0.0)
}

fn like<'n>(
    typed: &str,
    names: impl IntoIterator<Item = &'n str>,
    most: usize,
    least: f64,
) -> Vec<&'n str> {
    let mut scored: Vec<(f64, usize, &str)> = Vec::new();
    for (place, name) in names.into_iter().enumerate() {
        let score = similarity(typed, &loose(name));
        if score >= least && !scored.iter().any(|(_, _, seen)| *seen == name) {
            scored.push((score, place, name));
        }
    }
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    scored.into_iter().take(most).map(|(_, _, name)| name).collect()
}

/// From 0 to 1: how like two loose names are; a name that holds the other counts as near.
fn similarity(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    let edits = strsim::normalized_damerau_levenshtein(a, b);
    let held = a.len().min(b.len()) >= 3 && (a.contains(b) || b.contains(a));
    if held { edits.max(0.75) } else { edits }
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
    }
}
