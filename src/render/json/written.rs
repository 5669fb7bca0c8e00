//! What a command wrote.

use serde::Serialize;

use crate::render::diff_text::unified;
use crate::render::json::goal::GoalJson;
use crate::render::json::item::ItemJson;
use crate::render::json::writer::{VERSION, write};
use crate::report::written::{FileWritten, Now, Written};

#[derive(Serialize)]
struct WrittenJson<'a> {
    version: u32,
    files: Vec<FileJson<'a>>,
    items: Vec<NowJson<'a>>,
}

/// A file that was changed.
#[derive(Serialize)]
pub(super) struct FileJson<'a> {
    file: &'a str,
    changed: bool,
    diff: String,
}

/// A task or an objective as it stands.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum NowJson<'a> {
    Task(ItemJson<'a>),
    Objective(Box<GoalJson<'a>>),
}

impl<'a> FileJson<'a> {
    pub(super) fn of(file: &'a FileWritten) -> Self {
        let diff = unified(&file.file, &file.before, &file.after);
        FileJson { file: &file.file, changed: file.is_changed(), diff }
    }
}

impl<'a> NowJson<'a> {
    pub(super) fn of(now: &'a Now) -> Self {
        match now {
            Now::Task(item) => NowJson::Task(ItemJson::of(item)),
            Now::Objective(goal) => NowJson::Objective(Box::new(GoalJson::of(goal))),
        }
    }
}

/// The answer of every command that writes, with `--format json`.
pub fn written(written: &Written) -> String {
    let items = written.entries.iter().map(|entry| NowJson::of(&entry.now));
    write(&WrittenJson {
        version: VERSION,
        files: written.files.iter().map(FileJson::of).collect(),
        items: items.collect(),
    })
}
