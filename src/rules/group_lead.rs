//! `group-lead`: a group of units in the lead.

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::resolve::Resolved;
use crate::rules::view::TaskView;
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules group-lead`.
pub const DOC: Doc = Doc {
    name: "group-lead",
    level: Level::Off,
    kind: RuleKind::Judgement,
    summary: Both { vi: "đơn vị chủ trì là một nhóm", en: "a group in the lead" },
    why: Both {
        vi: "Giao “các phòng, trung tâm thuộc Sở” chủ trì thì không đơn vị nào chịu trách nhiệm \
             chính. Đơn vị nào cũng thực hiện nhưng không đơn vị nào tổng hợp kết quả. Văn bản thật vẫn hay giao như \
             vậy, nên quy tắc này mặc định tắt.",
        en: "Where “all divisions and centres” lead, none of them answers for the task. Everyone \
             has a share and nobody gathers the result. Real documents often do so, hence this \
             rule is off by default.",
    },
    fix: Both {
        vi: "Chọn một đơn vị đầu mối làm `lead` và đưa nhóm sang `partners`.",
        en: "Choose one unit as `lead` and move the group to `partners`.",
    },
    bad: Marked(
        r#"[[unit]]
name    = "Các phòng, trung tâm thuộc Sở"
members = ["Văn phòng Sở", "Thanh tra Sở"]

[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Các phòng, trung tâm thuộc Sở"
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the lead is the group “Các phòng, trung tâm thuộc Sở”, not one unit
deadline = "Quý IV"
product  = "Thông báo"
"#,
    ),
    good: r#"[[unit]]
name    = "Các phòng, trung tâm thuộc Sở"
members = ["Văn phòng Sở", "Thanh tra Sở"]

[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
partners = ["Các phòng, trung tâm thuộc Sở"]
deadline = "Quý IV"
product  = "Thông báo"
"#,
};

/// A group in the lead.
pub fn check(view: &TaskView<'_, '_>, out: &mut Findings) {
    if view.task.lead.get().is_none() {
        return;
    }
    for lead in view.links.lead {
        let unit = view.resolved.units.get(lead.unit);
        if unit.is_group() {
            report(unit.name, Place::key("lead", lead.span), out);
        }
    }
}

/// A group in the lead by default.
pub fn check_defaults(resolved: &Resolved<'_>, out: &mut Findings) {
    let names = resolved.plan.defaults.lead.get().into_iter().flat_map(|l| l.items);
    for name in names {
        let unit = resolved.units.find(name.value).map(|id| resolved.units.get(id));
        if let Some(unit) = unit.filter(|u| u.is_group()) {
            report(unit.name, Place::key("defaults.lead", name.span), out);
        }
    }
}

fn report(name: &str, place: Place, out: &mut Findings) {
    out.push(
        &DOC,
        place,
        both!(
            "đơn vị chủ trì là nhóm “{name}”, chưa rõ đơn vị chịu trách nhiệm chính",
            "the lead is the group “{name}”, not one unit"
        ),
    );
}
