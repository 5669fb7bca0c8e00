//! `empty-allow`: an `allow` without a reason.

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::plan::Field;
use crate::resolve::Resolved;
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules empty-allow`.
pub const DOC: Doc = Doc {
    name: "empty-allow",
    level: Level::Error,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "bỏ qua quy tắc nhưng không nêu lý do",
        en: "a rule silenced without a reason",
    },
    why: Both {
        vi: "`allow` cho phép bỏ qua một quy tắc, với điều kiện nêu rõ vì sao. Không có lý do thì \
             người sau không biết đó là chủ ý hay bỏ sót, và không biết khi nào thì nên gỡ.",
        en: "`allow` silences a rule, on condition of saying why. Without a reason those who come \
             later cannot tell intent from neglect, nor when to take it out.",
    },
    fix: Both {
        vi: "Ghi lý do sau tên quy tắc, tốt nhất là dẫn văn bản; hoặc xóa dòng `allow`.",
        en: "Write the reason after the rule's name, best with the document that it rests on; or \
             drop the `allow`.",
    },
    bad: Marked(
        r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
allow    = { no-product = "" }
#                         ^^ `no-product` is allowed without a reason
"#,
    ),
    good: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
allow    = { no-product = "Phụ lục của Kế hoạch không có cột sản phẩm" }
"#,
};

/// The `allow` entries with an empty reason.
pub fn check(resolved: &Resolved<'_>, out: &mut Findings) {
    for (about, allow) in resolved.allows() {
        let rule = allow.rule.value;
        let place = match &allow.reason {
            // The reason is the whole value, or stands under a key in it.
            Field::Given(reason) if reason.value.trim().is_empty() => match reason.span {
                span if span == allow.span => Place::key(format!("allow.{rule}"), span),
                span => Place::key(format!("allow.{rule}.reason"), span),
            },
            Field::Absent => Place::key(format!("allow.{rule}"), allow.span),
            Field::Given(_) | Field::Unreadable(_) => continue,
        };
        out.set_about(about);
        out.push(
            &DOC,
            place,
            both!("bỏ qua `{rule}` nhưng không ghi lý do", "`{rule}` is allowed without a reason"),
        );
    }
    out.in_plan();
}
