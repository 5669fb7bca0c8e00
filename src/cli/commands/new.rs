//! `pargo new`

use std::path::{Path, PathBuf};

use chrono::Datelike;
use clap::Args;

use crate::cli::ask::{ask, ask_each, can_ask};
use crate::cli::exit_status::ExitStatus;
use crate::cli::open::choose_lang;
use crate::cli::options::{Global, Listing, refuse_dates};
use crate::cli::surroundings::{current_folder, default_paths, today};
use crate::cli::terminal::Terminal;
use crate::cli::write;
use crate::config::Config;
use crate::deadline::YEARS;
use crate::finding::Level;
use crate::parse::Scratch;
use crate::parse::meant::values::plan_id;
use crate::plan::index::Catalog;
use crate::render;
use crate::render::beginning::plan::{NewPlan, text};
use crate::render::diff_text;
use crate::report::names::{Named, names};
use crate::report::written::{FileWritten, Written};
use crate::text::characters::safe;
use crate::text::lang::{Lang, Text, both};
use crate::text::name::nearest;
use crate::workspace::find::{self, config_at};
use crate::workspace::load::load;
use crate::workspace::{Failure, PLANS, Workspace, is_toml, shown};

/// Options of `new`.
#[derive(Args, Debug)]
pub struct Options {
    /// The plan's id: a-z, 0-9 and -; it names the file too
    #[arg(value_name = "ID")]
    id: String,
    /// The agency that issues the plan, with its province
    #[arg(long, value_name = "NAME")]
    agency: Option<String>,
    /// The plan's year
    #[arg(long, value_name = "YEAR")]
    year: Option<i32>,
    /// The title of the document
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// An index that the plan serves; may be repeated
    #[arg(long, value_name = "NAME")]
    index: Vec<String>,
    /// A unit that leads or takes part; may be repeated
    #[arg(long, value_name = "NAME")]
    unit: Vec<String>,
    /// Name the schema for editors in the first line
    #[arg(long)]
    schema_line: bool,
    /// Write nothing, and show what would be written
    #[arg(long)]
    dry_run: bool,
    /// How to tell it; table by default
    #[arg(long, value_enum, ignore_case = true)]
    format: Option<Listing>,
}

/// Writes a new plan.
pub fn run(
    options: &Options,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    refuse_dates(global, "new")?;
    choose_lang(global, terminal);
    let current = current_folder()?;
    let path = global.file().map_or_else(|| place(&options.id, &current), Path::to_owned);
    let plans = opened(&current)?;
    let config = config_at(&current, path.parent().unwrap_or(Path::new("")));
    refuse_id(&options.id, &path, &plans)?;
    let mut plan = given(options, &config)?;
    let missing = missing(&plan);
    if !missing.is_empty() {
        if !can_ask() {
            let missing = missing.join(", ");
            return Err(both!("thiếu {missing}", "missing: {missing}").into());
        }
        ask_for_missing(&mut plan, options, &config, &plans, terminal.lang)?;
    }
    plan.schema = options.schema_line.then(|| schema_of(&path, &current));
    let lang = terminal.lang;
    let after = text(&plan, lang);
    let file = shown(&path);
    refuse_errors(&file, &after, &config)?;
    if global.output.as_deref() == Some(Path::new("-")) {
        terminal.print(&after)?;
        return Ok(ExitStatus::Success);
    }
    if !options.dry_run {
        write::create(&path, &after)?;
    }
    let answer = told(FileWritten { file, before: String::new(), after }, options, terminal);
    terminal.print(&answer)?;
    Ok(ExitStatus::Success)
}

