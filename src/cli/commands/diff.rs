//! `pargo diff`

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{Args, ValueEnum};

use crate::cli::exit_status::ExitStatus;
use crate::cli::format::chosen;
use crate::cli::open::{choose_lang, newest_by};
use crate::cli::options::Global;
use crate::cli::surroundings::{current_folder, default_paths, repository};
use crate::cli::terminal::Terminal;
use crate::compare::version::versions;
use crate::render;
use crate::report::coverage::{Coverage, Unanswerable};
use crate::report::diff;
use crate::text::lang::{Text, both};
use crate::workspace::git::{Commit, Repository};
use crate::workspace::revision::Newer;
use crate::workspace::{self, Workspace};

/// Options of `diff`.
#[derive(Args, Debug)]
pub struct Options {
    /// One revision, two, or REV..REV; from HEAD to the working tree by default
    #[arg(value_name = "REV", num_args = 0..=2)]
    revisions: Vec<String>,
    /// Plan files and folders; plans/ by default
    #[arg(value_name = "PATH", last = true)]
    paths: Vec<PathBuf>,
    /// How to write the changes; table by default
    #[arg(long, value_enum, ignore_case = true)]
    format: Option<Format>,
    /// Exit with 1 where anything changed
    #[arg(long)]
    exit_code: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Json,
    Markdown,
}

/// Compares two versions of the plans.
pub fn run(
    options: &Options,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    let format = chosen(options.format, global)?;
    if global.at.is_some() {
        return Err(misused().into());
    }
    let current = current_folder()?;
    let repository = repository(&current)?;
    choose_lang(global, terminal);
    let ends = ends(&options.revisions);
    let up_to = UpTo::of(options, global, &current);
    let to = match ends.to {
        Some(to) => Some(up_to.newest(&repository, repository.commit(&to)?)?.id),
        None => up_to.in_place_of_tree(&repository)?,
    };
    let from = up_to.newest(&repository, repository.commit(&ends.from)?)?.id;
    let from = match (&to, ends.where_they_part) {
        (Some(to), true) => repository.merge_base(&from, to)?,
        _ => from,
    };
    let tree = match &to {
        None if repository.root().is_none() => return Err(bare().into()),
        None => working_tree(&options.paths, &current, &repository)?,
        Some(_) => None,
    };
    let newer = to.as_deref().map_or(Newer::Tree(tree.as_ref()), Newer::Commit);
    let (old, new) = versions(&options.paths, &repository, &from, newer)?;
    let left_out = || old.left_out.iter().chain(&new.left_out).cloned();
    if old.plans.is_empty() && new.plans.is_empty() && left_out().next().is_some() {
        return Err(Unanswerable::none_read(left_out().collect()).into());
    }
    let answer = diff::diff(&old, &new);
    let style = terminal.style();
    let text = match format {
        Format::Table => render::answers::diff::text(&answer, style),
        Format::Json => render::json::diff(&answer, style.lang),
        Format::Markdown => render::answers::diff::markdown_text(&answer, style.lang),
    };
    terminal.answer(&text)?;
    let left_out = answer.left_out.iter().map(|missing| missing.left_out.clone()).collect();
    let end = terminal.coverage(&Coverage { left_out, ..Coverage::default() });
    Ok(if options.exit_code && !answer.changes.is_empty() { ExitStatus::BadNews } else { end })
}

/// The day of `--as-of`: later commits are not read.
struct UpTo {
    day: Option<NaiveDate>,
    utc_offset: i32,
}

impl UpTo {
    fn of(options: &Options, global: &Global, current: &Path) -> UpTo {
        let default = default_paths(current);
        let first = options.paths.first().or(default.first());
        let path = first.map_or(Path::new(""), PathBuf::as_path);
        let utc_offset = workspace::find::config_at(current, path).utc_offset;
        UpTo { day: global.as_of.map(|day| day.date(utc_offset)), utc_offset }
    }

