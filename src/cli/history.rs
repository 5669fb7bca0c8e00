//! `pargo history`

use clap::Args;

use super::args::Paths;
use super::{End, Global, Listing, Told, Trouble, past, settle_lang};
use crate::render;
use crate::report::history;

/// Options of `history`.
#[derive(Args, Debug)]
pub struct Options {
    /// A plan's id, or a plan's and a task's or an objective's: PLAN/ID
    #[arg(value_name = "PLAN[/ID]")]
    subject: String,
    #[command(flatten)]
    paths: Paths,
    /// How to write it
    #[arg(long, value_enum, default_value = "table")]
    format: Listing,
}

/// Tells how a plan, a task or an objective came to be what it is.
pub fn run(options: &Options, global: &Global, told: &mut Told) -> Result<End, Trouble> {
    settle_lang(global, told);
    let past = past(&options.paths.paths, global)?;
    let answer = history::history(&past.steps, &options.subject)?;
    let look = told.look();
    let text = match options.format {
        Listing::Table => render::history::text(&answer, past.utc_offset, look),
        Listing::Json => render::json::history(&answer, past.utc_offset, look.lang),
    };
    told.answer(&text)?;
    told.broken(&answer.left_out);
    Ok(End::Well)
}
