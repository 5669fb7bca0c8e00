//! Marks that belong to no letter, and fixes for characters. Fixes change the text as it is written in the file, so
//! that escapes and quotes stay.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::finding::fix::{Fix, Mend};
use crate::text::characters::{is_hidden, is_unseen, is_vietnamese};
use crate::text::edit::Edit;
use crate::text::source::{Source, Span};
use crate::text::syllable::is_syllable;
use crate::text::toml::characters;

/// The characters of a value, each with the bytes of the file that it is written with.
pub(super) struct Written<'a> {
    file: &'a str,
    characters: Vec<(Range<usize>, char)>,
}

/// The most bytes of a value that is mended; longer ones would take much memory.
const LONGEST: usize = 1 << 18;

impl<'a> Written<'a> {
    /// The characters of the string at a place.
    pub(super) fn of(source: Source<'a>, span: Span) -> Self {
        let start = span.start as usize;
        let written = Some(source.slice(span)).filter(|written| written.len() <= LONGEST);
        let moved = |(at, c): (Range<usize>, char)| (at.start + start..at.end + start, c);
        let characters = characters(written.unwrap_or_default()).into_iter().map(moved).collect();
        Written { file: source.text, characters }
    }

    fn range(&self, of: Range<usize>) -> Range<usize> {
        match self.characters.get(of.clone()).unwrap_or_default() {
            [] => 0..0,
            [only] => only.0.clone(),
            [first, .., last] => first.0.start..last.0.end,
        }
    }

    fn text(&self, of: Range<usize>) -> String {
        self.characters.get(of).unwrap_or_default().iter().map(|(_, c)| *c).collect()
    }

    fn edit(&self, of: Range<usize>, insert: String) -> Edit {
        let Range { start, end } = self.range(of);
        Edit { span: Span::new(start, end), insert }
    }

    /// Removes the invisible characters, if `c` is one of them. A control character is not removed: it may have a
    /// meaning.
    pub(super) fn without(&self, c: char) -> Option<Fix> {
        let is_removed = |c: char| !c.is_control() && (is_hidden(c) || is_unseen(c));
        let places = (0..self.characters.len()).filter(|at| is_removed(self.characters[*at].1));
        let edits = places.map(|at| self.edit(at..at + 1, String::new()));
        let edits: Vec<Edit> = edits.collect();
        (is_removed(c) && !edits.is_empty()).then(|| Fix::safe(Mend::Edits(self.joined(edits))))
    }

    /// Composes letters and their marks.
    pub(super) fn composed(&self) -> Option<Fix> {
        let edits: Vec<Edit> =
            self.pieces().filter_map(|piece| self.piece_composed(piece)).collect();
        (!edits.is_empty()).then(|| Fix::safe(Mend::Edits(self.joined(edits))))
    }

    fn piece_composed(&self, piece: Range<usize>) -> Option<Edit> {
        if let [(_, only)] = self.characters[piece.clone()]
            && (only.is_ascii() || is_vietnamese(only))
        {
            return None;
        }
        let old = self.text(piece.clone());
        let new: String = old.nfc().collect();
        if old == new {
            return None;
        }
        let same = old.chars().zip(new.chars()).take_while(|(a, b)| a == b).count();
        Some(self.edit(piece.start + same..piece.end, new.chars().skip(same).collect()))
    }

    /// Makes one edit of several on a line, with the text between them, unless that has escapes.
    fn joined(&self, edits: Vec<Edit>) -> Vec<Edit> {
        let mut joined: Vec<Edit> = Vec::new();
        for edit in edits {
            let between = |last: &Edit| {
                let between = &self.file[last.span.end as usize..edit.span.start as usize];
                Some(between).filter(|text| !text.contains(['\\', '\n', '\r']))
            };
            match joined.last_mut().and_then(|last| Some((between(last)?, last))) {
                Some((between, last)) => {
                    last.insert += between;
                    last.insert += &edit.insert;
                    last.span.end = edit.span.end;
                }
                None => joined.push(edit),
            }
        }
        joined
    }

    /// The pieces of the text that compose independently: each begins with a letter that composes with nothing
    /// before it.
    fn pieces(&self) -> impl Iterator<Item = Range<usize>> {
        let begins = |at: &usize| {
            *at == 0 || self.characters[*at].1.is_ascii() || is_vietnamese(self.characters[*at].1)
        };
        let starts: Vec<usize> = (0..self.characters.len()).filter(begins).collect();
        let ends: Vec<usize> =
            starts.iter().skip(1).copied().chain([self.characters.len()]).collect();
        starts.into_iter().zip(ends).map(|(start, end)| start..end)
    }

