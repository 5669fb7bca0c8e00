//! The level of each rule in a folder, and where it is set.

use crate::config::File;
use crate::finding::profile::Profile;
use crate::finding::{Doc, Level, RuleKind};
use crate::rules::RULES;

/// The level of a rule in a folder.
#[derive(Debug)]
pub struct Here {
    /// The rule.
    pub rule: &'static Doc,
    /// Its level there.
    pub level: Level,
    /// What sets the level; `None` if it is the default.
    pub set_by: Option<Setter>,
}

/// What sets the level of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setter {
    /// The `pargo.toml`, as messages show it.
    pub file: String,
    /// The profile that the file turns on, if its `[rules]` do not contain the rule.
    pub profile: Option<&'static str>,
}

/// The levels where these `pargo.toml` files apply (the nearest first), in the order of the reference.
pub fn here(files: &[File]) -> Vec<Here> {
    RULES.iter().map(|rule| of(rule.doc, files)).collect()
}

fn of(rule: &'static Doc, files: &[File]) -> Here {
    let default = Here { rule, level: rule.level, set_by: None };
    // These rules cannot be lowered: a file would be skipped silently.
    if rule.kind == RuleKind::File {
        return default;
    }
    let own = files.iter().find_map(|file| {
        let level = file.levels.iter().rev().find(|(name, _)| name.value == rule.name)?.1;
        Some((level, Setter { file: file.path.clone(), profile: None }))
    });
    if let Some((level, setter)) = own {
        return Here { level, set_by: Some(setter), ..default };
    }
    let with_profile = files.iter().find_map(|file| Some((file, file.profile?)));
    match with_profile {
        Some((file, profile)) if rule.level == Level::Off && profile.rule == rule.name => {
            let setter = Setter { file: file.path.clone(), profile: Some(profile.name) };
            Here { level: Level::Warn, set_by: Some(setter), ..default }
        }
        _ => default,
    }
}

/// Whether a rule is the profile's, or one of its requirements'.
pub fn has(profile: &Profile, rule: &Doc) -> bool {
    profile.rules().any(|name| name == rule.name)
}
