//! `no-officer`: a task without an officer who answers for it.

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::rules::view::TaskView;
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules no-officer`.
pub const DOC: Doc = Doc {
    name: "no-officer",
    level: Level::Off,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "nhiệm vụ không ghi người phụ trách", en: "a task without an officer"
    },
    why: Both {
        vi: "“Rõ người” là một trong “6 rõ”: ngoài đơn vị chủ trì còn cần biết ai trực tiếp phụ trách. \
             Văn bản ban hành ít khi ghi tên người, nên quy tắc này mặc định tắt; bật lên khi kế \
             hoạch dùng để giao nhiệm vụ nội bộ.",
        en: "A clear person is one of the “six clarities”: besides the unit in the lead, one \
             should know who does the work. Published documents seldom name anyone, hence this \
             rule is off by default; switch it on where the plan assigns work within the office.",
    },
    fix: Both {
        vi: "Ghi `officer` là họ tên hoặc chức danh của người trực tiếp phụ trách.",
        en: "Let `officer` be the name or the post of the person who answers for the task.",
    },
    bad: Marked(
        r#"[[task]]
#^^^^^^^ no officer
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
officer  = "Chánh Văn phòng Sở"
deadline = "Quý IV"
product  = "Thông báo"
"#,
};

/// Whether a task lacks it.
pub(crate) fn breaks(view: &TaskView<'_, '_>) -> bool {
    view.lacks(&view.task.officer)
}

/// No person answerable.
pub fn check(view: &TaskView<'_, '_>, out: &mut Findings) {
    if breaks(view) {
        out.push(
            &DOC,
            Place::header(view.task.header),
            both!("chưa rõ người phụ trách", "no officer"),
        );
    }
}
