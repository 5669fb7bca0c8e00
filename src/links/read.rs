//! Reads what the questions on references need of all plans.

use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::links::graph::{LinkedPlan, LinkedTask, Links, id_key, texts};
use crate::links::names::{given, single_due, units};
use crate::links::ring::rings;
use crate::resolve::{Resolved, ResolvedTask};
use crate::state::standing;
use crate::text::name;
use crate::workspace::Workspace;
use crate::workspace::load::LeftOut;

impl Links {
    /// Reads all plans of a workspace, as of a date.
    pub fn of(workspace: &Workspace, as_of: NaiveDate) -> Links {
        let read = workspace.map_plans(|at, _, loaded| match loaded {
            Ok((resolved, out)) => {
                let faults = resolved.config.levels.faults(&out);
                Ok(LinkedPlan { faults, ..LinkedPlan::of(&resolved, at, as_of) })
            }
            Err(unreadable) => {
                Err((unreadable.likely_id().map(str::to_owned), LeftOut::of(&unreadable)))
            }
        });
        let mut links = Links::default();
        for plan in read {
            match plan {
                Ok(plan) => links.plans.push(plan),
                Err((id, left_out)) => {
                    links.unread.push(id);
                    links.left_out.push(left_out);
                }
            }
        }
        links.index();
        links.rings = rings(&links);
        links
    }
}

impl LinkedPlan {
    fn of(resolved: &Resolved<'_>, at: usize, as_of: NaiveDate) -> LinkedPlan {
        let plan = &resolved.plan;
        let own = |text: Option<&str>| text.map(str::to_owned);
        let tasks: Vec<LinkedTask> =
            resolved.tasks.iter().map(|task| linked_task(resolved, task, as_of)).collect();
        let mut by_id = FxHashMap::default();
        for (place, task) in tasks.iter().enumerate() {
            if let Some(id) = &task.id {
                by_id.entry(id_key(id)).or_insert(place);
            }
        }
        let mut names = FxHashSet::default();
        let known_as = plan.known_as.get().into_iter().flat_map(|list| list.items);
        let called = plan.agency.get().into_iter().chain(known_as);
        let declined = plan.declined.iter().map(|decline| {
            let reason = decline.reason.value().unwrap_or_default();
            (decline.task.value.to_owned(), reason.to_owned())
        });
        LinkedPlan {
            at,
            file: resolved.source.path.to_owned(),
            id: own(plan.id.value()),
            title: own(plan.title.value()),
            number: own(plan.number.value()),
            agency: own(plan.agency.value()),
            first_day: resolved.term.map(|term| term.from),
            closed: resolved.closed(as_of),
            names: called
                .map(|name| name::key(name.value))
                .filter(|key| names.insert(key.clone()))
                .collect(),
            implements: texts(&plan.implements),
            declined: declined.collect(),
            units: units(resolved),
            faults: 0,
            is_whole: !plan.incomplete && tasks.iter().all(|task| task.id.is_some()),
            by_id,
            tasks,
        }
    }
}

fn linked_task(resolved: &Resolved<'_>, of: &ResolvedTask<'_>, as_of: NaiveDate) -> LinkedTask {
    let task = &of.written;
    let own = |text: Option<&str>| text.map(str::to_owned);
    let standing = standing(resolved, of, as_of);
    let first = standing.unreported().next().map(|due| due.original);
    LinkedTask {
        id: own(task.id.value()),
        title: own(task.title.value()),
        due: single_due(&standing),
        first_due: standing.original_due.or(first),
        deadline: own(of.links.deadline.words()),
        state: standing.state,
        lead: resolved.names(of.links.lead).into_iter().map(str::to_owned).collect(),
        implements: texts(&task.implements),
        continues: texts(&task.continues),
        given: given(resolved, of, &standing),
        implements_to: Vec::new(),
        continues_to: Vec::new(),
    }
}
