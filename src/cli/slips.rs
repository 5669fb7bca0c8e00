//! `pargo slips`

use clap::Args;

use super::args::Paths;
use super::{End, Filters, Global, Listing, Told, Trouble, context, past};
use crate::change;
use crate::history::Of;
use crate::render;
use crate::report::{Filter, diff, history};
use crate::workspace::{self, Newer};

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
    /// How to write the list
    #[arg(long, value_enum, default_value = "table")]
    format: Listing,
}

/// Lists the tasks whose due date ever moved.
pub fn run(options: &Options, global: &Global, told: &mut Told) -> Result<End, Trouble> {
    let paths = &options.paths.paths;
    let context = context(paths, global, told)?;
    let past = past(paths, global, told, Of::Moves)?;
    // What is not committed yet is a move as well, of the working tree alone.
    let pending = match &global.at {
        Some(_) => Vec::new(),
        None => {
            let newer = Newer::Tree(Some(&context.workspace));
            let (old, new) = workspace::differing(paths, &past.repository, &past.head.id, newer)?;
            change::between(&diff::version(&old, None).plans, &diff::version(&new, None).plans)
        }
    };
    let filter = Filter::from(options.filters.asked());
    let answer = history::slips(
        &context.workspace,
        &filter,
        context.as_of,
        &past.steps,
        &pending,
        options.undocumented,
    )?;
    let text = match options.format {
        Listing::Table => render::history::slips(&answer, past.utc_offset, context.look),
        Listing::Json => render::json::slips(&answer, past.utc_offset, context.look.lang),
    };
    told.answer(&text)?;
    told.broken(&answer.left_out);
    Ok(told.coverage(&answer.coverage))
}
