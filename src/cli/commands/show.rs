//! `pargo show`

use crate::cli::exit_status::ExitStatus;
use crate::cli::format::chosen;
use crate::cli::open::context;
use crate::cli::options::{About, Global, Listing};
use crate::cli::terminal::Terminal;
use crate::render;
use crate::report::show;

/// Shows one thing in full.
pub fn run(
    options: &About,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    let format = chosen(options.format, global)?;
    let context = context(&options.folders, global, terminal)?;
    let answer = show::show(&context.workspace, &options.subject, context.as_of)?;
    let text = match format {
        Listing::Table => render::answers::show::text(&answer, context.style),
        Listing::Json => render::json::show(&answer, context.style.lang),
    };
    terminal.answer(&text)?;
    Ok(terminal.coverage(&answer.coverage))
}
