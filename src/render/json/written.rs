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

#[derive(Serialize)]
struct FileJson<'a> {
    file: &'a str,
    changed: bool,
    diff: String,
}

#[derive(Serialize)]
#[serde(untagged)]
enum NowJson<'a> {
    Task(ItemJson<'a>),
    Objective(Box<GoalJson<'a>>),
}

impl<'a> FileJson<'a> {
    fn of(file: &'a FileWritten) -> Self {
        let diff = unified(&file.file, &file.before, &file.after);
        FileJson { file: &file.file, changed: file.is_changed(), diff }
    }
}

/// The answer of every command that writes, with `--format json`.
pub fn written(written: &Written) -> String {
    let items = written.entries.iter().map(|entry| match &entry.now {
        Now::Task(item) => NowJson::Task(ItemJson::of(item)),
        Now::Objective(goal) => NowJson::Objective(Box::new(GoalJson::of(goal))),
    });
    write(&WrittenJson {
        version: VERSION,
        files: written.files.iter().map(FileJson::of).collect(),
        items: items.collect(),
    })
}
