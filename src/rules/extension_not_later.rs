//! `extension-not-later`: an extension that does not move the due date in force later.

use crate::deadline::dmy;
use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::rules::view::{Before, TaskView};
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules extension-not-later`.
pub const DOC: Doc = Doc {
    name: "extension-not-later",
    level: Level::Error,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "thời hạn gia hạn không muộn hơn thời hạn hiện hành",
        en: "an extension that does not move the due date later",
    },
    why: Both {
        vi: "Gia hạn là lùi thời hạn hiện hành đến một ngày muộn hơn. Ngày mới không muộn hơn, \
             nhiệm vụ không có thời hạn cụ thể hoặc thực hiện theo định kỳ thì không có gì để gia hạn. \
             Thường là gõ nhầm ngày; để nguyên thì nhiệm vụ bị tính quá hạn sai.",
        en: "An extension moves the due date in force to a later day. Where the new date is no \
             later, or the task has no due date or a recurring one, there is nothing to extend. \
             Mostly a date is mistyped; left as it is, the task is reckoned late by a wrong date.",
    },
    fix: Both {
        vi: "Đối chiếu `to`, `granted` với văn bản cho gia hạn. Muốn rút ngắn thời hạn thì sửa \
             ngay `deadline`.",
        en: "Hold `to` and `granted` against the document that grants the extension. To bring a \
             date forward, change `deadline` itself.",
    },
    bad: Marked(
        r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = 2025-10-31
product  = "Thông báo"

[[task.extension]]
to      = 2025-10-15
#         ^^^^^^^^^^ not later than the due date in force, 2025-10-31
granted = 2025-10-01
by      = "Thông báo số 45/TB-STP ngày 01/10/2025"
"#,
    ),
    good: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = 2025-10-31
product  = "Thông báo"

[[task.extension]]
to      = 2025-12-15
granted = 2025-10-01
by      = "Thông báo số 45/TB-STP ngày 01/10/2025"
"#,
};

/// Extensions that do not move the due date in force before them, or have none to move.
pub fn check(view: &TaskView<'_, '_>, out: &mut Findings) {
    for step in view.extension_steps() {
        let Some(to) = step.extension.to.get() else {
            continue;
        };
        match step.before {
            Before::Unknown => {}
            Before::Due(due) if to.value > due => {}
            Before::Due(due) => {
                let (vi, en) = (dmy(due), due);
                out.push(
                    &DOC,
                    Place::key("extension.to", to.span),
                    both!(
                        "thời hạn gia hạn không muộn hơn thời hạn hiện hành ({vi})",
                        "not later than the due date in force, {en}",
                    ),
                );
            }
            Before::None => {
                out.push(
                    &DOC,
                    Place::key("extension.to", to.span),
                    both!(
                        "gia hạn nhưng nhiệm vụ không có ngày đến hạn, hoặc có thời hạn định kỳ",
                        "an extension of a task without a due date, or of a recurring one"
                    ),
                );
            }
        }
    }
}
