//! `gain-mismatch`: a baseline score and a gain that together fall short of the score target.

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::plan::Metric;
use crate::rules::view::ObjectiveView;
use crate::text::lang::{Both, Lang, both};
use crate::text::number;

/// The documentation of the rule, shown by `pargo rules gain-mismatch`.
pub const DOC: Doc = Doc {
    name: "gain-mismatch",
    level: Level::Warn,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "điểm năm trước cộng điểm dự kiến tăng thấp hơn chỉ tiêu",
        en: "baseline and gain together fall short of the target",
    },
    why: Both {
        vi: "Điểm năm trước cộng điểm dự kiến tăng phải bằng hoặc hơn chỉ tiêu thì kế hoạch mới \
             khớp. Thiếu nghĩa là có số chép sai, hoặc chưa nêu được nguồn điểm để đạt chỉ tiêu. \
             Chỉ tiêu làm tròn xuống thì vẫn khớp.",
        en: "Last year's score and the expected gain must together reach the target, or the plan \
             does not add up. A gap means a figure copied wrong, or points that nobody has yet \
             said where to find. A target rounded down is no fault.",
    },
    fix: Both {
        vi: "Đối chiếu ba số `baseline`, `gain`, `target` với bảng mục tiêu rồi sửa số sai.",
        en: "Hold `baseline`, `gain` and `target` against the table of objectives and correct the \
             wrong one.",
    },
    bad: Marked(
        r#"[[objective]]
id        = "par-chi-dao"
index     = "PAR INDEX"
component = "Công tác chỉ đạo, điều hành CCHC"
baseline  = { year = 2024, score = 11 }
max       = 16
gain      = 3
target    = { score = ">= 14.5" }
#                     ^^^^^^^^^ baseline and gain make 14, below the target of 14.5
"#,
    ),
    good: r#"[[objective]]
id        = "par-chi-dao"
index     = "PAR INDEX"
component = "Công tác chỉ đạo, điều hành CCHC"
baseline  = { year = 2024, score = 11 }
max       = 16
gain      = 3.5
target    = { score = ">= 14.5" }
"#,
};

/// Baseline and expected gain together stay below the score target.
pub fn check(view: &ObjectiveView<'_, '_>, out: &mut Findings) {
    let objective = view.objective;
    let (Some(gain), Some(bound)) = (objective.gain.get(), view.bound(Metric::Score)) else {
        return;
    };
    let Some(score) = objective.baseline.get().and_then(|b| b.score.get()) else {
        return;
    };
    let Some(target) = bound.value.number.as_ref() else { return };
    if bound.value.comparison.wants_less() {
        return;
    }
    let Some(sum) = number::sum([score.value.value(), gain.value.value()]) else {
        out.push(
            &DOC,
            Place::key("gain", gain.span),
            both!(
                "không cộng được điểm năm trước và điểm dự kiến tăng vì có quá nhiều chữ số (tối đa 28)",
                "baseline and gain cannot be added up: too many digits (at most 28)"
            ),
        );
        return;
    };
    if sum < target.value() {
        let (sum_vi, sum_en) = (sum.to_string().replace('.', ","), sum);
        let (vi, en) = (target.shown(Lang::Vi), target.digits());
        out.push(
            &DOC,
            Place::key("gain", gain.span).later(Place::key("target.score", bound.span)),
            both!(
                "điểm năm trước cộng điểm dự kiến tăng là {sum_vi}, thấp hơn chỉ tiêu {vi}",
                "baseline and gain make {sum_en}, below the target of {en}",
            ),
        );
    }
}
