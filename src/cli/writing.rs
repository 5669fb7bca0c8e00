//! Commands that write into plans: from REFs to changed files, whole or not at all.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::Args;

use crate::check;
use crate::cli::commit::commit;
use crate::cli::exit_status::ExitStatus;
use crate::cli::format::chosen;
use crate::cli::lock::Locks;
use crate::cli::open::{Context, context};
use crate::cli::options::{Global, Listing};
use crate::cli::rewrite::{read, refuse_revision, split_mark, write};
use crate::cli::terminal::Terminal;
use crate::cli::values::{Day, day};
use crate::config::Config;
use crate::edit::document::Document;
use crate::edit::progress::{Part, Recorded, Subject};
use crate::parse::Scratch;
use crate::plan::Objective;
use crate::render;
use crate::report::reference;
use crate::report::written::{Entry, FileWritten, Found, Written, find, now};
use crate::resolve::Resolved;
use crate::text::characters::safe;
use crate::text::edit::apply;
use crate::text::lang::{Text, both};
use crate::workspace::load::{Loaded, Unreadable, load};
use crate::workspace::{Content, Failure};

/// Options of every command that records something.
#[derive(Args, Debug)]
pub struct Recording {
    /// What to write about: PLAN/ID, or an ID that one plan alone has; one or more
    #[arg(value_name = "REF", required = true)]
    pub subjects: Vec<String>,
    /// The date of the fact: 2025-11-20, 20/11/2025, today; today by default
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Day>,
    /// Plan files and folders to look in; plans/ by default
    #[arg(long = "in", value_name = "PATH")]
    pub folders: Vec<PathBuf>,
    /// Write nothing, and show what would be written
    #[arg(long)]
    pub dry_run: bool,
    /// Commit what was written, in git, with words that say what was done
    #[arg(long, conflicts_with = "dry_run")]
    pub commit: bool,
    /// How to tell it; table by default
    #[arg(long, value_enum, ignore_case = true)]
    pub format: Option<Listing>,
}

/// Which part of a task is meant.
#[derive(Args, Debug)]
pub struct PartNamed {
    /// The period of a recurring task: 2025-Q3, quý III/2025, tháng 9
    #[arg(long, value_name = "PERIOD", conflicts_with = "milestone")]
    pub period: Option<String>,
    /// The milestone, by its title
    #[arg(long, value_name = "TITLE")]
    pub milestone: Option<String>,
    /// The unit that reports, where each unit in the lead does for itself
    #[arg(long, value_name = "NAME")]
    pub unit: Option<String>,
}

impl PartNamed {
    /// The part, as it was typed.
    pub fn part(&self) -> Part<'_> {
        Part {
            period: self.period.as_deref(),
            milestone: self.milestone.as_deref(),
            unit: self.unit.as_deref(),
        }
    }
}

/// What a command records: given the document, the plan and what was found in it.
pub trait Record {
    /// What is done, for the message of a commit: `done 2025-11-20`.
    fn what(&self, on: NaiveDate) -> Text;

    /// Records the fact of a task.
    fn task(
        &self,
        document: &mut Document<'_>,
        subject: &Subject<'_, '_>,
    ) -> Result<Recorded, Text> {
        let _ = (document, subject);
        Err(both!(
            "đây là nhiệm vụ, không phải mục tiêu; với nhiệm vụ hãy dùng `pargo done`",
            "that is a task, not an objective; for a task use `pargo done`"
        ))
    }

    /// Records the fact of an objective.
    fn objective(
        &self,
        document: &mut Document<'_>,
        objective: &Objective<'_>,
        on: NaiveDate,
    ) -> Result<Recorded, Text> {
        let _ = (document, objective, on);
        Err(both!(
            "đây là mục tiêu, không phải nhiệm vụ; với mục tiêu hãy dùng `pargo result`",
            "that is an objective, not a task; for an objective use `pargo result`"
        ))
    }
}

/// The dates of a command.
#[derive(Clone, Copy)]
pub struct Dates {
    /// The day of the fact.
    pub on: NaiveDate,
    /// The day of the question.
    pub as_of: NaiveDate,
}

/// A file to write into, with the ids asked for in it and their places in the order asked for.
struct Asked {
    path: PathBuf,
    shown: String,
    config: usize,
    ids: Vec<(usize, String)>,
}

/// Records a fact of everything that the REFs name.
pub fn record(
    options: &Recording,
    what: &dyn Record,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    let format = chosen(options.format, global)?;
    refuse_revision(global)?;
    let Context { workspace, as_of, style } = context(&options.folders, global, terminal)?;
    let offset = workspace.configs[workspace.base].utc_offset;
    let dates = Dates { on: options.on.map_or(as_of, |day| day.date(offset)), as_of };
    let files = asked(&workspace, &options.subjects)?;
    let _locks = Locks::of(files.iter().map(|file| file.path.as_path()))?;
    let mut written = Written::default();
    let mut entries: Vec<(usize, Entry)> = Vec::new();
    let mut changes: Vec<(&Path, FileWritten)> = Vec::new();
    for file in &files {
        let config = &workspace.configs[file.config];
        let before = read(&file.path, &file.shown)?;
        let mut after = before.clone();
        for (place, id) in &file.ids {
            let (text, entry) = one(&after, &file.shown, id, config, what, dates)?;
            after = text;
            entries.push((*place, entry));
        }
        let change = FileWritten { file: file.shown.clone(), before, after };
        refuse_new_errors(&change, config, dates, terminal)?;
        changes.push((&file.path, change));
    }
    let mut changed: Vec<&Path> = Vec::new();
    for (path, change) in changes {
        if !options.dry_run && write(path, &change)? {
            changed.push(path);
        }
        written.files.push(change);
    }
    entries.sort_by_key(|(place, _)| *place);
    written.entries = entries.into_iter().map(|(_, entry)| entry).collect();
    let answer = match format {
        Listing::Table => render::answers::written::text(&written, style),
        Listing::Json => render::json::written(&written),
    };
    terminal.answer(&answer)?;
    if options.commit {
        let names: Vec<String> = written
            .entries
            .iter()
            .filter(|entry| entry.is_written)
            .map(|entry| entry.now.reference())
            .collect();
        commit(&changed, what.what(dates.on).in_lang(style.lang), &names)?;
    }
    Ok(ExitStatus::Success)
}

