//! `extension-after-due`: an extension granted when the deadline had already passed.

use crate::deadline::dmy;
use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::rules::view::{Before, TaskView};
use crate::text::lang::{Both, both, quantity};

/// The documentation of the rule, shown by `pargo rules extension-after-due`.
pub const DOC: Doc = Doc {
    name: "extension-after-due",
    level: Level::Warn,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "gia hạn sau khi đã quá hạn",
        en: "an extension granted after the deadline",
    },
    why: Both {
        vi: "Gia hạn phải được cho phép trước khi hết thời hạn. Cho phép sau đó là hợp thức hóa nhiệm vụ đã \
             chậm: nhiệm vụ từ quá hạn thành đúng hạn mà không ai thấy. Văn bản vẫn có hiệu lực, \
             nên đây chỉ là cảnh báo.",
        en: "An extension is granted before the time is up. Granted later, it makes good what was \
             already late: the task turns from overdue to on time unnoticed. The document holds \
             all the same, so this is a warning only.",
    },
    fix: Both {
        vi: "Kiểm tra ngày `granted` có đúng là ngày của văn bản không. Nếu đúng, ghi lý do vào \
             `allow`.",
        en: "See whether `granted` is the date of the document. If it is, give the reason in \
             `allow`.",
    },
    bad: Marked(
        r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = 2025-09-30
product  = "Thông báo"

[[task.extension]]
to      = 2025-12-15
granted = 2025-10-20
#         ^^^^^^^^^^ granted 20 days after it was due, on 2025-09-30
by      = "Thông báo số 52/TB-STP ngày 20/10/2025"
"#,
    ),
    good: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = 2025-09-30
product  = "Thông báo"

[[task.extension]]
to      = 2025-12-15
granted = 2025-09-22
by      = "Thông báo số 43/TB-STP ngày 22/9/2025"
"#,
};

/// Extensions granted after the deadline had passed.
pub fn check(view: &TaskView<'_, '_>, out: &mut Findings) {
    for step in view.extension_steps() {
        if let (Before::Due(due), Some(granted)) = (step.earliest, step.extension.granted.get())
            && granted.value > due
        {
            let days = (granted.value - due).num_days();
            let days_vi = quantity(days);
            let (vi, en) = (dmy(due), due);
            out.push(
                &DOC,
                Place::key("extension.granted", granted.span),
                both!(
                    "gia hạn sau khi đã quá hạn {days_vi} ngày (thời hạn {vi})",
                    "granted {days} days after it was due, on {en}",
                ),
            );
        }
    }
}
