//! `pargo completions`

use std::fmt::Write;

use clap::{Args, Command};

use crate::cli::completion::{Line, candidates};
use crate::cli::exit_status::ExitStatus;
use crate::cli::open::choose_lang;
use crate::cli::options::{Global, refuse_dates};
use crate::cli::shells::Shell;
use crate::cli::terminal::Terminal;
use crate::cli::vietnamese::translated;

/// Options of `completions`.
#[derive(Args, Debug)]
pub struct Options {
    /// The shell that is to complete command lines of pargo
    #[arg(value_name = "SHELL", value_enum, ignore_case = true, required_unless_present = "word")]
    shell: Option<Shell>,
    /// The number of the word to complete; only scripts ask for this.
    #[arg(long, value_name = "N", hide = true, requires = "words", conflicts_with = "shell")]
    word: Option<usize>,
    /// The words of the command line.
    #[arg(last = true, hide = true, requires = "word")]
    words: Vec<std::ffi::OsString>,
}

/// Writes the script of a shell, or answers one.
pub fn run(
    options: &Options,
    program: fn() -> Command,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    refuse_dates(global, "completions")?;
    choose_lang(global, terminal);
    if let Some(shell) = options.shell {
        terminal.answer(shell.script())?;
        return Ok(ExitStatus::Success);
    }
    let words = options.words.iter().map(|word| word.to_string_lossy().into_owned());
    let words: Vec<String> = words.collect();
    let line = Line { words: &words, at: options.word.unwrap_or_default() };
    let program = translated(program(), terminal.lang);
    let mut text = String::new();
    for name in candidates(&program, &line, terminal.lang) {
        let about = name.about.lines().next().unwrap_or_default().replace('\t', " ");
        let about = crate::text::characters::safe(&about).into_owned();
        let _ = writeln!(text, "{}\t{about}", name.value);
    }
    terminal.answer(&text)?;
    Ok(ExitStatus::Success)
}
