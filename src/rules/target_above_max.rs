//! `target-above-max`: a score target over the highest score that the criteria allow.

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::plan::Metric;
use crate::rules::view::ObjectiveView;
use crate::text::bound::Comparison;
use crate::text::lang::{Both, Lang, both};

/// The documentation of the rule, shown by `pargo rules target-above-max`.
pub const DOC: Doc = Doc {
    name: "target-above-max",
    level: Level::Error,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "chỉ tiêu về điểm vượt điểm tối đa",
        en: "a score target above the maximum",
    },
    why: Both {
        vi: "`max` là số điểm cao nhất mà bộ tiêu chí cho phép. Chỉ tiêu vượt điểm tối đa thì \
             không thể đạt, mục tiêu không bao giờ đạt. Thường do chép nhầm cột hoặc dùng điểm \
             tối đa của bộ tiêu chí cũ.",
        en: "`max` is the highest score that the criteria allow. A target above it cannot be \
             reached, so the objective will always be missed. Mostly a column was mixed up, or the \
             maximum is that of an older set of criteria.",
    },
    fix: Both {
        vi: "Đối chiếu `target` và `max` với bảng mục tiêu và bộ tiêu chí chấm điểm đang áp dụng.",
        en: "Hold `target` and `max` against the table of objectives and the criteria now in \
             force.",
    },
    bad: Marked(
        r#"[[objective]]
id        = "par-chi-dao"
index     = "PAR INDEX"
component = "Công tác chỉ đạo, điều hành CCHC"
baseline  = { year = 2024, score = 11 }
max       = 16
target    = { score = ">= 16.5" }
#                     ^^^^^^^^^ a target over the highest score, 16
"#,
    ),
    good: r#"[[objective]]
id        = "par-chi-dao"
index     = "PAR INDEX"
component = "Công tác chỉ đạo, điều hành CCHC"
baseline  = { year = 2024, score = 11 }
max       = 16
target    = { score = ">= 14.5" }
"#,
};

/// A score target over the highest score that there is.
pub fn check(view: &ObjectiveView<'_, '_>, out: &mut Findings) {
    let Some(max) = view.objective.max.get() else {
        return;
    };
    let Some(bound) = view.bound(Metric::Score).filter(|b| !b.value.comparison.wants_less()) else {
        return;
    };
    let Some(target) = bound.value.number.as_ref().map(|number| number.value()) else { return };
    let most = max.value.value();
    if target > most || (target == most && bound.value.comparison == Comparison::Above) {
        let (vi, en) = (max.value.shown(Lang::Vi), max.value.digits());
        out.push(
            &DOC,
            Place::key("target.score", bound.span),
            both!(
                "chỉ tiêu về điểm vượt điểm tối đa ({vi})",
                "a target over the highest score, {en}"
            ),
        )
        .related(max.span, both!("điểm tối đa", "the highest score"));
    }
}
