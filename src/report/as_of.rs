//! The day that a question is about: one for all plans, or the last day of a reporting period, which each plan has
//! by the calendar of its own `pargo.toml`.

use chrono::NaiveDate;

use crate::deadline::period::Period;
use crate::deadline::reporting::{Reported, ReportingCalendar, Window};
use crate::report::coverage::{Coverage, NotBegun, Unanswerable};
use crate::resolve::Resolved;
use crate::workspace::Workspace;

/// The day that a question is about.
#[derive(Clone, Copy, Debug)]
pub struct AsOf {
    /// No fact after it counts.
    day: NaiveDate,
    span: Span,
}

#[derive(Clone, Copy, Debug)]
enum Span {
    /// The day itself, the same for all plans.
    Day,
    /// The last day of a period, or the day where that is earlier.
    Period(Period),
    /// The last day of the last quarter that ended.
    LastQuarter,
}

impl From<NaiveDate> for AsOf {
    fn from(day: NaiveDate) -> AsOf {
        AsOf { day, span: Span::Day }
    }
}

/// The answer of one plan, with the period that it is about.
pub type OfDay<T> = Result<(Option<Reported>, T), NotBegun>;

impl AsOf {
    /// The last day of a period, or `day` where that is earlier.
    pub fn of_period(period: Period, day: NaiveDate) -> AsOf {
        AsOf { day, span: Span::Period(period) }
    }

    /// The last day of the last quarter that ended by `day`.
    pub fn of_last_quarter(day: NaiveDate) -> AsOf {
        AsOf { day, span: Span::LastQuarter }
    }

    fn window(self, calendar: ReportingCalendar) -> Option<Window> {
        match self.span {
            Span::Day => None,
            Span::Period(period) => calendar.window(period),
            Span::LastQuarter => calendar.last_quarter(self.day),
        }
    }

    /// The day for what concerns all plans together, by the calendar of the folder.
    pub fn of_all(self, workspace: &Workspace) -> NaiveDate {
        let window = self.window(workspace.configs[workspace.base].reporting);
        let reported = window.and_then(|window| window.by(self.day));
        reported.map_or(self.day, |reported| reported.as_of)
    }

    /// Asks a plan as of its own day.
    pub fn ask<T>(self, plan: &Resolved<'_>, ask: impl FnOnce(NaiveDate) -> T) -> OfDay<T> {
        let reported = self.reported(plan)?;
        Ok((reported, ask(reported.map_or(self.day, |reported| reported.as_of))))
    }

    /// Asks a plan about its period; `None` where that is beyond the range of dates.
    pub fn ask_of_period<T>(
        self,
        plan: &Resolved<'_>,
        ask: impl FnOnce(Reported) -> T,
    ) -> OfDay<Option<T>> {
        let reported = self.reported(plan)?;
        Ok((reported, reported.map(ask)))
    }

    fn reported(self, plan: &Resolved<'_>) -> Result<Option<Reported>, NotBegun> {
        let Some(window) = self.window(plan.config.reporting) else { return Ok(None) };
        let not_begun = || NotBegun { file: plan.source.path.to_owned(), window, day: self.day };
        window.by(self.day).map(Some).ok_or_else(not_begun)
    }

    /// The day after which no fact counts in any answer, and the answers of the plans whose period has begun. The
    /// periods and the other plans go into `coverage`; where no period has begun there is no answer.
    pub fn joined<T>(
        self,
        answers: Vec<OfDay<T>>,
        coverage: &mut Coverage,
    ) -> Result<(NaiveDate, Vec<T>), Unanswerable> {
        let mut rows = Vec::new();
        for answer in answers {
            match answer {
                Ok((reported, row)) => {
                    coverage.named.periods.extend(reported);
                    rows.push(row);
                }
                Err(plan) => coverage.not_begun.push(plan),
            }
        }
        coverage.plans = coverage.plans.saturating_sub(coverage.not_begun.len());
        if let Some(first) = coverage.not_begun.first().filter(|_| rows.is_empty()) {
            let (message, left_out) = (first.message(), std::mem::take(&mut coverage.left_out));
            return Err(Unanswerable { message, left_out, is_ambiguous: false });
        }
        let days = coverage.named.periods.iter().map(|reported| reported.as_of);
        Ok((days.max().unwrap_or(self.day), rows))
    }
}
