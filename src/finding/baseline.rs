//! A baseline: known findings, which a check does not report again until they are fixed.
//!
//! An entry identifies findings as a fingerprint does, without line numbers, and counts them. An update
//! only removes entries, unless it is asked to add new findings. Entries that the check could not have
//! found (the plan was not read, the rule is off) stay.

use std::collections::BTreeMap;

use crate::finding::About;

/// Identifies one or more equal findings. The order is that of the file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The plan's id, or without one the file's path from the root of the repository.
    pub plan: String,
    /// The task or the objective, by its id.
    pub about: About<String>,
    /// The name of the rule.
    pub rule: String,
    /// The keys down to the value at fault, joined by `.`; `None` for the header.
    pub field: Option<String>,
    /// The source text at the place, without the table header.
    pub text: String,
}

/// Known findings with their counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline(pub(crate) BTreeMap<Entry, usize>);

/// How many findings two baselines differ by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Only in the second baseline.
    pub added: usize,
    /// Only in the first baseline.
    pub removed: usize,
}

impl Baseline {
    /// The entries that both baselines have, with the smaller count.
    pub fn within(&self, other: &Baseline) -> Baseline {
        let both = self.0.iter().filter_map(|(entry, count)| {
            let count = (*count).min(other.0.get(entry).copied().unwrap_or(0));
            (count > 0).then(|| (entry.clone(), count))
        });
        Baseline(both.collect())
    }

    /// Adds an entry read from a file. The same entry twice, as after a merge, is not added up.
    pub fn add(&mut self, entry: Entry, count: usize) {
        let known = self.0.entry(entry).or_default();
        *known = count.max(*known);
    }

    /// The entries in file order, with their counts.
    pub fn entries(&self) -> impl Iterator<Item = (&Entry, usize)> {
        self.0.iter().map(|(entry, count)| (entry, *count))
    }

    /// How many findings it holds in all.
    pub fn findings(&self) -> usize {
        self.0.values().sum()
    }

    /// How `other` differs from this baseline.
    pub fn difference(&self, other: &Baseline) -> Difference {
        let beyond = |a: &Baseline, b: &Baseline| {
            let more = |(entry, count): (&Entry, &usize)| {
                count.saturating_sub(b.0.get(entry).copied().unwrap_or(0))
            };
            a.0.iter().map(more).sum()
        };
        Difference { added: beyond(other, self), removed: beyond(self, other) }
    }
}
