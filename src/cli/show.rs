//! `pargo show`

use clap::Args;

use super::args::Paths;
use super::{End, Global, Listing, Told, Trouble, context};
use crate::render;
use crate::report::show;

/// Options of `show`.
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

/// Shows one thing in full.
pub fn run(options: &Options, global: &Global, told: &mut Told) -> Result<End, Trouble> {
    let context = context(&options.paths.paths, global, told)?;
    let answer = show::show(&context.workspace, &options.subject, context.as_of)?;
    let text = match options.format {
        Listing::Table => render::show::text(&answer, context.look),
        Listing::Json => render::json::show(&answer, context.look.lang),
    };
    told.answer(&text)?;
    Ok(told.coverage(&answer.coverage))
}
