//! `unknown-index`: an index that the plan does not have, or that pargo does not know.

use crate::finding::example::Marked;
use crate::finding::faults::listed;
use crate::finding::fix::Fix;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind, Words};
use crate::text::lang::{Both, both};
use crate::text::source::Str;

/// The documentation of the rule, shown by `pargo rules unknown-index`.
pub const DOC: Doc = Doc {
    name: "unknown-index",
    level: Level::Error,
    kind: RuleKind::Value,
    summary: Both {
        vi: "chỉ số không có trong kế hoạch hoặc chưa được khai báo",
        en: "an index that the plan does not have, or that is not declared",
    },
    why: Both {
        vi: "Biểu tổng hợp lập theo từng chỉ số. Chỉ số gõ sai, hoặc không có trong `indexes` của \
             kế hoạch, thì nhiệm vụ hay mục tiêu không tính được vào đâu.",
        en: "The summary is drawn up per index. Under an index that is misspelt, or missing from \
             the plan's `indexes`, a task or an objective counts nowhere.",
    },
    fix: Both {
        vi: "Sửa theo tên gần đúng mà pargo gợi ý, hoặc thêm chỉ số vào `indexes`. Chỉ số ngoài \
             PAR INDEX, SIPAS, PAPI thì khai báo `[[index]]` trong `pargo.toml`. Có đúng một tên \
             gần đúng thì `pargo check --fix=all` sửa thành tên đó; khác nhau chỉ ở dấu cách, chữ \
             hoa, gạch nối, vị trí dấu thanh thì `--fix` là đủ.",
        en: "Use the nearest name, which pargo suggests, or add the index to `indexes`. One \
             beyond PAR INDEX, SIPAS and PAPI is declared with `[[index]]` in `pargo.toml`. Where \
             exactly one name is near, `pargo check --fix=all` writes it; `--fix` alone if only \
             white space, case, hyphens or the place of a tone mark differ.",
    },
    bad: Marked(
        r#"[[task]]
id       = "II.3"
index    = "PAR INDX"
#          ^^^^^^^^^^ there is no index “PAR INDX”
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
product  = "Thông báo"
"#,
    ),
    good: r#"[[task]]
id       = "II.3"
index    = "PAR INDEX"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
product  = "Thông báo"
"#,
};

/// Reports an unknown index: `near` is the most similar one, `known` are all.
pub fn report<'k>(
    key: &'static str,
    wording: Str<'_>,
    near: Option<&str>,
    known: impl Iterator<Item = &'k str>,
    out: &mut Findings,
) {
    let written = wording.value;
    let message = both!("không có chỉ số “{written}”", "there is no index “{written}”");
    let help = match near {
        Some(near) => both!("có phải là “{near}”?", "did you mean “{near}”?"),
        None => {
            let list = listed(known, ", ");
            both!(
                "các chỉ số đã biết: {list}; chỉ số khác thì khai báo [[index]] trong pargo.toml",
                "the indexes known are {list}; declare another one as [[index]] in pargo.toml"
            )
        }
    };
    let fix = near.map(|near| Box::new(Fix::name(written, near)));
    out.push(&DOC, Place::key(key, wording.span), Words::new(message).help(help)).fix = fix;
}

/// Reports a wording of an index that is not among those of the plan.
pub fn report_foreign(wording: Str<'_>, index: &str, out: &mut Findings) {
    let message =
        both!("kế hoạch này không có chỉ số “{index}”", "“{index}” is not an index of this plan");
    let help = both!(
        "thêm “{index}” vào `indexes` của [plan], hoặc sửa lại ở đây",
        "add “{index}” to `indexes` under [plan], or correct it here"
    );
    out.push(&DOC, Place::key("index", wording.span), Words::new(message).help(help));
}

/// Reports several indexes in one text.
pub fn report_several(key: &'static str, wording: Str<'_>, parts: &[&str], out: &mut Findings) {
    let (written, list) = (wording.value, parts.join("\", \""));
    let message = both!("không có chỉ số “{written}”", "there is no index “{written}”");
    out.push(&DOC, Place::key(key, wording.span), message)
        .help(both!("viết thành danh sách: [\"{list}\"]", "write a list: [\"{list}\"]"));
}
