//! `rules --format json`.

use serde::Serialize;

use crate::render::json::writer::{VERSION, write};
use crate::rules::RULES;
use crate::text::lang::Lang;

/// `rules --format json`; with a name, only that rule.
pub fn rules(name: Option<&str>, lang: Lang) -> String {
    #[derive(Serialize)]
    struct RuleJson {
        name: &'static str,
        level: &'static str,
        summary: &'static str,
        why: &'static str,
        /// The key keeps its first name, since programs read it.
        #[serde(rename = "mend")]
        fix: &'static str,
        bad: String,
        good: &'static str,
    }
    #[derive(Serialize)]
    struct Shape {
        version: u32,
        rules: Vec<RuleJson>,
    }
    let wanted = RULES.iter().map(|r| r.doc).filter(|doc| name.is_none_or(|name| name == doc.name));
    let rules = wanted.map(|doc| RuleJson {
        name: doc.name,
        level: doc.level.name(),
        summary: doc.summary.in_lang(lang),
        why: doc.why.in_lang(lang),
        fix: doc.fix.in_lang(lang),
        bad: doc.bad.text(),
        good: doc.good,
    });
    write(&Shape { version: VERSION, rules: rules.collect() })
}
