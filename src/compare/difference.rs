//! Compares two versions of a plan, field by field.

use chrono::NaiveDate;

use crate::compare::change::{Change, What};
use crate::compare::facts::{
    DeadlineFacts, Fields, ObjectiveFacts, PlanFacts, ReportFacts, TaskFacts, UnitFacts, Value,
};
use crate::plan::Metric;
use crate::text::name;
use crate::text::number::{Bound, Comparison};

/// Collects the changes of one plan.
struct Changes<'p> {
    plan: &'p str,
    list: Vec<Change>,
}

/// Of what a change is.
#[derive(Clone, Copy)]
enum About<'s> {
    Plan,
    Unit(&'s str),
    Objective(&'s str),
    Task(&'s str),
}

impl Changes<'_> {
    fn push(&mut self, what: What, of: About<'_>) -> &mut Change {
        let own = |id: &str| Some(id.to_owned());
        let (mut task, mut objective, mut unit) = (None, None, None);
        match of {
            About::Plan => {}
            About::Unit(name) => unit = own(name),
            About::Objective(id) => objective = own(id),
            About::Task(id) => task = own(id),
        }
        let plan = self.plan.to_owned();
        let (field, before, after, days, by) = (None, None, None, None, None);
        self.list.push(Change {
            what,
            plan,
            task,
            objective,
            unit,
            field,
            before,
            after,
            days,
            by,
        });
        let last = self.list.len() - 1;
        &mut self.list[last]
    }

    fn valued(
        &mut self,
        what: What,
        of: About<'_>,
        field: Option<&str>,
        before: Option<String>,
        after: Option<String>,
    ) -> &mut Change {
        let change = self.push(what, of);
        change.field = field.map(str::to_owned);
        change.before = before;
        change.after = after;
        change
    }

    /// A change for every field that is not the same.
    fn fields(&mut self, what: What, of: About<'_>, old: &Fields, new: &Fields) {
        let value = |fields: &Fields, key: &str| {
            fields.iter().find(|(k, _)| *k == key).map(|(_, value)| value.clone())
        };
        let gone = old.iter().filter(|(key, _)| value(new, key).is_none());
        for (key, _) in new.iter().chain(gone) {
            let (before, after) = (value(old, key), value(new, key));
            if before != after {
                let text = |value: Option<Value>| value.map(|value| value.text);
                self.valued(what, of, Some(key), text(before), text(after));
            }
        }
    }
}

/// What changed from one version of a plan to the next; `None` is a plan that is not there.
pub fn changes(old: Option<&PlanFacts>, new: Option<&PlanFacts>) -> Vec<Change> {
    let Some(plan) = new.or(old) else { return Vec::new() };
    let mut changes = Changes { plan: &plan.id, list: Vec::new() };
    match (old, new) {
        (Some(old), Some(new)) => compare(old, new, &mut changes),
        (None, Some(new)) => {
            changes.valued(What::PlanAdded, About::Plan, None, None, Some(new.title.clone()));
        }
        (Some(old), None) => {
            changes.valued(What::PlanRemoved, About::Plan, None, Some(old.title.clone()), None);
        }
        (None, None) => {}
    }
    changes.list
}

/// What changed between two sets of plans, by plan id.
pub fn between<'f>(
    old: impl IntoIterator<Item = &'f PlanFacts>,
    new: impl IntoIterator<Item = &'f PlanFacts>,
) -> Vec<Change> {
    let mut pairs: std::collections::BTreeMap<&str, (Option<&PlanFacts>, Option<&PlanFacts>)> =
        std::collections::BTreeMap::new();
    // Of two plans of one id the first stands, as it does for `check`.
    for plan in old {
        pairs.entry(&plan.id).or_default().0.get_or_insert(plan);
    }
    for plan in new {
        pairs.entry(&plan.id).or_default().1.get_or_insert(plan);
    }
    pairs.into_values().flat_map(|(old, new)| changes(old, new)).collect()
}

fn compare(old: &PlanFacts, new: &PlanFacts, changes: &mut Changes<'_>) {
    changes.fields(What::PlanChanged, About::Plan, &old.fields, &new.fields);
    units(&old.units, &new.units, changes);
    objectives(&old.objectives, &new.objectives, changes);
    tasks(&old.tasks, &new.tasks, changes);
}

