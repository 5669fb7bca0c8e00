//! `unknown-key`: a key that the format does not have.

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind, Words};
use crate::text::lang::{Both, both};

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
    mend: Both {
        vi: "Sửa lại theo khóa gần đúng mà pargo gợi ý. Thông tin riêng của cơ quan thì đặt dưới \
             khóa bắt đầu bằng `x-`.",
        en: "Use the nearest key, which pargo suggests. For the agency's own data, use a key that \
             begins with `x-`.",
    },
    bad: Marked(
        r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
partner  = ["Thanh tra Sở"]
#^^^^^^ there is no key `partner` here
deadline = "Quý IV"
product  = "Thông báo"
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

/// Reports an unknown key: `near` is the most similar key, `known` are all keys of the table.
pub fn report(place: Place, key: &str, near: Option<&str>, known: &[&str], out: &mut Findings) {
    let message = both!("không có khóa `{key}` ở đây", "there is no key `{key}` here");
    let help = match near {
        Some(near) => both!("có phải là `{near}`?", "did you mean `{near}`?"),
        None => {
            let list = known.join("`, `");
            both!(
                "các khóa có thể dùng: `{list}`; khóa riêng của cơ quan bắt đầu bằng `x-`",
                "the keys are `{list}`; a key of your own begins with `x-`"
            )
        }
    };
    out.push(&DOC, place, Words::new(message).help(help).names([key]));
}