/// The files that the REFs lead to, in the order of their paths.
fn asked(
    workspace: &crate::workspace::Workspace,
    subjects: &[String],
) -> anyhow::Result<Vec<Asked>> {
    let mut files: Vec<Asked> = Vec::new();
    for (place, typed) in subjects.iter().enumerate() {
        let reference = reference::find(workspace, typed)?;
        let shown = safe(&reference.shown()).into_owned();
        let Some(id) = reference.id else {
            return Err(both!(
                "{shown} là kế hoạch; hãy nêu nhiệm vụ hoặc mục tiêu trong đó: {shown}/MÃ",
                "{shown} is a plan; name a task or an objective of it: {shown}/ID"
            )
            .into());
        };
        let [at] = reference.files[..] else {
            let names = reference.files.iter().map(|at| workspace.files[*at].shown.as_str());
            let names = names.collect::<Vec<_>>().join(", ");
            return Err(both!(
                "{shown} có trong nhiều tệp: {names}; hãy nêu tệp thay cho mã kế hoạch",
                "{shown} is in several files: {names}; give the file in the place of the plan's id"
            )
            .into());
        };
        let file = &workspace.files[at];
        match files.iter_mut().find(|asked| asked.shown == file.shown) {
            Some(asked) => asked.ids.push((place, id)),
            None => {
                let Content::Disk(path) = &file.content else { continue };
                let ids = vec![(place, id)];
                let (path, shown) = (path.clone(), file.shown.clone());
                files.push(Asked { path, shown, config: file.config, ids });
            }
        }
    }
    files.sort_by(|a, b| a.shown.cmp(&b.shown));
    Ok(files)
}

/// Records one fact: the new text, and what to tell.
pub fn one(
    before: &str,
    file: &str,
    id: &str,
    config: &Config,
    what: &dyn Record,
    dates: Dates,
) -> anyhow::Result<(String, Entry)> {
    let (mark, text) = split_mark(before);
    let recorded = with_plan(before, file, config, |plan| {
        let mut document =
            Document::of(plan.source).map_err(|findings| Failure::of_file(file, text, findings))?;
        let found = find(plan, id).ok_or_else(|| gone(file, id))?;
        let recorded = match &found {
            Found::Task(task) => {
                let subject = Subject { plan, task, on: dates.on, as_of: dates.as_of };
                what.task(&mut document, &subject)
            }
            Found::Objective(objective) => {
                what.objective(&mut document, objective.written, dates.on)
            }
        };
        let recorded = recorded.map_err(|Text { vi, en }| {
            let id = safe(id);
            both!("{file}, {id}: {vi}", "{file}, {id}: {en}")
        })?;
        Ok::<_, anyhow::Error>((recorded, apply(text, &document.into_edits())))
    })?;
    let (recorded, after) = recorded?;
    let after = format!("{mark}{after}");
    let (said, is_written) = match recorded {
        Recorded::Written(said) => (said, true),
        Recorded::Unchanged(why) => (Some(why), false),
    };
    let now = with_plan(&after, file, config, |plan| {
        find(plan, id).map(|found| now(plan, &found, dates.as_of))
    })?;
    let now = now.ok_or_else(|| gone(file, id))?;
    Ok((after, Entry { now, said, is_written }))
}

fn gone(file: &str, id: &str) -> Text {
    let id = safe(id);
    both!(
        "{file} không còn `{id}`; hãy chạy lại lệnh",
        "{file} has no `{id}` any more; run the command again"
    )
}

/// Reads a text as the plan of a file.
pub fn with_plan<T>(
    text: &str,
    file: &str,
    config: &Config,
    look: impl FnOnce(&Resolved<'_>) -> T,
) -> anyhow::Result<T> {
    let look = |loaded: Loaded<'_>| match loaded {
        Ok((plan, _)) => Ok(look(&plan)),
        Err(Unreadable { source, findings, .. }) => {
            Err(Failure::of_file(file, source.text, findings))
        }
    };
    Ok(load(file, text.as_bytes(), config, &mut Scratch::default(), look)?)
}

/// Refuses a text that `check` finds an error in that was not there before.
fn refuse_new_errors(
    change: &FileWritten,
    config: &Config,
    dates: Dates,
    terminal: &Terminal,
) -> anyhow::Result<()> {
    let FileWritten { file, before, after } = change;
    if !change.is_changed() {
        return Ok(());
    }
    let check = |text: &str| check::of_text(file, text, config, dates.as_of);
    let new = check::new_errors(&check(before), check(after));
    if new.is_empty() {
        return Ok(());
    }
    terminal.log(&render::findings::check::annotated(&new, terminal.log_style()));
    Err(both!(
        "không ghi vào {file}: nội dung mới có lỗi nêu trên",
        "{file} is not written: with the new text it would have the error above"
    )
    .into())
}
