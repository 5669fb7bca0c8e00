//! `unknown-milestone`: an extension of a milestone that the task does not have.

use rustc_hash::FxHashSet;

use crate::finding::example::Marked;
use crate::finding::fix::Fix;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::rules::view::TaskView;
use crate::text::lang::{Both, both};
use crate::text::name;

/// The documentation of the rule, shown by `pargo rules unknown-milestone`.
pub const DOC: Doc = Doc {
    name: "unknown-milestone",
    level: Level::Error,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "gia hạn cho mốc không có trong nhiệm vụ",
        en: "an extension of a milestone that the task does not have",
    },
    why: Both {
        vi: "Ở nhiệm vụ chia theo mốc, gia hạn phải nêu tên mốc được lùi. Nêu tên không có thì gia \
             hạn không có tác dụng: mốc cần lùi vẫn bị tính theo thời hạn cũ và thành quá hạn.",
        en: "If a task has milestones, an extension names the one that it moves. With a title \
             that the task does not have it moves nothing: the milestone that was meant keeps its \
             old date and becomes overdue.",
    },
    fix: Both {
        vi: "Ghi `milestone` đúng như `title` của mốc được gia hạn. Có đúng một tên gần đúng thì \
             `pargo check --fix=all` sửa thành tên đó; khác nhau chỉ ở dấu cách, chữ hoa, gạch \
             nối, vị trí dấu thanh thì `--fix` là đủ.",
        en: "Let `milestone` be the `title` of the milestone that is extended. Where exactly one \
             name is near, `pargo check --fix=all` writes it; `--fix` alone if only white space, \
             case, hyphens or the place of a tone mark differ.",
    },
    bad: Marked(
        r#"[[task]]
id      = "II.4"
title   = "Xây dựng quy chế làm việc"
lead    = "Văn phòng Sở"
product = "Quy chế"

[[task.milestone]]
title    = "Ban hành"
deadline = 2025-10-31

[[task.extension]]
to        = 2025-12-15
granted   = 2025-10-20
by        = "Thông báo số 52/TB-STP ngày 20/10/2025"
milestone = "Ký ban hành quy chế"
#           ^^^^^^^^^^^^^^^^^^^^^ the task has no milestone “Ký ban hành quy chế”
"#,
    ),
    good: r#"[[task]]
id      = "II.4"
title   = "Xây dựng quy chế làm việc"
lead    = "Văn phòng Sở"
product = "Quy chế"

[[task.milestone]]
title    = "Ban hành"
deadline = 2025-10-31

[[task.extension]]
to        = 2025-12-15
granted   = 2025-10-20
by        = "Thông báo số 52/TB-STP ngày 20/10/2025"
milestone = "Ban hành"
"#,
};

/// Extensions of a milestone that the task does not have.
pub fn check(view: &TaskView<'_, '_>, out: &mut Findings) {
    let milestones = &view.task.milestones;
    // A milestone with an unreadable title may be the one.
    if view.task.incomplete || milestones.iter().any(|m| m.title.get().is_none()) {
        return;
    }
    if view.task.extensions.is_empty() {
        return;
    }
    let titles = || milestones.iter().filter_map(|m| m.title.value());
    let known: FxHashSet<String> = titles().map(name::key).collect();
    for title in view.task.extensions.iter().filter_map(|e| e.milestone.get()) {
        if known.contains(&name::key(title.value)) {
            continue;
        }
        let written = title.value;
        let near = out.nearest(written, titles());
        let finding = out.push(
            &DOC,
            Place::key("extension.milestone", title.span),
            both!("nhiệm vụ không có mốc “{written}”", "the task has no milestone “{written}”"),
        );
        if let Some(near) = near {
            finding
                .help(both!("có phải là “{near}”?", "did you mean “{near}”?"))
                .fix(Fix::name(written, near));
        }
    }
}
