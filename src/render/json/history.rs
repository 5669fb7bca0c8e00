//! `history --format json`.

use chrono::NaiveDate;
use serde::Serialize;

use crate::render::json::change::{ChangeJson, MissingJson, broken};
use crate::render::json::writer::{VERSION, write};
use crate::report::history::History;
use crate::text::lang::Lang;

/// `history --format json`. `utc_offset` is the repository's, in minutes.
pub fn history(history: &History, utc_offset: i32, lang: Lang) -> String {
    #[derive(Serialize)]
    struct EntryJson<'a> {
        commit: &'a str,
        date: NaiveDate,
        author: &'a str,
        summary: &'a str,
        changes: Vec<ChangeJson<'a>>,
    }
    #[derive(Serialize)]
    struct Shape<'a> {
        version: u32,
        left_out: Vec<MissingJson<'a>>,
        entries: Vec<EntryJson<'a>>,
    }
    write(&Shape {
        version: VERSION,
        left_out: broken(&history.left_out, lang),
        entries: history
            .entries
            .iter()
            .map(|entry| EntryJson {
                commit: &entry.commit.id,
                date: entry.commit.date(utc_offset),
                author: &entry.commit.author,
                summary: &entry.commit.summary,
                changes: entry.changes.iter().map(ChangeJson::of).collect(),
            })
            .collect(),
    })
}
