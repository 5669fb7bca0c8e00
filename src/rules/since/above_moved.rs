//! `above-moved`: a task of a plan above changed, and the task that carries it out did not (`check --since`).

use rustc_hash::{FxHashMap, FxHashSet};

use crate::compare::change::{Change, Part, What};
use crate::compare::origin::Origin;
use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind, Words};
use crate::plan::plan_and_task;
use crate::resolve::Resolved;
use crate::state::with_all_facts;
use crate::text::lang::{Both, both};
use crate::text::source::Str;

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

/// A task: the ids of its plan and its own.
type Key = (String, String);

/// The changes of tasks in all plans, as those plans need them that did not change themselves.
#[derive(Debug, Default)]
pub struct Across {
    /// The tasks that changed in a way that matters to those that carry them out.
    moved: FxHashMap<Key, Moved>,
    /// The tasks that changed in any way.
    changed: FxHashSet<Key>,
    /// The plans that are new.
    added: FxHashSet<String>,
}

/// How a task changed.
#[derive(Debug)]
struct Moved {
    /// What changed, each once.
    kinds: Vec<Both>,
    /// The newest commit that did it; `None` if it is not committed yet.
    commit: Option<String>,
}

impl Across {
    /// The net changes of all plans; `origin` finds the commits behind them.
    pub fn of(changes: &[Change], origin: &Origin<'_>) -> Across {
        let mut across = Across::default();
        for change in changes {
            if change.what == What::PlanAdded {
                across.added.insert(change.plan.clone());
            }
            let Some(task) = change.task() else { continue };
            let key = (change.plan.clone(), task.to_owned());
            if let Some(kind) = kind(change) {
                let commit = origin.commit_of(change);
                let moved = across.moved.entry(key.clone());
                let moved = moved.or_insert(Moved { kinds: Vec::new(), commit: None });
                if !moved.kinds.contains(&kind) {
                    moved.kinds.push(kind);
                }
                moved.commit = commit;
            }
            across.changed.insert(key);
        }
        across
    }
}

/// Reports the tasks of a plan that did not change although one that they carry out did.
pub fn check(across: &Across, resolved: &Resolved<'_>, out: &mut Findings) {
    let Some(plan) = resolved.plan.id.value().filter(|plan| !across.added.contains(*plan)) else {
        return;
    };
    if across.moved.is_empty() {
        return;
    }
    for of in &resolved.tasks {
        let (Some(id), Some(list)) = (of.written.id.value(), of.written.implements.get()) else {
            continue;
        };
        let is_changed = across.changed.contains(&(plan.to_owned(), id.to_owned()));
        if is_changed || with_all_facts(resolved, of).state.is_closed() {
            continue;
        }
        out.in_task(of.place);
        for reference in list.items {
            let key = plan_and_task(reference.value);
            let key = key.map(|(plan, task)| (plan.to_owned(), task.to_owned()));
            if let Some(moved) = key.and_then(|key| across.moved.get(&key)) {
                report(*reference, moved, out);
            }
        }
    }
    out.in_plan();
}

fn report(reference: Str<'_>, moved: &Moved, out: &mut Findings) {
    let above = reference.value;
    let vi = moved.kinds.iter().map(|kind| kind.vi).collect::<Vec<_>>().join(", ");
    let en = moved.kinds.iter().map(|kind| kind.en).collect::<Vec<_>>().join(", ");
    let message = both!(
        "{vi} của `{above}` đã thay đổi, nhiệm vụ này thì chưa",
        "the {en} of `{above}` changed, and this task did not"
    );
    let words = Words::new(message).names([above]);
    let finding = out.push(&DOC, Place::key("implements", reference.span), words);
    finding.commit = Some(moved.commit.clone());
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
