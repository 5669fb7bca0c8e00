//! Compares two versions of the plans, or all versions of a history: what changed in meaning, and by
//! which commit.

pub mod change;
pub mod completed;
pub mod debtors;
pub mod difference;
pub mod facts;
pub mod history;
pub mod namesakes;
pub mod origin;
pub mod pairing;
pub mod read;
pub mod shared_units;
pub mod version;
pub mod walk;
