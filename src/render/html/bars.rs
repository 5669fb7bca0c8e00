//! Tasks by unit, by index and by component: a bar of counts for each, beside its figures.

use std::cmp::Reverse;

use maud::{Markup, html};

use crate::render::answers::shares::share;
use crate::render::html::text::{Head, SafeText, heads, percent, table};
use crate::render::html::view::View;
use crate::render::words::counted;
use crate::report::counts::TaskCounts;
use crate::report::summary::Group;
use crate::state::State;
use crate::text::collation;
use crate::text::lang::{Both, Lang};

/// How many units the first page of a folder lists.
const MOST_ON_INDEX: usize = 60;

/// The segments of a bar, from the left: the class that draws it, and its name.
const SEGMENTS: [(&str, Both); 5] = [
    ("done", Both { vi: "hoàn thành đúng hạn", en: "done in time" }),
    ("late", Both { vi: "hoàn thành quá hạn", en: "done late" }),
    ("work", Both { vi: "đang thực hiện", en: "in progress" }),
    ("none", Both { vi: "chưa thực hiện", en: "not started" }),
    ("over", Both { vi: "quá hạn", en: "overdue" }),
];

/// The counts of the segments.
fn segments(tasks: &TaskCounts) -> [usize; 5] {
    [State::Done, State::DoneLate, State::InProgress, State::NotStarted, State::Overdue]
        .map(|state| tasks.of(state))
}

pub(super) fn units(view: &View<'_>) -> Option<(String, Markup)> {
    let mut groups: Vec<&Group> = view.board.units.iter().collect();
    groups.sort_by_cached_key(|group| {
        let tasks = &group.totals.tasks;
        let place = collation::place(group.key.as_deref().unwrap_or_default());
        (Reverse(tasks.of(State::Overdue)), Reverse(tasks.live()), group.key.is_none(), place)
    });
    let all = groups.len();
    groups.truncate(view.shown(all, MOST_ON_INDEX));
    let most = most(groups.iter().map(|group| &group.totals.tasks));
    let several = view.board.has_several_agencies();
    let rows = html! {
        @for group in &groups {
            @let agency = group.agency.as_deref();
            @let name = html! {
                @match &group.key {
                    Some(name) => (view.unit(name, agency)),
                    None => (view.say("(chưa giao đơn vị chủ trì)", "(no lead)")),
                }
                @if let Some(agency) = agency.filter(|_| several) { br; small { (SafeText(agency)) } }
            };
            (row(view, &name, "unit", &group.totals.tasks, most))
        }
    };
    let caption = view.say(
        "Số nhiệm vụ theo đơn vị chủ trì, đơn vị có nhiều nhiệm vụ quá hạn xếp trước",
        "Tasks by lead unit, the one with most overdue first",
    );
    let first = view.say("Đơn vị chủ trì", "Lead");
    let body = html! {
        (legend(view))
        (table("bars", caption, &columns(view, first), &rows))
        @if groups.len() < all { p { (rest(view, all - groups.len())) } }
        p.mute {
            (view.say(
                "Nhiệm vụ do nhiều đơn vị chủ trì được tính ở từng đơn vị.",
                "A task that several units lead counts under each.",
            ))
        }
    };
    (all > 0).then(|| (view.say("Theo đơn vị", "By unit").to_owned(), body))
}

fn rest(view: &View<'_>, count: usize) -> String {
    let units = counted(count, view.lang, "đơn vị", "unit", "units");
    match view.lang {
        Lang::Vi => format!("Còn {units}, xem ở trang của từng kế hoạch."),
        Lang::En => format!("{units} more on the pages of the plans."),
    }
}

