//! A baseline: the findings of before, which a check holds back until they are mended.
//!
//! An entry tells a finding as a fingerprint does, without line numbers, and says how many there
//! are of it. A baseline only shrinks, unless it is asked to take in what is new. What a check did not look
//! for (a plan that was not read, a rule that is off) it cannot know to be gone.

use std::collections::BTreeMap;

use crate::finding::About;

/// What one or more findings that are alike are about. The order is that of the file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The plan's id; the file's path from the root of the repository where there is none.
    pub plan: String,
    /// The task or the objective, by its id.
    pub about: About<String>,
    /// The rule.
    pub rule: String,
    /// The keys down to what it points at.
    pub field: Option<String>,
    /// What is written there, headers of tables aside.
    pub text: String,
}

/// Findings of before, and how many there are of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline(pub(crate) BTreeMap<Entry, usize>);

/// How two baselines differ, in findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Those that the second has besides.
    pub added: usize,
    /// Those that it has no more.
    pub removed: usize,
}

impl Baseline {
    /// Adds an entry as it was read. One that stands twice, as after a merge, counts once.
    pub fn add(&mut self, entry: Entry, count: usize) {
        let known = self.0.entry(entry).or_default();
        *known = count.max(*known);
    }

    /// The entries in the order of the file, with how many findings each stands for.
    pub fn entries(&self) -> impl Iterator<Item = (&Entry, usize)> {
        self.0.iter().map(|(entry, count)| (entry, *count))
    }

    /// How many findings it stands for.
    pub fn findings(&self) -> usize {
        self.0.values().sum()
    }

    /// How another baseline differs from this one.
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
