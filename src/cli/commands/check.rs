//! `pargo check`

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::check::lowered::lowered;
use crate::check::only_changed::Before;
use crate::check::since::{Compared, Since};
use crate::check::{self, CheckOptions, Report};
use crate::cli::baseline::{self, Checked};
use crate::cli::exit_status::ExitStatus;
use crate::cli::format::chosen;
use crate::cli::mend::{Mended, Mending, mend};
use crate::cli::open::{Context, choose_lang, context, roots};
use crate::cli::options::{Global, Paths, Profiles, means_nothing};
use crate::cli::rewrite::refuse_revision;
use crate::cli::surroundings::{current_folder, default_paths, repository};
use crate::cli::terminal::Terminal;
use crate::cli::watch::watch;
use crate::cli::write;
use crate::compare::facts::PlanFacts;
use crate::compare::history::follow;
use crate::compare::read::Question;
use crate::compare::version::versions;
use crate::finding::Severity;
use crate::render::{self, diff_text};
use crate::report::files;
use crate::text::lang::{both, within};
use crate::workspace::git::objects::Object;
use crate::workspace::git::{Commit, Repository, shallow};
use crate::workspace::revision::{Newer, Settings, open_at};
use crate::workspace::root::Root;
use crate::workspace::{self, FaultyFile, Workspace, find};

/// Options of `check`.
#[derive(Args, Debug)]
pub struct Options {
    #[command(flatten)]
    paths: Paths,
    /// How to write the findings; table by default
    #[arg(long, value_enum, ignore_case = true)]
    format: Option<Format>,
    /// Judge what changed since this revision as well
    #[arg(long, value_name = "REV")]
    since: Option<String>,
    /// With --since: of the other findings only those in files that changed, or that the change brought about
    #[arg(long, requires = "since", conflicts_with = "update_baseline")]
    only_changed: bool,
    #[command(flatten)]
    profiles: Profiles,
    #[command(flatten)]
    mending: Mending,
    #[command(flatten)]
    baseline: baseline::Holding,
    /// Instead of checking, list the files that are read, under which pargo.toml, and what is left out and why
    #[arg(long, conflicts_with_all = ["since", "baseline", "deny_warnings", "profile", "fix", "diff"])]
    show_files: bool,
    /// Check again at every save, until Ctrl-C
    #[arg(long, conflicts_with_all = ["show_files", "update_baseline"])]
    watch: bool,
    /// Exit with 1 where there is a warning
    #[arg(long)]
    deny_warnings: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Short,
    Json,
    Sarif,
    Github,
    Gitlab,
    Junit,
}

/// The net change since the merge base of a revision and what is checked, and that base.
fn changed(
    revision: &str,
    paths: &[PathBuf],
    profiles: &Profiles,
    global: &Global,
    context: &Context,
) -> anyhow::Result<(Since, String)> {
    let repository = repository(&current_folder()?)?;
    let head = repository.commit(global.at.as_deref().unwrap_or("HEAD"))?;
    let other = repository.commit(revision)?;
    let base = repository.merge_base(&other.id, &head.id)?;
    // The commits in between must all be present; earlier ones are not needed.
    if repository.is_cut_among(&[&head.id, &other.id, &format!("^{base}")])? {
        return Err(shallow().into());
    }
    let roots = roots(paths, &repository, &head)?;
    let way = follow(&repository, &roots, Some(&base), &head.id, Question::Everything)?;
    let newer = match &global.at {
        Some(_) => Newer::Commit(&head.id),
        None => Newer::Tree(Some(&context.workspace)),
    };
    let (old, new) = versions(paths, &repository, &base, newer)?;
    let mut settings = Settings::at(paths, &repository, &base)?;
    profiles.turn_on(|profile| settings.turn_on(profile));
    let lowered = lowered(&settings, &context.workspace, |file| {
        newest_commit(&repository, &base, &head, global, file)
    });
    let workspace = &context.workspace;
    let config = |plan: &PlanFacts| {
        let file = workspace.files.iter().find(|file| file.shown == plan.file);
        &workspace.configs[file.map_or(workspace.base, |file| file.config)]
    };
    let limit = |plan: &PlanFacts| config(plan).backdating_days;
    let utc_offset = workspace.configs[workspace.base].utc_offset;
    let compared = Compared { old: &old, new: &new, way: &way };
    let mut since = Since::of(compared, settings, context.as_of, utc_offset, limit);
    since.lowered = lowered;
    Ok((since, base))
}

/// The newest commit since `base` that changed a `pargo.toml`; `None` if it is not committed as it stands.
fn newest_commit(
    repository: &Repository,
    base: &str,
    head: &Commit,
    global: &Global,
    file: &FaultyFile,
) -> Option<String> {
    let root = find::root(&current_folder().ok()?);
    let path = root.place(&file.path).path().to_owned();
    let entry = repository.file(&head.id, &path).ok().flatten()?;
    let objects = repository.objects().all(&[(path.as_str(), entry.blob.as_str())]).ok()?;
    let is_committed = global.at.is_some()
        || matches!(objects.first(), Some(Object::Text(bytes)) if bytes.as_slice() == file.text.as_bytes());
    let newest = repository.newest_change(&format!("{base}..{}", head.id), &path).ok().flatten();
    newest.filter(|_| is_committed).map(|commit| commit.id)
}

