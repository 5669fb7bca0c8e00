//! `pargo collect`

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::Args;
use rustc_hash::FxHashMap;

use crate::check;
use crate::cli::commands::form::workbooks;
use crate::cli::commands::import::refuse_no_file;
use crate::cli::commit::commit;
use crate::cli::exit_status::ExitStatus;
use crate::cli::format::chosen;
use crate::cli::lock::Locks;
use crate::cli::open::{Context, context};
use crate::cli::options::{Global, Listing, refuse_output};
use crate::cli::rewrite::{FileText, Target, read, refuse_revision, write};
use crate::cli::terminal::Terminal;
use crate::cli::unwritten::why;
use crate::cli::values::{Day, day};
use crate::cli::writing::{Dates, Record, record_one};
use crate::config::Config;
use crate::deadline::dmy;
use crate::deadline::period::Period;
use crate::edit::collected::{record_evidence, record_said};
use crate::edit::document::Document;
use crate::edit::part::{Part, Subject};
use crate::edit::progress::{Recorded, Said, done};
use crate::exchange::form::collected::{Collected, FormTaken, Proposal};
use crate::exchange::form::read::{About, Facts, Filled, FilledRow, Refusal};
use crate::exchange::refused::MOST_OF_FILE;
use crate::exchange::{form, read as documents};
use crate::render;
use crate::report::form::{FormPart, RowName, leads, now, seal};
use crate::report::item::Item;
use crate::report::written::{Entry, FileWritten, Found, find};
use crate::resolve::Resolved;
use crate::text::characters::safe;
use crate::text::lang::{Text, both};
use crate::workspace::load::LeftOut;
use crate::workspace::{self, Content, Workspace, shown};

/// Options of `collect`.
#[derive(Args, Debug)]
pub struct Options {
    /// Forms that came back, or folders of them
    #[arg(value_name = "FILE", required = true)]
    forms: Vec<PathBuf>,
    /// Plan files and folders to look in; plans/ by default
    #[arg(long = "in", value_name = "PATH")]
    folders: Vec<PathBuf>,
    /// The date of updates where the form has none: 2025-11-20, 20/11/2025, today; today by default
    #[arg(long, value_name = "DATE", value_parser = day)]
    on: Option<Day>,
    /// Write nothing, and show what would be written
    #[arg(long)]
    dry_run: bool,
    /// Commit what was written, in git, with words that say what was done
    #[arg(long, conflicts_with = "dry_run")]
    commit: bool,
    /// How to tell it; table by default
    #[arg(long, value_enum, ignore_case = true)]
    format: Option<Listing>,
}

/// Takes forms that came back.
pub fn run(
    options: &Options,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    let format = chosen(options.format, global)?;
    refuse_revision(global)?;
    refuse_output(global, "collect")?;
    let Context { workspace, as_of, style } = context(&options.folders, global, terminal)?;
    let offset = workspace.configs[workspace.base].utc_offset;
    let on = options.on.map_or(as_of, |day| day.date(offset));
    let mut collected = Collected::default();
    let forms = forms(&options.forms, as_of, &mut collected)?;
    let plans = Plans::of(&workspace);
    let mut files = plans.files(&workspace, &forms);
    let _locks = Locks::of(files.iter().map(|file| file.target.path.as_path()))?;
    for file in &mut files {
        file.before = read(&file.target.path, &file.target.shown)?;
        file.after.clone_from(&file.before);
    }
    let dates = Dates { on, as_of };
    let mut taker = Taker { workspace: &workspace, plans, files, dates, collected };
    for (at, form) in forms.into_iter().enumerate() {
        taker.take(form, at)?;
    }
    let Taker { files, mut collected, .. } = taker;
    let mut changed: Vec<&Path> = Vec::new();
    for file in &files {
        let (before, after) = (file.before.clone(), file.after.clone());
        let change = FileWritten { file: file.target.shown.clone(), before, after };
        if !options.dry_run && write(&file.target.path, &change)? {
            changed.push(&file.target.path);
        }
        collected.written.files.push(change);
    }
    match format {
        Listing::Table => {
            terminal.print(&render::answers::collect::text(&collected, style))?;
            let quiet = terminal.is_quiet();
            terminal.log(&render::answers::collect::not_taken(&collected, style.lang, quiet));
        }
        Listing::Json => terminal.print(&render::json::collect(&collected, style.lang))?,
    }
    if options.commit {
        let entries = collected.written.entries.iter().filter(|entry| entry.is_written);
        let names: Vec<String> = entries.map(|entry| entry.now.reference()).collect();
        let day = dmy(on);
        let what = both!("theo biểu cập nhật ngày {day}", "forms of {on}");
        commit(&changed, what.in_lang(style.lang), &names)?;
    }
    let is_whole = collected.is_whole();
    Ok(if is_whole { ExitStatus::Success } else { ExitStatus::BadNews })
}

