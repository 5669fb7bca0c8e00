//! `unused-unit`: a unit that the plan declares and nothing in it names.

use crate::finding::example::Marked;
use crate::finding::fix::{Fix, Mend};
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::resolve::Resolved;
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules unused-unit`.
pub const DOC: Doc = Doc {
    name: "unused-unit",
    level: Level::Warn,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "đơn vị đã khai báo nhưng chưa được giao nhiệm vụ",
        en: "a declared unit that nothing names",
    },
    why: Both {
        vi: "Đơn vị khai báo trong kế hoạch nhưng không nhiệm vụ nào nêu đến thường là dấu hiệu bỏ sót: \
             một dòng phân công chưa nhập, hoặc tên gõ khác đi. Danh mục thừa cũng làm khó người \
             đọc sau này.",
        en: "A unit that the plan declares and no task names is often the trace of an omission: an \
             assignment not entered, or a name spelt otherwise. A list with needless entries also \
             hampers those who read it later.",
    },
    fix: Both {
        vi: "Ghi đơn vị vào nhiệm vụ được giao, hoặc xóa khai báo. Danh mục dùng chung cho nhiều \
             kế hoạch thì đặt ở `pargo.toml`. `pargo check --fix=all` xóa khai báo cùng ghi chú \
             của nó.",
        en: "Name the unit in the task that it was given, or drop the declaration. Units shared \
             by several plans belong in `pargo.toml`. `pargo check --fix=all` drops the \
             declaration with its comment.",
    },
    bad: Marked(
        r#"[[unit]]
name = "Phòng Hành chính tư pháp"
#      ^^^^^^^^^^^^^^^^^^^^^^^^^^ nothing names the unit “Phòng Hành chính tư pháp”

[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
partners = ["Thanh tra Sở"]
deadline = "Quý IV"
product  = "Thông báo"
"#,
    ),
    good: r#"[[unit]]
name = "Phòng Hành chính tư pháp"

[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
partners = ["Thanh tra Sở", "Phòng Hành chính tư pháp"]
deadline = "Quý IV"
product  = "Thông báo"
"#,
};

/// Units of the plan that nothing names.
pub fn check(resolved: &Resolved<'_>, out: &mut Findings) {
    if resolved.named.units_lost {
        return;
    }
    let mut used = resolved.named.units.clone();
    for meant in resolved.units.meant_members() {
        used[meant.0 as usize] = true;
    }
    // A unit counts as named if a group that contains it is named.
    let named = resolved.units.all().map(|(id, _)| id);
    let named = named.filter(|id| resolved.named.units[id.0 as usize]);
    for inside in resolved.units.inside_any(named) {
        used[inside.0 as usize] = true;
    }
    for (id, unit) in resolved.units.all() {
        if let (Some(span), false) = (unit.declared, used[id.0 as usize]) {
            let name = unit.name;
            out.push(
                &DOC,
                Place::key("unit.name", span),
                both!("đơn vị “{name}” chưa được giao nhiệm vụ", "nothing names the unit “{name}”"),
            )
            .fix(Fix::unsure(Mend::WithoutTable(span)));
        }
    }
}
