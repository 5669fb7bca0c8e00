//! `lead-removed`: a unit that is no longer in the lead of a task (`check --since`).

use rustc_hash::{FxHashMap, FxHashSet};

use crate::compare::change::{Change, Part, What};
use crate::compare::debtors::Member;
use crate::compare::facts::{GroupFacts, PlanFacts, TaskFacts};
use crate::finding::example::Marked;
use crate::finding::{About, Doc, Level, RuleKind, Words};
use crate::plan::value::Value;
use crate::rules::since::{Fault, Judged, PointsAt};
use crate::text::lang::{Both, both};
use crate::text::name;

/// The documentation of the rule, shown by `pargo rules lead-removed`.
pub const DOC: Doc = Doc {
    name: "lead-removed",
    level: Level::Warn,
    kind: RuleKind::Since,
    summary: Both {
        vi: "đơn vị không còn là đơn vị chủ trì", en: "a unit no longer in the lead"
    },
    why: Both {
        vi: "Thay đổi đơn vị chủ trì là chuyển trách nhiệm, nhất là khi nhiệm vụ đang chậm. Thay đổi đó cần văn \
             bản và cần cả hai đơn vị cùng biết. Cảnh báo này để người duyệt không bỏ qua.",
        en: "To change the lead is to change who answers, above all when the task is late. It \
             takes a document, and both units should know. This warning keeps it from passing \
             unseen in review.",
    },
    fix: Both {
        vi: "Trả lại đơn vị chủ trì cũ, hoặc dẫn văn bản phân công lại ở `allow` của nhiệm vụ.",
        en: "Put the former unit back in the lead, or name the document that reassigned the task \
             in its `allow`.",
    },
    bad: Marked(
        r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = 2025-09-30
product  = "Thông báo"

# --- rồi sửa thành ---

[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Thanh tra Sở"
#          ^^^^^^^^^^^^^^ “Văn phòng Sở” is no longer in the lead
deadline = 2025-09-30
product  = "Thông báo"
"#,
    ),
    good: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Thanh tra Sở"
deadline = 2025-09-30
product  = "Thông báo"
allow    = { lead-removed = "Phân công lại theo Thông báo số 43/TB-STP ngày 22/9/2025" }
"#,
};

/// Reports units that were in the lead, by name or inside a group, and no longer are.
pub fn check(judged: &Judged<'_>, out: &mut Vec<Fault>) {
    match judged.change.what {
        What::LeadChanged => {
            if let (Some(old), Some(new)) = (judged.old_task, judged.new_task) {
                let removed = removed(judged, old, new).into_iter().flat_map(Removed::in_words);
                out.extend(removed.map(|unit| fault(judged, new, &unit)));
            }
        }
        What::UnitChanged | What::UnitRemoved if is_of_members(judged.change) => {
            out.extend(no_longer_members(judged));
        }
        _ => {}
    }
}

fn fault(judged: &Judged<'_>, task: &TaskFacts, unit: &str) -> Fault {
    let message =
        both!("“{unit}” không còn là đơn vị chủ trì", "“{unit}” is no longer in the lead");
    let fault = judged.fault(&DOC, PointsAt::Lead, Words::new(message).names([unit]));
    Fault { about: About::Task(task.id.clone()), ..fault }
}

/// Reports units that are no longer inside a group that leads a task, with the change that removed them.
fn no_longer_members(judged: &Judged<'_>) -> Vec<Fault> {
    let (Some(before), Some(after)) = (judged.before, judged.after) else { return Vec::new() };
    let new_tasks: FxHashMap<&str, &TaskFacts> =
        after.tasks.iter().map(|task| (task.id.as_str(), task)).collect();
    let mut faults = Vec::new();
    for old in &before.tasks {
        let Some(new) = new_tasks.get(old.id.as_str()).filter(|new| new.lead == old.lead) else {
            continue;
        };
        let removed = removed(judged, old, new).into_iter().flat_map(|removed| removed.units);
        let own = removed.filter(|unit| {
            cause(judged.siblings, unit).is_some_and(|cause| std::ptr::eq(cause, judged.change))
        });
        faults.extend(own.map(|unit| fault(judged, new, &unit.name)));
    }
    faults
}

/// The change that removed a unit from a group.
pub(super) fn cause<'c>(changes: &'c [Change], unit: &Member) -> Option<&'c Change> {
    let is_unit = |name: &str| unit.keys.contains(&name::key(name));
    let lists_it = |change: &&Change| {
        let members = change.before.as_ref().map(Value::items).unwrap_or_default();
        change.what == What::UnitChanged
            && change.part == Some(Part::Key("members"))
            && members.iter().any(|member| is_unit(&member.canonical()))
    };
    let is_it = |change: &&Change| {
        change.what == What::UnitRemoved && change.about.unit().is_some_and(|name| is_unit(name))
    };
    let all = || changes.iter();
    all().find(is_it).or_else(|| all().find(lists_it)).or_else(|| all().find(|c| is_of_members(c)))
}

