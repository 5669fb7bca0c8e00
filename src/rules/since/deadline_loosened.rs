//! `deadline-loosened`: a dated or recurring deadline that became standing, conditional or none
//! (`check --since`).

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::compare::change::{Change, Part, What};
use crate::compare::debtors::{Member, paired};
use crate::compare::facts::TaskFacts;
use crate::deadline::period::Period;
use crate::deadline::{Kind, dmy};
use crate::finding::example::Marked;
use crate::finding::{About, Doc, Level, RuleKind, Words};
use crate::plan::value::Value;
use crate::rules::since::lead_removed::{cause, groups_in_lead, in_kept_lead, is_of_members};
use crate::rules::since::{Fault, Judged, PointsAt, in_english, in_vietnamese};
use crate::text::lang::{Both, both, quantity};
use crate::text::name;

/// The documentation of the rule, shown by `pargo rules deadline-loosened`.
pub const DOC: Doc = Doc {
    name: "deadline-loosened",
    level: Level::Error,
    kind: RuleKind::Since,
    summary: Both {
        vi: "nới lỏng thời hạn: không còn ngày đến hạn, giảm kỳ báo cáo, xóa mốc",
        en: "a deadline that gave way: to none, to fewer reports, to a milestone less",
    },
    why: Both {
        vi: "Nhiệm vụ đang có ngày hoặc có kỳ nhưng đổi thành “Thường xuyên”, “Theo kế hoạch” hay \
             để trống thì không còn khi nào quá hạn. Báo cáo hằng quý đổi thành 6 tháng, thời gian \
             thực hiện kế hoạch rút ngắn, mốc bị xóa cũng vậy: phần phải thực hiện giảm đi nhưng không có văn bản nào cho phép.",
        en: "A task with a date or with periods that turns to “Thường xuyên” (all year round), \
             “Theo kế hoạch” (as planned) or nothing can never be overdue again. So it is with \
             quarterly reports that become half-yearly, with a plan whose term is cut short, and \
             with a milestone that is removed: less is owed, and no document says so.",
    },
    fix: Both {
        vi: "Giữ thời hạn cũ; cần thêm thời gian thì gia hạn bằng `[[task.extension]]`. Có văn bản \
             thay đổi thì dẫn văn bản đó ở `allow`.",
        en: "Keep the deadline; where more time is needed, extend it with `[[task.extension]]`. If \
             a document changed it, name that document in `allow`.",
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
deadline = "Thường xuyên"
#          ^^^^^^^^^^^^^^ the deadline “2025-09-30” became “Thường xuyên”, which has no date
product  = "Thông báo"
"#,
    ),
    good: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = 2025-09-30
product  = "Thông báo"

[[task.extension]]
to      = 2025-12-15
granted = 2025-09-22
by      = "Thông báo số 43/TB-STP ngày 22/9/2025"
"#,
};

/// Reports a deadline that lost its date, a milestone that was removed, and a recurring deadline that
/// asks for fewer or later reports.
pub fn check(judged: &Judged<'_>, out: &mut Vec<Fault>) {
    match (judged.change.what, judged.old_task, judged.new_task) {
        (What::DeadlineChanged, Some(old), Some(new)) => {
            let words = no_date(judged.change, old, new).or_else(|| fewer(old, new));
            out.extend(
                words.map(|words| judged.fault(&DOC, PointsAt::Deadline(judged.slot()), words)),
            );
        }
        (What::TaskChanged, Some(old), Some(new)) => {
            let words = milestone_gone(judged.change, old, new);
            out.extend(words.map(|words| judged.fault(&DOC, PointsAt::Deadline(None), words)));
            match judged.change.part {
                Some(Part::Key("each")) => out.extend(each_gone(judged, new)),
                Some(Part::Key("except" | "recipient")) => {
                    out.extend(debts_gone(judged, old, new, PointsAt::Except, |_| true));
                }
                _ => {}
            }
        }
        (What::UnitChanged | What::UnitRemoved, ..) if is_of_debtors(judged.change) => {
            out.extend(units_gone(judged));
        }
        (What::PlanChanged, ..) if is_of_the_term(judged) => out.extend(shorter_term(judged)),
        _ => {}
    }
}

