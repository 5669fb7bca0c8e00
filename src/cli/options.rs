//! Groups of options that commands share, as they are typed. Their doc comments are the English help; [`crate::cli::vietnamese`] has the
//! Vietnamese.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

use crate::finding::profile::{PROFILES, Profile};
use crate::report::filter::{Asked, Role};
use crate::state::State;
use crate::text::lang::Lang;
use crate::workspace::Workspace;

/// Options of every command.
#[derive(Args, Debug)]
pub struct Global {
    /// The date to ask about, 2025-12-01 or 01/12/2025; today by default
    #[arg(long, global = true, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Day>,
    /// Read the plans from this git revision; the date is then the commit's by default
    #[arg(long, global = true, value_name = "REV")]
    pub at: Option<String>,
    /// Language of the output
    #[arg(long, global = true, value_name = "vi|en", value_parser = language)]
    pub lang: Option<Lang>,
    /// When to use colours
    #[arg(long, global = true, value_enum, default_value = "auto")]
    pub color: Color,
}

/// The error for a value without a valid form.
pub fn expected(forms: &str) -> String {
    format!("{}{forms}", crate::cli::vietnamese::EXPECTED)
}

/// A date of the command line.
#[derive(Clone, Copy, Debug)]
pub struct Day(pub NaiveDate);

/// Reads a date of the command line.
pub fn day(typed: &str) -> Result<Day, String> {
    let typed = typed.trim();
    let number = |digits: &str, length: std::ops::RangeInclusive<usize>| {
        let plain = length.contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| digits.parse::<u32>().ok()).flatten()
    };
    let parts: Vec<&str> = typed.split(['-', '/']).collect();
    let date = match (parts.as_slice(), typed.contains('-'), typed.contains('/')) {
        ([y, m, d], true, false) => number(y, 4..=4).zip(number(m, 2..=2).zip(number(d, 2..=2))),
        ([d, m, y], false, true) => number(y, 4..=4).zip(number(m, 1..=2).zip(number(d, 1..=2))),
        _ => None,
    };
    date.filter(|(year, _)| *year > 0)
        .and_then(|(y, (m, d))| NaiveDate::from_ymd_opt(i32::try_from(y).ok()?, m, d))
        .map(Day)
        .ok_or_else(|| expected("2025-12-01, 01/12/2025"))
}

fn language(typed: &str) -> Result<Lang, String> {
    match typed {
        "vi" => Ok(Lang::Vi),
        "en" => Ok(Lang::En),
        _ => Err(expected("vi, en")),
    }
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, where NO_COLOR is not set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Formats of a list of tasks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum List {
    /// For people.
    Table,
    /// For programs.
    Json,
    /// For spreadsheets.
    Csv,
    /// For merge requests and wikis.
    Markdown,
}

/// Formats of an answer without a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Listing {
    /// For people.
    Table,
    /// For programs.
    Json,
}

/// The role of a unit in a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RoleArg {
    /// In the lead.
    Lead,
    /// Taking part.
    Partner,
    /// Either.
    Any,
}

/// The filter options.
#[derive(Args, Debug)]
pub struct Filters {
    /// Tasks of this unit
    #[arg(long, value_name = "NAME")]
    pub unit: Vec<String>,
    /// As what the unit is named; lead by default
    #[arg(long, value_enum)]
    pub role: Vec<RoleArg>,
    /// Leave out what is the unit's only through a group
    #[arg(long)]
    pub direct: bool,
    /// Tasks of this index
    #[arg(long, value_name = "NAME")]
    pub index: Vec<String>,
    /// Tasks of this component
    #[arg(long, value_name = "NAME")]
    pub component: Vec<String>,
    /// Tasks of this plan
    #[arg(long, value_name = "ID")]
    pub plan: Vec<String>,
    /// Tasks in this state, or in several: a,b
    #[arg(long, value_name = "STATE", value_delimiter = ',', value_parser = state)]
    pub state: Vec<State>,
}

fn state(typed: &str) -> Result<State, String> {
    let names: Vec<&str> = State::ALL.iter().map(|(_, name)| *name).collect();
    let found = State::ALL.iter().find(|(_, name)| *name == typed.trim());
    found.map(|(state, _)| *state).ok_or_else(|| expected(&names.join(", ")))
}

impl Filters {
    fn named_as(&self, role: RoleArg) -> bool {
        self.role.contains(&role) || self.role.contains(&RoleArg::Any)
    }

    /// The filter that the options describe.
    pub fn asked(&self) -> Asked {
        Asked {
            units: self.unit.clone(),
            // An option that is repeated accepts any of its values.
            role: match (self.named_as(RoleArg::Lead), self.named_as(RoleArg::Partner)) {
                (true, true) => Role::Any,
                (false, true) => Role::Partner,
                (_, false) => Role::Lead,
            },
            direct: self.direct,
            indexes: self.index.clone(),
            components: self.component.clone(),
            plans: self.plan.clone(),
            states: self.state.clone(),
            plan_option: None,
        }
    }
}

/// Where the plans are.
#[derive(Args, Debug)]
pub struct Paths {
    /// Plan files and folders; plans/ by default
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

/// Profiles to turn on besides those of `pargo.toml`.
#[derive(Args, Debug)]
pub struct Profiles {
    /// Turn on the rules of this profile, as warnings
    #[arg(long, value_name = "NAME", value_parser = profile())]
    profile: Vec<&'static Profile>,
}

impl Profiles {
    /// Turns the profiles on.
    pub fn turn_on(&self, workspace: &mut Workspace) {
        self.profile.iter().for_each(|profile| workspace.turn_on(profile));
    }
}

fn profile() -> impl TypedValueParser<Value = &'static Profile> {
    PossibleValuesParser::new(PROFILES.map(|profile| profile.name))
        .try_map(|name| Profile::named(&name).ok_or_else(|| name.clone()))
}

/// The options of commands about one plan, task or objective.
#[derive(Args, Debug)]
pub struct About {
    /// A plan's id, or a plan's and a task's or an objective's: PLAN/ID
    #[arg(value_name = "PLAN[/ID]")]
    pub subject: String,
    /// Where to look.
    #[command(flatten)]
    pub paths: Paths,
    /// How to write it
    #[arg(long, value_enum, default_value = "table")]
    pub format: Listing,
}
