//! `pargo owed`

use clap::{Args, ValueEnum};

use crate::cli::exit_status::ExitStatus;
use crate::cli::format::chosen;
use crate::cli::open::context;
use crate::cli::options::{Filters, Global, List, Paths};
use crate::cli::period::Reporting;
use crate::cli::terminal::{Output, Terminal};
use crate::render;
use crate::render::office::Office;
use crate::report::filter::Filter;
use crate::report::owed;

/// Options of `owed`.
#[derive(Args, Debug)]
pub struct Options {
    #[command(flatten)]
    paths: Paths,
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    reporting: Reporting,
    /// How to write it; table by default
    #[arg(long, value_enum, ignore_case = true)]
    format: Option<List>,
    /// What the groups are
    #[arg(long, value_enum, ignore_case = true, default_value = "unit")]
    by: By,
    /// Only what is not reported, due or not
    #[arg(long)]
    missing: bool,
    /// Exit with 1 where a report is overdue
    #[arg(long)]
    exit_code: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum By {
    Unit,
    Task,
}

/// Tells who has handed in what each unit owes.
pub fn run(
    options: &Options,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    let format = chosen(options.format, global)?;
    let mut context = context(&options.paths.paths, global, terminal)?;
    let reported = options.reporting.settle(&mut context)?;
    let filter = Filter::from(options.filters.asked());
    let by = match options.by {
        By::Unit => owed::By::Unit,
        By::Task => owed::By::Task,
    };
    let missing = options.missing;
    let mut answer = owed::owed(&context.workspace, &filter, context.as_of, by, missing)?;
    answer.coverage.named.period = reported;
    let lang = context.style.lang;
    let page = || render::answers::owed::page(&answer, missing);
    let output = match format {
        List::Table => Output::Text(render::answers::owed::text(&answer, missing, context.style)),
        List::Json => Output::Text(render::json::owed(&answer, lang)),
        List::Csv => Output::Text(render::answers::owed::csv(&answer)),
        List::Markdown => {
            Output::Text(render::answers::owed::markdown_text(&answer, missing, lang))
        }
        List::Docx => Output::of(&page(), Office::Word),
        List::Xlsx => Output::of(&page(), Office::Excel),
    };
    terminal.give(&output)?;
    let end = terminal.coverage(&answer.coverage);
    Ok(if options.exit_code && answer.is_bad_news() { ExitStatus::BadNews } else { end })
}