/// A task whose units no longer owe the product each for itself.
fn each_gone(judged: &Judged<'_>, new: &TaskFacts) -> Option<Fault> {
    if new.debtors.is_some() {
        return None;
    }
    let message = both!(
        "bỏ `each`: từng đơn vị không còn phải báo cáo riêng",
        "`each` is gone, so that no unit owes the product for itself"
    );
    let words = Words::new(message).names(["each"]);
    Some(judged.fault(&DOC, PointsAt::Each, words))
}

/// The debtors that owe nothing any more, or not for every period that the task still has. `is_own` selects
/// them.
fn debts_gone(
    judged: &Judged<'_>,
    old: &TaskFacts,
    new: &TaskFacts,
    points_at: PointsAt,
    is_own: impl Fn(&Member) -> bool,
) -> Vec<Fault> {
    let (Some(before), Some(after)) = (&old.debtors, &new.debtors) else { return Vec::new() };
    let mut faults = Vec::new();
    for (before, after) in paired(before, after) {
        let Some(before) = before.filter(|before| is_own(&before.unit)) else { continue };
        let name = before.unit.name.as_str();
        let is_same = |group: Member| group.keys.iter().any(|key| before.unit.keys.contains(key));
        let words = match after {
            // The members of a group are known now, and owe it in its place.
            None if groups_in_lead(judged.after, new).any(is_same) => continue,
            None => Words::new(both!(
                "“{name}” không còn phải báo cáo",
                "“{name}” owes nothing of this task any more"
            ))
            .names([name]),
            Some(after) => {
                let asked = |label: &Option<String>| match label {
                    Some(label) => new.occurrences.iter().any(|(known, _)| known == label),
                    None => new.deadline.due.is_some(),
                };
                let is_gone = |label: &&Option<String>| {
                    asked(label) && !after.owes.iter().any(|(other, _)| other == *label)
                };
                let Some(label) = before.owes.iter().map(|(label, _)| label).find(is_gone) else {
                    continue;
                };
                let label = label.as_deref().unwrap_or_default();
                let period = period(label);
                Words::new(both!(
                    "“{name}” không còn phải báo cáo {period}",
                    "“{name}” no longer owes the report of {label}"
                ))
                .names([name, label])
            }
        };
        let fault = judged.fault(&DOC, points_at.clone(), words);
        faults.push(Fault { about: About::Task(new.id.clone()), ..fault });
    }
    faults
}

/// Whether a change may affect which units are debtors, or for how long.
fn is_of_debtors(change: &Change) -> bool {
    is_of_members(change) || is_of_life(change)
}

fn is_of_life(change: &Change) -> bool {
    change.what == What::UnitChanged && matches!(change.part, Some(Part::Key("from" | "until")))
}

/// Reports debtors that a change of a unit or a group took out, in every task that they owed something of.
fn units_gone(judged: &Judged<'_>) -> Vec<Fault> {
    let (Some(before), Some(after)) = (judged.before, judged.after) else { return Vec::new() };
    let new_tasks: FxHashMap<&str, &TaskFacts> =
        after.tasks.iter().map(|task| (task.id.as_str(), task)).collect();
    let is_own = |unit: &Member| {
        let life = judged.siblings.iter().find(|change| {
            let is_unit = |name: &str| unit.keys.contains(&name::key(name));
            is_of_life(change) && change.about.unit().is_some_and(|name| is_unit(name))
        });
        life.or_else(|| cause(judged.siblings, unit))
            .is_some_and(|cause| std::ptr::eq(cause, judged.change))
    };
    let mut faults = Vec::new();
    for old in before.tasks.iter().filter(|task| task.debtors.is_some()) {
        let Some(new) = new_tasks.get(old.id.as_str()) else { continue };
        // What the task itself says otherwise is judged with its own changes: its lead by `lead-removed`.
        let is_same = |key| old.fields.get(key) == new.fields.get(key);
        if is_same("except") && is_same("recipient") {
            let kept = in_kept_lead(judged.before, old, new);
            let is_it =
                |unit: &Member| is_own(unit) && unit.keys.iter().any(|key| kept.contains(key));
            faults.extend(debts_gone(judged, old, new, PointsAt::Each, is_it));
        }
    }
    faults
}

