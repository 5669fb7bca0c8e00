//! `duplicate-milestone`: two milestones of one task with the same title.

use rustc_hash::FxHashMap;

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::rules::view::TaskView;
use crate::text::lang::{Both, both};
use crate::text::name;

/// The documentation of the rule, shown by `pargo rules duplicate-milestone`.
pub const DOC: Doc = Doc {
    name: "duplicate-milestone",
    level: Level::Error,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "hai mốc của một nhiệm vụ trùng tên", en: "two milestones of one title"
    },
    why: Both {
        vi: "Trong một nhiệm vụ, mốc được nhận ra bằng tên: gia hạn, quá hạn và lịch sử sửa đổi \
             đều dẫn đến tên mốc. Hai mốc cùng tên thì không biết mốc nào đã hoàn thành, mốc nào được gia hạn.",
        en: "Within a task a milestone is known by its title: extensions, overdue lists and the \
             history all refer to it. If two have the same title, nobody can tell which \
             is done and which was extended.",
    },
    fix: Both {
        vi: "Đặt tên riêng cho từng mốc, chẳng hạn thêm lần hoặc giai đoạn: “Dự thảo lần 1”, “Dự \
             thảo lần 2”.",
        en: "Give each milestone a title of its own, for instance with its round or stage: “Dự \
             thảo lần 1”, “Dự thảo lần 2”.",
    },
    bad: Marked(
        r#"[[task]]
id      = "II.4"
title   = "Xây dựng quy chế làm việc"
lead    = "Văn phòng Sở"
product = "Quy chế"

[[task.milestone]]
title    = "Trình dự thảo"
deadline = "Quý III"

[[task.milestone]]
title    = "Trình dự thảo"
#          ^^^^^^^^^^^^^^^ two milestones are called “Trình dự thảo”
deadline = "Quý IV"
"#,
    ),
    good: r#"[[task]]
id      = "II.4"
title   = "Xây dựng quy chế làm việc"
lead    = "Văn phòng Sở"
product = "Quy chế"

[[task.milestone]]
title    = "Trình dự thảo lần 1"
deadline = "Quý III"

[[task.milestone]]
title    = "Trình dự thảo lần 2"
deadline = "Quý IV"
"#,
};

/// Two milestones of one title.
pub fn check(view: &TaskView<'_, '_>, out: &mut Findings) {
    let titles = view.task.milestones.iter().filter_map(|m| m.title.get());
    let mut seen = FxHashMap::default();
    for title in titles {
        let first = *seen.entry(name::key(title.value)).or_insert(title.span);
        if first != title.span {
            let written = title.value;
            out.push(
                &DOC,
                Place::key("milestone.title", title.span),
                both!("hai mốc có cùng tên “{written}”", "two milestones are called “{written}”"),
            )
            .related(first, both!("mốc đầu tại đây", "the first is here"));
        }
    }
}
