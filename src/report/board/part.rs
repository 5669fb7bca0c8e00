//! What pages show of one plan, or of one unit in it.

use chrono::NaiveDate;

use crate::links::graph::Here;
use crate::report::board::row::{Row, rows};
use crate::report::filter::Scope;
use crate::report::overdue::{self, Asked};
use crate::report::owed::{self, By};
use crate::report::summary::{self, Partial};
use crate::resolve::Resolved;

/// The counts and lists of one plan, before they are joined with those of others.
#[derive(Clone)]
pub(super) struct Part {
    pub index: Partial,
    pub unit: Partial,
    pub due: overdue::Part,
    pub tasks: Vec<Row>,
    pub owed: owed::OfPlan,
}

impl Part {
    pub(super) fn of(
        resolved: &Resolved<'_>,
        scope: &Scope,
        here: Option<Here<'_>>,
        as_of: NaiveDate,
    ) -> Part {
        let counts = |by| summary::of_plan((resolved, scope), as_of, by, false);
        let asked = Asked { within: Some(resolved.config.soon_days), ..Asked::as_of(as_of) };
        Part {
            index: counts(summary::By::Index),
            unit: counts(summary::By::Unit),
            due: overdue::of_plan(resolved, scope, here, asked),
            tasks: rows(resolved, scope, here, as_of),
            owed: owed::of_plan(resolved, scope, as_of, By::Unit),
        }
    }
}
