//! What has to hold for any input: one function a fuzz target, each of which panics where it does not.
//!
//! The fuzz targets run them on what libFuzzer makes up; `tests/fuzz_corpus.rs` includes this file and runs them
//! on every file of `fuzz/corpus`. Everything is answered in memory, with fixed dates.

mod answers;
pub mod baseline;
pub mod config;
pub mod diff;
pub mod phrase;
pub mod pieces;
pub mod plan;
mod shape;
pub mod toml;

/// How much is asked of one input.
#[derive(Clone, Copy, PartialEq)]
pub enum Depth {
    /// Of each list of variants (languages, widths, groups) one, and the dear formats left out: what fuzzing does with
    /// most inputs, to try more of them. The number tells which one.
    Quick(usize),
    /// Everything.
    Thorough,
}

impl Depth {
    /// One input in 64 is looked at thoroughly. Which ones, and at what in the others, depends on their bytes alone,
    /// so that an input that fails fails again.
    pub fn of(bytes: &[u8]) -> Depth {
        let add = |sum: u32, byte: &u8| sum.wrapping_mul(31).wrapping_add(u32::from(*byte));
        let sum = bytes.iter().fold(0, add);
        if sum % 64 == 0 { Depth::Thorough } else { Depth::Quick((sum >> 6) as usize) }
    }

    /// Whether to do what takes long and is to be done for one input in so many.
    fn one_in(self, many: usize) -> bool {
        match self {
            // Other bits than those that choose a variant.
            Depth::Quick(number) => (number >> 12) % many == 0,
            Depth::Thorough => true,
        }
    }

    /// The variants to try.
    fn of_all<T>(self, variants: &[T]) -> &[T] {
        match self {
            Depth::Quick(number) => &variants[number % variants.len()..][..1],
            Depth::Thorough => variants,
        }
    }
}
