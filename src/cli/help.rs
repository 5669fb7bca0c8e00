//! `pargo help`

use clap::{Args, CommandFactory};

use super::{Cli, End, Global, Told, Trouble, settle_lang, words};
use crate::lang::{Lang, Text};
use crate::name;
use crate::text;

/// Options of `help`.
#[derive(Args, Debug)]
pub struct Options {
    /// The command to tell about; all of them by default
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

/// Tells what `--help` tells.
pub fn run(options: &Options, global: &Global, told: &mut Told) -> Result<End, Trouble> {
    settle_lang(global, told);
    let look = told.look();
    let mut all = words::translated(Cli::command(), look.lang);
    all.build();
    let names: Vec<String> = all.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    let about = match &options.command {
        None => &mut all,
        Some(name) => all.find_subcommand_mut(name).ok_or_else(|| unknown(name, &names))?,
    };
    // As `--help` does: the Vietnamese has a line for each option.
    let help = match look.lang {
        Lang::Vi => about.render_help(),
        Lang::En => about.render_long_help(),
    };
    told.answer(&if look.color { help.ansi().to_string() } else { help.to_string() })?;
    Ok(End::Well)
}

fn unknown(typed: &str, names: &[String]) -> Text {
    match name::nearest(typed, names.iter().map(String::as_str), 1).first() {
        Some(near) => text!(
            "không có lệnh “{typed}”; ý là “{near}”?",
            "there is no command “{typed}”; did you mean “{near}”?"
        ),
        None => text!("không có lệnh “{typed}”", "there is no command “{typed}”"),
    }
}
