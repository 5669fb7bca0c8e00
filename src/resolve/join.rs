//! Joins a plan's references to units, indexes, components and objectives, and applies the defaults.

use bumpalo::Bump;
use bumpalo::collections::Vec as BumpVec;
use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::config::Config;
use crate::deadline::Kind;
use crate::finding::place::Place;
use crate::finding::{Findings, faults};
use crate::plan::index::{Catalog, ComponentId, IndexId};
use crate::plan::{DeadlineField, Field, List, Objective, Plan, Task, Written};
use crate::resolve::each::{Each, Owing, Whom};
use crate::resolve::term::{Room, Term, is_in_reach, term};
use crate::resolve::unit::{Finder, UnitId, Units};
use crate::resolve::{
    Named, ObjectiveLinks, Resolved, ResolvedObjective, ResolvedTask, TaskLinks, UnitRef,
};
use crate::text::name;
use crate::text::source::{Source, Span, Str};

/// Joins the references of a plan; the lists are allocated in `memory`.
pub fn resolve<'a>(
    source: Source<'a>,
    config: &'a Config,
    written: &'a Written<'a>,
    memory: &'a Bump,
    out: &mut Findings,
) -> Resolved<'a> {
    let Written { plan, objectives, tasks } = written;
    let units = Units::of(&plan.units, plan.incomplete, config, out);
    let named = Named {
        units: vec![false; units.all().count()],
        objectives: vec![false; objectives.len()],
        units_lost: units.lossy || units.lost_members,
        indexes_lost: plan.incomplete,
        objectives_lost: plan.incomplete,
        ..Named::default()
    };
    let term = term(plan).filter(|term| is_in_reach(*term, plan, out));
    let finder = Finder::new(&units);
    let finder = if out.are_only_counted() { finder.without_guesses() } else { finder };
    let mut joiner = Joiner {
        catalog: &config.catalog,
        config,
        term,
        units: finder,
        own: None,
        refused: Vec::new(),
        objectives: FxHashMap::default(),
        memory,
        named,
        out,
    };
    let indexes = joiner.plan_indexes(plan);
    let objectives = joiner.objectives(objectives);
    let tasks = joiner.tasks(tasks, &objectives, plan);
    let named = joiner.named;
    out.in_plan();
    Resolved { source, config, plan, units, indexes, tasks, objectives, term, named }
}

struct Joiner<'j, 'a> {
    catalog: &'j Catalog,
    config: &'a Config,
    term: Option<Term>,
    units: Finder<'j, 'a>,
    /// The plan's indexes; `None` if they could not be read, so that tasks are not checked against them.
    own: Option<Vec<IndexId>>,
    /// Unknown wordings among the plan's indexes: already reported there, so not again in tasks.
    refused: Vec<String>,
    objectives: FxHashMap<&'a str, usize>,
    memory: &'a Bump,
    named: Named,
    out: &'j mut Findings,
}

