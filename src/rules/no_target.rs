//! `no-target`: an objective without a target.

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::rules::view::ObjectiveView;
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules no-target`.
pub const DOC: Doc = Doc {
    name: "no-target",
    level: Level::Off,
    kind: RuleKind::Judgement,
    summary: Both { vi: "mục tiêu không có chỉ tiêu", en: "an objective without a target" },
    why: Both {
        vi: "Mục tiêu không có con số thì luôn ở tình trạng chưa có kết quả: cuối năm không ai nói \
             được là đạt hay không. Nhiều kế hoạch chỉ ghi “nâng cao kết quả xếp hạng”, nên quy \
             tắc này mặc định tắt; bật lên khi cơ quan muốn mục tiêu nào cũng đo được.",
        en: "An objective without a figure stays pending for ever: at the end of the year nobody \
             can say whether it was met. Many plans only promise “a better rank”, so this rule is \
             off by default; switch it on where every objective is to be measurable.",
    },
    fix: Both {
        vi: "Thêm `target` với điểm, tỷ lệ, xếp hạng hoặc số lượng phải đạt.",
        en: "Add a `target`: the score, percentage, rank or count to be reached.",
    },
    bad: Marked(
        r#"[[objective]]
#^^^^^^^^^^^^ no target
id        = "par-chi-dao"
index     = "PAR INDEX"
component = "Công tác chỉ đạo, điều hành CCHC"
baseline  = { year = 2024, score = 11 }
max       = 16
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

/// No target.
pub fn check(view: &ObjectiveView<'_, '_>, out: &mut Findings) {
    if view.objective.target.is_absent() {
        out.push(
            &DOC,
            Place::header(view.objective.header),
            both!("mục tiêu chưa có chỉ tiêu", "no target"),
        );
    }
}
