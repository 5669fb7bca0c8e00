//! Why a phrase was refused.

use chrono::NaiveDate;

use crate::deadline::Count;
use crate::deadline::period::Every;

/// One of several dates in a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedWords {
    /// Its words.
    pub words: String,
    /// The due date.
    pub due: NaiveDate,
}

/// Why a phrase was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is not a deadline, and there is no suggestion.
    NoForm,
    /// It is not a deadline; this phrase is suggested.
    Near(String),
    /// It has a two-digit year; this is the phrase with four digits.
    ShortYear(String),
    /// It is a deadline, but there is no such day, month or quarter.
    NoSuchDate,
    /// A range whose end is not after its beginning.
    Backwards,
    /// It has no year, and the plan's year could not be read.
    NoYear,
    /// A condition that contains a time or a period, which may be the real deadline.
    HidesTime,
    /// Several dates, which should be milestones.
    SeveralDates(Vec<DatedWords>),
    /// Several dates in each year: months, with a day or else at their end.
    SeveralEachYear(Vec<(u32, Option<u32>)>),
    /// Periods without a word that says that they recur.
    NoRhythm(Vec<Every>),
    /// Every second week, without the first date.
    Fortnight,
    /// The day before the first day of a period, which is in the previous period.
    BeforeFirst(Every),
    /// Days after an issue that may be the plan's or another document's.
    FromIssue(Count),
    /// It says that there is no deadline.
    Absent,
    /// It says that the task is done.
    Completed,
    /// It is a condition in words that the format does not know.
    Condition,
    /// It has two possible meanings.
    TwoReadings([String; 2]),
}
