//! `duplicate-id`: two plans, or two tasks or objectives of one plan, with the same id.

use rustc_hash::FxHashMap;

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::resolve::Resolved;
use crate::text::lang::{Both, both};
use crate::text::source::{Span, Str};

/// The documentation of the rule, shown by `pargo rules duplicate-id`.
pub const DOC: Doc = Doc {
    name: "duplicate-id",
    level: Level::Error,
    kind: RuleKind::Judgement,
    summary: Both { vi: "mã bị trùng", en: "the same id is used twice" },
    why: Both {
        vi: "Kế hoạch, mục tiêu và nhiệm vụ được nhận ra bằng `id`, qua mọi lần sửa. Số thứ tự in \
             trong văn bản thường đánh lại ở từng nhóm nên dễ trùng. Hai nhiệm vụ cùng mã thì \
             không phân biệt được nhiệm vụ nào đã hoàn thành, nhiệm vụ nào đã gia hạn.",
        en: "Plans, objectives and tasks are known by their `id` through every edit. The numbers \
             printed in a document often start again in each group, so they clash easily. If two \
             tasks have the same id, nobody can tell which is done and which was extended.",
    },
    fix: Both {
        vi: "Đặt cho mục ghi sau một mã riêng, chẳng hạn thêm số của phần hoặc nhóm: `III.2-1.2`. \
             Giữ nguyên mã của mục ghi trước.",
        en: "Give the later one an id of its own, for instance with the number of its section or \
             group: `III.2-1.2`. Leave the id of the earlier one as it is.",
    },
    bad: Marked(
        r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
product  = "Thông báo"

[[task]]
id       = "II.3"
#          ^^^^^^ the id `II.3` is taken already
title    = "Kiểm tra công vụ"
lead     = "Thanh tra Sở"
deadline = "Quý IV"
product  = "Kết luận kiểm tra"
"#,
    ),
    good: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
product  = "Thông báo"

[[task]]
id       = "II.4"
title    = "Kiểm tra công vụ"
lead     = "Thanh tra Sở"
deadline = "Quý IV"
product  = "Kết luận kiểm tra"
"#,
};

/// Two tasks or two objectives with the same id; the later one is at fault.
pub fn check(resolved: &Resolved<'_>, out: &mut Findings) {
    let mut seen: FxHashMap<&str, Span> = FxHashMap::default();
    seen.reserve(resolved.tasks.len());
    for task in &resolved.tasks {
        out.in_task(task.place);
        if let Some(id) = task.written.id.get() {
            twice(&mut seen, *id, out);
        }
    }
    seen.clear();
    for objective in &resolved.objectives {
        out.in_objective(objective.place);
        if let Some(id) = objective.written.id.get() {
            twice(&mut seen, *id, out);
        }
    }
    out.in_plan();
}

fn twice<'a>(seen: &mut FxHashMap<&'a str, Span>, id: Str<'a>, out: &mut Findings) {
    match seen.get(id.value) {
        Some(first) => {
            let value = id.value;
            out.push(
                &DOC,
                Place::key("id", id.span),
                both!("mã `{value}` bị trùng", "the id `{value}` is taken already"),
            )
            .related(*first, both!("đã dùng tại đây", "first here"));
        }
        None => {
            seen.insert(id.value, id.span);
        }
    }
}

/// Reports a plan with the id of another plan, whose file comes first.
pub fn of_plan(id: Str<'_>, first: &str, out: &mut Findings) {
    let value = id.value;
    out.push(
        &DOC,
        Place::key("id", id.span),
        both!(
            "mã kế hoạch `{value}` đã dùng tại {first}",
            "the plan id `{value}` is taken by {first}"
        ),
    )
    .help(both!(
        "nếu tệp này là bản sao thì xóa; nếu là kế hoạch khác thì đặt mã khác",
        "delete this file if it is a copy; if it is another plan, give it an id of its own"
    ));
}
