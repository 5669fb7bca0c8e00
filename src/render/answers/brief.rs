//! The lines that `summary` begins with: what a leader reads in a minute.

use std::cmp::Reverse;

use crate::render::OutputStyle;
use crate::render::answers::shares::{bar, share};
use crate::render::scope::{narrowed, without};
use crate::render::words::{counted, date, outcome};
use crate::render::wrap::{columns, hanging, with_numbers_kept};
use crate::report::counts::{ObjectiveCounts, TaskCounts};
use crate::report::summary::{By, Group, Summary};
use crate::state::{Outcome, State};
use crate::text::characters::safe;
use crate::text::lang::{Both, Lang, quantity};

/// How many lines there are on groups.
const OF_GROUPS: usize = 3;

/// The lines for a terminal or a pipe. With `full` every group has its line.
pub fn text(summary: &Summary, full: bool, style: OutputStyle) -> String {
    let lang = style.lang;
    let mut lines = vec![headline(summary, lang)];
    lines.extend(progress(summary, lang));
    let (shown, rest) = groups(summary, full);
    let name = |group: &Group| safe(&name(summary, group)).into_owned();
    let longest = shown.iter().map(|group| columns(&name(group))).max().unwrap_or(0).min(32);
    let padded = |group: &Group| {
        let name = name(group);
        let padding = " ".repeat(longest.saturating_sub(columns(&name)));
        name + &padding
    };
    let with_bar = |group: &&Group| {
        let tasks = &group.totals.tasks;
        let bar = bar(tasks.completed(), tasks.due(), 10);
        format!("{}  {bar}  {}", padded(group), of_group(group, lang))
    };
    let with_bars: Vec<String> = shown.iter().map(with_bar).collect();
    // A bar is less than words that stay on their line.
    let fit = |width| with_bars.iter().all(|line| columns(line) <= width);
    lines.extend(match style.width.is_none_or(fit) {
        true => with_bars,
        false => {
            let words = |group: &&Group| format!("{}  {}", padded(group), of_group(group, lang));
            shown.iter().map(words).collect()
        }
    });
    lines.extend(others(summary.by, &rest, lang));
    let lines = lines.iter().map(|line| match style.width {
        Some(_) => hanging(&with_numbers_kept(line), 2, style),
        None => line.clone(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// How many of the plans were closed, after their number.
fn closed_plans(summary: &Summary, lang: Lang) -> String {
    match (summary.closed, lang) {
        (0, _) => String::new(),
        (closed, Lang::Vi) => format!(" (trong đó {} kế hoạch đã kết thúc)", quantity(closed)),
        (closed, Lang::En) => format!(" ({closed} closed)"),
    }
}

/// What a group is called; units of several agencies with theirs.
fn name(summary: &Summary, group: &Group) -> String {
    let name = group.key.clone().unwrap_or_default();
    match &group.agency {
        Some(agency) if summary.has_several_agencies() => format!("{name} ({agency})"),
        _ => name,
    }
}

/// What is summed up, and the objectives.
fn headline(summary: &Summary, lang: Lang) -> String {
    let day = date(summary.as_of, lang);
    let plans = counted(summary.coverage.plans, lang, "kế hoạch", "plan", "plans")
        + &closed_plans(summary, lang);
    let tasks = counted(summary.total.tasks.live(), lang, "nhiệm vụ", "task", "tasks");
    let objectives = &summary.total.objectives;
    let goals = counted(objectives.total(), lang, "mục tiêu", "objective", "objectives");
    let stands = match objectives.total() {
        0 => String::new(),
        _ => format!(" ({})", of_objectives(objectives, lang)),
    };
    let whose = narrowed(&summary.coverage.named, lang);
    let missing = without(&summary.coverage, lang);
    match lang {
        Lang::Vi => {
            format!(
                "Tổng hợp{whose} tính đến ngày {day}{missing}: {plans}, {tasks}; {goals}{stands}"
            )
        }
        Lang::En => format!("As of {day}{whose}{missing}: {plans}, {tasks}; {goals}{stands}"),
    }
}

/// How far the tasks are, and what is late; nothing where there is no task.
fn progress(summary: &Summary, lang: Lang) -> Option<String> {
    let tasks = Some(&summary.total.tasks).filter(|tasks| tasks.live() > 0)?;
    let mut parts = vec![completed(tasks, lang)];
    let (late, longest) = (tasks.of(State::Overdue), tasks.longest_overdue);
    let not_begun = match (tasks.overdue_not_begun, lang) {
        (0, _) => String::new(),
        (count, Lang::Vi) => format!("; chưa thực hiện {}", quantity(count)),
        (count, Lang::En) => format!("; {count} not begun"),
    };
    parts.push(match (late, lang) {
        (0, Lang::Vi) => "không có nhiệm vụ quá hạn".to_owned(),
        (0, Lang::En) => "nothing overdue".to_owned(),
        (_, Lang::Vi) => {
            let [late, longest] = [late, longest].map(quantity);
            format!("quá hạn {late} (lâu nhất {longest} ngày{not_begun})")
        }
        (_, Lang::En) => {
            let longest = counted(longest, lang, "", "day", "days");
            format!("{late} overdue (the longest {longest}{not_begun})")
        }
    });
    if tasks.due_soon > 0 {
        parts.push(match lang {
            Lang::Vi => format!("sắp đến hạn {}", quantity(tasks.due_soon)),
            Lang::En => format!("{} due soon", tasks.due_soon),
        });
    }
    let line = parts.join("; ");
    let mut letters = line.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect())
}

/// `hoàn thành 5/10 nhiệm vụ có thời hạn (50,0%)`.
fn completed(tasks: &TaskCounts, lang: Lang) -> String {
    let (completed, due, share) = (tasks.completed(), tasks.due(), share(tasks, lang));
    match (lang, due) {
        (Lang::Vi, 0) => "không có nhiệm vụ có thời hạn cụ thể".to_owned(),
        (Lang::En, 0) => "nothing has a date".to_owned(),
        (Lang::Vi, _) => format!("hoàn thành {completed}/{due} nhiệm vụ có thời hạn ({share})"),
        (Lang::En, _) => format!("{completed} of {due} with a date completed ({share})"),
    }
}

/// `hoàn thành 5/10, quá hạn 03 · mục tiêu: 01 chưa đạt, 02 chưa có kết quả`.
fn of_group(group: &Group, lang: Lang) -> String {
    let (tasks, objectives) = (&group.totals.tasks, &group.totals.objectives);
    let (completed, due) = (tasks.completed(), tasks.due());
    let mut words = match (lang, due) {
        (Lang::Vi, 0) => "không có nhiệm vụ có thời hạn cụ thể".to_owned(),
        (Lang::En, 0) => "nothing has a date".to_owned(),
        (Lang::Vi, _) => format!("hoàn thành {completed}/{due}"),
        (Lang::En, _) => format!("{completed} of {due} completed"),
    };
    words += &match (lang, tasks.of(State::Overdue)) {
        (_, 0) => String::new(),
        (Lang::Vi, late) => format!(", quá hạn {}", quantity(late)),
        (Lang::En, late) => format!(", {late} overdue"),
    };
    if objectives.total() > 0 {
        let head = Both { vi: "mục tiêu", en: "objectives" }.in_lang(lang);
        words += &format!(" · {head}: {}", of_objectives(objectives, lang));
    }
    words
}

/// `02 đạt, 01 chưa đạt`: of the outcomes that there are.
pub fn of_objectives(counts: &ObjectiveCounts, lang: Lang) -> String {
    let all = [
        (Outcome::Met, counts.met),
        (Outcome::Missed, counts.missed),
        (Outcome::Pending, counts.pending),
    ];
    let some = all.into_iter().filter(|(_, count)| *count > 0);
    let words = some.map(|(which, count)| {
        counted(count, lang, outcome(which).vi, outcome(which).en, outcome(which).en)
    });
    words.collect::<Vec<_>>().join(", ")
}

/// The groups that have a line, and those that are only counted: where there are too many, the ones with most
/// that is overdue are shown.
fn groups(summary: &Summary, full: bool) -> (Vec<&Group>, Vec<&Group>) {
    let mut named: Vec<&Group> = summary.groups.iter().filter(|g| g.key.is_some()).collect();
    if full || named.len() <= OF_GROUPS {
        return (named, Vec::new());
    }
    // A stable sort: of those with as many, the first ones.
    named.sort_by_key(|group| Reverse(group.totals.tasks.of(State::Overdue)));
    let rest = named.split_off(OF_GROUPS - 1);
    (named, rest)
}

/// `88 cơ quan khác: 45 có nhiệm vụ quá hạn`.
fn others(by: By, rest: &[&Group], lang: Lang) -> Option<String> {
    if rest.is_empty() {
        return None;
    }
    let late = rest.iter().filter(|group| group.totals.tasks.of(State::Overdue) > 0).count();
    let (vi, one, many) = match by {
        By::Index => ("chỉ số khác", "other index", "other indexes"),
        By::Component => ("lĩnh vực, nội dung khác", "other component", "other components"),
        By::Unit => ("đơn vị khác", "other unit", "other units"),
        By::Plan => ("kế hoạch khác", "other plan", "other plans"),
        By::Agency => ("cơ quan khác", "other agency", "other agencies"),
    };
    let count = counted(rest.len(), lang, vi, one, many);
    Some(match (lang, late) {
        (Lang::Vi, 0) => format!("{count}: không có nhiệm vụ quá hạn"),
        (Lang::En, 0) => format!("{count}: nothing overdue"),
        (Lang::Vi, _) => format!("{count}: {} có nhiệm vụ quá hạn", quantity(late)),
        (Lang::En, _) => format!("{count}: {late} with overdue tasks"),
    })
}
