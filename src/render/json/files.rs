//! `check --show-files --format json`.

use serde::Serialize;

use crate::render::json::writer::{VERSION, write};
use crate::report::files::Listing;
use crate::text::lang::Lang;

/// `check --show-files --format json`.
pub fn files(listing: &Listing, lang: Lang) -> String {
    #[derive(Serialize)]
    struct FileJson<'a> {
        file: &'a str,
        plan: Option<&'a str>,
        configs: &'a [String],
    }
    #[derive(Serialize)]
    struct LeftJson<'a> {
        file: &'a str,
        reason: &'a str,
    }
    #[derive(Serialize)]
    struct Shape<'a> {
        version: u32,
        files: Vec<FileJson<'a>>,
        left_out: Vec<LeftJson<'a>>,
    }
    let read = listing.read.iter().map(|read| FileJson {
        file: &read.file,
        plan: read.plan.as_deref(),
        configs: &read.configs,
    });
    let left = listing.left_out.iter();
    let left = left.map(|left| LeftJson { file: &left.file, reason: left.reason.in_lang(lang) });
    write(&Shape { version: VERSION, files: read.collect(), left_out: left.collect() })
}
