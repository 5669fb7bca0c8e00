//! `done-without-date`: `status = "done"` on a task without the date of its completion.

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::plan::Status;
use crate::rules::view::TaskView;
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules done-without-date`.
pub const DOC: Doc = Doc {
    name: "done-without-date",
    level: Level::Error,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "đã ghi hoàn thành nhưng chưa ghi ngày hoàn thành",
        en: "reported done, without a date",
    },
    why: Both {
        vi: "Đúng hạn hay quá hạn được tính từ ngày hoàn thành, không do người nhập tự ghi. Chỉ có \
             `status` nhưng không có ngày thì không đối chiếu được với thời hạn, nên nhiệm vụ vẫn bị \
             tính là chưa hoàn thành.",
        en: "Done on time or late is reckoned from the date of completion; nobody types it in. A \
             `status` without a date cannot be held against the deadline, so the task still counts \
             as not done.",
    },
    fix: Both {
        vi: "Thêm `done` với ngày hoàn thành thật, thường là ngày ký sản phẩm. Khi đã có `done` \
             thì không cần `status`. `pargo check --fix=all` ghi ngày của commit đã đặt `status`, \
             nếu git cho biết.",
        en: "Add `done` with the true date of completion, mostly the day on which the product was \
             signed. With `done`, `status` is not needed. `pargo check --fix=all` writes the date \
             of the commit that set `status`, where git tells it.",
    },
    bad: Marked(
        r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
product  = "Thông báo"
status   = "done"
#          ^^^^^^ done, and no date of completion
evidence = "Thông báo số 31/TB-STP ngày 15/10/2025"
"#,
    ),
    good: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
product  = "Thông báo"
done     = 2025-10-15
evidence = "Thông báo số 31/TB-STP ngày 15/10/2025"
"#,
};

/// `status = "done"` and no `done`.
pub fn check(view: &TaskView<'_, '_>, out: &mut Findings) {
    if let Some(status) = view.task.status.get()
        && status.value == Status::Done
        && view.task.done.is_absent()
    {
        out.push(
            &DOC,
            Place::key("status", status.span),
            both!(
                "đã ghi hoàn thành nhưng chưa ghi ngày hoàn thành",
                "done, and no date of completion"
            ),
        )
        .help(both!("thêm ngày hoàn thành: done = 2025-11-25", "add the date: done = 2025-11-25"));
    }
}
