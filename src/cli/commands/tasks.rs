//! `pargo tasks`

use clap::Args;

use crate::cli::exit_status::ExitStatus;
use crate::cli::format::chosen;
use crate::cli::open::context;
use crate::cli::options::{Filters, Global, List, Paths};
use crate::cli::terminal::Terminal;
use crate::render;
use crate::report::filter::Filter;
use crate::report::tasks;

/// Options of `tasks`.
#[derive(Args, Debug)]
pub struct Options {
    #[command(flatten)]
    paths: Paths,
    #[command(flatten)]
    filters: Filters,
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
    let context = context(&options.paths.paths, global, terminal)?;
    let filter = Filter::from(options.filters.asked());
    let answer = tasks::tasks(&context.workspace, &filter, context.as_of)?;
    let lang = context.style.lang;
    let text = match format {
        List::Table => render::answers::listing::tasks(&answer, context.style),
        List::Json => render::json::tasks(&answer, lang),
        List::Csv => render::answers::listing::csv(&answer.items),
        List::Markdown => render::answers::listing::tasks_markdown(&answer, lang),
    };
    terminal.answer(&text)?;
    Ok(terminal.coverage(&answer.coverage))
}
