//! `pargo history`

use crate::cli::exit_status::ExitStatus;
use crate::cli::format::chosen;
use crate::cli::open::past;
use crate::cli::options::{About, Global, Listing};
use crate::cli::terminal::Terminal;
use crate::compare::read::Question;
use crate::render;
use crate::report::history;

/// Tells how a plan, a task or an objective came to be what it is.
pub fn run(
    options: &About,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    let format = chosen(options.format, global)?;
    let (paths, subject) = (&options.paths.paths, options.subject.as_str());
    let plan = subject.split_once('/').map_or(subject, |(plan, _)| plan);
    let past = past(paths, global, terminal, Question::Plan(plan))?;
    let answer = match history::history(&past.steps, subject) {
        Some(answer) => answer,
        // What there is instead stands in all of history.
        None => {
            let past = crate::cli::open::past(paths, global, terminal, Question::Everything)?;
            return Err(history::unknown(&past.steps, subject).into());
        }
    };
    let look = terminal.look();
    let text = match format {
        Listing::Table => render::answers::history::text(&answer, past.utc_offset, look),
        Listing::Json => render::json::history(&answer, past.utc_offset, look.lang),
    };
    terminal.answer(&text)?;
    terminal.broken(&answer.left_out);
    Ok(ExitStatus::Success)
}
