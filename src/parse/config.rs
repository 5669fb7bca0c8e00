//! Reads one `pargo.toml`.
//!
//! It uses the same reader as plans: units and indexes are the same tables in both, and every wrong key is
//! reported at once, with its line.

use toml_spanner::{Arena, Item, Table};

use crate::config::{File, Holiday, Letterhead, SharedUnit};
use crate::deadline::reporting::ReportingCalendar;
use crate::finding::place::Place;
use crate::finding::profile::PROFILES;
use crate::finding::{Finding, Findings, Level, RuleKind, faults};
use crate::parse::at;
use crate::parse::plan::unit;
use crate::parse::reader::Reader;
use crate::parse::{Scratch, syntax};
use crate::plan::index::Extra;
use crate::plan::keys::config::{
    CALENDARS, COMPONENT, CONFIG, HOLIDAY, INDEX, LANGUAGES, LETTERHEAD, REPORTING, SIGNER,
};
use crate::plan::{Field, Members};
use crate::text::lang::{Lang, both};
use crate::text::name;
use crate::text::source::{At, Source};

/// Reads a `pargo.toml`; `Err` holds the findings that make it unusable. Other findings are in
/// [`File::findings`].
pub fn read(source: Source<'_>) -> Result<File, Vec<Finding>> {
    let arena = Arena::new();
    let root = syntax::tree(source, &arena)?;
    let mut scratch = Scratch::default();
    let mut r = Reader::new(source, &mut scratch);
    let mut file = File { path: source.path.to_owned(), ..File::default() };
    r.keys(&root, &CONFIG, |r, key, item| {
        match key {
            "lang" => {
                file.lang = r
                    .choice(key, item, &[Lang::Vi, Lang::En], |lang| LANGUAGES[lang as usize].name)
                    .value();
            }
            "backdating_days" => file.backdating_days = days(r, "backdating_days", item),
            "soon_days" => file.soon_days = days(r, "soon_days", item),
            "utc_offset" => file.utc_offset = offset(r, item),
            "exclude" => {
                let patterns = r.names(key, item, true);
                file.exclude = patterns
                    .get()
                    .map(|list| list.items.iter().map(|p| p.map(str::to_owned)).collect());
            }
            "baseline" => file.baseline = baseline(r, item),
            "profile" => {
                file.profile = r.choice(key, item, &PROFILES, |profile| profile.name).value();
            }
            "reporting" => file.reporting = reporting(r, item),
            "letterhead" => letterhead(r, item, &mut file.letterhead),
            "rules" => levels(r, item, &mut file),
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
    let broken = r.out.iter().any(|finding| finding.rule.kind == RuleKind::Value);
    if !broken {
        file.levels.iter().for_each(|(rule, level)| refuse_weaker(rule, *level, &mut r.out));
    }
    let found = r.out.into_sorted();
    if broken {
        return Err(found);
    }
    file.findings = found;
    Ok(file)
}

/// Tells of a level that is not heeded: the file is usable without it.
fn refuse_weaker(rule: &At<String>, level: Level, out: &mut Findings) {
    let name = &rule.value;
    if level == Level::Error || !faults::is_of_file(name) {
        return;
    }
    out.push(
        &faults::invalid_value::DOC,
        Place::key(format!("rules.{name}"), rule.span),
        both!(
            "`{name}` luôn là lỗi, không thể hạ mức hay tắt",
            "`{name}` is always an error, and can be neither a warning nor off"
        ),
    )
    .help(both!(
        "xóa dòng này; tệp không phải kế hoạch thì khai báo trong `exclude`",
        "delete this line; name a file that is not a plan under `exclude`"
    ));
}

/// The path of a baseline, relative to the folder of the file.
fn baseline<'a>(r: &mut Reader<'a>, item: &Item<'a>) -> Option<At<String>> {
    let written = r.name("baseline", item).get().copied()?;
    let path = written.value;
    // A drive of Windows, or the root of any other system.
    let is_absolute = path.starts_with('/') || path.get(1..2) == Some(":");
    if !is_absolute && !path.contains('\\') && !path.ends_with('/') {
        return Some(written.map(str::to_owned));
    }
    let message = both!(
        "`baseline` phải là đường dẫn tính từ thư mục của tệp này: `{path}`",
        "`baseline` is not a path relative to this file: `{path}`"
    );
    let help = both!(
        "viết như `.pargo-baseline.toml` hoặc `baseline/loi-cu.toml`, phân cách bằng `/`",
        "write it like `.pargo-baseline.toml` or `baseline/old.toml`, with `/`"
    );
    r.invalid::<()>(written.span, message, Some(help));
    None
}

/// A number of days.
fn days<'a>(r: &mut Reader<'a>, key: &'static str, item: &Item<'a>) -> Option<u32> {
    let days = r.integer(key, item).get().copied()?;
    match u32::try_from(days.value) {
        Ok(days) => Some(days),
        Err(_) => {
            let message = both!("`{key}` không thể là số âm", "`{key}` cannot be negative");
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
        let message = both!(
            "`utc_offset` ghi chưa đúng: `{}`",
            "`utc_offset` cannot be read: `{}`",
            written.value
        );
        r.invalid::<()>(
            written.span,
            message,
            Some(both!("viết như `+07:00`", "write it like `+07:00`")),
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

fn reporting<'a>(r: &mut Reader<'a>, item: &Item<'a>) -> Option<ReportingCalendar> {
    const CHOICES: [ReportingCalendar; 2] = [ReportingCalendar::Decree, ReportingCalendar::Civil];
    let mut calendar = Field::Absent;
    let table = r.table("reporting", item)?;
    r.keys(table, &REPORTING, |r, key, item| {
        let is_known = key == "calendar";
        if is_known {
            calendar = r.choice(key, item, &CHOICES, |choice| CALENDARS[choice as usize].name);
        }
        is_known
    });
    calendar.value()
}

fn letterhead<'a>(r: &mut Reader<'a>, item: &Item<'a>, head: &mut Letterhead) {
    let Some(table) = r.table("letterhead", item) else { return };
    r.keys(table, &LETTERHEAD, |r, key, item| {
        let field = match key {
            "superior" => &mut head.superior,
            "agency" => &mut head.agency,
            "symbol" => &mut head.symbol,
            "office" => &mut head.office,
            "place" => &mut head.place,
            "signer" => {
                signer(r, item, head);
                return true;
            }
            _ => return false,
        };
        *field = r.name(key, item).value().map(str::to_owned);
        true
    });
}

fn signer<'a>(r: &mut Reader<'a>, item: &Item<'a>, head: &mut Letterhead) {
    let Some(table) = r.table("signer", item) else { return };
    r.keys(table, &SIGNER, |r, key, item| {
        let field = match key {
            "authority" => &mut head.authority,
            "position" => &mut head.position,
            "name" => &mut head.name,
            _ => return false,
        };
        *field = r.name(key, item).value().map(str::to_owned);
        true
    });
}

fn levels<'a>(r: &mut Reader<'a>, item: &Item<'a>, file: &mut File) {
    const LEVELS: [Level; 3] = [Level::Error, Level::Warn, Level::Off];
    let Some(table) = r.table("rules", item) else {
        return;
    };
    for (key, item) in table.entries().iter().filter(|(key, _)| !key.as_str().starts_with("x-")) {
        let level = r.under(key.name, |r| r.choice(key.as_str(), item, &LEVELS, Level::name));
        let Field::Given(level) = level else { continue };
        let name = At { value: key.name.to_owned(), span: at(key.span) };
        file.levels.push((name, level.value));
    }
}

fn shared<'a>(r: &mut Reader<'a>, table: &Table<'a>) -> Option<SharedUnit> {
    let unit = unit(r, table);
    let name = unit.name.get()?;
    let members = unit.members.get().map(|members| match members {
        Members::All => Members::All,
        Members::Named(names) => Members::Named(names.iter().map(|n| n.value.to_owned()).collect()),
    });
    Some(SharedUnit {
        name: name.value.to_owned(),
        key: name::key(name.value),
        aliases: unit.aliases.iter().map(|a| a.value.to_owned()).collect(),
        members,
        group: unit.group,
        external: unit.external,
        from: unit.from.value(),
        until: unit.until.value(),
        nearest: false,
    })
}

