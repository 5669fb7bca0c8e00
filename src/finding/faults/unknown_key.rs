//! `unknown-key`: a key that the format does not have.

use crate::finding::example::Marked;
use crate::finding::fix::Fix;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind, Words};
use crate::text::lang::{Both, Text, both};

/// The documentation of the rule, shown by `pargo rules unknown-key`.
pub const DOC: Doc = Doc {
    name: "unknown-key",
    level: Level::Error,
    kind: RuleKind::Value,
    summary: Both {
        vi: "khóa không có trong định dạng",
        en: "a key that the format does not have",
    },
    why: Both {
        vi: "Một khóa gõ sai tên sẽ không có tác dụng: đơn vị phối hợp ghi dưới `partner` thay vì \
             `partners` coi như không được giao nhiệm vụ. Báo lỗi ngay thì không có nội dung nào của \
             văn bản bị rơi mất.",
        en: "A misspelt key does nothing: a unit written under `partner` instead of `partners` \
             takes part in nothing. Saying so at once keeps any part of the document from being \
             lost.",
    },
    fix: Both {
        vi: "Sửa lại theo khóa gần đúng mà pargo gợi ý. Thông tin riêng của cơ quan thì đặt dưới \
             khóa bắt đầu bằng `x-`. Có đúng một tên gần đúng thì `pargo check --fix=all` sửa \
             thành tên đó; khác nhau chỉ ở dấu cách, chữ hoa, gạch nối, vị trí dấu thanh thì \
             `--fix` là đủ.",
        en: "Use the nearest key, which pargo suggests. For the agency's own data, use a key that \
             begins with `x-`. Where exactly one name is near, `pargo check --fix=all` writes it; \
             `--fix` alone if only white space, case, hyphens or the place of a tone mark differ.",
    },
    bad: Marked(
        r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
product  = "Thông báo"
partner  = ["Thanh tra Sở"]
#^^^^^^ there is no key `partner` here
"#,
    ),
    good: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
partners = ["Thanh tra Sở"]
deadline = "Quý IV"
product  = "Thông báo"
"#,
};

/// Reports an unknown key in the table of `header`.
pub fn report(
    place: Place,
    key: &str,
    header: &str,
    (help, fix): (Text, Option<Fix>),
    out: &mut Findings,
) {
    let message =
        both!("khóa `{key}` không dùng được trong {header}", "there is no key `{key}` here");
    out.push(&DOC, place, Words::new(message).help(help).names([key])).fix = fix.map(Box::new);
}

/// How to fix a misspelt key.
pub fn near(meant: &str) -> Text {
    both!("có phải là `{meant}`?", "did you mean `{meant}`?")
}

/// How to fix a key that stands below the table it belongs to.
pub fn belongs_to(key: &str, table: &str, here: &str) -> Text {
    both!(
        "`{key}` thuộc {table}: chuyển lên trước {here}",
        "`{key}` belongs to {table}: move it above {here}"
    )
}

/// How to fix a plan that has the name of the settings.
pub fn is_a_plan() -> Text {
    both!(
        "đây là kế hoạch: đổi tên tệp, pargo.toml chỉ chứa cài đặt",
        "this is a plan: rename the file, pargo.toml holds settings alone"
    )
}

/// How to keep what the format has no key for.
pub fn as_own_key(key: &str) -> Text {
    both!("nếu là thông tin riêng của cơ quan: `x-{key}`", "if it is the agency's own: `x-{key}`")
}
