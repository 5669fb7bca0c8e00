//! `unknown-plan`: `implements`, `continues` or `declined` names a plan that was not read.

use rustc_hash::FxHashSet;

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::links::graph::Target;
use crate::plan::plan_and_task;
use crate::rules::view::LinkView;
use crate::text::lang::{Both, both};
use crate::text::source::Span;

/// The documentation of the rule, shown by `pargo rules unknown-plan`.
pub const DOC: Doc = Doc {
    name: "unknown-plan",
    level: Level::Warn,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "kế hoạch được nêu không có trong các kế hoạch đã đọc",
        en: "a reference to a plan that is not among those read",
    },
    why: Both {
        vi: "Kế hoạch cấp trên hoặc kế hoạch trước không có trong các tệp đã đọc thì không biết \
             nhiệm vụ nào được giao, nhiệm vụ nào chưa hoàn thành. Có khi tệp đó ở kho khác, có \
             khi là gõ sai mã.",
        en: "Where a plan above or an earlier plan is not among the files read, nobody can tell what it \
             gives or what is still owed. Its file may be in another repository, or the id mistyped.",
    },
    fix: Both {
        vi: "Sửa mã; hoặc chạy lệnh ở thư mục có cả tệp của kế hoạch đó. Nếu kế hoạch đó không có tệp \
             thì ghi lý do ở `allow`.",
        en: "Correct the id, or run the command where the file of that plan is read too. Where it has no \
             file, say so in `allow`.",
    },
    bad: Marked(
        r#"[plan]
id         = "vi-du"
title      = "Kế hoạch ví dụ"
agency     = "Sở Tư pháp tỉnh Cao Bằng"
year       = 2025
indexes    = []
known_as   = ["Sở Tư pháp"]
implements = "ubnd-tinh-2025"
#            ^^^^^^^^^^^^^^^^ no plan `ubnd-tinh-2025` was read
"#,
    ),
    good: r#"[plan]
id         = "vi-du"
title      = "Kế hoạch ví dụ"
agency     = "Sở Tư pháp tỉnh Cao Bằng"
year       = 2025
indexes    = []
known_as   = ["Sở Tư pháp"]
implements = "ubnd-tinh-2025"

[[unit]]
name = "Văn phòng Sở"

[[task]]
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
"#,
};

/// Plans that were not read, each once: where `[plan]` names it, or else at the first of its tasks.
pub fn check(view: &LinkView<'_, '_>, out: &mut Findings) {
    let links = view.links;
    let mut reported: FxHashSet<&str> = FxHashSet::default();
    out.in_plan();
    let above = view.resolved.plan.implements.get();
    for id in above.map(|list| list.items).unwrap_or_default() {
        let is_missing = links.plan(id.value).is_none() && !links.may_be_unread(id.value);
        if is_missing && reported.insert(id.value) {
            report(view, "implements".to_owned(), id.span, id.value, out);
        }
    }
    view.each_reference(out, |key, task, out| {
        if let (Target::NoPlan, Some((plan, _))) =
            (links.find(task.value), plan_and_task(task.value))
            && reported.insert(plan)
        {
            report(view, key, task.span, plan, out);
        }
    });
}

fn report(view: &LinkView<'_, '_>, key: String, span: Span, plan: &str, out: &mut Findings) {
    let ids = view.links.plans.iter().filter_map(|plan| plan.id.as_deref());
    let near = out.nearest(plan, ids);
    let finding = out.push(
        &DOC,
        Place::key(key, span),
        both!("chưa đọc được kế hoạch nào có mã `{plan}`", "no plan `{plan}` was read"),
    );
    if let Some(near) = near {
        finding.help(both!("có phải là `{near}`?", "did you mean `{near}`?"));
    }
}