fn units(old: &[UnitFacts], new: &[UnitFacts], changes: &mut Changes<'_>) {
    let same = |a: &UnitFacts, b: &UnitFacts| name::key(&a.name) == name::key(&b.name);
    for unit in new {
        let of = About::Unit(&unit.name);
        match old.iter().find(|o| same(o, unit)) {
            Some(before) => {
                if before.name != unit.name {
                    let names = (Some(before.name.clone()), Some(unit.name.clone()));
                    changes.valued(What::UnitChanged, of, Some("name"), names.0, names.1);
                }
                changes.fields(What::UnitChanged, of, &before.fields, &unit.fields);
            }
            None => {
                changes.valued(What::UnitAdded, of, None, None, Some(unit.name.clone()));
            }
        }
    }
    for unit in old.iter().filter(|o| !new.iter().any(|n| same(o, n))) {
        let of = About::Unit(&unit.name);
        changes.valued(What::UnitRemoved, of, None, Some(unit.name.clone()), None);
    }
}

fn objectives(old: &[ObjectiveFacts], new: &[ObjectiveFacts], changes: &mut Changes<'_>) {
    for objective in new {
        let of = About::Objective(&objective.id);
        match old.iter().find(|o| o.id == objective.id) {
            Some(before) => {
                changes.fields(What::ObjectiveChanged, of, &before.fields, &objective.fields);
                targets(before, objective, changes);
                results(before, objective, changes);
            }
            None => {
                changes.valued(What::ObjectiveAdded, of, None, None, Some(objective.title.clone()));
            }
        }
    }
    for objective in old.iter().filter(|o| !new.iter().any(|n| n.id == o.id)) {
        let of = About::Objective(&objective.id);
        changes.valued(What::ObjectiveRemoved, of, None, Some(objective.title.clone()), None);
    }
}

fn targets(old: &ObjectiveFacts, new: &ObjectiveFacts, changes: &mut Changes<'_>) {
    let of = About::Objective(&new.id);
    let bound = |facts: &ObjectiveFacts, metric| {
        facts.target.iter().find(|(m, _)| *m == metric).map(|(_, bound)| bound.clone())
    };
    for metric in Metric::ALL {
        let (before, after) = (bound(old, metric), bound(new, metric));
        let what = match (&before, &after) {
            (Some(a), Some(b)) if a == b => continue,
            (None, None) => continue,
            (Some(a), Some(b)) => harder(a, b).map_or(What::ObjectiveChanged, |harder| {
                if harder { What::TargetRaised } else { What::TargetLowered }
            }),
            (None, Some(_)) => What::TargetRaised,
            (Some(_), None) => What::TargetLowered,
        };
        let text = |bound: Option<Bound>| bound.map(|b| b.canonical());
        changes.valued(what, of, Some(metric.name()), text(before), text(after));
    }
}

/// Whether the second bound is harder to reach; `None` where the two look in different directions.
fn harder(old: &Bound, new: &Bound) -> Option<bool> {
    if old.comparison.wants_less() != new.comparison.wants_less() {
        return None;
    }
    let strict = |bound: &Bound| match bound.comparison {
        Comparison::AtLeast | Comparison::AtMost => 0,
        Comparison::Above | Comparison::Below => 1,
        Comparison::Exactly => 2,
    };
    let (a, b) = (old.number.value(), new.number.value());
    let further = if old.comparison.wants_less() { b.cmp(&a).reverse() } else { b.cmp(&a) };
    Some(further.then(strict(new).cmp(&strict(old))).is_gt())
}

fn results(old: &ObjectiveFacts, new: &ObjectiveFacts, changes: &mut Changes<'_>) {
    let of = About::Objective(&new.id);
    let text = |value: &Value| Some(value.text.clone());
    // Two results of one day and kind are told apart by what they say.
    let mut gone: Vec<&(String, Value)> =
        old.results.iter().filter(|result| !new.results.contains(result)).collect();
    for (key, after) in new.results.iter().filter(|result| !old.results.contains(result)) {
        match gone.iter().position(|(known, _)| known == key) {
            Some(at) => {
                let before = text(&gone.remove(at).1);
                changes.valued(What::ResultChanged, of, Some(key), before, text(after));
            }
            None => {
                changes.valued(What::ResultAdded, of, Some(key), None, text(after));
            }
        }
    }
    for (key, before) in gone {
        changes.valued(What::ResultChanged, of, Some(key), text(before), None);
    }
}

