//! `unknown-component`: a component that none of the given indexes has.

use crate::finding::example::Marked;
use crate::finding::faults::listed;
use crate::finding::fix::Fix;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind, Words};
use crate::text::lang::{Both, both};
use crate::text::source::Str;

/// The documentation of the rule, shown by `pargo rules unknown-component`.
pub const DOC: Doc = Doc {
    name: "unknown-component",
    level: Level::Error,
    kind: RuleKind::Value,
    summary: Both {
        vi: "lĩnh vực, nội dung không thuộc chỉ số đã nêu",
        en: "a component that the named index does not have",
    },
    why: Both {
        vi: "Mỗi chỉ số có các lĩnh vực, nội dung riêng. Lĩnh vực, nội dung ghi sai thì nhiệm \
             vụ và mục tiêu không gặp nhau trong biểu tổng hợp, nên không thấy được lĩnh vực mất \
             điểm nào đang có người làm.",
        en: "Each index has its own components. Under a component that it does not have, tasks and \
             objectives never meet in the summary, and nobody sees whether anyone works on the \
             field that loses points.",
    },
    fix: Both {
        vi: "Sửa theo tên gần đúng mà pargo gợi ý. Tên gọi riêng của cơ quan thì khai báo ở \
             `[[index.component]]` trong `pargo.toml`. Có đúng một tên gần đúng thì `pargo check \
             --fix=all` sửa thành tên đó; khác nhau chỉ ở dấu cách, chữ hoa, gạch nối, vị trí dấu \
             thanh thì `--fix` là đủ.",
        en: "Use the nearest name, which pargo suggests. The agency's own wording is declared \
             under `[[index.component]]` in `pargo.toml`. Where exactly one name is near, `pargo \
             check --fix=all` writes it; `--fix` alone if only white space, case, hyphens or the \
             place of a tone mark differ.",
    },
    bad: Marked(
        r#"[[task]]
id        = "II.5"
index     = "PAR INDEX"
component = "Cải cách tiền lương"
#           ^^^^^^^^^^^^^^^^^^^^^ PAR INDEX has no component “Cải cách tiền lương”
title     = "Rà soát vị trí việc làm"
lead      = "Văn phòng Sở"
deadline  = "Quý IV"
product   = "Đề án vị trí việc làm"
"#,
    ),
    good: r#"[[task]]
id        = "II.5"
index     = "PAR INDEX"
component = "Cải cách chế độ công vụ"
title     = "Rà soát vị trí việc làm"
lead      = "Văn phòng Sở"
deadline  = "Quý IV"
product   = "Đề án vị trí việc làm"
"#,
};

/// The suggestion for an unknown component.
pub enum Meant<'m> {
    /// It is a component of this other index.
    Of(&'m str),
    /// It is probably a misspelling of this component.
    Near(&'m str),
    /// No component is similar; these are all.
    AnyOf(Vec<&'m str>),
}

/// Reports a component of none of the task's or objective's indexes.
pub fn report(wording: Str<'_>, indexes: &str, meant: Meant<'_>, out: &mut Findings) {
    let written = wording.value;
    let message = both!(
        "{indexes} không có lĩnh vực, nội dung “{written}”",
        "{indexes} has no component “{written}”"
    );
    let fix = match &meant {
        Meant::Near(near) => Some(Fix::name(written, near)),
        Meant::Of(_) | Meant::AnyOf(_) => None,
    };
    let help = match meant {
        Meant::Of(index) => {
            both!("đó là lĩnh vực, nội dung của {index}", "it is a component of {index}")
        }
        Meant::Near(near) => both!("có phải là “{near}”?", "did you mean “{near}”?"),
        Meant::AnyOf(all) => {
            let list = listed(all.into_iter(), "; ");
            both!("các lĩnh vực, nội dung: {list}", "the components are: {list}")
        }
    };
    let words = Words::new(message).help(help);
    out.push(&DOC, Place::key("component", wording.span), words).fix = fix.map(Box::new);
}

/// Reports a component of more than one of the indexes.
pub fn report_ambiguous(wording: Str<'_>, indexes: &str, out: &mut Findings) {
    let written = wording.value;
    let message = both!(
        "“{written}” là lĩnh vực, nội dung của cả {indexes}",
        "“{written}” is a component of all of {indexes}"
    );
    let help = both!(
        "mỗi lĩnh vực, nội dung chỉ tính cho một chỉ số: tách nhiệm vụ, hoặc chỉ giữ một chỉ số",
        "a component counts under one index: split the task, or keep one index"
    );
    out.push(&DOC, Place::key("component", wording.span), Words::new(message).help(help));
}

/// Reports a component where no index is named; `home` is the index that it belongs to.
pub fn report_without_index(wording: Str<'_>, home: Option<&str>, out: &mut Findings) {
    let written = wording.value;
    let message = both!(
        "có `component` “{written}” nhưng chưa ghi `index`",
        "“{written}” is a component, but there is no `index`"
    );
    let help = home.map(|home| both!("thêm index = \"{home}\"", "add index = \"{home}\""));
    out.push(&DOC, Place::key("component", wording.span), Words { help, ..Words::new(message) });
}
