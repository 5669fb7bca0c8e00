//! Compares two versions of a plan, field by field.

use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::compare::change::{Change, What};
use crate::compare::facts::{
    DeadlineFacts, ExtensionFacts, Fields, ObjectiveFacts, PlanFacts, ReportFacts, TaskFacts,
    UnitFacts, Value,
};
use crate::compare::pairing::{Namesakes, pairs};
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
    type Sides<'f> = (Vec<&'f PlanFacts>, Vec<&'f PlanFacts>);
    let mut by_id: std::collections::BTreeMap<&str, Sides<'_>> = std::collections::BTreeMap::new();
    for plan in old {
        by_id.entry(&plan.id).or_default().0.push(plan);
    }
    for plan in new {
        by_id.entry(&plan.id).or_default().1.push(plan);
    }
    let changes_of = |(old, new): &Sides<'_>| -> Vec<Change> {
        if let ([] | [_], [] | [_]) = (old.as_slice(), new.as_slice()) {
            return changes(old.first().copied(), new.first().copied());
        }
        let is_same = |a: &&PlanFacts, b: &&PlanFacts| changes(Some(a), Some(b)).is_empty();
        let pairs = pairs(old, new, Namesakes::One, |_| (), is_same).into_iter();
        pairs.flat_map(|(old, new)| changes(old.copied(), new.copied())).collect()
    };
    by_id.values().flat_map(changes_of).collect()
}

fn compare(old: &PlanFacts, new: &PlanFacts, changes: &mut Changes<'_>) {
    changes.fields(What::PlanChanged, About::Plan, &old.fields, &new.fields);
    units(&old.units, &new.units, changes);
    objectives(&old.objectives, &new.objectives, changes);
    tasks(&old.tasks, &new.tasks, changes);
}

fn units(old: &[UnitFacts], new: &[UnitFacts], changes: &mut Changes<'_>) {
    let key = |unit: &UnitFacts| name::key(&unit.name);
    for pair in pairs(old, new, Namesakes::One, key, UnitFacts::eq) {
        match pair {
            (Some(before), Some(unit)) => {
                let of = About::Unit(&unit.name);
                if before.name != unit.name {
                    let names = (Some(before.name.clone()), Some(unit.name.clone()));
                    changes.valued(What::UnitChanged, of, Some("name"), names.0, names.1);
                }
                changes.fields(What::UnitChanged, of, &before.fields, &unit.fields);
            }
            (before, after) => {
                let Some(unit) = after.or(before) else { continue };
                let (of, name) = (About::Unit(&unit.name), Some(unit.name.clone()));
                match before {
                    None => changes.valued(What::UnitAdded, of, None, None, name),
                    Some(_) => changes.valued(What::UnitRemoved, of, None, name, None),
                };
            }
        }
    }
}

