//! `pargo summary`

use clap::{Args, ValueEnum};

use crate::cli::exit_status::ExitStatus;
use crate::cli::format::chosen;
use crate::cli::open::context;
use crate::cli::options::{Filters, Global, List, Paths, Profiles};
use crate::cli::period::Reporting;
use crate::cli::terminal::{Output, Terminal};
use crate::render;
use crate::render::office::Office;
use crate::report::filter::Filter;
use crate::report::summary;
use crate::text::lang::both;

/// Options of `summary`.
#[derive(Args, Debug)]
pub struct Options {
    #[command(flatten)]
    paths: Paths,
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    reporting: Reporting,
    /// How to write the summary; table by default
    #[arg(long, value_enum, ignore_case = true)]
    format: Option<List>,
    /// What the groups are
    #[arg(long, value_enum, ignore_case = true, default_value = "index")]
    by: By,
    /// With --by unit: count a group's tasks under each of its members
    #[arg(long)]
    expand_groups: bool,
    /// Show every group in the first lines, and every objective of many plans
    #[arg(long)]
    full: bool,
    #[command(flatten)]
    profiles: Profiles,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum By {
    Index,
    Component,
    Unit,
    Plan,
    Agency,
}

/// Sums up the plans.
pub fn run(
    options: &Options,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    let format = chosen(options.format, global)?;
    if options.expand_groups && options.by != By::Unit {
        return Err(both!(
            "--expand-groups chỉ dùng cùng với --by unit",
            "--expand-groups means nothing without --by unit"
        )
        .into());
    }
    let mut context = context(&options.paths.paths, global, terminal)?;
    let reported = options.reporting.settle(&mut context)?;
    options.profiles.turn_on(|profile| context.workspace.turn_on(profile));
    let by = match options.by {
        By::Index => summary::By::Index,
        By::Component => summary::By::Component,
        By::Unit => summary::By::Unit,
        By::Plan => summary::By::Plan,
        By::Agency => summary::By::Agency,
    };
    let filter = Filter::from(options.filters.asked());
    let expand = options.expand_groups;
    let mut answer = summary::summary(&context.workspace, &filter, context.as_of, by, expand)?;
    answer.coverage.named.period = reported;
    let lang = context.style.lang;
    let output = match format {
        List::Table => {
            Output::Text(render::answers::summary::text(&answer, options.full, context.style))
        }
        List::Json => Output::Text(render::json::summary(&answer, lang)),
        List::Csv => Output::Text(render::answers::summary::csv(&answer)),
        List::Markdown => Output::Text(render::answers::summary::markdown_text(&answer, lang)),
        List::Docx => Output::of(&render::answers::summary::page(&answer), Office::Word),
        List::Xlsx => Output::of(&render::answers::summary::page(&answer), Office::Excel),
    };
    terminal.give(&output)?;
    Ok(terminal.coverage(&answer.coverage))
}
