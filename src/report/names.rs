//! The names that a repository gives to its plans, units and so on, for completing what is typed.

use std::collections::BTreeMap;

use crate::deadline::dmy;
use crate::deadline::reporting::Window;
use crate::plan::index::IndexId;
use crate::resolve::{Resolved, ResolvedTask};
use crate::rules::RULES;
use crate::state::with_all_facts;
use crate::text::characters::has_hidden;
use crate::text::lang::Lang;
use crate::workspace::Workspace;

/// What is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// Plans, by their ids.
    Plans,
    /// Plans, and the tasks and objectives of one: `PLAN/ID`.
    References,
    /// Units.
    Units,
    /// Indexes.
    Indexes,
    /// Components of the indexes that plans serve.
    Components,
    /// The agencies that issued plans.
    Agencies,
    /// The reporting periods of the years of plans.
    ReportingPeriods,
    /// The periods for which recurring tasks owe reports.
    Occurrences,
    /// Rules.
    Rules,
}

/// A name, and a few words about what it names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    /// As it is typed.
    pub value: String,
    /// What it is; empty if there is nothing to say.
    pub about: String,
}

/// The rules; they are the same in every repository.
pub fn rules(lang: Lang) -> Vec<Name> {
    let name = |doc: &crate::finding::Doc| Name {
        value: doc.name.to_owned(),
        about: doc.summary.in_lang(lang).to_owned(),
    };
    RULES.iter().map(|rule| name(rule.doc)).collect()
}

/// The names of a kind in the plans of a workspace, sorted. `typed` is what is typed of a reference so far.
pub fn names(workspace: &Workspace, named: Named, typed: &str, lang: Lang) -> Vec<Name> {
    let read = workspace.map_plans(|_, _, loaded| match loaded {
        Ok((resolved, _)) => of_plan(&resolved, named, typed, lang),
        Err(_) => Vec::new(),
    });
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let of_rules = if named == Named::Rules { rules(lang) } else { Vec::new() };
    for name in read.into_iter().flatten().chain(of_rules) {
        // What cannot be typed on one line cannot be completed.
        if !has_hidden(&name.value) && !name.value.contains(['\n', '\t']) {
            found.entry(name.value).or_insert(name.about);
        }
    }
    found.into_iter().map(|(value, about)| Name { value, about }).collect()
}

fn of_plan(resolved: &Resolved<'_>, named: Named, typed: &str, lang: Lang) -> Vec<Name> {
    let name = |value: &str, about: &str| Name { value: value.to_owned(), about: about.to_owned() };
    let plan = &resolved.plan;
    let whole = || {
        let id = plan.id.value()?;
        Some(name(id, plan.title.value().unwrap_or_default()))
    };
    match named {
        Named::Plans => whole().into_iter().collect(),
        Named::References => whole().into_iter().chain(inside(resolved, typed)).collect(),
        Named::Units => {
            let units = resolved.units.all();
            units.map(|(_, unit)| name(unit.name, &unit.aliases.join(", "))).collect()
        }
        Named::Indexes => {
            let indexes = resolved.config.catalog.all();
            indexes.map(|(_, index)| name(&index.id, &index.name)).collect()
        }
        Named::Components => {
            let of = |(_, index): &(_, IndexId)| {
                let index = resolved.config.catalog.get(*index);
                let components = index.components.iter().filter_map(|wordings| wordings.first());
                components.map(|component| name(component, &index.id)).collect::<Vec<_>>()
            };
            resolved.indexes.iter().flat_map(of).collect()
        }
        Named::Agencies => {
            let agency = plan.agency.value();
            agency.map(|agency| name(agency, "")).into_iter().collect()
        }
        Named::ReportingPeriods => {
            let year = plan.year.value().into_iter();
            let windows = year.flat_map(|year| resolved.config.reporting.of_year(year));
            windows.map(|window| name(&window.to_string(), &days(&window, lang))).collect()
        }
        Named::Occurrences => occurrences(resolved),
        Named::Rules => Vec::new(),
    }
}

/// `15/06/2025 – 14/09/2025`.
fn days(window: &Window, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{} – {}", dmy(window.from), dmy(window.to)),
        Lang::En => format!("{} – {}", window.from, window.to),
    }
}

/// The periods of recurring tasks, each with the title of a task that owes it.
fn occurrences(resolved: &Resolved<'_>) -> Vec<Name> {
    let recurs = |task: &&ResolvedTask<'_>| {
        task.links.deadline.get().is_some_and(|deadline| deadline.kind.is_recurring())
    };
    let of = |task: &ResolvedTask<'_>| {
        let title = task.written.title.value().unwrap_or_default().to_owned();
        let owed = with_all_facts(resolved, task).owed;
        let labels = owed.into_iter().filter_map(|due| due.slot.label(task.written));
        labels.map(|value| Name { value, about: title.clone() }).collect::<Vec<_>>()
    };
    resolved.tasks.iter().filter(recurs).flat_map(of).collect()
}

/// The tasks and objectives of a plan whose id is typed already.
fn inside(resolved: &Resolved<'_>, typed: &str) -> Vec<Name> {
    let Some(plan) = resolved.plan.id.value() else { return Vec::new() };
    if typed.split('/').next() != Some(plan) {
        return Vec::new();
    }
    let tasks = resolved.tasks.iter().map(|task| (&task.written.id, &task.written.title));
    let objectives = resolved.objectives.iter();
    let objectives = objectives.map(|objective| (&objective.written.id, &objective.written.title));
    let all = tasks.chain(objectives).filter_map(|(id, title)| {
        let value = format!("{plan}/{}", id.value()?);
        Some(Name { value, about: title.value().unwrap_or_default().to_owned() })
    });
    all.collect()
}
