//! Groups of options that commands share, as they are typed. Their doc comments are the English help; [`crate::cli::vietnamese`] has the
//! Vietnamese.

use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

use crate::cli::values::{Day, RoleArg, States, day, language, role, states};
use crate::finding::profile::{PROFILES, Profile};
use crate::report::filter::{Asked, Role};
use crate::text::characters::safe;
use crate::text::lang::{Lang, Text, both};

/// Options of every command.
#[derive(Args, Debug)]
pub struct Global {
    /// The date to ask about: 2025-12-01, 01/12/2025, today; today by default
    #[arg(long, global = true, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Day>,
    /// Read the plans from this git revision; the date is then the commit's by default
    #[arg(long, global = true, value_name = "REV")]
    pub at: Option<String>,
    /// Write the answer to this file, whole or not at all; its ending names the format, - is standard output
    #[arg(long, short, global = true, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Say nothing besides the answer and errors
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// Language of the output
    #[arg(long, global = true, value_name = "vi|en", value_parser = language)]
    pub lang: Option<Lang>,
    /// When to use colours
    #[arg(long, global = true, value_enum, default_value = "auto")]
    pub color: Color,
}

impl Global {
    /// The file that the answer goes to; none for standard output, which `-` names as for other programs.
    pub fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| *path != Path::new("-"))
    }
}

/// What is said of an option that means nothing to a command.
pub fn means_nothing(option: &str, command: &str) -> Text {
    both!("{option} không có tác dụng với `{command}`", "{option} means nothing to `{command}`")
}

/// Refuses the options that choose a date or a revision, for a command that reads no plans.
pub fn refuse_dates(global: &Global, command: &str) -> Result<(), Text> {
    let pointless = [("--at", global.at.is_some()), ("--as-of", global.as_of.is_some())];
    match pointless.into_iter().find(|(_, given)| *given) {
        Some((option, _)) => Err(means_nothing(option, command)),
        None => Ok(()),
    }
}

/// Refuses `--output` for a command that writes files of its own.
pub fn refuse_output(global: &Global, command: &str) -> Result<(), Text> {
    match global.output {
        Some(_) => Err(means_nothing("--output", command)),
        None => Ok(()),
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
    /// A document of Word.
    Docx,
    /// A workbook of Excel.
    Xlsx,
}

/// Formats of a list that is no document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Rows {
    /// For people.
    Table,
    /// For programs.
    Json,
    /// For spreadsheets.
    Csv,
    /// For merge requests and wikis.
    Markdown,
}

/// Formats of an answer that is a document, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Document {
    /// For people.
    Table,
    /// For programs.
    Json,
    /// A document of Word.
    Docx,
    /// A workbook of Excel.
    Xlsx,
}

/// Formats of an answer without a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Listing {
    /// For people.
    Table,
    /// For programs.
    Json,
}

/// Which tasks.
#[derive(Args, Debug)]
pub struct Filters {
    /// Tasks of this unit
    #[arg(long, value_name = "NAME")]
    pub unit: Vec<String>,
    /// As what the unit is named: lead, partner, any; lead by default
    #[arg(long, value_name = "ROLE", value_parser = role, requires = "unit")]
    pub role: Vec<RoleArg>,
    /// Leave out what is the unit's only through a group
    #[arg(long, requires = "unit")]
    pub direct: bool,
    /// Tasks of this index
    #[arg(long, value_name = "NAME")]
    pub index: Vec<String>,
    /// Tasks of this component
    #[arg(long, value_name = "NAME")]
    pub component: Vec<String>,
    /// Tasks of this plan: its id, a part of it, or its file
    #[arg(long, value_name = "PLAN")]
    pub plan: Vec<String>,
    /// Tasks of this agency's plans
    #[arg(long, value_name = "NAME")]
    pub agency: Vec<String>,
    /// Tasks in this state, or in several: a,b
    #[arg(long, value_name = "STATE", value_delimiter = ',', value_parser = states)]
    pub state: Vec<States>,
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
            states: self.state.iter().flat_map(|states| states.0.iter().copied()).collect(),
            agencies: self.agency.clone(),
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
    /// Turn on the rule of this profile, as a warning
    #[arg(long, value_name = "NAME", value_parser = profile(), ignore_case = true)]
    profile: Vec<&'static Profile>,
}

impl Profiles {
    /// Turns the profiles on, each by `turn_on`.
    pub fn turn_on(&self, turn_on: impl FnMut(&'static Profile)) {
        self.profile.iter().copied().for_each(turn_on);
    }
}

fn profile() -> impl TypedValueParser<Value = &'static Profile> {
    PossibleValuesParser::new(PROFILES.map(|profile| profile.name))
        .try_map(|name| Profile::typed(&name).ok_or_else(|| name.clone()))
}

/// A second argument is a folder that belongs behind `--in`.
fn no_folder(typed: &str) -> Result<String, Text> {
    let typed = safe(typed);
    Err(both!("nêu thư mục bằng --in {typed}", "folders are given by --in {typed}"))
}

/// What a question about one thing takes.
#[derive(Args, Debug)]
pub struct About {
    /// A plan, PLAN/ID, or an ID that one plan alone has; PLAN is its id, a part of it, or its file
    #[arg(value_name = "REF")]
    pub subject: String,
    /// Plan files and folders to look in; plans/ by default
    #[arg(long = "in", value_name = "PATH")]
    pub folders: Vec<PathBuf>,
    /// What used to be folders.
    #[arg(hide = true, value_parser = no_folder)]
    more: Vec<String>,
}