fn tasks(old: &[TaskFacts], new: &[TaskFacts], changes: &mut Changes<'_>) {
    let old_by_id: rustc_hash::FxHashMap<&str, &TaskFacts> =
        old.iter().map(|task| (task.id.as_str(), task)).collect();
    let new_ids: rustc_hash::FxHashSet<&str> = new.iter().map(|task| task.id.as_str()).collect();
    for task in new {
        match old_by_id.get(task.id.as_str()) {
            Some(before) => compare_task(before, task, changes),
            None => {
                let title = Some(task.title.clone());
                changes.valued(What::TaskAdded, About::Task(&task.id), None, None, title);
            }
        }
    }
    for task in old.iter().filter(|task| !new_ids.contains(task.id.as_str())) {
        let title = Some(task.title.clone());
        changes.valued(What::TaskRemoved, About::Task(&task.id), None, title, None);
    }
}

fn compare_task(old: &TaskFacts, new: &TaskFacts, changes: &mut Changes<'_>) {
    if old == new {
        return;
    }
    let of = About::Task(&new.id);
    changes.fields(What::TaskChanged, of, &old.fields, &new.fields);
    let joined = |names: &[String]| (!names.is_empty()).then(|| names.join("; "));
    if !same_units(&old.lead, &new.lead) {
        changes.valued(What::LeadChanged, of, None, joined(&old.lead), joined(&new.lead));
    }
    if !same_units(&old.partners, &new.partners) {
        changes.valued(
            What::PartnersChanged,
            of,
            None,
            joined(&old.partners),
            joined(&new.partners),
        );
    }
    let explained = deadlines(old, new, changes);
    for extension in &new.extensions {
        let known = old.extensions.contains(extension);
        if !known && !explained.contains(&extension.text) {
            let text = Some(extension.text.clone());
            changes.valued(What::TaskChanged, of, Some("extension"), None, text);
        }
    }
    for extension in old.extensions.iter().filter(|e| !new.extensions.contains(e)) {
        let text = Some(extension.text.clone());
        changes.valued(What::TaskChanged, of, Some("extension"), text, None);
    }
    let told = completion(old, new, changes);
    if !told {
        changes.fields(What::TaskChanged, of, &old.status, &new.status);
    }
    reports(old, new, changes);
}

/// Whether two lists name the same units, in whatever order.
fn same_units(old: &[String], new: &[String]) -> bool {
    let keys = |names: &[String]| {
        let mut keys: Vec<String> = names.iter().map(|name| name::key(name)).collect();
        keys.sort_unstable();
        keys
    };
    old == new || keys(old) == keys(new)
}

/// The changes of due dates; comes back with the extensions that are part of one.
fn deadlines(old: &TaskFacts, new: &TaskFacts, changes: &mut Changes<'_>) -> Vec<String> {
    let mut explained = Vec::new();
    let of = About::Task(&new.id);
    match (old.deadline.due, new.deadline.due) {
        (Some(before), Some(after)) if before != after => {
            let by = extension_to(new, None, after, &mut explained);
            moved(changes, of, "deadline", before, after, by);
        }
        (before, after) => {
            // A condition met, or its date set, is what dates it: the deadline is another one then.
            let changed = !old.deadline.means_same(&new.deadline) || before != after;
            if changed {
                let (before, after) = deadline_texts(&old.deadline, &new.deadline);
                changes.valued(What::DeadlineChanged, of, Some("deadline"), before, after);
            }
        }
    }
    for (title, after) in &new.milestones {
        let same = |(known, _): &&(String, Option<NaiveDate>)| name::key(known) == name::key(title);
        match (old.milestones.iter().find(same), after) {
            (Some((_, Some(before))), Some(after)) if before != after => {
                let by = extension_to(new, Some(title), *after, &mut explained);
                moved(changes, of, title, *before, *after, by);
            }
            (Some(_), _) => {}
            (None, after) => {
                let text = Some(milestone_text(title, *after));
                changes.valued(What::TaskChanged, of, Some("milestone"), None, text);
            }
        }
    }
    for (title, before) in &old.milestones {
        if !new.milestones.iter().any(|(known, _)| name::key(known) == name::key(title)) {
            let text = Some(milestone_text(title, *before));
            changes.valued(What::TaskChanged, of, Some("milestone"), text, None);
        }
    }
    explained
}

