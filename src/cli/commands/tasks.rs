//! `pargo tasks`

use clap::Args;

use crate::cli::exit_status::ExitStatus;
use crate::cli::format::chosen;
use crate::cli::open::context;
use crate::cli::options::{Filters, Global, List, Paths};
use crate::cli::period::Reporting;
use crate::cli::terminal::{Output, Terminal};
use crate::render;
use crate::render::office::Office;
use crate::report::filter::Filter;
use crate::report::tasks;

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
    format: Option<List>,
}

/// Lists the tasks.
pub fn run(
    options: &Options,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    let format = chosen(options.format, global)?;
    let mut context = context(&options.paths.paths, global, terminal)?;
    let reported = options.reporting.settle(&mut context)?;
    let filter = Filter::from(options.filters.asked());
    let mut answer = tasks::tasks(&context.workspace, &filter, context.as_of)?;
    answer.coverage.named.period = reported;
    let lang = context.style.lang;
    let output = match format {
        List::Table => Output::Text(render::answers::listing::tasks(&answer, context.style)),
        List::Json => Output::Text(render::json::tasks(&answer, lang)),
        List::Csv => Output::Text(render::answers::listing::csv(&answer.items)),
        List::Markdown => Output::Text(render::answers::listing::tasks_markdown(&answer, lang)),
        List::Docx => Output::of(&render::answers::listing::tasks_page(&answer), Office::Word),
        List::Xlsx => Output::of(&render::answers::listing::tasks_page(&answer), Office::Excel),
    };
    terminal.give(&output)?;
    Ok(terminal.coverage(&answer.coverage))
}
