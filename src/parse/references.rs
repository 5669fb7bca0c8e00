//! Reads references to tasks of other plans: `PLAN/TASK`.

use toml_spanner::Item;

use crate::parse::at;
use crate::parse::reader::Reader;
use crate::plan::keys::plan::ALLOW;
use crate::plan::{Decline, Field, List, plan_and_task};
use crate::text::lang::both;
use crate::text::source::{At, Str};

/// One or more tasks of other plans.
pub(crate) fn tasks<'a>(r: &mut Reader<'a>, key: &str, item: &Item<'a>) -> Field<List<'a>> {
    let field = r.names(key, item, false);
    let items = field.get().map(|list| list.items).unwrap_or_default();
    match items.iter().find(|task| plan_and_task(task.value).is_none()) {
        Some(task) => malformed(r, *task),
        None => field,
    }
}

/// The tasks under `declined`, each with its reason.
pub(crate) fn declined<'a>(r: &mut Reader<'a>, item: &Item<'a>) -> Vec<Decline<'a>> {
    let Some(table) = r.table("declined", item) else { return Vec::new() };
    let mut declines = Vec::new();
    for (key, item) in table.entries() {
        if key.as_str().starts_with("x-") {
            continue;
        }
        let task = At { value: key.name, span: at(key.span) };
        let span = r.span_of(item);
        if r.loses(key, item, &ALLOW) {
            declines.push(Decline { task, span, reason: Field::Unreadable(()) });
            continue;
        }
        let reason = r.under(key.name, |r| match plan_and_task(task.value) {
            Some(_) => r.string(key.name, item),
            None => malformed(r, task),
        });
        declines.push(Decline { task, span, reason });
    }
    declines
}

fn malformed<'a, T>(r: &mut Reader<'a>, task: Str<'a>) -> Field<T> {
    let value = task.value;
    r.invalid(
        task.span,
        both!(
            "“{value}” chưa nêu kế hoạch và nhiệm vụ",
            "`{value}` does not name a plan and a task"
        ),
        Some(both!(
            "viết mã kế hoạch, dấu / rồi mã nhiệm vụ: \"ubnd-tinh-2025/II.3\"",
            "write the plan's id, a slash and the task's id: \"ubnd-tinh-2025/II.3\""
        )),
    )
}
