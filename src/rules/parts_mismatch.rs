//! `parts-mismatch`: parts of a score that do not add up to it, or a part above its own maximum.

use rust_decimal::Decimal;

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::rules::view::ObjectiveView;
use crate::text::lang::{Both, Lang, Text, both};
use crate::text::number::{self, Number};

/// The documentation of the rule, shown by `pargo rules parts-mismatch`.
pub const DOC: Doc = Doc {
    name: "parts-mismatch",
    level: Level::Warn,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "tổng điểm thành phần không khớp điểm chung",
        en: "parts that do not add up to the score",
    },
    why: Both {
        vi: "Tổng các điểm thành phần phải bằng điểm chung, và điểm mỗi phần không vượt điểm tối \
             đa của phần đó. Lệch nhau nghĩa là có số chép sai hoặc văn bản gốc sai. pargo nêu \
             chênh lệch chứ không tự sửa số liệu.",
        en: "The parts must add up to the score, and no part may exceed its own maximum. A \
             difference means a figure copied wrong, or a mistake in the document itself. pargo \
             shows the difference and never corrects the figures.",
    },
    fix: Both {
        vi: "Đối chiếu với quyết định công bố kết quả và sửa số sai. Nếu văn bản in như vậy, giữ \
             nguyên và ghi lý do vào `allow`.",
        en: "Hold the figures against the decision that published them and correct the wrong one. \
             If the document prints them so, keep them and say so in `allow`.",
    },
    bad: Marked(
        r#"[[objective]]
id     = "par-so"
index  = "PAR INDEX"
target = { score = ">= 96" }

[objective.baseline]
#^^^^^^^^^^^^^^^^^^^ the parts add up to 95.13, not to 93.97; they differ by 1.16
year  = 2024
score = 93.97
parts = [
  { name = "Điểm thẩm định", score = 76.71, max = 80 },
  { name = "Điểm điều tra xã hội học", score = 18.42, max = 20 },
]
"#,
    ),
    good: r#"[[objective]]
id     = "par-so"
index  = "PAR INDEX"
target = { score = ">= 96" }

[objective.baseline]
year  = 2024
score = 95.13
parts = [
  { name = "Điểm thẩm định", score = 76.71, max = 80 },
  { name = "Điểm điều tra xã hội học", score = 18.42, max = 20 },
]
"#,
};

/// Parts that do not add up to their score, or one above its own highest score.
pub fn check(view: &ObjectiveView<'_, '_>, out: &mut Findings) {
    let objective = view.objective;
    let baseline = objective.baseline.get().map(|baseline| ("baseline", baseline));
    let results = objective.results.iter().map(|result| ("result", result));
    for (key, measure) in baseline.into_iter().chain(results) {
        if let (Some(score), false) =
            (measure.score.get(), measure.parts.is_empty() || measure.parts_incomplete)
        {
            let scores: Option<Vec<_>> = measure.parts.iter().map(|p| p.score.get()).collect();
            if let Some(scores) = scores {
                let sum = number::sum(scores.iter().map(|score| score.value.value()));
                if sum != Some(score.value.value()) {
                    let place = Place::key(key, measure.span);
                    out.push(&DOC, place, mismatch(sum, &score.value));
                }
            }
        }
        for part in &measure.parts {
            if let (Some(score), Some(max)) = (part.score.get(), part.max.get())
                && score.value.value() > max.value.value()
            {
                let name = part.name.value().unwrap_or("");
                let (vi, vi_max) = (score.value.shown(Lang::Vi), max.value.shown(Lang::Vi));
                let (en, en_max) = (score.value.digits(), max.value.digits());
                out.push(
                    &DOC,
                    Place::key(key, measure.span),
                    both!(
                        "điểm của phần “{name}” là {vi}, vượt điểm tối đa ({vi_max})",
                        "the part “{name}” has {en}, over its highest, {en_max}",
                    ),
                );
            }
        }
    }
}

/// The message for parts that add up to `sum`; `None` is a sum of too many digits.
fn mismatch(sum: Option<Decimal>, score: &Number) -> Text {
    let by = sum.and_then(|sum| number::difference(sum, score.value()));
    let (Some(sum), Some(by)) = (sum, by.map(|by| by.abs())) else {
        return both!(
            "không cộng được điểm thành phần vì có quá nhiều chữ số (tối đa 28)",
            "the parts cannot be added up: too many digits (at most 28)"
        );
    };
    let comma = |n: Decimal| n.to_string().replace('.', ",");
    let (vi, en) = (score.shown(Lang::Vi), score.digits());
    let (sum_vi, by_vi) = (comma(sum), comma(by));
    both!(
        "tổng điểm thành phần là {sum_vi}, không khớp điểm chung {vi} (chênh lệch {by_vi})",
        "the parts add up to {sum}, not to {en}; they differ by {by}",
    )
}
