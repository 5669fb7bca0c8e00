//! Opens the plans, their history and the repository; chooses language and date.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::cli::options::Global;
use crate::cli::surroundings::{
    ambient_lang, current_folder, default_paths, lang, repository, today,
};
use crate::cli::terminal::Terminal;
use crate::compare::history::{CommitStep, follow};
use crate::compare::read::Question;
use crate::deadline::dmy;
use crate::render::OutputStyle;
use crate::text::characters::safe;
use crate::text::lang::both;
use crate::text::name::loose;
use crate::workspace::git::{Commit, Repository, shallow};
use crate::workspace::{self, Workspace};

/// What a command needs besides its own options.
pub struct Context {
    /// The plans.
    pub workspace: Workspace,
    /// The as-of date.
    pub as_of: NaiveDate,
    /// The style of text output.
    pub style: OutputStyle,
}

/// The history of the plans, and what is needed to show it.
pub struct Past {
    /// The repository.
    pub repository: Repository,
    /// The last commit of the history.
    pub head: Commit,
    /// The changes of every commit, oldest first.
    pub steps: Vec<CommitStep>,
    /// The repository's offset from UTC, in minutes.
    pub utc_offset: i32,
}

/// Follows the history of the plans under `paths`.
pub fn past(
    paths: &[PathBuf],
    global: &Global,
    terminal: &mut Terminal,
    of: Question<'_>,
) -> anyhow::Result<Past> {
    past_of(whole_repository(paths, global, terminal)?, global, of)
}

/// Follows the history of the plans in a repository, without the commits after `--as-of`.
pub fn past_of(here: Here, global: &Global, of: Question<'_>) -> anyhow::Result<Past> {
    let roots = roots(&here.paths, &here.repository, &here.head)?;
    let mut steps = follow(&here.repository, &roots, None, &here.head.id, of)?.steps;
    let Here { repository, head, utc_offset, .. } = here;
    if let Some(day) = global.as_of.map(|day| day.date(utc_offset)) {
        steps.retain(|step| step.commit.date(utc_offset) <= day);
    }
    Ok(Past { repository, head, steps, utc_offset })
}

/// The newest commit on the first-parent line of `head` that is not later than a day.
pub fn newest_by(
    repository: &Repository,
    head: Commit,
    day: NaiveDate,
    utc_offset: i32,
) -> anyhow::Result<Commit> {
    if head.date(utc_offset) <= day {
        return Ok(head);
    }
    let line = repository.log(&["--first-parent", &head.id])?;
    let found = line.into_iter().find(|commit| commit.date(utc_offset) <= day);
    let local = dmy(day);
    let none = both!("đến ngày {local}, kho chưa có commit nào", "there is no commit up to {day}");
    found.ok_or_else(|| none.into())
}

/// The repository that plans lie in.
pub struct Here {
    /// The repository.
    pub repository: Repository,
    /// The paths asked for, as [`Placed`] has them.
    pub paths: Vec<PathBuf>,
    /// The commit of `--at`, or `HEAD`.
    pub head: Commit,
    /// The repository's offset from UTC, in minutes.
    pub utc_offset: i32,
}