/// A deadline with dates that was replaced by one without.
fn no_date(change: &Change, old: &TaskFacts, new: &TaskFacts) -> Option<Words> {
    if !is_dated(old) || !is_loose(new) {
        return None;
    }
    let (before, after) = (in_english(&change.before), in_english(&change.after));
    let (before_vi, after_vi) = (in_vietnamese(&change.before), in_vietnamese(&change.after));
    let message = both!(
        "thời hạn “{before_vi}” đổi thành “{after_vi}”, không còn ngày đến hạn",
        "the deadline “{before}” became “{after}”, which has no date"
    );
    Some(Words::new(message).names([before.as_str(), after.as_str()]))
}

/// A milestone that was removed, although neither it was done nor its task cancelled.
fn milestone_gone(change: &Change, old: &TaskFacts, new: &TaskFacts) -> Option<Words> {
    let (Some(Value::Table(milestone)), None) = (&change.before, &change.after) else {
        return None;
    };
    let key = name::key(milestone.name.as_deref()?);
    let is_done = old.reported.iter().any(|report| report.key == key);
    let is_cancelled = old.cancelled.is_some() || new.cancelled.is_some();
    if change.part != Some(Part::Key("milestone")) || is_done || is_cancelled {
        return None;
    }
    if is_loose(new) && new.deadline.text.is_some() {
        // The change of the deadline says that no date is left.
        return None;
    }
    let before = in_english(&change.before);
    let message = if is_loose(new) {
        both!(
            "mốc “{before}” bị xóa, nhiệm vụ không còn ngày đến hạn",
            "the milestone “{before}” was removed, and the task no longer has a date"
        )
    } else {
        both!(
            "mốc “{before}” bị xóa khi chưa hoàn thành",
            "the milestone “{before}” was removed before it was done"
        )
    };
    Some(Words::new(message).names([before.as_str()]))
}

/// The keys that set the term of a plan.
const TERM: [&str; 4] = ["from", "until", "year", "issued"];

/// Whether a change is the first one of its plan that affects the term; it reports for all of them.
fn is_of_the_term(judged: &Judged<'_>) -> bool {
    let is_term = |change: &&Change| {
        change.what == What::PlanChanged
            && matches!(change.part, Some(Part::Key(key)) if TERM.contains(&key))
    };
    judged.siblings.iter().find(is_term).is_some_and(|first| std::ptr::eq(first, judged.change))
}

/// Reports recurring tasks with fewer or later reports in the plan's new term.
fn shorter_term(judged: &Judged<'_>) -> Vec<Fault> {
    let (Some(before), Some(after)) = (judged.before, judged.after) else { return Vec::new() };
    let new_tasks: FxHashMap<&str, &TaskFacts> =
        after.tasks.iter().map(|task| (task.id.as_str(), task)).collect();
    let faults = before.tasks.iter().filter_map(|old| {
        let new = new_tasks.get(old.id.as_str())?;
        // A changed deadline is reported separately.
        let words = fewer(old, new).filter(|_| old.deadline.means_same(&new.deadline))?;
        let fault = judged.fault(&DOC, PointsAt::Deadline(None), words);
        Some(Fault { about: About::Task(new.id.clone()), ..fault })
    });
    faults.collect()
}

