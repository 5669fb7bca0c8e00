//! Changes, and plans that past commits left unreadable.

use std::borrow::Cow;

use serde::Serialize;

use crate::compare::change::{Change, Part};
use crate::compare::history::Broken;
use crate::plan::value::Value;
use crate::text::lang::Lang;
use crate::workspace::load::LeftOut;

#[derive(Serialize)]
pub(crate) struct ChangeJson<'a> {
    change: &'static str,
    plan: &'a str,
    task: Option<&'a str>,
    objective: Option<&'a str>,
    unit: Option<&'a str>,
    field: Option<Cow<'a, str>>,
    before: Option<String>,
    after: Option<String>,
    days: Option<i64>,
    by: Option<&'a str>,
}

impl<'a> ChangeJson<'a> {
    pub(crate) fn of(change: &'a Change) -> Self {
        ChangeJson {
            change: change.what.name(),
            plan: &change.plan,
            task: change.task(),
            objective: change.objective(),
            unit: change.unit(),
            field: change.part.as_ref().map(Part::name),
            before: change.before.as_ref().map(Value::canonical),
            after: change.after.as_ref().map(Value::canonical),
            days: change.days,
            by: change.by.as_deref(),
        }
    }
}

#[derive(Serialize)]
pub(crate) struct MissingJson<'a> {
    file: &'a str,
    reason: &'a str,
    commit: Option<&'a str>,
}

impl<'a> MissingJson<'a> {
    pub(crate) fn of(left_out: &'a LeftOut, commit: Option<&'a str>, lang: Lang) -> Self {
        MissingJson { file: &left_out.file, reason: left_out.reason.in_lang(lang), commit }
    }
}

/// Plans that past commits left unreadable.
pub(crate) fn broken<'a>(broken: &'a [Broken], lang: Lang) -> Vec<MissingJson<'a>> {
    broken.iter().map(|b| MissingJson::of(&b.left_out, Some(&b.commit), lang)).collect()
}
