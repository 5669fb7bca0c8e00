//! `each-alone`: `each` where one unit alone owes something.

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::rules::view::TaskView;
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules each-alone`.
pub const DOC: Doc = Doc {
    name: "each-alone",
    level: Level::Warn,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "có `each` nhưng chỉ một đơn vị phải báo cáo",
        en: "`each` where one unit alone owes something",
    },
    why: Both {
        vi: "`each` là để từng đơn vị trong nhiều đơn vị nộp riêng. Chỉ còn một đơn vị thì thường là thiếu đơn vị \
             chủ trì, hoặc nhóm chưa đủ thành viên, nên báo cáo của các đơn vị khác không được theo dõi.",
        en: "`each` is for several units that owe the product each for itself. Where one is left, mostly a \
             unit is missing in the lead, or a group lacks members, and nobody waits for what the others \
             owe.",
    },
    fix: Both {
        vi: "Bổ sung đơn vị vào `lead` hoặc vào `members` của nhóm. Nếu đúng là một đơn vị thì \
             bỏ `each`.",
        en: "Name the other units in `lead`, or as `members` of the group. If it is one unit indeed, leave \
             `each` out.",
    },
    bad: Marked(
        r#"[[task]]
id        = "IV.1"
title     = "Báo cáo kết quả thực hiện Kế hoạch"
lead      = ["Văn phòng Sở", "Thanh tra Sở"]
recipient = "Văn phòng Sở"
deadline  = 2025-11-24
product   = "Báo cáo"
each      = true
#           ^^^^ “Thanh tra Sở” alone owes something
"#,
    ),
    good: r#"[[unit]]
name = "Phòng Hành chính tư pháp"

[[task]]
id        = "IV.1"
title     = "Báo cáo kết quả thực hiện Kế hoạch"
lead      = ["Văn phòng Sở", "Thanh tra Sở", "Phòng Hành chính tư pháp"]
recipient = "Văn phòng Sở"
deadline  = 2025-11-24
product   = "Báo cáo"
each      = true
"#,
};

/// `each` with a single debtor that is not a group.
pub fn check(view: &TaskView<'_, '_>, out: &mut Findings) {
    let (Some(each), Some(written)) = (view.links.each, view.task.each.get()) else { return };
    if let ([one], false) = (each.debtors, each.is_partial)
        && !view.resolved.units.get(*one).is_group()
    {
        let name = view.resolved.units.get(*one).name;
        out.push(
            &DOC,
            Place::key("each", written.span),
            both!("có `each` nhưng chỉ “{name}” phải báo cáo", "“{name}” alone owes something"),
        );
    }
}
