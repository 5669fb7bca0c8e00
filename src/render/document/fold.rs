//! Items of one task as one row: its periods and debtors named together.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::deadline::dmy;
use crate::deadline::period::Period;
use crate::exchange::page::PageColumn;
use crate::render::words::periods;
use crate::report::item::Item;
use crate::text::lang::{Lang, quantity};

/// The items of one task, the first of which is the one to show.
pub struct Folded<'i> {
    /// All items.
    pub items: Vec<&'i Item>,
}

/// Brings the items of each task together, in the order of the first of each.
pub fn fold<'i>(items: impl IntoIterator<Item = &'i Item>) -> Vec<Folded<'i>> {
    let mut folded: Vec<Folded<'i>> = Vec::new();
    let mut places = FxHashMap::default();
    for item in items {
        let place = *places.entry((&item.file, item.line)).or_insert_with(|| {
            folded.push(Folded { items: Vec::new() });
            folded.len() - 1
        });
        folded[place].items.push(item);
    }
    folded
}

impl<'i> Folded<'i> {
    /// The first item.
    pub fn first(&self) -> &'i Item {
        self.items[0]
    }

    /// The title, with the periods or milestones and the units that the items are of.
    pub fn title(&self) -> String {
        let mut text = self.first().title.clone().unwrap_or_default();
        let labels = each_once(self.items.iter().filter_map(|item| item.period.as_deref()));
        if !labels.is_empty() {
            let count = match labels.len() {
                1 => String::new(),
                count => format!("{} {}: ", quantity(count), occurrences(&labels)),
            };
            text += &format!(" ({count}{})", periods(&labels, Lang::Vi));
        }
        text
    }

    /// Who is to act: the debtors, or else those in the lead.
    pub fn units(&self) -> String {
        let units = each_once(self.items.iter().filter_map(|item| item.unit.as_deref()));
        match units.is_empty() {
            true => self.first().lead.join("; "),
            false => units.join("; "),
        }
    }

    /// The due date of the first, and what it was before an extension.
    pub fn due(&self) -> String {
        let item = self.first();
        match (item.due, item.original_due) {
            (Some(due), Some(first)) if due != first => {
                format!("{} (ban đầu {})", dmy(due), dmy(first))
            }
            (Some(due), _) => dmy(due),
            (None, _) => item.deadline.clone().unwrap_or_default(),
        }
    }
}

/// These texts in their order, each of them once.
fn each_once<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<&'t str> {
    let mut seen = FxHashSet::default();
    texts.filter(|text| seen.insert(*text)).collect()
}

/// What these are: periods of a recurring task, or its milestones.
fn occurrences(labels: &[&str]) -> &'static str {
    if labels.iter().all(|label| Period::parse(label).is_some()) { "kỳ" } else { "mốc" }
}

/// A column of a table of a document.
pub fn column(head: &str, width: u32, centered: bool) -> PageColumn {
    PageColumn { head: head.to_owned(), width, centered, ..PageColumn::default() }
}
