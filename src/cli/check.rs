//! `pargo check`

use clap::{Args, ValueEnum};

use super::args::Paths;
use super::{End, Global, Told, Trouble, context};
use crate::check;
use crate::diagnostic::Severity;
use crate::render;

/// Options of `check`.
#[derive(Args, Debug)]
pub struct Options {
    #[command(flatten)]
    paths: Paths,
    /// How to write the findings
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
    /// Exit with 1 where there is a warning
    #[arg(long)]
    deny_warnings: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Short,
    Json,
}

/// Checks the plans.
pub fn run(options: &Options, global: &Global, told: &mut Told) -> Result<End, Trouble> {
    let context = context(&options.paths.paths, global, told)?;
    let report = check::check(&context.workspace, context.as_of);
    let lang = context.look.lang;
    let text = match options.format {
        Format::Table => render::check::text(&report, context.look),
        Format::Short => render::check::short(&report, lang),
        Format::Json => render::json::check(&report, lang),
    };
    told.answer(&text)?;
    if options.format == Format::Short {
        told.note(&render::check::closing(&report, lang));
    }
    let bad = report.count(Severity::Error) > 0
        || (options.deny_warnings && report.count(Severity::Warning) > 0);
    Ok(if bad { End::Badly } else { End::Well })
}