fn holiday<'a>(r: &mut Reader<'a>, table: &Table<'a>) -> Option<Holiday> {
    let (mut date, mut working) = (Field::Absent, Field::Absent);
    r.keys(table, &HOLIDAY, |r, key, item| {
        match key {
            "date" => date = r.date(key, item),
            "name" => drop(r.string(key, item)),
            "working" => working = r.boolean(key, item),
            _ => return false,
        }
        true
    });
    Some(Holiday { date: date.value()?, working: working.value().unwrap_or(false) })
}

fn index<'a>(r: &mut Reader<'a>, table: &Table<'a>) -> Option<Extra> {
    let (mut id, mut extra) = (Field::Absent, Extra::default());
    r.keys(table, &INDEX, |r, key, item| {
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
    extra.id = id.value()?.to_owned();
    Some(extra)
}

fn component<'a>(r: &mut Reader<'a>, table: &Table<'a>) -> Option<Vec<String>> {
    let (mut name, mut aliases) = (Field::Absent, Vec::new());
    r.keys(table, &COMPONENT, |r, key, item| {
        match key {
            "name" => name = r.name(key, item),
            "aliases" => aliases = strings(r, key, item),
            _ => return false,
        }
        true
    });
    let mut wordings = vec![name.value()?.to_owned()];
    wordings.append(&mut aliases);
    Some(wordings)
}

fn strings<'a>(r: &mut Reader<'a>, key: &str, item: &Item<'a>) -> Vec<String> {
    let list = r.names(key, item, true);
    list.get().map_or_else(Vec::new, |l| l.items.iter().map(|s| s.value.to_owned()).collect())
}
