//! `empty-index`: an index of the plan with neither task nor objective.

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::resolve::Resolved;
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules empty-index`.
pub const DOC: Doc = Doc {
    name: "empty-index",
    level: Level::Warn,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "chỉ số không có nhiệm vụ và mục tiêu nào",
        en: "an index with neither task nor objective",
    },
    why: Both {
        vi: "Kế hoạch nêu chỉ số ở `indexes` tức là cam kết cải thiện chỉ số đó. Không nhiệm vụ, \
             không mục tiêu nào gắn với chỉ số thì cam kết bỏ trống, hoặc các nhiệm vụ chưa ghi \
             `index`.",
        en: "By naming an index under `indexes` the plan promises to improve it. With no task and \
             no objective under it the promise is empty, or the tasks do not say their `index` \
             yet.",
    },
    fix: Both {
        vi: "Ghi `index` cho các nhiệm vụ phục vụ chỉ số đó, hoặc xóa chỉ số khỏi `indexes`.",
        en: "Set `index` on the tasks that serve it, or take the index out of `indexes`.",
    },
    bad: Marked(
        r#"[plan]
id      = "vi-du"
title   = "Kế hoạch ví dụ"
agency  = "Sở Tư pháp tỉnh Cao Bằng"
year    = 2025
issued  = 2025-01-15
indexes = ["PAR INDEX", "SIPAS"]
#                       ^^^^^^^ the index “SIPAS” has neither task nor objective

[[unit]]
name = "Văn phòng Sở"

[[task]]
id       = "II.3"
index    = "PAR INDEX"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
product  = "Thông báo"
"#,
    ),
    good: r#"[plan]
id      = "vi-du"
title   = "Kế hoạch ví dụ"
agency  = "Sở Tư pháp tỉnh Cao Bằng"
year    = 2025
issued  = 2025-01-15
indexes = ["PAR INDEX", "SIPAS"]

[[unit]]
name = "Văn phòng Sở"

[[task]]
id       = "II.3"
index    = ["PAR INDEX", "SIPAS"]
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
product  = "Thông báo"
"#,
};

/// Indexes of the plan without a task and an objective.
pub fn check(resolved: &Resolved<'_>, out: &mut Findings) {
    if resolved.named.indexes_lost {
        return;
    }
    for (written, id) in &resolved.indexes {
        if !resolved.named.indexes.contains(id) {
            let name = &resolved.config.catalog.get(*id).id;
            out.push(
                &DOC,
                Place::key("indexes", written.span),
                both!(
                    "chỉ số “{name}” không có nhiệm vụ hay mục tiêu nào",
                    "the index “{name}” has neither task nor objective"
                ),
            );
        }
    }
}
