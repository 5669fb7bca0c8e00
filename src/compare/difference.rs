//! Compares two versions of a plan, field by field.

use std::cmp::Ordering;

use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::compare::change::{Change, Part, What};
use crate::compare::debtors::{self, Member, Moved};
use crate::compare::facts::{
    DeadlineFacts, ExtensionFacts, MilestoneFacts, ObjectiveFacts, PlanFacts, ReportFacts,
    TaskFacts, UnitFacts, milestone,
};
use crate::compare::pairing::{Namesakes, pairs};
use crate::compare::shared_units;
use crate::finding::About;
use crate::plan::Metric;
use crate::plan::value::{Fields, Measured, Value};
use crate::text::bound::{Bound, Comparison};
use crate::text::name;

/// The changes of one plan, collected.
struct Changes<'p> {
    plan: &'p str,
    list: Vec<Change>,
}

impl Changes<'_> {
    fn push(
        &mut self,
        what: What,
        about: &About<String>,
        part: Option<Part>,
        sides: (Option<Value>, Option<Value>),
    ) -> &mut Change {
        let (before, after) = sides;
        let change = Change::new(what, self.plan, about.clone());
        self.list.push(Change { part, before, after, ..change });
        let last = self.list.len() - 1;
        &mut self.list[last]
    }

    /// A plan, unit, objective or task was added or removed.
    fn thing(&mut self, what: What, about: &About<String>, title: &str) {
        let title = Some(Value::text(title));
        let sides = if what.adds() { (None, title) } else { (title, None) };
        self.push(what, about, None, sides);
    }

    /// A change of a key of a task.
    fn key(
        &mut self,
        of: &About<String>,
        key: &'static str,
        sides: (Option<Value>, Option<Value>),
    ) {
        self.push(What::TaskChanged, of, Some(Part::Key(key)), sides);
    }

    /// A change for every field that differs, in the order of the new fields, the removed ones last.
    fn fields(&mut self, what: What, of: &About<String>, old: &Fields, new: &Fields) {
        let gone = old.iter().filter(|(key, _)| new.get(key).is_none());
        for (key, _) in new.iter().chain(gone) {
            let (before, after) = (old.get(key), new.get(key));
            if before != after {
                self.push(what, of, Some(Part::Key(key)), (before.cloned(), after.cloned()));
            }
        }
    }
}

/// The changes from one version of a plan to the next; `None` if that version does not have the plan.
pub fn changes(old: Option<&PlanFacts>, new: Option<&PlanFacts>) -> Vec<Change> {
    let Some(plan) = new.or(old) else { return Vec::new() };
    let mut changes = Changes { plan: &plan.id, list: Vec::new() };
    match (old, new) {
        (Some(old), Some(new)) => compare(old, new, &mut changes),
        (None, Some(new)) => changes.thing(What::PlanAdded, &About::Plan, &new.title),
        (Some(old), None) => changes.thing(What::PlanRemoved, &About::Plan, &old.title),
        (None, None) => {}
    }
    changes.list
}

/// The changes between two sets of plans, by plan id.
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
    changes.fields(What::PlanChanged, &About::Plan, &old.fields, &new.fields);
    units(&old.units, &new.units, changes);
    changes.list.extend(shared_units::changes(old, new));
    objectives(&old.objectives, &new.objectives, changes);
    tasks(&old.tasks, &new.tasks, changes);
}

fn units(old: &[UnitFacts], new: &[UnitFacts], changes: &mut Changes<'_>) {
    let key = |unit: &UnitFacts| name::key(&unit.name);
    for (before, after) in pairs(old, new, Namesakes::One, key, UnitFacts::eq) {
        let Some(unit) = after.or(before) else { continue };
        let of = &About::Unit(unit.name.clone());
        match (before, after) {
            (Some(before), Some(after)) => {
                if before.name != after.name {
                    let sides = [&before.name, &after.name].map(|name| Some(Value::text(name)));
                    let part = Some(Part::Key("name"));
                    changes.push(What::UnitChanged, of, part, sides.into());
                }
                changes.fields(What::UnitChanged, of, &before.fields, &after.fields);
            }
            (None, _) => changes.thing(What::UnitAdded, of, &unit.name),
            (_, None) => changes.thing(What::UnitRemoved, of, &unit.name),
        }
    }
}

