//! The filters of an answer and the plans missing in it, as its head line says.

use crate::render::words::{counted, state};
use crate::report::coverage::{Coverage, Named, Role};
use crate::text::characters::safe;
use crate::text::lang::{Both, Lang, quantity};

/// `của Văn phòng Sở (chủ trì), chỉ số PAPI`, with a space in front; nothing where all is asked about.
pub fn narrowed(named: &Named, lang: Lang) -> String {
    let parts = filters(named, lang);
    if parts.is_empty() {
        return String::new();
    }
    let of = match (named.units.is_empty(), lang) {
        (true, Lang::Vi) => "theo",
        (false, Lang::Vi) => "của",
        (_, Lang::En) => "of",
    };
    format!(" {of} {parts}")
}

/// `Văn phòng Sở (chủ trì), chỉ số PAPI`; nothing where all is asked about.
pub fn filters(named: &Named, lang: Lang) -> String {
    let list = |names: &[String]| {
        let safe: Vec<String> = names.iter().map(|name| safe(name).into_owned()).collect();
        safe.join(", ")
    };
    let kinds = [
        (Both { vi: "chỉ số", en: "index" }, &named.indexes),
        (Both { vi: "lĩnh vực, nội dung", en: "component" }, &named.components),
        (Both { vi: "kế hoạch", en: "plan" }, &named.plans),
        (Both { vi: "cơ quan", en: "agency" }, &named.agencies),
    ];
    let mut parts: Vec<String> = kinds
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(kind, names)| format!("{} {}", kind.in_lang(lang), list(names)))
        .collect();
    if !named.states.is_empty() {
        let states = named.states.iter().map(|s| state(*s).in_lang(lang));
        let states = states.collect::<Vec<_>>().join(", ");
        let word = Both { vi: "tình trạng", en: "state" }.in_lang(lang);
        parts.push(format!("{word} {states}"));
    }
    if !named.units.is_empty() {
        parts.insert(0, units(named, lang));
    }
    parts.join(", ")
}

/// `Văn phòng Sở (chủ trì)`.
fn units(named: &Named, lang: Lang) -> String {
    let name = |unit: &String| match lang {
        Lang::Vi => safe(unit).into_owned(),
        Lang::En => format!("“{}”", safe(unit)),
    };
    let names: Vec<String> = named.units.iter().map(name).collect();
    let role = match named.role {
        Role::Lead => Both { vi: "chủ trì", en: "in the lead" },
        Role::Partner => Both { vi: "phối hợp", en: "taking part" },
        Role::Any => Both { vi: "chủ trì hoặc phối hợp", en: "in any role" },
    };
    let direct = match named.direct {
        true => Both { vi: ", không qua nhóm", en: ", not through a group" },
        false => Both { vi: "", en: "" },
    };
    let across = match (named.across, lang) {
        (0 | 1, _) => String::new(),
        (count, Lang::Vi) => format!(" của {} cơ quan", quantity(count)),
        (count, Lang::En) => format!(" of {count} agencies"),
    };
    format!("{}{across} ({}{})", names.join(", "), role.in_lang(lang), direct.in_lang(lang))
}

/// ` (chưa gồm 01 kế hoạch không đọc được)`; nothing where every plan was read.
pub fn missing(count: usize, lang: Lang) -> String {
    let plans = counted(count, lang, "kế hoạch", "plan", "plans");
    match (count, lang) {
        (0, _) => String::new(),
        (_, Lang::Vi) => format!(" (chưa gồm {plans} không đọc được)"),
        (_, Lang::En) => format!(" (without {plans} that could not be read)"),
    }
}

/// The part of a head line on the plans missing in an answer.
pub fn without(coverage: &Coverage, lang: Lang) -> String {
    missing(coverage.left_out.len(), lang)
}

/// The paragraph on missing plans below a Markdown table, which has no head line.
pub fn lacking(coverage: &Coverage, lang: Lang) -> String {
    let missing = without(coverage, lang);
    let missing = missing.trim_start().trim_matches(['(', ')']);
    let mut letters = missing.chars();
    match letters.next() {
        None => String::new(),
        Some(first) => format!("\n{}{}.\n", first.to_uppercase(), letters.as_str()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::State;

    #[test]
    fn every_filter_is_named() {
        let one = |name: &str| vec![name.to_owned()];
        let named = Named {
            units: one("Văn phòng Sở"),
            across: 30,
            role: Role::Any,
            direct: true,
            indexes: one("PAPI"),
            components: one("TTHC"),
            plans: one("a-2025"),
            agencies: one("Sở Tư pháp"),
            states: vec![State::Overdue],
        };
        assert_eq!(
            narrowed(&named, Lang::En),
            " of “Văn phòng Sở” of 30 agencies (in any role, not through a group), index PAPI, component TTHC, plan a-2025, agency Sở Tư pháp, state overdue"
        );
        let index = Named { indexes: one("PAPI"), ..Named::default() };
        assert_eq!(narrowed(&index, Lang::Vi), " theo chỉ số PAPI");
        assert_eq!(narrowed(&Named::default(), Lang::Vi), "");
        assert_eq!(missing(2, Lang::Vi), " (chưa gồm 02 kế hoạch không đọc được)");
        assert_eq!(missing(0, Lang::En), "");
    }
}
