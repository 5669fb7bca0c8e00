//! SARIF 2.1.0: findings for code scanning.
//!
//! Columns count Unicode code points from 1 (`unicodeCodePoints`); the end column is the one after the last
//! character. Paths are URIs relative to the root of the repository, so that the same check gives the same
//! bytes on every machine.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use crate::check::diagnostic::{Correction, Diagnostic, Replacement};
use crate::check::{Report, fingerprint};
use crate::finding::{Doc, Level, Severity};
use crate::render::json::writer;
use crate::render::words::with_help;
use crate::rules::RULES;
use crate::text::characters::safe_lines;
use crate::text::lang::{Both, Lang};
use crate::text::source::Position;
use crate::workspace::root::{Place, Root};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The name for the root of a repository in code scanning.
const SOURCE_ROOT: &str = "%SRCROOT%";

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    language: &'static str,
    column_kind: &'static str,
    original_uri_base_ids: BaseIds,
    results: Vec<ResultJson<'a>>,
}

#[derive(Serialize)]
struct BaseIds {
    /// Without a `uri`, which would reveal the folder of the repository on this machine.
    #[serde(rename = "%SRCROOT%")]
    source_root: Base,
}

#[derive(Serialize)]
struct Base {
    description: Message,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    information_uri: Option<&'static str>,
    language: &'static str,
    rules: Vec<Descriptor>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: &'static str,
    short_description: Message,
    full_description: Message,
    help: Help,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
struct Configuration {
    enabled: bool,
    level: &'static str,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultJson<'a> {
    rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Message,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    partial_fingerprints: Fingerprints,
    #[serde(skip_serializing_if = "Option::is_none")]
    fixes: Option<[FixJson; 1]>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FixJson {
    description: Message,
    artifact_changes: [ArtifactChange; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange {
    artifact_location: ArtifactLocation,
    replacements: Vec<ReplacementJson>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ReplacementJson {
    deleted_region: Region,
    #[serde(skip_serializing_if = "Option::is_none")]
    inserted_content: Option<Content>,
}

#[derive(Serialize)]
struct Content {
    text: String,
}

#[derive(Serialize)]
struct Fingerprints {
    #[serde(rename = "pargo/v1")]
    pargo: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<u32>,
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    region: Region,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactLocation {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
}

/// `check --format sarif`.
pub fn sarif(report: &Report, root: &Root, lang: Lang) -> String {
    let language = Both { vi: "vi", en: "en" }.in_lang(lang);
    let description = Both { vi: "Thư mục gốc của kho.", en: "The root of the repository." };
    let driver = Driver {
        name: "pargo",
        semantic_version: env!("CARGO_PKG_VERSION"),
        information_uri: Some(env!("CARGO_PKG_REPOSITORY")).filter(|uri| !uri.is_empty()),
        language,
        rules: RULES.iter().map(|rule| descriptor(rule.doc, lang)).collect(),
    };
    let identities = fingerprint::identities(&report.diagnostics, root);
    let results = report.diagnostics.iter().zip(&identities);
    let run = Run {
        tool: Tool { driver },
        language,
        column_kind: "unicodeCodePoints",
        original_uri_base_ids: BaseIds {
            source_root: Base {
                description: Message { text: description.in_lang(lang).to_owned() },
            },
        },
        results: results.map(|(d, identity)| result(d, identity.hash(), root, lang)).collect(),
    };
    writer::write(&Log { schema: SCHEMA, version: "2.1.0", runs: [run] })
}

fn descriptor(doc: &Doc, lang: Lang) -> Descriptor {
    let text = |both: Both| Message { text: both.in_lang(lang).to_owned() };
    let breaks = Both { vi: "Vi phạm", en: "Wrong" }.in_lang(lang);
    let fixed = Both { vi: "Đã sửa", en: "Fixed" }.in_lang(lang);
    let (fix, bad, good) = (doc.fix.in_lang(lang), doc.bad.text(), doc.good);
    Descriptor {
        id: doc.name,
        short_description: text(doc.summary),
        full_description: text(doc.why),
        help: Help {
            text: format!("{fix}\n\n{breaks}:\n\n{bad}\n{fixed}:\n\n{good}"),
            markdown: format!(
                "{fix}\n\n{breaks}:\n\n```toml\n{bad}```\n\n{fixed}:\n\n```toml\n{good}```\n"
            ),
        },
        default_configuration: Configuration {
            enabled: doc.level != Level::Off,
            level: if doc.level == Level::Error { "error" } else { "warning" },
        },
    }
}

fn result<'a>(diagnostic: &'a Diagnostic, hash: String, root: &Root, lang: Lang) -> ResultJson<'a> {
    let related = diagnostic.excerpt.related.iter().map(|related| {
        let (excerpt, label) = related.as_ref();
        let (start, end) = excerpt.positions();
        Location {
            id: Some(1),
            physical_location: physical(root.place(&diagnostic.file), start, end),
            message: Some(message(label.in_lang(lang))),
        }
    });
    // General advice is part of the rule and is not repeated in each result.
    let is_general = diagnostic.help.as_ref().is_none_or(|help| help.en == diagnostic.rule.fix.en);
    let words = match is_general {
        true => diagnostic.message.in_lang(lang).to_owned(),
        false => with_help(diagnostic, lang),
    };
    ResultJson {
        rule_id: diagnostic.rule.name,
        rule_index: RULES.iter().position(|rule| rule.doc.name == diagnostic.rule.name),
        level: match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        message: message(&words),
        locations: [Location {
            id: None,
            physical_location: physical(
                root.place(&diagnostic.file),
                diagnostic.start,
                diagnostic.end,
            ),
            message: None,
        }],
        related_locations: related.collect(),
        partial_fingerprints: Fingerprints { pargo: hash },
        fixes: diagnostic.fix.as_deref().map(|fix| [self::fix(diagnostic, fix, root, lang)]),
    }
}

fn fix(diagnostic: &Diagnostic, fix: &Correction, root: &Root, lang: Lang) -> FixJson {
    let words = diagnostic.help.as_ref().unwrap_or(&diagnostic.message);
    let replacement = |replacement: &Replacement| ReplacementJson {
        deleted_region: region(replacement.start, replacement.end),
        inserted_content: Some(&replacement.edit.insert)
            .filter(|text| !text.is_empty())
            .map(|text| Content { text: text.clone() }),
    };
    let change = ArtifactChange {
        artifact_location: location(&root.place(&diagnostic.file)),
        replacements: fix.edits.iter().map(replacement).collect(),
    };
    FixJson { description: message(words.in_lang(lang)), artifact_changes: [change] }
}

/// A SARIF message, where braces mean an argument and `[…](…)` a link, so both are escaped.
fn message(text: &str) -> Message {
    let is_linked = text.contains("](");
    let mut escaped = String::with_capacity(text.len());
    for c in safe_lines(text).chars() {
        match c {
            '{' | '}' => escaped.extend([c, c]),
            '[' | ']' | '\\' if is_linked => escaped.extend(['\\', c]),
            c => escaped.push(c),
        }
    }
    Message { text: escaped }
}

fn physical(place: Place, start: Position, end: Position) -> PhysicalLocation {
    PhysicalLocation { artifact_location: location(&place), region: region(start, end) }
}

fn location(place: &Place) -> ArtifactLocation {
    let uri_base_id = matches!(place, Place::Inside(_)).then_some(SOURCE_ROOT);
    ArtifactLocation { uri: uri(place), uri_base_id }
}

fn region(start: Position, end: Position) -> Region {
    Region {
        start_line: start.line,
        start_column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}

/// Characters that need not be escaped in a URI.
const PLAIN: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A path as a URI: relative to the root, or absolute.
fn uri(place: &Place) -> String {
    let encoded = |path: &str| utf8_percent_encode(path, PLAIN).to_string();
    match place {
        Place::Inside(path) => encoded(path),
        Place::Outside(path) => match (path.strip_prefix("//"), path.split_once(":/")) {
            (Some(share), _) => format!("file://{}", encoded(share)),
            (None, Some((drive, rest))) if drive.len() == 1 => {
                format!("file:///{drive}:/{}", encoded(rest))
            }
            (None, _) => format!("file://{}", encoded(path)),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_uris() {
        let inside = |path: &str| uri(&Place::Inside(path.to_owned()));
        let outside = |path: &str| uri(&Place::Outside(path.to_owned()));
        assert_eq!(inside("plans/Sở 1/a:b%#?.toml"), "plans/S%E1%BB%9F%201/a%3Ab%25%23%3F.toml");
        assert_eq!(inside("a-b_c.d~e/f"), "a-b_c.d~e/f");
        assert_eq!(outside("/ngoài/a.toml"), "file:///ngo%C3%A0i/a.toml");
        assert_eq!(outside("C:/x y/a.toml"), "file:///C:/x%20y/a.toml");
        assert_eq!(outside("//may/kho/a.toml"), "file://may/kho/a.toml");
    }

    #[test]
    fn no_text_of_a_plan_is_a_link_or_an_argument() {
        assert_eq!(message("[x](http://a) \\ {0}").text, "\\[x\\](http://a) \\\\ {{0}}");
        assert_eq!(message("[[task]] a\\b").text, "[[task]] a\\b");
        assert_eq!(message("a\u{202e}\nb").text, "a\\u{{202e}}\nb");
    }
}
