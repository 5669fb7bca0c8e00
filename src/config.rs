//! The configuration of a folder: the `pargo.toml` files above it, merged.
//!
//! A key of a nearer file wins. Units and indexes of all files are joined, and so are levels of different
//! rules and holidays of different days.

use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::deadline::calendar::Calendar;
use crate::deadline::reporting::ReportingCalendar;
use crate::finding::levels::Levels;
use crate::finding::profile::Profile;
use crate::finding::{Finding, Level};
use crate::plan::Members;
use crate::plan::index::{Catalog, Extra};
use crate::text::lang::Lang;
use crate::text::name;
use crate::text::source::At;

/// One `pargo.toml` file, before merging.
#[derive(Clone, Debug, Default)]
pub struct File {
    /// Its path, as messages show it.
    pub path: String,
    /// The language of output; `None` where the key is absent.
    pub lang: Option<Lang>,
    /// How many days a completion may be dated before its commit; `None` where the key is absent.
    pub backdating_days: Option<u32>,
    /// How many days before its due date a task counts as due soon; `None` if the key is absent.
    pub soon_days: Option<u32>,
    /// The offset from UTC in minutes; `None` where the key is absent.
    pub utc_offset: Option<i32>,
    /// Patterns of files that are not plans; `None` where the key is absent.
    pub exclude: Option<Vec<At<String>>>,
    /// The baseline of the plans below, relative to the file's folder; `None` where the key is absent.
    pub baseline: Option<At<String>>,
    /// Which days reporting periods have; `None` where the key is absent.
    pub reporting: Option<ReportingCalendar>,
    /// What the heads of documents say.
    pub letterhead: Letterhead,
    /// The profile that the file turns on.
    pub profile: Option<&'static Profile>,
    /// The levels under `[rules]`, by the names of the rules as written.
    pub levels: Vec<(At<String>, Level)>,
    /// The shared units that it declares.
    pub units: Vec<SharedUnit>,
    /// The days that it declares as off or worked.
    pub holidays: Vec<Holiday>,
    /// The indexes that it adds or extends.
    pub indexes: Vec<Extra>,
    /// Findings that do not make the file unusable.
    pub findings: Vec<Finding>,
}

/// A day that differs from its weekday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// The day.
    pub date: NaiveDate,
    /// Whether offices work on it, as on a Saturday in exchange; otherwise it is a day off.
    pub working: bool,
}

/// A unit declared in `pargo.toml`, for all plans below.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedUnit {
    /// The name as first declared.
    pub name: String,
    /// The name's [`name::key`].
    pub key: String,
    /// Other names for it.
    pub aliases: Vec<String>,
    /// Its members; `None` where the key is absent.
    pub members: Option<Members<Vec<String>>>,
    /// Whether it is declared as a group; `None` where the key is absent.
    pub group: Option<bool>,
    /// Whether it is declared as outside the agency; `None` where the key is absent.
    pub external: Option<bool>,
    /// The first day on which it exists; `None` where the key is absent.
    pub from: Option<NaiveDate>,
    /// The last day on which it exists; `None` where the key is absent.
    pub until: Option<NaiveDate>,
    /// Declared in the nearest file that declares units.
    pub nearest: bool,
}

/// What an office prints at the head of a document, and who signs it; `None` where nothing is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letterhead {
    /// The agency above.
    pub superior: Option<String>,
    /// The agency that issues the document.
    pub agency: Option<String>,
    /// Its abbreviation in numbers of documents.
    pub symbol: Option<String>,
    /// The abbreviation of the unit that drafts letters.
    pub office: Option<String>,
    /// The place before the date.
    pub place: Option<String>,
    /// On whose behalf it is signed.
    pub authority: Option<String>,
    /// The position of who signs.
    pub position: Option<String>,
    /// The name of who signs.
    pub name: Option<String>,
}

impl Letterhead {
    /// Takes from a farther file what is not said yet. A signer is one person: the nearest file that names
    /// one names all of it.
    fn fill_in(&mut self, farther: &Letterhead) {
        let signs = |head: &Letterhead| {
            head.authority.is_some() || head.position.is_some() || head.name.is_some()
        };
        if !signs(self) {
            self.authority.clone_from(&farther.authority);
            self.position.clone_from(&farther.position);
            self.name.clone_from(&farther.name);
        }
        for (own, theirs) in [
            (&mut self.superior, &farther.superior),
            (&mut self.agency, &farther.agency),
            (&mut self.symbol, &farther.symbol),
            (&mut self.office, &farther.office),
            (&mut self.place, &farther.place),
        ] {
            if own.is_none() {
                own.clone_from(theirs);
            }
        }
    }
}

/// The merged configuration for the plans of one folder.
#[derive(Clone, Debug)]
pub struct Config {
    /// The language of output; `None` where no file sets one.
    pub lang: Option<Lang>,
    /// How many days a completion may be dated before the commit that first states it.
    pub backdating_days: u32,
    /// How many days before its due date a task counts as due soon.
    pub soon_days: u32,
    /// The repository's offset from UTC, in minutes.
    pub utc_offset: i32,
    /// Which days reporting periods have.
    pub reporting: ReportingCalendar,
    /// What the heads of documents say.
    pub letterhead: Letterhead,
    /// The severity of each rule.
    pub levels: Levels,
    /// The profiles in force.
    pub profiles: Vec<&'static Profile>,
    /// The shared units, those of the nearest file first.
    pub units: Vec<SharedUnit>,
    /// Positions in `units` by the key of each name and alias.
    pub unit_of: FxHashMap<String, usize>,
    /// The indexes and their components, shared with other folders where no file adds any.
    pub catalog: Arc<Catalog>,
    /// Working days and holidays.
    pub calendar: Calendar,
}

