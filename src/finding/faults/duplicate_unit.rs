//! `duplicate-unit`: two declared units that share a name or an alias.

use crate::finding::{Doc, Level, RuleKind};
use crate::text::lang::Both;

/// What `pargo rules duplicate-unit` says.
pub const DOC: Doc = Doc {
    name: "duplicate-unit",
    level: Level::Error,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "hai đơn vị khai báo trùng tên gọi",
        en: "two declared units share a name or an alias",
    },
    why: Both {
        vi: "Tên gọi phải chỉ đúng một đơn vị thì mới biết nhiệm vụ được giao cho ai. Hai tên chỉ \
             khác chữ hoa, khoảng trắng, dấu gạch hay cách đặt dấu thanh (`hoà`, `hòa`) là một. \
             Khai hai lần thì nhiệm vụ của một đơn vị bị chia làm hai.",
        en: "A name must mean one unit alone, or nobody knows to whom a task is given. Names that \
             differ only in case, white space, dashes or the place of a tone mark (`hoà`, `hòa`) \
             are the same. Declared twice, one unit's tasks would be split in two.",
    },
    mend: Both {
        vi: "Giữ một đơn vị và ghi các cách gọi khác vào `aliases` của đơn vị đó. Nếu thật sự là \
             hai đơn vị thì đổi tên gọi cho khác nhau.",
        en: "Keep one unit and list its other wordings in its `aliases`. If they really are two \
             units, tell their names apart.",
    },
    bad: r#"[[unit]]
name = "Phòng Hành chính tư pháp"

[[unit]]
name    = "Phòng hành chính tư pháp"
aliases = ["Phòng HCTP"]
"#,
    good: r#"[[unit]]
name    = "Phòng Hành chính tư pháp"
aliases = ["Phòng HCTP"]
"#,
};
