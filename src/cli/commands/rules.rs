//! `pargo rules`

use clap::{Args, ValueEnum};

use crate::cli::exit_status::ExitStatus;
use crate::cli::open::choose_lang;
use crate::cli::options::Global;
use crate::cli::terminal::Terminal;
use crate::text::lang::both;
use crate::{render, rules};

/// Options of `rules`.
#[derive(Args, Debug)]
pub struct Options {
    /// A rule's name
    #[arg(value_name = "RULE")]
    rule: Option<String>,
    /// How to write it
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Json,
    Markdown,
}

/// Lists the rules, or explains one.
pub fn run(
    options: &Options,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    choose_lang(global, terminal);
    let style = terminal.style();
    let found = match &options.rule {
        None => None,
        Some(name) => {
            let known = rules::RULES.iter().find(|rule| rule.doc.name == name);
            Some(known.ok_or_else(|| unknown(name))?.doc)
        }
    };
    let text = match (options.format, found) {
        (Format::Json, doc) => render::json::rules(doc.map(|doc| doc.name), style.lang),
        (Format::Table, Some(doc)) => render::answers::rules::one_rule(doc, style),
        (Format::Table, None) => render::answers::rules::all_rules(style),
        (Format::Markdown, Some(doc)) => render::answers::rules::markdown_of(doc, style.lang),
        (Format::Markdown, None) => render::answers::rules::markdown(style.lang),
    };
    terminal.answer(&text)?;
    Ok(ExitStatus::Success)
}

fn unknown(name: &str) -> crate::text::lang::Text {
    let near = rules::nearest(name).join(", ");
    if near.is_empty() {
        both!(
            "không có quy tắc `{name}`; xem `pargo rules`",
            "there is no rule `{name}`; see `pargo rules`"
        )
    } else {
        both!(
            "không có quy tắc `{name}`; gần nhất là: {near}",
            "there is no rule `{name}`; the nearest are: {near}"
        )
    }
}
