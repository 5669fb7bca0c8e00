//! `rule-loosened`: a rule that was made less strict by a change, by its level or by an `allow` (`check
//! --since`).

use crate::compare::change::{Part, What};
use crate::compare::facts::PlanFacts;
use crate::finding::example::Marked;
use crate::finding::{About, Doc, Level, RuleKind, Words};
use crate::plan::value::{Fields, NamedFields, Value};
use crate::rules::since::{Fault, Judged, PointsAt};
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules rule-loosened`.
pub const DOC: Doc = Doc {
    name: "rule-loosened",
    level: Level::Warn,
    kind: RuleKind::Since,
    summary: Both {
        vi: "nới lỏng một quy tắc: hạ mức hoặc thêm `allow`",
        en: "a rule made weaker: a lower level, or an `allow` more",
    },
    why: Both {
        vi: "Tắt quy tắc hoặc thêm `allow` ngay trong nhánh vi phạm thì lỗi không còn hiện ra. Vì vậy \
             `check --since` xét các thay đổi theo mức của bản gốc, và nêu từng chỗ nới lỏng cùng lý do để \
             người duyệt thấy. Mục `allow` không che được quy tắc này.",
        en: "A rule that is switched off, or an `allow` that is added, in the very branch that breaks \
             it hides the fault. So `check --since` judges changes by the levels of the base, and \
             shows each loosening with its reason to whoever reviews. No `allow` silences this rule.",
    },
    fix: Both {
        vi: "Nếu nới lỏng là đúng thì để người duyệt xác nhận; nếu không thì trả lại mức cũ, xóa mục \
             `allow`.",
        en: "If it is right, let the reviewer confirm it; else restore the level, or delete the \
             `allow` entry.",
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
lead     = "Văn phòng Sở"
deadline = 2025-09-30
product  = "Thông báo"
allow    = { deadline-moved = "Theo Thông báo số 43/TB-STP ngày 22/9/2025" }
#                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `deadline-moved` is allowed now: Theo Thông báo số 43/TB-STP ngày 22/9/2025
"#,
    ),
    good: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = 2025-09-30
product  = "Thông báo"
"#,
};

/// Reports entries of `allow` that the base does not have, or that end later than there. In a new plan,
/// objective or task only entries for rules on changes are reported, because the other rules did not
/// apply to it before.
pub fn check(judged: &Judged<'_>, out: &mut Vec<Fault>) {
    let change = judged.change;
    match change.what {
        What::PlanChanged | What::ObjectiveChanged | What::TaskChanged
            if change.part == Some(Part::Key("allow")) =>
        {
            let before = change.before.as_ref().map(Value::items).unwrap_or_default();
            let after = change.after.as_ref().map(Value::items).unwrap_or_default();
            for entry in after.iter().filter(|entry| !has_as_strict(before, entry)) {
                out.extend(fault(judged, change.about.clone(), entry));
            }
        }
        What::PlanAdded | What::ObjectiveAdded | What::TaskAdded => {
            for (about, fields) in added(judged) {
                let entries = fields.get("allow").map(Value::items).unwrap_or_default();
                let judges_changes = |entry: &&Value| {
                    named(entry).is_some_and(|(rule, _)| (judged.judges_changes)(rule))
                };
                let of_changes = entries.iter().filter(judges_changes);
                out.extend(of_changes.filter_map(|entry| fault(judged, about.clone(), entry)));
            }
        }
        _ => {}
    }
}

/// The added plan, objective or task with its fields; for an added plan also everything in it.
fn added<'j>(judged: &Judged<'j>) -> Vec<(About<String>, &'j Fields)> {
    let Some(plan) = judged.after else { return Vec::new() };
    let all = |plan: &'j PlanFacts| {
        let objectives =
            plan.objectives.iter().map(|o| (About::Objective(o.id.clone()), &o.fields));
        let tasks = plan.tasks.iter().map(|t| (About::Task(t.id.clone()), &t.fields));
        objectives.chain(tasks).chain([(About::Plan, &plan.fields)])
    };
    let is_whole = judged.change.what == What::PlanAdded;
    all(plan).filter(|(about, _)| is_whole || *about == judged.change.about).collect()
}

fn named(entry: &Value) -> Option<(&str, &NamedFields)> {
    match entry {
        Value::Table(table) => Some((table.name.as_deref()?, table)),
        _ => None,
    }
}

/// Whether one of these entries allows as much: the same rule, until the same date or later.
fn has_as_strict(entries: &[Value], entry: &Value) -> bool {
    let Some((rule, table)) = named(entry) else { return true };
    let until = |table: &NamedFields| table.fields.get("until").and_then(Value::day);
    entries.iter().filter_map(named).any(|(known, other)| {
        known == rule && until(other).is_none_or(|was| until(table).is_some_and(|is| is <= was))
    })
}

fn fault(judged: &Judged<'_>, about: About<String>, entry: &Value) -> Option<Fault> {
    let (rule, table) = named(entry)?;
    let reason = table.fields.get("reason").map(Value::canonical).unwrap_or_default();
    let message = both!("`{rule}` nay được bỏ qua: {reason}", "`{rule}` is allowed now: {reason}");
    let words = Words::new(message).names([rule]);
    let fault = judged.fault(&DOC, PointsAt::Allow(rule.to_owned()), words);
    Some(Fault { about, ..fault })
}

/// The message for a rule whose level was lowered.
pub fn lower_level(rule: &Doc, before: Level, after: Level) -> Words {
    let (name, before, after) = (rule.name, before.name(), after.name());
    let message = both!(
        "mức của `{name}` hạ từ `{before}` xuống `{after}`",
        "the level of `{name}` was lowered from `{before}` to `{after}`"
    );
    Words::new(message).names([name])
}
