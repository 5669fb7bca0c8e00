//! `pargo report`

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};

use crate::cli::commands::slips::uncommitted;
use crate::cli::exit_status::ExitStatus;
use crate::cli::folder::{self, Target};
use crate::cli::format::chosen_or;
use crate::cli::open::{Context, context, past_of, whole_repository};
use crate::cli::options::{Global, Paths};
use crate::cli::period::Reporting;
use crate::cli::terminal::{Output, Terminal, wording};
use crate::cli::values::{Day, day};
use crate::compare::read::Question;
use crate::render;
use crate::render::document::appendix::Moved;
use crate::render::document::form::Stamp;
use crate::render::document::{html, markdown, report, word};
use crate::render::words::counted;
use crate::report::coverage::Coverage;
use crate::report::filter::{Asked, Filter};
use crate::report::periodic::{Periodic, periodic};
use crate::report::slips::{Slips, slips, within};
use crate::text::lang::{Lang, both};
use crate::workspace::shown;

/// Options of `report`.
#[derive(Args, Debug)]
pub struct Options {
    #[command(flatten)]
    paths: Paths,
    #[command(flatten)]
    reporting: Reporting,
    /// The plan to report on: its id, a part of it, or its file
    #[arg(long, value_name = "PLAN")]
    plan: Vec<String>,
    /// Plans of this agency
    #[arg(long, value_name = "NAME")]
    agency: Vec<String>,
    /// How to write the report; Markdown by default, in a folder Word
    #[arg(long, value_enum, ignore_case = true)]
    format: Option<Format>,
    /// Number and symbol of the report
    #[arg(long, value_name = "NUMBER")]
    number: Option<String>,
    /// The day of the report
    #[arg(long, value_name = "DATE", value_parser = day)]
    date: Option<Day>,
}

/// Formats of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For merge requests and wikis.
    Markdown,
    /// A page for a browser.
    Html,
    /// A document of Word.
    Docx,
    /// For programs.
    Json,
}

impl Format {
    fn ending(self) -> &'static str {
        match self {
            Format::Markdown => "md",
            Format::Html => "html",
            Format::Docx => "docx",
            Format::Json => "json",
        }
    }
}

/// Writes the periodic report on a plan.
pub fn run(
    options: &Options,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    let target = Target::of(global);
    let by_default = if target == Target::Folder { "docx" } else { "markdown" };
    let format = match (&target, options.format) {
        (_, Some(format)) => format,
        (Target::Folder, None) => Format::Docx,
        _ => chosen_or(options.format, global, by_default)?,
    };
    let context = context(&options.paths.paths, global, terminal)?;
    let as_of = options.reporting.or_last_quarter(&context)?;
    let filter = Filter::from(Asked {
        plans: options.plan.clone(),
        agencies: options.agency.clone(),
        ..Asked::default()
    });
    let (reports, coverage) = periodic(&context.workspace, &filter, as_of)?;
    if reports.len() > 1 && target != Target::Folder {
        let count = reports.len();
        return Err(both!(
            "có {count} kế hoạch, mỗi kế hoạch một báo cáo: nêu thư mục bằng -o THƯ_MỤC/, hoặc chọn kế hoạch bằng --plan",
            "there are {count} plans, with a report each: name a folder with -o FOLDER/, or a plan with --plan"
        )
        .into());
    }
    let history = history(options, &context, global, terminal);
    let offset = context.workspace.configs[context.workspace.base].utc_offset;
    let stamp =
        Stamp { number: options.number.clone(), date: options.date.map(|day| day.date(offset)) };
    unsaved(&reports, &history, terminal);
    let make = |one: &Periodic| {
        let moved = moved(one, &history);
        output(one, &moved, (format, &stamp), offset, (&coverage, context.style.lang))
    };
    match target {
        Target::Folder => {
            let mut files = folder::Files::new(global, format.ending())?;
            for one in &reports {
                let id = one.plan.id.as_deref().unwrap_or("bao-cao");
                let file = files.write(&[id], &make(one))?;
                terminal.print(&format!("{}\n", shown(&file)))?;
            }
        }
        Target::File | Target::Output => {
            for one in &reports {
                terminal.give(&make(one))?;
            }
        }
    }
    Ok(terminal.coverage(&coverage))
}