    /// The commit, or the newest one before it that is not too late.
    fn newest(&self, repository: &Repository, commit: Commit) -> anyhow::Result<Commit> {
        match self.day {
            Some(day) => newest_by(repository, commit, day, self.utc_offset),
            None => Ok(commit),
        }
    }

    /// The commit to compare to where the working tree is too late.
    fn in_place_of_tree(&self, repository: &Repository) -> anyhow::Result<Option<String>> {
        if self.day.is_none() {
            return Ok(None);
        }
        let head = repository.commit("HEAD")?;
        let newest = self.newest(repository, head.clone())?;
        Ok((newest.id != head.id).then_some(newest.id))
    }
}

fn misused() -> Text {
    both!(
        "`diff` nhận commit ngay sau lệnh, không dùng --at",
        "`diff` takes its revisions as arguments, not by --at"
    )
}

fn bare() -> Text {
    both!(
        "kho git này không có thư mục làm việc (bare); nêu cả hai commit, ví dụ A..B",
        "this git repository has no working tree; name both revisions, as in A..B"
    )
}

/// The plans of the working tree; nothing where it has none.
fn working_tree(
    paths: &[PathBuf],
    current: &Path,
    repository: &Repository,
) -> anyhow::Result<Option<Workspace>> {
    // Where a sparse checkout leaves out `plans/`, that is still what is asked about.
    let plans = format!("{}{}/", repository.prefix(), workspace::PLANS);
    let is_left_out = |path: &String| path.starts_with(&plans);
    if paths.is_empty()
        && !current.join(workspace::PLANS).is_dir()
        && repository.left_out()?.iter().any(is_left_out)
    {
        return Ok(None);
    }
    let paths = if paths.is_empty() { default_paths(current) } else { paths.to_vec() };
    // A path that no longer exists means removed plans, not a mistake.
    let there: Vec<PathBuf> = paths.into_iter().filter(|p| current.join(p).exists()).collect();
    match workspace::find::open(&there, current) {
        Ok(workspace) => Ok(Some(workspace)),
        Err(failure) if failure.is_empty => Ok(None),
        Err(failure) => Err(failure.into()),
    }
}

/// The revisions to compare.
#[derive(Debug, PartialEq, Eq)]
struct Ends {
    from: String,
    /// The second revision; `None` for the working tree.
    to: Option<String>,
    /// Compare from the merge base of both revisions (`A...B`), not from the first one.
    where_they_part: bool,
}

fn ends(revisions: &[String]) -> Ends {
    let or_head = |side: &str| if side.is_empty() { "HEAD".to_owned() } else { side.to_owned() };
    let ends = |from: &str, to: Option<&str>, where_they_part| Ends {
        from: or_head(from),
        to: to.map(or_head),
        where_they_part,
    };
    match revisions {
        [] => ends("", None, false),
        [one] => match (one.split_once("..."), one.split_once("..")) {
            (Some((from, to)), _) => ends(from, Some(to), true),
            (None, Some((from, to))) => ends(from, Some(to), false),
            (None, None) => ends(one, None, false),
        },
        [from, to, ..] => ends(from, Some(to), false),
    }
}

#[cfg(test)]
mod tests {
    use super::ends;

    #[test]
    fn revisions_in_every_form() {
        for (words, from, to, parts) in [
            (&[][..], "HEAD", None, false),
            (&["v1"], "v1", None, false),
            (&["v1..v2"], "v1", Some("v2"), false),
            (&["v1.."], "v1", Some("HEAD"), false),
            (&["..v2"], "HEAD", Some("v2"), false),
            (&["v1", "v2"], "v1", Some("v2"), false),
            (&["v1...v2"], "v1", Some("v2"), true),
            (&["v1..."], "v1", Some("HEAD"), true),
        ] {
            let ends = ends(&words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>());
            let found = (ends.from.as_str(), ends.to.as_deref(), ends.where_they_part);
            assert_eq!(found, (from, to, parts), "{words:?}");
        }
    }
}
