//! What is overdue, longest first, then what is due soon.

use maud::{Markup, html};

use crate::render::answers::listing::{Row, folded, late, what_is_due};
use crate::render::html::text::{Head, SafeText, heads, or_none, table};
use crate::render::html::view::View;
use crate::render::words::counted;
use crate::report::item::Item;
use crate::text::lang::{Both, Lang};

/// How many rows the first page of a folder lists; the others are on the pages of the plans.
const MOST_ON_INDEX: usize = 100;

pub(super) fn part(view: &View<'_>) -> Option<(String, Markup)> {
    let due = &view.board.due;
    let is_late = |item: &&Item| item.days_overdue.is_some_and(|days| days > 0);
    let (late, soon): (Vec<&Item>, Vec<&Item>) = due.items.iter().partition(is_late);
    // What is due first comes first.
    let soon: Vec<Item> = soon.into_iter().rev().cloned().collect();
    let late: Vec<Item> = late.into_iter().cloned().collect();
    let (late, mut soon) = (folded(&late), folded(&soon));
    soon.sort_by_key(|row| row.first.due);
    let heading = view.say("Quá hạn và sắp đến hạn", "Overdue and due soon").to_owned();
    let body = html! {
        h3 { (view.say("Nhiệm vụ quá hạn", "Overdue")) }
        @if late.is_empty() {
            p { (view.say("Không có nhiệm vụ quá hạn.", "Nothing is overdue.")) }
        } @else {
            (list(view, &late, view.say("Quá hạn", "Overdue"), view.say(
                "Nhiệm vụ quá hạn, xếp theo số ngày quá hạn",
                "Overdue tasks, the longest overdue first",
            )))
        }
        @if let Some(words) = closed(view) { p { (words) } }
        h3 { (view.say("Nhiệm vụ sắp đến hạn", "Due soon")) }
        @if soon.is_empty() {
            p { (view.say("Không có nhiệm vụ sắp đến hạn.", "Nothing is due soon.")) }
        } @else {
            (list(view, &soon, view.say("Còn lại", "Left"), view.say(
                "Nhiệm vụ sắp đến hạn, xếp theo thời hạn",
                "Tasks due soon, the first due first",
            )))
        }
    };
    Some((heading, body))
}

fn list(view: &View<'_>, rows: &[Row<'_>], days: &'static str, caption: &str) -> Markup {
    let shown = view.shown(rows.len(), MOST_ON_INDEX);
    let cells = html! { @for row in &rows[..shown] { (line(view, row)) } };
    html! {
        (table("cards", caption, &columns(view, days), &cells))
        @if shown < rows.len() { p { (view.rest(rows.len() - shown)) } }
    }
}

fn columns(view: &View<'_>, days: &'static str) -> Vec<Head> {
    let head = |vi, en| Both { vi, en };
    let mut columns = vec![Head { words: days, class: "d top" }];
    columns.extend(heads(
        view.lang,
        [
            (head("Nhiệm vụ", "Task"), "task"),
            (head("Thời hạn", "Due"), "d top"),
            (head("Đơn vị chủ trì", "Lead"), "unit"),
            (head("Sản phẩm", "Product"), "unit"),
        ],
    ));
    if view.board.has_several_agencies() {
        columns.push(Head { words: view.say("Cơ quan", "Agency"), class: "unit" });
    }
    columns
}

fn line(view: &View<'_>, row: &Row<'_>) -> Markup {
    let item = row.first;
    let is_late = item.days_overdue.is_some_and(|days| days > 0);
    let tone = if is_late { "bad-text" } else { "soon-text" };
    html! {
        tr {
            td class={ "d top " (tone) } { (late(item.days_overdue, view.lang).text) }
            th.task scope="row" { (view.task(item)) " " (SafeText(&what_is_due(row, view.lang, false))) }
            td.d.top { (due(view, item)) }
            td.unit { (view.leads(item)) }
            td.unit { (or_none(item.product.as_ref())) }
            @if view.board.has_several_agencies() { td { (SafeText(item.agency.as_deref().unwrap_or_default())) } }
        }
    }
}

/// A due date, and below it the first one where it was moved.
pub(super) fn due(view: &View<'_>, item: &Item) -> Markup {
    let moved = item.original_due.filter(|first| item.due.is_some_and(|due| due != *first));
    let carried = item.carried_due.filter(|first| item.due.is_some_and(|due| due != *first));
    html! {
        @if let Some(due) = item.due { (view.day(due)) }
        @if let Some(first) = carried.or(moved) {
            " " small { (view.say("ban đầu", "was")) " " (view.day(first)) }
        }
    }
}

/// How many overdue tasks of closed plans are left out.
fn closed(view: &View<'_>) -> Option<String> {
    let left = view.board.due.left_closed;
    let tasks = counted(left.tasks, view.lang, "nhiệm vụ", "overdue task", "overdue tasks");
    let plans = counted(left.plans, view.lang, "kế hoạch", "closed plan", "closed plans");
    (left.tasks > 0).then(|| match view.lang {
        Lang::Vi => format!("Chưa gồm {tasks} quá hạn của {plans} đã kết thúc."),
        Lang::En => format!("Left out: {tasks} of {plans}."),
    })
}