fn objectives(old: &[ObjectiveFacts], new: &[ObjectiveFacts], changes: &mut Changes<'_>) {
    let is_same = ObjectiveFacts::eq;
    for pair in pairs(old, new, Namesakes::One, |objective| objective.id.as_str(), is_same) {
        let (before, after) = pair;
        let Some(objective) = after.or(before) else { continue };
        let of = &About::Objective(objective.id.clone());
        match (before, after) {
            (Some(before), Some(after)) => {
                changes.fields(What::ObjectiveChanged, of, &before.fields, &after.fields);
                targets(before, after, of, changes);
                results(before, after, of, changes);
            }
            (None, _) => changes.thing(What::ObjectiveAdded, of, &objective.title),
            (_, None) => changes.thing(What::ObjectiveRemoved, of, &objective.title),
        }
    }
}

fn targets(
    old: &ObjectiveFacts,
    new: &ObjectiveFacts,
    of: &About<String>,
    changes: &mut Changes<'_>,
) {
    let bound = |facts: &ObjectiveFacts, metric| {
        facts.target.iter().find(|(m, _)| *m == metric).map(|(_, bound)| bound.clone())
    };
    for metric in Metric::ALL {
        let (before, after) = (bound(old, metric), bound(new, metric));
        let what = match (&before, &after) {
            (Some(a), Some(b)) if a == b => continue,
            (None, None) => continue,
            (Some(a), Some(b)) => match harder(metric, a, b) {
                Ordering::Greater => What::TargetRaised,
                Ordering::Less => What::TargetLowered,
                Ordering::Equal => What::ObjectiveChanged,
            },
            (None, Some(_)) => What::TargetRaised,
            (Some(_), None) => What::TargetLowered,
        };
        let sides = (before.map(Value::Bound), after.map(Value::Bound));
        changes.push(what, of, Some(Part::Metric(metric)), sides);
    }
}

/// Whether the new bound is harder (`Greater`) or easier (`Less`) to reach than the old one. One in the other
/// direction is easier: results reach it that were not enough before. A bound relative to a missing baseline
/// has no number, and counts as easier than any number.
fn harder(metric: Metric, old: &Bound, new: &Bound) -> Ordering {
    if old.comparison.wants_less() != new.comparison.wants_less() {
        return Ordering::Less;
    }
    let whole = |bound: &Bound| match metric {
        Metric::Rank => bound.clone().of_wholes(),
        Metric::Score | Metric::Percent | Metric::Count => bound.clone(),
    };
    let (old, new) = (whole(old), whole(new));
    let strict = |bound: &Bound| match bound.comparison {
        Comparison::AtLeast | Comparison::AtMost => 0,
        Comparison::Above | Comparison::Below => 1,
        Comparison::Exactly => 2,
    };
    let (Some(before), Some(after)) = (&old.number, &new.number) else {
        return new.number.is_some().cmp(&old.number.is_some());
    };
    let further = after.value().cmp(&before.value());
    let further = if old.comparison.wants_less() { further.reverse() } else { further };
    further.then(strict(&new).cmp(&strict(&old)))
}

fn results(
    old: &ObjectiveFacts,
    new: &ObjectiveFacts,
    of: &About<String>,
    changes: &mut Changes<'_>,
) {
    let part = |result: &Measured| result.on.map(|on| Part::Result(on, result.kind));
    let value = |result: &Measured| Some(Value::Measure(Box::new(result.clone())));
    let (old, new) = (&old.results, &new.results);
    // Results with the same date and kind are distinguished by their values.
    for pair in pairs(old, new, Namesakes::Many, part, PartialEq::eq) {
        match pair {
            (Some(before), Some(after)) if before == after => {}
            (Some(before), after) => {
                let sides = (value(before), after.and_then(value));
                changes.push(What::ResultChanged, of, part(before), sides);
            }
            (None, Some(after)) => {
                changes.push(What::ResultAdded, of, part(after), (None, value(after)));
            }
            (None, None) => {}
        }
    }
}

