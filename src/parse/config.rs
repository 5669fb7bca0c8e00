//! Reads one `pargo.toml`.
//!
//! It goes through the same reader as plans do: units and indexes are the same tables in both, and every
//! wrong key of the file is told at once, in both languages, with its line.

use toml_spanner::{Arena, Item, Table};

use super::plan::unit;
use super::reader::{Reader, at};
use super::{Scratch, syntax};
use crate::config::{Config, File, Holiday, SharedUnit};
use crate::diagnostic::{Finding, Findings};
use crate::index::Extra;
use crate::lang::Lang;
use crate::name;
use crate::plan::{Field, Members};
use crate::profile::PROFILES;
use crate::rules::{self, Level};
use crate::source::{At, Source};
use crate::text;
use crate::unit::Units;

const ROOT: &[&str] = &[
    "lang",
    "backdating_days",
    "utc_offset",
    "exclude",
    "profile",
    "rules",
    "unit",
    "holiday",
    "index",
];
const HOLIDAY: &[&str] = &["date", "name", "working"];
const INDEX: &[&str] = &["id", "name", "aliases", "component"];
const COMPONENT: &[&str] = &["name", "aliases"];

/// Reads a `pargo.toml`. Whatever makes it broken comes back as `Err`; findings that do not (a rule that
/// does not exist) are in [`File::findings`].
pub fn read(source: Source<'_>) -> Result<File, Vec<Finding>> {
    let arena = Arena::new();
    let root = syntax::tree(source, &arena)?;
    let mut scratch = Scratch::default();
    let mut r = Reader::new(source, &mut scratch);
    let mut file = File { path: source.path.to_owned(), ..File::default() };
    let mut soft = Vec::new();
    r.keys(&root, ROOT, |r, key, item| {
        match key {
            "lang" => {
                file.lang = r.choice(key, item, &[(Lang::Vi, "vi"), (Lang::En, "en")]).value();
            }
            "backdating_days" => file.backdating_days = backdating(r, item),
            "utc_offset" => file.utc_offset = offset(r, item),
            "exclude" => {
                let patterns = r.names(key, item, true);
                file.exclude = patterns
                    .get()
                    .map(|list| list.items.iter().map(|p| p.value.to_owned()).collect());
            }
            "profile" => {
                let choices = PROFILES.map(|profile| (profile, profile.name));
                file.profile = r.choice(key, item, &choices).value();
            }
            "rules" => levels(r, item, &mut file, &mut soft),
            "unit" => {
                r.tables(key, item, |r, table| file.units.extend(shared(r, table)));
            }
            "holiday" => {
                r.tables(key, item, |r, table| file.holidays.extend(holiday(r, table)));
            }
            "index" => {
                r.tables(key, item, |r, table| file.indexes.extend(index(r, table)));
            }
            _ => return false,
        }
        true
    });
    // Wrong types and keys make the file unusable; what the text holds is a finding like any other.
    let breaking = [&rules::missing_key::DOC, &rules::unknown_key::DOC, &rules::wrong_type::DOC]
        .map(|doc| doc.name);
    let found = r.out.into_sorted();
    let is_breaking = |f: &Finding| {
        breaking.contains(&f.rule.name) || f.rule.name == rules::invalid_value::DOC.name
    };
    if found.iter().any(is_breaking) {
        return Err(found);
    }
    soft.extend(found);
    file.findings = soft;
    Ok(file)
}

/// What is wrong with the units of a `pargo.toml`: one that is there twice, a member that is none, a
/// group that holds itself. `farther` is what the files above it say.
pub fn check_units(source: Source<'_>, farther: &Config) -> Vec<Finding> {
    let arena = Arena::new();
    let Ok(root) = syntax::tree(source, &arena) else { return Vec::new() };
    let mut scratch = Scratch::default();
    let mut r = Reader::new(source, &mut scratch);
    let mut units = Vec::new();
    if let Some(item) = root.get("unit") {
        r.tables("unit", item, |r, table| units.push(unit(r, table)));
    }
    let mut out = Findings::default();
    Units::of(&units, farther, r.memory, &mut out);
    out.into_sorted()
}

fn backdating<'a>(r: &mut Reader<'a>, item: &Item<'a>) -> Option<u32> {
    let days = r.integer("backdating_days", item).get().copied()?;
    match u32::try_from(days.value) {
        Ok(days) => Some(days),
        Err(_) => {
            let message = text!(
                "`backdating_days` không thể là số âm",
                "`backdating_days` cannot be negative"
            );
            r.invalid::<()>(days.span, message, None);
            None
        }
    }
}

