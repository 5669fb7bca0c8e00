//! `pargo man`

use std::path::PathBuf;

use anyhow::Context;
use clap::{Args, Command};

use crate::cli::exit_status::ExitStatus;
use crate::cli::man::pages;
use crate::cli::open::choose_lang;
use crate::cli::options::{Global, refuse_dates, refuse_output};
use crate::cli::terminal::Terminal;
use crate::cli::unwritten::why;
use crate::cli::vietnamese::translated;
use crate::cli::write;
use crate::text::lang::{both, quantity};
use crate::workspace::shown;

/// Options of `man`.
#[derive(Args, Debug)]
pub struct Options {
    /// The folder to write the pages to; it is made where it is missing
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

/// Writes the pages of the manual.
pub fn run(
    options: &Options,
    program: Command,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    refuse_dates(global, "man")?;
    refuse_output(global, "man")?;
    choose_lang(global, terminal);
    let lang = terminal.lang;
    let folder = &options.folder;
    let name = shown(folder);
    std::fs::create_dir_all(folder)
        .map_err(|error| why(&error))
        .with_context(|| both!("không tạo được thư mục {name}", "cannot make the folder {name}"))?;
    let pages = pages(translated(program, lang), lang)?;
    for page in &pages {
        write::replace(&folder.join(&page.name), &page.text)?;
    }
    let (count, many) = (pages.len(), quantity(pages.len()));
    let words = both!("đã ghi {many} trang vào {name}", "{count} pages are in {name}");
    terminal.answer(&format!("{}\n", words.in_lang(lang)))?;
    Ok(ExitStatus::Success)
}
