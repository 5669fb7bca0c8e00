//! `check --fix`: writes the mends of findings into the files.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, ValueEnum};

use crate::check::diagnostic::{Correction, Diagnostic, Replacement};
use crate::check::mend::{Mends, Outcome, mended};
use crate::check::{self, CheckOptions, diagnostic};
use crate::cli::lock::Locks;
use crate::cli::open::{Context, roots};
use crate::cli::rewrite::{read, split_mark, write};
use crate::cli::surroundings::{current_folder, repository};
use crate::cli::terminal::Terminal;
use crate::compare::completed::completed;
use crate::edit::fix::set_done;
use crate::parse;
use crate::render;
use crate::render::words::counted;
use crate::report::written::FileWritten;
use crate::rules::done_without_date;
use crate::text::lang::{Lang, Text, both};
use crate::text::source::{Position, Source};
use crate::workspace::git::objects::Object;
use crate::workspace::{Content, FaultyFile};

/// The options of `check` that mend.
#[derive(Args, Debug)]
pub struct Mending {
    /// Mend what surely was meant otherwise, then check; with =all, whatever can be mended
    #[arg(
        long,
        value_enum,
        value_name = "WHAT",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "safe"
    )]
    fix: Option<What>,
    /// Write nothing, and show what --fix would write; exit with 1 where there is something
    #[arg(long, conflicts_with = "update_baseline")]
    diff: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum What {
    Safe,
    All,
}

impl Mending {
    /// Which mends are asked for; `None` to check alone.
    fn mends(&self) -> Option<Mends> {
        match (self.fix, self.diff) {
            (Some(What::All), _) => Some(Mends::All),
            (Some(What::Safe), _) | (None, true) => Some(Mends::Safe),
            (None, false) => None,
        }
    }

    /// Whether files may be changed.
    pub fn is_on(&self) -> bool {
        self.mends().is_some()
    }
}

/// What was mended, or would be.
#[derive(Debug, Default)]
pub struct Mended {
    /// The files that are changed, in the order of their paths.
    pub files: Vec<FileWritten>,
    /// How many findings were mended.
    pub count: usize,
    /// Why files were left as they are.
    pub left: Vec<anyhow::Error>,
    /// The errors that mends would have brought, which are not applied.
    pub refused: Vec<Diagnostic>,
    /// Whether nothing is written.
    pub is_shown_only: bool,
}

impl Mended {
    /// Adds a file, or a further change of one.
    fn add(&mut self, change: FileWritten) {
        match self.files.iter_mut().find(|file| file.file == change.file) {
            Some(file) => file.after = change.after,
            None => self.files.push(change),
        }
    }

    /// Whether the exit status is 1 because of it.
    pub fn is_bad_news(&self) -> bool {
        !self.left.is_empty()
            || !self.refused.is_empty()
            || (self.is_shown_only && !self.files.is_empty())
    }

    /// Tells on standard error what was done and what was left.
    pub fn report(&self, terminal: &Terminal) {
        if !self.refused.is_empty() {
            let style = terminal.log_style();
            terminal.log(&render::findings::check::annotated(&self.refused, style));
            terminal.note(
                both!(
                    "không sửa những chỗ làm phát sinh lỗi nêu trên",
                    "what would bring the errors above is not mended"
                )
                .in_lang(terminal.lang),
            );
        }
        self.left.iter().for_each(|why| terminal.error(why));
        if self.refused.is_empty() || !self.files.is_empty() {
            terminal.note(self.summary().in_lang(terminal.lang));
        }
    }

    fn summary(&self) -> Text {
        let in_lang = |lang| {
            let findings = counted(self.count, lang, "lỗi, cảnh báo", "finding", "findings");
            (findings, counted(self.files.len(), lang, "tệp", "file", "files"))
        };
        let ((vi, vi_files), (en, en_files)) = (in_lang(Lang::Vi), in_lang(Lang::En));
        match (self.files.is_empty(), self.is_shown_only) {
            (true, _) => both!("không có gì để --fix sửa", "there is nothing for --fix to mend"),
            (false, true) => {
                both!("--fix sẽ sửa {vi} trong {vi_files}", "--fix would mend {en} in {en_files}")
            }
            (false, false) => both!("đã sửa {vi} trong {vi_files}", "mended {en} in {en_files}"),
        }
    }
}

