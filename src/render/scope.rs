//! The filters of an answer and the plans missing in it, as its head line says.

use crate::deadline::reporting::Reported;
use crate::render::words::{counted, date, state};
use crate::report::coverage::{Coverage, Named, Role};
use crate::text::characters::safe;
use crate::text::lang::{Both, Lang, quantity};
use crate::workspace::load::LeftOut;

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
    parts.extend(in_periods(&named.periods, lang));
    if !named.units.is_empty() {
        parts.insert(0, units(named, lang));
    }
    parts.join(", ")
}

/// `kỳ báo cáo quý III năm 2025 (15/06/2025 – 14/09/2025)`; where plans have calendars of their own, with how many
/// plans have which days.
fn in_periods(periods: &[Reported], lang: Lang) -> Option<String> {
    let first = periods.first()?;
    let mut kinds: Vec<(&Reported, usize)> = Vec::new();
    for reported in periods {
        match kinds.iter_mut().find(|(known, _)| *known == reported) {
            Some((_, count)) => *count += 1,
            None => kinds.push((reported, 1)),
        }
    }
    let kind = |(reported, count): &(&Reported, usize)| match kinds.len() {
        1 => days(reported, lang),
        _ => {
            let plans = counted(*count, lang, "kế hoạch", "plan", "plans");
            format!("{plans}: {}", days(reported, lang))
        }
    };
    let days = kinds.iter().map(kind).collect::<Vec<_>>().join("; ");
    Some(match lang {
        Lang::Vi => format!("kỳ báo cáo {} ({days})", first.window.words()),
        Lang::En => format!("period {} ({days})", first.window),
    })
}

/// `15/06/2025 – 14/09/2025`.
fn days(reported: &Reported, lang: Lang) -> String {
    let (from, to) = (date(reported.window.from, lang), date(reported.window.to, lang));
    let running = match (reported.is_running(), lang) {
        (false, _) => String::new(),
        (true, Lang::Vi) => format!(", tạm tính đến {}", date(reported.as_of, lang)),
        (true, Lang::En) => format!(", so far up to {}", date(reported.as_of, lang)),
    };
    format!("{from} – {to}{running}")
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

/// ` (chưa gồm 01 kế hoạch không đọc được)`; nothing where every plan counts.
pub fn missing<'l>(left_out: impl Iterator<Item = &'l LeftOut>, lang: Lang) -> String {
    let (copies, unread): (Vec<&LeftOut>, Vec<&LeftOut>) = left_out.partition(|left| left.is_copy);
    let unread = match unread.len() {
        0 => None,
        count => Some(match lang {
            Lang::Vi => format!("{} kế hoạch không đọc được", quantity(count)),
            Lang::En => {
                format!("{} that could not be read", counted(count, lang, "", "plan", "plans"))
            }
        }),
    };
    let copies = match copies.len() {
        0 => None,
        count => Some(match lang {
            Lang::Vi => format!("{} kế hoạch trùng mã", quantity(count)),
            Lang::En => format!("{} whose id is taken", counted(count, lang, "", "plan", "plans")),
        }),
    };
    let parts: Vec<String> = unread.into_iter().chain(copies).collect();
    match (parts.is_empty(), lang) {
        (true, _) => String::new(),
        (false, Lang::Vi) => format!(" (chưa gồm {})", parts.join(", ")),
        (false, Lang::En) => format!(" (without {})", parts.join(" and ")),
    }
}

/// The part of a head line on the plans missing in an answer.
pub fn without(coverage: &Coverage, lang: Lang) -> String {
    missing(coverage.left_out.iter(), lang)
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
    use crate::text::lang::Text;

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
            periods: Vec::new(),
        };
        assert_eq!(
            narrowed(&named, Lang::En),
            " of “Văn phòng Sở” of 30 agencies (in any role, not through a group), index PAPI, component TTHC, plan a-2025, agency Sở Tư pháp, state overdue"
        );
        let index = Named { indexes: one("PAPI"), ..Named::default() };
        assert_eq!(narrowed(&index, Lang::Vi), " theo chỉ số PAPI");
        assert_eq!(narrowed(&Named::default(), Lang::Vi), "");
    }

    #[test]
    fn a_period_that_is_not_over_says_so() {
        let period = crate::deadline::period::Period::parse("2025-Q3").unwrap();
        let window = crate::deadline::reporting::ReportingCalendar::Decree.window(period).unwrap();
        let named = |day: &str| Named {
            periods: window.by(day.parse().unwrap()).into_iter().collect(),
            ..Named::default()
        };
        assert_eq!(
            narrowed(&named("2025-08-01"), Lang::Vi),
            " theo kỳ báo cáo quý III năm 2025 (15/06/2025 – 14/09/2025, tạm tính đến 01/08/2025)"
        );
        assert_eq!(
            narrowed(&named("2025-10-01"), Lang::En),
            " of period 2025-Q3 (2025-06-15 – 2025-09-14)"
        );
    }

    #[test]
    fn what_is_left_out_is_counted() {
        let left = |is_copy| LeftOut {
            file: "a.toml".to_owned(),
            reason: Text { vi: String::new(), en: String::new() },
            is_copy,
        };
        let said = |copies: &[bool], lang| {
            missing(copies.iter().map(|is| left(*is)).collect::<Vec<_>>().iter(), lang)
        };
        assert_eq!(said(&[false, false], Lang::Vi), " (chưa gồm 02 kế hoạch không đọc được)");
        assert_eq!(
            said(&[true, false], Lang::Vi),
            " (chưa gồm 01 kế hoạch không đọc được, 01 kế hoạch trùng mã)"
        );
        assert_eq!(said(&[true], Lang::En), " (without 1 plan whose id is taken)");
        assert_eq!(said(&[], Lang::En), "");
    }
}
