//! The tasks that plans above give, and what became of them.

use maud::{Markup, html};

use crate::links::verdict::Verdict;
use crate::render::answers::cascade::verdict;
use crate::render::html::text::{SafeText, heads, or_none, table};
use crate::render::html::view::View;
use crate::render::words::state;
use crate::report::cascade::{Counts, Row};
use crate::text::lang::Both;
use crate::text::name;

/// How many rows the first page of a folder lists.
const MOST_ON_INDEX: usize = 60;

pub(super) fn part(view: &View<'_>) -> Option<(String, Markup)> {
    let rows = &view.board.cascade;
    if rows.is_empty() {
        return None;
    }
    // The first page of a folder lists what is lacking.
    let is_listed = |row: &&Row| view.is_whole() || row.verdict.is_lacking();
    let listed: Vec<&Row> = rows.iter().filter(is_listed).collect();
    let shown = view.shown(listed.len(), MOST_ON_INDEX);
    let body = html! {
        (counts(view, rows))
        @if shown > 0 { (list(view, &listed[..shown])) }
        @if shown < listed.len() { p { (view.rest(listed.len() - shown)) } }
    };
    Some((
        view.say("Cụ thể hóa nhiệm vụ cấp trên giao", "Tasks given by plans above").to_owned(),
        body,
    ))
}

/// The counts of each agency, in the order of the rows.
fn counts(view: &View<'_>, rows: &[Row]) -> Markup {
    let mut agencies: Vec<Counts> = Vec::new();
    let key = |agency: &Option<String>| agency.as_deref().map(name::key);
    for row in rows {
        let own = key(&row.agency);
        let at = agencies.iter().position(|known| key(&known.agency) == own).unwrap_or_else(|| {
            agencies.push(Counts { agency: row.agency.clone(), ..Counts::default() });
            agencies.len() - 1
        });
        agencies[at].add(row.verdict);
    }
    let head = |vi, en| Both { vi, en };
    let columns = heads(
        view.lang,
        [
            (head("Cơ quan", "Agency"), "unit"),
            (head("Được giao", "Given"), "n"),
            (head("Đã cụ thể hóa", "Taken up"), "n"),
            (head("Trong đó chậm so với cấp trên", "Of these late"), "n"),
            (head("Chưa", "Missing"), "n"),
            (head("Không thuộc trách nhiệm", "Declined"), "n"),
            (head("Chưa có kế hoạch", "No plan"), "n"),
        ],
    );
    let bad = |count: usize| if count > 0 { "n bad-text" } else { "n" };
    let cells = html! {
        @for counts in &agencies {
            tr {
                th scope="row" {
                    @match &counts.agency {
                        Some(agency) => (SafeText(agency)),
                        None => (view.say("(chưa rõ cơ quan)", "(no agency)")),
                    }
                }
                td.n { (counts.given()) }
                td.n { (counts.taken_up) }
                td.n { (counts.late) }
                td class=(bad(counts.missing)) { (counts.missing) }
                td.n { (counts.declined) }
                td class=(bad(counts.no_plan)) { (counts.no_plan) }
            }
        }
    };
    let caption = view.say("Nhiệm vụ cấp trên giao, theo cơ quan", "Tasks given, by agency");
    table("", caption, &columns, &cells)
}

fn list(view: &View<'_>, rows: &[&Row]) -> Markup {
    let head = |vi, en| Both { vi, en };
    let columns = heads(
        view.lang,
        [
            (head("Nhiệm vụ cấp trên giao", "Task above"), "task"),
            (head("Thời hạn", "Due"), "d"),
            (head("Cơ quan", "Agency"), "unit"),
            (head("Nhiệm vụ cụ thể hóa", "Own task"), "unit wide"),
            (head("Chênh lệch (ngày)", "Margin (days)"), "n"),
            (head("Kết quả", "Verdict"), ""),
        ],
    );
    let cells = html! { @for row in rows { (line(view, row)) } };
    let caption = view.say(
        "Từng nhiệm vụ cấp trên giao và nhiệm vụ cụ thể hóa",
        "Each task given, and the tasks that carry it out",
    );
    table("cards", caption, &columns, &cells)
}

fn line(view: &View<'_>, row: &Row) -> Markup {
    let above = &row.above;
    let due = above.due.map(|due| view.day(due)).or_else(|| above.deadline.clone());
    let class = match row.verdict {
        Verdict::Missing | Verdict::NoPlan => Some("bad-text"),
        Verdict::Late => Some("soon-text"),
        Verdict::TakenUp | Verdict::Declined | Verdict::Cancelled => None,
    };
    html! {
        tr {
            th.task scope="row" {
                (or_none(above.task.as_ref())) " " (or_none(above.title.as_ref()))
                " " small { (or_none(above.number.as_ref().or(above.plan.as_ref()))) }
            }
            td.d { (or_none(due.as_ref())) }
            td { (or_none(row.agency.as_ref())) }
            td.wide {
                @for (at, own) in row.tasks.iter().enumerate() {
                    @if at > 0 { br; }
                    (SafeText(&own.task)) " (" (SafeText(&own.lead.join("; "))) ", "
                    @match own.due {
                        Some(due) => (view.day(due)),
                        None => (or_none(own.deadline.as_ref())),
                    }
                    ", " (state(own.state).in_lang(view.lang)) ")"
                }
            }
            td.n { @if let Some(margin) = row.margin { (margin) } }
            td {
                span class=[class] { (verdict(row.verdict).in_lang(view.lang)) }
                @if let Some(reason) = &row.reason { ": " (SafeText(reason)) }
            }
        }
    }
}
