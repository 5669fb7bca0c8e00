//! What is true of any text: where it stands, in which language, which characters it may hold, when two
//! names are the same, and what number a text is.

pub mod characters;
pub mod lang;
pub mod name;
pub mod number;
pub mod source;
