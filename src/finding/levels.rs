//! The level of every rule, as `pargo.toml` files and profiles set it.

use rustc_hash::FxHashMap;

use crate::finding::profile::Profile;
use crate::finding::{Doc, Finding, Findings, Level, RuleKind};

/// The level of every rule. A rule that is not set has the level of its [`Doc`].
#[derive(Clone, Debug, Default)]
pub struct Levels {
    /// What `[rules]` says, by the name of the rule; names that no rule has change nothing.
    set: FxHashMap<String, Level>,
    /// The profiles in force.
    profiles: Vec<&'static Profile>,
}

impl Levels {
    /// Sets the level of a rule; a later call wins.
    pub fn set(&mut self, rule: &str, level: Level) {
        self.set.insert(rule.to_owned(), level);
    }

    /// Turns the rule of a profile into a warning, if it is off and `[rules]` does not name it.
    pub fn turn_on(&mut self, profile: &'static Profile) {
        self.profiles.push(profile);
    }

    /// The level of a rule. A rule without which a file would be skipped in silence cannot be weakened.
    pub fn of(&self, doc: &Doc) -> Level {
        let set = if self.set.is_empty() { None } else { self.set.get(doc.name) };
        match set {
            _ if doc.kind == RuleKind::File => doc.level,
            Some(level) => *level,
            None if doc.level == Level::Off && self.is_in_a_profile(doc.name) => Level::Warn,
            None => doc.level,
        }
    }

    /// How many errors are among findings. Findings on spelling do not affect answers, so they are never
    /// counted.
    pub fn faults(&self, out: &Findings) -> usize {
        let is_fault = |finding: &&Finding| {
            self.of(finding.rule) == Level::Error && finding.rule.kind != RuleKind::Spelling
        };
        out.iter().filter(is_fault).count()
    }

    /// Whether `[rules]` turns a rule off that may be turned off.
    pub fn is_set_off(&self, doc: &Doc) -> bool {
        doc.kind != RuleKind::File && self.set.get(doc.name) == Some(&Level::Off)
    }

    fn is_in_a_profile(&self, rule: &str) -> bool {
        self.profiles.iter().any(|profile| profile.rule == rule)
    }
}

/// The levels for the findings in a plan.
#[derive(Clone, Copy, Debug)]
pub struct InForce<'l> {
    /// The levels of its folder.
    pub own: &'l Levels,
    /// The levels before the change, which apply to changes: a change does not set its own levels. `None`
    /// for a new plan, and without `--since`.
    pub of_changes: Option<&'l Levels>,
}

impl<'l> From<&'l Levels> for InForce<'l> {
    fn from(own: &'l Levels) -> Self {
        InForce { own, of_changes: None }
    }
}

impl InForce<'_> {
    /// The level of a rule.
    pub fn of(self, rule: &Doc) -> Level {
        let levels = self.of_changes.filter(|_| rule.kind == RuleKind::Since).unwrap_or(self.own);
        levels.of(rule)
    }
}