fn objectives(old: &[ObjectiveFacts], new: &[ObjectiveFacts], changes: &mut Changes<'_>) {
    let is_same = ObjectiveFacts::eq;
    for pair in pairs(old, new, Namesakes::One, |objective| objective.id.as_str(), is_same) {
        match pair {
            (Some(before), Some(objective)) => {
                let of = About::Objective(&objective.id);
                changes.fields(What::ObjectiveChanged, of, &before.fields, &objective.fields);
                targets(before, objective, changes);
                results(before, objective, changes);
            }
            (before, after) => {
                let Some(objective) = after.or(before) else { continue };
                let (of, title) = (About::Objective(&objective.id), Some(objective.title.clone()));
                match before {
                    None => changes.valued(What::ObjectiveAdded, of, None, None, title),
                    Some(_) => changes.valued(What::ObjectiveRemoved, of, None, title, None),
                };
            }
        }
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
    let (old, new) = (&old.results, &new.results);
    for pair in pairs(old, new, Namesakes::Many, |(key, _)| key.as_str(), PartialEq::eq) {
        match pair {
            (Some((_, before)), Some((_, after))) if before == after => {}
            (Some((key, before)), after) => {
                let (before, after) = (text(before), after.and_then(|(_, after)| text(after)));
                changes.valued(What::ResultChanged, of, Some(key), before, after);
            }
            (None, Some((key, after))) => {
                changes.valued(What::ResultAdded, of, Some(key), None, text(after));
            }
            (None, None) => {}
        }
    }
}

fn tasks(old: &[TaskFacts], new: &[TaskFacts], changes: &mut Changes<'_>) {
    for pair in pairs(old, new, Namesakes::One, |task| task.id.as_str(), TaskFacts::eq) {
        match pair {
            (Some(before), Some(task)) => compare_task(before, task, changes),
            (before, after) => {
                let Some(task) = after.or(before) else { continue };
                let (of, title) = (About::Task(&task.id), Some(task.title.clone()));
                match before {
                    None => changes.valued(What::TaskAdded, of, None, None, title),
                    Some(_) => changes.valued(What::TaskRemoved, of, None, title, None),
                };
            }
        }
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
    extensions(old, new, &explained, changes);
    let told = completion(old, new, changes);
    if !told {
        changes.fields(What::TaskChanged, of, &old.status, &new.status);
    }
    reports(old, new, changes);
}

/// The extensions that came or went, without those that explain a new due date.
fn extensions(
    old: &TaskFacts,
    new: &TaskFacts,
    explained: &FxHashSet<&str>,
    changes: &mut Changes<'_>,
) {
    let of = About::Task(&new.id);
    let before: FxHashSet<_> = old.extensions.iter().map(whole).collect();
    let after: FxHashSet<_> = new.extensions.iter().map(whole).collect();
    for extension in new.extensions.iter().filter(|e| !before.contains(&whole(e))) {
        if !explained.contains(extension.text.as_str()) {
            let text = Some(extension.text.clone());
            changes.valued(What::TaskChanged, of, Some("extension"), None, text);
        }
    }
    for extension in old.extensions.iter().filter(|e| !after.contains(&whole(e))) {
        let text = Some(extension.text.clone());
        changes.valued(What::TaskChanged, of, Some("extension"), text, None);
    }
}

/// All that an extension says.
fn whole(extension: &ExtensionFacts) -> (Option<NaiveDate>, Option<NaiveDate>, &str, Option<&str>) {
    (extension.to, extension.granted, &extension.by, extension.milestone.as_deref())
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
fn deadlines<'f>(
    old: &TaskFacts,
    new: &'f TaskFacts,
    changes: &mut Changes<'_>,
) -> FxHashSet<&'f str> {
    let mut explained = FxHashSet::default();
    let documents = documents(new);
    let mut document = |milestone: Option<&str>, due: NaiveDate| {
        let extension = documents.get(&(milestone.map(name::key), due))?;
        explained.insert(extension.text.as_str());
        Some(extension.by.clone())
    };
    let of = About::Task(&new.id);
    match (old.deadline.due, new.deadline.due) {
        (Some(before), Some(after)) if before != after => {
            moved(changes, of, "deadline", before, after, document(None, after));
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
    let (old, new) = (&old.milestones, &new.milestones);
    for pair in pairs(old, new, Namesakes::One, |(title, _)| name::key(title), PartialEq::eq) {
        match pair {
            (Some((_, Some(before))), Some((title, Some(after)))) if before != after => {
                let by = document(Some(title), *after);
                moved(changes, of, title, *before, *after, by);
            }
            (Some(_), Some(_)) => {}
            (before, after) => {
                let text = |milestone: Option<&(String, Option<NaiveDate>)>| {
                    milestone.map(|(title, due)| milestone_text(title, *due))
                };
                let (before, after) = (text(before), text(after));
                changes.valued(What::TaskChanged, of, Some("milestone"), before, after);
            }
        }
    }
    explained
}

/// The extensions by what they move and the date they move it to.
fn documents(task: &TaskFacts) -> FxHashMap<(Option<String>, NaiveDate), &ExtensionFacts> {
    let mut documents: FxHashMap<_, &ExtensionFacts> = FxHashMap::default();
    for extension in &task.extensions {
        let Some(to) = extension.to else { continue };
        let known = documents.entry((extension.milestone.as_deref().map(name::key), to));
        let known = known.or_insert(extension);
        // As for the due date itself: the one granted last, of two on one day the later in the file.
        if extension.granted >= known.granted {
            *known = extension;
        }
    }
    documents
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
    let text = |date: NaiveDate| Some(date.to_string());
    let (old, new) = (&old.reported, &new.reported);
    for pair in pairs(old, new, Namesakes::One, |report| report.key.as_str(), ReportFacts::eq) {
        match pair {
            (None, Some(report)) => {
                changes.valued(What::Reported, of, Some(&report.what), None, text(report.on));
            }
            (Some(before), Some(report)) if before.on != report.on => {
                let (what, dates) =
                    (Some(report.what.as_str()), (text(before.on), text(report.on)));
                changes.valued(What::CompletionRewritten, of, what, dates.0, dates.1);
            }
            (Some(before), Some(report)) if before.evidence != report.evidence => {
                let (before, after) = (evidence_text(before), evidence_text(report));
                changes.valued(What::TaskChanged, of, Some("evidence"), before, after);
            }
            (Some(report), None) => {
                changes.valued(What::Reopened, of, Some(&report.what), text(report.on), None);
            }
            (Some(_), Some(_)) | (None, None) => {}
        }
    }
}

fn evidence_text(report: &ReportFacts) -> Option<String> {
    let evidence = report.evidence.as_ref()?;
    Some(format!("{}: {}", report.what, evidence.text))
}