/// One report in its format.
fn output(
    report: &Periodic,
    moved: &Moved,
    (format, stamp): (Format, &Stamp),
    offset: i32,
    (coverage, lang): (&Coverage, Lang),
) -> Output {
    let document = || report::document(report, moved, stamp, offset);
    match format {
        Format::Markdown => Output::Text(markdown::markdown(&document())),
        Format::Html => Output::Text(html::html(&document())),
        Format::Docx => Output::Document(word::word(&document())),
        Format::Json => {
            let moved = moved.as_deref().ok();
            Output::Text(render::json::report(report, moved, coverage, offset, lang))
        }
    }
}

/// The due dates that ever moved, or why that is not known.
struct History {
    slips: Result<Slips, String>,
    offset: i32,
}

fn history(
    options: &Options,
    context: &Context,
    global: &Global,
    terminal: &mut Terminal,
) -> History {
    let paths: &[PathBuf] = &options.paths.paths;
    let (lang, settled) = (terminal.lang, terminal.settled);
    let found = moves(paths, context, global, terminal);
    // The language of the answer is that of the plans.
    (terminal.lang, terminal.settled) = (lang, settled);
    let offset = context.workspace.configs[context.workspace.base].utc_offset;
    // The document is for a signature, so the reason in the words of git goes to the terminal alone.
    let slips = found.map_err(|error| {
        let why = wording(&error, lang);
        let words = both!(
            "báo cáo không nêu được thời hạn điều chỉnh trong kỳ: {why}",
            "the report does not tell which due dates moved: {why}"
        );
        terminal.note(words.in_lang(lang));
        "thiếu lịch sử thay đổi của kế hoạch".to_owned()
    });
    History { slips, offset }
}

fn moves(
    paths: &[PathBuf],
    context: &Context,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<Slips> {
    let here = whole_repository(paths, global, terminal)?;
    let asked = here.paths.clone();
    let past = past_of(here, global, Question::Moves)?;
    // The figures count what is in the working tree, committed or not.
    let pending = match global.at {
        Some(_) => Vec::new(),
        None => uncommitted(&asked, &past, &context.workspace)?,
    };
    let all = Filter::default();
    Ok(slips(&context.workspace, &all, context.as_of, &past.steps, &pending)?)
}

/// Says how many moves are in the reports that git does not have yet: a report to sign has none.
fn unsaved(reports: &[Periodic], history: &History, terminal: &Terminal) {
    let slips = reports.iter().filter_map(|one| moved(one, history).ok()).flatten();
    let moves = slips.flat_map(|slip| slip.moves).filter(|moved| moved.commit.is_none());
    let count = moves.count();
    if count > 0 {
        let moves = |lang| counted(count, lang, "thay đổi thời hạn", "move", "moves");
        let (vi, en) = (moves(Lang::Vi), moves(Lang::En));
        let words = both!(
            "{vi} chưa commit, trong báo cáo ghi là “chưa lưu”; commit rồi lập lại báo cáo để trình ký",
            "{en} of due dates not committed yet, “chưa lưu” in the report; commit, and make the report again for signing"
        );
        terminal.note(words.in_lang(terminal.lang));
    }
}

/// The due dates of a plan that moved within its period.
fn moved(report: &Periodic, history: &History) -> Moved {
    let slips = history.slips.as_ref().map_err(Clone::clone)?;
    let days: (NaiveDate, NaiveDate) = (report.reported.window.from, report.reported.as_of);
    Ok(within(&slips.slips, report.plan.id.as_deref(), days, history.offset))
}
