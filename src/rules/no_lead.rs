//! `no-lead`: a task that names no unit in the lead, neither itself nor by default.

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::rules::view::TaskView;
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules no-lead`.
pub const DOC: Doc = Doc {
    name: "no-lead",
    level: Level::Warn,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "nhiệm vụ không có đơn vị chủ trì",
        en: "a task without a unit in the lead",
    },
    why: Both {
        vi: "Nguyên tắc “6 rõ” đòi hỏi rõ người, rõ trách nhiệm: mỗi nhiệm vụ phải có đơn vị chủ \
             trì. Không có đơn vị chủ trì thì không đôn đốc được ai, và nhiệm vụ không hiện ra khi lọc \
             theo đơn vị.",
        en: "The “six clarities” of Vietnamese offices ask for a clear person and a clear \
             responsibility: each task has a unit in the lead. Without one there is nobody to \
             remind, and the task shows under no unit.",
    },
    fix: Both {
        vi: "Ghi `lead` cho nhiệm vụ, hoặc ghi một lần ở `[defaults]` nếu văn bản giao chung. Văn \
             bản không giao cho đơn vị nào thì nêu lý do ở `allow`.",
        en: "Give the task a `lead`, or write it once under `[defaults]` where the document has a \
             general clause. If the document names no unit, say so in `allow`.",
    },
    bad: Marked(
        r#"[[task]]
#^^^^^^^ no unit is in the lead
id       = "II.3"
title    = "Công khai thủ tục hành chính"
deadline = "Quý IV"
product  = "Thông báo"
"#,
    ),
    good: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
product  = "Thông báo"
"#,
};

/// Whether a task has no unit in the lead, its own or by default.
pub(crate) fn breaks(view: &TaskView<'_, '_>) -> bool {
    let own = &view.task.lead;
    let named = match own.get() {
        Some(list) => !list.items.is_empty(),
        None if own.is_unreadable() => true,
        None => view.has_default(|d| &d.lead),
    };
    !named
}

/// No unit in the lead, its own or by default.
pub fn check(view: &TaskView<'_, '_>, out: &mut Findings) {
    if breaks(view) {
        out.push(
            &DOC,
            Place::header(view.task.header),
            both!("chưa rõ đơn vị chủ trì", "no unit is in the lead"),
        );
    }
}
