//! `unknown-period`: a report for a period that the deadline does not have, or that has one
//! already.

use chrono::NaiveDate;

use crate::deadline::period::Period;
use crate::deadline::recurrence::Occurrence;
use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::rules::view::TaskView;
use crate::text::lang::{Both, Text, both};
use crate::text::source::Span;

/// The documentation of the rule, shown by `pargo rules unknown-period`.
pub const DOC: Doc = Doc {
    name: "unknown-period",
    level: Level::Error,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "kỳ báo cáo không có trong nhiệm vụ, hoặc báo cáo trùng kỳ",
        en: "a report for a period that the deadline does not have, or has twice",
    },
    why: Both {
        vi: "Nhiệm vụ định kỳ phải có một báo cáo cho mỗi kỳ trong thời gian thực hiện kế hoạch. Báo \
             cáo ghi sai kỳ thì không tính cho kỳ nào, nên kỳ đã báo cáo vẫn hiện là quá hạn. Một \
             kỳ ghi hai lần thì không rõ ngày nào là ngày báo cáo.",
        en: "A recurring task owes one report for each period of the plan's term. A report under a \
             wrong period answers none, so the period that was reported still shows as overdue. \
             With one period entered twice, nobody knows which date holds.",
    },
    fix: Both {
        vi: "Ghi kỳ bằng chữ hoặc bằng nhãn như thông báo liệt kê, ví dụ `quý III/2025`, \
             `2025-Q3`. Kỳ ghi hai lần thì xóa bớt một.",
        en: "Write the label of the period as the message lists them, such as `2025-Q3`, or its \
             Vietnamese name, `quý III/2025`. If a period is entered twice, drop one.",
    },
    bad: Marked(
        r#"[[task]]
id       = "II.7"
title    = "Báo cáo kết quả cải cách hành chính"
lead     = "Văn phòng Sở"
deadline = "Hàng quý"
product  = "Báo cáo"

[[task.report]]
period   = "2025-08"
#          ^^^^^^^^^ the deadline has no period `2025-08`
done     = 2025-09-19
evidence = "Báo cáo số 412/BC-STP ngày 19/9/2025"
"#,
    ),
    good: r#"[[task]]
id       = "II.7"
title    = "Báo cáo kết quả cải cách hành chính"
lead     = "Văn phòng Sở"
deadline = "Hàng quý"
product  = "Báo cáo"

[[task.report]]
period   = "2025-Q3"
done     = 2025-09-19
evidence = "Báo cáo số 412/BC-STP ngày 19/9/2025"
"#,
};

/// Reports for a period that the deadline does not have, or two for one period.
pub fn check(view: &TaskView<'_, '_>, out: &mut Findings) {
    if view.task.reports.is_empty() {
        return;
    }
    let Some(occurrences) = occurrences(view) else {
        return;
    };
    let is_end = |end: &NaiveDate| occurrences.iter().any(|o| o.end == *end);
    let mut seen: Vec<(NaiveDate, Span)> = Vec::new();
    for period in view.task.reports.iter().filter_map(|r| r.period.get()) {
        let written = period.value;
        let end = Period::parse(written).and_then(Period::end);
        match end.filter(is_end) {
            None => {
                let list = labels(&occurrences, |period| period.to_string());
                let words = labels(&occurrences, |period| format!("{} ({period})", period.words()));
                out.push(
                    &DOC,
                    Place::key("report.period", period.span),
                    both!(
                        "không có kỳ báo cáo `{written}`",
                        "the deadline has no period `{written}`"
                    ),
                )
                .help(if occurrences.is_empty() {
                    no_occurrence(view)
                } else {
                    both!("các kỳ của nhiệm vụ: {words}", "the periods are {list}")
                });
            }
            // With `each` it is `unknown-debtor`, since units report one period each for itself.
            Some(_) if view.links.each.is_some() => {}
            Some(end) => match seen.iter().find(|(known, _)| *known == end) {
                Some((_, first)) => {
                    out.push(
                        &DOC,
                        Place::key("report.period", period.span),
                        both!(
                            "kỳ `{written}` báo cáo hai lần",
                            "the period `{written}` is reported twice"
                        ),
                    )
                    .related(*first, both!("đã báo cáo tại đây", "first here"));
                }
                None => seen.push((end, period.span)),
            },
        }
    }
}

/// The occurrences that a report may be for; `None` if they are not known, or if no report is expected.
fn occurrences(view: &TaskView<'_, '_>) -> Option<Vec<Occurrence>> {
    let kind = &view.links.deadline.get()?.kind;
    if kind.is_recurring() {
        return view.resolved.occurrences(view.of);
    }
    view.links.each.map(|_| Vec::new())
}

/// Why there is no period at all.
fn no_occurrence(view: &TaskView<'_, '_>) -> Text {
    match view.links.deadline.get().is_some_and(|deadline| deadline.kind.is_recurring()) {
        true => both!(
            "trong thời gian thực hiện kế hoạch không có kỳ báo cáo nào",
            "the plan's term holds no period"
        ),
        false => both!(
            "nhiệm vụ không định kỳ: xóa `period`",
            "the task does not recur: leave `period` out"
        ),
    }
}

/// The labels of the occurrences, shortened where they are many.
fn labels(occurrences: &[Occurrence], of: impl Fn(Period) -> String) -> String {
    let label = |o: &Occurrence| of(o.period);
    match occurrences {
        [first, .., last] if occurrences.len() > 12 => {
            format!("{} … {}", label(first), label(last))
        }
        all => all.iter().map(label).collect::<Vec<_>>().join(", "),
    }
}
