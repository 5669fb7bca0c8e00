//! `unknown-rule`: an `allow` or a `[rules]` table that names a rule which does not exist.

use crate::finding::example::Marked;
use crate::finding::fix::Fix;
use crate::finding::place::Place;
use crate::finding::{Doc, Finding, Level, RuleKind, Words};
use crate::text::lang::{Both, both};
use crate::text::source::Str;

/// The documentation of the rule, shown by `pargo rules unknown-rule`.
pub const DOC: Doc = Doc {
    name: "unknown-rule",
    level: Level::Error,
    kind: RuleKind::Judgement,
    summary: Both { vi: "tên quy tắc không có", en: "a rule that does not exist" },
    why: Both {
        vi: "Tên quy tắc gõ sai trong `allow` hay `[rules]` không có tác dụng: quy tắc tưởng đã bỏ \
             qua vẫn báo, quy tắc tưởng đã bật thì im lặng. Trường hợp sau nguy hiểm hơn vì không \
             ai nhận ra.",
        en: "A misspelt rule in `allow` or `[rules]` has no effect: a rule that should be \
             silenced still reports, and one that should be on does not. The latter is worse, \
             since nobody notices.",
    },
    fix: Both {
        vi: "Sửa theo tên gần đúng mà pargo gợi ý; `pargo rules` liệt kê mọi quy tắc. Có đúng một \
             tên gần đúng thì `pargo check --fix=all` sửa thành tên đó; khác nhau chỉ ở dấu cách, \
             chữ hoa, gạch nối, vị trí dấu thanh thì `--fix` là đủ.",
        en: "Use the nearest name, which pargo suggests; `pargo rules` lists them all. Where \
             exactly one name is near, `pargo check --fix=all` writes it; `--fix` alone if only \
             white space, case, hyphens or the place of a tone mark differ.",
    },
    bad: Marked(
        r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
allow    = { no-products = "Phụ lục của Kế hoạch không có cột sản phẩm" }
#            ^^^^^^^^^^^ there is no rule `no-products`
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

/// The finding for a name that no rule has, under `allow` or `rules`; `near` is the rule that was probably meant.
pub fn finding(table: &str, name: Str<'_>, near: Option<&str>) -> Finding {
    let written = name.value;
    let message = both!("không có quy tắc `{written}`", "there is no rule `{written}`");
    let help = match near {
        Some(near) => both!("có phải là `{near}`?", "did you mean `{near}`?"),
        None => both!("xem `pargo rules`", "see `pargo rules`"),
    };
    let words = Words::new(message).help(help);
    let words = near.map(|near| Fix::key(written, near)).into_iter().fold(words, Words::fix);
    Finding::new(&DOC, Place::key(format!("{table}.{written}"), name.span), words)
}
