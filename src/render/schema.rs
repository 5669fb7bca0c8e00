//! JSON Schema (draft 2020-12) of a plan and of `pargo.toml`, for editors: made from the rows of
//! [`crate::plan::keys`].
//!
//! It says what `unknown-key`, `missing-key` and `wrong-type` say, as far as JSON can tell: a date is a string
//! there. What other rules judge, such as the range of a number, is left to `check`; only the words that the
//! format defines are enumerations.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::finding::Level;
use crate::plan::keys::config::CONFIG;
use crate::plan::keys::deadline::DEADLINE;
use crate::plan::keys::plan::ALLOW;
use crate::plan::keys::tables::ROOT;
use crate::plan::keys::{Key, Table, Type, Word};
use crate::render::json::writer::write;
use crate::rules::RULES;
use crate::text::lang::{Both, Lang};

/// The schema of a plan file.
pub fn plan(lang: Lang) -> String {
    let root = object(&ROOT, lang);
    // Without this table a file is no plan at all.
    let required = [&["plan"], root.required.as_slice()].concat();
    let definitions = Members(vec![
        ("allow", allow(lang)),
        ("allow-entry", allow_entry(lang)),
        ("deadline", deadline(lang)),
    ]);
    let title = Both { vi: "Kế hoạch, định dạng 1", en: "A plan, format 1" };
    write(&Schema { required, definitions, ..top(root, title, lang) })
}

/// The schema of `pargo.toml`.
pub fn config(lang: Lang) -> String {
    let definitions = Members(vec![("level", level())]);
    let title =
        Both { vi: "pargo.toml, cài đặt của pargo", en: "pargo.toml, the settings of pargo" };
    write(&Schema { definitions, ..top(object(&CONFIG, lang), title, lang) })
}

fn top(root: Schema, title: Both, lang: Lang) -> Schema {
    let draft = Some("https://json-schema.org/draft/2020-12/schema");
    Schema { draft, title: Some(title.in_lang(lang)), ..root }
}

/// A schema; what it does not say is left out.
#[derive(Default, Serialize)]
struct Schema {
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    draft: Option<&'static str>,
    #[serde(rename = "$ref", skip_serializing_if = "Option::is_none")]
    reference: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(rename = "type", skip_serializing_if = "Vec::is_empty")]
    types: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pattern: Option<&'static str>,
    #[serde(rename = "const", skip_serializing_if = "Option::is_none")]
    word: Option<&'static str>,
    #[serde(rename = "enum", skip_serializing_if = "Vec::is_empty")]
    words: Vec<&'static str>,
    #[serde(rename = "allOf", skip_serializing_if = "Vec::is_empty")]
    all_of: Vec<Schema>,
    #[serde(rename = "anyOf", skip_serializing_if = "Vec::is_empty")]
    any_of: Vec<Schema>,
    #[serde(skip_serializing_if = "Option::is_none")]
    items: Option<Box<Schema>>,
    #[serde(rename = "minItems", skip_serializing_if = "Option::is_none")]
    min_items: Option<u32>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    required: Vec<&'static str>,
    #[serde(skip_serializing_if = "Members::is_empty")]
    properties: Members,
    #[serde(rename = "patternProperties", skip_serializing_if = "Members::is_empty")]
    own_keys: Members,
    #[serde(rename = "additionalProperties", skip_serializing_if = "Option::is_none")]
    others: Option<Others>,
    #[serde(rename = "if", skip_serializing_if = "Option::is_none")]
    condition: Option<Box<Schema>>,
    #[serde(rename = "then", skip_serializing_if = "Option::is_none")]
    consequence: Option<Box<Schema>>,
    #[serde(rename = "$defs", skip_serializing_if = "Members::is_empty")]
    definitions: Members,
}

