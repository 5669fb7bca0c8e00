//! `hidden-character`: a control character or a bidirectional override in text.

use crate::finding::example::Marked;
use crate::finding::fix::Fix;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind, Words};
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules hidden-character`.
pub const DOC: Doc = Doc {
    name: "hidden-character",
    level: Level::Error,
    kind: RuleKind::Hidden,
    summary: Both {
        vi: "ký tự điều khiển ẩn trong văn bản",
        en: "a hidden control character in text",
    },
    why: Both {
        vi: "Ký tự điều khiển và ký tự đảo chiều chữ không hiện ra, nhưng làm cho nội dung nhìn \
             thấy khác nội dung thật. Chúng thường lọt vào khi sao chép từ PDF hay trang web, và \
             có thể dùng để đánh lừa người duyệt.",
        en: "Control characters and bidirectional overrides do not show, and make what is seen \
             differ from what is written. They mostly slip in from a PDF or a web page, and can \
             serve to deceive whoever reviews the plan.",
    },
    fix: Both {
        vi: "Xóa ký tự ở vị trí được chỉ ra, hoặc gõ lại đoạn đó. `pargo check --fix` tự xóa các \
             ký tự này, trừ ký tự điều khiển.",
        en: "Delete the character at the place shown, or type the passage again. `pargo check \
             --fix` removes such characters, control characters aside.",
    },
    bad: Marked(
        r#"[[task]]
id       = "II.3"
title    = "Công khai\u202e thủ tục hành chính"
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ holds the hidden character U+202E
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

/// Reports the first hidden character of a text.
pub fn report(place: Place, character: char, fix: Option<Fix>, out: &mut Findings) {
    let code = format!("U+{:04X}", u32::from(character));
    let words = Words::new(both!("có ký tự ẩn {code}", "holds the hidden character {code}"))
        .help(both!("xóa ký tự này, hoặc gõ lại cả đoạn chữ", "delete it, or type the text again"));
    out.push(&DOC, place, words).fix = fix.map(Box::new);
}
