//! `diff --format json`.

use serde::Serialize;

use crate::render::json::change::{ChangeJson, MissingJson};
use crate::render::json::writer::{VERSION, write};
use crate::report::diff::Diff;
use crate::text::lang::Lang;

/// `diff --format json`.
pub fn diff(diff: &Diff, lang: Lang) -> String {
    #[derive(Serialize)]
    struct Shape<'a> {
        version: u32,
        from: Option<&'a str>,
        to: Option<&'a str>,
        left_out: Vec<MissingJson<'a>>,
        changes: Vec<ChangeJson<'a>>,
    }
    write(&Shape {
        version: VERSION,
        from: diff.from.as_deref(),
        to: diff.to.as_deref(),
        left_out: diff
            .left_out
            .iter()
            .map(|m| MissingJson::of(&m.left_out, m.commit.as_deref(), lang))
            .collect(),
        changes: diff.changes.iter().map(ChangeJson::of).collect(),
    })
}
