//! What was probably meant by what cannot be read: for help lines alone, never for reading.

pub mod keys;
pub mod values;
