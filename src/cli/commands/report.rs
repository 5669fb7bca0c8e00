//! `pargo report`

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};

use crate::cli::exit_status::ExitStatus;
use crate::cli::folder::{self, Target};
use crate::cli::format::chosen_or;
use crate::cli::open::{Context, Past, context, past_of, whole_repository};
use crate::cli::options::{Global, Paths};
use crate::cli::period::{Reporting, not_begun};
use crate::cli::terminal::{Output, Terminal, wording};
use crate::cli::values::{Day, day};
use crate::compare::read::Question;
use crate::render;
use crate::render::document::appendix::Moved;
use crate::render::document::form::Stamp;
use crate::render::document::{html, markdown, report, word};
use crate::report::coverage::Coverage;
use crate::report::filter::{Asked, Filter};
use crate::report::periodic::{Periodic, Reports, periodic};
use crate::report::slips::{Slips, slips, within};
use crate::text::characters::safe;
use crate::text::lang::{Lang, Text, both};
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
    let calendar = context.workspace.configs[context.workspace.base].reporting;
    let period = options.reporting.or_last_quarter(calendar, context.as_of)?;
    let filter = Filter::from(Asked {
        plans: options.plan.clone(),
        agencies: options.agency.clone(),
        ..Asked::default()
    });
    let (reports, coverage) = periodic(&context.workspace, &filter, period, context.as_of)?;
    let reports = begun(reports, context.as_of, terminal)?;
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

/// The reports that there are; plans whose period has not begun are named, and where no other is, refused.
fn begun(
    reports: Reports,
    as_of: NaiveDate,
    terminal: &mut Terminal,
) -> Result<Vec<Periodic>, Text> {
    for plan in &reports.not_begun {
        let Text { vi, en } = not_begun(&plan.window, as_of);
        if reports.begun.is_empty() {
            return Err(Text { vi, en });
        }
        let file = safe(&plan.file);
        let words = both!("{file}: {vi}", "{file}: {en}");
        terminal.fault(words.in_lang(terminal.lang));
    }
    Ok(reports.begun)
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

/// The due dates that ever moved, or why nobody knows.
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
    // The document is for a signature: the reason in the words of git is told to whoever runs the command.
    let slips = found.map_err(|error| {
        terminal.note(&wording(&error, lang));
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
    let Past { steps, .. } = past_of(here, global, Question::Moves)?;
    let all = Filter::default();
    Ok(slips(&context.workspace, &all, context.as_of, &steps, &[], false)?)
}

/// The due dates of a plan that moved within its period.
fn moved(report: &Periodic, history: &History) -> Moved {
    let slips = history.slips.as_ref().map_err(Clone::clone)?;
    let days: (NaiveDate, NaiveDate) = (report.reported.window.from, report.reported.as_of);
    Ok(within(&slips.slips, report.plan.id.as_deref(), days, history.offset))
}
