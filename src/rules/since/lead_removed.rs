//! `lead-removed`: a unit that is no longer in the lead of a task (`check --since`).

use crate::compare::change::What;
use crate::compare::facts::TaskFacts;
use crate::finding::example::Marked;
use crate::finding::{Doc, Level, RuleKind, Words};
use crate::plan::value::Value;
use crate::rules::since::{Fault, Judged, PointsAt};
use crate::text::lang::{Both, both};
use crate::text::name;

/// The documentation of the rule, shown by `pargo rules lead-removed`.
pub const DOC: Doc = Doc {
    name: "lead-removed",
    level: Level::Warn,
    kind: RuleKind::Since,
    summary: Both {
        vi: "đơn vị không còn chủ trì nhiệm vụ", en: "a unit no longer in the lead"
    },
    why: Both {
        vi: "Chuyển chủ trì là chuyển trách nhiệm, nhất là khi nhiệm vụ đang chậm. Việc đó cần văn \
             bản và cần cả hai đơn vị cùng biết. Cảnh báo này để người duyệt không bỏ qua.",
        en: "To change the lead is to change who answers, above all when the task is late. It \
             takes a document, and both units should know. This warning keeps it from passing \
             unseen in review.",
    },
    fix: Both {
        vi: "Trả lại đơn vị chủ trì cũ, hoặc dẫn văn bản phân công lại ở `allow` của nhiệm vụ.",
        en: "Put the former unit back in the lead, or name the document that reassigned the task \
             in its `allow`.",
    },
    bad: Marked(
        r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = 2025-09-30
product  = "Thông báo"

# --- rồi sửa thành ---

[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Thanh tra Sở"
#          ^^^^^^^^^^^^^^ “Văn phòng Sở” is no longer in the lead
deadline = 2025-09-30
product  = "Thông báo"
"#,
    ),
    good: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Thanh tra Sở"
deadline = 2025-09-30
product  = "Thông báo"
allow    = { lead-removed = "Phân công lại theo Thông báo số 43/TB-STP ngày 22/9/2025" }
"#,
};

/// Units that were in the lead and are not any more.
pub fn check(judged: &Judged<'_>, out: &mut Vec<Fault>) {
    if judged.change.what != What::LeadChanged {
        return;
    }
    let leads = |task: Option<&TaskFacts>| -> Vec<String> {
        let lead = task.and_then(|task| task.lead.as_ref());
        lead.into_iter().flat_map(Value::items).map(Value::canonical).collect()
    };
    let mut still: Vec<String> = leads(judged.new_task).iter().map(|l| name::key(l)).collect();
    // A unit whose former name is now an alias leads under its new one.
    still.extend(judged.new_task.into_iter().flat_map(|task| task.lead_aliases.iter().cloned()));
    for unit in leads(judged.old_task) {
        if !still.contains(&name::key(&unit)) {
            let message = both!("“{unit}” không còn chủ trì", "“{unit}” is no longer in the lead");
            let words = Words::new(message).names([unit.as_str()]);
            out.push(judged.fault(&DOC, PointsAt::Lead, words));
        }
    }
}
