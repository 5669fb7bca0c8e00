//! `fact-after-closing`: a fact of a task dated after the plan was closed.

use crate::deadline::dmy;
use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::rules::view::TaskView;
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules fact-after-closing`.
pub const DOC: Doc = Doc {
    name: "fact-after-closing",
    level: Level::Error,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "sự việc ghi sau ngày kết thúc kế hoạch",
        en: "a fact dated after the plan was closed",
    },
    why: Both {
        vi: "Từ ngày `closed`, các nhiệm vụ giữ nguyên tình trạng đã tổng kết, nên sự việc sau ngày đó \
             không được tính. Phần còn lại được thực hiện theo kế hoạch sau.",
        en: "From the day in `closed` on the tasks stand as they were summed up, so a later fact does \
             not count. Work that goes on belongs in the next plan.",
    },
    fix: Both {
        vi: "Sửa lại ngày; hoặc ghi sự việc ở nhiệm vụ chuyển tiếp của kế hoạch sau (`continues`); \
             hoặc lùi `closed` nếu kế hoạch thực ra chưa kết thúc.",
        en: "Correct the date; or enter the fact in the task of the next plan that carries this one on \
             (`continues`); or move `closed` if the plan was not closed yet.",
    },
    bad: Marked(
        r#"[plan]
id      = "vi-du"
title   = "Kế hoạch ví dụ"
agency  = "Sở Tư pháp tỉnh Cao Bằng"
year    = 2024
indexes = []
closed  = 2024-12-31

[[unit]]
name = "Văn phòng Sở"

[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Thường xuyên"
product  = "Thông báo"
done     = 2025-01-15
#          ^^^^^^^^^^ a fact of 2025-01-15, after the plan was closed on 2024-12-31
evidence = "Thông báo số 31/TB-STP ngày 15/01/2025"
"#,
    ),
    good: r#"[plan]
id      = "vi-du"
title   = "Kế hoạch ví dụ"
agency  = "Sở Tư pháp tỉnh Cao Bằng"
year    = 2024
indexes = []
closed  = 2024-12-31

[[unit]]
name = "Văn phòng Sở"

[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Thường xuyên"
product  = "Thông báo"
done     = 2024-12-15
evidence = "Thông báo số 31/TB-STP ngày 15/12/2024"
"#,
};

/// Facts dated after the day of closing. One that is also later than the as-of date is a `future-fact`.
pub fn check(view: &TaskView<'_, '_>, out: &mut Findings) {
    let Some(closed) = view.resolved.plan.closed.value() else { return };
    let after = |day| day > closed && day <= view.as_of;
    for (key, date) in view.dated_facts().filter(|(_, date)| after(date.value)) {
        let (vi, en) = (dmy(date.value), date.value);
        let closed_vi = dmy(closed);
        out.push(
            &DOC,
            Place::key(key, date.span),
            both!(
                "ngày {vi} sau ngày kết thúc kế hoạch ({closed_vi})",
                "a fact of {en}, after the plan was closed on {closed}",
            ),
        );
    }
}
