//! `completion-rewritten`: a date of completion that was changed or taken back (`check --since`).

use crate::compare::change::{Part, What};
use crate::finding::example::Marked;
use crate::finding::{Doc, Level, RuleKind};
use crate::rules::since::{Fault, Judged, in_english, in_vietnamese};
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules completion-rewritten`.
pub const DOC: Doc = Doc {
    name: "completion-rewritten",
    level: Level::Error,
    kind: RuleKind::Since,
    summary: Both {
        vi: "sửa hoặc hủy kết quả hoàn thành", en: "a date of completion rewritten"
    },
    why: Both {
        vi: "Ngày hoàn thành đã báo cáo là số liệu đã gửi cấp trên. Sửa đi thì nhiệm vụ quá hạn có thể \
             thành đúng hạn, và biểu của kỳ trước không còn khớp với kỳ này. Mọi lần sửa cần có lý \
             do để đối chiếu.",
        en: "A date of completion, once reported, has gone to the higher level. Changed, it can \
             turn late into on time, and last period's table no longer agrees with this one's. \
             Each change needs a reason that can be looked up.",
    },
    fix: Both {
        vi: "Khôi phục ngày cũ. Nếu ngày cũ nhập sai thì giữ ngày đúng và nêu lý do ở `allow` của \
             nhiệm vụ.",
        en: "Restore the former date. If that was a slip, keep the right one and give the reason \
             in the task's `allow`.",
    },
    bad: Marked(
        r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = 2025-09-30
product  = "Thông báo"
done     = 2025-10-15
evidence = "Thông báo số 31/TB-STP ngày 15/10/2025"

# --- rồi sửa thành ---

[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = 2025-09-30
product  = "Thông báo"
done     = 2025-09-29
#          ^^^^^^^^^^ the date of completion was changed from 2025-10-15 to 2025-09-29
evidence = "Thông báo số 31/TB-STP ngày 15/10/2025"
"#,
    ),
    good: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = 2025-09-30
product  = "Thông báo"
done     = 2025-10-15
evidence = "Thông báo số 31/TB-STP ngày 15/10/2025"
note     = "Niêm yết tại Bộ phận Một cửa từ ngày 16/10/2025"
"#,
};

/// A completion whose date changed or was removed. Removing a cancellation is allowed.
pub fn check(judged: &Judged<'_>, out: &mut Vec<Fault>) {
    let change = judged.change;
    let (before, after) = (in_english(&change.before), in_english(&change.after));
    let (before_vi, after_vi) = (in_vietnamese(&change.before), in_vietnamese(&change.after));
    let message = match change.what {
        What::CompletionRewritten => both!(
            "ngày hoàn thành sửa từ {before_vi} thành {after_vi}",
            "the date of completion was changed from {before} to {after}"
        ),
        What::Reopened if change.part != Some(Part::Key("cancelled")) => both!(
            "kết quả hoàn thành ngày {before_vi} bị hủy",
            "the completion of {before} was taken back"
        ),
        _ => return,
    };
    out.push(judged.fault(&DOC, judged.done(), message));
}
