//! `not-6-ro`: a task that is not clear in all six points of "6 rõ".
//!
//! It puts together what single rules ask for, so that a task is one finding however much it lacks. A point
//! is not asked for where its rule is off under `[rules]`, or where an `allow` of that rule gives a reason.

use crate::finding::example::Marked;
use crate::finding::faults::missing_key;
use crate::finding::place::Place;
use crate::finding::profile::SIX_CLARITIES;
use crate::finding::{Doc, Findings, Level, RuleKind, Words};
use crate::rules::view::TaskView;
use crate::rules::{group_lead, many_leads, no_approver, no_deadline};
use crate::rules::{no_lead, no_officer, no_product};
use crate::text::lang::{Both, both};

/// The documentation of the rule, shown by `pargo rules not-6-ro`.
pub const DOC: Doc = Doc {
    name: "not-6-ro",
    level: Level::Off,
    kind: RuleKind::Judgement,
    summary: Both {
        vi: "nhiệm vụ chưa bảo đảm “6 rõ”",
        en: "a task that is not clear in all six points of “6 rõ”",
    },
    why: Both {
        vi: "Mỗi nhiệm vụ được giao phải “6 rõ”: rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ \
             sản phẩm, rõ thẩm quyền. Mỗi nhiệm vụ chỉ báo một lần, nêu những nội dung chưa rõ. Quy \
             tắc này mặc định tắt, bật bằng bộ quy tắc `6-ro`; không kiểm tra nội dung có quy tắc riêng \
             đặt là `off` ở `[rules]` hoặc đã nêu lý do ở `allow`.",
        en: "Six things should be clear in every task: the person, the work, the time, the \
             responsibility, the product and the authority. A task is reported once, with everything \
             that is not clear. The rule is off by default, and the profile `6-ro` turns it on. A point \
             is left out if its own rule is `off` under `[rules]` or if an `allow` gives a reason.",
    },
    fix: Both {
        vi: "Ghi bổ sung nội dung còn thiếu: `officer` (rõ người), `title` (rõ việc), `deadline` (rõ \
             thời gian), một đơn vị ở `lead` (rõ trách nhiệm), `product` (rõ sản phẩm), `approver` (rõ \
             thẩm quyền).",
        en: "Add what is missing: `officer` (person), `title` (work), `deadline` (time), one unit as \
             `lead` (responsibility), `product` (product), `approver` (authority).",
    },
    bad: Marked(
        r#"[[task]]
#^^^^^^^ task II.3 is not clear in: person, authority
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
deadline = "Quý IV"
product  = "Thông báo"
"#,
    ),
    good: r#"[[task]]
id       = "II.3"
title    = "Công khai thủ tục hành chính"
lead     = "Văn phòng Sở"
officer  = "Chánh Văn phòng Sở"
approver = "Giám đốc Sở"
deadline = "Quý IV"
product  = "Thông báo"
"#,
};

/// A rule of a point, the key that is to be written, and whether a task breaks it.
type Asked = (&'static Doc, &'static str, fn(&TaskView<'_, '_>) -> bool);

/// The rules of all points.
const ASKED: [Asked; 8] = [
    (&no_officer::DOC, "officer", no_officer::breaks),
    (&missing_key::DOC, "title", |view| view.lacks(&view.task.title)),
    (&no_deadline::DOC, "deadline", no_deadline::breaks),
    (&no_lead::DOC, "lead", no_lead::breaks),
    (&many_leads::DOC, "lead", |view| view.links.lead.len() > 1),
    (&group_lead::DOC, "lead", |view| {
        view.links.lead.iter().any(|lead| view.resolved.units.get(lead.unit).is_group())
    }),
    (&no_product::DOC, "product", no_product::breaks),
    (&no_approver::DOC, "approver", no_approver::breaks),
];

/// Not clear in all six.
pub fn check(view: &TaskView<'_, '_>, out: &mut Findings) {
    let is_broken = |(rule, _, breaks): &&Asked| breaks(view) && !is_excused(view, rule);
    let broken: Vec<&Asked> = ASKED.iter().filter(is_broken).collect();
    let points = SIX_CLARITIES.parts.iter();
    let unclear: Vec<Both> = points
        .filter(|(_, rules)| {
            rules.iter().any(|rule| broken.iter().any(|(doc, ..)| doc.name == *rule))
        })
        .map(|(point, _)| *point)
        .collect();
    if unclear.is_empty() {
        return;
    }
    let vi: Vec<&str> = unclear.iter().map(|p| p.vi.trim_start_matches("rõ ")).collect();
    let en: Vec<&str> = unclear.iter().map(|p| p.en).collect();
    let (vi, en) = (vi.join(", "), en.join(", "));
    let message = match view.task.id.value() {
        Some(id) => both!("nhiệm vụ {id} chưa rõ: {vi}", "task {id} is not clear in: {en}"),
        None => both!("nhiệm vụ chưa rõ: {vi}", "the task is not clear in: {en}"),
    };
    let mut keys: Vec<String> = broken.iter().map(|(_, key, _)| format!("`{key}`")).collect();
    keys.dedup();
    let keys = keys.join(", ");
    let help = both!("ghi rõ {keys}", "make {keys} clear");
    out.push(&DOC, Place::header(view.task.header), Words::new(message).help(help));
}

/// Whether the office has said that this is not asked for, of all tasks or of this one.
fn is_excused(view: &TaskView<'_, '_>, rule: &Doc) -> bool {
    let allows = view.task.allow.iter().chain(&view.resolved.plan.allow);
    let mut in_force = allows.filter(|allow| !allow.has_ended(view.as_of));
    view.resolved.config.levels.is_set_off(rule)
        || in_force.any(|allow| allow.rule.value == rule.name)
}
