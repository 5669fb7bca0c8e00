//! Whether a task meets all six points of "6 rõ".

use crate::plan::{Field, Task};
use crate::resolve::{Resolved, ResolvedTask, TaskLinks};
use crate::text::source::Str;

/// Whether a task is clear in all six points: it has an officer, a title, a readable deadline or
/// milestones, a single lead unit that is not a group, a product and an approver. Defaults count; an
/// `allow` does not help.
pub fn is_clear(resolved: &Resolved<'_>, task: &ResolvedTask<'_>) -> bool {
    let (task, links) = (task.written, &task.links);
    let texts = [&task.officer, &task.title, &task.product, &task.approver];
    texts.into_iter().all(says_something)
        && has_deadline(task, links)
        && is_led_by_one(resolved, task, links)
}

fn says_something(field: &Field<Str<'_>>) -> bool {
    field.value().is_some_and(|text| !text.trim().is_empty())
}

fn has_deadline(task: &Task<'_>, links: &TaskLinks<'_>) -> bool {
    match task.milestones.as_slice() {
        [] => links.deadline.get().is_some(),
        milestones => !task.incomplete && milestones.iter().all(|m| m.deadline.get().is_some()),
    }
}

fn is_led_by_one(resolved: &Resolved<'_>, task: &Task<'_>, links: &TaskLinks<'_>) -> bool {
    let names = match &task.lead {
        Field::Absent => resolved.plan.defaults.lead.get(),
        own => own.get(),
    };
    // An unknown name may be a second unit.
    let known = names.is_some_and(|names| {
        names.items.iter().all(|name| resolved.units.find(name.value).is_some())
    });
    known && matches!(links.lead, [one] if !resolved.units.get(one.unit).is_group())
}
