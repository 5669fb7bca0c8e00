//! `pargo carry`

use clap::Args;

use crate::cli::carrying::{Carrying, carried_into, entries, paths};
use crate::cli::exit_status::ExitStatus;
use crate::cli::format::chosen;
use crate::cli::lock::Locks;
use crate::cli::open::{Context, context};
use crate::cli::options::Global;
use crate::cli::rewrite::{read, refuse_new_errors, refuse_revision, target};
use crate::cli::terminal::Terminal;
use crate::cli::writing::{Saving, Words};
use crate::links::graph::Links;
use crate::report::reference;
use crate::report::written::{FileWritten, Written};
use crate::text::characters::safe;
use crate::text::lang::both;

/// Options of `carry`.
#[derive(Args, Debug)]
pub struct Options {
    /// What to carry on: a PLAN, for all its unfinished tasks with a due date, or PLAN/TASK; one or more
    #[arg(value_name = "REF", required = true)]
    pub subjects: Vec<String>,
    /// The plan that carries it on
    #[arg(long, value_name = "PLAN")]
    pub into: String,
    /// Carry standing and recurring tasks of a plan too
    #[arg(long)]
    pub standing: bool,
    #[command(flatten)]
    pub saving: Saving,
}

/// Writes unfinished tasks into a plan that carries them on.
pub fn run(
    options: &Options,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    let format = chosen(options.saving.format, global)?;
    refuse_revision(global)?;
    let Context { workspace, as_of, .. } = context(&options.saving.folders, global, terminal)?;
    let reference = reference::find(&workspace, &options.into)?;
    let shown = safe(&reference.shown()).into_owned();
    let into = target(&workspace, &reference)?.filter(|_| reference.id.is_none());
    let Some(into) = into else {
        return Err(both!(
            "--into: {shown} không phải kế hoạch; hãy nêu kế hoạch nhận nhiệm vụ chuyển tiếp",
            "--into: {shown} is not a plan; name the plan that carries the tasks on"
        )
        .into());
    };
    let carrying = Carrying {
        links: Links::of(&workspace, as_of),
        workspace: &workspace,
        as_of,
        standing: options.standing,
        all_units: false,
    };
    let origins = carrying.origins(&options.subjects, Some(&into))?;
    let _locks = Locks::of(paths(&origins, Some(&into)))?;
    let chosen = carrying.chosen(&origins, Some(&into))?;
    let before = read(&into.path, &into.shown)?;
    let (after, continued) =
        carried_into(&into.with(&before, &workspace), &chosen, as_of, terminal.lang)?;
    let change = FileWritten { file: into.shown.clone(), before, after };
    refuse_new_errors(&change, &workspace.configs[into.config], as_of, terminal)?;
    let after = into.with(&change.after, &workspace);
    let entries = entries(&after, &chosen, &continued, as_of)?;
    let lines = match entries.is_empty() {
        true => vec![both!(
            "{shown}: không có nhiệm vụ nào cần chuyển tiếp, không có gì thay đổi",
            "{shown}: there is no task to carry on, nothing changed"
        )],
        false => Vec::new(),
    };
    let words = Words { what: both!("chuyển tiếp", "carried on"), plan: None };
    let written = Written { lines, entries, ..Written::default() };
    let changes = vec![(into.path.as_path(), change)];
    let status = options.saving.save(changes, written, &words, format, terminal)?;
    chosen.notes.iter().for_each(|note| terminal.note(note.in_lang(terminal.lang)));
    Ok(status)
}
