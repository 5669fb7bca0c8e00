//! Text in general: places in it, the two languages, characters, comparing names, numbers.

pub mod abbreviation;
pub mod bound;
pub mod characters;
pub mod collation;
pub mod edit;
pub mod lang;
pub mod name;
pub mod number;
pub mod source;
pub mod syllable;
pub mod toml;
