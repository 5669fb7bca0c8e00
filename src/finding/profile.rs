//! Profiles: requirements of several parts, which one rule asks for together.
//!
//! A profile turns its rule into a warning and leaves the others alone. `[rules]` in a `pargo.toml` takes
//! precedence.

use crate::text::lang::Both;
use crate::text::name;

/// Requirements that are asked for together.
#[derive(Debug)]
pub struct Profile {
    /// Its name on the command line and in `pargo.toml`.
    pub name: &'static str,
    /// The rule that it turns on, which says in one finding for each task what is missing.
    pub rule: &'static str,
    /// Its requirements, each with the names of the rules that check it alone.
    pub parts: &'static [(Both, &'static [&'static str])],
}

/// Every profile.
pub static PROFILES: [&Profile; 1] = [&SIX_CLARITIES];

/// "6 rõ" (six points that are clear): person, work, time, responsibility, product, authority.
pub static SIX_CLARITIES: Profile = Profile {
    name: "6-ro",
    rule: "not-6-ro",
    parts: &[
        (Both { vi: "rõ người", en: "person" }, &["no-officer"]),
        (Both { vi: "rõ việc", en: "work" }, &["missing-key"]),
        (Both { vi: "rõ thời gian", en: "time" }, &["no-deadline"]),
        (
            Both { vi: "rõ trách nhiệm", en: "responsibility" },
            &["no-lead", "many-leads", "group-lead"],
        ),
        (Both { vi: "rõ sản phẩm", en: "product" }, &["no-product"]),
        (Both { vi: "rõ thẩm quyền", en: "authority" }, &["no-approver"]),
    ],
};

impl Profile {
    /// The profile of a name as people type it: `6-RO`, `6 rõ`.
    pub fn typed(name: &str) -> Option<&'static Profile> {
        let bare = |name: &str| name::loose(name).replace(['-', ' '], "");
        PROFILES.iter().find(|profile| bare(profile.name) == bare(name)).copied()
    }

    /// The rule that it turns on, and those of its requirements.
    pub fn rules(&self) -> impl Iterator<Item = &'static str> {
        let own = self.parts.iter().flat_map(|(_, rules)| *rules).copied();
        std::iter::once(self.rule).chain(own)
    }
}
