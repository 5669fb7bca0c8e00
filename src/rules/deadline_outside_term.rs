//! `deadline-outside-term`: a due date before the plan's first day or after its last.

use chrono::NaiveDate;

use crate::deadline::{Condition, Kind, dmy};
use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::resolve::Resolved;
use crate::resolve::term::Term;
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules deadline-outside-term`.
pub const DOC: Doc = Doc {
    name: "deadline-outside-term",
    level: Level::Warn,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "thời hạn nằm ngoài thời gian thực hiện kế hoạch",
        en: "a due date outside the plan's term",
    },
    why: Both {
        vi: "Nhiệm vụ thuộc kế hoạch nào thì đến hạn trong thời gian thực hiện kế hoạch đó. Ngày nằm \
             ngoài thường là gõ nhầm năm, hoặc chép từ kế hoạch năm trước, làm cho nhiệm vụ bị quá \
             hạn ngay từ đầu hay không bao giờ đến hạn trong năm.",
        en: "A task falls due within the term of its plan. A date outside it is mostly a mistyped \
             year, or a line copied from last year's plan, and makes the task late from the first \
             day or never due within the year.",
    },
    fix: Both {
        vi: "Đối chiếu thời hạn với văn bản. Kế hoạch kéo dài hơn một năm thì ghi `from`, `until` \
             của `[plan]`.",
        en: "Hold the deadline against the document. For a plan of more than a year, set `from` \
             and `until` in `[plan]`.",
    },
    bad: Marked(
        r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = 2026-11-25
#          ^^^^^^^^^^ due on 2026-11-25, outside of the plan's term, 2025-01-15 to 2025-12-31
product  = "Thông báo"
"#,
    ),
    good: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = 2025-11-25
product  = "Thông báo"
"#,
};

/// Due dates before the plan's first day or after its last: where it was extended, the one in force.
pub fn check(resolved: &Resolved<'_>, out: &mut Findings) {
    let Some(term) = resolved.term else { return };
    resolved.each_own_deadline(out, |key, deadline, extensions, out| {
        let Some(own) = deadline.kind.due(resolved.issued(), &resolved.config.calendar) else {
            return;
        };
        for extension in extensions {
            let extended = extension.and_then(|extension| extension.to.get());
            let due = extended.map_or(own, |to| to.value);
            if due >= term.from && due <= term.until {
                continue;
            }
            let place = match (extended, &deadline.kind) {
                (Some(to), _) => Place::key("extension.to", to.span),
                (None, Kind::Conditional(Condition { due: Some(due), .. })) => {
                    Place::key(format!("{key}.due"), due.span)
                }
                (None, _) => Place::key(key, deadline.span),
            };
            report(due, term, place, out);
        }
    });
}

fn report(due: NaiveDate, Term { from, until }: Term, place: Place, out: &mut Findings) {
    let (vi, vi_from, vi_until) = (dmy(due), dmy(from), dmy(until));
    out.push(
        &DOC,
        place,
        both!(
            "thời hạn {vi} nằm ngoài thời gian thực hiện kế hoạch (từ {vi_from} đến {vi_until})",
            "due on {due}, outside of the plan's term, {from} to {until}",
        ),
    )
    .help(both!(
        "kiểm tra năm của thời hạn, hoặc ghi `from`, `until` trong [plan]",
        "check the deadline's year, or give [plan] `from` and `until`"
    ));
}
