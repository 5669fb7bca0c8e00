//! `target-lowered`: a target that became easier to reach (`check --since`).

use crate::compare::change::{Part, What};
use crate::finding::example::Marked;
use crate::finding::{Doc, Level, RuleKind};
use crate::plan::keys::objective::TARGET;
use crate::plan::value::Value;
use crate::rules::since::{Fault, Judged, PointsAt, in_english, in_vietnamese};
use crate::text::lang::{Both, Lang, both, within};

/// The documentation of the rule, shown by `pargo rules target-lowered`.
pub const DOC: Doc = Doc {
    name: "target-lowered",
    level: Level::Error,
    kind: RuleKind::Since,
    summary: Both { vi: "hạ chỉ tiêu", en: "a target lowered" },
    why: Both {
        vi: "Chỉ tiêu là cam kết ban đầu của kế hoạch. Hạ chỉ tiêu giữa chừng thì không đạt cũng \
             thành đạt. Với xếp hạng và các giới hạn trên, hạ là đặt con số lớn hơn, dễ đạt hơn.",
        en: "The target is what the plan promised at the outset. Lowered midway, what was missed \
             becomes met. For ranks and upper bounds, lowered means a larger figure, which is \
             easier to reach.",
    },
    fix: Both {
        vi: "Giữ nguyên `target` và ghi kết quả thật ở `[[objective.result]]`. Chỉ tiêu được điều \
             chỉnh bằng văn bản thì dẫn văn bản đó ở `allow`.",
        en: "Keep `target` and enter the true result under `[[objective.result]]`. If a document \
             adjusted the target, name it in `allow`.",
    },
    bad: Marked(
        r#"[[objective]]
id        = "par-chi-dao"
index     = "PAR INDEX"
component = "Công tác chỉ đạo, điều hành CCHC"
target    = { score = ">= 14.5" }

# --- rồi sửa thành ---

[[objective]]
id        = "par-chi-dao"
index     = "PAR INDEX"
component = "Công tác chỉ đạo, điều hành CCHC"
target    = { score = ">= 13" }
#                     ^^^^^^^ the target for score was lowered from >= 14.5 to >= 13
"#,
    ),
    good: r#"[[objective]]
id        = "par-chi-dao"
index     = "PAR INDEX"
component = "Công tác chỉ đạo, điều hành CCHC"
target    = { score = ">= 14.5" }

[[objective.result]]
on       = 2025-11-20
kind     = "self"
evidence = "Báo cáo tự chấm điểm số 520/BC-STP ngày 20/11/2025"
score    = 13
"#,
};

/// A target that is easier to reach than it was.
pub fn check(judged: &Judged<'_>, out: &mut Vec<Fault>) {
    let change = judged.change;
    let (What::TargetLowered, Some(Part::Metric(metric))) = (change.what, &change.part) else {
        return;
    };
    let metric = *metric;
    let (name, name_vi) = (metric.name(), within(TARGET.label(metric.name()).vi));
    let (before, after) = (in_english(&change.before), in_english(&change.after));
    let [before_vi, after_vi] = sides_in_vietnamese(&change.before, &change.after);
    let message = both!(
        "chỉ tiêu {name_vi} hạ từ {before_vi} xuống {after_vi}",
        "the target for {name} was lowered from {before} to {after}"
    );
    out.push(judged.fault(&DOC, PointsAt::Target(metric), message));
}

/// Both bounds in Vietnamese, `14,5` and `14`; with their comparisons where these differ.
fn sides_in_vietnamese(before: &Option<Value>, after: &Option<Value>) -> [String; 2] {
    if let (Some(Value::Bound(before)), Some(Value::Bound(after))) = (before, after)
        && before.comparison == after.comparison
        && let (Some(from), Some(to)) = (&before.number, &after.number)
        && before.from_baseline.is_none()
        && after.from_baseline.is_none()
    {
        return [from.shown(Lang::Vi), to.shown(Lang::Vi)];
    }
    [in_vietnamese(before), in_vietnamese(after)]
}
