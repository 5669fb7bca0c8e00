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
use crate::report::as_of::AsOf;
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
    let context = context(&options.paths.paths, global, terminal)?;
    let as_of = options.reporting.settle(&context)?;
    let filter = Filter::from(options.filters.asked());
    if format == Format::Ics {
        return calendar(options, &context, (&filter, as_of), terminal);
    }
    let answer = tasks::tasks(&context.workspace, &filter, as_of)?;
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

/// Writes the due dates as a calendar. One without an event is an answer too: whoever subscribes to it owes nothing.
fn calendar(
    options: &Options,
    context: &Context,
    (filter, as_of): (&Filter, AsOf),
    terminal: &Terminal,
) -> anyhow::Result<ExitStatus> {
    let answer = debts(&context.workspace, filter, as_of)?;
    if answer.debts.is_empty() {
        let words = both!(
            "không có thời hạn nào nên lịch không có sự kiện",
            "there is no due date, so the calendar has no event"
        );
        terminal.note(words.in_lang(terminal.lang));
    }
    let offset = context.workspace.configs[context.workspace.base].utc_offset;
    let alarms: Vec<u32> = options.alarm.iter().map(|days| days.0).collect();
    let text = render::calendar::ics(&answer, &alarms, offset, context.style.lang);
    terminal.give(&Output::Text(text))?;
    Ok(terminal.coverage(&answer.coverage))
}
