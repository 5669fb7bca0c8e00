//! `pargo page`

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::commands::slips::{Moved, moved};
use crate::cli::commands::trend::taken;
use crate::cli::exit_status::ExitStatus;
use crate::cli::open::{Context, context, roots, whole_repository};
use crate::cli::options::{Global, Paths};
use crate::cli::surroundings::{current_folder, repository};
use crate::cli::terminal::{Terminal, wording};
use crate::render::html::{Making, folder, page};
use crate::render::words::counted;
use crate::report::board::{Past, boards};
use crate::report::filter::Filter;
use crate::report::slips::slips;
use crate::report::trend::Interval;
use crate::text::lang::{Lang, Text, both};
use crate::workspace::git::Commit;
use crate::workspace::shown;

/// Options of `page`.
#[derive(Args, Debug)]
pub struct Options {
    #[command(flatten)]
    paths: Paths,
}

/// Where pages are written.
enum Place<'p> {
    /// One page, to a file or to standard output.
    One,
    /// A folder of pages.
    Folder(&'p Path),
}

impl<'p> Place<'p> {
    fn of(global: &'p Global) -> Result<Place<'p>, Text> {
        let Some(path) = global.file() else { return Ok(Place::One) };
        let name = path.to_string_lossy();
        if path.is_dir() || name.ends_with(std::path::is_separator) || path.extension().is_none() {
            return Ok(Place::Folder(path));
        }
        let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
        if ending == "html" || ending == "htm" {
            return Ok(Place::One);
        }
        let name = shown(path);
        Err(both!(
            "đuôi tệp {name} không cho biết dạng kết quả: đặt đuôi .html cho một trang, hoặc nêu thư mục, kết thúc bằng /",
            "the ending of {name} names no format here: use .html for one page, or name a folder, with / at its end"
        ))
    }
}

/// Makes the page, or a folder of them.
pub fn run(
    options: &Options,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    let place = Place::of(global)?;
    let paths = &options.paths.paths;
    let context = context(paths, global, terminal)?;
    let past = past(paths, global, terminal);
    let each = matches!(place, Place::Folder(_));
    let boards = boards(&context.workspace, context.as_of, &past, each)?;
    let config = &context.workspace.configs[context.workspace.base];
    let making = Making {
        boards: &boards,
        past: &past,
        utc_offset: config.utc_offset,
        calendar: config.reporting,
        lang: context.style.lang,
    };
    match place {
        Place::One => terminal.answer(&page(making))?,
        Place::Folder(path) => {
            let files = folder(making);
            terminal.give_folder(path, &files)?;
            terminal.note(&written(path, files.len(), &context));
        }
    }
    Ok(terminal.coverage(&boards.coverage))
}

fn written(path: &Path, count: usize, context: &Context) -> String {
    let (lang, path) = (context.style.lang, shown(path));
    let pages = counted(count, lang, "trang", "page", "pages");
    match lang {
        Lang::Vi => format!("đã ghi {pages} vào {path}"),
        Lang::En => format!("{pages} written to {path}"),
    }
}

/// What git knows of the past. Where it knows nothing, the page says why.
fn past(paths: &[PathBuf], global: &Global, terminal: &mut Terminal) -> Past {
    let commit = commit(paths, global);
    match known(paths, global, terminal) {
        Ok(past) => Past { commit, ..past },
        Err(error) => {
            let [vi, en] = [Lang::Vi, Lang::En].map(|lang| wording(&error, lang));
            Past { commit, unknown: Some(Text { vi, en }), ..Past::default() }
        }
    }
}

/// The commit that the plans are of.
fn commit(paths: &[PathBuf], global: &Global) -> Option<Commit> {
    let repository = repository(&current_folder().ok()?).ok()?;
    let commit = repository.commit(global.at.as_deref().unwrap_or("HEAD")).ok()?;
    roots(paths, &repository, &commit).ok()?;
    Some(commit)
}

fn known(paths: &[PathBuf], global: &Global, terminal: &mut Terminal) -> anyhow::Result<Past> {
    let here = whole_repository(paths, global, terminal)?;
    let (points, _) = taken(paths, &here, Interval::Month, global)?;
    let Moved { context, past, pending } = moved(paths, global, terminal)?;
    let filter = Filter::default();
    let (workspace, as_of) = (&context.workspace, context.as_of);
    let slips = slips(workspace, &filter, as_of, &past.steps, &pending)?.slips;
    Ok(Past { is_changed: !pending.is_empty(), points, slips, ..Past::default() })
}
