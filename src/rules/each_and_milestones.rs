//! `each-and-milestones`: a task with both `each` and milestones.

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::rules::view::TaskView;
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules each-and-milestones`.
pub const DOC: Doc = Doc {
    name: "each-and-milestones",
    level: Level::Error,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "nhiệm vụ vừa có `each` vừa có mốc",
        en: "a task with both `each` and milestones",
    },
    why: Both {
        vi: "Mốc là bước của cả nhiệm vụ, hoàn thành một lần; `each` là sản phẩm mà từng đơn vị phải nộp riêng. \
             Ghi cả hai thì không rõ đơn vị nào đã hoàn thành mốc nào.",
        en: "A milestone is a step of the task as a whole and is reached once; `each` is what every unit \
             owes for itself. With both nobody can say which unit has reached which step.",
    },
    fix: Both {
        vi: "Tách thành nhiều nhiệm vụ, mỗi mốc một nhiệm vụ có `each` và `deadline`; hoặc bỏ `each`.",
        en: "Make each step a task of its own with `each` and a `deadline`, or leave `each` out.",
    },
    bad: Marked(
        r#"[[task]]
id      = "II.4"
title   = "Tự đánh giá kết quả cải cách hành chính"
lead    = ["Văn phòng Sở", "Thanh tra Sở"]
product = "Bảng tự đánh giá"
each    = true

[[task.milestone]]
#^^^^^^^^^^^^^^^^^ both `each` and milestones
title    = "Gửi bảng tự đánh giá"
deadline = "Quý III"
"#,
    ),
    good: r#"[[task]]
id       = "II.4"
title    = "Tự đánh giá kết quả cải cách hành chính"
lead     = ["Văn phòng Sở", "Thanh tra Sở"]
deadline = "Quý III"
product  = "Bảng tự đánh giá"
each     = true
"#,
};

/// A task with `each` and with milestones; the later one is at fault.
pub fn check(view: &TaskView<'_, '_>, out: &mut Findings) {
    let task = view.task;
    if let (Some(each), Some(milestone)) = (task.each.get(), task.milestones.first())
        && task.is_each()
    {
        out.push(
            &DOC,
            Place::key("each", each.span).later(Place::key("milestone", milestone.header)),
            both!("vừa có `each` vừa có mốc", "both `each` and milestones"),
        )
        .help(both!("xóa `each`, hoặc xóa các mốc", "leave `each` out, or the milestones"));
    }
}
