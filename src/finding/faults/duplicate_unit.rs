//! `duplicate-unit`: two declared units that share a name or an alias.

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind, Words};
use crate::text::lang::{Both, both};
use crate::text::source::{Span, Str};

/// The documentation of the rule, shown by `pargo rules duplicate-unit`.
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
             Khai báo hai lần thì nhiệm vụ của một đơn vị bị chia làm hai.",
        en: "A name must mean a single unit, or it is unclear who has a task. Names that differ \
             only in case, white space, dashes or the place of a tone mark (`hoà`, `hòa`) are the \
             same. If a unit were declared twice, its tasks would be split in two.",
    },
    fix: Both {
        vi: "Giữ một đơn vị và ghi các tên gọi khác vào `aliases` của đơn vị đó. Nếu thật sự là \
             hai đơn vị thì đổi tên gọi cho khác nhau.",
        en: "Keep one unit and list its other wordings in its `aliases`. If they really are two \
             units, tell their names apart.",
    },
    bad: Marked(
        r#"[[unit]]
name = "Phòng Hành chính tư pháp"

[[unit]]
name    = "Phòng hành chính tư pháp"
#         ^^^^^^^^^^^^^^^^^^^^^^^^^^ “Phòng hành chính tư pháp” already names the unit “Phòng Hành chính tư pháp”
aliases = ["Phòng HCTP"]
"#,
    ),
    good: r#"[[unit]]
name    = "Phòng Hành chính tư pháp"
aliases = ["Phòng HCTP"]
"#,
};

/// Reports a name or an alias, as `key` says, that means the unit `other` already; `first` is where the plan says
/// so.
pub fn report(
    key: &'static str,
    wording: Str<'_>,
    other: &str,
    first: Option<Span>,
    out: &mut Findings,
) {
    let name = wording.value;
    let message = both!(
        "“{name}” đã là tên của đơn vị “{other}”",
        "“{name}” already names the unit “{other}”"
    );
    let help = both!(
        "giữ một khai báo; tên gọi khác của cùng đơn vị thì ghi vào `aliases` một lần",
        "keep one declaration; list another name of the same unit in `aliases`, once"
    );
    let finding = out.push(&DOC, Place::key(key, wording.span), Words::new(message).help(help));
    if let Some(first) = first {
        finding.related(first, both!("đã khai báo tại đây", "declared here"));
    }
}
