//! Shares as numbers and bars.

use crate::report::counts::TaskCounts;
use crate::text::lang::Lang;

/// The share completed of the tasks with a due date, `33,3%`; `–` if there are none.
pub fn share(tasks: &TaskCounts, lang: Lang) -> String {
    if tasks.due() == 0 {
        return "–".to_owned();
    }
    let tenths = (tasks.completed() * 2000 + tasks.due()) / (tasks.due() * 2);
    percent(tenths, lang)
}

/// Tenths of a percent, as the language writes them.
pub fn percent(tenths: usize, lang: Lang) -> String {
    let mark = if lang == Lang::Vi { ',' } else { '.' };
    format!("{}{mark}{}%", tenths / 10, tenths % 10)
}

/// A bar that is `blocks` wide in full.
pub fn bar(part: usize, whole: usize, blocks: usize) -> String {
    if whole == 0 {
        return "·".repeat(blocks);
    }
    let full = part.min(whole) * blocks / whole;
    format!("{}{}", "█".repeat(full), "░".repeat(blocks - full))
}
