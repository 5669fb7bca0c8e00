//! `unknown-unit`: a unit that is named but not declared.

use crate::finding::example::Marked;
use crate::finding::fix::Fix;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::text::lang::{Both, both};
use crate::text::name;
use crate::text::source::Str;

/// The documentation of the rule, shown by `pargo rules unknown-unit`.
pub const DOC: Doc = Doc {
    name: "unknown-unit",
    level: Level::Error,
    kind: RuleKind::Value,
    summary: Both { vi: "đơn vị chưa được khai báo", en: "a unit that is not declared" },
    why: Both {
        vi: "Đơn vị phải khai báo ở `[[unit]]` thì các tên gọi khác nhau mới gộp về một và phân công \
             mới rõ người. Tên chưa khai báo thường là gõ sai hoặc viết tắt. Bỏ qua thì nhiệm vụ không \
             hiện ra khi lọc theo đơn vị, tức là không ai nhận nhiệm vụ.",
        en: "Units are declared under `[[unit]]`, so that their various wordings come together and \
             it is clear who does what. An undeclared name is mostly a slip or an abbreviation. \
             Until it is corrected, the task appears under no unit.",
    },
    fix: Both {
        vi: "Sửa theo tên gần đúng mà pargo gợi ý, hoặc thêm tên gọi này vào `aliases`. Đơn vị \
             mới thì khai báo thêm `[[unit]]` trong kế hoạch hay trong `pargo.toml`. Có đúng một \
             tên gần đúng thì `pargo check --fix=all` sửa thành tên đó; khác nhau chỉ ở dấu cách, \
             chữ hoa, gạch nối, vị trí dấu thanh thì `--fix` là đủ.",
        en: "Use the nearest name, which pargo suggests, or add this wording to its `aliases`. A \
             new unit is declared with `[[unit]]` in the plan or in `pargo.toml`. Where exactly \
             one name is near, `pargo check --fix=all` writes it; `--fix` alone if only white \
             space, case, hyphens or the place of a tone mark differ.",
    },
    bad: Marked(
        r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng"
#          ^^^^^^^^^^^ no unit “Văn phòng” is declared
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

/// What a wording that no unit has probably means.
#[derive(Debug)]
pub enum Guess<'a> {
    /// One of these, the most similar first; empty where none is similar.
    Near(Vec<&'a str>),
    /// The unit of this name, in short.
    Short(&'a str),
    /// Several units in one text.
    Several(Vec<String>),
}

impl<'a> Guess<'a> {
    /// The one unit that is meant most probably.
    pub fn most_probable(&self) -> Option<&'a str> {
        match self {
            Guess::Near(near) => near.first().copied(),
            Guess::Short(name) => Some(name),
            Guess::Several(_) => None,
        }
    }
}

/// Whether a wording says that there is no unit: `…`, `Không có`.
fn is_nobody(written: &str) -> bool {
    let words = name::loose(written);
    let words = words.trim_matches(|c: char| !c.is_alphanumeric());
    ["", "khong", "khong co", "x", "n/a"].contains(&words)
}

/// Reports a wording under `key` that no unit has.
pub fn report(key: &'static str, wording: Str<'_>, guess: &Guess<'_>, out: &mut Findings) {
    let written = wording.value;
    let finding = out.push(
        &DOC,
        Place::key(key, wording.span),
        both!("đơn vị “{written}” chưa được khai báo", "no unit “{written}” is declared"),
    );
    if let Guess::Near(near) = guess
        && let [near] = near.as_slice()
    {
        finding.fix(Fix::name(written, near));
    }
    if is_nobody(written) {
        finding.help(both!(
            "nếu không có đơn vị nào thì xóa tên này",
            "if there is no unit, delete the name"
        ));
        return;
    }
    if key == "unit.members" && ["all", "tat ca"].contains(&name::loose(written).as_str()) {
        finding.help(both!("viết members = \"all\"", "write members = \"all\""));
        return;
    }
    finding.help(match guess {
        Guess::Near(near) if near.is_empty() => both!(
            "khai báo trong tệp này hoặc trong pargo.toml: [[unit]] name = \"{written}\"",
            "declare it here or in pargo.toml: [[unit]] name = \"{written}\""
        ),
        Guess::Near(near) => {
            let (vi, en) = (near.join("” hay “"), near.join("” or “"));
            both!("có phải là “{vi}”?", "did you mean “{en}”?")
        }
        Guess::Short(name) => both!(
            "nếu là “{name}”: thêm \"{written}\" vào aliases của đơn vị đó; nếu là đơn vị khác: [[unit]] name = \"{written}\"",
            "if it is “{name}”: add \"{written}\" to the aliases of that unit; if it is another: [[unit]] name = \"{written}\""
        ),
        Guess::Several(names) => {
            let list = names.join("\", \"");
            both!("viết thành danh sách: [\"{list}\"]", "write a list: [\"{list}\"]")
        }
    });
}
