//! Reads the tables inside a `[[task]]`: milestones, extensions, reports, updates.

use toml_spanner::{Item, Table};

use crate::deadline::period::Period;
use crate::deadline::phrase::label;
use crate::parse::deadline::fixed_deadline;
use crate::parse::reader::Reader;
use crate::plan::keys::task::{EXTENSION, MILESTONE, REPORT, UPDATE};
use crate::plan::{Extension, Field, Milestone, Report, Update};
use crate::text::source::Str;

/// Reads a `[[task.milestone]]`.
pub(super) fn milestone<'a>(r: &mut Reader<'a>, table: &Table<'a>) -> Milestone<'a> {
    let mut m = Milestone { header: r.header(table), ..Milestone::default() };
    r.keys(table, &MILESTONE, |r, key, item| {
        match key {
            "title" => m.title = r.name(key, item),
            "deadline" => m.deadline = fixed_deadline(r, key, item),
            "done" => m.done = r.date(key, item),
            "evidence" => m.evidence = r.list(key, item, false),
            _ => return false,
        }
        true
    });
    m
}

/// Reads a `[[task.extension]]`.
pub(super) fn extension<'a>(r: &mut Reader<'a>, table: &Table<'a>) -> Extension<'a> {
    let mut e = Extension { header: r.header(table), ..Extension::default() };
    r.keys(table, &EXTENSION, |r, key, item| {
        match key {
            "to" => e.to = r.date(key, item),
            "granted" => e.granted = r.date(key, item),
            "by" => e.by = r.name(key, item),
            "milestone" => e.milestone = r.name(key, item),
            "unit" => e.unit = r.name(key, item),
            _ => return false,
        }
        true
    });
    e
}

/// The label of a period, which may be given in words: `quý III/2025` is `2025-Q3`.
fn period<'a>(r: &mut Reader<'a>, key: &str, item: &Item<'a>) -> Field<Str<'a>> {
    let mut period = r.name(key, item);
    if let Field::Given(written) = &mut period
        && Period::parse(written.value).is_none()
        && let Some(named) = label::period(written.value, r.year)
    {
        written.value = r.keep(&named.to_string());
    }
    period
}

/// Reads a `[[task.report]]`.
pub(super) fn report<'a>(r: &mut Reader<'a>, table: &Table<'a>) -> Report<'a> {
    let mut report = Report { header: r.header(table), ..Report::default() };
    r.keys(table, &REPORT, |r, key, item| {
        match key {
            "period" => report.period = period(r, key, item),
            "unit" => report.unit = r.name(key, item),
            "done" => report.done = r.date(key, item),
            "evidence" => report.evidence = r.list(key, item, false),
            _ => return false,
        }
        true
    });
    report
}

/// Reads a `[[task.update]]`.
pub(super) fn update<'a>(r: &mut Reader<'a>, table: &Table<'a>) -> Update<'a> {
    let mut u = Update { header: r.header(table), ..Update::default() };
    r.keys(table, &UPDATE, |r, key, item| {
        match key {
            "on" => u.on = r.date(key, item),
            "unit" => u.unit = r.name(key, item),
            "text" => u.text = r.name(key, item),
            "obstacle" => u.obstacle = r.name(key, item),
            "proposal" => u.proposal = r.name(key, item),
            _ => return false,
        }
        true
    });
    if [&u.text, &u.obstacle, &u.proposal].iter().all(|said| said.is_absent()) {
        r.missing("text", u.header);
    }
    u
}