/// The message if a recurring task asks for less than before: a report that is due later, or fewer
/// reports.
fn fewer(old: &TaskFacts, new: &TaskFacts) -> Option<Words> {
    if new.deadline.is_unreadable {
        return None;
    }
    if old.occurrences.is_empty() {
        return later_than_the_date(old, new);
    }
    let due: FxHashMap<&str, NaiveDate> =
        new.occurrences.iter().map(|(label, due)| (label.as_str(), *due)).collect();
    let later = old.occurrences.iter().find_map(|(label, before)| {
        due.get(label.as_str()).filter(|after| *after > before).map(|after| (label, before, after))
    });
    if let Some((label, before, after)) = later {
        let (period, before_vi, after_vi) = (period(label), dmy(*before), dmy(*after));
        let message = both!(
            "báo cáo {period} lùi từ {before_vi} sang {after_vi}",
            "the report of {label} is due on {after} instead of {before}"
        );
        return Some(Words::new(message).names([label.as_str()]));
    }
    let mut dues: Vec<NaiveDate> = new.occurrences.iter().map(|(_, due)| *due).collect();
    dues.extend(new.deadline.due);
    dues.extend(new.milestones.iter().filter_map(|(_, due)| *due));
    dues.sort_unstable();
    let (before, after) = (old.occurrences.len(), dues.len());
    if after < before {
        let (before_vi, after_vi) = (quantity(before), quantity(after));
        return Some(Words::new(both!(
            "số kỳ báo cáo giảm từ {before_vi} xuống {after_vi}",
            "{after} reports are due instead of {before}"
        )));
    }
    // Another rhythm has other periods, so the reports due up to each date are compared.
    let mut old_dues: Vec<&(String, NaiveDate)> = old.occurrences.iter().collect();
    old_dues.sort_unstable_by_key(|(_, due)| *due);
    let (label, before) =
        old_dues.into_iter().zip(&dues).find(|((_, old), new)| *new > old).map(|(old, _)| old)?;
    let (period, before_vi) = (period(label), dmy(*before));
    let message = both!(
        "không còn báo cáo {period}, thời hạn {before_vi}",
        "the report of {label}, due on {before}, is no longer asked for"
    );
    Some(Words::new(message).names([label.as_str()]))
}

/// The message if the one date of a task became several, or recurring ones, all of them later.
fn later_than_the_date(old: &TaskFacts, new: &TaskFacts) -> Option<Words> {
    let before = old.deadline.due?;
    if new.deadline.due.is_some() || is_loose(new) {
        return None;
    }
    let recurring = new.occurrences.iter().map(|(_, due)| *due);
    let steps = new.milestones.iter().filter_map(|(_, due)| *due);
    let before_vi = dmy(before);
    match recurring.chain(steps).min() {
        Some(first) if first <= before => None,
        Some(first) => {
            let first_vi = dmy(first);
            Some(Words::new(both!(
                "thời hạn lùi từ {before_vi} sang {first_vi}",
                "it is first due on {first} instead of {before}"
            )))
        }
        None => Some(Words::new(both!(
            "thời hạn {before_vi} không còn: thời hạn mới không có kỳ nào trong thời gian thực hiện kế hoạch",
            "the due date {before} is gone: the new deadline does not fall due in the plan's term"
        ))),
    }
}

/// A period in Vietnamese words.
fn period(label: &str) -> String {
    Period::parse(label).map_or_else(|| label.to_owned(), Period::words)
}

fn is_dated(task: &TaskFacts) -> bool {
    let recurring = matches!(task.deadline.kind, Some(Kind::Recurring(_)));
    task.deadline.due.is_some() || recurring || !task.milestones.is_empty()
}

/// Whether it has no date; an unreadable deadline may have one.
fn is_loose(task: &TaskFacts) -> bool {
    !is_dated(task) && !task.deadline.is_unreadable
}
