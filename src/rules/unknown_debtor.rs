//! `unknown-debtor`: a report, an extension or an exception of a unit that owes nothing of the task.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::deadline::period::Period;
use crate::deadline::recurrence::Occurrence;
use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::plan::Report;
use crate::resolve::each::{Each, expanded, whole};
use crate::resolve::unit::UnitId;
use crate::rules::view::TaskView;
use crate::text::lang::{Both, Text, both};
use crate::text::source::Str;

/// The documentation of the rule, shown by `pargo rules unknown-debtor`.
pub const DOC: Doc = Doc {
    name: "unknown-debtor",
    level: Level::Error,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "đơn vị không phải báo cáo, hoặc báo cáo hai lần",
        en: "a unit that owes nothing of the task, or a second report for one debt",
    },
    why: Both {
        vi: "Với nhiệm vụ có `each`, mỗi đơn vị chủ trì phải nộp báo cáo của mình và chỉ một lần cho mỗi kỳ. \
             Báo cáo của đơn vị không phải nộp, hoặc nộp lần thứ hai, không làm cho nhiệm vụ hoàn thành, nên \
             người nhập tưởng đã nộp đủ nhưng vẫn còn đơn vị chưa nộp.",
        en: "Of a task with `each` every unit in the lead owes a report of its own, once for each period. \
             One of a unit that owes none, or a second one, completes nothing: those who entered it think \
             that all have reported while a unit is still missing.",
    },
    fix: Both {
        vi: "Đối chiếu tên đơn vị và kỳ báo cáo. Nếu từng đơn vị phải báo cáo riêng thì ghi `each = true` cho \
             nhiệm vụ; nếu đơn vị phải báo cáo thì đưa vào `lead` hoặc đưa ra khỏi `except`.",
        en: "Compare the name of the unit and the period. If each unit reports for itself, give the task \
             `each = true`; if the unit owes a report, name it in `lead` or take it out of `except`.",
    },
    bad: Marked(
        r#"[[unit]]
name = "Phòng Hành chính tư pháp"

[[task]]
id        = "IV.1"
title     = "Báo cáo kết quả thực hiện Kế hoạch"
lead      = ["Văn phòng Sở", "Thanh tra Sở", "Phòng Hành chính tư pháp"]
recipient = "Văn phòng Sở"
deadline  = 2025-11-24
product   = "Báo cáo"
each      = true

[[task.report]]
unit     = "Văn phòng Sở"
#          ^^^^^^^^^^^^^^ “Văn phòng Sở” owes nothing of this task
done     = 2025-11-20
evidence = "Báo cáo số 31/BC-VP ngày 20/11/2025"
"#,
    ),
    good: r#"[[unit]]
name = "Phòng Hành chính tư pháp"

[[task]]
id        = "IV.1"
title     = "Báo cáo kết quả thực hiện Kế hoạch"
lead      = ["Văn phòng Sở", "Thanh tra Sở", "Phòng Hành chính tư pháp"]
recipient = "Văn phòng Sở"
deadline  = 2025-11-24
product   = "Báo cáo"
each      = true

[[task.report]]
unit     = "Thanh tra Sở"
done     = 2025-11-20
evidence = "Báo cáo số 31/BC-TTr ngày 20/11/2025"
"#,
};

/// Units of reports, extensions and exceptions that owe nothing of the task, and second reports.
pub fn check(view: &TaskView<'_, '_>, out: &mut Findings) {
    let task = view.task;
    let has_units = !task.except.is_absent()
        || task.reports.iter().any(|report| report.unit.get().is_some())
        || task.extensions.iter().any(|extension| extension.unit.get().is_some());
    if !has_units {
        return;
    }
    match view.links.each {
        Some(each) => {
            exceptions(view, each, out);
            strangers(view, each, out);
            second_reports(view, each, out);
        }
        // `each-and-milestones` or another rule has reported why it has no effect.
        None if task.is_each() || task.each.is_unreadable() => {}
        None => without_each(view, out),
    }
}

/// `unit` and `except` on a task without `each`.
fn without_each(view: &TaskView<'_, '_>, out: &mut Findings) {
    let task = view.task;
    let reports = task.reports.iter().filter_map(|r| Some(("report.unit", r.unit.get()?.span)));
    let extensions =
        task.extensions.iter().filter_map(|e| Some(("extension.unit", e.unit.get()?.span)));
    let except = task.except.get().map(|list| ("except", list.span));
    for (key, span) in reports.chain(extensions).chain(except) {
        let name = key.rsplit('.').next().unwrap_or(key);
        out.push(
            &DOC,
            Place::key(key, span),
            both!("`{name}` nhưng nhiệm vụ không có `each`", "`{name}` on a task without `each`"),
        )
        .help(both!(
            "nếu từng đơn vị phải báo cáo riêng thì thêm `each = true`",
            "add `each = true` if every unit owes the product for itself"
        ));
    }
}

