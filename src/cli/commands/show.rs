//! `pargo show`

use clap::Args;

use crate::cli::exit_status::ExitStatus;
use crate::cli::format::chosen;
use crate::cli::open::context;
use crate::cli::options::{About, Document, Global};
use crate::cli::terminal::{Output, Terminal};
use crate::render;
use crate::render::office::{self, Office};
use crate::report::{appendix, show};

/// Options of `show`.
#[derive(Args, Debug)]
pub struct Options {
    #[command(flatten)]
    about: About,
    /// How to write it; table by default. docx and xlsx: a plan as its appendix
    #[arg(long, value_enum, ignore_case = true)]
    format: Option<Document>,
}

/// Shows one thing in full.
pub fn run(
    options: &Options,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    let format = chosen(options.format, global)?;
    let About { subject, folders, .. } = &options.about;
    let context = context(folders, global, terminal)?;
    let office = match format {
        Document::Docx => Some(Office::Word),
        Document::Xlsx => Some(Office::Excel),
        Document::Table | Document::Json => None,
    };
    if let Some(office) = office {
        let (made, coverage) = appendix::appendix(&context.workspace, subject)?;
        terminal.give(&Output::of(&office::appendix::page(&made), office))?;
        return Ok(terminal.coverage(&coverage));
    }
    let answer = show::show(&context.workspace, subject, context.as_of)?;
    let text = match format {
        Document::Json => render::json::show(&answer, context.style.lang),
        _ => render::answers::show::text(&answer, context.style),
    };
    terminal.answer(&text)?;
    Ok(terminal.coverage(&answer.coverage))
}
