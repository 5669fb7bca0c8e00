//! Why a phrase was refused.

use chrono::NaiveDate;

use crate::deadline::Count;
use crate::deadline::period::Every;

/// A date of its own among several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedWords {
    /// What names it.
    pub words: String,
    /// The day it is due.
    pub due: NaiveDate,
}

/// Why a phrase was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// No form fits, and none is near.
    NoForm,
    /// A form is near.
    Near(String),
    /// A year of two digits; the phrase with the year in full.
    ShortYear(String),
    /// A form fits, but the calendar has no such day, month or quarter.
    NoSuchDate,
    /// A range whose end does not come after its beginning.
    Backwards,
    /// The phrase leaves the year to the plan, and the plan's year could not be read.
    NoYear,
    /// A condition that names a time or a period, and so may hide a date or a duty.
    HidesTime,
    /// Several dates, which are milestones.
    SeveralDates(Vec<DatedWords>),
    /// Several times of each year: months, with a day or at their end.
    SeveralEachYear(Vec<(u32, Option<u32>)>),
    /// Periods that nothing says come again.
    NoRhythm(Vec<Every>),
    /// Every second week, which needs a first day.
    Fortnight,
    /// The day before the first of a period, which lies in the one before.
    BeforeFirst(Every),
    /// Counted from the plan's issue in words that may mean another document.
    FromIssue(Count),
    /// It may be read in two ways.
    TwoReadings([String; 2]),
}
