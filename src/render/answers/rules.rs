//! `rules`: a line for each rule, one rule in full, or the page of the reference with all of them.

use crate::finding::profile::{PROFILES, Profile};
use crate::finding::{Doc, Level};
use crate::render::table::{Cell, Column, Table};
use crate::render::words::prose;
use crate::render::{OutputStyle, markdown};
use crate::report::rules::Here;
use crate::rules::{RULES, Rule};
use crate::text::lang::{Both, Lang};

fn level(level: Level, lang: Lang) -> &'static str {
    match level {
        Level::Error => Both { vi: "lỗi", en: "error" },
        Level::Warn => Both { vi: "cảnh báo", en: "warn" },
        Level::Off => Both { vi: "tắt", en: "off" },
    }
    .in_lang(lang)
}

/// All rules.
pub fn all_rules(style: OutputStyle) -> String {
    let head = |vi: &'static str, en: &'static str| Both { vi, en }.in_lang(style.lang);
    let mut table = Table::new(vec![
        Column::short(head("Quy tắc", "Rule")),
        Column::short(head("Mức", "Level")),
        Column::text(head("Báo khi", "Fires on")),
    ]);
    for rule in &RULES {
        table.rows.push(vec![
            Cell::new(rule.doc.name),
            Cell::new(level(rule.doc.level, style.lang)),
            Cell::new(rule.doc.summary.in_lang(style.lang)),
        ]);
    }
    format!("{}\n", table.render(style))
}

/// The levels in a folder, and where they are set.
pub fn here(rules: &[&Here], style: OutputStyle) -> String {
    let table = here_table(rules, style.lang);
    format!("{}\n", table.render(style))
}

/// `rules --here --format markdown`
pub fn here_markdown(rules: &[&Here], lang: Lang) -> String {
    markdown::table(&here_table(rules, lang))
}

fn here_table(rules: &[&Here], lang: Lang) -> Table {
    let head = |vi: &'static str, en: &'static str| Both { vi, en }.in_lang(lang);
    let mut table = Table::new(vec![
        Column::short(head("Quy tắc", "Rule")),
        Column::short(head("Mức mặc định", "Default")),
        Column::short(head("Mức ở đây", "Here")),
        Column::text(head("Đặt tại", "Set in")),
    ]);
    for here in rules {
        let setter = here.set_by.as_ref().map(|setter| match (setter.profile, lang) {
            (None, _) => setter.file.clone(),
            (Some(profile), Lang::Vi) => format!("{} (bộ quy tắc {profile})", setter.file),
            (Some(profile), Lang::En) => format!("{} (profile {profile})", setter.file),
        });
        table.rows.push(vec![
            Cell::new(here.rule.name),
            Cell::new(level(here.rule.level, lang)),
            Cell::new(level(here.level, lang)),
            Cell::new(setter.unwrap_or_default()),
        ]);
    }
    table
}

/// A profile: its requirements, and the rules that check them.
pub fn profile(profile: &Profile, style: OutputStyle) -> String {
    let lang = style.lang;
    let head = |vi: &'static str, en: &'static str| Both { vi, en }.in_lang(lang);
    let mut table = Table::new(vec![
        Column::short(head("Nội dung", "What")),
        Column::short(head("Quy tắc", "Rule")),
        Column::text(head("Báo khi", "Fires on")),
    ]);
    for (what, rules) in profile.parts {
        for name in *rules {
            let rule = RULES.iter().find(|rule| rule.doc.name == *name);
            let summary = rule.map_or("", |rule| rule.doc.summary.in_lang(lang));
            let row = [what.in_lang(lang), *name, summary];
            table.rows.push(row.into_iter().map(Cell::new).collect());
        }
    }
    let (name, rule) = (profile.name, profile.rule);
    let about = match lang {
        Lang::Vi => format!(
            "Bộ quy tắc {name} bật quy tắc {rule} ở mức cảnh báo, bằng `profile = \"{name}\"` trong pargo.toml hoặc `pargo check --profile {name}`. Mỗi nhiệm vụ chỉ báo một lần, nêu những nội dung chưa bảo đảm trong các nội dung sau:"
        ),
        Lang::En => format!(
            "The profile {name} turns on the rule {rule} as a warning, by `profile = \"{name}\"` in pargo.toml or `pargo check --profile {name}`. It reports each task once, with the points that are not clear:"
        ),
    };
    format!("{}\n\n{}\n", prose(&about, style), table.render(style))
}

/// `rules PROFILE --format markdown`
pub fn profile_markdown(profile: &Profile, lang: Lang) -> String {
    format!("{}\n", markdown_of_profile(profile, lang))
}