/// Reads the forms. One that cannot be read is named, and the only one is an error.
fn forms(
    paths: &[PathBuf],
    as_of: NaiveDate,
    collected: &mut Collected,
) -> anyhow::Result<Vec<Filled>> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            refuse_no_file(path)?;
        }
        let found = workbooks(path).map_err(|error| {
            let (path, Text { vi, en }) = (shown(path), why(&error));
            both!("không đọc được {path}: {vi}", "cannot read {path}: {en}")
        })?;
        if found.is_empty() {
            let path = shown(path);
            return Err(both!("{path} không có tệp Excel nào", "{path} has no workbook").into());
        }
        files.extend(found);
    }
    let mut read = Vec::new();
    for path in &files {
        let file = shown(path);
        match of_file(path, as_of) {
            Ok(form) => {
                collected.forms.push(FormTaken {
                    file,
                    unit: form.unit.clone(),
                    day: form.day,
                    commit: form.commit.clone(),
                    made_with: form.made_with,
                    ..FormTaken::default()
                });
                read.push(form);
            }
            Err(Text { vi, en }) if files.len() == 1 => {
                return Err(both!("{file}: {vi}", "{file}: {en}").into());
            }
            Err(why) => collected.unread.push((file, why)),
        }
    }
    Ok(read)
}

fn of_file(path: &Path, as_of: NaiveDate) -> Result<Filled, Text> {
    let target = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let mut bytes = Vec::new();
    let read = workspace::read::regular(&target, MOST_OF_FILE, &mut bytes);
    let size = read.map_err(|refused| refused.reason().message)?;
    bytes.truncate(size);
    form::read::read(documents::read(&bytes)?, as_of)
}

/// A plan file that rows of forms are about.
struct PlanFile {
    target: Target,
    /// Its index among the files of the workspace.
    at: usize,
    before: String,
    after: String,
}

/// Which files have which plan.
struct Plans {
    files: FxHashMap<String, Vec<usize>>,
    left_out: Vec<LeftOut>,
}

impl Plans {
    fn of(workspace: &Workspace) -> Plans {
        let read = workspace.map_plans(|at, _, loaded| match loaded {
            Ok((resolved, _)) => Ok((at, resolved.plan.id.value().map(str::to_owned))),
            Err(unreadable) => Err(LeftOut::of(&unreadable)),
        });
        let mut plans = Plans { files: FxHashMap::default(), left_out: Vec::new() };
        for one in read {
            match one {
                Ok((at, Some(id))) => plans.files.entry(id).or_default().push(at),
                Ok((_, None)) => {}
                Err(left_out) => plans.left_out.push(left_out),
            }
        }
        plans
    }

    /// The files that rows are about, in the order of their paths.
    fn files(&self, workspace: &Workspace, forms: &[Filled]) -> Vec<PlanFile> {
        let rows = forms.iter().flat_map(|form| &form.rows);
        let mut places: Vec<usize> =
            rows.filter_map(|row| self.files.get(&row.about.plan)).flatten().copied().collect();
        places.sort_unstable();
        places.dedup();
        let file = |at: usize| {
            let file = &workspace.files[at];
            let Content::Disk(path) = &file.content else { return None };
            let (path, shown) = (path.clone(), file.shown.clone());
            let target = Target { path, shown, config: file.config };
            Some(PlanFile { target, at, before: String::new(), after: String::new() })
        };
        places.into_iter().filter_map(file).collect()
    }

