//! `pargo overdue`

use clap::Args;

use crate::cli::exit_status::ExitStatus;
use crate::cli::format::chosen;
use crate::cli::open::context;
use crate::cli::options::{Filters, Global, List, Paths};
use crate::cli::terminal::{Output, Terminal};
use crate::cli::values::{Span, span};
use crate::render;
use crate::render::office::Office;
use crate::report::filter::Filter;
use crate::report::overdue::{self, Asked};

/// Options of `overdue`.
#[derive(Args, Debug)]
pub struct Options {
    #[command(flatten)]
    paths: Paths,
    #[command(flatten)]
    filters: Filters,
    /// How to write the list; table by default
    #[arg(long, value_enum, ignore_case = true)]
    format: Option<List>,
    /// Add what falls due in the coming time: 30d, 2w, 1 month
    #[arg(long, value_name = "SPAN", value_parser = span, allow_hyphen_values = true)]
    within: Option<Span>,
    /// Add the tasks of plans that were closed
    #[arg(long)]
    closed: bool,
    /// Exit with 1 where anything is overdue
    #[arg(long)]
    exit_code: bool,
}

/// Lists what is overdue.
pub fn run(
    options: &Options,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    let format = chosen(options.format, global)?;
    let context = context(&options.paths.paths, global, terminal)?;
    let filter = Filter::from(options.filters.asked());
    let within = options.within.map(|span| span.days_from(context.as_of));
    let asked = Asked { as_of: context.as_of, within, closed: options.closed };
    let answer = overdue::overdue(&context.workspace, &filter, asked)?;
    let lang = context.style.lang;
    let output = match format {
        List::Table => {
            Output::Text(render::answers::listing::overdue(&answer, within, context.style))
        }
        List::Json => Output::Text(render::json::overdue(&answer, lang)),
        List::Csv => Output::Text(render::answers::listing::csv(&answer.items)),
        List::Markdown => Output::Text(render::answers::listing::overdue_markdown(&answer, lang)),
        List::Docx => {
            Output::of(&render::answers::listing::overdue_page(&answer, within), Office::Word)
        }
        List::Xlsx => {
            Output::of(&render::answers::listing::overdue_page(&answer, within), Office::Excel)
        }
    };
    terminal.give(&output)?;
    if matches!(format, List::Json | List::Csv)
        && let Some(note) = render::answers::listing::left_closed(&answer, lang)
    {
        terminal.note(&note);
    }
    let end = terminal.coverage(&answer.coverage);
    Ok(if options.exit_code && answer.is_bad_news() { ExitStatus::BadNews } else { end })
}
