//! The top of a page: what it is about, what could not be read, the five numbers; in a folder the other pages.

use maud::{Markup, html};

use crate::render::answers::shares::share;
use crate::render::html::text::{SafeText, heads, table};
use crate::render::html::view::View;
use crate::render::words::{self, counted};
use crate::report::board::{PlanHead, Subject};
use crate::report::counts::TaskCounts;
use crate::report::coverage::Coverage;
use crate::state::State;
use crate::text::lang::{Both, Lang, quantity};

/// From how many letters on a title is set smaller, so that the five numbers stay in sight.
const LONG: usize = 150;

/// What the page is about.
pub(super) fn title(view: &View<'_>) -> String {
    match &view.board.subject {
        Subject::Unit { name, .. } => name.clone(),
        Subject::Plan(file) => {
            let plan = view.board.plans.first();
            plan.and_then(|plan| plan.title.clone()).unwrap_or_else(|| file.clone())
        }
        Subject::All => match view.board.plans.as_slice() {
            [PlanHead { title: Some(title), .. }] => title.clone(),
            _ => view.say("Tình hình thực hiện kế hoạch", "How the plans stand").to_owned(),
        },
    }
}

/// The head of the page, and loudly what could not be read.
pub(super) fn header(view: &View<'_>, coverage: &Coverage) -> Markup {
    let board = view.board;
    let way_up = !matches!(board.subject, Subject::All) && !view.site.is_single();
    html! {
        header {
            @if way_up {
                p { a href=(view.href("index.html")) { (view.say("← Tất cả kế hoạch", "← All plans")) } }
            }
            @let title = title(view);
            h1 class=[(title.chars().count() > LONG).then_some("long")] { (SafeText(&title)) }
            @if let Subject::Unit { agency: Some(agency), .. } = &board.subject { p { (SafeText(agency)) } }
            p { strong { (as_of(view)) } @if let Some(words) = cut_off(view) { " " (words) } }
            @if let Some(words) = commit(view) { p.mute { (SafeText(&words)) } }
            @if view.is_whole() {
                ul.heads { @for plan in &board.plans { li { (plan_line(view, plan)) } } }
            }
            (missing(view, coverage))
        }
    }
}

fn as_of(view: &View<'_>) -> String {
    let plans = view.board.plans.len();
    let count = counted(plans, view.lang, "kế hoạch", "plan", "plans");
    let day = view.day(view.as_of);
    match view.lang {
        Lang::Vi => format!("Tính đến ngày {day}: {count}."),
        Lang::En => format!("As of {day}: {count}."),
    }
}

fn cut_off(view: &View<'_>) -> Option<String> {
    let next = view.calendar.quarter_of(view.as_of)?;
    let (quarter, day) = (words::period(&next.period.to_string(), view.lang), view.day(next.to));
    Some(match view.lang {
        Lang::Vi => format!("Kỳ báo cáo tới: {quarter}, chốt số liệu đến hết ngày {day}."),
        Lang::En => format!("Next report: {quarter}, with figures up to {day}."),
    })
}

fn commit(view: &View<'_>) -> Option<String> {
    let commit = view.past.commit.as_ref()?;
    let id: String = commit.id.chars().take(10).collect();
    let day = view.day(commit.date(view.utc_offset));
    let changed = match view.past.is_changed {
        true => view.say(", có thay đổi chưa lưu vào git", ", with changes not committed yet"),
        false => "",
    };
    Some(match view.lang {
        Lang::Vi => format!("Số liệu theo commit {id} ngày {day}{changed}."),
        Lang::En => format!("From commit {id} of {day}{changed}."),
    })
}

/// `Sở Tư pháp: Nâng cao Chỉ số PAPI (15/KH-STP ngày 15/01/2025)`.
fn plan_line(view: &View<'_>, plan: &PlanHead) -> Markup {
    let (number, issued) = (plan.number.as_deref(), plan.issued.map(|day| view.day(day)));
    let document = match (number, issued, view.lang) {
        (Some(number), Some(day), Lang::Vi) => Some(format!("{number} ngày {day}")),
        (Some(number), Some(day), Lang::En) => Some(format!("{number} of {day}")),
        (Some(number), None, _) => Some(number.to_owned()),
        (None, day, _) => day,
    };
    let title = plan.title.as_ref().unwrap_or(&plan.file);
    // The heading of a page of one plan says its title.
    let is_title = plan.agency.is_some() && *title == self::title(view);
    html! {
        @if let Some(agency) = &plan.agency {
            (SafeText(agency))
            @if !is_title { ": " }
        }
        @match view.site.plan(&plan.file) {
            Some(page) if view.board.subject != Subject::Plan(plan.file.clone()) => {
                a href=(view.href(page)) { (SafeText(title)) }
            }
            _ if is_title => {}
            _ => (SafeText(title)),
        }
        @if let Some(document) = document { " (" (SafeText(&document)) ")" }
        @if let Some(day) = plan.closed {
            " – " (view.say("đã kết thúc ngày", "closed on")) " " (view.day(day))
        }
    }
}