    /// The only file with the plan of a row.
    fn file<'f>(&self, about: &About, files: &'f mut [PlanFile]) -> Result<&'f mut PlanFile, Text> {
        let plan = &about.plan;
        match self.files.get(plan).map(Vec::as_slice) {
            Some([at]) => {
                let file = files.iter_mut().find(|file| file.at == *at);
                file.ok_or_else(|| gone(plan))
            }
            Some(several) => {
                let count = several.len();
                Err(both!(
                    "có {count} tệp của kế hoạch {plan}, không rõ ghi vào tệp nào",
                    "{count} files have the plan {plan}, and which one is meant is not known"
                ))
            }
            None if self.left_out.is_empty() => Err(gone(plan)),
            None => {
                let names: Vec<&str> = self.left_out.iter().map(|one| one.file.as_str()).collect();
                let names = names.join(", ");
                Err(both!(
                    "không thấy kế hoạch {plan}; các tệp sau chưa đọc được: {names}",
                    "there is no plan {plan}; these files cannot be read: {names}"
                ))
            }
        }
    }
}

fn gone(plan: &str) -> Text {
    both!("không còn kế hoạch {plan}", "the plan {plan} is gone")
}

/// Takes forms into the plans that their rows are about.
struct Taker<'w> {
    workspace: &'w Workspace,
    plans: Plans,
    files: Vec<PlanFile>,
    dates: Dates,
    collected: Collected,
}

impl Taker<'_> {
    /// Takes the rows of the form number `at`, one after the other.
    fn take(&mut self, form: Filled, at: usize) -> anyhow::Result<()> {
        let Filled { unit, day, on, rows, refused, left, .. } = form;
        self.collected.refused.extend(refused.into_iter().map(|one| (at, one)));
        self.collected.left.extend(left.into_iter().map(|one| (at, one)));
        for row in rows {
            let taking = Taking { row: &row, unit: &unit, made: day, on, dates: self.dates };
            let taken = match self.plans.file(&row.about, &mut self.files) {
                Ok(file) => taking.record(file, &self.workspace.configs[file.target.config]),
                Err(why) => Err(why.into()),
            };
            match taken {
                Ok(Taken { entry, proposal }) => {
                    self.collected.forms[at].taken += 1;
                    self.collected.written.entries.extend(entry);
                    self.collected.proposals.extend(proposal);
                }
                Err(error) => {
                    let message = error.downcast::<Text>()?;
                    let (place, task) = (row.place.clone(), Some(row.about.reference()));
                    self.collected.refused.push((at, Refusal { place, task, message }));
                }
            }
        }
        Ok(())
    }
}

/// A row that is being taken.
struct Taking<'r> {
    row: &'r FilledRow,
    unit: &'r str,
    made: NaiveDate,
    on: Result<Option<NaiveDate>, ()>,
    dates: Dates,
}

/// What came of a row.
struct Taken {
    entry: Option<Entry>,
    proposal: Option<Proposal>,
}

/// What is recorded of a row in one step.
enum Step {
    Done,
    Evidence,
    Said,
}

