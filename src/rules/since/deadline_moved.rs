//! `deadline-moved`: a due date that moved later without an extension (`check --since`).

use crate::compare::change::What;
use crate::finding::example::Marked;
use crate::finding::{Doc, Level, RuleKind};
use crate::rules::since::{Fault, Judged, PointsAt, in_english, in_vietnamese};
use crate::text::lang::{Both, both, quantity};

/// The documentation of the rule, shown by `pargo rules deadline-moved`.
pub const DOC: Doc = Doc {
    name: "deadline-moved",
    level: Level::Error,
    kind: RuleKind::Since,
    summary: Both {
        vi: "lùi thời hạn nhưng không có văn bản gia hạn",
        en: "a due date moved later without an extension",
    },
    why: Both {
        vi: "Sửa thẳng thời hạn làm cho nhiệm vụ chậm thành đúng hạn, không để lại căn cứ. Lùi \
             thời hạn phải có văn bản của người có thẩm quyền và ghi ở `[[task.extension]]`. Nhờ \
             đó vẫn thấy được thời hạn ban đầu và số lần gia hạn.",
        en: "Overwriting a deadline turns late work into work on time without a reason. A date \
             moves by a document of those entitled to grant it, entered under \
             `[[task.extension]]`. The first deadline and the number of extensions then stay in \
             view.",
    },
    fix: Both {
        vi: "Trả `deadline` về ngày cũ rồi thêm `[[task.extension]]` với `to`, `granted` và `by` \
             là văn bản cho gia hạn. Sửa lỗi nhập liệu thì nêu lý do ở `allow`.",
        en: "Set `deadline` back and add a `[[task.extension]]` with `to`, `granted`, and the \
             document in `by`. If you only corrected a slip, say so in `allow`.",
    },
    bad: Marked(
        r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = 2025-09-30
product  = "Thông báo"

# --- rồi sửa thành ---

[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = 2025-12-15
#          ^^^^^^^^^^ the due date moved 76 days later, from 2025-09-30 to 2025-12-15, and no extension covers it
product  = "Thông báo"
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

/// A due date that moved later without an extension to it.
pub fn check(judged: &Judged<'_>, out: &mut Vec<Fault>) {
    let change = judged.change;
    let Some(days) = change.days.filter(|days| *days > 0) else { return };
    if change.what == What::DeadlineMoved && change.by.is_none() {
        let (before, after) = (in_english(&change.before), in_english(&change.after));
        let (before_vi, after_vi) = (in_vietnamese(&change.before), in_vietnamese(&change.after));
        let days_vi = quantity(days);
        let message = both!(
            "thời hạn lùi {days_vi} ngày, từ {before_vi} sang {after_vi}, không có văn bản gia hạn",
            "the due date moved {days} days later, from {before} to {after}, and no extension covers it"
        );
        out.push(judged.fault(&DOC, PointsAt::Deadline(judged.slot()), message));
    }
}
