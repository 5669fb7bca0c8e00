//! `--period`: the reporting period that a question is about.

use chrono::{Datelike, NaiveDate};
use clap::Args;

use crate::cli::open::Context;
use crate::deadline::dmy;
use crate::deadline::period::Period;
use crate::deadline::phrase::label;
use crate::deadline::reporting::{Reported, ReportingCalendar, Window};
use crate::text::characters::safe;
use crate::text::lang::{Lang, Text, both};

/// The reporting period of a question.
#[derive(Args, Debug)]
pub struct Reporting {
    /// A reporting period: 2025-Q3, 2025-11, 2025-H1, 2025-9M, 2025; the date is then its last day
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
}

impl Reporting {
    /// The period asked for as far as it has gone; the as-of date becomes its last day, unless that is later.
    pub fn settle(&self, context: &mut Context) -> Result<Option<Reported>, Text> {
        let Some(typed) = &self.period else { return Ok(None) };
        let calendar = context.workspace.configs[context.workspace.base].reporting;
        let reported = reported(typed, calendar, context.as_of)?;
        context.as_of = reported.as_of;
        Ok(Some(reported))
    }

    /// The period asked for, or the last quarter that ended.
    pub fn or_last_quarter(
        &self,
        calendar: ReportingCalendar,
        today: NaiveDate,
    ) -> Result<Period, Text> {
        match &self.period {
            Some(typed) => Ok(reported(typed, calendar, today)?.window.period),
            None => {
                let last = calendar.last_quarter(today).map(|window| window.period);
                last.ok_or_else(|| unknown("", calendar, today))
            }
        }
    }
}

fn reported(typed: &str, calendar: ReportingCalendar, today: NaiveDate) -> Result<Reported, Text> {
    let period = label::period(typed, Some(today.year()));
    let window = period.and_then(|period| calendar.window(period));
    let window = window.ok_or_else(|| unknown(typed, calendar, today))?;
    window.by(today).ok_or_else(|| not_begun(&window, today))
}

/// Why there is no report on a period.
pub fn not_begun(window: &Window, today: NaiveDate) -> Text {
    let (words, from, today) = (window.words(), window.from, dmy(today));
    let begins = dmy(from);
    both!(
        "kỳ báo cáo {words} bắt đầu từ ngày {begins}, sau ngày tính số liệu ({today})",
        "the period {window} begins on {from}, after the as-of date"
    )
}

/// The periods of the year that was meant, with their days; those that have the as-of date are marked.
fn unknown(typed: &str, calendar: ReportingCalendar, today: NaiveDate) -> Text {
    let digits = typed.split(|c: char| !c.is_ascii_digit()).find(|part| part.len() == 4);
    let year = digits.and_then(|digits| digits.parse().ok()).unwrap_or_else(|| today.year());
    let windows = calendar.of_year(year);
    let list =
        |lang: Lang| windows.iter().map(|window| line(window, today, lang)).collect::<String>();
    let (vi, en, typed) = (list(Lang::Vi), list(Lang::En), safe(typed));
    both!(
        "“{typed}” không phải kỳ báo cáo; các kỳ của năm {year}:{vi}",
        "“{typed}” is no reporting period; those of {year} are:{en}"
    )
}

fn line(window: &Window, today: NaiveDate, lang: Lang) -> String {
    let (label, is_now) = (window.to_string(), window.has(today));
    match lang {
        Lang::Vi => {
            let mark = if is_now { "  (đang diễn ra)" } else { "" };
            format!("\n  {label:<8} {} – {}{mark}", dmy(window.from), dmy(window.to))
        }
        Lang::En => {
            let mark = if is_now { "  (now)" } else { "" };
            format!("\n  {label:<8} {} – {}{mark}", window.from, window.to)
        }
    }
}