/// A file with findings that can be mended.
struct Target {
    path: PathBuf,
    shown: String,
    kind: FileKind,
}

/// What a file is: a plan or a `pargo.toml`, by its index.
#[derive(Clone, Copy)]
enum FileKind {
    Plan(usize),
    Config(usize),
}

/// The dates of completion according to git, by plan and task.
type Dates = BTreeMap<(String, String), String>;

/// Mends the files of a workspace. After that, it has the texts that they have now, or would have. The `pargo.toml`
/// files come first, since what the plans below mean depends on them; `open` opens the plans again.
pub fn mend(
    options: &Mending,
    paths: &[PathBuf],
    context: &mut Context,
    mut open: impl FnMut() -> anyhow::Result<Context>,
) -> anyhow::Result<Option<Mended>> {
    let Some(mends) = options.mends() else { return Ok(None) };
    let mut out = Mended { is_shown_only: options.diff, ..Mended::default() };
    for _ in 0..MOST_OPENED {
        let before = out.count;
        let found =
            context.workspace.config_findings.iter().flat_map(diagnostic::of_file).collect();
        mend_each(mends, found, &Dates::new(), context, &mut out)?;
        if out.count == before || options.diff {
            break;
        }
        *context = open()?;
        // What is left of one file may have changed with another.
        out.refused.clear();
        out.left.clear();
    }
    let mut found =
        check::check(&context.workspace, CheckOptions::as_of(context.as_of)).diagnostics;
    let is_config =
        |d: &Diagnostic| context.workspace.config_findings.iter().any(|file| file.path == d.file);
    found.retain(|d| !is_config(d));
    let dates = match mends {
        Mends::All => dates(&found, paths, context),
        Mends::Safe => Dates::new(),
    };
    mend_each(mends, found, &dates, context, &mut out)?;
    out.files.sort_by(|a, b| a.file.cmp(&b.file));
    Ok(Some(out))
}

/// At most so many times the plans are opened again because of a `pargo.toml`.
const MOST_OPENED: usize = 10;

/// Mends the files with these findings.
fn mend_each(
    mends: Mends,
    found: Vec<Diagnostic>,
    dates: &Dates,
    context: &mut Context,
    out: &mut Mended,
) -> anyhow::Result<()> {
    let targets = targets(&found, mends, dates, context);
    let _locks = match out.is_shown_only {
        true => None,
        false => Some(Locks::of(targets.iter().map(|target| target.path.as_path()))?),
    };
    for target in targets {
        match mend_file(&target, mends, dates, context, out.is_shown_only) {
            Ok((change, outcome)) => {
                out.refused.extend(outcome.refused);
                if change.is_changed() {
                    out.count += outcome.mended;
                    out.add(change);
                }
            }
            Err(why) => out.left.push(why),
        }
    }
    Ok(())
}

/// The files with findings that can be mended, in the order of their paths.
fn targets(
    diagnostics: &[Diagnostic],
    mends: Mends,
    dates: &Dates,
    context: &Context,
) -> Vec<Target> {
    let is_mended = |d: &&Diagnostic| {
        d.fix.as_ref().is_some_and(|fix| mends.has(fix)) || date_of(d, dates).is_some()
    };
    let mut files: Vec<&str> =
        diagnostics.iter().filter(is_mended).map(|d| d.file.as_str()).collect();
    files.dedup();
    let kind = |shown: &str| {
        let workspace = &context.workspace;
        if let Some(at) = workspace.files.iter().position(|file| file.shown == shown) {
            let Content::Disk(path) = &workspace.files[at].content else { return None };
            return Some((path.clone(), FileKind::Plan(at)));
        }
        let at = workspace.config_findings.iter().position(|file| file.path == shown)?;
        Some((PathBuf::from(shown), FileKind::Config(at)))
    };
    let target = |shown: &str| {
        let (path, kind) = kind(shown)?;
        Some(Target { path, shown: shown.to_owned(), kind })
    };
    files.into_iter().filter_map(target).collect()
}