/// Vietnam's offset, in minutes.
pub const HANOI: i32 = 7 * 60;

impl File {
    /// Whether both files give plans the same meaning.
    pub fn means_same(&self, other: &File) -> bool {
        (&self.units, &self.indexes, &self.holidays)
            == (&other.units, &other.indexes, &other.holidays)
    }
}

impl Config {
    /// Merges the files; the nearest comes first.
    pub fn of(files: &[&File]) -> Config {
        let mut config = Config {
            lang: files.iter().find_map(|f| f.lang),
            backdating_days: files.iter().find_map(|f| f.backdating_days).unwrap_or(30),
            soon_days: files.iter().find_map(|f| f.soon_days).unwrap_or(7),
            utc_offset: files.iter().find_map(|f| f.utc_offset).unwrap_or(HANOI),
            reporting: files.iter().find_map(|f| f.reporting).unwrap_or_default(),
            letterhead: Letterhead::default(),
            levels: Levels::default(),
            profiles: Vec::new(),
            units: Vec::new(),
            unit_of: FxHashMap::default(),
            catalog: catalog(files),
            calendar: Calendar::built_in(),
        };
        for file in files.iter().rev() {
            file.levels.iter().for_each(|(rule, level)| config.levels.set(&rule.value, *level));
            for holiday in &file.holidays {
                config.calendar.set(holiday.date, holiday.working);
            }
        }
        files.iter().find_map(|f| f.profile).into_iter().for_each(|p| config.turn_on(p));
        files.iter().for_each(|file| config.letterhead.fill_in(&file.letterhead));
        let nearest = files.iter().position(|f| !f.units.is_empty());
        let mut by_key = FxHashMap::default();
        for (at, file) in files.iter().enumerate() {
            for unit in &file.units {
                config.add_unit(unit, Some(at) == nearest, &mut by_key);
            }
        }
        config
    }

    /// Turns on a profile; `[rules]` still takes precedence.
    pub fn turn_on(&mut self, profile: &'static Profile) {
        self.levels.turn_on(profile);
        if !self.has(profile) {
            self.profiles.push(profile);
        }
    }

    /// Whether a profile is in force.
    pub fn has(&self, profile: &Profile) -> bool {
        self.profiles.iter().any(|known| known.name == profile.name)
    }

    /// Whether both give plans the same meaning: the same units, indexes and working days.
    pub fn means_same(&self, other: &Config) -> bool {
        (&self.units, &self.catalog, &self.calendar)
            == (&other.units, &other.catalog, &other.calendar)
    }

    /// Adds a unit; a farther file's unit of the same name only fills in what the nearer one left out.
    fn add_unit<'f>(
        &mut self,
        unit: &'f SharedUnit,
        nearest: bool,
        by_key: &mut FxHashMap<&'f str, usize>,
    ) {
        let same = by_key.get(unit.key.as_str()).copied();
        let at = same.unwrap_or(self.units.len());
        by_key.insert(&unit.key, at);
        match same {
            Some(at) => {
                let known = &mut self.units[at];
                known.aliases.extend(unit.aliases.iter().cloned());
                known.members = known.members.clone().or_else(|| unit.members.clone());
                known.group = known.group.or(unit.group);
                known.external = known.external.or(unit.external);
                known.from = known.from.or(unit.from);
                known.until = known.until.or(unit.until);
            }
            None => self.units.push(SharedUnit { nearest, ..unit.clone() }),
        }
        self.unit_of.entry(unit.key.clone()).or_insert(at);
        for alias in &unit.aliases {
            self.unit_of.entry(name::key(alias)).or_insert(at);
        }
    }
}

impl Default for Config {
    fn default() -> Self {
        Config::of(&[])
    }
}

fn catalog(files: &[&File]) -> Arc<Catalog> {
    static BUILT_IN: LazyLock<Arc<Catalog>> = LazyLock::new(|| Arc::new(Catalog::built_in()));
    let extras: Vec<Extra> = files.iter().flat_map(|f| f.indexes.iter().cloned()).collect();
    if extras.is_empty() { BUILT_IN.clone() } else { Arc::new(Catalog::with(&extras)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letterhead(place: Option<&str>, position: Option<&str>, name: Option<&str>) -> File {
        let text = |text: Option<&str>| text.map(str::to_owned);
        let letterhead = Letterhead {
            place: text(place),
            position: text(position),
            name: text(name),
            ..Letterhead::default()
        };
        File { letterhead, ..File::default() }
    }

    #[test]
    fn a_nearer_letterhead_wins_key_by_key_but_a_signer_is_one_person() {
        let near = letterhead(None, Some("GIÁM ĐỐC"), None);
        let far = letterhead(Some("Cao Bằng"), Some("CHỦ TỊCH"), Some("Nguyễn Văn A"));
        let merged = Config::of(&[&near, &far]).letterhead;
        assert_eq!(merged, letterhead(Some("Cao Bằng"), Some("GIÁM ĐỐC"), None).letterhead);
        assert_eq!(Config::of(&[&File::default(), &far]).letterhead, far.letterhead);
    }

    #[test]
    fn the_nearest_reporting_calendar_holds() {
        let with = |reporting| File { reporting, ..File::default() };
        let (near, far) = (with(None), with(Some(ReportingCalendar::Civil)));
        assert_eq!(Config::of(&[&near]).reporting, ReportingCalendar::Decree);
        assert_eq!(Config::of(&[&near, &far]).reporting, ReportingCalendar::Civil);
    }
}