/// What was written, and how to go on.
fn told(written: FileWritten, options: &Options, terminal: &Terminal) -> String {
    if options.format == Some(Listing::Json) {
        return render::json::written(&Written { files: vec![written], ..Written::default() });
    }
    let (style, file) = (terminal.style(), &written.file);
    let diff = diff_text::unified(file, &written.before, &written.after);
    let next = match options.dry_run {
        true => both!("sẽ lập kế hoạch {file}", "{file} would be written"),
        false => both!(
            "đã lập kế hoạch {file}; tiếp theo: ghi các nhiệm vụ, rồi `pargo check`",
            "the plan is in {file}; next: write its tasks, then `pargo check`"
        ),
    };
    format!("{}{}\n", diff_text::shown(&diff, style.color), next.in_lang(style.lang))
}

/// Where a new plan belongs: in `plans/`, or where plans are already.
fn place(id: &str, current: &Path) -> PathBuf {
    let name = format!("{id}.toml");
    let is_among_plans = || {
        let is_below = current.components().any(|part| part.as_os_str() == PLANS);
        let entries = std::fs::read_dir(current).into_iter().flatten().flatten();
        let is_plan = |path: &Path| is_toml(path) && !path.ends_with(crate::workspace::CONFIG);
        is_below || entries.into_iter().any(|entry| is_plan(&entry.path()))
    };
    if !current.join(PLANS).is_dir() && is_among_plans() {
        return PathBuf::from(name);
    }
    Path::new(PLANS).join(name)
}

/// The plans that are there; none is no fault here.
fn opened(current: &Path) -> Result<Workspace, Failure> {
    match find::open(&default_paths(current), current) {
        Err(failure) if failure.is_empty => Ok(Workspace::empty()),
        opened => opened,
    }
}

fn refuse_id(id: &str, path: &Path, plans: &Workspace) -> Result<(), Text> {
    let shown_id = safe(id);
    if id.is_empty() || !id.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-')) {
        let near = plan_id(id);
        return Err(match near {
            Some(near) => both!(
                "mã kế hoạch chỉ gồm chữ thường không dấu, chữ số và `-`: thay {shown_id} bằng {near}",
                "a plan's id is made of a-z, 0-9 and `-`: {near} instead of {shown_id}"
            ),
            None => both!(
                "mã kế hoạch chỉ gồm chữ thường không dấu, chữ số và `-`",
                "a plan's id is made of a-z, 0-9 and `-`"
            ),
        });
    }
    if !is_toml(path) {
        let path = shown(path);
        return Err(both!("{path} không có đuôi .toml", "{path} does not end in .toml"));
    }
    let taken = plans.each(|_, file, loaded| {
        let (resolved, _) = loaded.ok()?;
        (resolved.plan.id.value() == Some(id)).then(|| file.shown.clone())
    });
    match taken.into_iter().flatten().next() {
        Some(file) => Err(both!(
            "mã {shown_id} đã dùng cho kế hoạch ở {file}",
            "the plan in {file} has the id {shown_id} already"
        )),
        None => Ok(()),
    }
}

/// What the options say.
fn given(options: &Options, config: &Config) -> Result<NewPlan, Text> {
    let indexes = options.index.iter().map(|typed| index(typed, &config.catalog));
    let text = |typed: &Option<String>| typed.as_deref().unwrap_or_default().trim().to_owned();
    Ok(NewPlan {
        id: options.id.clone(),
        title: text(&options.title),
        agency: text(&options.agency),
        year: options.year.map_or(Ok(0), in_reach)?,
        indexes: indexes.collect::<Result<_, _>>()?,
        units: options.unit.iter().map(|unit| unit.trim().to_owned()).collect(),
        schema: None,
    })
}

/// The options that a plan cannot do without.
fn missing(plan: &NewPlan) -> Vec<&'static str> {
    let needed = [
        ("--agency", plan.agency.is_empty()),
        ("--year", plan.year == 0),
        ("--title", plan.title.is_empty()),
    ];
    needed.into_iter().filter(|(_, is_missing)| *is_missing).map(|(option, _)| option).collect()
}

