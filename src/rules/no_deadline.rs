//! `no-deadline`: a task without a deadline, neither its own nor by default.

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::rules::view::TaskView;
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules no-deadline`.
pub const DOC: Doc = Doc {
    name: "no-deadline",
    level: Level::Warn,
    kind: RuleKind::Judgement,
    summary: Both { vi: "nhiệm vụ không có thời hạn", en: "a task without a deadline" },
    why: Both {
        vi: "“Rõ thời gian” là một trong “6 rõ”. Nhiệm vụ không có thời hạn thì không bao giờ quá \
             hạn, nên cũng không bao giờ được nhắc; trong biểu tổng hợp nó nằm ở cột “Chưa xác \
             định thời hạn”.",
        en: "A clear time is one of the “six clarities”. A task without a deadline is never \
             overdue, so nobody is ever reminded of it; in the summary it stands under “Chưa xác \
             định thời hạn”, no date set.",
    },
    fix: Both {
        vi: "Ghi `deadline` như trong văn bản, hoặc đặt chung ở `[defaults]`. Nhiệm vụ thực hiện quanh năm \
             thì ghi `Thường xuyên`.",
        en: "Write `deadline` as the document has it, or set it for all under `[defaults]`. For \
             work all year round, write `Thường xuyên`.",
    },
    bad: Marked(
        r#"[[task]]
#^^^^^^^ no deadline
id      = "II.3"
title   = "Công khai thủ tục hành chính"
lead    = "Văn phòng Sở"
product = "Thông báo"
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

/// Whether a task has no deadline, its own or by default, and no milestones.
pub(crate) fn breaks(view: &TaskView<'_, '_>) -> bool {
    view.task.milestones.is_empty() && view.links.deadline.is_absent() && !view.task.incomplete
}

/// No deadline, its own or by default, and no milestones.
pub fn check(view: &TaskView<'_, '_>, out: &mut Findings) {
    if breaks(view) {
        out.push(&DOC, Place::header(view.task.header), both!("chưa rõ thời hạn", "no deadline"));
    }
}
