//! `syntax`: a file that is not UTF-8, or not TOML.

use crate::finding::{Doc, Level, RuleKind};
use crate::text::lang::Both;

/// What `pargo rules syntax` says.
pub const DOC: Doc = Doc {
    name: "syntax",
    level: Level::Error,
    kind: RuleKind::File,
    summary: Both {
        vi: "tệp không phải UTF-8 hoặc sai cú pháp TOML",
        en: "a file that is not UTF-8, or not TOML",
    },
    why: Both {
        vi: "pargo chỉ đọc được tệp TOML mã hóa UTF-8. Một tệp sai cú pháp thì không nhiệm vụ nào \
             trong đó được tổng hợp, nên số liệu của cả cơ quan bị thiếu. Không thể tắt quy tắc \
             này.",
        en: "pargo reads TOML in UTF-8 and nothing else. Of a file with a syntax error no task is \
             counted, so the figures of the whole agency fall short. This rule cannot be turned \
             off.",
    },
    mend: Both {
        vi: "Sửa tại dòng được chỉ ra: ngày viết là `2025-11-25`, còn chữ và cụm từ chỉ thời hạn \
             đặt trong dấu ngoặc kép. Tệp soạn bằng bảng mã cũ thì lưu lại dạng UTF-8.",
        en: "Mend the line shown: a date is written `2025-11-25`, words and deadline phrases stand \
             in quotation marks. Save a file in an older encoding as UTF-8.",
    },
    bad: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = 25/11/2025
product  = "Thông báo"
"#,
    good: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = 2025-11-25
product  = "Thông báo"
"#,
};
