//! `unused-allow`: an `allow` that silences nothing.

use crate::finding::example::Marked;
use crate::finding::fix::{Fix, Mend};
use crate::finding::place::Place;
use crate::finding::{Doc, Finding, Level, RuleKind, Words};
use crate::plan::Allow;
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules unused-allow`.
pub const DOC: Doc = Doc {
    name: "unused-allow",
    level: Level::Warn,
    kind: RuleKind::Judgement,
    summary: Both { vi: "`allow` không còn tác dụng", en: "an `allow` that silences nothing" },
    why: Both {
        vi: "Dòng `allow` còn lại sau khi lỗi đã sửa sẽ che lỗi thật xuất hiện về sau. Xóa đi thì \
             mỗi lý do còn trong tệp đều ứng với một điểm có thật.",
        en: "An `allow` that is no longer needed will hide a real fault later on. Without it, \
             every reason in the file is about something real.",
    },
    fix: Both {
        vi: "Xóa dòng `allow` được chỉ ra. `pargo check --fix` tự xóa.",
        en: "Delete the `allow` shown. `pargo check --fix` does it.",
    },
    bad: Marked(
        r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
product  = "Thông báo"
allow    = { no-product = "Phụ lục của Kế hoạch không có cột sản phẩm" }
#            ^^^^^^^^^^ this `allow` of `no-product` silences nothing
"#,
    ),
    good: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
product  = "Thông báo"
"#,
};

/// The finding for an `allow` entry that silenced nothing; `None` for an entry on this rule itself, which
/// silences findings made here.
pub fn finding(allow: &Allow<'_>) -> Option<Finding> {
    let rule = allow.rule.value;
    let message = both!(
        "`allow` cho `{rule}` không còn tác dụng",
        "this `allow` of `{rule}` silences nothing"
    );
    let words = Words::new(message)
        .help(both!("xóa mục này", "delete it"))
        .fix(Fix::safe(Mend::Without(allow.rule.span)));
    (rule != DOC.name)
        .then(|| Finding::new(&DOC, Place::key(format!("allow.{rule}"), allow.rule.span), words))
}
