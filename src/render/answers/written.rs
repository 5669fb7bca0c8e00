//! What a command wrote: a diff, then a line for each task or objective on how it stands now.

use crate::render::diff_text::of_files;
use crate::render::words::{date, outcome, period, state};
use crate::render::{OutputStyle, figures};
use crate::report::goal::Goal;
use crate::report::item::Item;
use crate::report::written::{Entry, Now, Written};
use crate::state::State;
use crate::text::characters::safe;
use crate::text::lang::{Both, Lang};

/// The answer for people.
pub fn text(written: &Written, style: OutputStyle) -> String {
    let mut out = of_files(&written.files, style.color);
    for line in &written.lines {
        out += &safe(line.in_lang(style.lang));
        out.push('\n');
    }
    for entry in &written.entries {
        out += &safe(&line(entry, style.lang));
        out.push('\n');
    }
    out
}

fn line(entry: &Entry, lang: Lang) -> String {
    let now = match &entry.now {
        Now::Task(item) => task(item, lang),
        Now::Objective(goal) => objective(goal, lang),
    };
    let name = entry.now.reference();
    let nothing = Both { vi: "không có gì thay đổi", en: "nothing changed" }.in_lang(lang);
    match (&entry.said, entry.is_written) {
        (Some(said), true) => format!("{name}: {}; {now}", said.in_lang(lang)),
        (Some(said), false) => format!("{name}: {}, {nothing}; {now}", said.in_lang(lang)),
        (None, true) => format!("{name}: {now}"),
        (None, false) => format!("{name}: {nothing}; {now}"),
    }
}

/// A task with its REF and title, and how it stands.
pub fn task_line(item: &Item, lang: Lang) -> String {
    let [plan, id, title] = [item.plan.as_deref(), item.task.as_deref(), item.title.as_deref()]
        .map(Option::unwrap_or_default);
    safe(&format!("{plan}/{id}  {title} ({})", task(item, lang))).into_owned()
}

/// `quá hạn, kỳ quý III/2025, thời hạn 30/9/2025`
fn task(item: &Item, lang: Lang) -> String {
    let mut out = state(item.state).in_lang(lang).to_owned();
    if item.state == State::Cancelled {
        return out;
    }
    if let Some(label) = item.period.as_ref().filter(|_| !item.state.is_closed()) {
        let next = Both { vi: "tiếp theo", en: "next" }.in_lang(lang);
        out += &format!(", {next} {}", period(label, lang));
    }
    if let Some(due) = item.due {
        let due = date(due, lang);
        out += &match lang {
            Lang::Vi => format!(", thời hạn {due}"),
            Lang::En => format!(", due {due}"),
        };
    }
    out
}

/// `đạt; 14,50 điểm (đã công bố, 30/4/2026)`
fn objective(goal: &Goal, lang: Lang) -> String {
    let status = outcome(goal.status).in_lang(lang);
    match &goal.result {
        Some(result) => format!("{status}; {}", figures::result(result, lang)),
        None => status.to_owned(),
    }
}
