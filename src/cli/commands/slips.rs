//! `pargo slips`

use clap::Args;

use crate::cli::exit_status::ExitStatus;
use crate::cli::format::chosen;
use crate::cli::open::{context, past};
use crate::cli::options::{Filters, Global, Listing, Paths};
use crate::cli::terminal::Terminal;
use crate::compare::difference::between;
use crate::compare::read::Question;
use crate::compare::version::versions;
use crate::render;
use crate::report::filter::Filter;
use crate::report::slips::slips;
use crate::workspace::revision::Newer;

/// Options of `slips`.
#[derive(Args, Debug)]
pub struct Options {
    #[command(flatten)]
    paths: Paths,
    #[command(flatten)]
    filters: Filters,
    /// Only what moved at least once without a document
    #[arg(long)]
    undocumented: bool,
    /// How to write the list; table by default
    #[arg(long, value_enum, ignore_case = true)]
    format: Option<Listing>,
}

/// Lists the tasks whose due date ever moved.
pub fn run(
    options: &Options,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    let format = chosen(options.format, global)?;
    let paths = &options.paths.paths;
    let context = context(paths, global, terminal)?;
    let past = past(paths, global, terminal, Question::Moves)?;
    // An uncommitted change of a due date counts too, unless `--at` names a commit.
    let pending = match &global.at {
        Some(_) => Vec::new(),
        None => {
            let newer = Newer::Tree(Some(&context.workspace));
            let (old, new) = versions(paths, &past.repository, &past.head.id, newer)?;
            between(&old.plans, &new.plans)
        }
    };
    let filter = Filter::from(options.filters.asked());
    let answer = slips(
        &context.workspace,
        &filter,
        context.as_of,
        &past.steps,
        &pending,
        options.undocumented,
    )?;
    let text = match format {
        Listing::Table => render::answers::history::slips(&answer, past.utc_offset, context.style),
        Listing::Json => render::json::slips(&answer, past.utc_offset, context.style.lang),
    };
    terminal.answer(&text)?;
    terminal.broken(&answer.left_out);
    Ok(terminal.coverage(&answer.coverage))
}