/// Asks for what no option says.
fn ask_for_missing(
    plan: &mut NewPlan,
    options: &Options,
    config: &Config,
    plans: &Workspace,
    lang: Lang,
) -> anyhow::Result<()> {
    let said = |typed: &str| match typed {
        "" => Err(both!("không được để trống", "it cannot be left empty")),
        typed => Ok(typed.to_owned()),
    };
    if plan.agency.is_empty() {
        let known = names(plans, Named::Agencies, "", lang);
        let known = if let [only] = &known[..] { only.value.as_str() } else { "" };
        let question = both!("Cơ quan ban hành, kèm tên tỉnh", "Agency, with its province");
        plan.agency = ask(&question, known, lang, said)?;
    }
    if plan.year == 0 {
        let now = today(config.utc_offset).year().to_string();
        plan.year = ask(&both!("Năm", "Year"), &now, lang, |typed| {
            typed.parse().map_err(|_| full_year()).and_then(in_reach)
        })?;
    }
    if plan.title.is_empty() {
        plan.title = ask(&both!("Tên kế hoạch", "Title"), "", lang, said)?;
    }
    if options.index.is_empty() {
        let all = config.catalog.ids().collect::<Vec<_>>().join(", ");
        let question = both!("Chỉ số ({all}; Enter khi hết)", "Index ({all}; an empty line ends)");
        plan.indexes = ask_each(&question, lang, |typed| index(typed, &config.catalog))?;
    }
    if options.unit.is_empty() {
        let question =
            both!("Đơn vị chủ trì, phối hợp (Enter khi hết)", "Unit (an empty line ends)");
        plan.units = ask_each(&question, lang, |typed| Ok(typed.to_owned()))?;
    }
    Ok(())
}

fn full_year() -> Text {
    let (first, last) = (YEARS.start(), YEARS.end());
    both!("năm phải từ {first} đến {last}", "a year is between {first} and {last}")
}

fn in_reach(year: i32) -> Result<i32, Text> {
    if YEARS.contains(&year) { Ok(year) } else { Err(full_year()) }
}

/// The index that is meant, by its short name.
fn index(typed: &str, catalog: &Catalog) -> Result<String, Text> {
    if let Some(found) = catalog.find(typed) {
        return Ok(catalog.get(found).id.clone());
    }
    let near = nearest(typed, catalog.ids(), 1).first().map(|near| (*near).to_owned());
    let all = near.unwrap_or_else(|| catalog.ids().collect::<Vec<_>>().join(", "));
    let typed = safe(typed);
    Err(both!(
        "không có chỉ số “{typed}”; gần giống: {all}",
        "there is no index “{typed}”; the nearest are: {all}"
    ))
}

/// Refuses a plan that would have an error from the start, by the words of the rule.
fn refuse_errors(file: &str, text: &str, config: &Config) -> Result<(), Failure> {
    let findings =
        load(file, text.as_bytes(), config, &mut Scratch::default(), |loaded| match loaded {
            Ok((_, out)) => out.into_sorted(),
            Err(unreadable) => unreadable.findings,
        });
    let is_error = |rule| config.levels.of(rule) == Level::Error;
    let errors: Vec<_> = findings.into_iter().filter(|found| is_error(found.rule)).collect();
    if errors.is_empty() {
        return Ok(());
    }
    let message = both!(
        "không ghi {file}: kế hoạch sẽ có lỗi nêu trên",
        "{file} is not written: the plan would have the error above"
    );
    Err(Failure { message, ..Failure::of_file(file, text, errors) })
}

/// The path from a plan to the schema above it: the nearest that is there, else where `init` puts it.
fn schema_of(path: &Path, current: &Path) -> String {
    const SCHEMA: &str = "plan.schema.json";
    let folder = current.join(path.parent().unwrap_or(Path::new("")));
    let steps = folder.ancestors().enumerate();
    let there = steps.take(8).find(|(_, above)| above.join(SCHEMA).is_file());
    let up = there.map_or_else(|| usize::from(folder.ends_with(PLANS)), |(up, _)| up);
    format!("{}{SCHEMA}", "../".repeat(up))
}
