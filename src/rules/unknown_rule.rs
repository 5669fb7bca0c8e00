//! `unknown-rule`: an `allow` or a `[rules]` table that names a rule which does not exist.

use super::{Both, Doc, Level};
use crate::diagnostic::{Finding, Findings};
use crate::name;
use crate::plan::Str;
use crate::resolve::Resolved;
use crate::text;

/// What `pargo rules unknown-rule` says.
pub const DOC: Doc = Doc {
    name: "unknown-rule",
    level: Level::Error,
    summary: Both { vi: "tên quy tắc không có", en: "a rule that does not exist" },
    why: Both {
        vi: "Tên quy tắc gõ sai trong `allow` hay `[rules]` không có tác dụng: quy tắc tưởng đã bỏ \
             qua vẫn báo, quy tắc tưởng đã bật thì im lặng. Trường hợp sau nguy hiểm hơn vì không \
             ai nhận ra.",
        en: "A misspelt rule in `allow` or `[rules]` does nothing: what was to be silenced still \
             speaks, what was to be switched on stays silent. The latter is worse, since nobody \
             notices.",
    },
    mend: Both {
        vi: "Sửa theo tên gần đúng mà pargo gợi ý; `pargo rules` liệt kê mọi quy tắc.",
        en: "Use the nearest name, which pargo suggests; `pargo rules` lists them all.",
    },
    bad: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
allow    = { no-products = "Phụ lục của Kế hoạch không có cột sản phẩm" }
"#,
    good: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
allow    = { no-product = "Phụ lục của Kế hoạch không có cột sản phẩm" }
"#,
};

/// The `allow` entries of a plan that name no rule.
pub fn check(resolved: &Resolved<'_>, out: &mut Findings) {
    for (task, objective, allow) in resolved.allows() {
        if super::number_of(allow.rule.value).is_none() {
            out.append(vec![finding(allow.rule, task, objective)]);
        }
    }
}

/// The finding for one name that is no rule's.
pub fn finding(name: Str<'_>, task: Option<u32>, objective: Option<u32>) -> Finding {
    let written = name.value;
    let near = name::nearest(written, super::RULES.iter().map(|r| r.doc.name), 1);
    Finding {
        rule: &DOC,
        span: name.span,
        task,
        objective,
        message: text!("không có quy tắc `{written}`", "there is no rule `{written}`"),
        help: Some(match near.first() {
            Some(near) => text!("ý là `{near}`?", "did you mean `{near}`?"),
            None => text!("xem `pargo rules`", "see `pargo rules`"),
        }),
        related: None,
        commit: None,
        gone: None,
    }
}