/// `+07:00` in minutes.
fn offset<'a>(r: &mut Reader<'a>, item: &Item<'a>) -> Option<i32> {
    let written = r.string("utc_offset", item).get().copied()?;
    let minutes = minutes(written.value);
    if minutes.is_none() {
        let message = text!(
            "`utc_offset` không đọc được: `{}`",
            "`utc_offset` cannot be read: `{}`",
            written.value
        );
        r.invalid::<()>(
            written.span,
            message,
            Some(text!("viết như `+07:00`", "write it like `+07:00`")),
        );
    }
    minutes
}

fn minutes(written: &str) -> Option<i32> {
    let (sign, rest) = match written.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        ("Z", "") => return Some(0),
        _ => return None,
    };
    let (hours, minutes) = rest.split_once(':')?;
    let number = |digits: &str| (digits.len() == 2).then(|| digits.parse::<i32>().ok()).flatten();
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

fn levels<'a>(r: &mut Reader<'a>, item: &Item<'a>, file: &mut File, soft: &mut Vec<Finding>) {
    const LEVELS: [(Level, &str); 3] =
        [(Level::Error, "error"), (Level::Warn, "warn"), (Level::Off, "off")];
    let Some(table) = r.table("rules", item) else {
        return;
    };
    for (key, item) in table.entries().iter().filter(|(key, _)| !key.as_str().starts_with("x-")) {
        let Field::Given(level) = r.choice(key.as_str(), item, &LEVELS) else {
            continue;
        };
        match rules::number_of(key.as_str()) {
            Some(rule) => file.levels.push((rule, level.value)),
            None => {
                let key = At { value: key.name, span: at(key.span) };
                soft.push(rules::unknown_rule::finding(key, None, None));
            }
        }
    }
}

fn shared<'a>(r: &mut Reader<'a>, table: &Table<'a>) -> Option<SharedUnit> {
    let unit = unit(r, table);
    let name = unit.name.get()?;
    let members = unit.members.get().map(|members| match members {
        Members::All => None,
        Members::Named(names) => Some(names.iter().map(|n| n.value.to_owned()).collect()),
    });
    Some(SharedUnit {
        name: name.value.to_owned(),
        key: name::key(name.value),
        aliases: unit.aliases.iter().map(|a| a.value.to_owned()).collect(),
        members,
        group: unit.group,
        external: unit.external,
        nearest: false,
    })
}

fn holiday<'a>(r: &mut Reader<'a>, table: &Table<'a>) -> Option<Holiday> {
    let (mut date, mut working) = (Field::Absent, Field::Absent);
    r.keys(table, HOLIDAY, |r, key, item| {
        match key {
            "date" => date = r.date(key, item),
            "name" => drop(r.string(key, item)),
            "working" => working = r.boolean(key, item),
            _ => return false,
        }
        true
    });
    let header = r.header(table);
    r.require(&date, "date", header);
    Some(Holiday { date: date.value()?, working: working.value().unwrap_or(false) })
}

fn index<'a>(r: &mut Reader<'a>, table: &Table<'a>) -> Option<Extra> {
    let (mut id, mut extra) = (Field::Absent, Extra::default());
    r.keys(table, INDEX, |r, key, item| {
        match key {
            "id" => id = r.name(key, item),
            "name" => extra.name = r.name(key, item).value().map(str::to_owned),
            "aliases" => extra.aliases = strings(r, key, item),
            "component" => {
                r.tables(key, item, |r, table| extra.components.extend(component(r, table)));
            }
            _ => return false,
        }
        true
    });
    let header = r.header(table);
    r.require(&id, "id", header);
    extra.id = id.value()?.to_owned();
    Some(extra)
}

fn component<'a>(r: &mut Reader<'a>, table: &Table<'a>) -> Option<Vec<String>> {
    let (mut name, mut aliases) = (Field::Absent, Vec::new());
    r.keys(table, COMPONENT, |r, key, item| {
        match key {
            "name" => name = r.name(key, item),
            "aliases" => aliases = strings(r, key, item),
            _ => return false,
        }
        true
    });
    let header = r.header(table);
    r.require(&name, "name", header);
    let mut wordings = vec![name.value()?.to_owned()];
    wordings.append(&mut aliases);
    Some(wordings)
}

fn strings<'a>(r: &mut Reader<'a>, key: &str, item: &Item<'a>) -> Vec<String> {
    let list = r.names(key, item, true);
    list.get().map_or_else(Vec::new, |l| l.items.iter().map(|s| s.value.to_owned()).collect())
}