impl Taking<'_> {
    /// Takes the row into a file, wholly or not at all. An error that is a [`Text`] refuses this row alone.
    fn record(&self, file: &mut PlanFile, config: &Config) -> anyhow::Result<Taken> {
        let (shown, as_of) = (file.target.shown.as_str(), self.dates.as_of);
        let before = FileText { shown, text: &file.after, config };
        let item = before.read(|plan| self.item(plan))??;
        let (after, entry) = self.recorded(&before)?;
        let is_changed = after != file.after;
        if is_changed && item.as_ref().is_none_or(|item| seal(item) != self.row.about.seal) {
            return Err(changed(item.as_ref()).into());
        }
        let proposal = self.proposal(item.as_ref())?;
        if is_changed {
            let check = |text: &str| check::of_text(shown, text, config, as_of);
            if let Some(new) = check::new_errors(&check(&file.after), check(&after)).first() {
                let (rule, Text { vi, en }) = (new.rule.name, &new.message);
                return Err(both!("{vi} [{rule}]", "{en} [{rule}]").into());
            }
            file.after = after;
        }
        Ok(Taken { entry, proposal })
    }

    /// What the row is about, as it stands in the plan; `None` if the part of the task is gone.
    fn item(&self, plan: &Resolved<'_>) -> Result<Option<Item>, Text> {
        let About { task, row, .. } = &self.row.about;
        match find(plan, task) {
            Some(Found::Task(found)) if !leads(plan, found, self.unit) => {
                let unit = self.unit;
                Err(both!(
                    "{unit} không chủ trì nhiệm vụ này trong kế hoạch hiện nay",
                    "{unit} does not lead the task in the plan as it is now"
                ))
            }
            Some(Found::Task(found)) => Ok(now(plan, found, row, self.dates.as_of)),
            Some(Found::Objective(_)) | None => Err(both!(
                "kế hoạch không còn nhiệm vụ `{task}`",
                "the plan has no task `{task}` any more"
            )),
        }
    }

    /// Records the facts of the row one after the other: the new text, and what to tell.
    fn recorded(&self, before: &FileText<'_>) -> anyhow::Result<(String, Option<Entry>)> {
        let task = &self.row.about.task;
        let mut after = before.text.to_owned();
        let mut entry: Option<Entry> = None;
        for (step, on) in self.steps()? {
            let recorder = Recorder { taking: self, step };
            let dates = Dates { on, as_of: self.dates.as_of };
            let text = FileText { text: &after, ..*before };
            let recorded = record_one(&text, task, &recorder, dates);
            let (text, own) = recorded.map_err(|error| without_place(error, before.shown, task))?;
            after = text;
            entry = Some(joined(entry, own));
        }
        Ok((after, entry))
    }

    /// What is recorded, with the day of each fact.
    fn steps(&self) -> Result<Vec<(Step, NaiveDate)>, Text> {
        let facts = &self.row.facts;
        let mut steps = Vec::new();
        match facts.done {
            Some(day) => steps.push((Step::Done, day)),
            None if facts.evidence.is_empty() => {}
            None => steps.push((Step::Evidence, self.dates.as_of)),
        }
        let progress = facts.progress.filter(|_| facts.done.is_none());
        if progress.is_some() || facts.has_texts() {
            let on = self.on.map_err(|()| {
                both!(
                    "chưa rõ ngày điền biểu nên chưa ghi được tiến độ, kết quả",
                    "the day on which the form was filled in is not known, and progress and texts need it"
                )
            })?;
            steps.push((Step::Said, on.unwrap_or(self.dates.on)));
        }
        Ok(steps)
    }

    /// The extension that is asked for, unless it is granted already.
    fn proposal(&self, item: Option<&Item>) -> Result<Option<Proposal>, Text> {
        let Some(to) = self.row.facts.extension else { return Ok(None) };
        let due = item.and_then(|item| item.due);
        if due == Some(to) {
            return Ok(None);
        }
        if let Some(due) = due.filter(|due| to < *due) {
            let [to_vi, due_vi] = [to, due].map(dmy);
            return Err(both!(
                "đề nghị gia hạn đến {to_vi}, sớm hơn thời hạn hiện nay {due_vi}",
                "the extension asked for ends on {to}, before the due date {due}"
            ));
        }
        let RowName { part, label, unit } = &self.row.about.row;
        let milestone = label.clone().filter(|_| *part == FormPart::Milestone);
        let (reference, unit) = (self.row.about.reference(), unit.clone());
        Ok(Some(Proposal { reference, milestone, unit, by: self.unit.to_owned(), due, to }))
    }

    /// A text with the part of the task that it is about.
    fn about(&self, text: &Option<String>) -> Option<String> {
        let text = text.as_ref()?;
        let RowName { part, label, .. } = &self.row.about.row;
        let label = label.as_ref().map(|label| match part {
            FormPart::Period => Period::parse(label).map_or_else(|| label.clone(), Period::words),
            FormPart::Whole | FormPart::Unit | FormPart::Milestone => label.clone(),
        });
        Some(label.map_or_else(|| text.clone(), |label| format!("{label}: {text}")))
    }
}

