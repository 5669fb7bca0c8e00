//! `pargo help`

use clap::Args;

use crate::cli::exit_status::ExitStatus;
use crate::cli::open::choose_lang;
use crate::cli::options::Global;
use crate::cli::terminal::Terminal;
use crate::cli::{hint, mistake, vietnamese};
use crate::text::lang::{Lang, Text, both};

/// Options of `help`.
#[derive(Args, Debug)]
pub struct Options {
    /// The command to tell about; all of them by default
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

/// Prints the same as `--help`; `program` describes the whole command line.
pub fn run(
    options: &Options,
    program: clap::Command,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    choose_lang(global, terminal);
    let style = terminal.style();
    let mut all = vietnamese::translated(program, style.lang);
    all.build();
    let names: Vec<String> = all.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    let about = match &options.command {
        None => &mut all,
        Some(name) => all.find_subcommand_mut(name).ok_or_else(|| unknown(name, &names))?,
    };
    // As `--help` does: Vietnamese help has one line for each option.
    let help = match style.lang {
        Lang::Vi => about.render_help(),
        Lang::En => about.render_long_help(),
    };
    let help = if style.color { help.ansi().to_string() } else { help.to_string() };
    terminal.answer(&format!("{}\n", help.trim_end()))?;
    Ok(ExitStatus::Success)
}

fn unknown(typed: &str, names: &[String]) -> Text {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    match mistake::meant(typed, &names) {
        Some(near) => both!(
            "không có lệnh “{typed}”; có phải là “{near}”?",
            "there is no command “{typed}”; did you mean “{near}”?"
        ),
        None => match hint::for_command(typed) {
            Some(Text { vi, en }) => {
                both!("không có lệnh “{typed}”; {vi}", "there is no command “{typed}”; {en}")
            }
            None => both!("không có lệnh “{typed}”", "there is no command “{typed}”"),
        },
    }
}