pub(super) fn indexes(view: &View<'_>) -> Option<(String, Markup)> {
    let groups = &view.board.indexes;
    let most = most(groups.iter().map(|group| &group.totals.tasks));
    let rows = html! {
        @for group in groups {
            @let name = html! {
                @match &group.key {
                    Some(key) => strong { (SafeText(key)) },
                    None => (view.say("Nhiệm vụ chung", "(no index)")),
                }
            };
            (row(view, &name, "unit", &group.totals.tasks, most))
            @for component in &group.components {
                @let name = html! { (SafeText(&component.key)) };
                (row(view, &name, "unit in", &component.totals.tasks, most))
            }
        }
    };
    let caption =
        view.say("Số nhiệm vụ theo chỉ số, lĩnh vực, nội dung", "Tasks by index and component");
    let first = view.say("Chỉ số, lĩnh vực, nội dung", "Index, component");
    let body = html! {
        (legend(view))
        (table("bars", caption, &columns(view, first), &rows))
        p.mute {
            (view.say(
                "Nhiệm vụ gắn với nhiều chỉ số được tính ở từng chỉ số.",
                "A task that serves several indexes counts under each.",
            ))
        }
    };
    // Where no task names an index there is only the row that all tasks are in.
    let has_index = groups.iter().any(|group| group.key.is_some());
    has_index.then(|| (view.say("Theo chỉ số", "By index").to_owned(), body))
}

/// The longest bar.
fn most<'c>(counts: impl Iterator<Item = &'c TaskCounts>) -> usize {
    counts.map(|tasks| segments(tasks).iter().sum()).max().unwrap_or(0).max(1)
}

fn columns(view: &View<'_>, first: &'static str) -> Vec<Head> {
    let head = |vi, en| Both { vi, en };
    let mut columns = vec![
        Head { words: first, class: "unit" },
        Head {
            words: view.say("Nhiệm vụ có thời hạn", "Tasks with a date"), class: "bar"
        },
    ];
    columns.extend(heads(
        view.lang,
        [
            (head("Tổng số", "Tasks"), "n"),
            (head("Quá hạn", "Overdue"), "n"),
            (head("Hoàn thành đúng hạn", "Done in time"), "n"),
            (head("Hoàn thành quá hạn", "Done late"), "n"),
            (head("Đang thực hiện", "In progress"), "n"),
            (head("Chưa thực hiện", "Not started"), "n"),
            (head("Tỷ lệ hoàn thành", "Share"), "n"),
            (head("Không có thời hạn cụ thể", "Without a date"), "rest"),
        ],
    ));
    columns
}

fn row(view: &View<'_>, name: &Markup, class: &str, tasks: &TaskCounts, most: usize) -> Markup {
    let counts = segments(tasks);
    let [done, late, work, none, over] = counts;
    html! {
        tr {
            th scope="row" class=(class) { (name) }
            td.bar { (bar(&counts, most)) }
            td.n { (tasks.live()) }
            td class={ "n" @if over > 0 { " bad-text" } } { (over) }
            td.n { (done) }
            td.n { (late) }
            td.n { (work) }
            td.n { (none) }
            td.n { (share(tasks, view.lang)) }
            td { (without_dates(view, tasks)) }
        }
    }
}

/// A bar. Its figures stand beside it, so that it has no words of its own.
fn bar(counts: &[usize; 5], most: usize) -> Markup {
    let share = |count: usize| percent(count as f64 / most as f64);
    let from = |at: usize| counts[..at].iter().sum();
    html! {
        svg width="100%" height="18" aria-hidden="true" focusable="false" {
            @for (at, (class, _)) in SEGMENTS.iter().enumerate().filter(|(at, _)| counts[*at] > 0) {
                rect class=(class) x=(share(from(at))) y="2" width=(share(counts[at])) height="14" {}
            }
        }
    }
}

/// `2 thường xuyên, 1 chưa xác định`: never in the bar.
fn without_dates(view: &View<'_>, tasks: &TaskCounts) -> String {
    let kinds = [
        (State::Standing, view.say("thường xuyên", "standing")),
        (State::Undated, view.say("chưa xác định thời hạn", "without a date")),
    ];
    let kinds = kinds.into_iter().filter(|(state, _)| tasks.of(*state) > 0);
    let words = kinds.map(|(state, words)| format!("{} {words}", tasks.of(state)));
    words.collect::<Vec<_>>().join(", ")
}

fn legend(view: &View<'_>) -> Markup {
    html! {
        ul.legend {
            @for (class, words) in SEGMENTS {
                li {
                    svg width="22" height="16" aria-hidden="true" focusable="false" {
                        rect class=(class) x="1" y="1" width="20" height="14" {}
                    }
                    (words.in_lang(view.lang))
                }
            }
        }
    }
}
