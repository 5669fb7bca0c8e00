//! `expired-allow`: an `allow` whose last day is past.

use chrono::NaiveDate;

use crate::deadline::dmy;
use crate::finding::example::Marked;
use crate::finding::fix::{Fix, Mend};
use crate::finding::place::Place;
use crate::finding::{Doc, Findings, Level, RuleKind};
use crate::resolve::Resolved;
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules expired-allow`.
pub const DOC: Doc = Doc {
    name: "expired-allow",
    level: Level::Warn,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "đã hết thời gian bỏ qua quy tắc",
        en: "an `allow` whose last day is past",
    },
    why: Both {
        vi: "Bỏ qua có thời hạn là lời hẹn sẽ bổ sung: sản phẩm, thời hạn hay người phụ trách chưa \
             có hôm nay thì đến ngày đó phải có. Quá ngày ghi ở `until`, mục `allow` thôi tác dụng \
             và lời hẹn được nhắc lại, thay vì bị quên.",
        en: "An `allow` with a last day is a promise: what the plan lacks today, it will have by \
             then. After the day in `until` the entry no longer silences anything, so the promise is \
             not forgotten.",
    },
    fix: Both {
        vi: "Bổ sung nội dung còn thiếu rồi xóa mục `allow`; nếu vẫn còn lý do thì ghi `until` \
             mới. `pargo check --fix=all` xóa mục này.",
        en: "Fix what was silenced and delete the entry; if the reason still holds, give it a new \
             `until`. `pargo check --fix=all` deletes the entry.",
    },
    bad: Marked(
        r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
allow    = { no-product = { reason = "Chờ Sở Nội vụ hướng dẫn", until = 2025-09-30 } }
#                                                                       ^^^^^^^^^^ this `allow` of `no-product` ended on 2025-09-30
"#,
    ),
    good: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
allow    = { no-product = { reason = "Chờ Sở Nội vụ hướng dẫn", until = 2025-12-31 } }
"#,
};

/// The `allow` entries that ended before the as-of date. An entry on an unknown rule (`is_rule`) is
/// reported as `unknown-rule` instead.
pub fn check(
    resolved: &Resolved<'_>,
    as_of: NaiveDate,
    is_rule: impl Fn(&str) -> bool,
    out: &mut Findings,
) {
    for (about, allow) in resolved.allows() {
        let Some(until) =
            allow.until.get().filter(|_| allow.has_ended(as_of) && is_rule(allow.rule.value))
        else {
            continue;
        };
        out.set_about(about);
        let (rule, day) = (allow.rule.value, until.value);
        let day_vi = dmy(day);
        out.push(
            &DOC,
            Place::key(format!("allow.{rule}.until"), until.span),
            both!(
                "`{rule}` chỉ được bỏ qua đến hết ngày {day_vi}",
                "this `allow` of `{rule}` ended on {day}"
            ),
        )
        .fix(Fix::unsure(Mend::Without(allow.rule.span)));
    }
    out.in_plan();
}