/// The plans as they were at a commit, checked by the settings of then.
fn before(base: &str, options: &Options, context: &Context, root: &Root) -> anyhow::Result<Before> {
    let repository = repository(&current_folder()?)?;
    let mut plans = match open_at(&options.paths.paths, &repository, base) {
        Ok(workspace) => workspace,
        Err(failure) if failure.is_empty => Workspace::empty(),
        Err(failure) => return Err(failure.into()),
    };
    options.profiles.turn_on(|profile| plans.turn_on(profile));
    Ok(Before::of(&plans, context.as_of, root))
}

/// Writes the report to the terminal or a file.
fn write_report(
    report: &Report,
    mended: Option<&Mended>,
    root: &Root,
    format: Format,
    terminal: &Terminal,
) -> anyhow::Result<()> {
    let style = terminal.style();
    let lang = style.lang;
    let files = mended.map(|mended| mended.files.as_slice());
    let diffs = files.map_or_else(String::new, |files| diff_text::of_files(files, style.color));
    let text = match format {
        Format::Table => diffs + &render::findings::check::text(report, style),
        Format::Short => diffs + &render::findings::check::short(report, lang),
        Format::Json => render::json::check(report, files, lang),
        Format::Sarif => render::findings::sarif::sarif(report, root, lang),
        Format::Github => render::findings::github::commands(report, root, lang),
        Format::Gitlab => render::findings::gitlab::gitlab(report, root, lang),
        Format::Junit => render::findings::junit::junit(report, root, lang),
    };
    terminal.answer(&text)?;
    if format == Format::Github {
        terminal.log(&render::findings::github::log(report, terminal.log_style()));
        let unwritten = write::summarise(|| render::findings::github::summary(report, root, lang));
        unwritten.iter().for_each(|note| terminal.note(note.in_lang(lang)));
    } else if format == Format::Short || terminal.writes_file() {
        terminal.note(&within(&render::findings::check::closing(report, lang)));
    }
    Ok(())
}

/// Lists the files that a check would read.
fn show_files(
    options: &Options,
    format: Format,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    if global.at.is_some() {
        return Err(means_nothing("--at", "check --show-files").into());
    }
    choose_lang(global, terminal);
    let current = current_folder()?;
    let paths = &options.paths.paths;
    let paths = if paths.is_empty() { default_paths(&current) } else { paths.clone() };
    let listing = files::listing(&find::files(&paths, &current)?);
    let style = terminal.style();
    let text = match format {
        Format::Table => render::answers::files::text(&listing, style),
        Format::Json => render::json::files(&listing, style.lang),
        _ => {
            return Err(both!(
                "--show-files chỉ có dạng table và json",
                "--show-files has the formats table and json"
            )
            .into());
        }
    };
    terminal.answer(&text)?;
    Ok(if listing.unwanted > 0 { ExitStatus::BadNews } else { ExitStatus::Success })
}

/// Checks the plans.
pub fn run(
    options: &Options,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    let format = chosen(options.format, global)?;
    if options.show_files {
        return show_files(options, format, global, terminal);
    }
    if options.watch {
        if global.at.is_some() {
            return Err(means_nothing("--at", "check --watch").into());
        }
        let again = |terminal: &mut Terminal| once(options, format, global, terminal).map(drop);
        return watch(&options.paths.paths, options.baseline.file(), terminal, again);
    }
    once(options, format, global, terminal)
}

/// Checks the plans as they are now, after mending them if that is asked for.
fn once(
    options: &Options,
    format: Format,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    let paths = &options.paths.paths;
    let open = |terminal: &mut Terminal| -> anyhow::Result<Context> {
        let mut context = context(paths, global, terminal)?;
        options.profiles.turn_on(|profile| context.workspace.turn_on(profile));
        Ok(context)
    };
    if options.mending.is_on() {
        refuse_revision(global)?;
    }
    let mut context = open(terminal)?;
    let mut mended = mend(&options.mending, paths, &mut context, || open(terminal))?;
    let revision = options.since.as_deref();
    let since = revision
        .map(|revision| changed(revision, paths, &options.profiles, global, &context))
        .transpose()?;
    let (since, base) = since.unzip();
    let mends = matches!(format, Format::Json | Format::Sarif);
    let ask = CheckOptions { as_of: context.as_of, since: since.as_ref(), mends };
    let mut report = check::check(&context.workspace, ask);
    let root = workspace::find::root(&current_folder()?);
    let at = match &global.at {
        Some(revision) => Some(repository(&current_folder()?)?.commit(revision)?),
        None => None,
    };
    let notes = baseline::hold_back(
        &options.baseline,
        &mut report,
        Checked {
            workspace: &context.workspace,
            root: &root,
            base: base.as_deref(),
            at: at.as_ref().map(|commit| commit.id.as_str()),
        },
    )?;
    if let Some(base) = base.filter(|_| options.only_changed) {
        let before = before(&base, options, &context, &root)?;
        before.retain_changed(&mut report, &context.workspace, &root);
    }
    write_report(&report, mended.as_ref(), &root, format, terminal)?;
    if let [file] = paths.as_slice()
        && file.is_file()
        && let Some(why) = mended.as_mut().and_then(|mended| mended.left.pop())
    {
        // The one file that was asked for could not be written.
        return Err(why);
    }
    mended.iter().for_each(|mended| mended.report(terminal));
    notes.write(terminal);
    let bad = mended.is_some_and(|mended| mended.is_bad_news())
        || report.count(Severity::Error) > 0
        || (options.deny_warnings && report.count(Severity::Warning) > 0);
    Ok(if bad { ExitStatus::BadNews } else { ExitStatus::Success })
}
