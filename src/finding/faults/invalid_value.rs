//! `invalid-value`: a value of the right type that its key does not accept.

use crate::finding::example::Marked;
use crate::finding::{Doc, Level, RuleKind, Words};
use crate::text::lang::{Both, both};
use crate::text::number::NotANumber;

/// The documentation of the rule, shown by `pargo rules invalid-value`.
pub const DOC: Doc = Doc {
    name: "invalid-value",
    level: Level::Error,
    kind: RuleKind::Value,
    summary: Both {
        vi: "giá trị nằm ngoài phạm vi cho phép",
        en: "a value that its key does not admit",
    },
    why: Both {
        vi: "Có khóa chỉ nhận một số giá trị nhất định: `status` nhận bốn tình trạng, `progress` \
             từ 0 đến 100, điểm không được âm. Giá trị khác thì không suy ra được nghĩa, và pargo \
             không đoán thay người lập kế hoạch.",
        en: "Some keys accept only certain values: `status` one of four states, `progress` 0 to \
             100, a score no negative number. The meaning of any other value is unclear, and \
             pargo does not guess for those who keep the plan.",
    },
    fix: Both {
        vi: "Thay bằng một trong các giá trị mà thông báo liệt kê. Lời giải thích thêm thì ghi vào \
             `note`.",
        en: "Use one of the values that the message lists. Put explanations in `note`.",
    },
    bad: Marked(
        r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
product  = "Thông báo"
status   = "đang thực hiện"
#          ^^^^^^^^^^^^^^^^ `status` does not take `đang thực hiện`
"#,
    ),
    good: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
product  = "Thông báo"
status   = "in-progress"
"#,
};

/// A text that must not be empty.
pub fn empty(key: &str) -> Words {
    Words::new(both!("`{key}` để trống", "`{key}` is empty"))
}

/// A list with an empty name in it.
pub fn empty_name(key: &str) -> Words {
    Words::new(both!("`{key}` có tên để trống", "`{key}` holds an empty name"))
        .help(both!("bỏ khóa này, hoặc viết []", "leave the key out, or write []"))
}

/// A whole number beyond 64 bits.
pub fn too_large(key: &str) -> Words {
    Words::new(both!("`{key}` quá lớn", "`{key}` is too large"))
}

/// A negative number.
pub fn negative(key: &str) -> Words {
    Words::new(both!("`{key}` không thể là số âm", "`{key}` cannot be negative"))
}

/// A text that is not a number.
pub fn not_a_number(key: &str, written: &str, reason: NotANumber) -> Words {
    Words::new(match reason {
        NotANumber::Malformed => both!(
            "`{key}` không đọc được thành số: {written}",
            "`{key}` is not a number: {written}"
        ),
        NotANumber::NotFinite => {
            both!("`{key}` phải là số hữu hạn", "`{key}` must be a finite number")
        }
        NotANumber::TooLong => both!(
            "`{key}` có quá nhiều chữ số (tối đa 28)",
            "`{key}` has too many digits (at most 28)"
        ),
    })
}

/// A word that the key does not accept: `near` is the most similar one, `words` are all.
pub fn unknown_word(key: &str, word: &str, near: Option<&str>, words: &[&str]) -> Words {
    not_taken(key, word).help(match near {
        Some(near) => both!("có phải là `{near}`?", "did you mean `{near}`?"),
        None => {
            let list = words.join("`, `");
            both!("dùng một trong: `{list}`", "use one of: `{list}`")
        }
    })
}

/// A word in Vietnamese, or of another tool, for one that the key accepts.
pub fn other_word(key: &str, word: &str, meant: &str) -> Words {
    not_taken(key, word).help(match meant {
        "done" => both!(
            "ghi done = ngày hoàn thành, không cần `status`",
            "write done = and the date of completion instead"
        ),
        meant => both!("viết \"{meant}\"", "write \"{meant}\""),
    })
}

fn not_taken(key: &str, word: &str) -> Words {
    Words::new(both!("`{key}` không nhận giá trị `{word}`", "`{key}` does not take `{word}`"))
}
