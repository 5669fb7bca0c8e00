//! Shares as numbers and bars.

use crate::report::counts::TaskCounts;
use crate::text::lang::Lang;

/// The share completed of the tasks with a due date, `33,3%`; `–` if there are none.
pub fn share(tasks: &TaskCounts, lang: Lang) -> String {
    tenths(tasks).map_or_else(|| "–".to_owned(), |tenths| percent(tenths, lang))
}

/// The same share in tenths of a percent; `None` if no task has a due date.
pub fn tenths(tasks: &TaskCounts) -> Option<usize> {
    (tasks.completed() * 2000 + tasks.due()).checked_div(tasks.due() * 2)
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
