//! What the `pargo.toml` files above a plan say together.
//!
//! Those nearer to the plan win key by key; units and indexes of all of them add up, and so do the
//! levels of different rules and the holidays of different days.

use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::deadline::calendar::Calendar;
use crate::finding::levels::Levels;
use crate::finding::profile::Profile;
use crate::finding::{Finding, Level};
use crate::index::{Catalog, Extra};
use crate::plan::Members;
use crate::text::lang::Lang;
use crate::text::name;
use crate::text::source::At;

/// One `pargo.toml` as written.
#[derive(Clone, Debug, Default)]
pub struct File {
    /// Its path, as shown.
    pub path: String,
    /// `lang`
    pub lang: Option<Lang>,
    /// `backdating_days`
    pub backdating_days: Option<u32>,
    /// `utc_offset`, in minutes
    pub utc_offset: Option<i32>,
    /// `exclude`
    pub exclude: Option<Vec<At<String>>>,
    /// `profile`
    pub profile: Option<&'static Profile>,
    /// `[rules]`: the names as written, at their keys.
    pub levels: Vec<(At<String>, Level)>,
    /// `[[unit]]`
    pub units: Vec<SharedUnit>,
    /// `[[holiday]]`
    pub holidays: Vec<Holiday>,
    /// `[[index]]`
    pub indexes: Vec<Extra>,
    /// What was found in it that does not make it unusable.
    pub findings: Vec<Finding>,
}

/// A day that differs from its weekday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// The day.
    pub date: NaiveDate,
    /// Whether it is worked, as a Saturday in exchange.
    pub working: bool,
}

/// A unit that plans share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedUnit {
    /// `name`
    pub name: String,
    /// The name's [`name::key`].
    pub key: String,
    /// `aliases`
    pub aliases: Vec<String>,
    /// `members`
    pub members: Option<Members<Vec<String>>>,
    /// `group`
    pub group: Option<bool>,
    /// `external`
    pub external: Option<bool>,
    /// Declared in the nearest file that declares units.
    pub nearest: bool,
}

/// Everything that holds for the plans of one folder.
#[derive(Clone, Debug)]
pub struct Config {
    /// The language of output, where one is set.
    pub lang: Option<Lang>,
    /// Days that a completion may lie before the commit that first says so.
    pub backdating_days: u32,
    /// The repository's offset from UTC, in minutes.
    pub utc_offset: i32,
    /// The severity of each rule.
    pub levels: Levels,
    /// The profiles in force.
    pub profiles: Vec<&'static Profile>,
    /// The shared units, those of the nearest file first.
    pub units: Vec<SharedUnit>,
    /// The unit of every wording's key.
    pub unit_of: FxHashMap<String, usize>,
    /// The indexes and their components, shared by all folders that add none.
    pub catalog: Arc<Catalog>,
    /// The working days.
    pub calendar: Calendar,
}

/// Vietnam's offset, in minutes.
const HANOI: i32 = 7 * 60;

impl File {
    /// Whether a plan means the same under both files.
    pub fn means_same(&self, other: &File) -> bool {
        (&self.units, &self.indexes, &self.holidays)
            == (&other.units, &other.indexes, &other.holidays)
    }
}

impl Config {
    /// What the files say together, the nearest first.
    pub fn of(files: &[&File]) -> Config {
        let mut config = Config {
            lang: files.iter().find_map(|f| f.lang),
            backdating_days: files.iter().find_map(|f| f.backdating_days).unwrap_or(30),
            utc_offset: files.iter().find_map(|f| f.utc_offset).unwrap_or(HANOI),
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
        let nearest = files.iter().position(|f| !f.units.is_empty());
        let mut by_key = FxHashMap::default();
        for (at, file) in files.iter().enumerate() {
            for unit in &file.units {
                config.add_unit(unit, Some(at) == nearest, &mut by_key);
            }
        }
        config
    }

    /// Puts a profile in force, besides what `[rules]` says.
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

    /// Whether a plan means the same under both: of units, indexes and working days they say the same.
    pub fn means_same(&self, other: &Config) -> bool {
        (&self.units, &self.catalog, &self.calendar)
            == (&other.units, &other.catalog, &other.calendar)
    }

    /// Adds a unit, or what a farther file says of one that is there.
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
