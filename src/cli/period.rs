//! `--period`: the reporting period that a question is about.

use chrono::{Datelike, NaiveDate};
use clap::Args;

use crate::cli::open::Context;
use crate::deadline::dmy;
use crate::deadline::period::Period;
use crate::deadline::phrase::label;
use crate::deadline::reporting::{ReportingCalendar, Window};
use crate::report::as_of::AsOf;
use crate::text::characters::safe;
use crate::text::lang::{Lang, Text, both};

/// The reporting period of a question.
#[derive(Args, Debug)]
pub struct Reporting {
    /// A reporting period: 2025-Q3, 2025-11, 2025-H1, 2025-9M, 2025; the date is then its last day
    // Of commands that write, `period` is that of a recurring task.
    #[arg(id = "reporting_period", long = "period", value_name = "PERIOD")]
    period: Option<String>,
}

impl Reporting {
    /// The day of the question: of the period asked for its last one, unless the as-of date is earlier.
    pub fn settle(&self, context: &Context) -> Result<AsOf, Text> {
        Ok(match self.period(context)? {
            Some(period) => AsOf::of_period(period, context.as_of),
            None => context.as_of.into(),
        })
    }

    /// The same, of the last quarter that ended where no period is asked for.
    pub fn or_last_quarter(&self, context: &Context) -> Result<AsOf, Text> {
        Ok(match self.period(context)? {
            Some(period) => AsOf::of_period(period, context.as_of),
            None => AsOf::of_last_quarter(context.as_of),
        })
    }

    fn period(&self, context: &Context) -> Result<Option<Period>, Text> {
        let Some(typed) = &self.period else { return Ok(None) };
        let (calendar, today) =
            (context.workspace.configs[context.workspace.base].reporting, context.as_of);
        let period = label::period(typed, Some(today.year()));
        let known = period.filter(|period| calendar.window(*period).is_some());
        Ok(Some(known.ok_or_else(|| unknown(typed, calendar, today))?))
    }
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