impl<'a> Joiner<'_, 'a> {
    fn plan_indexes(&mut self, plan: &Plan<'a>) -> Vec<(Str<'a>, IndexId)> {
        let Some(list) = plan.indexes.get() else {
            return Vec::new();
        };
        let (mut known, mut own) = (Vec::new(), Vec::new());
        for wording in list.items {
            match self.catalog.find(wording.value) {
                Some(id) => {
                    known.push((*wording, id));
                    own.push(id);
                }
                None => {
                    own.extend(self.unknown_index("indexes", *wording));
                    self.refused.push(name::key(wording.value));
                    self.named.indexes_lost = true;
                }
            }
        }
        self.own = Some(own);
        known
    }

    /// Reports an index that is none; the one that was probably meant comes back.
    fn unknown_index(&mut self, key: &'static str, wording: Str<'a>) -> Option<IndexId> {
        let parts: Vec<&str> = wording.value.split([',', ';']).map(str::trim).collect();
        // A single part is the wording itself, which is none.
        if parts.iter().all(|part| self.catalog.find(part).is_some()) {
            faults::unknown_index::report_several(key, wording, &parts, self.out);
            return None;
        }
        let near = self.out.nearest(wording.value, self.catalog.ids());
        faults::unknown_index::report(key, wording, near, self.catalog.ids(), self.out);
        near.and_then(|near| self.catalog.find(near))
    }

    /// The indexes of a task or an objective, and whether all of them were understood.
    fn indexes(&mut self, field: &Field<List<'a>>) -> (&'a [IndexId], bool) {
        let Some(list) = field.get() else {
            self.named.indexes_lost |= field.is_unreadable();
            return (&[], !field.is_unreadable());
        };
        let (mut found, mut whole) =
            (BumpVec::with_capacity_in(list.items.len(), self.memory), true);
        for wording in list.items {
            let id = match self.catalog.find(wording.value) {
                Some(id) if self.own.as_ref().is_none_or(|own| own.contains(&id)) => Some(id),
                Some(id) => {
                    whole = false;
                    let index = &self.catalog.get(id).id;
                    faults::unknown_index::report_foreign(*wording, index, self.out);
                    self.named.indexes_lost = true;
                    None
                }
                None if self.refused.contains(&name::key(wording.value)) => {
                    whole = false;
                    None
                }
                None => {
                    whole = false;
                    let meant = self.unknown_index("index", *wording);
                    self.named.indexes_lost |= meant.is_none();
                    self.named.indexes.extend(meant);
                    None
                }
            };
            if let Some(id) = id {
                add(&mut found, id);
                if !self.named.indexes.contains(&id) {
                    self.named.indexes.push(id);
                }
            }
        }
        (found.into_bump_slice(), whole)
    }

    fn components(
        &mut self,
        field: &Field<List<'a>>,
        indexes: &[IndexId],
        whole: bool,
    ) -> &'a [ComponentId] {
        let Some(list) = field.get() else {
            return &[];
        };
        let mut found = BumpVec::with_capacity_in(list.items.len(), self.memory);
        for wording in list.items {
            let fits = |index: &IndexId| self.catalog.component(*index, wording.value);
            let mut fitting = indexes.iter().filter_map(fits);
            match (fitting.next(), fitting.next()) {
                (Some(one), None) => add(&mut found, one),
                // The component may belong to an index that was not understood.
                (None, _) if !whole => {}
                (_, second) => self.unknown_component(*wording, indexes, second.is_some()),
            }
        }
        found.into_bump_slice()
    }

    /// Reports a component that none of the indexes has, or several have.
    fn unknown_component(&mut self, wording: Str<'a>, indexes: &[IndexId], of_many: bool) {
        use faults::unknown_component::{Meant, report, report_ambiguous, report_without_index};
        let catalog = self.catalog;
        let of: Vec<&str> = indexes.iter().map(|i| catalog.get(*i).id.as_str()).collect();
        let of = of.join(", ");
        if of_many {
            return report_ambiguous(wording, &of, self.out);
        }
        let home = home(catalog, wording.value);
        if indexes.is_empty() {
            return report_without_index(wording, home, self.out);
        }
        let components = || indexes.iter().flat_map(|i| &catalog.get(*i).components);
        let wordings = components().flatten().map(String::as_str);
        let meant = match home {
            Some(index) => Meant::Of(index),
            None if self.out.are_only_counted() => Meant::AnyOf(Vec::new()),
            None => match self.out.nearest(wording.value, wordings) {
                Some(near) => Meant::Near(near),
                None => Meant::AnyOf(components().map(|c| c[0].as_str()).collect()),
            },
        };
        report(wording, &of, meant, self.out);
    }

    fn objectives(&mut self, objectives: &'a [Objective<'a>]) -> Vec<ResolvedObjective<'a>> {
        let mut resolved = Vec::with_capacity(objectives.len());
        for (place, written) in objectives.iter().enumerate() {
            self.out.in_objective(place);
            if let Some(id) = written.id.get() {
                self.objectives.entry(id.value).or_insert(place);
            }
            let (indexes, whole) = self.indexes(&written.index);
            let components = self.components(&written.component, indexes, whole);
            let links = ObjectiveLinks { indexes, components };
            resolved.push(ResolvedObjective { place, written, links });
        }
        self.out.in_plan();
        resolved
    }

    fn units(&mut self, key: &'static str, field: &Field<List<'a>>) -> &'a [UnitRef] {
        let Some(list) = field.get() else {
            self.named.units_lost |= field.is_unreadable();
            return &[];
        };
        let mut found = BumpVec::with_capacity_in(list.items.len(), self.memory);
        for wording in list.items {
            if let Some(unit) = self.unit(key, *wording)
                && !found.iter().any(|known: &UnitRef| known.unit == unit)
            {
                found.push(UnitRef { unit, span: wording.span });
            }
        }
        found.into_bump_slice()
    }

    /// The unit of a wording. One that is none is reported, and the unit that was meant counts as named.
    fn unit(&mut self, key: &'static str, wording: Str<'a>) -> Option<UnitId> {
        let found = self.units.find_or_report(key, wording, self.out);
        match found.map_or_else(|meant| meant, Some) {
            Some(unit) => self.named.units[unit.0 as usize] = true,
            None => self.named.units_lost = true,
        }
        found.ok()
    }

    fn tasks(
        &mut self,
        tasks: &'a [Task<'a>],
        among: &[ResolvedObjective<'a>],
        plan: &Plan<'a>,
    ) -> Vec<ResolvedTask<'a>> {
        self.out.in_plan();
        let default_lead = self.units("defaults.lead", &plan.defaults.lead);
        let default_partners = self.units("defaults.partners", &plan.defaults.partners);
        let mut resolved = Vec::with_capacity(tasks.len());
        let mut room = Room::default();
        for (place, task) in tasks.iter().enumerate() {
            self.out.in_task(place);
            let (indexes, whole) = self.indexes(&task.index);
            let components = self.components(&task.component, indexes, whole);
            let objectives = self.task_objectives(&task.objectives, among, plan);
            let lead = match task.lead {
                Field::Absent => default_lead,
                Field::Unreadable(_) | Field::Given(_) => self.units("lead", &task.lead),
            };
            let partners = match task.partners {
                // A default partner that leads this task is not its partner.
                Field::Absent => {
                    let others = default_partners
                        .iter()
                        .filter(|p| !lead.iter().any(|l| l.unit == p.unit))
                        .copied();
                    BumpVec::from_iter_in(others, self.memory).into_bump_slice()
                }
                Field::Unreadable(_) | Field::Given(_) => self.units("partners", &task.partners),
            };
            let recipients = self.units("recipient", &task.recipient);
            for wording in task.updates.iter().filter_map(|update| update.unit.get()) {
                self.unit("update.unit", *wording);
            }
            let deadline = effective_deadline(task, plan);
            let each =
                self.each_of_task(task, lead, recipients, deadline.get().map(|d| &d.kind), plan);
            let deadline = match (deadline, self.term) {
                (Field::Given(given), Some(term))
                    if !room.takes(
                        (task, &given),
                        each.map_or(1, |each| each.debtors.len()),
                        term,
                        self.out,
                    ) =>
                {
                    Field::Unreadable(Some(given.text))
                }
                (deadline, _) => deadline,
            };
            let links = TaskLinks {
                indexes,
                components,
                objectives,
                lead,
                partners,
                recipients,
                deadline,
                each,
            };
            resolved.push(ResolvedTask { place, written: task, links });
        }
        self.out.in_plan();
        resolved
    }

    /// Who owes what of a task with `each`; `None` for another task. Names the units of reports,
    /// extensions and `except` in any case.
    fn each_of_task(
        &mut self,
        task: &Task<'a>,
        lead: &[UnitRef],
        recipients: &[UnitRef],
        kind: Option<&Kind>,
        plan: &Plan<'a>,
    ) -> Option<&'a Each<'a>> {
        let recurs = kind.is_some_and(Kind::is_recurring);
        let is_each = task.is_each() && task.milestones.is_empty();
        let missing = |key: &str, header: Span, out: &mut Findings| {
            faults::missing_key::report(Place::key("report", header), key, out);
        };
        let (mut reports, mut extensions) = (Vec::new(), Vec::new());
        for report in &task.reports {
            if recurs && report.period.is_absent() {
                missing("period", report.header, self.out);
            }
            if is_each && report.unit.is_absent() {
                missing("unit", report.header, self.out);
            }
            let unit = report.unit.get().and_then(|name| self.unit("report.unit", *name));
            reports.extend(is_each.then_some(unit));
        }
        for extension in &task.extensions {
            let whom = match extension.unit.get() {
                Some(name) => self.unit("extension.unit", *name).map_or(Whom::Unknown, Whom::One),
                None if extension.unit.is_unreadable() => Whom::Unknown,
                None => Whom::All,
            };
            extensions.extend(is_each.then_some(whom));
        }
        let except = self.units("except", &task.except);
        if !is_each {
            return None;
        }
        let written = if task.lead.is_absent() { &plan.defaults.lead } else { &task.lead };
        let names = |field: &Field<List<'_>>| field.get().map_or(0, |list| list.items.len());
        let units = self.units.all_units();
        let is_known = |field: &Field<List<'a>>| {
            let mut names = field.get().into_iter().flat_map(|list| list.items);
            !field.is_unreadable() && names.all(|name| units.find(name.value).is_some())
        };
        let is_partial = units.lossy
            || units.lost_members
            || names(written) == 0
            || ![written, &task.except, &task.recipient].into_iter().all(is_known);
        let ids = |refs: &[UnitRef]| refs.iter().map(|unit| unit.unit).collect::<Vec<_>>();
        let owing = Owing {
            units,
            lead: ids(lead),
            except: ids(except),
            recipients: ids(recipients),
            dates: self.dates(kind, plan),
            reports,
            extensions,
            is_partial,
        };
        Some(self.memory.alloc(Each::of(owing, self.memory)))
    }

    /// The due dates of a deadline before any extension; `None` if it has none.
    fn dates(&self, kind: Option<&Kind>, plan: &Plan<'a>) -> Option<Vec<NaiveDate>> {
        match kind? {
            Kind::Recurring(recurrence) => {
                let term = self.term?;
                let occurrences = recurrence.occurrences(term.from, term.until);
                Some(occurrences.iter().map(|occurrence| occurrence.due).collect())
            }
            kind => Some(vec![kind.due(plan.issued.value(), &self.config.calendar)?]),
        }
    }

    fn task_objectives(
        &mut self,
        field: &Field<List<'a>>,
        among: &[ResolvedObjective<'a>],
        plan: &Plan<'a>,
    ) -> &'a [usize] {
        let Some(list) = field.get() else {
            self.named.objectives_lost |= field.is_unreadable();
            return &[];
        };
        let mut found = BumpVec::with_capacity_in(list.items.len(), self.memory);
        for id in list.items {
            let place = self.objectives.get(id.value).copied();
            match place {
                Some(place) => add(&mut found, place),
                // An objective with an unreadable id may be the one.
                None if plan.incomplete || among.iter().any(|o| o.written.id.get().is_none()) => {
                    self.named.objectives_lost = true;
                }
                None => {
                    let ids = among.iter().filter_map(|o| o.written.id.value());
                    let near = self.out.nearest(id.value, ids);
                    faults::unknown_objective::report(*id, near, self.out);
                    match near.and_then(|near| self.objectives.get(near)).copied() {
                        Some(place) => self.named.objectives[place] = true,
                        None => self.named.objectives_lost = true,
                    }
                }
            }
            if let Some(place) = place {
                self.named.objectives[place] = true;
            }
        }
        found.into_bump_slice()
    }
}

/// The built-in or configured index that has this component; `None` where none has.
fn home<'c>(catalog: &'c Catalog, component: &str) -> Option<&'c str> {
    let mut all = catalog.all();
    let found = all.find(|(id, _)| catalog.component(*id, component).is_some());
    found.map(|(_, index)| index.id.as_str())
}

/// Adds an item unless the list has it already.
fn add<T: PartialEq>(list: &mut BumpVec<'_, T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

fn effective_deadline<'a>(task: &Task<'a>, plan: &Plan<'a>) -> DeadlineField<'a> {
    match &task.deadline {
        _ if !task.milestones.is_empty() => Field::Absent,
        Field::Absent => plan.defaults.deadline,
        own => *own,
    }
}