fn tasks(old: &[TaskFacts], new: &[TaskFacts], changes: &mut Changes<'_>) {
    for pair in pairs(old, new, Namesakes::One, |task| task.id.as_str(), TaskFacts::eq) {
        match pair {
            (Some(before), Some(after)) => compare_task(before, after, changes),
            (None, Some(task)) => {
                changes.thing(What::TaskAdded, &About::Task(task.id.clone()), &task.title);
            }
            (Some(task), None) => {
                changes.thing(What::TaskRemoved, &About::Task(task.id.clone()), &task.title);
            }
            (None, None) => {}
        }
    }
}

fn compare_task(old: &TaskFacts, new: &TaskFacts, changes: &mut Changes<'_>) {
    if old == new {
        return;
    }
    let of = &About::Task(new.id.clone());
    changes.fields(What::TaskChanged, of, &old.fields, &new.fields);
    if old.lead != new.lead {
        changes.push(What::LeadChanged, of, None, (old.lead.clone(), new.lead.clone()));
    }
    if old.partners != new.partners {
        let sides = (old.partners.clone(), new.partners.clone());
        changes.push(What::PartnersChanged, of, None, sides);
    }
    let explained = deadlines(old, new, of, changes);
    extensions(old, new, &explained, changes);
    let (before, after) = (&old.updates, &new.updates);
    for pair in pairs(before, after, Namesakes::Many, Value::canonical, PartialEq::eq) {
        if let (None, _) | (_, None) = pair {
            changes.key(of, "update", (pair.0.cloned(), pair.1.cloned()));
        }
    }
    if !completion(old, new, of, changes) {
        changes.fields(What::TaskChanged, of, &old.status, &new.status);
    }
    reports(old, new, of, changes);
}

/// Adds the extensions that were added or removed, except those in `explained`, which are part of a moved
/// due date.
fn extensions(
    old: &TaskFacts,
    new: &TaskFacts,
    explained: &FxHashSet<&ExtensionFacts>,
    changes: &mut Changes<'_>,
) {
    let of = &About::Task(new.id.clone());
    let before: FxHashSet<_> = old.extensions.iter().collect();
    let after: FxHashSet<_> = new.extensions.iter().collect();
    for extension in &new.extensions {
        if !before.contains(extension) && !explained.contains(extension) {
            changes.key(of, "extension", (None, Some(extension.value())));
        }
    }
    for extension in old.extensions.iter().filter(|extension| !after.contains(extension)) {
        changes.key(of, "extension", (Some(extension.value()), None));
    }
}

/// Adds the changes of due dates and returns the extensions that explain one of them.
fn deadlines<'f>(
    old: &TaskFacts,
    new: &'f TaskFacts,
    of: &About<String>,
    changes: &mut Changes<'_>,
) -> FxHashSet<&'f ExtensionFacts> {
    let mut explained = FxHashSet::default();
    let documents = documents(new);
    let mut document = |milestone: Option<&str>, due: NaiveDate| {
        let extension = *documents.get(&(milestone.map(name::key), due))?;
        explained.insert(extension);
        Some(extension.by.clone())
    };
    match (old.deadline.due, new.deadline.due) {
        (Some(before), Some(after)) if before != after => {
            moved(changes, of, Part::Key("deadline"), (before, after), document(None, after));
        }
        (before, after) => {
            // If the due date appears or disappears, for example because a condition was met, the
            // deadline itself has changed.
            let changed = !old.deadline.means_same(&new.deadline) || before != after;
            if changed {
                let sides = deadline_values(&old.deadline, &new.deadline);
                changes.push(What::DeadlineChanged, of, Some(Part::Key("deadline")), sides);
            }
        }
    }
    let renamed = renamed(old, new);
    let key = |milestone: &MilestoneFacts| as_before(&renamed, name::key(&milestone.0));
    for (before, after) in
        pairs(&old.milestones, &new.milestones, Namesakes::One, key, PartialEq::eq)
    {
        let title = |side: Option<&MilestoneFacts>| side.map(|(title, _)| name::key(title));
        if title(before) != title(after) {
            let value =
                |side: Option<&MilestoneFacts>| side.map(|(title, due)| milestone(title, *due));
            changes.key(of, "milestone", (value(before), value(after)));
        }
        if let (Some((_, Some(before))), Some((title, Some(after)))) = (before, after)
            && before != after
        {
            let by = document(Some(title), *after);
            moved(changes, of, Part::Slot(title.clone()), (*before, *after), by);
        }
    }
    for (place, change) in own_dues(old, new, changes, of) {
        explained.extend(place.and_then(|place| new.extensions.get(place)));
        changes.list.push(change);
    }
    explained
}

