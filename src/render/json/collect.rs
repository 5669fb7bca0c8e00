//! `collect --format json`.

use chrono::NaiveDate;
use serde::Serialize;

use crate::exchange::form::collected::Collected;
use crate::render::json::writer::{VERSION, write};
use crate::render::json::written::{FileJson, NowJson};
use crate::text::lang::Lang;

#[derive(Serialize)]
struct Shape<'c> {
    version: u32,
    files: Vec<FileJson<'c>>,
    items: Vec<NowJson<'c>>,
    forms: Vec<FormJson<'c>>,
    refused: Vec<RefusedJson<'c>>,
    left: Vec<LeftJson<'c>>,
    extensions: Vec<ExtensionJson<'c>>,
}

#[derive(Serialize)]
struct FormJson<'c> {
    file: &'c str,
    unit: &'c str,
    day: NaiveDate,
    commit: Option<&'c str>,
    rows: usize,
    taken: usize,
}

#[derive(Serialize)]
struct RefusedJson<'c> {
    file: &'c str,
    place: Option<String>,
    task: Option<&'c str>,
    message: &'c str,
}

#[derive(Serialize)]
struct LeftJson<'c> {
    file: &'c str,
    place: String,
    text: &'c str,
    reason: &'c str,
}

#[derive(Serialize)]
struct ExtensionJson<'c> {
    task: &'c str,
    milestone: Option<&'c str>,
    unit: &'c str,
    due: Option<NaiveDate>,
    to: NaiveDate,
}

/// What was written, refused, left out and asked for.
pub fn collect(collected: &Collected, lang: Lang) -> String {
    let file = |at: usize| collected.forms.get(at).map_or("", |form| form.file.as_str());
    let unread = collected.unread.iter().map(|(file, why)| RefusedJson {
        file,
        place: None,
        task: None,
        message: why.in_lang(lang),
    });
    let refused = collected.refused.iter().map(|(at, one)| RefusedJson {
        file: file(*at),
        place: Some(one.place.words(lang)),
        task: one.task.as_deref(),
        message: one.message.in_lang(lang),
    });
    let left = collected.left.iter().map(|(at, one)| LeftJson {
        file: file(*at),
        place: one.place.words(lang),
        text: &one.text,
        reason: one.reason.in_lang(lang),
    });
    let forms = collected.forms.iter().map(|form| FormJson {
        file: &form.file,
        unit: &form.unit,
        day: form.day,
        commit: form.commit.as_deref(),
        rows: form.made_with,
        taken: form.taken,
    });
    let extensions = collected.proposals.iter().map(|one| ExtensionJson {
        task: &one.reference,
        milestone: one.milestone.as_deref(),
        unit: one.unit.as_deref().unwrap_or(&one.by),
        due: one.due,
        to: one.to,
    });
    write(&Shape {
        version: VERSION,
        files: collected.written.files.iter().map(FileJson::of).collect(),
        items: collected.written.entries.iter().map(|entry| NowJson::of(&entry.now)).collect(),
        forms: forms.collect(),
        refused: unread.chain(refused).collect(),
        left: left.collect(),
        extensions: extensions.collect(),
    })
}
