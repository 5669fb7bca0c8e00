//! `not-taken-up`: a task that a plan above gives, and that no task carries out.

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind, Words};
use crate::links::verdict::Verdict;
use crate::rules::view::LinkView;
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules not-taken-up`.
pub const DOC: Doc = Doc {
    name: "not-taken-up",
    level: Level::Off,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "nhiệm vụ cấp trên giao chưa được cụ thể hóa",
        en: "a task of a plan above that nobody carries out",
    },
    why: Both {
        vi: "Nhiệm vụ mà kế hoạch cấp trên giao cho cơ quan phải có trong kế hoạch của cơ quan, hoặc \
             được ghi rõ là không thuộc trách nhiệm. Bỏ sót thì đến khi cấp trên kiểm tra mới biết. Mặc \
             định tắt, vì kế hoạch có thể đang soạn; `pargo cascade` luôn cho biết.",
        en: "What a plan above gives an agency has to stand in its own plan, or be declined with a \
             reason. What is left out shows when those above ask. Off by default, since a plan may be in \
             the making; `pargo cascade` always tells.",
    },
    fix: Both {
        vi: "Thêm nhiệm vụ có `implements`, hoặc ghi ở `declined` kèm lý do.",
        en: "Add a task with `implements`, or name it in `declined` with a reason.",
    },
    bad: Marked(
        r#"[plan]
id         = "vi-du"
title      = "Kế hoạch ví dụ"
agency     = "Sở Tư pháp tỉnh Cao Bằng"
year       = 2025
indexes    = []
known_as   = ["Sở Tư pháp"]
implements = "ubnd-tinh-2025"
#            ^^^^^^^^^^^^^^^^ no task carries out `ubnd-tinh-2025/II.3`, “Công khai thủ tục hành chính”

# --- ubnd-tinh-2025.toml ---

[plan]
id      = "ubnd-tinh-2025"
title   = "Kế hoạch của tỉnh"
agency  = "UBND tỉnh Cao Bằng"
year    = 2025
indexes = []

[[unit]]
name = "Sở Tư pháp"

[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Sở Tư pháp"
deadline = "Quý III"
product  = "Thông báo"
"#,
    ),
    good: r#"[plan]
id         = "vi-du"
title      = "Kế hoạch ví dụ"
agency     = "Sở Tư pháp tỉnh Cao Bằng"
year       = 2025
indexes    = []
known_as   = ["Sở Tư pháp"]
implements = "ubnd-tinh-2025"

[[unit]]
name = "Văn phòng Sở"

[[task]]
id         = "II.3"
title      = "Công khai thủ tục hành chính"
lead       = "Văn phòng Sở"
deadline   = "Quý III"
product    = "Thông báo"
implements = "ubnd-tinh-2025/II.3"

# --- ubnd-tinh-2025.toml ---

[plan]
id      = "ubnd-tinh-2025"
title   = "Kế hoạch của tỉnh"
agency  = "UBND tỉnh Cao Bằng"
year    = 2025
indexes = []

[[unit]]
name = "Sở Tư pháp"

[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Sở Tư pháp"
deadline = "Quý III"
product  = "Thông báo"
"#,
};

/// The tasks that are missing, at the id of the plan above.
pub fn check(view: &LinkView<'_, '_>, out: &mut Findings) {
    let links = view.links;
    let agencies = links.agencies();
    let Some(agency) = agencies.iter().find(|agency| agency.plans.contains(&view.plan)) else {
        return;
    };
    let above = view.resolved.plan.implements.get();
    out.in_plan();
    for id in above.map(|list| list.items).unwrap_or_default() {
        let Some(plan) = links.plan(id.value) else { continue };
        for taking in links.given(agency, plan) {
            if taking.verdict != Verdict::Missing || taking.plan != Some(view.plan) {
                continue;
            }
            let reference = links.reference(taking.above);
            let title = links.task(taking.above).title.as_deref().unwrap_or_default();
            let message = both!(
                "chưa có nhiệm vụ cụ thể hóa `{reference}`, “{title}”",
                "no task carries out `{reference}`, “{title}”"
            );
            let words = Words::new(message).names([reference.as_str()]);
            out.push(&DOC, Place::key("implements", id.span), words);
        }
    }
}
