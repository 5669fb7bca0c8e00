//! Profiles: rules that a question turns on together.
//!
//! A profile only adds. Rules that are off become warnings, those that are on stay as they are, and what
//! `[rules]` of a `pargo.toml` says of a rule has the last word.

use crate::lang::Both;
use crate::plan::{Field, Str, Task};
use crate::resolve::{Resolved, TaskLinks};
use crate::rules::{self, Doc};

/// Rules that are turned on together.
#[derive(Debug)]
pub struct Profile {
    /// Its name on the command line and in `pargo.toml`.
    pub name: &'static str,
    /// What is asked for, with the rules that look for it.
    pub parts: &'static [(Both, &'static [&'static Doc])],
}

/// Every profile.
pub static PROFILES: [&Profile; 1] = [&SIX_CLARITIES];

/// "6 rõ": who, what, when, who answers for it, what comes of it, who decides.
pub static SIX_CLARITIES: Profile = Profile {
    name: "6-ro",
    parts: &[
        (Both { vi: "rõ người", en: "person" }, &[&rules::no_officer::DOC]),
        (Both { vi: "rõ việc", en: "work" }, &[&rules::missing_key::DOC]),
        (Both { vi: "rõ thời gian", en: "time" }, &[&rules::no_deadline::DOC]),
        (
            Both { vi: "rõ trách nhiệm", en: "responsibility" },
            &[&rules::no_lead::DOC, &rules::many_leads::DOC, &rules::group_lead::DOC],
        ),
        (Both { vi: "rõ sản phẩm", en: "product" }, &[&rules::no_product::DOC]),
        (Both { vi: "rõ thẩm quyền", en: "authority" }, &[&rules::no_approver::DOC]),
    ],
};

impl Profile {
    /// The profile of a name.
    pub fn named(name: &str) -> Option<&'static Profile> {
        PROFILES.iter().find(|profile| profile.name == name).copied()
    }

    /// Its rules, in the order of the reference.
    pub fn rules(&self) -> impl Iterator<Item = &'static Doc> {
        self.parts.iter().flat_map(|(_, rules)| *rules).copied()
    }
}

/// Whether a task is clear in all six: it names its officer, its title, a deadline or milestones that can
/// be read, one unit in the lead that is no group, its product and its approver. Defaults count as its own;
/// an `allow` makes nothing clear.
pub fn is_clear(resolved: &Resolved<'_>, place: usize) -> bool {
    let (task, links) = (&resolved.plan.tasks[place], &resolved.tasks[place]);
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
    // A name that no unit has may stand for a second one.
    let known = names.is_some_and(|names| {
        names.items.iter().all(|name| resolved.units.find(name.value).is_some())
    });
    known && matches!(links.lead, [one] if !resolved.units.get(one.unit).is_group())
}
