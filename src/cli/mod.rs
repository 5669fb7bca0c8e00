//! The command line: options, language, date, exit status.
//!
//! The only part that reads the clock, the environment and the terminal, and the only one that prints.

mod ask;
mod asking;
mod baseline;
mod carrying;
mod commands;
mod commit;
mod completion;
mod exit_status;
mod folder;
mod format;
mod help_text;
mod hint;
mod interrupts;
mod lock;
mod man;
mod mend;
mod mistake;
mod open;
mod options;
pub mod panic;
mod period;
mod progress;
mod rewrite;
mod shells;
mod surroundings;
mod terminal;
mod unwritten;
mod values;
mod vietnamese;
mod watch;
mod write;
mod writing;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser};
use commands::Command;
use exit_status::ExitStatus;
use options::Global;
use surroundings::ambient_lang;
use terminal::Terminal;

/// Checks improvement plans for PAR INDEX, SIPAS and PAPI, and tells who is late with what.
#[derive(Debug, Parser)]
#[command(name = "pargo", version, disable_help_subcommand = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Options of every command.
    #[command(flatten)]
    pub global: Global,
}

/// Runs the command line of this process.
pub fn run() -> ExitCode {
    panic::install_hook();
    let arguments: Vec<std::ffi::OsString> = std::env::args_os().collect();
    let command = vietnamese::parser(Cli::command());
    let parsed = command.try_get_matches_from(&arguments);
    let cli = match parsed.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(error) => return words_for(error, &arguments),
    };
    let mut terminal = Terminal::new(&cli.global);
    match commands::run(&cli.command, Cli::command, &cli.global, &mut terminal) {
        Ok(status) => status.into(),
        Err(error) => {
            if !terminal.settled {
                terminal.lang = ambient_lang(terminal.asked);
            }
            terminal.error(&error);
            ExitStatus::Error.into()
        }
    }
}

/// Prints help or what is wrong with the command line. The language is only looked up here, so that other
/// calls need not read `pargo.toml` for it.
fn words_for(error: clap::Error, arguments: &[std::ffi::OsString]) -> ExitCode {
    let lang = vietnamese::lang_of(arguments).unwrap_or_else(|| ambient_lang(None));
    let command = vietnamese::translated(Cli::command(), lang);
    let command = command.color(vietnamese::colors_of(arguments));
    let again = command.try_get_matches_from(arguments);
    mistake::report(again.err().unwrap_or(error), lang, &Cli::command(), arguments)
}
