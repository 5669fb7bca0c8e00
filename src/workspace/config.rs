//! Reads `pargo.toml` files: their settings, the patterns of `exclude`, and their mistakes.

use std::path::Path;

use ignore::gitignore::GitignoreBuilder;

use crate::config::{Config, File};
use crate::finding::place::Place;
use crate::finding::{Finding, Findings, faults};
use crate::parse::plan::unit;
use crate::parse::reader::Reader;
use crate::parse::{self, Arena, Scratch, syntax};
use crate::resolve::unit::Units;
use crate::text::lang::both;
use crate::text::source::{At, Source, Span};
use crate::workspace::Failure;
use crate::workspace::load::text_of;
use crate::workspace::reach::is_of_git;
use crate::workspace::read::{MOST_OF_CONFIG, Reason};
use crate::workspace::sieve::{Matcher, Weight, joined};

/// Reads a `pargo.toml` and compiles the patterns of its `exclude`, which are relative to the folder
/// `home`; `below` is that folder from the root of the repository. `all` adds up the patterns of all
/// files, and is limited. A file that cannot be used is a failure.
pub fn read_config(
    shown: &str,
    bytes: &[u8],
    (home, below): (&Path, &str),
    all: &mut Weight,
) -> Result<(File, Option<Matcher>), Failure> {
    let text = text_of(bytes, MOST_OF_CONFIG)
        .map_err(|why| Failure::of_file(shown, "", vec![syntax::not_text(why)]))?;
    let broken = |findings| Failure::of_file(shown, text, findings);
    let file = parse::config::read(Source { path: shown, text }).map_err(broken)?;
    let exclude = file.exclude.as_deref().map(|patterns| matcher(patterns, home, all));
    let exclude = exclude.transpose().map_err(broken)?;
    if let Some(baseline) = &file.baseline
        && joined(below, &baseline.value).is_none_or(|path| is_of_git(Path::new(&path)))
    {
        return Err(broken(leads_out(baseline)));
    }
    Ok((file, exclude))
}

/// The baseline that a `pargo.toml` names, from the root of the repository; `below` is the folder of the
/// file from there.
pub fn baseline_of(file: &File, below: &str) -> Option<String> {
    joined(below, &file.baseline.as_ref()?.value)
}

/// The finding for a baseline outside of the repository.
fn leads_out(baseline: &At<String>) -> Vec<Finding> {
    let path = &baseline.value;
    let mut out = Findings::default();
    out.push(
        &faults::invalid_value::DOC,
        Place::key("baseline", baseline.span),
        both!(
            "`baseline` dẫn ra ngoài kho: `{path}`",
            "`baseline` leads out of the repository: `{path}`"
        ),
    )
    .help(both!(
        "viết như `.pargo-baseline.toml`, tệp cùng thư mục",
        "write it like `.pargo-baseline.toml`, a file in this folder"
    ));
    out.into_sorted()
}

/// Compiles the patterns of an `exclude`.
fn matcher(
    patterns: &[At<String>],
    home: &Path,
    all: &mut Weight,
) -> Result<Matcher, Vec<Finding>> {
    let mut builder = GitignoreBuilder::new(home);
    for pattern in patterns {
        let span = pattern.span;
        let own = Weight::of(std::iter::once(pattern.value.as_str()));
        all.add(own).map_err(|reason| invalid(span, reason))?;
        builder
            .add_line(None, &pattern.value)
            .map_err(|error| invalid(span, no_pattern(&error)))?;
    }
    let last = patterns.last().map_or(Span::default(), |pattern| pattern.span);
    let gitignore = builder.build().map_err(|error| invalid(last, no_pattern(&error)))?;
    let weight = Weight::of(patterns.iter().map(|pattern| pattern.value.as_str()));
    Ok(Matcher::new(gitignore, weight))
}

fn no_pattern(error: &ignore::Error) -> Reason {
    Reason {
        message: both!("mẫu ghi chưa đúng: {error}", "this pattern cannot be read: {error}"),
        help: both!(
            "viết mẫu như trong `.gitignore`, ví dụ `nhap/` hoặc `*-cu.toml`",
            "write it as in `.gitignore`, such as `drafts/` or `*-old.toml`"
        ),
    }
}

fn invalid(span: Span, reason: Reason) -> Vec<Finding> {
    let mut out = Findings::default();
    out.push(&faults::invalid_value::DOC, Place::key("exclude", span), reason.message)
        .help(reason.help);
    out.into_sorted()
}

/// Mistakes in the units of a `pargo.toml`: a unit that is there twice, an unknown member, a group that
/// contains itself. `farther` are the settings of the files above it.
pub fn check_units(source: Source<'_>, farther: &Config) -> Vec<Finding> {
    let arena = Arena::new();
    let Ok(root) = syntax::tree(source, &arena) else { return Vec::new() };
    let mut scratch = Scratch::default();
    let mut r = Reader::new(source, &mut scratch);
    let mut units = Vec::new();
    if let Some(item) = root.get("unit") {
        r.under("unit", |r| r.tables("unit", item, |r, table| units.push(unit(r, table))));
    }
    let mut out = Findings::default();
    Units::of(&units, false, farther, &mut out);
    out.into_sorted()
}