/// The due dates of debtors that moved otherwise than that of the task, each with the place of the extension
/// behind it. An extension for a group is one move.
fn own_dues(
    old: &TaskFacts,
    new: &TaskFacts,
    changes: &Changes<'_>,
    of: &About<String>,
) -> Vec<(Option<usize>, Change)> {
    let (Some(before), Some(after)) = (&old.debtors, &new.debtors) else { return Vec::new() };
    let mut known = FxHashSet::default();
    let moves = debtors::moved(before, after, (old.deadline.due, new.deadline.due));
    let changes = moves.into_iter().filter_map(|Moved { debtor, dues, extension }| {
        let document = extension.and_then(|place| new.extensions.get(place));
        let document = document.filter(|document| document.to == Some(dues.1));
        let debtor = document.and_then(|document| document.unit.clone()).unwrap_or(debtor);
        known.insert((debtor.clone(), dues)).then(|| {
            let change = Change {
                part: Some(Part::Key("deadline")),
                before: Some(Value::Day(dues.0)),
                after: Some(Value::Day(dues.1)),
                debtor: Some(debtor),
                days: Some((dues.1 - dues.0).num_days()),
                by: document.map(|document| document.by.clone()),
                ..Change::new(What::DeadlineMoved, changes.plan, of.clone())
            };
            (extension, change)
        })
    });
    changes.collect()
}

/// The renamed milestones: from the new key of each to the old one. A milestone whose title is gone counts as
/// renamed if there is a new title in the same place.
fn renamed(old: &TaskFacts, new: &TaskFacts) -> FxHashMap<String, String> {
    let keys = |task: &TaskFacts| -> Vec<String> {
        task.milestones.iter().map(|(title, _)| name::key(title)).collect()
    };
    let (before, after) = (keys(old), keys(new));
    if before == after {
        return FxHashMap::default();
    }
    let (old_keys, new_keys): (FxHashSet<_>, FxHashSet<_>) =
        (before.iter().collect(), after.iter().collect());
    let is_renamed =
        |(was, is): &(&String, &String)| !new_keys.contains(was) && !old_keys.contains(is);
    before
        .iter()
        .zip(&after)
        .filter(is_renamed)
        .map(|(was, is)| (is.clone(), was.clone()))
        .collect()
}

/// The key of a milestone before it was renamed.
fn as_before(renamed: &FxHashMap<String, String>, key: String) -> String {
    renamed.get(&key).cloned().unwrap_or(key)
}

/// The extensions by milestone (`None` for the task) and new due date.
fn documents(task: &TaskFacts) -> FxHashMap<(Option<String>, NaiveDate), &ExtensionFacts> {
    let mut documents: FxHashMap<_, &ExtensionFacts> = FxHashMap::default();
    for extension in &task.extensions {
        let Some(to) = extension.to else { continue };
        if extension.unit.is_some() {
            continue;
        }
        let known = documents.entry((extension.milestone.as_deref().map(name::key), to));
        let known = known.or_insert(extension);
        // As for the due date itself: the extension granted last, and of two on the same day the later
        // one in the file.
        if extension.granted >= known.granted {
            *known = extension;
        }
    }
    documents
}

/// Two deadlines as values. The due date is included only if the wording is the same in both.
fn deadline_values(old: &DeadlineFacts, new: &DeadlineFacts) -> (Option<Value>, Option<Value>) {
    let value = |deadline: &DeadlineFacts| {
        let due = deadline.due.filter(|_| old.text == new.text);
        match deadline.day.filter(|_| due.is_none()) {
            Some(day) => Some(Value::Day(day)),
            None => Some(Value::Deadline(deadline.text.clone()?, due)),
        }
    };
    (value(old), value(new))
}

