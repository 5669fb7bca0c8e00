//! Commands that write into plans: from REFs to changed files, whole or not at all.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::Args;

use crate::cli::commit::commit;
use crate::cli::exit_status::ExitStatus;
use crate::cli::format::chosen;
use crate::cli::lock::Locks;
use crate::cli::open::{Context, context};
use crate::cli::options::{Global, Listing};
use crate::cli::rewrite::{
    FileText, Target, read, refuse_new_errors, refuse_revision, target, write,
};
use crate::cli::terminal::Terminal;
use crate::cli::values::{Day, day};
use crate::edit::document::Document;
use crate::edit::part::{Part, Subject};
use crate::edit::progress::Recorded;
use crate::links::graph::{Links, Target as LinkTarget};
use crate::plan::Objective;
use crate::render;
use crate::report::reference;
use crate::report::written::{Entry, FileWritten, Found, Now, Written, find, now};
use crate::text::characters::safe;
use crate::text::lang::{Text, both};
use crate::workspace::Workspace;

/// Options of every command that records something.
#[derive(Args, Clone, Debug)]
pub struct Recording {
    /// What to write about: PLAN/ID, or an ID that one plan alone has; one or more
    #[arg(value_name = "REF")]
    pub subjects: Vec<String>,
    /// The date of the fact: 2025-11-20, 20/11/2025, today; today by default
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Day>,
    #[command(flatten)]
    pub saving: Saving,
}

/// Where to look for plans, and what becomes of what is written.
#[derive(Args, Clone, Debug)]
pub struct Saving {
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
#[derive(Args, Clone, Debug)]
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
    file: Target,
    ids: Vec<(usize, String)>,
}

/// Records a fact of everything that the REFs name.
pub fn record(
    options: &Recording,
    what: &dyn Record,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    let format = chosen(options.saving.format, global)?;
    refuse_revision(global)?;
    let Context { workspace, as_of, .. } = context(&options.saving.folders, global, terminal)?;
    let offset = workspace.configs[workspace.base].utc_offset;
    let dates = Dates { on: options.on.map_or(as_of, |day| day.date(offset)), as_of };
    let files = asked(&workspace, &options.subjects)?;
    let _locks = Locks::of(files.iter().map(|asked| asked.file.path.as_path()))?;
    let mut entries: Vec<(usize, Entry)> = Vec::new();
    let mut changes: Vec<(&Path, FileWritten)> = Vec::new();
    for Asked { file, ids } in &files {
        let before = read(&file.path, &file.shown)?;
        let mut after = before.clone();
        for (place, id) in ids {
            let (text, entry) = record_one(&file.with(&after, &workspace), id, what, dates)?;
            after = text;
            entries.push((*place, entry));
        }
        let change = FileWritten { file: file.shown.clone(), before, after };
        refuse_new_errors(&change, &workspace.configs[file.config], as_of, terminal)?;
        changes.push((&file.path, change));
    }
    entries.sort_by_key(|(place, _)| *place);
    let mut entries: Vec<Entry> = entries.into_iter().map(|(_, entry)| entry).collect();
    tell_chains(&mut entries, &workspace, as_of);
    let words = Words { what: what.what(dates.on), plan: None };
    let written = Written { entries, ..Written::default() };
    options.saving.save(changes, written, &words, format, terminal)
}

/// Adds the dates of their chains to tasks that carry others on.
fn tell_chains(entries: &mut [Entry], workspace: &Workspace, as_of: NaiveDate) {
    let carries_on =
        |entry: &Entry| matches!(&entry.now, Now::Task(item) if !item.continues.is_empty());
    if !entries.iter().any(carries_on) {
        return;
    }
    let links = Links::of(workspace, as_of);
    for entry in entries {
        let found = links.find(&entry.now.reference());
        if let (Now::Task(item), LinkTarget::Task(at)) = (&mut entry.now, found) {
            item.carried_due = links.carried_due(at);
        }
    }
}

