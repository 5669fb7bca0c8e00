//! `rank-out-of-range`: a rank below 1, or above the number of those ranked.

use rust_decimal::Decimal;

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::plan::Metric;
use crate::rules::view::ObjectiveView;
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules rank-out-of-range`.
pub const DOC: Doc = Doc {
    name: "rank-out-of-range",
    level: Level::Error,
    kind: RuleKind::Judgement,
    summary: Both { vi: "xếp hạng ngoài phạm vi", en: "a rank out of range" },
    why: Both {
        vi: "Xếp hạng bắt đầu từ 1 và không thể lớn hơn số cơ quan được xếp hạng ghi ở `of`. Số \
             sai ở đây làm hỏng mọi so sánh giữa các năm. Số cơ quan được xếp hạng thay đổi theo \
             năm và theo tỉnh, nên dễ chép nhầm.",
        en: "Ranks begin at 1 and cannot exceed the number of those ranked, `of`. A wrong figure \
             here spoils every comparison between years. How many are ranked differs by year and \
             by province, so it is easily copied wrong.",
    },
    fix: Both {
        vi: "Đối chiếu `rank` và `of` với quyết định công bố kết quả, ví dụ 13/20 là `rank = 13, \
             of = 20`.",
        en: "Hold `rank` and `of` against the decision that published them: 13/20 is `rank = 13, \
             of = 20`.",
    },
    bad: Marked(
        r#"[[objective]]
id       = "par-so"
index    = "PAR INDEX"
baseline = { year = 2024, rank = 31, of = 20 }
#                                ^^ rank 31 of only 20
target   = { rank = 10 }
"#,
    ),
    good: r#"[[objective]]
id       = "par-so"
index    = "PAR INDEX"
baseline = { year = 2024, rank = 13, of = 20 }
target   = { rank = 10 }
"#,
};

/// A rank below 1, or above the number of those ranked.
pub fn check(view: &ObjectiveView<'_, '_>, out: &mut Findings) {
    let objective = view.objective;
    let baseline = objective.baseline.get().map(|baseline| ("baseline.rank", baseline));
    let results = objective.results.iter().map(|result| ("result.rank", result));
    for (key, measure) in baseline.into_iter().chain(results) {
        let Some(rank) = measure.rank.get() else {
            continue;
        };
        let place = rank.value;
        match measure.of.value() {
            _ if place < 1 => {
                out.push(
                    &DOC,
                    Place::key(key, rank.span),
                    both!("xếp hạng phải từ 1 trở lên", "a rank begins at 1"),
                );
            }
            Some(of) if place > of => {
                out.push(
                    &DOC,
                    Place::key(key, rank.span),
                    both!(
                        "xếp hạng {place} nhưng chỉ có {of} cơ quan được xếp hạng",
                        "rank {place} of only {of}"
                    ),
                );
            }
            _ => {}
        }
    }
    if let Some(bound) = view.bound(Metric::Rank)
        && bound.value.number.as_ref().is_some_and(|rank| rank.value() < Decimal::ONE)
    {
        let place = Place::key("target.rank", bound.span);
        out.push(&DOC, place, both!("xếp hạng phải từ 1 trở lên", "a rank begins at 1"));
    }
}