/// One rule: its purpose, an example that breaks it, and the fix.
pub fn one_rule(doc: &Doc, style: OutputStyle) -> String {
    let lang = style.lang;
    let (name, summary) = (doc.name, doc.summary.in_lang(lang));
    let indented = |text: &str| {
        let lines =
            text.lines().map(|l| if l.is_empty() { String::new() } else { format!("    {l}") });
        lines.collect::<Vec<_>>().join("\n")
    };
    let (bad, good) = (indented(&doc.bad.text()), indented(doc.good));
    let why = prose(doc.why.in_lang(lang), style);
    let level = level(doc.level, lang);
    let head = prose(&format!("{name} ({level}): {summary}"), style);
    let fix = doc.fix.in_lang(lang);
    match lang {
        Lang::Vi => {
            let fix = prose(&format!("Cách sửa: {fix}"), style);
            format!("{head}\n\n{why}\n\nVí dụ sai:\n\n{bad}\n\n{fix}\n\n{good}\n")
        }
        Lang::En => {
            let fix = prose(&format!("Fixed: {fix}"), style);
            format!("{head}\n\n{why}\n\nWrong:\n\n{bad}\n\n{fix}\n\n{good}\n")
        }
    }
}

/// `rules --format markdown`: the page of the reference, `docs/rules.md` or `docs/rules.vi.md`.
/// The texts of rules are Markdown already, with keys and values in backticks.
pub fn page(lang: Lang) -> String {
    let mut out = format!("{}\n\n", INTRODUCTION.in_lang(lang));
    let [rule, column, fires] = match lang {
        Lang::Vi => ["Quy tắc", "Mức", "Báo khi"],
        Lang::En => ["Rule", "Level", "Fires on"],
    };
    out += &format!("| {rule} | {column} | {fires} |\n| --- | --- | --- |\n");
    for Rule { doc, .. } in &RULES {
        let (name, level, summary) = (doc.name, level(doc.level, lang), doc.summary.in_lang(lang));
        out += &format!("| [`{name}`](#{name}) | {level} | {summary} |\n");
    }
    for profile in PROFILES {
        out += &format!("\n{}\n", markdown_of_profile(profile, lang));
    }
    for rule in &RULES {
        out.push('\n');
        out += &markdown_of(rule.doc, lang);
    }
    out
}

/// What a profile turns on, in a sentence.
fn markdown_of_profile(profile: &Profile, lang: Lang) -> String {
    let parts = profile.parts.iter().map(|(what, rules)| {
        let links = rules.iter().map(|rule| format!("[`{rule}`](#{rule})"));
        format!("{} ({})", what.in_lang(lang), links.collect::<Vec<_>>().join(", "))
    });
    let (name, rule) = (profile.name, profile.rule);
    let list = parts.collect::<Vec<_>>().join("; ");
    match lang {
        Lang::Vi => format!(
            "Bộ quy tắc `{name}` bật [`{rule}`](#{rule}) ở mức cảnh báo; mỗi nhiệm vụ chỉ báo một lần, nêu những nội dung chưa bảo đảm: {list}."
        ),
        Lang::En => format!(
            "The profile `{name}` turns on [`{rule}`](#{rule}) as a warning, which reports each task once, with the points that are not clear: {list}."
        ),
    }
}

const INTRODUCTION: Both = Both {
    vi: "# Các quy tắc của `pargo check`\n\n\
         Trang này do `pargo rules --format markdown --lang vi` viết ra; `pargo rules TÊN` in riêng một quy tắc.\n\
         Mức của quy tắc đặt ở `[rules]` trong `pargo.toml`: `error` (lỗi), `warn` (cảnh báo), `off` (tắt). Ví dụ nào\n\
         không có bảng `[plan]` thì là phần viết tiếp của một kế hoạch có hai đơn vị “Văn phòng Sở” và “Thanh tra Sở”.",
    en: "# The rules of `pargo check`\n\n\
         This page is what `pargo rules --format markdown --lang en` writes; `pargo rules NAME` prints one rule.\n\
         The level of a rule is set under `[rules]` in `pargo.toml`: `error`, `warn` or `off`. An example without a\n\
         `[plan]` table goes on where a plan has declared two units, “Văn phòng Sở” and “Thanh tra Sở”.",
};

/// `rules NAME --format markdown`: a section of the page.
pub fn markdown_of(doc: &Doc, lang: Lang) -> String {
    let (name, level) = (doc.name, level(doc.level, lang));
    let [summary, why, fix] = [doc.summary, doc.why, doc.fix].map(|text| text.in_lang(lang));
    let (bad, good) = (doc.bad.text(), doc.good);
    let (breaks, fixes) = match lang {
        Lang::Vi => ("Ví dụ sai:", "Cách sửa:"),
        Lang::En => ("Wrong:", "Fixed:"),
    };
    format!(
        "## `{name}`\n\n**{level}:** {summary}\n\n{why}\n\n{breaks}\n\n```toml\n{bad}```\n\n\
         {fixes} {fix}\n\n```toml\n{good}```\n"
    )
}