/// The schemas of keys, in the order of the format.
#[derive(Default)]
struct Members(Vec<(&'static str, Schema)>);

impl Members {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Members {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, schema) in &self.0 {
            map.serialize_entry(key, schema)?;
        }
        map.end()
    }
}

/// What keys hold that are not named.
#[derive(Serialize)]
#[serde(untagged)]
enum Others {
    None(bool),
    Each(Box<Schema>),
}

/// A value of one of these types of JSON.
fn of_type(types: &[&'static str]) -> Schema {
    Schema { types: types.to_vec(), ..Schema::default() }
}

/// What stands under `$defs`. Not every editor reads what stands beside a bare `$ref`.
fn defined(reference: &'static str) -> Schema {
    let defined = Schema { reference: Some(reference), ..Schema::default() };
    Schema { all_of: vec![defined], ..Schema::default() }
}

fn array_of(items: Schema) -> Schema {
    Schema { items: Some(Box::new(items)), ..of_type(&["array"]) }
}

fn any_of(any_of: Vec<Schema>) -> Schema {
    Schema { any_of, ..Schema::default() }
}

/// Keys that begin with `x-` are everyone's.
fn own_keys() -> Members {
    Members(vec![("^x-", Schema::default())])
}

fn one_of_words(words: &[Word]) -> Schema {
    let words = words.iter().map(|word| word.name).collect();
    Schema { words, ..of_type(&["string"]) }
}

/// A table with its keys.
fn object(table: &Table, lang: Lang) -> Schema {
    let properties = table.keys.iter().map(|key| (key.name, property(key, lang)));
    let one_of =
        table.one_of.iter().map(|key| Schema { required: vec![*key], ..Schema::default() });
    let needs = milestone_of_extensions(table);
    Schema {
        any_of: one_of.collect(),
        required: table.required().map(|key| key.name).collect(),
        properties: Members(properties.collect()),
        own_keys: own_keys(),
        others: Some(Others::None(false)),
        condition: needs.then(|| {
            let some = Schema { min_items: Some(1), ..Schema::default() };
            let properties = Members(vec![("milestone", some)]);
            Box::new(Schema { required: vec!["milestone"], properties, ..Schema::default() })
        }),
        consequence: needs.then(|| {
            let named = Schema { required: vec!["milestone"], ..Schema::default() };
            let each = Schema { items: Some(Box::new(named)), ..Schema::default() };
            let properties = Members(vec![("extension", each)]);
            Box::new(Schema { properties, ..Schema::default() })
        }),
        ..of_type(&["object"])
    }
}

/// Whether the extensions in a table have to say which milestone they move, once it has milestones.
fn milestone_of_extensions(table: &Table) -> bool {
    table.has("milestone") && table.has("extension")
}

fn property(key: &Key, lang: Lang) -> Schema {
    let title = Some(key.label.in_lang(lang));
    Schema { title, description: Some(description(key, lang)), ..value(key.kind, lang) }
}

/// What a key means, and what holds where it is absent.
fn description(key: &Key, lang: Lang) -> String {
    let mut text = sentence(key.about.in_lang(lang));
    if let Some(default) = key.default {
        let head = Both { vi: "Mặc định", en: "Default" }.in_lang(lang);
        text += &format!(" {head}: {}.", default.in_lang(lang));
    }
    text
}

/// A phrase as a sentence of its own.
fn sentence(phrase: &str) -> String {
    let mut letters = phrase.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    format!("{}.", first.chain(letters).collect::<String>())
}

fn value(kind: Type, lang: Lang) -> Schema {
    let text = || of_type(&["string"]);
    match kind {
        Type::Text => text(),
        Type::Texts => array_of(text()),
        Type::TextOrTexts => any_of(vec![text(), array_of(text())]),
        Type::Whole => of_type(&["integer"]),
        Type::Digits => of_type(&["integer", "string"]),
        Type::Decimal | Type::Bound => of_type(&["number", "string"]),
        Type::Day => day(),
        Type::Flag => of_type(&["boolean"]),
        Type::Choice(words) => one_of_words(words),
        Type::Choices(words) => any_of(vec![one_of_words(words), array_of(one_of_words(words))]),
        Type::Members => {
            let all = Schema { word: Some("all"), ..Schema::default() };
            any_of(vec![all, text(), array_of(text())])
        }
        Type::Deadline => defined("#/$defs/deadline"),
        Type::Allow => defined("#/$defs/allow"),
        Type::Levels => levels(lang),
        Type::Reasons => Schema {
            own_keys: own_keys(),
            others: Some(Others::Each(Box::new(text()))),
            ..of_type(&["object"])
        },
        Type::Table(table) => object(table, lang),
        Type::Tables(table) | Type::Inline(table) => array_of(object(table, lang)),
    }
}

/// A day: without a time, which a string of JSON would hold as well.
fn day() -> Schema {
    let pattern = Some("^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
    Schema { format: Some("date"), pattern, ..of_type(&["string"]) }
}

/// A date or a phrase, both of which are strings in JSON, or a table.
fn deadline(lang: Lang) -> Schema {
    let words = Both {
        vi: "Ngày, hoặc cụm từ như trong văn bản: `Trước ngày 25/11/2025`, `Quý IV/2025`, `Hàng quý`, `Thường xuyên`.",
        en: "A date, or a phrase as documents write it: `Trước ngày 25/11/2025`, `Quý IV/2025`, `Hàng quý`, `Thường xuyên`.",
    };
    let description = Some(words.in_lang(lang).to_owned());
    any_of(vec![Schema { description, ..of_type(&["string"]) }, object(&DEADLINE, lang)])
}

/// Each rule, with what it finds.
fn each_rule(lang: Lang, value: impl Fn() -> Schema) -> Members {
    let rules = RULES.iter().map(|rule| {
        let description = Some(sentence(rule.doc.summary.in_lang(lang)));
        (rule.doc.name, Schema { description, ..value() })
    });
    Members(rules.collect())
}

fn allow(lang: Lang) -> Schema {
    let entry = || defined("#/$defs/allow-entry");
    Schema {
        properties: each_rule(lang, entry),
        own_keys: own_keys(),
        others: Some(Others::Each(Box::new(entry()))),
        ..of_type(&["object"])
    }
}

fn allow_entry(lang: Lang) -> Schema {
    let reason = Both { vi: "Lý do", en: "Reason" }.in_lang(lang);
    let reason = Schema { title: Some(reason), ..of_type(&["string"]) };
    any_of(vec![reason, object(&ALLOW, lang)])
}

fn level() -> Schema {
    let words = [Level::Error, Level::Warn, Level::Off].map(Level::name).to_vec();
    Schema { words, ..of_type(&["string"]) }
}

/// `[rules]`. A rule that does not exist is a finding, and breaks nothing.
fn levels(lang: Lang) -> Schema {
    Schema {
        properties: each_rule(lang, || defined("#/$defs/level")),
        own_keys: own_keys(),
        others: Some(Others::Each(Box::new(defined("#/$defs/level")))),
        ..of_type(&["object"])
    }
}
