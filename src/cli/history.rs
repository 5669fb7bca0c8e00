//! `pargo history`

use super::args::About;
use super::{End, Global, Listing, Told, Trouble, past};
use crate::history::Of;
use crate::render;
use crate::report::history;

/// Tells how a plan, a task or an objective came to be what it is.
pub fn run(options: &About, global: &Global, told: &mut Told) -> Result<End, Trouble> {
    let (paths, subject) = (&options.paths.paths, options.subject.as_str());
    let plan = subject.split_once('/').map_or(subject, |(plan, _)| plan);
    let past = past(paths, global, told, Of::Plan(plan))?;
    let answer = match history::history(&past.steps, subject) {
        Some(answer) => answer,
        // What there is instead stands in all of history.
        None => {
            let past = super::past(paths, global, told, Of::Everything)?;
            return Err(history::unknown(&past.steps, subject).into());
        }
    };
    let look = told.look();
    let text = match options.format {
        Listing::Table => render::history::text(&answer, past.utc_offset, look),
        Listing::Json => render::json::history(&answer, past.utc_offset, look.lang),
    };
    told.answer(&text)?;
    told.broken(&answer.left_out);
    Ok(End::Well)
}
