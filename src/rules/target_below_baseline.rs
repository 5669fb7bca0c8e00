//! `target-below-baseline`: a target that is worse than what was reached before.

use rust_decimal::Decimal;

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::plan::Metric;
use crate::rules::view::ObjectiveView;
use crate::text::lang::{Both, Lang, both};

/// The documentation of the rule, shown by `pargo rules target-below-baseline`.
pub const DOC: Doc = Doc {
    name: "target-below-baseline",
    level: Level::Warn,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "chỉ tiêu thấp hơn kết quả đã đạt",
        en: "a target worse than the baseline",
    },
    why: Both {
        vi: "Kế hoạch cải thiện chỉ số nhưng đặt chỉ tiêu thấp hơn kết quả đã đạt thì không cải thiện \
             gì: không thực hiện gì cũng đạt. Với xếp hạng, thấp hơn là số thứ tự lớn hơn. Thường do chép \
             nhầm năm hoặc nhầm dòng.",
        en: "A plan to improve an index that aims below what was reached improves nothing: doing \
             nothing meets it. For a rank, worse is the larger number. Mostly the year or the row \
             was mixed up.",
    },
    fix: Both {
        vi: "Đối chiếu `baseline` và `target` với bảng mục tiêu. Nếu cơ quan chấp nhận giảm, ghi \
             rõ lý do vào `allow`.",
        en: "Hold `baseline` and `target` against the table of objectives. If the agency accepts a \
             fall, say why in `allow`.",
    },
    bad: Marked(
        r#"[[objective]]
id        = "par-chi-dao"
index     = "PAR INDEX"
component = "Công tác chỉ đạo, điều hành CCHC"
baseline  = { year = 2024, score = 11 }
max       = 16
target    = { score = ">= 10.5" }
#                     ^^^^^^^^^ worse than the baseline, 11
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

/// A target that is worse than the baseline.
pub fn check(view: &ObjectiveView<'_, '_>, out: &mut Findings) {
    let (Some(baseline), Some(target)) =
        (view.objective.baseline.get(), view.objective.target.get())
    else {
        return;
    };
    for (metric, bound) in &target.bounds {
        let (Some(before), Some(target)) = (baseline.metric(*metric), &bound.value.number) else {
            continue;
        };
        let (now, then) = (target.value(), before.value());
        // A rank below 1 has been reported already.
        if *metric == Metric::Rank && then < Decimal::ONE {
            continue;
        }
        let less_is_better = bound.value.comparison.wants_less() || *metric == Metric::Rank;
        if (less_is_better && now > then) || (!less_is_better && now < then) {
            let (vi, en) = (before.shown(Lang::Vi), before.digits());
            out.push(
                &DOC,
                Place::key(format!("target.{}", metric.name()), bound.span),
                both!("chỉ tiêu thấp hơn kết quả đã đạt ({vi})", "worse than the baseline, {en}"),
            )
            .related(baseline.span, both!("kết quả đã đạt", "the baseline"));
        }
    }
}
