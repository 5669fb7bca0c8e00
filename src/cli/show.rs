//! `pargo show`

use super::args::About;
use super::{End, Global, Listing, Told, Trouble, context};
use crate::render;
use crate::report::show;

/// Shows one thing in full.
pub fn run(options: &About, global: &Global, told: &mut Told) -> Result<End, Trouble> {
    let context = context(&options.paths.paths, global, told)?;
    let answer = show::show(&context.workspace, &options.subject, context.as_of)?;
    let text = match options.format {
        Listing::Table => render::show::text(&answer, context.look),
        Listing::Json => render::json::show(&answer, context.look.lang),
    };
    told.answer(&text)?;
    Ok(told.coverage(&answer.coverage))
}