fn moved(
    changes: &mut Changes<'_>,
    of: &About<String>,
    part: Part,
    (before, after): (NaiveDate, NaiveDate),
    by: Option<String>,
) {
    let sides = (Some(Value::Day(before)), Some(Value::Day(after)));
    let change = changes.push(What::DeadlineMoved, of, Some(part), sides);
    change.days = Some((after - before).num_days());
    change.by = by;
}

/// Adds the changes of start, completion and cancellation. Returns whether status, progress and evidence
/// belong to one of these changes, and so are not changes of their own.
fn completion(
    old: &TaskFacts,
    new: &TaskFacts,
    of: &About<String>,
    changes: &mut Changes<'_>,
) -> bool {
    let day = |date: Option<NaiveDate>| date.map(Value::Day);
    let mut explained = false;
    match (old.started, new.started) {
        (None, Some(_)) => {
            changes.push(What::Started, of, None, (None, day(new.started)));
            explained = true;
        }
        (before, after) if before != after => {
            changes.key(of, "started", (day(before), day(after)));
        }
        _ => {}
    }
    match (old.done, new.done) {
        (None, Some(_)) => {
            changes.push(What::Done, of, None, (None, day(new.done)));
            explained = true;
        }
        (Some(_), None) => {
            changes.push(What::Reopened, of, Some(Part::Key("done")), (day(old.done), None));
            explained = true;
        }
        (before, after) if before != after => {
            changes.push(What::CompletionRewritten, of, None, (day(before), day(after)));
            explained = true;
        }
        _ => {}
    }
    match (old.cancelled, new.cancelled) {
        (None, Some(on)) => {
            changes.push(What::Cancelled, of, None, (None, day(on)));
            explained = true;
        }
        (Some(on), None) => {
            changes.push(What::Reopened, of, Some(Part::Key("cancelled")), (day(on), None));
            explained = true;
        }
        (Some(before), Some(after)) if before != after => {
            changes.key(of, "cancelled", (day(before), day(after)));
            explained = true;
        }
        _ => {}
    }
    explained
}

fn reports(old: &TaskFacts, new: &TaskFacts, of: &About<String>, changes: &mut Changes<'_>) {
    let day = |report: &ReportFacts| Some(Value::Day(report.on));
    let part = |report: &ReportFacts| {
        Some(Part::Slot(report.what.clone())).filter(|_| !report.what.is_empty())
    };
    let renamed = renamed(old, new);
    let (old, new) = (&old.reported, &new.reported);
    let units = |reports: &'_ [ReportFacts]| -> Vec<Member> {
        reports.iter().filter_map(|report| report.unit.clone()).collect()
    };
    let (before, after) = (units(old), units(new));
    let renamed_units = debtors::renamed(before.iter(), after.iter());
    let key = |report: &ReportFacts| {
        let unit = report.unit.as_ref().map(|unit| name::key(&unit.name));
        let unit = unit.map(|unit| as_before(&renamed_units, unit));
        (as_before(&renamed, report.key.clone()), unit)
    };
    for pair in pairs(old, new, Namesakes::One, key, ReportFacts::eq) {
        let count = changes.list.len();
        match pair {
            (None, Some(report)) => {
                changes.push(What::Reported, of, part(report), (None, day(report)));
            }
            (Some(before), Some(report)) if before.on != report.on => {
                let sides = (day(before), day(report));
                changes.push(What::CompletionRewritten, of, part(report), sides);
            }
            (Some(before), Some(report)) if before.evidence != report.evidence => {
                changes.key(of, "evidence", (before.proof(), report.proof()));
            }
            (Some(report), None) => {
                changes.push(What::Reopened, of, part(report), (day(report), None));
            }
            (Some(_), Some(_)) | (None, None) => {}
        }
        let unit = pair.1.or(pair.0).and_then(|report| report.unit.as_ref());
        for change in &mut changes.list[count..] {
            change.debtor = unit.map(|unit| unit.name.clone());
        }
    }
}
