//! The `pargo.toml` files: reading them, what they exclude, and what is wrong in them.

use std::path::Path;

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::config::{Config, File};
use crate::finding::{Finding, Findings};
use crate::parse::plan::unit;
use crate::parse::reader::Reader;
use crate::parse::{self, Arena, Scratch, syntax};
use crate::resolve::unit::Units;
use crate::text::lang::both;
use crate::text::source::{self, Source};
use crate::workspace::Failure;

/// Reads a `pargo.toml`; a broken one is a failure.
pub fn read_config(shown: &str, bytes: &[u8]) -> Result<File, Failure> {
    let text = source::text_of(bytes)
        .map_err(|why| Failure::of_file(shown, "", vec![syntax::not_text(why)]))?;
    parse::config::read(Source { path: shown, text })
        .map_err(|findings| Failure::of_file(shown, text, findings))
}

/// The matcher of an `exclude`, whose patterns are relative to the folder of its file.
pub(crate) fn exclude_of(
    shown: &str,
    folder: &Path,
    patterns: &[String],
) -> Result<Gitignore, Failure> {
    let failed = |error: ignore::Error| -> Failure {
        let reason = error.to_string();
        both!(
            "{shown}: mẫu `exclude` không đọc được: {reason}",
            "{shown}: a pattern of `exclude` cannot be read: {reason}"
        )
        .into()
    };
    let mut builder = GitignoreBuilder::new(folder);
    for pattern in patterns {
        builder.add_line(None, pattern).map_err(failed)?;
    }
    builder.build().map_err(failed)
}

/// What is wrong with the units of a `pargo.toml`: one that is there twice, a member that is none, a
/// group that holds itself. `farther` is what the files above it say.
pub fn check_units(source: Source<'_>, farther: &Config) -> Vec<Finding> {
    let arena = Arena::new();
    let Ok(root) = syntax::tree(source, &arena) else { return Vec::new() };
    let mut scratch = Scratch::default();
    let mut r = Reader::new(source, &mut scratch);
    let mut units = Vec::new();
    if let Some(item) = root.get("unit") {
        r.tables("unit", item, |r, table| units.push(unit(r, table)));
    }
    let mut out = Findings::default();
    Units::of(&units, farther, r.memory, &mut out);
    out.into_sorted()
}
