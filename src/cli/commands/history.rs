//! `pargo history`

use crate::cli::exit_status::ExitStatus;
use crate::cli::open::past;
use crate::cli::options::{About, Global, Listing};
use crate::cli::terminal::Terminal;
use crate::compare::read::Question;
use crate::render;
use crate::report::history;
use crate::report::look_up::Wanted;

/// Lists the commits that changed a plan, a task or an objective.
pub fn run(
    options: &About,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    let (paths, subject) = (&options.paths.paths, Wanted::of(&options.subject));
    let past = past(paths, global, terminal, Question::Plan(subject.plan))?;
    let answer = match history::history(&past.steps, subject) {
        Some(answer) => answer,
        // To suggest similar names, the whole history is searched.
        None => {
            let past = crate::cli::open::past(paths, global, terminal, Question::Everything)?;
            return Err(history::unknown(&past.steps, subject).into());
        }
    };
    let style = terminal.style();
    let text = match options.format {
        Listing::Table => render::answers::history::text(&answer, past.utc_offset, style),
        Listing::Json => render::json::history(&answer, past.utc_offset, style.lang),
    };
    terminal.answer(&text)?;
    terminal.broken(&answer.left_out);
    Ok(ExitStatus::Success)
}