/// Whether a change may affect which units are inside a group.
pub(super) fn is_of_members(change: &Change) -> bool {
    match change.what {
        What::UnitRemoved => true,
        What::UnitChanged => {
            matches!(change.part, Some(Part::Key("members" | "external" | "group")))
        }
        _ => false,
    }
}

/// The removed part of a unit or group that led a task.
struct Removed {
    /// The unit that led: a group, or a unit alone.
    lead: String,
    /// The units of it that no longer lead.
    units: Vec<Member>,
    /// Whether those are all of them.
    is_whole: bool,
}

impl Removed {
    /// The names to report: the group itself if all of its units were removed.
    fn in_words(self) -> Vec<String> {
        if self.is_whole {
            return vec![self.lead];
        }
        self.units.into_iter().map(|unit| unit.name).collect()
    }
}

/// The units that led the old version of a task and do not lead the new one, neither by name nor inside a group.
fn removed(judged: &Judged<'_>, old: &TaskFacts, new: &TaskFacts) -> Vec<Removed> {
    let mut still: FxHashSet<String> = new.lead_aliases.iter().cloned().collect();
    for lead in names(new) {
        still.extend(members(judged.after, &lead).into_iter().flat_map(|member| member.keys));
        still.insert(name::key(&lead));
    }
    // A group whose members are known now still leads.
    still.extend(groups_in_lead(judged.after, new).flat_map(|group| group.keys));
    let mut removed = Vec::new();
    for lead in names(old) {
        let members = members(judged.before, &lead);
        let all = members.len();
        let gone = |member: &Member| !member.keys.iter().any(|key| still.contains(key));
        let units: Vec<Member> = members.into_iter().filter(gone).collect();
        if !units.is_empty() {
            removed.push(Removed { lead, is_whole: units.len() == all, units });
        }
    }
    removed
}

/// The comparison keys of the units that led the old version of a task by a name, their own or that of a group,
/// which the new version still has in its lead.
pub(super) fn in_kept_lead(
    before: Option<&PlanFacts>,
    old: &TaskFacts,
    new: &TaskFacts,
) -> FxHashSet<String> {
    let mut kept: FxHashSet<String> = new.lead_aliases.iter().cloned().collect();
    kept.extend(names(new).iter().map(|lead| name::key(lead)));
    let lead = names(old).into_iter().filter(|lead| kept.contains(&name::key(lead)));
    lead.flat_map(|lead| members(before, &lead)).flat_map(|member| member.keys).collect()
}

fn names(task: &TaskFacts) -> Vec<String> {
    task.lead.iter().flat_map(Value::items).map(Value::canonical).collect()
}

/// The groups with known members that lead a task, or are inside one that does.
pub(super) fn groups_in_lead<'f>(
    plan: Option<&'f PlanFacts>,
    task: &TaskFacts,
) -> impl Iterator<Item = Member> + 'f {
    let lead: Vec<String> = names(task).iter().map(|lead| name::key(lead)).collect();
    let groups = plan.map(|plan| plan.groups.as_slice()).unwrap_or_default();
    let leads = move |group: &&GroupFacts| lead.contains(&name::key(&group.name));
    groups.iter().filter(leads).flat_map(|group| {
        let own = Member { name: group.name.clone(), keys: vec![name::key(&group.name)] };
        std::iter::once(own).chain(group.groups.iter().cloned())
    })
}

/// The units that lead: those inside a group, or else the unit itself.
fn members(plan: Option<&PlanFacts>, lead: &str) -> Vec<Member> {
    let key = name::key(lead);
    let groups = plan.map(|plan| plan.groups.as_slice()).unwrap_or_default();
    match groups.iter().find(|group| name::key(&group.name) == key) {
        Some(group) => group.members.clone(),
        None => vec![Member { name: lead.to_owned(), keys: vec![key] }],
    }
}