/// What the message of a commit says: what was done, and to what.
pub struct Words {
    /// What was done.
    pub what: Text,
    /// To which plan; `None` for the tasks and objectives that were written about.
    pub plan: Option<String>,
}

impl Saving {
    /// Writes files, shows what was written, and commits it if that was asked for. Of several files those that can
    /// be written are, and the others are named.
    pub fn save(
        &self,
        changes: Vec<(&Path, FileWritten)>,
        mut written: Written,
        words: &Words,
        format: Listing,
        terminal: &Terminal,
    ) -> anyhow::Result<ExitStatus> {
        let style = terminal.style();
        let mut changed: Vec<&Path> = Vec::new();
        let mut status = ExitStatus::Success;
        let is_one = changes.len() == 1;
        for (path, change) in changes {
            match if self.dry_run { Ok(false) } else { write(path, &change) } {
                Ok(true) => changed.push(path),
                Ok(false) => {}
                Err(error) if is_one => return Err(error),
                Err(error) => {
                    terminal.error(&error);
                    status = ExitStatus::BadNews;
                    written.entries.retain(|entry| entry.now.file() != Some(&change.file));
                    continue;
                }
            }
            written.files.push(change);
        }
        let answer = match format {
            Listing::Table => render::answers::written::text(&written, style),
            Listing::Json => render::json::written(&written),
        };
        terminal.answer(&answer)?;
        if self.commit {
            let entries = written.entries.iter().filter(|entry| entry.is_written);
            let names = match &words.plan {
                Some(plan) => vec![plan.clone()],
                None => entries.map(|entry| entry.now.reference()).collect(),
            };
            commit(&changed, words.what.in_lang(style.lang), &names)?;
        }
        Ok(status)
    }
}

/// The files that the REFs lead to, in the order of their paths.
fn asked(workspace: &Workspace, subjects: &[String]) -> anyhow::Result<Vec<Asked>> {
    let mut files: Vec<Asked> = Vec::new();
    for (place, typed) in subjects.iter().enumerate() {
        let reference = reference::find(workspace, typed)?;
        let shown = safe(&reference.shown()).into_owned();
        let Some(id) = reference.id.clone() else {
            return Err(both!(
                "{shown} là kế hoạch; hãy nêu nhiệm vụ hoặc mục tiêu trong đó: {shown}/MÃ",
                "{shown} is a plan; name a task or an objective of it: {shown}/ID"
            )
            .into());
        };
        let Some(file) = target(workspace, &reference)? else { continue };
        match files.iter_mut().find(|asked| asked.file.shown == file.shown) {
            Some(asked) => asked.ids.push((place, id)),
            None => files.push(Asked { file, ids: vec![(place, id)] }),
        }
    }
    files.sort_by(|a, b| a.file.shown.cmp(&b.file.shown));
    Ok(files)
}

/// Records one fact: the new text, and what to tell.
pub fn record_one(
    before: &FileText<'_>,
    id: &str,
    what: &dyn Record,
    dates: Dates,
) -> anyhow::Result<(String, Entry)> {
    let file = before.shown;
    let (after, recorded) = before.edited(|plan, document| {
        let found = find(plan, id).ok_or_else(|| gone(file, id))?;
        let recorded = match &found {
            Found::Task(task) => {
                let subject = Subject { plan, task, on: dates.on, as_of: dates.as_of };
                what.task(document, &subject)
            }
            Found::Objective(objective) => what.objective(document, objective.written, dates.on),
        };
        Ok(recorded.map_err(|Text { vi, en }| {
            let id = safe(id);
            both!("{file}, {id}: {vi}", "{file}, {id}: {en}")
        })?)
    })?;
    let (said, is_written) = match recorded {
        Recorded::Written(said) => (said, true),
        Recorded::Unchanged(why) => (Some(why), false),
    };
    let now = FileText { text: &after, ..*before }
        .read(|plan| find(plan, id).map(|found| now(plan, &found, dates.as_of)))?;
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
