//! `check --fix`: applies mends to the text of a file until nothing more changes.

use std::collections::BTreeMap;

use crate::check::diagnostic::{Correction, Diagnostic};
use crate::finding::Severity;
use crate::text::edit::{Edit, apply};

/// Which mends are applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mends {
    /// Those that surely say what was meant.
    Safe,
    /// All.
    All,
}

impl Mends {
    /// Whether a mend is one of these.
    pub fn has(self, fix: &Correction) -> bool {
        fix.safe || self == Mends::All
    }
}

/// The result of mending a file.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The new text.
    pub text: String,
    /// How many findings were mended.
    pub mended: usize,
    /// The errors that further mends would bring. These are not applied.
    pub refused: Vec<Diagnostic>,
}

/// At most so many times the mends of a file are applied and the file is checked again.
const MOST_ROUNDS: usize = 1000;

/// At most so many times what comes up with a mend is mended in turn.
const MOST_AHEAD: usize = 20;

/// Applies the mends that `check` finds in a text, again and again, until there are none left. No mend is applied
/// that brings an error.
pub fn mended(text: &str, mends: Mends, check: impl Fn(&str) -> Vec<Diagnostic>) -> Outcome {
    let out = repeated(text, mends, &check, true);
    match out.text == text || added(&check(text), check(&out.text)).is_empty() {
        true => out,
        false => repeated(text, mends, &check, false),
    }
}

/// The same. With `looks_ahead` a mend may bring errors that are mended in turn: a value that can be read at last
/// may show that another one is wrong as well.
fn repeated(
    text: &str,
    mends: Mends,
    check: &impl Fn(&str) -> Vec<Diagnostic>,
    looks_ahead: bool,
) -> Outcome {
    let mut out = Outcome { text: text.to_owned(), ..Outcome::default() };
    let mut refused: Vec<Name> = Vec::new();
    for _ in 0..MOST_ROUNDS {
        let found = check(&out.text);
        let chosen = apart(&found, |diagnostic, fix| {
            mends.has(fix) && !refused.contains(&Name::of(diagnostic, fix))
        });
        if chosen.is_empty() {
            break;
        }
        let wanted = looks_ahead.then_some(mends);
        let mut round = Round { text: &out.text, found: &found, check, wanted, edits: Vec::new() };
        let mut brought = Vec::new();
        let taken = round.take(&chosen, &mut brought);
        let next = apply(round.text, &round.edits);
        for (chosen, errors) in brought {
            refused.push(Name::of(chosen.0, chosen.1));
            out.refused.extend(errors);
        }
        out.mended += taken;
        out.text = next;
    }
    out
}

/// A finding with its mend.
type Chosen<'d> = (&'d Diagnostic, &'d Correction);

/// The mends of findings that do not overlap, the first of a place before others.
pub fn apart(
    found: &[Diagnostic],
    is_wanted: impl Fn(&Diagnostic, &Correction) -> bool,
) -> Vec<Chosen<'_>> {
    let all = found.iter().filter_map(|d| Some((d, d.fix.as_deref()?)));
    let mut chosen: Vec<Chosen<'_>> = Vec::new();
    let mut taken: BTreeMap<u32, u32> = BTreeMap::new();
    for (diagnostic, fix) in all.filter(|(diagnostic, fix)| is_wanted(diagnostic, fix)) {
        // Edits that touch are not independent: two may insert at one place, or remove one comma.
        let is_free = |edit: &Edit| {
            let before = taken.range(..=edit.span.end).next_back();
            before.is_none_or(|(_, end)| *end < edit.span.start)
        };
        let edits = || fix.edits.iter().map(|replacement| &replacement.edit);
        if edits().all(is_free) {
            taken.extend(edits().map(|edit| (edit.span.start, edit.span.end)));
            chosen.push((diagnostic, fix));
        }
    }
    chosen
}

fn edits(chosen: &[Chosen<'_>]) -> Vec<Edit> {
    let all = chosen.iter().flat_map(|(_, fix)| &fix.edits);
    all.map(|replacement| replacement.edit.clone()).collect()
}

/// Identifies a mend, also after other mends have moved it.
#[derive(PartialEq, Eq)]
struct Name {
    rule: &'static str,
    key: Option<String>,
    message: String,
    inserts: Vec<String>,
}

impl Name {
    fn of(diagnostic: &Diagnostic, fix: &Correction) -> Name {
        let inserts = fix.edits.iter().map(|replacement| replacement.edit.insert.clone());
        Name {
            rule: diagnostic.rule.name,
            key: diagnostic.key.as_ref().map(ToString::to_string),
            message: format!("{:?} {}", diagnostic.about, diagnostic.message.en),
            inserts: inserts.collect(),
        }
    }
}

/// One look at a text, and the edits taken so far.
struct Round<'r, C> {
    text: &'r str,
    found: &'r [Diagnostic],
    check: &'r C,
    /// Which mends of what comes up may follow; `None` if none may.
    wanted: Option<Mends>,
    edits: Vec<Edit>,
}

impl<C: Fn(&str) -> Vec<Diagnostic>> Round<'_, C> {
    /// The errors that a new text brings and that are left when what comes up with it is mended.
    fn brought(&self, next: &str) -> Vec<Diagnostic> {
        let mut found = (self.check)(next);
        let Some(mends) = self.wanted.filter(|_| !added(self.found, found.clone()).is_empty())
        else {
            return added(self.found, found);
        };
        let named = |d: &Diagnostic| Some(Name::of(d, d.fix.as_deref()?));
        let before: Vec<Name> = self.found.iter().filter_map(named).collect();
        let mut text = next.to_owned();
        for _ in 0..MOST_AHEAD {
            let new = apart(&found, |diagnostic, fix| {
                mends.has(fix) && !before.contains(&Name::of(diagnostic, fix))
            });
            if new.is_empty() {
                break;
            }
            text = apply(&text, &edits(&new));
            found = (self.check)(&text);
        }
        added(self.found, found)
    }

    /// Takes those of these mends that bring no error, and returns how many they are. `brought` gets the others
    /// with their errors.
    fn take<'d>(
        &mut self,
        chosen: &[Chosen<'d>],
        brought: &mut Vec<(Chosen<'d>, Vec<Diagnostic>)>,
    ) -> usize {
        let mut tried = self.edits.clone();
        tried.extend(edits(chosen));
        let next = apply(self.text, &tried);
        let errors = match next == self.text {
            true => Vec::new(),
            false => self.brought(&next),
        };
        if errors.is_empty() && next != self.text {
            self.edits = tried;
            return chosen.len();
        }
        match chosen {
            [] => 0,
            [only] => {
                brought.push((*only, errors));
                0
            }
            several => {
                let (first, last) = several.split_at(several.len() / 2);
                self.take(first, brought) + self.take(last, brought)
            }
        }
    }
}

/// The errors that a text has more of than before. A mend may have changed the names in a message, so errors are
/// matched by rule and key.
fn added(before: &[Diagnostic], after: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let name = |error: &Diagnostic| (error.rule.name, error.key.as_deref().map(str::to_owned));
    let mut known: BTreeMap<(&str, Option<String>), usize> = BTreeMap::new();
    for error in before.iter().filter(|d| d.severity == Severity::Error) {
        *known.entry(name(error)).or_default() += 1;
    }
    let errors = after.into_iter().filter(|d| d.severity == Severity::Error);
    errors
        .filter(|error| match known.get_mut(&name(error)) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        })
        .collect()
}
