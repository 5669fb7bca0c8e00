//! Every task, in a table that the script sorts and filters.

use maud::{Markup, html};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::render::html::due::due;
use crate::render::html::text::{SafeText, anchor, heads, or_none};
use crate::render::html::view::View;
use crate::render::words::state;
use crate::report::board::Row;
use crate::state::State;
use crate::text::collation;
use crate::text::lang::{Both, Lang, quantity};

/// The names that a filter offers, in order, and the number of each.
struct Choices<'v> {
    names: Vec<&'v str>,
    places: FxHashMap<&'v str, usize>,
}

impl<'v> Choices<'v> {
    fn of(names: impl Iterator<Item = &'v String>) -> Choices<'v> {
        let distinct: FxHashSet<&str> = names.map(String::as_str).collect();
        let mut names: Vec<&str> = distinct.into_iter().collect();
        names.sort_by_cached_key(|name| collation::place(name));
        let places = names.iter().enumerate().map(|(at, name)| (*name, at + 1)).collect();
        Choices { names, places }
    }

    /// The numbers of names, as an attribute of a row holds them.
    fn numbers(&self, names: &[String]) -> String {
        let numbers = names.iter().filter_map(|name| self.places.get(name.as_str()));
        numbers.map(ToString::to_string).collect::<Vec<_>>().join(" ")
    }
}

pub(super) fn part(view: &View<'_>) -> Option<(String, Markup)> {
    let rows = &view.board.tasks;
    if rows.is_empty() || !view.is_whole() {
        return None;
    }
    let units = Choices::of(rows.iter().flat_map(|row| &row.item.lead));
    let indexes = Choices::of(rows.iter().flat_map(|row| &row.item.index));
    let mut anchors = FxHashSet::default();
    let heading = view.say("Tất cả nhiệm vụ", "All tasks");
    let several = view.has_several_plans();
    let head = |vi, en| Both { vi, en };
    let columns = heads(
        view.lang,
        [
            (head("Mã", "ID"), "id top"),
            (head("Nhiệm vụ", "Task"), "task"),
            (head("Đơn vị chủ trì", "Lead"), "unit"),
            (head("Thời hạn", "Due"), "d"),
            (head("Tình trạng", "State"), "top"),
            (head("Chỉ số", "Index"), ""),
            (head("Sản phẩm", "Product"), "unit"),
        ],
    );
    let body = html! {
        (form(view, &units, &indexes))
        div.scroll.cards tabindex="0" role="group" aria-label=(heading) {
            table id="tasks" {
                caption { span { (caption(view)) } }
                thead {
                    tr {
                        @for column in &columns { th scope="col" class=(column.class) { (column.words) } }
                        @if several { th scope="col" { (view.say("Kế hoạch", "Plan")) } }
                    }
                }
                tbody { @for row in rows { (line(view, row, &units, &indexes, &mut anchors)) } }
            }
        }
    };
    Some((heading.to_owned(), body))
}

fn caption(view: &View<'_>) -> String {
    let tasks = &view.board.tasks;
    let (count, cancelled) =
        (tasks.len(), tasks.iter().filter(|row| row.item.state == State::Cancelled).count());
    // The five numbers leave them out.
    let among = match (cancelled, view.lang) {
        (0, _) => String::new(),
        (_, Lang::Vi) => format!(" (có {} đã hủy)", quantity(cancelled)),
        (_, Lang::En) => format!(" ({cancelled} of them cancelled)"),
    };
    match view.lang {
        Lang::Vi => {
            format!("Tất cả {} nhiệm vụ{among}, theo thứ tự trong kế hoạch", quantity(count))
        }
        Lang::En => format!("All {count} tasks{among}, in the order of the plans"),
    }
}

fn form(view: &View<'_>, units: &Choices<'_>, indexes: &Choices<'_>) -> Markup {
    let all = view.say("tất cả", "all");
    let choice = |name: &str, words: &str, names: &[&str]| {
        html! {
            label {
                (words)
                select name=(name) {
                    option value="" { (all) }
                    @for (at, name) in names.iter().enumerate() { option value=(at + 1) { (SafeText(name)) } }
                }
            }
        }
    };
    let words = view.say("Đang hiển thị # nhiệm vụ", "# tasks shown");
    html! {
        form id="filter" hidden {
            (choice("unit", view.say("Đơn vị chủ trì", "Lead"), &units.names))
            label {
                (view.say("Tình trạng", "State"))
                select name="state" {
                    option value="" { (all) }
                    @for (kind, name) in State::ALL { option value=(name) { (state(kind).in_lang(view.lang)) } }
                    option value="soon" { (view.say("sắp đến hạn", "due soon")) }
                }
            }
            (choice("index", view.say("Chỉ số", "Index"), &indexes.names))
            label {
                (view.say("Tìm (không cần dấu)", "Search (marks do not matter)"))
                input type="search" name="text";
            }
            output id="shown" data-words=(words) {}
        }
    }
}

fn line(
    view: &View<'_>,
    row: &Row,
    units: &Choices<'_>,
    indexes: &Choices<'_>,
    anchors: &mut FxHashSet<String>,
) -> Markup {
    let item = &row.item;
    // Where two tasks have one id, which is a fault, links lead to the first.
    let id = anchor(item.plan.as_deref(), item.task.as_deref());
    let id = id.filter(|id| anchors.insert(id.clone()));
    let mut states = item.state.name().to_owned();
    if row.soon {
        states += " soon";
    }
    let is_late = item.state == State::Overdue;
    html! {
        tr id=[id.as_deref().map(SafeText)] data-unit=(units.numbers(&item.lead)) data-state=(states)
            data-index=(indexes.numbers(&item.index)) {
            td.id.top { (or_none(item.task.as_ref())) }
            th.task scope="row" { (or_none(item.title.as_ref())) }
            td.unit {
                (view.leads(item))
                @if let Some(group) = &item.via {
                    br; small { (view.say("giao qua nhóm:", "through:")) " " (SafeText(group)) }
                }
                @if !item.partners.is_empty() {
                    br; small { (view.say("phối hợp:", "with:")) " " (SafeText(&item.partners.join("; "))) }
                }
            }
            td.d data-v=(item.due.map(|due| due.to_string()).unwrap_or_default()) { (deadline(view, row)) }
            td class={ "top" @if is_late { " bad-text" } } { (standing(view, row)) }
            td { (SafeText(&item.index.join(", "))) }
            td.unit { (or_none(item.product.as_ref())) }
            @if view.has_several_plans() { td { (SafeText(item.plan.as_deref().unwrap_or_default())) } }
        }
    }
}

/// The due date, or else the deadline in words.
fn deadline(view: &View<'_>, row: &Row) -> Markup {
    let item = &row.item;
    html! {
        @if item.due.is_some() { (due(view, item)) }
        @else if let Some(words) = &item.deadline { span.free { (SafeText(words)) } }
    }
}

/// The state, when it was completed, and how many of several due dates are reported.
fn standing(view: &View<'_>, row: &Row) -> Markup {
    let (of, reported) =
        row.marks.iter().fold((0, 0), |sum, mark| (sum.0 + mark.of, sum.1 + mark.reported));
    let is_by_milestones = row.marks.iter().any(|mark| mark.is_milestone);
    html! {
        (state(row.item.state).in_lang(view.lang))
        @if let Some(done) = row.done { " " small { (view.day(done)) } }
        @if of > 1 {
            " " small {
                (reported) "/" (of) " "
                @if is_by_milestones { (view.say("mốc", "milestones")) }
                @else { (view.say("báo cáo", "reports")) }
            }
        }
    }
}
