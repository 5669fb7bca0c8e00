//! `stray-mark`: a diacritic on a letter that does not take it in Vietnamese, or without a letter.

use crate::finding::example::Marked;
use crate::finding::fix::Fix;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind, Words};
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules stray-mark`.
pub const DOC: Doc = Doc {
    name: "stray-mark",
    level: Level::Warn,
    kind: RuleKind::Spelling,
    summary: Both {
        vi: "dấu đặt trên chữ không mang dấu đó, hoặc đứng một mình",
        en: "a mark on a letter that never carries it, or on none",
    },
    why: Both {
        vi: "Tiếng Việt không đặt dấu nặng dưới phụ âm: “câṇ” là chữ “cận” bị lệch dấu khi sao \
             chép từ tệp khác. Chuẩn hóa NFC không sửa được lỗi này, nên từ đó không bao giờ được \
             tìm thấy và in ra thì sai chính tả.",
        en: "No Vietnamese word has a dot below a consonant: “câṇ” is “cận” with its mark \
             displaced in copying. NFC cannot repair it, so the word is never found by a search and \
             is misspelt in print.",
    },
    fix: Both {
        vi: "Gõ lại cả từ được chỉ ra. `pargo check --fix=all` chuyển dấu về nguyên âm bên cạnh \
             nếu chỉ ra đúng một âm tiết.",
        en: "Type the word again. `pargo check --fix=all` moves the mark to the vowel beside it \
             if exactly one syllable comes of that.",
    },
    bad: Marked(
        r#"[[task]]
id       = "II.6"
title    = "Tạo thuận lợi cho người dân tiếp câ\u1e47 thông tin"
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a misplaced mark: no Vietnamese word has `ṇ`
lead     = "Văn phòng Sở"
deadline = "Quý IV"
product  = "Chuyên mục trên Trang thông tin điện tử"
"#,
    ),
    good: r#"[[task]]
id       = "II.6"
title    = "Tạo thuận lợi cho người dân tiếp cận thông tin"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
product  = "Chuyên mục trên Trang thông tin điện tử"
"#,
};

/// Reports the first letter of a text whose mark is stray, or a mark without a letter.
pub fn report(place: Place, letter: &str, fix: Option<Fix>, out: &mut Findings) {
    let message = both!(
        "chữ `{letter}` không có trong tiếng Việt (dấu đặt sai chữ)",
        "a misplaced mark: no Vietnamese word has `{letter}`"
    );
    let help = both!("gõ lại từ này cho đúng dấu", "type the word again with its mark in place");
    out.push(&DOC, place, Words::new(message).help(help)).fix = fix.map(Box::new);
}
