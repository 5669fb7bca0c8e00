//! `done-without-evidence`: a task with a date of completion and nothing that proves it.

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::rules::view::TaskView;
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules done-without-evidence`.
pub const DOC: Doc = Doc {
    name: "done-without-evidence",
    level: Level::Warn,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "nhiệm vụ đã hoàn thành nhưng chưa ghi tài liệu kiểm chứng",
        en: "done, with nothing to prove it",
    },
    why: Both {
        vi: "Hồ sơ tự chấm điểm phải có tài liệu kiểm chứng cho từng tiêu chí; không có thì không \
             được tính điểm. Ghi ngay khi hoàn thành thì cuối năm không phải tìm lại văn bản.",
        en: "When an agency scores itself, each criterion needs a document to prove it; without \
             one there are no points. Entered on completion, it need not be searched for at the \
             end of the year.",
    },
    fix: Both {
        vi: "Thêm `evidence` với số, ký hiệu và ngày của văn bản, hoặc địa chỉ nơi đăng kết quả.",
        en: "Add `evidence`: number, symbol and date of the document, or the address where the \
             result is published.",
    },
    bad: Marked(
        r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
product  = "Thông báo"
done     = 2025-10-15
#          ^^^^^^^^^^ done, and no evidence
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

/// Done, and no document proves it.
pub fn check(view: &TaskView<'_, '_>, out: &mut Findings) {
    let task = view.task;
    let proven = match task.evidence.get() {
        Some(list) => list.items.iter().any(|e| !e.value.trim().is_empty()),
        None => task.evidence.is_unreadable(),
    };
    if let (Some(done), false) = (task.done.get(), proven) {
        out.push(
            &DOC,
            Place::key("done", done.span),
            both!("đã hoàn thành nhưng chưa ghi tài liệu kiểm chứng", "done, and no evidence"),
        )
        .help(both!(
            "thêm evidence = \"số, ký hiệu, ngày của văn bản\"",
            "add evidence = \"number and date of the document\""
        ));
    }
}
