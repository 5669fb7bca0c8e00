//! `import --format json`.

use serde::Serialize;

use crate::exchange::meaning::Imported;
use crate::render::json::writer::{VERSION, write};
use crate::text::lang::Lang;

#[derive(Serialize)]
struct Shape<'i> {
    version: u32,
    tables: Vec<TableJson>,
    left: Vec<LeftJson<'i>>,
    doubts: Vec<DoubtJson<'i>>,
}

#[derive(Serialize)]
struct TableJson {
    place: String,
    kind: &'static str,
    rows: usize,
    tasks: usize,
    objectives: usize,
}

#[derive(Serialize)]
struct LeftJson<'i> {
    place: String,
    text: &'i str,
    reason: &'i str,
}

#[derive(Serialize)]
struct DoubtJson<'i> {
    place: String,
    task: Option<&'i str>,
    message: &'i str,
}

/// What was read, left out, and is doubtful.
pub fn import(imported: &Imported, lang: Lang) -> String {
    let report = &imported.report;
    let tables = report.tables.iter().map(|table| TableJson {
        place: table.place.words(lang),
        kind: table.kind.name(),
        rows: table.rows,
        tasks: table.tasks,
        objectives: table.objectives,
    });
    let left = report.left.iter().map(|left| LeftJson {
        place: left.place.words(lang),
        text: &left.text,
        reason: left.reason.in_lang(lang),
    });
    let doubts = report.doubts.iter().map(|doubt| DoubtJson {
        place: doubt.place.words(lang),
        task: doubt.task.as_deref(),
        message: doubt.message.in_lang(lang),
    });
    write(&Shape {
        version: VERSION,
        tables: tables.collect(),
        left: left.collect(),
        doubts: doubts.collect(),
    })
}
