//! `pargo result`

use chrono::NaiveDate;
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::cli::asking::refuse_nothing;
use crate::cli::exit_status::ExitStatus;
use crate::cli::options::Global;
use crate::cli::terminal::Terminal;
use crate::cli::values::{count, without_sign};
use crate::cli::writing::{Record, Recording, record};
use crate::deadline::dmy;
use crate::edit::document::Document;
use crate::edit::progress::Recorded;
use crate::edit::result::{Figures, result};
use crate::plan::{Objective, ResultKind};
use crate::text::lang::{Text, both};
use crate::text::name::loose;
use crate::text::number::Number;

/// Options of `result`.
#[derive(Args, Debug)]
pub struct Options {
    #[command(flatten)]
    recording: Recording,
    #[command(flatten)]
    figures: FiguresTyped,
    /// How it was found: self, appraised, published
    #[arg(long, value_name = "KIND", value_parser = kind())]
    kind: Option<ResultKind>,
    /// A document that proves it; may be repeated
    #[arg(long, value_name = "TEXT")]
    evidence: Vec<String>,
}

/// The figures of a result.
#[derive(Args, Debug)]
#[group(required = true, multiple = true)]
struct FiguresTyped {
    /// Points: 9.40 or 9,40
    #[arg(long, value_name = "N", value_parser = number)]
    score: Option<Number>,
    /// Percent
    #[arg(long, value_name = "N", value_parser = share)]
    percent: Option<Number>,
    /// The place in a ranking
    #[arg(long, value_name = "N", value_parser = count)]
    rank: Option<i64>,
    /// How many are ranked
    #[arg(long, value_name = "N", requires = "rank", value_parser = count)]
    of: Option<i64>,
    /// A number of things
    #[arg(long, value_name = "N", value_parser = number)]
    count: Option<Number>,
}

/// Reads a decimal; a comma is taken too.
fn number(typed: &str) -> Result<Number, Text> {
    let number = Number::parse(typed.trim()).ok().filter(|number| !number.is_negative());
    number.ok_or_else(|| both!("viết số, như 9,40", "expected a number, such as 9.40"))
}

/// Reads a number of percent, with its sign or without.
fn share(typed: &str) -> Result<Number, Text> {
    number(without_sign(typed))
}

/// Reads how a result was found, as the file has it or in Vietnamese.
fn kind() -> impl TypedValueParser<Value = ResultKind> {
    let words = ResultKind::ALL.map(|kind| kind.word());
    let names = words.iter().flat_map(|word| [word.name, word.label.vi]).collect::<Vec<_>>();
    PossibleValuesParser::new(names).try_map(move |typed| {
        let is_it = |kind: &ResultKind| {
            [kind.word().name, kind.word().label.vi].iter().any(|name| loose(name) == loose(&typed))
        };
        ResultKind::ALL.into_iter().find(is_it).ok_or_else(|| typed.clone())
    })
}

impl FiguresTyped {
    fn keys(&self) -> Vec<(&'static str, String)> {
        let digits = |number: &Option<Number>| number.as_ref().map(|n| n.digits().to_owned());
        let keys = [
            ("score", digits(&self.score)),
            ("percent", digits(&self.percent)),
            ("rank", self.rank.map(|rank| rank.to_string())),
            ("of", self.of.map(|of| of.to_string())),
            ("count", digits(&self.count)),
        ];
        keys.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
    }
}

impl Record for Options {
    fn what(&self, on: NaiveDate) -> Text {
        let day = dmy(on);
        both!("kết quả ngày {day}", "result of {on}")
    }

    fn objective(
        &self,
        document: &mut Document<'_>,
        objective: &Objective<'_>,
        on: NaiveDate,
    ) -> Result<Recorded, Text> {
        let figures =
            Figures { keys: self.figures.keys(), kind: self.kind, evidence: self.evidence.clone() };
        result(document, objective, on, &figures)
    }
}

/// Records results of objectives.
pub fn run(
    options: &Options,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    refuse_nothing(&options.recording)?;
    record(&options.recording, options, global, terminal)
}
