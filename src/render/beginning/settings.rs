//! A `pargo.toml` with every key as a comment: made from the rows of [`crate::plan::keys::config`].
//!
//! `# ` begins an explanation; `#` alone stands before a line that can be used as it is.

use crate::plan::keys::config::CONFIG;
use crate::plan::keys::{Key, Table, Type};
use crate::render::beginning::schema_line;
use crate::text::lang::{Both, Lang};

/// Values that show what a key is for, by the name of the table and the key.
const VALUES: [(&str, &str, &str); 23] = [
    ("pargo.toml", "lang", "\"vi\""),
    ("pargo.toml", "exclude", "[\"nháp/**\"]"),
    ("pargo.toml", "profile", "\"6-ro\""),
    ("letterhead", "superior", "\"ỦY BAN NHÂN DÂN TỈNH CAO BẰNG\""),
    ("letterhead", "agency", "\"SỞ TƯ PHÁP\""),
    ("letterhead", "symbol", "\"STP\""),
    ("letterhead", "office", "\"VP\""),
    ("letterhead", "place", "\"Cao Bằng\""),
    ("letterhead.signer", "authority", "\"KT. GIÁM ĐỐC\""),
    ("letterhead.signer", "position", "\"PHÓ GIÁM ĐỐC\""),
    ("letterhead.signer", "name", "\"Nguyễn Văn A\""),
    ("unit", "name", "\"Các phòng, trung tâm thuộc Sở\""),
    ("unit", "aliases", "[\"Các đơn vị thuộc Sở\"]"),
    ("unit", "members", "\"all\""),
    ("holiday", "date", "2027-01-02"),
    ("holiday", "name", "\"Ngày làm bù\""),
    ("holiday", "working", "true"),
    ("index", "id", "\"DTI\""),
    ("index", "name", "\"Chỉ số chuyển đổi số\""),
    ("index", "aliases", "[\"Chỉ số CĐS\"]"),
    ("index.component", "name", "\"Hạ tầng số\""),
    ("index.component", "aliases", "[\"Hạ tầng\"]"),
    ("rules", "no-product", "\"error\""),
];

/// The widest line of a comment.
const WIDTH: usize = 100;

/// The file.
pub fn settings(lang: Lang, schema: Option<&str>) -> String {
    let head = Both {
        vi: "Cài đặt của pargo cho các kế hoạch từ thư mục này trở xuống. Mọi khóa đều có thể bỏ; muốn dùng khóa nào thì xóa dấu # ở đầu dòng đó.",
        en: "The settings of pargo for the plans in this folder and below. Every key may be left out; to use one, delete the # before it.",
    };
    let mut out = schema_line(schema) + &comment(head.in_lang(lang));
    // The keys of the file itself come before the first header, which would take them.
    let is_table = |key: &&Key| matches!(key.kind, Type::Table(_) | Type::Tables(_) | Type::Levels);
    for key in CONFIG.keys.iter().filter(|key| !is_table(key)) {
        out +=
            &format!("\n{}#{} = {}\n", comment(&about(key, lang)), key.name, value(&CONFIG, key));
    }
    for key in CONFIG.keys.iter().filter(is_table) {
        out += &format!("\n{}{}", comment(&about(key, lang)), table(key, lang));
    }
    out
}

/// A key that is a table, with its own keys.
fn table(key: &Key, lang: Lang) -> String {
    match key.kind {
        Type::Table(table) => format!("#[{}]\n{}", table.name, keys(table, lang)),
        Type::Tables(table) => format!("#[[{}]]\n{}", table.name, keys(table, lang)),
        _ => {
            let (_, rule, level) =
                VALUES.iter().find(|row| row.0 == key.name).unwrap_or(&("", "", ""));
            format!("#[{}]\n#{rule} = {level}\n", key.name)
        }
    }
}

fn keys(of: &Table, lang: Lang) -> String {
    let is_inside = |key: &&Key| matches!(key.kind, Type::Table(_) | Type::Tables(_));
    let lines = of.keys.iter().filter(|key| !is_inside(key));
    let width = lines.clone().map(|key| key.name.len()).max().unwrap_or_default();
    let mut out = String::new();
    for key in lines {
        out += &format!("#{:<width$} = {}\n", key.name, value(of, key));
    }
    for key in of.keys.iter().filter(is_inside) {
        out += &format!("#\n{}", table(key, lang));
    }
    out
}

fn value(of: &Table, key: &Key) -> String {
    let own = VALUES.iter().find(|(table, name, _)| *table == of.name && *name == key.name);
    if let Some((.., value)) = own {
        return (*value).to_owned();
    }
    // A default in code, such as `30`, is a value.
    let default = key.default.and_then(|both| both.en.strip_prefix('`')?.strip_suffix('`'));
    let by_type = || match key.kind {
        Type::Choice(words) => {
            words.first().map_or_else(String::new, |w| format!("\"{}\"", w.name))
        }
        Type::Whole | Type::Digits | Type::Decimal => "1".to_owned(),
        Type::Flag => "true".to_owned(),
        Type::Day => "2026-01-01".to_owned(),
        Type::Texts => "[\"…\"]".to_owned(),
        Type::Inline(table) => {
            let inside =
                table.keys.iter().map(|key| format!("{} = {}", key.name, value(table, key)));
            format!("{{ {} }}", inside.collect::<Vec<_>>().join(", "))
        }
        Type::Text
        | Type::TextOrTexts
        | Type::Bound
        | Type::Choices(_)
        | Type::Members
        | Type::Deadline
        | Type::Allow
        | Type::Levels
        | Type::Reasons
        | Type::Table(_)
        | Type::Tables(_) => "\"…\"".to_owned(),
    };
    default.map_or_else(by_type, str::to_owned)
}

fn about(key: &Key, lang: Lang) -> String {
    let about = key.about.in_lang(lang);
    match key.default {
        Some(default) => {
            let head = Both { vi: "mặc định", en: "default" }.in_lang(lang);
            format!("{about} ({head}: {})", default.in_lang(lang))
        }
        None => about.to_owned(),
    }
}

/// A text as a comment, on as many lines as it takes, with a capital letter at its beginning.
fn comment(text: &str) -> String {
    let mut out = String::new();
    let mut line = String::from("#");
    for (at, word) in text.split(' ').enumerate() {
        if line.chars().count() + 1 + word.chars().count() > WIDTH {
            out += &format!("{line}\n");
            line = String::from("#");
        }
        line.push(' ');
        let mut letters = word.chars();
        match letters.next().filter(|_| at == 0) {
            Some(first) => line.extend(first.to_uppercase().chain(letters)),
            None => line.push_str(word),
        }
    }
    out + &line + "\n"
}
