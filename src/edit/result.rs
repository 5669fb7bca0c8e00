//! Results of objectives.

use chrono::NaiveDate;

use crate::deadline::dmy;
use crate::edit::document::Document;
use crate::edit::progress::Recorded;
use crate::edit::tables::{add_table, table_of};
use crate::plan::keys::objective::RESULT;
use crate::plan::{Measure, Objective, ResultKind};
use crate::text::lang::{Text, both};
use crate::text::toml::{list, quoted};

/// A result to record: its figures as TOML, by key.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// The figures, in any order.
    pub keys: Vec<(&'static str, String)>,
    /// How the result was found.
    pub kind: Option<ResultKind>,
    /// What proves it.
    pub evidence: Vec<String>,
}

/// Records a result of an objective; one of the same day and kind is replaced.
pub fn result(
    document: &mut Document<'_>,
    objective: &Objective<'_>,
    on: NaiveDate,
    figures: &Figures,
) -> Result<Recorded, Text> {
    let mut keys = vec![("on", on.to_string())];
    keys.extend(figures.kind.map(|kind| ("kind", quoted(kind.word().name))));
    if !figures.evidence.is_empty() {
        keys.push(("evidence", list(&figures.evidence)));
    }
    keys.extend(figures.keys.iter().cloned());
    let is_it =
        |known: &&Measure<'_>| known.on.value() == Some(on) && known.kind.value() == figures.kind;
    let Some(known) = objective.results.iter().find(is_it) else {
        let table = table_of(document, objective.header)?;
        add_table(document, table, &RESULT, &keys)?;
        return Ok(Recorded::Written(None));
    };
    let table = table_of(document, known.span)?;
    if !document.replace(table, &RESULT, &keys) {
        return Ok(Recorded::Unchanged(both!(
            "kết quả này đã ghi rồi",
            "that result is recorded already"
        )));
    }
    let day = dmy(on);
    Ok(Recorded::Written(Some(both!(
        "thay kết quả đã ghi của ngày {day}",
        "in the place of the result recorded for {day}"
    ))))
}
