//! Reads files: from text to values. The only module that knows the TOML parser.
//!
//! [`syntax`] turns text into a tree or into findings on syntax; [`reader`] takes single values from the
//! tree; [`plan`], [`config`] and [`baseline`] read the three kinds of file. Nothing here fails: an
//! unreadable value becomes a finding, and reading goes on.

pub mod baseline;
pub mod config;
mod deadline;
pub mod letters;
pub mod meant;
pub mod not_a_plan;
pub mod outline;
pub mod plan;
pub mod reader;
mod references;
pub mod syntax;
mod task_tables;

use bumpalo::Bump;
use rustc_hash::FxHashMap;

use crate::deadline::{Kind, phrase};
use crate::parse::letters::Letters;
use crate::text::source::Span;
pub use toml_spanner::Arena;

/// Converts a span of the parser.
pub fn at(span: toml_spanner::Span) -> Span {
    Span { start: span.start, end: span.end }
}

/// Buffers that are reused from one file to the next, and what is asked of each.
#[derive(Default)]
pub struct Scratch {
    /// The rules on characters to ask.
    letters: Letters,
    /// Memory for lists and texts of one file, freed all at once.
    memory: Bump,
    /// Phrases read before.
    phrases: Phrases,
}

impl Scratch {
    /// For questions other than `check`, to which spelling does not matter.
    pub fn for_answers() -> Scratch {
        Scratch { letters: Letters::Hidden, ..Scratch::default() }
    }

    /// Empties the memory; the phrases are kept.
    fn fresh(&mut self) -> (&Bump, &mut Phrases) {
        self.memory.reset();
        (&self.memory, &mut self.phrases)
    }
}

/// What a phrase was read as.
type Read = Result<Kind, phrase::refused::Refused>;

/// The meaning of phrases, by the plan's year. Documents repeat a few phrases in every task.
#[derive(Default)]
struct Phrases {
    by_year: Vec<(Option<i32>, FxHashMap<String, Read>)>,
}

impl Phrases {
    /// The most phrases of one year that are kept.
    const MOST: usize = 10_000;

    fn read(&mut self, written: &str, year: Option<i32>) -> Read {
        let place = self.by_year.iter().position(|(known, _)| *known == year);
        let place = place.unwrap_or_else(|| {
            self.by_year.push((year, FxHashMap::default()));
            self.by_year.len() - 1
        });
        let known = &mut self.by_year[place].1;
        if let Some(read) = known.get(written) {
            return read.clone();
        }
        let read = phrase::parse(written, year);
        if known.len() < Self::MOST {
            known.insert(written.to_owned(), read.clone());
        }
        read
    }
}
