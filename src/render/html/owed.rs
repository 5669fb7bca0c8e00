//! Who has reported and who has not: units as rows, periods as columns.

use chrono::{Datelike, NaiveDate};
use maud::{Markup, html};
use rustc_hash::FxHashMap;

use crate::render::html::text::{SafeText, or_none};
use crate::render::html::view::View;
use crate::render::words::period;
use crate::report::owed::{Item, Progress};
use crate::text::lang::{Lang, quantity};

/// The reports of tasks that have the same periods.
struct Matrix<'v> {
    plan: Option<&'v str>,
    periods: Vec<Option<&'v str>>,
    tasks: Vec<Task<'v>>,
}

/// The reports of a task.
struct Task<'v> {
    first: &'v Item,
    /// The reports of each unit, in the order of due dates.
    units: Vec<(&'v str, Vec<&'v Item>)>,
}

pub(super) fn part(view: &View<'_>) -> Option<(String, Markup)> {
    let matrices = matrices(&tasks(&view.board.owed.items));
    if matrices.is_empty() || !view.is_whole() {
        return None;
    }
    let total = &view.board.owed.total;
    let reported = total.on_time + total.late;
    let all = reported + total.not_due + total.overdue;
    let counts = match view.lang {
        Lang::Vi => {
            let counts = [all, total.on_time, total.late, total.not_due, total.overdue];
            let [all, on_time, late, not_due, overdue] = counts.map(quantity);
            format!(
                "Phải báo cáo: {all}. Đã báo cáo: đúng hạn {on_time}, trễ hạn {late}. Chưa báo cáo: chưa đến hạn {not_due}, quá hạn {overdue}."
            )
        }
        Lang::En => format!(
            "{all} expected: {} reported on time, {} late; {} not due yet, {} overdue.",
            total.on_time, total.late, total.not_due, total.overdue
        ),
    };
    let body = html! {
        p { (counts) }
        p.mute {
            (view.say(
                "✓ đã báo cáo (ngày báo cáo), ✗ quá hạn chưa báo cáo, · chưa đến hạn.",
                "✓ reported (on that day), ✗ overdue, · not due yet.",
            ))
        }
        @for matrix in &matrices { (table(view, matrix)) }
    };
    Some((view.say("Báo cáo của các đơn vị", "Reports of the units").to_owned(), body))
}

/// The tasks with their reports, in the order of the plans.
fn tasks(items: &[Item]) -> Vec<Task<'_>> {
    let mut tasks: Vec<Task<'_>> = Vec::new();
    let mut places: FxHashMap<(Option<&str>, Option<&str>), usize> = FxHashMap::default();
    for item in items {
        let key = (item.plan.as_deref(), item.task.as_deref());
        let at = *places.entry(key).or_insert_with(|| {
            tasks.push(Task { first: item, units: Vec::new() });
            tasks.len() - 1
        });
        let units = &mut tasks[at].units;
        match units.iter_mut().find(|(unit, _)| *unit == item.unit) {
            Some((_, own)) => own.push(item),
            None => units.push((&item.unit, vec![item])),
        }
    }
    tasks
}

impl<'v> Task<'v> {
    /// The periods of all units, in the order of due dates.
    fn periods(&self) -> Vec<Option<&'v str>> {
        let mut items: Vec<&Item> = self.units.iter().flat_map(|(_, own)| own).copied().collect();
        items.sort_by_key(|item| item.due);
        let mut periods: Vec<Option<&str>> = Vec::new();
        for item in items {
            if !periods.contains(&item.period.as_deref()) {
                periods.push(item.period.as_deref());
            }
        }
        periods
    }
}

/// Puts tasks with the same periods together.
fn matrices<'v>(tasks: &[Task<'v>]) -> Vec<Matrix<'v>> {
    let mut matrices: Vec<Matrix<'v>> = Vec::new();
    for task in tasks {
        let (plan, periods) = (task.first.plan.as_deref(), task.periods());
        let task = Task { first: task.first, units: task.units.clone() };
        match matrices.iter_mut().find(|m| m.plan == plan && m.periods == periods) {
            Some(matrix) => matrix.tasks.push(task),
            None => matrices.push(Matrix { plan, periods, tasks: vec![task] }),
        }
    }
    matrices
}

fn table(view: &View<'_>, matrix: &Matrix<'_>) -> Markup {
    let name = |label: &Option<&str>| match label {
        Some(label) => period(label, view.lang),
        None => view.say("Báo cáo", "Report").to_owned(),
    };
    let names: Vec<String> = matrix.periods.iter().map(name).collect();
    let of = matrix.plan.filter(|_| view.has_several_plans());
    let caption = match (of, view.lang) {
        (Some(plan), Lang::Vi) => format!("Báo cáo theo đơn vị và kỳ, kế hoạch {plan}"),
        (Some(plan), Lang::En) => format!("Reports by unit and period, plan {plan}"),
        (None, _) => view.say("Báo cáo theo đơn vị và kỳ", "Reports by unit and period").to_owned(),
    };
    html! {
        div class="scroll" tabindex="0" role="group" aria-label=(SafeText(&caption)) {
            table.matrix {
                caption { span { (SafeText(&caption)) } }
                thead {
                    tr {
                        th.task scope="col" { (view.say("Nhiệm vụ, đơn vị", "Task, unit")) }
                        @for name in &names { th scope="col" { (SafeText(name)) } }
                    }
                }
                tbody { @for task in &matrix.tasks { (rows(view, matrix, task)) } }
            }
        }
    }
}

fn rows(view: &View<'_>, matrix: &Matrix<'_>, task: &Task<'_>) -> Markup {
    let title = html! {
        @if let Some(id) = &task.first.task { (SafeText(id)) " " }
        (or_none(task.first.title.as_ref()))
    };
    let is_alone = task.units.len() == 1;
    let agency = task.first.agency.as_deref();
    html! {
        @if !is_alone {
            tr.group { th scope="rowgroup" colspan=(matrix.periods.len() + 1) { (title) } }
        }
        @for (unit, items) in &task.units {
            tr {
                th class={ "task" @if !is_alone { " in" } } scope="row" {
                    @if is_alone { (title) br; small { (view.unit(unit, agency)) } }
                    @else { (view.unit(unit, agency)) }
                }
                @for label in &matrix.periods { (cell(view, items.iter().find(|i| i.period.as_deref() == *label))) }
            }
        }
    }
}

fn cell(view: &View<'_>, item: Option<&&Item>) -> Markup {
    let Some(item) = item else { return html! { td {} } };
    let day = item.reported.map(|day| short(day, view.lang)).unwrap_or_default();
    let (class, words) = match item.state {
        Progress::OnTime => (None, format!("✓ {day}")),
        Progress::Late => (Some("o-late"), format!("✓ {day} {}", view.say("trễ", "late"))),
        Progress::Overdue => (Some("o-over"), view.say("✗ quá hạn", "✗ overdue").to_owned()),
        Progress::NotDue => (None, format!("· {}", short(item.due, view.lang))),
    };
    html! { td class=[class] { (words) } }
}

/// A day without its year, which the period says.
fn short(day: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{:02}/{:02}", day.day(), day.month()),
        Lang::En => format!("{:02}-{:02}", day.month(), day.day()),
    }
}
