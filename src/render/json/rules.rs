//! `rules --format json`.

use serde::Serialize;

use crate::finding::Doc;
use crate::render::json::writer::{VERSION, write};
use crate::report::rules::Here;
use crate::text::lang::Lang;

#[derive(Serialize)]
struct RuleJson<'a> {
    name: &'static str,
    level: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    here: Option<HereJson<'a>>,
    summary: &'static str,
    why: &'static str,
    /// The key keeps its first name, since programs read it.
    #[serde(rename = "mend")]
    fix: &'static str,
    bad: String,
    good: &'static str,
}

/// The level in a folder, with `--here`.
#[derive(Serialize)]
struct HereJson<'a> {
    level: &'static str,
    file: Option<&'a str>,
    profile: Option<&'static str>,
}

/// `rules --format json`; with `--here`, each rule has its level in the folder.
pub fn rules<'a>(
    rules: impl IntoIterator<Item = (&'static Doc, Option<&'a Here>)>,
    lang: Lang,
) -> String {
    #[derive(Serialize)]
    struct Shape<'a> {
        version: u32,
        rules: Vec<RuleJson<'a>>,
    }
    let rules = rules.into_iter().map(|(doc, here)| RuleJson {
        name: doc.name,
        level: doc.level.name(),
        here: here.map(|here| HereJson {
            level: here.level.name(),
            file: here.set_by.as_ref().map(|setter| setter.file.as_str()),
            profile: here.set_by.as_ref().and_then(|setter| setter.profile),
        }),
        summary: doc.summary.in_lang(lang),
        why: doc.why.in_lang(lang),
        fix: doc.fix.in_lang(lang),
        bad: doc.bad.text(),
        good: doc.good,
    });
    write(&Shape { version: VERSION, rules: rules.collect() })
}
