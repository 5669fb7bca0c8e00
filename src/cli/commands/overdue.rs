//! `pargo overdue`

use clap::Args;

use crate::cli::exit_status::ExitStatus;
use crate::cli::open::context;
use crate::cli::options::{Filters, Global, List, Paths, expected};
use crate::cli::terminal::Terminal;
use crate::render;
use crate::report::filter::Filter;
use crate::report::overdue;

/// Options of `overdue`.
#[derive(Args, Debug)]
pub struct Options {
    #[command(flatten)]
    paths: Paths,
    #[command(flatten)]
    filters: Filters,
    /// How to write the list
    #[arg(long, value_enum, default_value = "table")]
    format: List,
    /// Add what falls due in the coming days: 30d, 2w
    #[arg(long, value_name = "SPAN", value_parser = days)]
    within: Option<u32>,
    /// Exit with 1 where anything is overdue
    #[arg(long)]
    exit_code: bool,
}

/// Reads `30d` or `2w` as a number of days.
fn days(typed: &str) -> Result<u32, String> {
    let typed = typed.trim();
    let (number, factor) = match (typed.strip_suffix('d'), typed.strip_suffix('w')) {
        (Some(number), _) => (number, 1),
        (_, Some(number)) => (number, 7),
        _ => ("", 0),
    };
    let days = number.parse::<u32>().ok().and_then(|n| n.checked_mul(factor));
    days.filter(|days| *days <= 36_525).ok_or_else(|| expected("30d, 2w"))
}

/// Lists what is overdue.
pub fn run(
    options: &Options,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    let context = context(&options.paths.paths, global, terminal)?;
    let asked = options.filters.asked();
    let filter = Filter::from(asked.clone());
    let answer = overdue::overdue(&context.workspace, &filter, context.as_of, options.within)?;
    let lang = context.style.lang;
    let text = match options.format {
        List::Table => {
            render::answers::listing::overdue(&answer, &asked, options.within, context.style)
        }
        List::Json => render::json::overdue(&answer, lang),
        List::Csv => render::answers::listing::csv(&answer.items),
        List::Markdown => render::answers::listing::overdue_markdown(&answer, lang),
    };
    terminal.answer(&text)?;
    let end = terminal.coverage(&answer.coverage);
    Ok(if options.exit_code && answer.is_bad_news() { ExitStatus::BadNews } else { end })
}

#[cfg(test)]
mod tests {
    use super::days;

    #[test]
    fn spans() {
        assert_eq!(days("30d"), Ok(30));
        assert_eq!(days("2w"), Ok(14));
        for typed in ["30", "d", "-1d", "3m", ""] {
            assert!(days(typed).is_err(), "{typed}");
        }
    }
}
