//! `many-leads`: more than one unit in the lead.

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::resolve::Resolved;
use crate::rules::view::TaskView;
use crate::text::lang::{Both, both, quantity};

/// The documentation of the rule, shown by `pargo rules many-leads`.
pub const DOC: Doc = Doc {
    name: "many-leads",
    level: Level::Off,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "nhiệm vụ có nhiều đơn vị chủ trì", en: "more than one unit in the lead"
    },
    why: Both {
        vi: "Mỗi nhiệm vụ chỉ giao một đơn vị chủ trì và chịu trách nhiệm chính. Nhiều đơn vị cùng chủ \
             trì thì dễ chờ nhau, và cộng theo đơn vị sẽ vượt tổng số nhiệm vụ. Nhiều văn bản vẫn \
             giao như vậy, nên quy tắc này mặc định tắt.",
        en: "One task, one unit that leads and answers for it. Several in the lead wait for one \
             another, and the sums per unit exceed the number of tasks. Many documents are written \
             so all the same, hence this rule is off by default.",
    },
    fix: Both {
        vi: "Giữ một đơn vị ở `lead`, chuyển các đơn vị còn lại sang `partners`; hoặc tách thành \
             nhiều nhiệm vụ.",
        en: "Keep one unit in `lead` and move the others to `partners`; or split the task.",
    },
    bad: Marked(
        r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = ["Văn phòng Sở", "Thanh tra Sở"]
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 2 units are in the lead
deadline = "Quý IV"
product  = "Thông báo"
"#,
    ),
    good: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
partners = ["Thanh tra Sở"]
deadline = "Quý IV"
product  = "Thông báo"
"#,
};

/// More than one unit in the lead.
pub fn check(view: &TaskView<'_, '_>, out: &mut Findings) {
    if let (Some(list), true) = (view.task.lead.get(), view.links.lead.len() > 1) {
        let count = view.links.lead.len();
        let count_vi = quantity(count);
        out.push(
            &DOC,
            Place::key("lead", list.span),
            both!("{count_vi} đơn vị cùng chủ trì", "{count} units are in the lead"),
        );
    }
}

/// More than one unit in the lead by default.
pub fn check_defaults(resolved: &Resolved<'_>, out: &mut Findings) {
    let Some(list) = resolved.plan.defaults.lead.get() else { return };
    let mut units: Vec<_> =
        list.items.iter().filter_map(|n| resolved.units.find(n.value)).collect();
    units.sort_unstable();
    units.dedup();
    let count = units.len();
    if count > 1 {
        let count_vi = quantity(count);
        out.push(
            &DOC,
            Place::key("defaults.lead", list.span),
            both!("{count_vi} đơn vị cùng chủ trì", "{count} units are in the lead"),
        );
    }
}
