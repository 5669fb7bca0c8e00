//! `no-approver`: a task that does not say who decides on it.

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::rules::view::TaskView;
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules no-approver`.
pub const DOC: Doc = Doc {
    name: "no-approver",
    level: Level::Off,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "nhiệm vụ không ghi người có thẩm quyền phê duyệt",
        en: "a task without an approver",
    },
    why: Both {
        vi: "“Rõ thẩm quyền” là một trong “6 rõ”: phải biết ai quyết định, ai ký duyệt sản phẩm, thì \
             người thực hiện mới biết trình ai và khi nào được coi là hoàn thành. Văn bản ban hành ít khi ghi \
             điều này, nên quy tắc mặc định tắt.",
        en: "Clear authority is one of the “six clarities”: those who do the work should know who \
             decides on it and signs its product, to whom to submit it and when it counts as done. \
             Published documents seldom say so, hence this rule is off by default.",
    },
    fix: Both {
        vi: "Ghi `approver` là chức danh hoặc cấp có thẩm quyền quyết định, phê duyệt sản phẩm.",
        en: "Let `approver` be the post or the body that decides on the task and approves its \
             product.",
    },
    bad: Marked(
        r#"[[task]]
#^^^^^^^ no approver
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
product  = "Thông báo"
"#,
    ),
    good: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
approver = "Giám đốc Sở"
deadline = "Quý IV"
product  = "Thông báo"
"#,
};

/// Whether a task lacks it.
pub(crate) fn breaks(view: &TaskView<'_, '_>) -> bool {
    view.lacks(&view.task.approver)
}

/// No approver.
pub fn check(view: &TaskView<'_, '_>, out: &mut Findings) {
    if breaks(view) {
        let message = both!("chưa rõ thẩm quyền phê duyệt", "no approver");
        out.push(&DOC, Place::header(view.task.header), message);
    }
}
