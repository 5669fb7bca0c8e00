//! `pargo tasks`

use clap::{Args, ValueEnum};

use crate::cli::exit_status::ExitStatus;
use crate::cli::format::chosen;
use crate::cli::open::{Context, context};
use crate::cli::options::{Filters, Global, Paths};
use crate::cli::period::Reporting;
use crate::cli::terminal::{Output, Terminal};
use crate::cli::values::{Days, days};
use crate::render;
use crate::render::office::Office;
use crate::report::debts::debts;
use crate::report::filter::Filter;
use crate::report::tasks;
use crate::text::lang::both;

/// Options of `tasks`.
#[derive(Args, Debug)]
pub struct Options {
    #[command(flatten)]
    paths: Paths,
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    reporting: Reporting,
    /// How to write the list; table by default
    #[arg(long, value_enum, ignore_case = true)]
    format: Option<Format>,
    /// With --format ics: how long before a due date to be reminded of it, as 7d,1d
    #[arg(long, value_name = "SPAN", value_delimiter = ',', value_parser = days)]
    alarm: Vec<Days>,
}

/// Formats of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Table,
    /// For programs.
    Json,
    /// For spreadsheets.
    Csv,
    /// For merge requests and wikis.
    Markdown,
    /// A document of Word.
    Docx,
    /// A workbook of Excel.
    Xlsx,
    /// A calendar.
    Ics,
}

/// Lists the tasks.
pub fn run(
    options: &Options,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    let format = chosen(options.format, global)?;
    if !options.alarm.is_empty() && format != Format::Ics {
        return Err(both!(
            "--alarm chỉ dùng cùng với --format ics",
            "--alarm means nothing without --format ics"
        )
        .into());
    }
    let mut context = context(&options.paths.paths, global, terminal)?;
    let reported = options.reporting.settle(&mut context)?;
    let filter = Filter::from(options.filters.asked());
    if format == Format::Ics {
        return calendar(options, &context, &filter, terminal);
    }
    let mut answer = tasks::tasks(&context.workspace, &filter, context.as_of)?;
    answer.coverage.named.period = reported;
    let lang = context.style.lang;
    let page = || render::answers::listing::tasks_page(&answer);
    let output = match format {
        Format::Table => Output::Text(render::answers::listing::tasks(&answer, context.style)),
        Format::Json => Output::Text(render::json::tasks(&answer, lang)),
        Format::Csv => Output::Text(render::answers::listing::csv(&answer.items)),
        Format::Markdown => Output::Text(render::answers::listing::tasks_markdown(&answer, lang)),
        Format::Xlsx => Output::of(&page(), Office::Excel),
        Format::Docx | Format::Ics => Output::of(&page(), Office::Word),
    };
    terminal.give(&output)?;
    Ok(terminal.coverage(&answer.coverage))
}

/// Writes the due dates as a calendar. One without an event would be none by its standard.
fn calendar(
    options: &Options,
    context: &Context,
    filter: &Filter,
    terminal: &Terminal,
) -> anyhow::Result<ExitStatus> {
    let answer = debts(&context.workspace, filter, context.as_of)?;
    if answer.debts.is_empty() {
        return Err(both!(
            "không có thời hạn nào để ghi vào lịch",
            "there is no due date for a calendar"
        )
        .into());
    }
    let alarms: Vec<u32> = options.alarm.iter().map(|days| days.0).collect();
    let text = render::calendar::ics(&answer, &alarms, context.style.lang);
    terminal.give(&Output::Text(text))?;
    Ok(terminal.coverage(&answer.coverage))
}
