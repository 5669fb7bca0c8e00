//! `pargo rules`

use clap::{Args, ValueEnum};

use crate::cli::exit_status::ExitStatus;
use crate::cli::format::chosen;
use crate::cli::open::settle_lang;
use crate::cli::options::{Global, means_nothing};
use crate::cli::terminal::Terminal;
use crate::text::lang::both;
use crate::{render, rules};

/// Options of `rules`.
#[derive(Args, Debug)]
pub struct Options {
    /// A rule's name
    #[arg(value_name = "RULE")]
    rule: Option<String>,
    /// How to write it; table by default
    #[arg(long, value_enum, ignore_case = true)]
    format: Option<Format>,
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
    let format = chosen(options.format, global)?;
    let pointless = [("--at", global.at.is_some()), ("--as-of", global.as_of.is_some())];
    if let Some((option, _)) = pointless.into_iter().find(|(_, given)| *given) {
        return Err(means_nothing(option, "rules").into());
    }
    settle_lang(global, terminal);
    let look = terminal.look();
    let found = match &options.rule {
        None => None,
        Some(name) => {
            let known = rules::RULES.iter().find(|rule| rule.doc.name == name);
            Some(known.ok_or_else(|| unknown(name))?.doc)
        }
    };
    let text = match (format, found) {
        (Format::Json, doc) => render::json::rules(doc.map(|doc| doc.name), look.lang),
        (Format::Table, Some(doc)) => render::answers::rules::one(doc, look),
        (Format::Table, None) => render::answers::rules::all(look),
        (Format::Markdown, Some(doc)) => render::answers::rules::markdown_of(doc, look.lang),
        (Format::Markdown, None) => render::answers::rules::markdown(look.lang),
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