/// Removes the file and the task from the beginning of a message: for a form, its row is named instead.
fn without_place(error: anyhow::Error, file: &str, task: &str) -> anyhow::Error {
    let place = format!("{file}, {}: ", safe(task));
    let bare = |text: String| text.strip_prefix(&place).map_or(text.clone(), str::to_owned);
    match error.downcast::<Text>() {
        Ok(Text { vi, en }) => Text { vi: bare(vi), en: bare(en) }.into(),
        Err(error) => error,
    }
}

fn changed(item: Option<&Item>) -> Text {
    let due = item.and_then(|item| item.due);
    match (item, due) {
        (None, _) => both!(
            "kỳ, mốc hoặc đơn vị của dòng này không còn trong kế hoạch",
            "the period, milestone or unit of the row is not in the plan any more"
        ),
        (Some(_), Some(due)) => {
            let day = dmy(due);
            both!(
                "nhiệm vụ đã thay đổi từ khi lập biểu (tên, sản phẩm hoặc thời hạn; thời hạn nay là {day}); hãy lập lại biểu",
                "the task changed since the form was made (title, product or due date, which now is {due}); make the form again"
            )
        }
        (Some(_), None) => both!(
            "nhiệm vụ đã thay đổi từ khi lập biểu (tên, sản phẩm hoặc thời hạn); hãy lập lại biểu",
            "the task changed since the form was made (title, product or due date); make the form again"
        ),
    }
}

/// One entry for what several steps recorded of a task.
fn joined(before: Option<Entry>, own: Entry) -> Entry {
    let Some(before) = before else { return own };
    Entry {
        is_written: before.is_written || own.is_written,
        said: match (before.is_written, own.is_written) {
            // What one step did matters more than that the other one had nothing to do.
            (true, false) => before.said,
            (false, true) => own.said,
            _ => before.said.or(own.said),
        },
        now: own.now,
    }
}

/// Records one step of a row.
struct Recorder<'t, 'r> {
    taking: &'t Taking<'r>,
    step: Step,
}

impl Record for Recorder<'_, '_> {
    fn what(&self, on: NaiveDate) -> Text {
        both!("{on}", "{on}")
    }

    fn task(
        &self,
        document: &mut Document<'_>,
        subject: &Subject<'_, '_>,
    ) -> Result<Recorded, Text> {
        let FilledRow { about, facts, .. } = self.taking.row;
        match self.step {
            Step::Done => {
                let RowName { part, label, unit } = &about.row;
                let label = label.as_deref();
                let part = Part {
                    period: label.filter(|_| *part == FormPart::Period),
                    milestone: label.filter(|_| *part == FormPart::Milestone),
                    unit: unit.as_deref(),
                };
                done(document, subject, part, &facts.evidence)
            }
            Step::Evidence => record_evidence(document, subject, &facts.evidence),
            Step::Said => {
                let Facts { text, obstacle, proposal, .. } = facts;
                let texts = [text, obstacle, proposal].map(|text| self.taking.about(text));
                let [text, obstacle, proposal] = texts.each_ref().map(Option::as_deref);
                let unit = Some(about.row.unit.as_deref().unwrap_or(self.taking.unit));
                let progress = facts.progress.filter(|_| facts.done.is_none());
                let words = Said { progress, text, obstacle, proposal, unit };
                record_said(document, subject, words, about.progress, self.taking.made)
            }
        }
    }
}
