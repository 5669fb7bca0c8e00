//! `pargo schema`

use clap::{Args, ValueEnum};

use crate::cli::exit_status::ExitStatus;
use crate::cli::open::choose_lang;
use crate::cli::options::{Global, refuse_dates};
use crate::cli::terminal::Terminal;
use crate::render::schema;

/// Options of `schema`.
#[derive(Args, Debug)]
pub struct Options {
    /// Of which file: a plan, or pargo.toml; plan by default
    #[arg(
        value_name = "FILE",
        value_enum,
        ignore_case = true,
        default_value = "plan",
        hide_default_value = true
    )]
    which: Described,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Described {
    /// A plan.
    Plan,
    /// `pargo.toml`.
    Config,
}

/// Writes the schema.
pub fn run(
    options: &Options,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    refuse_dates(global, "schema")?;
    choose_lang(global, terminal);
    let text = match options.which {
        Described::Plan => schema::plan(terminal.lang),
        Described::Config => schema::config(terminal.lang),
    };
    terminal.answer(&text)?;
    Ok(ExitStatus::Success)
}
