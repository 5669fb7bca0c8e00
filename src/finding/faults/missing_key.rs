//! `missing-key`: a required key that is absent.

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind, Words};
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules missing-key`.
pub const DOC: Doc = Doc {
    name: "missing-key",
    level: Level::Error,
    kind: RuleKind::Value,
    summary: Both { vi: "thiếu khóa bắt buộc", en: "a required key is absent" },
    why: Both {
        vi: "Các khóa bắt buộc là phần tối thiểu để biết kế hoạch của ai, nhiệm vụ là gì, gia hạn \
             theo văn bản nào. Thiếu chúng thì không thể lập biểu tổng hợp hay đối chiếu giữa các \
             lần sửa.",
        en: "The required keys are the minimum needed to know whose plan it is, what the task is, \
             which document grants an extension. Without them no table can be drawn up and no two \
             versions compared.",
    },
    fix: Both {
        vi: "Bổ sung khóa được nêu tên vào bảng được chỉ ra, ghi đúng như trong văn bản.",
        en: "Add the key named in the message to the table shown, worded as in the document.",
    },
    bad: Marked(
        r#"[[task]]
#^^^^^^^ the key `title` is missing
id       = "II.3"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
product  = "Thông báo"
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

/// Reports that a table lacks a required key, at its header.
pub fn report(header: Place, key: &str, out: &mut Findings) {
    let message = both!("thiếu khóa `{key}`", "the key `{key}` is missing");
    out.push(&DOC, header, Words::new(message).names([key]));
}
