//! `pargo deadline`

use chrono::{Datelike, NaiveDate};
use clap::Args;

use crate::cli::exit_status::ExitStatus;
use crate::cli::format::chosen;
use crate::cli::open::choose_lang;
use crate::cli::options::{Global, Listing, means_nothing};
use crate::cli::terminal::Terminal;
use crate::cli::values::{Day, day};
use crate::config::HANOI;
use crate::deadline::calendar::Calendar;
use crate::deadline::meaning::{Meaning, Setting};
use crate::deadline::{YEARS, phrase};
use crate::finding::Words;
use crate::finding::faults::invalid_deadline;
use crate::parse::reader::year_in_reach;
use crate::render;
use crate::text::characters::safe_lines;
use crate::text::lang::Text;

/// Options of `deadline`.
#[derive(Args, Debug)]
pub struct Options {
    /// The phrase, as the document has it
    #[arg(value_name = "PHRASE", required = true)]
    phrase: Vec<String>,
    /// The plan's year, which a phrase without one means; this year by default
    #[arg(long, value_name = "YEAR", value_parser = year())]
    year: Option<i32>,
    /// The plan's day of issue, from which days are counted
    #[arg(long, value_name = "DATE", value_parser = day)]
    issued: Option<Day>,
    /// How to write it; table by default
    #[arg(long, value_enum, ignore_case = true)]
    format: Option<Listing>,
}

fn year() -> clap::builder::RangedI64ValueParser<i32> {
    clap::value_parser!(i32).range(i64::from(*YEARS.start())..=i64::from(*YEARS.end()))
}

/// Tells what a phrase means, or why it means nothing.
pub fn run(
    options: &Options,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    let format = chosen(options.format, global)?;
    if global.at.is_some() {
        return Err(means_nothing("--at", "deadline").into());
    }
    choose_lang(global, terminal);
    let phrase = options.phrase.join(" ");
    let this_year = || global.as_of.unwrap_or(Day::Today).date(HANOI).year();
    let year = options.year.unwrap_or_else(this_year);
    let issued = options.issued.map(|day| day.date(HANOI));
    let (meaning, message) = match meaning(&phrase, year, issued) {
        Ok(meaning) => {
            let message = meaning.message.clone();
            (Some(meaning), message)
        }
        Err(message) => (None, message),
    };
    let style = terminal.style();
    let answer = match format {
        Listing::Json => render::json::deadline(meaning.as_ref(), message.in_lang(style.lang)),
        Listing::Table => {
            let message = safe_lines(message.in_lang(style.lang));
            format!("{}\n", render::words::prose(&message, style))
        }
    };
    terminal.answer(&answer)?;
    Ok(if meaning.is_some() { ExitStatus::Success } else { ExitStatus::BadNews })
}

/// What a phrase means, or what `check` would say of it.
fn meaning(phrase: &str, year: i32, issued: Option<NaiveDate>) -> Result<Meaning, Text> {
    let kind = phrase::parse(phrase, Some(year))
        .map_err(|refused| with_help(invalid_deadline::refused(&refused, phrase, Some(year))))?;
    kind.dates().try_for_each(year_in_reach)?;
    let calendar = Calendar::built_in();
    Ok(Meaning::of(&kind, Setting { term: term(year, issued), issued, calendar: &calendar }))
}

fn with_help(words: Words) -> Text {
    let Words { message, help, .. } = words;
    match help {
        Some(help) => Text {
            vi: format!("{}\ncách sửa: {}", message.vi, help.vi),
            en: format!("{}\nhelp: {}", message.en, help.en),
        },
        None => message,
    }
}

/// The term of a plan that says nothing of it.
fn term(year: i32, issued: Option<NaiveDate>) -> (NaiveDate, NaiveDate) {
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    let first = day(1, 1);
    (issued.map_or(first, |issued| issued.max(first)), day(12, 31))
}
