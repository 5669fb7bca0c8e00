//! `link-cycle`: tasks that continue or carry out each other in a ring.

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::links::graph::TaskAt;
use crate::rules::view::LinkView;
use crate::text::lang::{Both, both};

/// No more tasks of a ring than these are named.
const MOST: usize = 8;

/// The documentation of the rule, shown by `pargo rules link-cycle`.
pub const DOC: Doc = Doc {
    name: "link-cycle",
    level: Level::Error,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "các nhiệm vụ liên kết với nhau thành vòng",
        en: "tasks that continue or carry out each other in a ring",
    },
    why: Both {
        vi: "Nhiệm vụ chuyển tiếp từ nhiệm vụ trước, cụ thể hóa nhiệm vụ cấp trên. Liên kết \
             thành vòng thì không nhiệm vụ nào là nhiệm vụ đầu, nên không tính được thời hạn ban \
             đầu và không rõ nhiệm vụ nào còn phải thực hiện.",
        en: "A task continues an earlier one or carries out one above it. In a ring none comes first, so \
             neither the first due date nor the task that is still owed can be told.",
    },
    fix: Both {
        vi: "Xóa liên kết sai; thường là liên kết ở kế hoạch trước hoặc ở kế hoạch cấp trên.",
        en: "Delete the wrong link, mostly the one in the earlier plan or in the plan above.",
    },
    bad: Marked(
        r#"[[task]]
id        = "II.3"
title     = "Công khai thủ tục hành chính"
lead      = "Văn phòng Sở"
continues = "stp-2024/II.7"
#           ^^^^^^^^^^^^^^^ a ring of tasks: `vi-du/II.3` → `stp-2024/II.7` → `vi-du/II.3`
deadline  = "Quý III"
product   = "Thông báo"

# --- stp-2024.toml ---

[plan]
id      = "stp-2024"
title   = "Kế hoạch năm 2024"
agency  = "Sở Tư pháp tỉnh Cao Bằng"
year    = 2024
indexes = []

[[unit]]
name = "Văn phòng Sở"

[[task]]
id        = "II.7"
title     = "Số hóa hồ sơ lưu trữ"
lead      = "Văn phòng Sở"
continues = "vi-du/II.3"
deadline  = "Quý IV/2024"
product   = "Hồ sơ số hóa"
"#,
    ),
    good: r#"[[task]]
id        = "II.3"
title     = "Công khai thủ tục hành chính"
lead      = "Văn phòng Sở"
continues = "stp-2024/II.7"
deadline  = "Quý III"
product   = "Thông báo"

# --- stp-2024.toml ---

[plan]
id      = "stp-2024"
title   = "Kế hoạch năm 2024"
agency  = "Sở Tư pháp tỉnh Cao Bằng"
year    = 2024
indexes = []

[[unit]]
name = "Văn phòng Sở"

[[task]]
id       = "II.7"
title    = "Số hóa hồ sơ lưu trữ"
lead     = "Văn phòng Sở"
deadline = "Quý IV/2024"
product  = "Hồ sơ số hóa"
"#,
};

/// The rings that end in this plan, at the task that stands latest.
pub fn check(view: &LinkView<'_, '_>, out: &mut Findings) {
    let links = view.links;
    for ring in &links.rings {
        let (Some(last), Some(first)) = (ring.tasks.last(), ring.tasks.first()) else { continue };
        if last.plan != view.plan {
            continue;
        }
        let task = &view.resolved.tasks[last.task];
        let Some((key, at)) = view.reference_to(task, *first) else { continue };
        let turn = std::iter::once(last).chain(&ring.tasks);
        let name = |at: &TaskAt| format!("`{}`", links.reference(*at));
        let is_long = ring.tasks.len() > MOST;
        let shown = if is_long { MOST } else { usize::MAX };
        let mut names: Vec<String> = turn.take(shown).map(name).collect();
        if is_long {
            names.extend(["…".to_owned(), name(last)]);
        }
        let path = names.join(" → ");
        out.in_task(last.task);
        out.push(
            &DOC,
            Place::key(key, at.span),
            both!("các nhiệm vụ liên kết thành vòng: {path}", "a ring of tasks: {path}"),
        );
    }
    out.in_plan();
}