/// Exceptions that name no unit in the lead, or all of them.
fn exceptions(view: &TaskView<'_, '_>, each: &Each<'_>, out: &mut Findings) {
    let (Some(except), false) = (view.task.except.get(), each.is_partial) else { return };
    let units = &view.resolved.units;
    let lead: Vec<UnitId> = view.links.lead.iter().map(|lead| lead.unit).collect();
    let mut rest = expanded(units, &lead);
    let all = rest.clone();
    for name in except.items {
        let Some(unit) = units.find(name.value) else { continue };
        let excepted = whole(units, [&unit]);
        if !all.iter().any(|unit| excepted.contains(unit)) {
            let unit = units.get(unit).name;
            out.push(
                &DOC,
                Place::key("except", name.span),
                both!("“{unit}” không chủ trì nhiệm vụ này", "“{unit}” does not lead this task"),
            );
        }
        rest.retain(|unit| !excepted.contains(unit));
    }
    if rest.is_empty() {
        out.push(
            &DOC,
            Place::key("except", except.span),
            both!(
                "`except` nêu tất cả đơn vị chủ trì, không còn đơn vị nào phải báo cáo",
                "`except` names all units in the lead, so that nobody owes anything"
            ),
        );
    }
}

/// Reports and extensions of units that owe nothing, or nothing for the period.
fn strangers(view: &TaskView<'_, '_>, each: &Each<'_>, out: &mut Findings) {
    if each.is_partial {
        return;
    }
    let occurrences = view.resolved.occurrences(view.of).unwrap_or_default();
    for (report, debtors) in view.task.reports.iter().zip(each.reports) {
        let Some(unit) = report.unit.get() else { continue };
        if debtors.is_empty() {
            stranger(view, each, "report.unit", *unit, out);
        } else if let Some((label, due)) = occurrence(&occurrences, report)
            && !debtors.iter().any(|debtor| view.resolved.units.get(*debtor).exists_on(due))
        {
            let (name, words) = (unit.value, label.words());
            out.push(
                &DOC,
                Place::key("report.unit", unit.span),
                both!(
                    "“{name}” không phải báo cáo kỳ {words}",
                    "“{name}” owes no report for {label}"
                ),
            )
            .help(both!(
                "đến hạn ngoài thời gian đơn vị tồn tại (`from`, `until` của [[unit]])",
                "it falls due when the unit does not exist (`from`, `until` of [[unit]])"
            ));
        }
    }
    for (extension, debtors) in view.task.extensions.iter().zip(each.extensions) {
        if let Some(unit) = extension.unit.get().filter(|_| debtors.is_empty()) {
            stranger(view, each, "extension.unit", *unit, out);
        }
    }
}

/// Reports a unit that owes nothing. One that is not declared is a finding already.
fn stranger(
    view: &TaskView<'_, '_>,
    each: &Each<'_>,
    key: &'static str,
    written: Str<'_>,
    out: &mut Findings,
) {
    let units = &view.resolved.units;
    let Some(unit) = units.find(written.value) else { return };
    let name = units.get(unit).name;
    let finding = out.push(
        &DOC,
        Place::key(key, written.span),
        both!("“{name}” không phải báo cáo về nhiệm vụ này", "“{name}” owes nothing of this task"),
    );
    if let Some(help) = debtors(view, each) {
        finding.help(help);
    }
}

/// Which units owe something, shortened where they are many.
fn debtors(view: &TaskView<'_, '_>, each: &Each<'_>) -> Option<Text> {
    let name = |unit: &UnitId| format!("“{}”", view.resolved.units.get(*unit).name);
    let names = match each.debtors {
        [] => return None,
        [first, second, third, _, ..] => {
            format!("{}, {}, {}, …", name(first), name(second), name(third))
        }
        few => few.iter().map(name).collect::<Vec<_>>().join(", "),
    };
    Some(both!("các đơn vị phải báo cáo: {names}", "those that owe something: {names}"))
}

/// The occurrence that a report of a recurring task is for, with its due date.
fn occurrence(occurrences: &[Occurrence], report: &Report<'_>) -> Option<(Period, NaiveDate)> {
    let end = Period::parse(report.period.value()?)?.end()?;
    let own = occurrences.iter().find(|occurrence| occurrence.end == end)?;
    Some((own.period, own.due))
}

/// Reports for what another report has answered before, by date and then by place in the file.
fn second_reports(view: &TaskView<'_, '_>, each: &Each<'_>, out: &mut Findings) {
    let units = &view.resolved.units;
    let recurs = view.links.deadline.get().is_some_and(|deadline| deadline.kind.is_recurring());
    let mut reports: Vec<_> = view.task.reports.iter().zip(each.reports).collect();
    reports.retain(|(report, _)| report.done.get().is_some());
    reports.sort_by_key(|(report, _)| report.done.value());
    let mut first: FxHashMap<(UnitId, Option<NaiveDate>), &Report<'_>> = FxHashMap::default();
    for (report, debtors) in reports {
        let Some(unit) = report.unit.get() else { continue };
        let period = || Period::parse(report.period.value()?);
        let end = period().and_then(Period::end);
        if recurs && end.is_none() {
            continue;
        }
        let mut earlier = None;
        // The number of reports that a group without known members owes is not known.
        for debtor in debtors.iter().filter(|debtor| !units.get(**debtor).is_group()) {
            let known = *first.entry((*debtor, end.filter(|_| recurs))).or_insert(report);
            if !std::ptr::eq(known, report) && earlier.is_none() {
                earlier = Some((units.get(*debtor).name, known));
            }
        }
        if let Some((name, known)) = earlier {
            let message = match period().filter(|_| recurs) {
                Some(label) => {
                    let words = label.words();
                    both!("“{name}” đã báo cáo kỳ {words}", "“{name}” has reported {label} already")
                }
                None => both!("“{name}” đã báo cáo", "“{name}” has reported already"),
            };
            let place = known.unit.get().map_or(known.header, |unit| unit.span);
            out.push(&DOC, Place::key("report.unit", unit.span), message)
                .related(place, both!("đã báo cáo tại đây", "first here"));
        }
    }
}
