//! `pargo diff`

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::{End, Global, Told, Trouble, default_paths, settle_lang};
use crate::git::Repository;
use crate::lang::Text;
use crate::render;
use crate::report::Coverage;
use crate::report::diff;
use crate::text;
use crate::workspace::{self, Newer, Workspace};

/// Options of `diff`.
#[derive(Args, Debug)]
pub struct Options {
    /// One revision, two, or REV..REV; from HEAD to the working tree by default
    #[arg(value_name = "REV", num_args = 0..=2)]
    revisions: Vec<String>,
    /// Plan files and folders; plans/ by default
    #[arg(value_name = "PATH", last = true)]
    paths: Vec<PathBuf>,
    /// How to write the changes
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
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
pub fn run(options: &Options, global: &Global, told: &mut Told) -> Result<End, Trouble> {
    if global.at.is_some() {
        return Err(misused().into());
    }
    let current = std::env::current_dir()?;
    let repository = Repository::of(&current)?;
    settle_lang(global, told);
    let (from, to) = ends(&options.revisions);
    let from = repository.commit(&from)?.id;
    let to = to.map(|to| repository.commit(&to)).transpose()?.map(|to| to.id);
    let tree = match &to {
        None => working_tree(&options.paths, &current)?,
        Some(_) => None,
    };
    let newer = to.as_deref().map_or(Newer::Tree(tree.as_ref()), Newer::Commit);
    let (old, new) = workspace::differing(&options.paths, &repository, &from, newer)?;
    let (old, new) = (diff::version(&old, Some(from)), diff::version(&new, to));
    let answer = diff::diff(&old, &new);
    let look = told.look();
    let text = match options.format {
        Format::Table => render::diff::text(&answer, look),
        Format::Json => render::json::diff(&answer, look.lang),
        Format::Markdown => render::diff::markdown_text(&answer, look.lang),
    };
    told.answer(&text)?;
    let left_out = answer.left_out.iter().map(|missing| missing.left_out.clone()).collect();
    let end = told.coverage(&Coverage { left_out, ..Coverage::default() });
    Ok(if options.exit_code && !answer.changes.is_empty() { End::Badly } else { end })
}

fn misused() -> Text {
    text!(
        "`diff` nhận bản ghi git ngay sau lệnh, không dùng --at",
        "`diff` takes its revisions as arguments, not by --at"
    )
}

/// The plans of the working tree; nothing where it has none.
fn working_tree(paths: &[PathBuf], current: &Path) -> Result<Option<Workspace>, Trouble> {
    let paths = if paths.is_empty() { default_paths(current) } else { paths.to_vec() };
    // A path that was there before and is no more is a removal, and no mistake.
    let there: Vec<PathBuf> = paths.into_iter().filter(|p| current.join(p).exists()).collect();
    match workspace::open(&there, current) {
        Ok(workspace) => Ok(Some(workspace)),
        Err(failure) if failure.is_empty => Ok(None),
        Err(failure) => Err(failure.into()),
    }
}

/// From which revision to which; `None` is the working tree.
fn ends(revisions: &[String]) -> (String, Option<String>) {
    let head = || "HEAD".to_owned();
    let or_head = |side: &str| if side.is_empty() { head() } else { side.to_owned() };
    match revisions {
        [] => (head(), None),
        [one] => match one.split_once("..") {
            Some((from, to)) if !to.starts_with('.') => (or_head(from), Some(or_head(to))),
            _ => (one.clone(), None),
        },
        [from, to, ..] => (from.clone(), Some(to.clone())),
    }
}

#[cfg(test)]
mod tests {
    use super::ends;

    #[test]
    fn revisions_in_every_form() {
        let of = |words: &[&str]| ends(&words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>());
        let pair = |from: &str, to: Option<&str>| (from.to_owned(), to.map(str::to_owned));
        assert_eq!(of(&[]), pair("HEAD", None));
        assert_eq!(of(&["v1"]), pair("v1", None));
        assert_eq!(of(&["v1..v2"]), pair("v1", Some("v2")));
        assert_eq!(of(&["v1.."]), pair("v1", Some("HEAD")));
        assert_eq!(of(&["..v2"]), pair("HEAD", Some("v2")));
        assert_eq!(of(&["v1", "v2"]), pair("v1", Some("v2")));
    }
}