/// Two deadlines as text; where the words are the same, with the due date that only one of them has.
fn deadline_texts(old: &DeadlineFacts, new: &DeadlineFacts) -> (Option<String>, Option<String>) {
    let text = |deadline: &DeadlineFacts| match deadline.due.filter(|_| old.text == new.text) {
        Some(due) => deadline.text.as_ref().map(|text| format!("{text} ({due})")),
        None => deadline.text.clone(),
    };
    (text(old), text(new))
}

/// A milestone as the text of a change.
pub fn milestone_text(title: &str, due: Option<NaiveDate>) -> String {
    due.map_or_else(|| title.to_owned(), |due| format!("{title}: {due}"))
}

fn moved(
    changes: &mut Changes<'_>,
    of: About<'_>,
    field: &str,
    before: NaiveDate,
    after: NaiveDate,
    by: Option<String>,
) {
    let days = (after - before).num_days();
    let texts = (Some(before.to_string()), Some(after.to_string()));
    let change = changes.valued(What::DeadlineMoved, of, Some(field), texts.0, texts.1);
    change.days = Some(days);
    change.by = by;
}

/// The document of the extension that a due date comes from.
fn extension_to(
    task: &TaskFacts,
    milestone: Option<&str>,
    due: NaiveDate,
    explained: &mut Vec<String>,
) -> Option<String> {
    let key = milestone.map(name::key);
    let leads_there = task
        .extensions
        .iter()
        .filter(|e| e.to == Some(due) && e.milestone.as_deref().map(name::key) == key);
    // As for the due date itself: the one granted last, of two on one day the later in the file.
    let extension = leads_there.max_by_key(|e| e.granted)?;
    explained.push(extension.text.clone());
    Some(extension.by.clone())
}

/// The changes of start, completion and cancellation; whether status, progress and evidence are part of
/// one.
fn completion(old: &TaskFacts, new: &TaskFacts, changes: &mut Changes<'_>) -> bool {
    let of = About::Task(&new.id);
    let text = |date: Option<NaiveDate>| date.map(|d| d.to_string());
    let mut told = false;
    match (old.started, new.started) {
        (None, Some(_)) => {
            changes.valued(What::Started, of, None, None, text(new.started));
            told = true;
        }
        (before, after) if before != after => {
            changes.valued(What::TaskChanged, of, Some("started"), text(before), text(after));
        }
        _ => {}
    }
    match (old.done, new.done) {
        (None, Some(_)) => {
            changes.valued(What::Done, of, None, None, text(new.done));
            told = true;
        }
        (Some(_), None) => {
            changes.valued(What::Reopened, of, Some("done"), text(old.done), None);
            told = true;
        }
        (before, after) if before != after => {
            changes.valued(What::CompletionRewritten, of, None, text(before), text(after));
            told = true;
        }
        _ => {}
    }
    match (old.cancelled, new.cancelled) {
        (None, Some(on)) => {
            changes.valued(What::Cancelled, of, None, None, text(on));
            told = true;
        }
        (Some(on), None) => {
            changes.valued(What::Reopened, of, Some("cancelled"), text(on), None);
            told = true;
        }
        (Some(before), Some(after)) if before != after => {
            changes.valued(What::TaskChanged, of, Some("cancelled"), text(before), text(after));
            told = true;
        }
        _ => {}
    }
    told
}

fn reports(old: &TaskFacts, new: &TaskFacts, changes: &mut Changes<'_>) {
    let of = About::Task(&new.id);
    let find = |facts: &TaskFacts, key: &str| facts.reported.iter().find(|r| r.key == key).cloned();
    let text = |date: NaiveDate| Some(date.to_string());
    for report in &new.reported {
        let what = Some(report.what.as_str());
        match find(old, &report.key) {
            None => {
                changes.valued(What::Reported, of, what, None, text(report.on));
            }
            Some(before) if before.on != report.on => {
                let change = What::CompletionRewritten;
                changes.valued(change, of, what, text(before.on), text(report.on));
            }
            Some(before) if before.evidence != report.evidence => {
                let (before, after) = (evidence_text(&before), evidence_text(report));
                changes.valued(What::TaskChanged, of, Some("evidence"), before, after);
            }
            Some(_) => {}
        }
    }
    for report in old.reported.iter().filter(|report| find(new, &report.key).is_none()) {
        changes.valued(What::Reopened, of, Some(&report.what), text(report.on), None);
    }
}

fn evidence_text(report: &ReportFacts) -> Option<String> {
    let evidence = report.evidence.as_ref()?;
    Some(format!("{}: {}", report.what, evidence.text))
}