/// The repository of the plans, for answers that need its complete history. Also chooses the language.
pub fn whole_repository(
    paths: &[PathBuf],
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<Here> {
    let current = current_folder()?;
    let Placed { mut repository, paths } = placed(paths)?;
    let head = repository.commit(global.at.as_deref().unwrap_or("HEAD"))?;
    // Without a working tree, the `pargo.toml` files of the commit count.
    let config = match global.at.is_some() || repository.root().is_none() {
        true => workspace::revision::config_of_commit(&paths, &repository, &head.id)?,
        false => {
            let default = default_paths(&current);
            let first = paths.first().or(default.first()).map_or(Path::new(""), PathBuf::as_path);
            workspace::find::config_at(&current, first)
        }
    };
    terminal.lang = lang(global.lang, config.lang);
    terminal.settled = true;
    if repository.is_shallow() {
        return Err(shallow().into());
    }
    repository.watch = terminal.watch();
    Ok(Here { repository, paths, head, utc_offset: config.utc_offset })
}

/// A repository, and paths as it understands them.
pub struct Placed {
    /// The repository.
    pub repository: Repository,
    /// Absolute where the repository is not that of the current folder.
    pub paths: Vec<PathBuf>,
}

/// The repository of the current folder, or that of the first path where this one lies elsewhere.
pub fn placed(paths: &[PathBuf]) -> anyhow::Result<Placed> {
    let current = current_folder()?;
    let own = repository(&current);
    let is_inside =
        |path: &Path, repository: &Repository| workspace::tree::inside(path, repository).is_ok();
    let elsewhere = || {
        let first = current.join(paths.first()?);
        if own.as_ref().is_ok_and(|own| is_inside(&paths[0], own)) {
            return None;
        }
        let folder = if first.is_dir() { first.as_path() } else { first.parent()? };
        let there = repository(folder).ok().filter(|there| is_inside(&first, there))?;
        let paths = paths.iter().map(|path| current.join(path)).collect();
        Some(Placed { repository: there, paths })
    };
    match elsewhere() {
        Some(placed) => Ok(placed),
        None => Ok(Placed { repository: own?, paths: paths.to_vec() }),
    }
}

/// The paths from the root of the repository for `paths`. By default `plans/` below the current folder if
/// the commit has it, else the current folder.
pub fn roots(
    paths: &[PathBuf],
    repository: &Repository,
    head: &Commit,
) -> anyhow::Result<Vec<String>> {
    if paths.is_empty() {
        let here = repository.prefix();
        let plans = format!("{here}{}", workspace::PLANS);
        let is_there = repository.has_folder(&head.id, &plans)?;
        let default = workspace::default_path(|_| is_there);
        return Ok(vec![workspace::tree::inside(&default, repository)?]);
    }
    let inside = paths.iter().map(|path| workspace::tree::inside(path, repository));
    Ok(inside.collect::<Result<_, _>>()?)
}

/// Chooses the language for a command that opens the plans itself.
pub fn choose_lang(global: &Global, terminal: &mut Terminal) {
    terminal.lang = ambient_lang(global.lang);
    terminal.settled = true;
}

/// What to say where words were taken for paths that are the name of a unit, `--unit Văn phòng Sở`, or the id of
/// a plan.
fn name_in_place_of_path(paths: &[PathBuf], current: &Path) -> Option<anyhow::Error> {
    let missing = paths.iter().filter(|path| !current.join(path).exists());
    let words: Vec<String> = missing.map(|path| workspace::shown(path)).collect();
    let typed = words.join(" ");
    let wanted = loose(&typed);
    let plans = workspace::find::open(&default_paths(current), current)
        .ok()
        .filter(|_| !wanted.is_empty())?;
    let meant = plans.map_plans(|_, file, loaded| {
        let (resolved, _) = loaded.ok()?;
        let is_plan = resolved.plan.id.value().is_some_and(|id| loose(id) == wanted);
        let mut units = resolved.units.all().map(|(_, unit)| unit.name);
        let unit = units.find(|name| loose(name).contains(&wanted)).map(str::to_owned);
        Some((is_plan.then(|| file.shown.clone()), unit))
    });
    let (files, units): (Vec<_>, Vec<_>) = meant.into_iter().flatten().unzip();
    let typed = safe(&typed);
    if let Some(file) = files.into_iter().flatten().next() {
        let file = safe(&file);
        return Some(
            both!(
                "không tìm thấy tệp hoặc thư mục “{typed}”; kế hoạch này ở {file}",
                "there is no file or folder “{typed}”; the plan of that id is {file}"
            )
            .into(),
        );
    }
    let unit = units.into_iter().flatten().next()?;
    let unit = safe(&unit);
    let message = both!(
        "không tìm thấy tệp hoặc thư mục “{typed}”; nếu là đơn vị thì đặt tên trong dấu ngoặc kép sau --unit: pargo overdue --unit \"{unit}\"",
        "there is no file or folder “{typed}”; if a unit is meant, put its name in quotes after --unit: pargo overdue --unit \"{unit}\""
    );
    Some(message.into())
}

/// Opens the plans and settles language and date.
pub fn context(
    paths: &[PathBuf],
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<Context> {
    let commit = match &global.at {
        None => None,
        Some(revision) => Some(placed(paths)?.repository.commit(revision)?),
    };
    context_of(paths, commit, global, terminal)
}

/// Opens the plans of a commit, or without one of the working tree, and settles language and date.
pub fn context_of(
    paths: &[PathBuf],
    commit: Option<Commit>,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<Context> {
    let current = current_folder()?;
    let mut workspace = match &commit {
        None => {
            let asked = if paths.is_empty() { default_paths(&current) } else { paths.to_vec() };
            let opened = workspace::find::open(&asked, &current).map_err(|failure| {
                name_in_place_of_path(paths, &current).unwrap_or_else(|| failure.into())
            });
            opened?
        }
        Some(commit) => {
            let Placed { repository, paths } = placed(paths)?;
            workspace::revision::open_at(&paths, &repository, &commit.id)?
        }
    };
    let config = &workspace.configs[workspace.base];
    terminal.lang = lang(global.lang, config.lang);
    terminal.settled = true;
    let by_default = || match &commit {
        Some(commit) => commit.date(config.utc_offset),
        None => today(config.utc_offset),
    };
    let as_of = global.as_of.map_or_else(by_default, |day| day.date(config.utc_offset));
    workspace.watch = terminal.watch();
    let style = terminal.style();
    Ok(Context { workspace, as_of, style })
}
