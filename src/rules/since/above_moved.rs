//! `above-moved`: a task of a plan above changed, and the task that carries it out did not (`check --since`).

use rustc_hash::{FxHashMap, FxHashSet};

use crate::compare::change::{Change, Part, What};
use crate::compare::facts::{PlanFacts, TaskFacts};
use crate::compare::origin::Origin;
use crate::finding::example::Marked;
use crate::finding::{About, Doc, Level, RuleKind, Words};
use crate::plan::plan_and_task;
use crate::plan::value::Value;
use crate::rules::since::{Fault, PointsAt};
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules above-moved`.
pub const DOC: Doc = Doc {
    name: "above-moved",
    level: Level::Warn,
    kind: RuleKind::Since,
    summary: Both {
        vi: "nhiệm vụ cấp trên đã thay đổi, nhiệm vụ cụ thể hóa thì chưa",
        en: "a task above changed, and the one that carries it out did not",
    },
    why: Both {
        vi: "Cấp trên đổi tên, thời hạn, sản phẩm hay đơn vị chủ trì của nhiệm vụ thì nhiệm vụ cụ thể hóa \
             có thể không còn đúng. Cảnh báo này để người lập kế hoạch xem lại.",
        en: "Where those above change the title, the due date, the product or the lead of a task, the one \
             that carries it out may no longer fit. This warning has someone look at it.",
    },
    fix: Both {
        vi: "Sửa nhiệm vụ theo kế hoạch cấp trên; nếu không cần sửa thì ghi lý do ở `allow` của nhiệm vụ.",
        en: "Bring the task in line with the plan above; where nothing has to change, say so in its `allow`.",
    },
    bad: Marked(
        r#"[[task]]
id         = "II.3"
title      = "Công khai thủ tục hành chính"
lead       = "Văn phòng Sở"
deadline   = "Quý III"
product    = "Thông báo"
implements = "ubnd-tinh-2025/II.3"

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

# --- rồi sửa thành ---

[[task]]
id         = "II.3"
title      = "Công khai thủ tục hành chính"
lead       = "Văn phòng Sở"
deadline   = "Quý III"
product    = "Thông báo"
implements = "ubnd-tinh-2025/II.3"
#            ^^^^^^^^^^^^^^^^^^^^^ the deadline of `ubnd-tinh-2025/II.3` changed, and this task did not

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
deadline = "Quý II"
product  = "Thông báo"
"#,
    ),
    good: r#"[[task]]
id         = "II.3"
title      = "Công khai thủ tục hành chính"
lead       = "Văn phòng Sở"
implements = "ubnd-tinh-2025/II.3"
deadline   = "Quý II"
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
deadline = "Quý II"
product  = "Thông báo"
"#,
};

/// All plans before and after a change, and what changed.
pub struct Across<'j> {
    /// The plans before the change, by their ids.
    pub before: &'j FxHashMap<&'j str, &'j PlanFacts>,
    /// The plans after the change.
    pub after: &'j [PlanFacts],
    /// The net change of all plans.
    pub changes: &'j [Change],
    /// Finds the commit behind a change.
    pub origin: &'j Origin<'j>,
}

/// A task: the ids of its plan and its own.
type Key<'c> = (&'c str, &'c str);

/// Reports the tasks that did not change although one that they carry out did, each with its plan's id.
pub fn check(across: &Across<'_>, out: &mut Vec<(String, Fault)>) {
    let moved = moved(across.changes);
    if moved.is_empty() {
        return;
    }
    for plan in across.after {
        let Some(before) = across.before.get(plan.id.as_str()) else { continue };
        for task in plan.tasks.iter().filter(|task| !task.closed) {
            let references = task.fields.get("implements").map(Value::items).unwrap_or_default();
            if references.is_empty() || !before.tasks.contains(task) {
                continue;
            }
            for reference in references.iter().map(Value::canonical) {
                let Some(changes) = plan_and_task(&reference).and_then(|key| moved.get(&key))
                else {
                    continue;
                };
                out.push((plan.id.clone(), fault(across, task, reference.clone(), changes)));
            }
        }
    }
}

fn fault(across: &Across<'_>, task: &TaskFacts, above: String, changes: &[&Change]) -> Fault {
    let mut known = FxHashSet::default();
    let kinds = changes.iter().filter_map(|change| kind(change));
    let kinds: Vec<Both> = kinds.filter(|kind| known.insert(kind.en)).collect();
    let vi = kinds.iter().map(|kind| kind.vi).collect::<Vec<_>>().join(", ");
    let en = kinds.iter().map(|kind| kind.en).collect::<Vec<_>>().join(", ");
    let message = both!(
        "{vi} của `{above}` đã thay đổi, nhiệm vụ này thì chưa",
        "the {en} of `{above}` changed, and this task did not"
    );
    let commit = changes.iter().filter_map(|change| across.origin.commit_of(change)).next_back();
    Fault {
        rule: &DOC,
        about: About::Task(task.id.clone()),
        words: Words::new(message).names([above.as_str()]),
        points_at: PointsAt::Implements(above.clone()),
        commit,
    }
}

/// The changes of tasks that matter to those that carry them out.
fn moved(changes: &[Change]) -> FxHashMap<Key<'_>, Vec<&Change>> {
    let mut moved: FxHashMap<Key<'_>, Vec<&Change>> = FxHashMap::default();
    for change in changes.iter().filter(|change| kind(change).is_some()) {
        if let Some(task) = change.task() {
            moved.entry((change.plan.as_str(), task)).or_default().push(change);
        }
    }
    moved
}

/// What changed of a task, in words; `None` for a change that does not matter here.
fn kind(change: &Change) -> Option<Both> {
    match (change.what, &change.part) {
        (What::TaskChanged, Some(Part::Key("title"))) => Some(Both { vi: "tên", en: "title" }),
        (What::TaskChanged, Some(Part::Key("product"))) => {
            Some(Both { vi: "sản phẩm", en: "product" })
        }
        (What::LeadChanged, _) => Some(Both { vi: "đơn vị chủ trì", en: "lead" }),
        (What::DeadlineMoved | What::DeadlineChanged, _) => {
            Some(Both { vi: "thời hạn", en: "deadline" })
        }
        _ => None,
    }
}
