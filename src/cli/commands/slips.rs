//! `pargo slips`

use std::path::PathBuf;

use clap::Args;

use crate::cli::exit_status::ExitStatus;
use crate::cli::format::chosen;
use crate::cli::open::{Context, Past, context_of, newest_by, past_of, whole_repository};
use crate::cli::options::{Document, Filters, Global, Paths};
use crate::cli::terminal::{Output, Terminal};
use crate::compare::change::Change;
use crate::compare::difference::between;
use crate::compare::read::Question;
use crate::compare::version::versions;
use crate::render;
use crate::render::office::Office;
use crate::report::filter::Filter;
use crate::report::slips::slips;
use crate::workspace::Workspace;
use crate::workspace::revision::Newer;

/// Options of `slips`.
#[derive(Args, Debug)]
pub struct Options {
    #[command(flatten)]
    paths: Paths,
    #[command(flatten)]
    filters: Filters,
    /// Only what moved at least once without a document
    #[arg(long)]
    undocumented: bool,
    /// How to write the list; table by default
    #[arg(long, value_enum, ignore_case = true)]
    format: Option<Document>,
}

/// Lists the tasks whose due date ever moved.
pub fn run(
    options: &Options,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    let format = chosen(options.format, global)?;
    let Moved { context, past, pending } = moved(&options.paths.paths, global, terminal)?;
    let filter = Filter::from(options.filters.asked());
    let mut answer = slips(&context.workspace, &filter, context.as_of, &past.steps, &pending)?;
    if options.undocumented {
        answer.keep_undocumented();
    }
    let (offset, style) = (past.utc_offset, context.style);
    let page = || render::answers::history::slips_page(&answer, offset);
    let output = match format {
        Document::Table => Output::Text(render::answers::history::slips(&answer, offset, style)),
        Document::Json => Output::Text(render::json::slips(&answer, offset, style.lang)),
        Document::Docx => Output::of(&page(), Office::Word),
        Document::Xlsx => Output::of(&page(), Office::Excel),
    };
    terminal.give(&output)?;
    terminal.broken(&answer.left_out);
    Ok(terminal.coverage(&answer.coverage))
}

/// The plans whose due dates moved, and what moved them.
pub(super) struct Moved {
    /// The plans.
    pub context: Context,
    /// The commits that moved a due date.
    pub past: Past,
    /// What is not committed yet.
    pub pending: Vec<Change>,
}

/// Looks for moves in the history up to the as-of date.
pub(super) fn moved(
    paths: &[PathBuf],
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<Moved> {
    let mut here = whole_repository(paths, global, terminal)?;
    let newest = here.head.id.clone();
    if let Some(day) = global.as_of {
        let day = day.date(here.utc_offset);
        here.head = newest_by(&here.repository, here.head, day, here.utc_offset)?;
    }
    // Later commits than `--as-of` are not read, and what is in the working tree is later than all.
    let is_past = global.at.is_some() || here.head.id != newest;
    let commit = is_past.then(|| here.head.clone());
    let asked = here.paths.clone();
    let context = context_of(&asked, commit, global, terminal)?;
    let past = past_of(here, global, Question::Moves)?;
    // An uncommitted change of a due date counts too.
    let pending = match is_past {
        true => Vec::new(),
        false => uncommitted(&asked, &past, &context.workspace)?,
    };
    Ok(Moved { context, past, pending })
}

/// The changes in the working tree that are not committed yet. `paths` are seen from inside of the repository.
pub(super) fn uncommitted(
    paths: &[PathBuf],
    past: &Past,
    tree: &Workspace,
) -> anyhow::Result<Vec<Change>> {
    let newer = Newer::Tree(Some(tree));
    let (old, new) = versions(paths, &past.repository, &past.head.id, newer)?;
    Ok(between(&old.plans, &new.plans))
}
