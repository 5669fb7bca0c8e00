//! Rules that are checked while a file is read and its names are joined. One file each: the rule's texts,
//! its example and the functions that word its findings.
//!
//! The readers in `parse` and `resolve` call these functions; the rules over whole plans are in `rules/`.

use crate::finding::RuleKind;

pub mod duplicate_unit;
pub mod group_cycle;
pub mod hidden_character;
pub mod invalid_deadline;
pub mod invalid_value;
pub mod missing_key;
pub mod not_a_plan;
pub mod not_nfc;
pub mod stray_mark;
pub mod syntax;
pub mod unknown_component;
pub mod unknown_index;
pub mod unknown_key;
pub mod unknown_objective;
pub mod unknown_rule;
pub mod unknown_unit;
pub mod wrong_type;

/// Whether a name is that of a rule on files that could not be read at all ([`RuleKind::File`]).
pub fn is_of_file(rule: &str) -> bool {
    [&syntax::DOC, &not_a_plan::DOC]
        .iter()
        .any(|doc| doc.kind == RuleKind::File && doc.name == rule)
}

/// The most bytes of a list of names in a message, so that very many findings do not each repeat a very long list.
const MOST_LISTED: usize = 2_000;

/// The names to choose from, or the first of them and a `…`.
pub(crate) fn listed<'n>(names: impl Iterator<Item = &'n str>, between: &str) -> String {
    let mut list = String::new();
    for name in names {
        let separator = if list.is_empty() { "" } else { between };
        if list.len() + separator.len() + name.len() > MOST_LISTED {
            return list + separator + "…";
        }
        list.extend([separator, name]);
    }
    list
}
