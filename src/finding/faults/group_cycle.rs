//! `group-cycle`: a group that contains itself, directly or through other groups.

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::text::lang::{Both, both};
use crate::text::source::Span;

/// The documentation of the rule, shown by `pargo rules group-cycle`.
pub const DOC: Doc = Doc {
    name: "group-cycle",
    level: Level::Error,
    kind: RuleKind::Judgement,
    summary: Both { vi: "nhóm đơn vị chứa chính nó", en: "a group of units holds itself" },
    why: Both {
        vi: "Nhóm được mở ra thành các đơn vị thành viên để biết từng đơn vị có nhiệm vụ gì. Nhóm chứa \
             chính nó, trực tiếp hay qua nhóm khác, thì không mở ra được. Khi đó nhiệm vụ giao cho \
             nhóm không đến được đơn vị nào một cách chắc chắn.",
        en: "A group is opened into its members to learn what each unit has to do. A group that \
             contains itself, directly or through another, cannot be opened, so it is \
             unclear which units have its tasks.",
    },
    fix: Both {
        vi: "Xóa tên nhóm khỏi `members`, hoặc khỏi nhóm con dẫn ngược về nó.",
        en: "Take the group's name out of its `members`, or out of the group below it that leads \
             back.",
    },
    bad: Marked(
        r#"[[unit]]
name    = "Các phòng thuộc Sở"
members = ["Văn phòng Sở", "Thanh tra Sở", "Các phòng thuộc Sở"]
#                                          ^^^^^^^^^^^^^^^^^^^^ a group that contains itself: “Các phòng thuộc Sở” already contains “Các phòng thuộc Sở”
"#,
    ),
    good: r#"[[unit]]
name    = "Các phòng thuộc Sở"
members = ["Văn phòng Sở", "Thanh tra Sở"]
"#,
};

/// Reports `member`, which contains the `group` that lists it, at the place in the list.
pub fn report(group: &str, member: &str, span: Span, out: &mut Findings) {
    let message = both!(
        "nhóm chứa chính nó: “{member}” đã chứa “{group}”",
        "a group that contains itself: “{member}” already contains “{group}”"
    );
    out.push(&DOC, Place::key("unit.members", span), message);
}
