//! `implements-cancelled`: a task that carries out a cancelled one.

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::rules::view::LinkView;
use crate::state::State;
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules implements-cancelled`.
pub const DOC: Doc = Doc {
    name: "implements-cancelled",
    level: Level::Warn,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "cụ thể hóa nhiệm vụ cấp trên đã hủy",
        en: "a task that carries out a cancelled one",
    },
    why: Both {
        vi: "Nhiệm vụ cấp trên đã hủy thì nhiệm vụ cụ thể hóa có thể không còn căn cứ. Cần xem lại để \
             hủy theo, hoặc tiếp tục thực hiện theo yêu cầu của chính cơ quan.",
        en: "Where the task above is cancelled, the one that carries it out may have lost its ground. \
             Someone should cancel it too, or go on with it on the agency’s own account.",
    },
    fix: Both {
        vi: "Hủy nhiệm vụ (`cancelled`), hoặc xóa `implements` nếu vẫn thực hiện.",
        en: "Cancel the task (`cancelled`), or delete `implements` where it goes on.",
    },
    bad: Marked(
        r#"[[task]]
id         = "II.3"
title      = "Công khai thủ tục hành chính"
lead       = "Văn phòng Sở"
implements = "ubnd-tinh-2025/II.3"
#            ^^^^^^^^^^^^^^^^^^^^^ `ubnd-tinh-2025/II.3` was cancelled
deadline   = "Quý III"
product    = "Thông báo"

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
id        = "II.3"
title     = "Công khai thủ tục hành chính"
lead      = "Sở Tư pháp"
deadline  = "Quý III"
product   = "Thông báo"
cancelled = 2025-06-10
"#,
    ),
    good: r#"[[task]]
id         = "II.3"
title      = "Công khai thủ tục hành chính"
lead       = "Văn phòng Sở"
implements = "ubnd-tinh-2025/II.3"
deadline   = "Quý III"
product    = "Thông báo"

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

/// Tasks that are not cancelled and carry out a cancelled one.
pub fn check(view: &LinkView<'_, '_>, out: &mut Findings) {
    view.each_link(out, |key, task, at, out| {
        if key == "implements" && view.links.task(at).state == State::Cancelled {
            let above = task.value;
            out.push(
                &DOC,
                Place::key(key, task.span),
                both!("nhiệm vụ cấp trên `{above}` đã hủy", "`{above}` was cancelled"),
            );
        }
    });
}
