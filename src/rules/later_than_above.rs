//! `later-than-above`: a task due after the one that it carries out.

use chrono::NaiveDate;

use crate::deadline::dmy;
use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::plan::Task;
use crate::rules::view::LinkView;
use crate::state::{State, extensions_of, last_granted};
use crate::text::lang::{Both, both, quantity};

/// The documentation of the rule, shown by `pargo rules later-than-above`.
pub const DOC: Doc = Doc {
    name: "later-than-above",
    level: Level::Warn,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "đến hạn sau nhiệm vụ cấp trên",
        en: "a task due after the one that it carries out",
    },
    why: Both {
        vi: "Nhiệm vụ cụ thể hóa phải hoàn thành không muộn hơn thời hạn của nhiệm vụ cấp trên. Đặt thời hạn muộn hơn là biết \
             trước sẽ chậm với cấp trên.",
        en: "A task that carries another out has to be done by the time that one falls due. A later date \
             is a plan to be late.",
    },
    fix: Both {
        vi: "Đặt thời hạn không muộn hơn nhiệm vụ cấp trên, hoặc đề nghị cấp trên gia hạn.",
        en: "Bring the date forward to that of the task above, or ask those above for an extension.",
    },
    bad: Marked(
        r#"[[task]]
id         = "II.3"
title      = "Công khai thủ tục hành chính"
lead       = "Văn phòng Sở"
implements = "ubnd-tinh-2025/II.3"
deadline   = "Quý IV"
#            ^^^^^^^^ due on 2025-12-31, 92 days after `ubnd-tinh-2025/II.3`
product    = "Thông báo"

# --- ubnd-tinh-2025.toml ---

[plan]
id      = "ubnd-tinh-2025"
title   = "Kế hoạch của tỉnh"
agency  = "UBND tỉnh Cao Bằng"
year    = 2025
indexes = []

[[unit]]
name = "Sở Tư pháp"

[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Sở Tư pháp"
deadline = "Quý III"
product  = "Thông báo"
"#,
    ),
    good: r#"[[task]]
id         = "II.3"
title      = "Công khai thủ tục hành chính"
lead       = "Văn phòng Sở"
implements = "ubnd-tinh-2025/II.3"
deadline   = "Quý III"
product    = "Thông báo"

# --- ubnd-tinh-2025.toml ---

[plan]
id      = "ubnd-tinh-2025"
title   = "Kế hoạch của tỉnh"
agency  = "UBND tỉnh Cao Bằng"
year    = 2025
indexes = []

[[unit]]
name = "Sở Tư pháp"

[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Sở Tư pháp"
deadline = "Quý III"
product  = "Thông báo"
"#,
};

/// Tasks with one due date, after the one of a task that they carry out.
pub fn check(view: &LinkView<'_, '_>, out: &mut Findings) {
    let mut reported = None;
    view.each_link(out, |key, reference, at, out| {
        let Some(place) =
            out.task().filter(|place| key == "implements" && reported != Some(*place))
        else {
            return;
        };
        let above = view.links.task(at);
        let names = &view.links.plans[view.plan].names;
        let (own, due_above) = (view.own(place).due, view.links.due_for(names, at));
        let (Some(due), Some(due_above)) = (own, due_above) else { return };
        if due <= due_above || above.state == State::Cancelled {
            return;
        }
        reported = Some(place);
        let days = (due - due_above).num_days();
        let (days_vi, vi, above) = (quantity(days), dmy(due), reference.value);
        out.push(
            &DOC,
            place_of(view.resolved.tasks[place].written, due),
            both!(
                "đến hạn ngày {vi}, muộn hơn nhiệm vụ cấp trên `{above}` {days_vi} ngày",
                "due on {due}, {days} days after `{above}`"
            ),
        );
    });
}

/// The extension to this due date, or else the task's own deadline, or else its header.
fn place_of(task: &Task<'_>, due: NaiveDate) -> Place {
    let extension = last_granted(extensions_of(task)).and_then(|extension| extension.to.get());
    match (extension.filter(|to| to.value == due), task.deadline.get()) {
        (Some(to), _) => Place::key("extension.to", to.span),
        (None, Some(deadline)) => Place::key("deadline", deadline.span),
        (None, None) => Place::header(task.header),
    }
}
