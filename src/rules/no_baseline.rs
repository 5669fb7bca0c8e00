//! `no-baseline`: a target that is measured from a baseline that is not there.

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind, Words};
use crate::rules::view::ObjectiveView;
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules no-baseline`.
pub const DOC: Doc = Doc {
    name: "no-baseline",
    level: Level::Warn,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "chỉ tiêu so với năm trước nhưng không có kết quả năm trước",
        en: "a target measured from a baseline that is not there",
    },
    why: Both {
        vi: "Chỉ tiêu “tăng bậc so với năm trước” chỉ đánh giá được khi biết năm trước đứng thứ \
             mấy. Thiếu kết quả năm trước thì mục tiêu luôn ở tình trạng chưa có kết quả, dù kết quả ra \
             sao.",
        en: "A target such as “a better rank than last year” can only be judged where last year's \
             rank is known. Without it the objective stays pending, whatever the result.",
    },
    fix: Both {
        vi: "Bổ sung kết quả năm trước vào `baseline`, hoặc ghi chỉ tiêu bằng con số.",
        en: "Add the value to `baseline`, or write the target as a number.",
    },
    bad: Marked(
        r#"[[objective]]
id       = "par-xep-hang"
index    = "PAR INDEX"
baseline = { year = 2024, score = 82.5 }
target   = { score = "> baseline", rank = "< baseline" }
#                                         ^^^^^^^^^^^^ measured from the baseline, which has no `rank`
"#,
    ),
    good: r#"[[objective]]
id       = "par-xep-hang"
index    = "PAR INDEX"
baseline = { year = 2024, score = 82.5, rank = 13, of = 20 }
target   = { score = "> baseline", rank = "< baseline" }
"#,
};

/// Bounds whose number cannot be worked out.
pub fn check(view: &ObjectiveView<'_, '_>, out: &mut Findings) {
    let baseline = &view.objective.baseline;
    for (metric, bound) in view.objective.target.get().into_iter().flat_map(|t| &t.bounds) {
        // Nothing is known of a value that cannot be read.
        let is_unreadable = baseline.is_unreadable()
            || baseline.get().is_some_and(|baseline| baseline.is_unreadable(*metric));
        if bound.value.from_baseline.is_none() || bound.value.number.is_some() || is_unreadable {
            continue;
        }
        let name = metric.name();
        let is_there = baseline.get().is_some_and(|baseline| baseline.metric(*metric).is_some());
        let message = if is_there {
            both!(
                "không tính được chỉ tiêu so với năm trước vì có quá nhiều chữ số (tối đa 28)",
                "the target cannot be worked out from the baseline: too many digits (at most 28)"
            )
        } else {
            both!(
                "chỉ tiêu so với năm trước nhưng kết quả năm trước không có `{name}`",
                "measured from the baseline, which has no `{name}`"
            )
        };
        out.push(&DOC, Place::key(format!("target.{name}"), bound.span), Words::new(message));
    }
}
