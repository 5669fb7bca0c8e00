//! `pargo rules`

use std::path::Path;

use clap::{Args, ValueEnum};

use crate::cli::exit_status::ExitStatus;
use crate::cli::format::chosen;
use crate::cli::open::choose_lang;
use crate::cli::options::{Global, refuse_dates};
use crate::cli::surroundings::current_folder;
use crate::cli::terminal::Terminal;
use crate::finding::Doc;
use crate::finding::profile::Profile;
use crate::report::rules::{Here, has, here};
use crate::text::lang::both;
use crate::workspace::find::configs_at;
use crate::{render, rules};

/// Options of `rules`.
#[derive(Args, Debug)]
pub struct Options {
    /// A rule's name, or a profile's
    #[arg(value_name = "RULE|PROFILE")]
    rule: Option<String>,
    /// Show the level in force in this folder, and where it is set
    #[arg(long)]
    here: bool,
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
    refuse_dates(global, "rules")?;
    choose_lang(global, terminal);
    let style = terminal.style();
    let wanted = match &options.rule {
        None => Wanted::All,
        Some(name) => Wanted::named(name).ok_or_else(|| unknown(name))?,
    };
    let chosen = rules::RULES.iter().map(|rule| rule.doc).filter(|doc| wanted.has(doc));
    let levels = match options.here {
        true => Some(here(&configs_at(&current_folder()?, Path::new(""))?)),
        false => None,
    };
    let level = |doc: &Doc| levels.iter().flatten().find(|here| here.rule.name == doc.name);
    let shown: Vec<&Here> = chosen.clone().filter_map(level).collect();
    let text = match (format, &wanted) {
        (Format::Json, _) => render::json::rules(chosen.map(|doc| (doc, level(doc))), style.lang),
        (Format::Table, _) if options.here => render::answers::rules::here(&shown, style),
        (Format::Markdown, _) if options.here => {
            render::answers::rules::here_markdown(&shown, style.lang)
        }
        (Format::Table, Wanted::All) => render::answers::rules::all_rules(style),
        (Format::Table, Wanted::Rule(doc)) => render::answers::rules::one_rule(doc, style),
        (Format::Table, Wanted::Profile(profile)) => {
            render::answers::rules::profile(profile, style)
        }
        (Format::Markdown, Wanted::All) => render::answers::rules::page(style.lang),
        (Format::Markdown, Wanted::Rule(doc)) => {
            render::answers::rules::markdown_of(doc, style.lang)
        }
        (Format::Markdown, Wanted::Profile(profile)) => {
            render::answers::rules::profile_markdown(profile, style.lang)
        }
    };
    terminal.answer(&text)?;
    Ok(ExitStatus::Success)
}

/// What is asked about.
enum Wanted {
    All,
    Rule(&'static Doc),
    Profile(&'static Profile),
}

impl Wanted {
    fn named(name: &str) -> Option<Wanted> {
        let rule = name.trim().to_ascii_lowercase().replace([' ', '_'], "-");
        let rule = rules::RULES.iter().find(|known| known.doc.name == rule);
        let rule = rule.map(|rule| Wanted::Rule(rule.doc));
        rule.or_else(|| Profile::typed(name).map(Wanted::Profile))
    }

    fn has(&self, doc: &Doc) -> bool {
        match self {
            Wanted::All => true,
            Wanted::Rule(rule) => rule.name == doc.name,
            Wanted::Profile(profile) => has(profile, doc),
        }
    }
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
            "không có quy tắc `{name}`; gần giống: {near}",
            "there is no rule `{name}`; the nearest are: {near}"
        )
    }
}
