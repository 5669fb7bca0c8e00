//! `continues-finished`: a task that continues one that is done or cancelled.

use crate::finding::example::Marked;
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::rules::view::LinkView;
use crate::state::State;
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules continues-finished`.
pub const DOC: Doc = Doc {
    name: "continues-finished",
    level: Level::Warn,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "chuyển tiếp từ nhiệm vụ đã kết thúc",
        en: "a task that continues a finished one",
    },
    why: Both {
        vi: "`continues` chuyển tiếp nhiệm vụ chưa hoàn thành. Nhiệm vụ cũ đã hoàn thành hoặc đã hủy thì \
             không còn gì để chuyển tiếp: thường là nêu nhầm mã, hoặc nhiệm vụ cũ bị ghi nhầm là hoàn \
             thành.",
        en: "`continues` carries on what is unfinished. Where the old task is done or cancelled nothing \
             goes on: mostly the id is wrong, or the old task was entered as done by mistake.",
    },
    fix: Both {
        vi: "Sửa mã ở `continues`, hoặc xóa nếu là nhiệm vụ mới.",
        en: "Correct the id in `continues`, or delete it where the task is a new one.",
    },
    bad: Marked(
        r#"[[task]]
id        = "II.3"
title     = "Công khai thủ tục hành chính"
lead      = "Văn phòng Sở"
continues = "stp-2024/II.7"
#           ^^^^^^^^^^^^^^^ `stp-2024/II.7` is done
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
done     = 2024-12-10
evidence = "Báo cáo số 310/BC-STP"
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

/// Continued tasks that are done or cancelled.
pub fn check(view: &LinkView<'_, '_>, out: &mut Findings) {
    view.each_link(out, |key, task, at, out| {
        let state = view.links.task(at).state;
        if key == "continues" && state.is_closed() {
            let old = task.value;
            let message = match state {
                State::Cancelled => both!("nhiệm vụ trước `{old}` đã hủy", "`{old}` is cancelled"),
                _ => both!("nhiệm vụ trước `{old}` đã hoàn thành", "`{old}` is done"),
            };
            out.push(&DOC, Place::key(key, task.span), message);
        }
    });
}
