//! The tables of `docs/format.md` and `docs/format.vi.md`: what each key takes and means.

use crate::plan::keys::{Key, Table, Type, Word};
use crate::text::lang::{Both, Lang};

/// The keys of a table as a table of Markdown.
pub fn table(table: &Table, lang: Lang) -> String {
    let head = match lang {
        Lang::Vi => "| khóa | kiểu | mặc định | ý nghĩa |",
        Lang::En => "| key | type | default | meaning |",
    };
    let mut out = format!("{head}\n| --- | --- | --- | --- |\n");
    for key in table.keys {
        let (kind, about) = (kind(key.kind, lang), key.about.in_lang(lang));
        out += &format!("| `{}` | {kind} | {} | {about} |\n", key.name, default(key, lang));
    }
    out
}

fn default(key: &Key, lang: Lang) -> &'static str {
    match key.default {
        _ if key.required => Both { vi: "bắt buộc", en: "required" }.in_lang(lang),
        Some(default) => default.in_lang(lang),
        None => "",
    }
}

/// The type of a key's value, with a link if another section explains it.
fn kind(kind: Type, lang: Lang) -> String {
    let words = match kind {
        Type::Text => Both { vi: "chữ", en: "string" },
        Type::Texts => Both { vi: "danh sách", en: "array of strings" },
        Type::TextOrTexts | Type::Choices(_) => {
            Both { vi: "chữ hoặc danh sách", en: "string or array" }
        }
        Type::Whole | Type::Digits => Both { vi: "số nguyên", en: "integer" },
        Type::Decimal => Both { vi: "số", en: "number" },
        Type::Bound => Both { vi: "số hoặc so sánh", en: "number or comparison" },
        Type::Day => Both { vi: "ngày", en: "date" },
        Type::Flag => Both { vi: "`true` hoặc `false`", en: "boolean" },
        Type::Members => {
            Both { vi: "danh sách, hoặc `\"all\"`", en: "array of strings, or `\"all\"`" }
        }
        Type::Deadline => {
            Both { vi: "[thời hạn](#thời-hạn)", en: "[deadline](#deadlines)" }
        }
        Type::Allow => Both { vi: "[bảng](#allow)", en: "[table](#allow)" },
        Type::Levels | Type::Reasons | Type::Table(_) => Both { vi: "bảng", en: "table" },
        Type::Choice(words) => return choice(words, lang),
        Type::Tables(of) => return tables(of, lang),
        Type::Inline(of) => return inline(of, lang),
    };
    words.in_lang(lang).to_owned()
}

fn choice(words: &[Word], lang: Lang) -> String {
    let mut names: Vec<String> = words.iter().map(|word| format!("`\"{}\"`", word.name)).collect();
    let last = names.pop().unwrap_or_default();
    format!("{} {} {last}", names.join(", "), Both { vi: "hoặc", en: "or" }.in_lang(lang))
}

fn tables(of: &Table, lang: Lang) -> String {
    let words = Both { vi: "nhiều bảng", en: "array of tables" }.in_lang(lang);
    format!("{words} `[[{}]]`", of.name)
}

fn inline(of: &Table, lang: Lang) -> String {
    let words = Both { vi: "danh sách", en: "array of" }.in_lang(lang);
    format!("{words} `{{ {} }}`", of.names().join(", "))
}