/// Mends one file.
fn mend_file(
    target: &Target,
    mends: Mends,
    dates: &Dates,
    context: &mut Context,
    is_shown_only: bool,
) -> anyhow::Result<(FileWritten, Outcome)> {
    let Target { path, shown, kind } = target;
    let before = read(path, shown)?;
    let (mark, text) = split_mark(&before);
    let outcome = mended(text, mends, |text| match kind {
        FileKind::Plan(at) => {
            let workspace = &context.workspace;
            let config = &workspace.configs[workspace.files[*at].config];
            let found = check::of_text(shown, text, config, context.as_of);
            found.into_iter().map(|d| with_date(d, text, dates)).collect()
        }
        FileKind::Config(at) => match &context.workspace.config_findings[*at] {
            // As it stands, what it says of units is compared with the files above it.
            known if known.text == text => diagnostic::of_file(known),
            known => diagnostic::of_file(&config_of(text, known)),
        },
    });
    let change = FileWritten {
        file: shown.clone(),
        after: format!("{mark}{}", outcome.text),
        before: before.clone(),
    };
    if !is_shown_only {
        write(path, &change)?;
    }
    match kind {
        FileKind::Plan(at) if is_shown_only => {
            let bytes = change.after.clone().into_bytes();
            let file = &mut context.workspace.files[*at];
            file.content = Content::Object(Arc::new(Object::Text(bytes)));
        }
        FileKind::Plan(_) => {}
        FileKind::Config(at) => {
            let file = &mut context.workspace.config_findings[*at];
            *file = config_of(&outcome.text, file);
        }
    }
    Ok((change, outcome))
}

/// A `pargo.toml` with another text.
fn config_of(text: &str, known: &FaultyFile) -> FaultyFile {
    let source = Source { path: &known.path, text };
    let (findings, rules) = match parse::config::read(source) {
        Ok(file) => (file.findings, file.levels.into_iter().map(|(rule, _)| rule).collect()),
        Err(findings) => (findings, Vec::new()),
    };
    FaultyFile { text: text.to_owned(), findings, rules, ..known.clone() }
}

/// The dates according to git for tasks without one; empty if git does not know them.
fn dates(diagnostics: &[Diagnostic], paths: &[PathBuf], context: &Context) -> Dates {
    if !diagnostics.iter().any(|d| d.rule.name == done_without_date::DOC.name) {
        return Dates::new();
    }
    let utc_offset = context.workspace.configs[context.workspace.base].utc_offset;
    let found = || -> anyhow::Result<Dates> {
        let repository = repository(&current_folder()?)?;
        if repository.is_shallow() {
            return Ok(Dates::new());
        }
        let head = repository.commit("HEAD")?;
        let roots = roots(paths, &repository, &head)?;
        let commits = completed(&repository, &roots, &head.id)?;
        let dated = |(task, commit): (_, crate::workspace::git::Commit)| {
            (task, commit.date(utc_offset).to_string())
        };
        Ok(commits.into_iter().map(dated).collect())
    };
    found().unwrap_or_default()
}

/// The date of completion for a finding on a task without one.
fn date_of<'d>(diagnostic: &Diagnostic, dates: &'d Dates) -> Option<&'d str> {
    let is_it = diagnostic.rule.name == done_without_date::DOC.name;
    let task = diagnostic.about.task().filter(|_| is_it)?;
    let plan = diagnostic.plan.as_ref()?;
    dates.get(&(plan.clone(), task.clone())).map(String::as_str)
}

/// A finding on a task without a date of completion, with the mend that sets it.
fn with_date(diagnostic: Diagnostic, text: &str, dates: &Dates) -> Diagnostic {
    let Some(date) = date_of(&diagnostic, dates) else { return diagnostic };
    let source = Source { path: &diagnostic.file, text };
    let Position { line, column } = diagnostic.start;
    let line_start: usize =
        text.split_inclusive('\n').take(line.saturating_sub(1) as usize).map(str::len).sum();
    let before = text[line_start..].chars().take(column.saturating_sub(1) as usize);
    let status = line_start + before.map(char::len_utf8).sum::<usize>();
    let edits = set_done(source, status as u32, date).unwrap_or_default();
    let replacement = |edit| Replacement { start: diagnostic.start, end: diagnostic.end, edit };
    let edits: Vec<Replacement> = edits.into_iter().map(replacement).collect();
    let fix = (!edits.is_empty()).then(|| Box::new(Correction { safe: false, edits }));
    Diagnostic { fix, ..diagnostic }
}
