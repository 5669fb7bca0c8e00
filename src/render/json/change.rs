//! What changed, and what of the past could not be read.

use serde::Serialize;

use crate::change::Change;
use crate::lang::Lang;
use crate::report::LeftOut;
use crate::report::history::Broken;

#[derive(Serialize)]
pub(super) struct ChangeJson<'a> {
    change: &'static str,
    plan: &'a str,
    task: Option<&'a str>,
    objective: Option<&'a str>,
    unit: Option<&'a str>,
    field: Option<&'a str>,
    before: Option<&'a str>,
    after: Option<&'a str>,
    days: Option<i64>,
    by: Option<&'a str>,
}

impl<'a> ChangeJson<'a> {
    pub(super) fn of(change: &'a Change) -> Self {
        ChangeJson {
            change: change.what.name(),
            plan: &change.plan,
            task: change.task.as_deref(),
            objective: change.objective.as_deref(),
            unit: change.unit.as_deref(),
            field: change.field.as_deref(),
            before: change.before.as_deref(),
            after: change.after.as_deref(),
            days: change.days,
            by: change.by.as_deref(),
        }
    }
}

#[derive(Serialize)]
pub(super) struct MissingJson<'a> {
    file: &'a str,
    reason: &'a str,
    commit: Option<&'a str>,
}

impl<'a> MissingJson<'a> {
    pub(super) fn of(left_out: &'a LeftOut, commit: Option<&'a str>, lang: Lang) -> Self {
        MissingJson { file: &left_out.file, reason: left_out.reason.in_lang(lang), commit }
    }
}

/// The plans that past commits left unreadable.
pub(super) fn broken<'a>(broken: &'a [Broken], lang: Lang) -> Vec<MissingJson<'a>> {
    broken.iter().map(|b| MissingJson::of(&b.left_out, Some(&b.commit), lang)).collect()
}
