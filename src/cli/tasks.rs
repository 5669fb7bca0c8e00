//! `pargo tasks`

use clap::Args;

use super::args::Paths;
use super::{End, Filters, Global, List, Told, Trouble, context};
use crate::render;
use crate::report::{Filter, tasks};

/// Options of `tasks`.
#[derive(Args, Debug)]
pub struct Options {
    #[command(flatten)]
    paths: Paths,
    #[command(flatten)]
    filters: Filters,
    /// How to write the list
    #[arg(long, value_enum, default_value = "table")]
    format: List,
}

/// Lists the tasks.
pub fn run(options: &Options, global: &Global, told: &mut Told) -> Result<End, Trouble> {
    let context = context(&options.paths.paths, global, told)?;
    let asked = options.filters.asked();
    let filter = Filter::from(asked.clone());
    let answer = tasks::tasks(&context.workspace, &filter, context.as_of)?;
    let lang = context.look.lang;
    let text = match options.format {
        List::Table => render::listing::tasks(&answer, &asked, context.look),
        List::Json => render::json::tasks(&answer, lang),
        List::Csv => render::listing::csv(&answer.items),
        List::Markdown => render::listing::tasks_markdown(&answer, lang),
    };
    told.answer(&text)?;
    Ok(told.coverage(&answer.coverage))
}
