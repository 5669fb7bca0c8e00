//! `pargo cascade`

use clap::{Args, ValueEnum};

use crate::cli::exit_status::ExitStatus;
use crate::cli::format::chosen;
use crate::cli::open::context;
use crate::cli::options::{Global, Paths, Rows};
use crate::cli::terminal::Terminal;
use crate::render;
use crate::report::cascade::{Asked, cascade};

/// Options of `cascade`.
#[derive(Args, Debug)]
pub struct Options {
    #[command(flatten)]
    paths: Paths,
    /// Tasks given to this plan: its id, a part of it, or its file
    #[arg(long, value_name = "PLAN")]
    plan: Vec<String>,
    /// Tasks given by this plan above; alone it also tells of agencies without a plan
    #[arg(long, value_name = "PLAN")]
    above: Vec<String>,
    /// Only what nobody carries out
    #[arg(long)]
    missing: bool,
    /// Count by agency
    #[arg(long, value_enum, ignore_case = true)]
    by: Option<By>,
    /// How to write the list; table by default
    #[arg(long, value_enum, ignore_case = true)]
    format: Option<Rows>,
    /// Exit with 1 where a task is missing or an agency has no plan
    #[arg(long)]
    exit_code: bool,
}

/// What the tasks are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum By {
    /// Agencies.
    #[value(aliases = ["cơ quan", "co quan"])]
    Agency,
}

/// Tells what became of the tasks that plans above give.
pub fn run(
    options: &Options,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    let format = chosen(options.format, global)?;
    let context = context(&options.paths.paths, global, terminal)?;
    let asked = Asked {
        plans: options.plan.clone(),
        above: options.above.clone(),
        missing: options.missing,
    };
    let answer = cascade(&context.workspace, &asked, context.as_of)?;
    let (lang, by_agency) = (context.style.lang, options.by == Some(By::Agency));
    let text = match format {
        Rows::Table => render::answers::cascade::text(&answer, by_agency, context.style),
        Rows::Json => render::json::cascade(&answer, by_agency, lang),
        Rows::Csv => render::answers::cascade::csv(&answer, by_agency),
        Rows::Markdown => render::answers::cascade::markdown_text(&answer, by_agency, lang),
    };
    terminal.answer(&text)?;
    if let Some(unread) = render::answers::cascade::unread(&answer, lang) {
        terminal.note(&unread);
    }
    let end = terminal.coverage(&answer.coverage);
    Ok(if options.exit_code && answer.is_bad_news() { ExitStatus::BadNews } else { end })
}