    /// Moves the first stray mark to the letter before or after it, if only one of the two makes a syllable.
    pub(super) fn with_mark_moved(&self) -> Option<Fix> {
        let letters = self.letters();
        let stray = letters.iter().position(|at| stray_mark(&self.text(at.clone())).is_some())?;
        let (rest, mark) = parted(&self.text(letters[stray].clone()))?;
        let texts: Vec<String> = letters.iter().map(|at| self.text(at.clone())).collect();
        let moved = |to: usize| {
            let with_mark: String = format!("{}{mark}", texts[to]).nfc().collect();
            let mut texts = texts.clone();
            texts[stray].clone_from(&rest);
            texts[to].clone_from(&with_mark);
            let mut letters = with_mark.chars();
            let is_one = letters.next().is_some_and(is_vietnamese) && letters.next().is_none();
            (is_one && is_syllable(&word_around(&texts, to))).then_some((to, with_mark))
        };
        let beside = [stray.checked_sub(1), Some(stray + 1).filter(|to| *to < letters.len())];
        let mut found = beside.into_iter().flatten().filter_map(moved);
        let ((to, with_mark), None) = (found.next()?, found.next()) else { return None };
        let own = letters[stray].clone();
        let taken = match self.characters[own.clone()].iter().rposition(|(_, c)| *c == mark) {
            // The mark is a character of its own.
            Some(at) => self.edit(own.start + at..own.start + at + 1, String::new()),
            None => self.edit(own, rest),
        };
        let mut edits = vec![taken, self.edit(letters[to].clone(), with_mark)];
        edits.sort_by_key(|edit| edit.span);
        Some(Fix::unsure(Mend::Edits(edits)))
    }

    /// The letters, each with the marks behind it.
    fn letters(&self) -> Vec<Range<usize>> {
        let begins = |at: &usize| *at == 0 || !is_combining_mark(self.characters[*at].1);
        let starts: Vec<usize> = (0..self.characters.len()).filter(begins).collect();
        let ends = starts.iter().skip(1).copied().chain([self.characters.len()]);
        starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
    }
}

/// A letter without its last mark, and that mark.
fn parted(letter: &str) -> Option<(String, char)> {
    let mut parts: Vec<char> = letter.nfd().collect();
    let mark = parts.pop().filter(|mark| is_combining_mark(*mark))?;
    let rest: String = parts.into_iter().nfc().collect();
    (!rest.is_empty() && stray_mark(&rest).is_none()).then_some((rest, mark))
}

/// The word that a letter is in.
fn word_around(letters: &[String], at: usize) -> String {
    let is_letter = |letter: &String| letter.chars().all(char::is_alphabetic);
    let before = letters[..at].iter().rev().take_while(|letter| is_letter(letter)).count();
    let after = letters[at..].iter().take_while(|letter| is_letter(letter)).count();
    letters[at - before..at + after].concat()
}

/// The first letter with a diacritic that it does not take in Vietnamese, or the first mark without a
/// letter.
pub(super) fn stray_mark(text: &str) -> Option<String> {
    let mut before = None;
    for c in text.nfc() {
        if ('\u{300}'..='\u{36f}').contains(&c) {
            // A combining mark is left over: no letter before it takes the mark.
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
    use crate::text::edit::apply;

    fn mended(text: &str, mend: impl Fn(&Written<'_>) -> Option<Fix>) -> Option<String> {
        let source = Source { path: "a", text };
        let fix = mend(&Written::of(source, Span::new(0, text.len())))?;
        let Mend::Edits(edits) = fix.mend else { return None };
        Some(apply(text, &edits))
    }

    #[test]
    fn marks_move_to_the_vowel_beside_them() {
        for (text, expected) in [
            ("\"tiếp câṇ\"", Some("\"tiếp cận\"")),
            ("\"thống nhâṭ\"", Some("\"thống nhật\"")),
            ("\"trình đô ̣dân trí\"", Some("\"trình độ dân trí\"")),
            ("\"MUÔŃ\"", Some("\"MUỐN\"")),
            ("\"câ\\u1e47\"", Some("\"cận\"")),
            ("\"España\"", None),
            ("\"München\"", None),
            ("\"cấṇ\"", None),
            ("\"x̣\"", None),
        ] {
            let found = mended(text, |written| written.with_mark_moved());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn what_is_composed_keeps_its_escapes() {
        for (text, expected) in [
            ("\"a\\\"e\u{302}\u{301}\\n\"", "\"a\\\"ế\\n\""),
            ("\"\"\"\ne\u{301}\\\n  x\"\"\"", "\"\"\"\né\\\n  x\"\"\""),
            ("\"e\\u0301\"", "\"é\""),
            ("'\u{1b0}\u{301}'", "'ứ'"),
        ] {
            assert_eq!(
                mended(text, |written| written.composed()).as_deref(),
                Some(expected),
                "{text}"
            );
        }
    }

    #[test]
    fn hidden_characters_go_and_control_characters_stay() {
        let text = "\"a\u{200b}b\\u202ec\\td\\u0007\"";
        let found = mended(text, |written| written.without('\u{200b}'));
        assert_eq!(found.as_deref(), Some("\"abc\\td\\u0007\""));
        assert_eq!(mended(text, |written| written.without('\u{7}')), None);
    }
}
