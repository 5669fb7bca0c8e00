//! `not-nfc`: text that is not in Unicode form NFC.

use crate::finding::example::Marked;
use crate::finding::fix::Fix;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind, Words};
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules not-nfc`.
pub const DOC: Doc = Doc {
    name: "not-nfc",
    level: Level::Warn,
    kind: RuleKind::Spelling,
    summary: Both {
        vi: "văn bản không ở dạng Unicode dựng sẵn (NFC)", en: "text that is not NFC"
    },
    why: Both {
        vi: "Nghị định 30/2020/NĐ-CP quy định dùng bộ mã Unicode theo TCVN 6909:2001. Chữ tổ hợp \
             (chữ cái và dấu tách rời) nhìn giống chữ dựng sẵn nhưng khác mã, nên tìm kiếm và so \
             sánh bên ngoài pargo sẽ không thấy. Chữ này thường đến từ tệp soạn trên macOS hoặc từ \
             bộ gõ đặt sai chế độ.",
        en: "Decree 30/2020/NĐ-CP prescribes Unicode after TCVN 6909:2001. A letter with its mark \
             apart looks like the composed one and is another sequence of code points, so searches \
             and comparisons outside pargo miss it. It mostly comes from files written on macOS or \
             from an input method set wrong.",
    },
    fix: Both {
        vi: "Gõ lại chữ được chỉ ra với bộ gõ ở chế độ “Unicode dựng sẵn”, hoặc chuyển cả tệp \
             sang NFC. `pargo check --fix` tự chuyển sang NFC.",
        en: "Type the letter again with the input method set to composed Unicode (“Unicode dựng \
             sẵn”), or convert the file to NFC. `pargo check --fix` converts it to NFC.",
    },
    bad: Marked(
        r#"[[task]]
id       = "II.7"
title    = "Ba\u0301o cáo kết quả cải cách hành chính"
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ letters and diacritics are separate characters here: the text is not NFC
lead     = "Văn phòng Sở"
deadline = "Quý IV"
product  = "Báo cáo"
"#,
    ),
    good: r#"[[task]]
id       = "II.7"
title    = "Báo cáo kết quả cải cách hành chính"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
product  = "Báo cáo"
"#,
};

/// Reports a text; `composed` is the same as NFC.
pub fn report(place: Place, composed: &str, fix: Option<Fix>, out: &mut Findings) {
    let message = both!(
        "chữ dùng Unicode tổ hợp, không phải Unicode dựng sẵn (NFC)",
        "letters and diacritics are separate characters here: the text is not NFC"
    );
    let help = both!("chuyển sang Unicode dựng sẵn: “{composed}”", "as NFC: “{composed}”");
    out.push(&DOC, place, Words::new(message).help(help)).fix = fix.map(Box::new);
}