fn missing(view: &View<'_>, coverage: &Coverage) -> Markup {
    let (left, faults) =
        (words::left_out(coverage, view.lang), words::remarks(coverage, view.lang));
    html! {
        @if !left.is_empty() {
            div.bad role="alert" {
                strong {
                    (view.say("Số liệu chưa đầy đủ, chưa gồm:", "These figures are incomplete. Left out:"))
                }
                ul { @for line in &left { li { (SafeText(line)) } } }
            }
        }
        @if view.board.subject == Subject::All { @for line in &faults { p { strong { (SafeText(&capital(line))) } } } }
    }
}

/// With a capital first letter.
fn capital(line: &str) -> String {
    let mut letters = line.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// Total, completed, overdue, due soon, the share completed.
pub(super) fn five(view: &View<'_>) -> Markup {
    let (tasks, lang) = (&view.board.total.tasks, view.lang);
    let overdue = tasks.of(State::Overdue);
    let longest = counted(tasks.longest_overdue, lang, "ngày", "day", "days");
    let number = |name: &'static str, value: String, more: Option<String>, is_bad: bool| {
        html! {
            div class=[is_bad.then_some("is-bad")] {
                dt { (name) }
                dd.big { (value) }
                @if let Some(more) = more { dd.more { (more) } }
            }
        }
    };
    let late = tasks.of(State::DoneLate);
    let of_late = (late > 0).then(|| match lang {
        Lang::Vi => format!("trong đó quá hạn: {}", quantity(late)),
        Lang::En => format!("of these late: {late}"),
    });
    let of_longest = (overdue > 0).then(|| match lang {
        Lang::Vi => format!("lâu nhất {longest}"),
        Lang::En => format!("the longest for {longest}"),
    });
    let of_share = without_dates(tasks, lang);
    html! {
        dl.five {
            (number(view.say("Tổng số nhiệm vụ", "Tasks"), tasks.live().to_string(), None, false))
            (number(view.say("Hoàn thành", "Completed"), tasks.completed().to_string(), of_late, false))
            (number(view.say("Quá hạn", "Overdue"), overdue.to_string(), of_longest, overdue > 0))
            (number(view.say("Sắp đến hạn", "Due soon"), tasks.due_soon.to_string(), None, false))
            (number(view.say("Tỷ lệ hoàn thành", "Share completed"), share(tasks, lang), of_share, false))
        }
    }
}

/// What the share leaves out.
fn without_dates(tasks: &TaskCounts, lang: Lang) -> Option<String> {
    let [standing, undated] = [State::Standing, State::Undated].map(|state| tasks.of(state));
    let others = [
        (standing, Both { vi: "thường xuyên", en: "standing" }),
        (undated, Both { vi: "chưa xác định thời hạn", en: "without a date" }),
    ];
    let others = others.into_iter().filter(|(count, _)| *count > 0);
    let others: Vec<String> = others
        .map(|(count, words)| match lang {
            Lang::Vi => format!("{} {}", quantity(count), words.vi),
            Lang::En => format!("{count} {}", words.en),
        })
        .collect();
    (!others.is_empty()).then(|| match (lang, others.join(", ")) {
        (Lang::Vi, others) => {
            format!("trên {} nhiệm vụ có thời hạn; ngoài ra {others}", quantity(tasks.due()))
        }
        (Lang::En, others) => format!("of {} with a due date; besides, {others}", tasks.due()),
    })
}

/// The pages of a folder: the plans with their counts, and the units.
pub(super) fn pages(view: &View<'_>) -> Option<(String, Markup)> {
    let head = |vi, en| Both { vi, en };
    let columns = heads(
        view.lang,
        [
            (head("Kế hoạch", "Plan"), "task"),
            (head("Tổng số", "Tasks"), "n"),
            (head("Hoàn thành", "Completed"), "n"),
            (head("Quá hạn", "Overdue"), "n"),
            (head("Lâu nhất (ngày)", "Longest (days)"), "n"),
            (head("Sắp đến hạn", "Due soon"), "n"),
            (head("Tỷ lệ", "Share"), "n"),
        ],
    );
    let rows = html! {
        @for plan in &view.board.plans {
            @let tasks = &plan.totals.tasks;
            @let overdue = tasks.of(State::Overdue);
            tr {
                th.task scope="row" { (plan_line(view, plan)) }
                td.n { (tasks.live()) }
                td.n { (tasks.completed()) }
                td class={ "n" @if overdue > 0 { " bad-text" } } { (overdue) }
                td.n { (tasks.longest_overdue) }
                td.n { (tasks.due_soon) }
                td.n { (share(tasks, view.lang)) }
            }
        }
    };
    let caption =
        view.say("Các kế hoạch, theo thứ tự tệp", "The plans, in the order of their files");
    let heading = view.say("Các kế hoạch", "The plans").to_owned();
    (!view.is_whole()).then(|| (heading, table("", caption, &columns, &rows)))
}
