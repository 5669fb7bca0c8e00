//! `objective-removed`: an objective that is gone (`check --since`).

use crate::compare::change::What;
use crate::compare::facts::ObjectiveFacts;
use crate::finding::example::Marked;
use crate::finding::{About, Doc, Level, RuleKind, Words};
use crate::rules::since::{Fault, Judged, PointsAt};
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules objective-removed`.
pub const DOC: Doc = Doc {
    name: "objective-removed",
    level: Level::Error,
    kind: RuleKind::Since,
    summary: Both { vi: "xóa mục tiêu", en: "an objective removed" },
    why: Both {
        vi: "Mục tiêu là cam kết của kế hoạch. Xóa khỏi tệp thì cuối năm không còn gì để đánh giá, \
             kể cả khi kết quả đã thấy rõ là không đạt.",
        en: "An objective is what the plan promises. Deleted from the file, it leaves nothing to \
             be judged by at the end of the year, even where it was plain that it would be missed.",
    },
    fix: Both {
        vi: "Khôi phục mục tiêu và ghi kết quả thật ở `[[objective.result]]`. Văn bản sửa đổi bãi bỏ \
             mục tiêu thì dẫn văn bản đó ở `allow` của `[plan]`.",
        en: "Restore the objective and enter the true result under `[[objective.result]]`. If a \
             document struck it out, name that document in `allow` of `[plan]`.",
    },
    bad: Marked(
        r#"[[objective]]
id        = "par-chi-dao"
index     = "PAR INDEX"
component = "Công tác chỉ đạo, điều hành CCHC"
target    = { score = ">= 14.5" }

# --- rồi sửa thành ---

# Tệp không còn mục tiêu par-chi-dao.
#~ the objective par-chi-dao “Công tác chỉ đạo, điều hành CCHC” is gone
"#,
    ),
    good: r#"[[objective]]
id        = "par-chi-dao"
index     = "PAR INDEX"
component = "Công tác chỉ đạo, điều hành CCHC"
target    = { score = ">= 14.5" }

[[objective.result]]
on       = 2025-11-20
kind     = "self"
evidence = "Báo cáo tự chấm điểm số 520/BC-STP ngày 20/11/2025"
score    = 13
"#,
};

/// An objective that is gone, alone or with its plan.
pub fn check(judged: &Judged<'_>, out: &mut Vec<Fault>) {
    let objectives = judged.before.map(|plan| plan.objectives.as_slice()).unwrap_or_default();
    let is_it = |objective: &&ObjectiveFacts| match judged.change.what {
        What::ObjectiveRemoved => judged.change.objective() == Some(&objective.id),
        what => what == What::PlanRemoved,
    };
    for objective in objectives.iter().filter(is_it) {
        let (id, title) = (&objective.id, &objective.title);
        let message =
            both!("mục tiêu {id} “{title}” bị xóa", "the objective {id} “{title}” is gone");
        let words = Words::new(message).names([title.as_str()]);
        let fault = judged.fault(&DOC, PointsAt::Gone, words);
        out.push(Fault { about: About::Objective(id.clone()), ..fault });
    }
}
