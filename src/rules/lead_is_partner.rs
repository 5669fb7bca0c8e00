//! `lead-is-partner`: the same unit in the lead and among the partners of a task.

use crate::finding::example::Marked;
use crate::finding::fix::{Fix, Mend};
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::plan::{Field, List};
use crate::resolve::UnitRef;
use crate::rules::view::TaskView;
use crate::text::lang::{Both, both};
use crate::text::source::Span;

/// The documentation of the rule, shown by `pargo rules lead-is-partner`.
pub const DOC: Doc = Doc {
    name: "lead-is-partner",
    level: Level::Warn,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "một đơn vị vừa chủ trì vừa phối hợp",
        en: "the same unit leads and takes part",
    },
    why: Both {
        vi: "Đơn vị chủ trì chịu trách nhiệm chính, đơn vị phối hợp thực hiện phần được đề nghị; một đơn \
             vị không thể phối hợp với chính mình. Ghi cả hai vai thì không rõ trách nhiệm, và \
             thường là còn thiếu tên đơn vị phối hợp thật.",
        en: "The unit in the lead answers for the task, a partner does what it is asked; no unit \
             can be its own partner. With both roles written, responsibility is unclear, and \
             mostly the true partner's name is missing.",
    },
    fix: Both {
        vi: "Xóa đơn vị chủ trì khỏi `partners`, hoặc thay bằng đơn vị phối hợp đúng. `pargo \
             check --fix=all` xóa đơn vị này khỏi `partners`.",
        en: "Take the unit in the lead out of `partners`, or put the true partner in its place. \
             `pargo check --fix=all` takes it out of `partners`.",
    },
    bad: Marked(
        r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
partners = ["Văn phòng Sở", "Thanh tra Sở"]
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ “Văn phòng Sở” both leads and takes part
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

/// At most so many partners are taken out at once.
const MOST: usize = 100;

/// Takes out of `partners` the units that lead. A list that becomes empty is removed, unless the partners of the
/// plan's defaults would then count.
fn without_leads(view: &TaskView<'_, '_>, partners: &List<'_>) -> Fix {
    let leads = |partner: &&UnitRef| view.links.lead.iter().any(|lead| lead.unit == partner.unit);
    let leading: Vec<Span> =
        view.links.partners.iter().filter(leads).map(|partner| partner.span).take(MOST).collect();
    Fix::unsure(
        match (leading.len() < partners.items.len(), &view.resolved.plan.defaults.partners) {
            (true, _) => Mend::WithoutItems { list: partners.span, items: leading },
            (false, Field::Absent) => Mend::Without(partners.span),
            (false, _) => Mend::Here("[]".to_owned()),
        },
    )
}

/// The same unit leads and takes part, named itself in both.
pub fn check(view: &TaskView<'_, '_>, out: &mut Findings) {
    let Some(partners) = view.task.partners.get() else {
        return;
    };
    let both =
        view.links.lead.iter().find(|l| view.links.partners.iter().any(|p| p.unit == l.unit));
    if let Some(lead) = both {
        let name = view.resolved.units.get(lead.unit).name;
        out.push(
            &DOC,
            Place::key("partners", partners.span),
            both!("“{name}” vừa chủ trì vừa phối hợp", "“{name}” both leads and takes part"),
        )
        .help(both!("xóa tên này khỏi `partners`", "leave it out of `partners`"))
        .fix(without_leads(view, partners));
    }
}
