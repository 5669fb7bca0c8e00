//! `pargo new`

use std::path::{Path, PathBuf};

use chrono::{Datelike, NaiveDate};
use clap::Args;

use crate::cli::ask::{Dialogue, can_ask};
use crate::cli::carrying::{Along, Carrying, Chosen, carried_into, entries};
use crate::cli::exit_status::ExitStatus;
use crate::cli::open::choose_lang;
use crate::cli::options::{Global, Listing, refuse_dates};
use crate::cli::rewrite::{FileText, refuse_revision};
use crate::cli::surroundings::{current_folder, default_paths, today};
use crate::cli::terminal::Terminal;
use crate::cli::write;
use crate::config::Config;
use crate::deadline::YEARS;
use crate::finding::Level;
use crate::links::graph::Links;
use crate::parse::Scratch;
use crate::parse::meant::values::plan_id;
use crate::plan::index::Catalog;
use crate::render;
use crate::render::beginning::plan::{NewPlan, sample, text};
use crate::report::names::{Named, names};
use crate::report::written::{Entry, FileWritten, Written};
use crate::text::characters::safe;
use crate::text::lang::{Lang, Text, both};
use crate::text::name::{loose, nearest};
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
    /// An index that the plan serves, or none; may be repeated
    #[arg(long, value_name = "NAME")]
    index: Vec<String>,
    /// A unit that leads or takes part; may be repeated
    #[arg(long, value_name = "NAME")]
    unit: Vec<String>,
    /// A plan before it: its agency, indexes and units, and its unfinished tasks with a due date, or PLAN/TASK for
    /// one alone; may be repeated
    #[arg(long, value_name = "PLAN")]
    carry: Vec<String>,
    /// Carry standing and recurring tasks of that plan too
    #[arg(long, requires = "carry")]
    standing: bool,
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
    match options.carry.is_empty() {
        true => refuse_dates(global, "new")?,
        false => refuse_revision(global)?,
    }
    choose_lang(global, terminal);
    let current = current_folder()?;
    let path = global.file().map_or_else(|| place(&options.id, &current), Path::to_owned);
    let plans = opened(&current)?;
    let config = config_at(&current, path.parent().unwrap_or(Path::new("")));
    refuse_id(&options.id, &path, &plans)?;
    let as_of =
        global.as_of.map_or_else(|| today(config.utc_offset), |d| d.date(config.utc_offset));
    let before = Before::of(options, &plans, as_of)?;
    let mut plan = given(options, &before.along, &config)?;
    let missing = missing(&plan);
    if !missing.is_empty() {
        if !can_ask() {
            let missing = missing.join(", ");
            return Err(both!("thiếu {missing}", "missing: {missing}").into());
        }
        ask_for_missing(&mut plan, (options, &before.along), &config, &plans, terminal.lang)?;
    }
    plan.schema = options.schema_line.then(|| schema_of(&path, &current));
    let lang = terminal.lang;
    let file = shown(&path);
    let head = FileText { shown: &file, text: &text(&plan), config: &config };
    let (mut after, entries) = before.written(&head, as_of, lang)?;
    if entries.is_empty() {
        after += &sample(&plan, lang);
    }
    refuse_errors(&file, &after, &config)?;
    if global.output.as_deref() == Some(Path::new("-")) {
        terminal.print(&after)?;
        return Ok(ExitStatus::Success);
    }
    if !options.dry_run {
        write::create(&path, &after)?;
    }
    let files = vec![FileWritten { file, before: String::new(), after }];
    let written = Written { files, entries, ..Written::default() };
    terminal.print(&summary(&written, options, terminal))?;
    before.chosen.notes.iter().for_each(|note| terminal.note(note.in_lang(lang)));
    Ok(ExitStatus::Success)
}

/// What comes from the plans before a new one.
#[derive(Default)]
struct Before {
    along: Along,
    chosen: Chosen,
}

impl Before {
    fn of(options: &Options, workspace: &Workspace, as_of: NaiveDate) -> anyhow::Result<Before> {
        if options.carry.is_empty() {
            return Ok(Before::default());
        }
        let carrying = Carrying {
            links: Links::of(workspace, as_of),
            workspace,
            as_of,
            standing: options.standing,
            all_units: true,
        };
        let origins = carrying.origins(&options.carry, None)?;
        let along = carrying.along(&origins)?;
        Ok(Before { along, chosen: carrying.chosen(&origins, None)? })
    }

    /// The text of the new plan with the units and tasks, and the tasks as they stand there.
    fn written(
        &self,
        head: &FileText<'_>,
        as_of: NaiveDate,
        lang: Lang,
    ) -> anyhow::Result<(String, Vec<Entry>)> {
        if self.chosen.handovers.is_empty() {
            return Ok((head.text.to_owned(), Vec::new()));
        }
        let (after, continued) = carried_into(head, &self.chosen, as_of, lang)?;
        let file = FileText { text: &after, ..*head };
        let entries = entries(&file, &self.chosen, &continued, as_of)?;
        Ok((after, entries))
    }
}

/// What was written, and how to go on.
fn summary(written: &Written, options: &Options, terminal: &Terminal) -> String {
    if options.format == Some(Listing::Json) {
        return render::json::written(written);
    }
    let file = written.files.first().map(|file| file.file.as_str()).unwrap_or_default();
    let next = match (options.dry_run, written.entries.is_empty()) {
        (true, _) => both!("sẽ lập kế hoạch {file}", "{file} would be written"),
        (false, true) => both!(
            "đã lập kế hoạch {file}; tiếp theo: ghi các nhiệm vụ, rồi `pargo check`",
            "the plan is in {file}; next: write its tasks, then `pargo check`"
        ),
        (false, false) => both!(
            "đã lập kế hoạch {file}; tiếp theo: ghi thời hạn mới của các nhiệm vụ chuyển tiếp, rồi `pargo check`",
            "the plan is in {file}; next: write the new deadlines of the tasks carried on, then `pargo check`"
        ),
    };
    let style = terminal.style();
    render::answers::written::text(written, style) + next.in_lang(style.lang) + "\n"
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
    let taken = plans.map_plans(|_, file, loaded| {
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

/// What the options say, and the plans before.
fn given(options: &Options, along: &Along, config: &Config) -> Result<NewPlan, Text> {
    let text = |typed: &Option<String>| typed.as_deref().unwrap_or_default().trim().to_owned();
    let or = |typed: String, other: &str| if typed.is_empty() { other.to_owned() } else { typed };
    let year = options.year.map(in_reach).transpose()?;
    let title = year.map(|year| along.title_for(year)).unwrap_or_default();
    Ok(NewPlan {
        id: options.id.clone(),
        title: or(text(&options.title), &title),
        agency: or(text(&options.agency), &along.agency),
        year: year.unwrap_or(0),
        indexes: indexes(&options.index, along, config)?,
        units: options.unit.iter().map(|unit| unit.trim().to_owned()).collect(),
        schema: None,
    })
}

/// The indexes: those of the options, else those of the plans before. `None` if neither names any.
fn indexes(typed: &[String], along: &Along, config: &Config) -> Result<Option<Vec<String>>, Text> {
    let is_none = |typed: &String| ["none", "khong"].contains(&loose(typed).as_str());
    if !typed.is_empty() && typed.iter().all(is_none) {
        return Ok(Some(Vec::new()));
    }
    if typed.is_empty() && along.year.is_some() {
        let known = |id: &&String| config.catalog.find(id).is_some();
        return Ok(Some(along.indexes.iter().filter(known).cloned().collect()));
    }
    let indexes = typed.iter().map(|typed| index(typed, &config.catalog));
    let indexes: Vec<String> = indexes.collect::<Result<_, _>>()?;
    Ok((!indexes.is_empty()).then_some(indexes))
}

/// The options that a plan cannot do without.
fn missing(plan: &NewPlan) -> Vec<&'static str> {
    let needed = [
        ("--agency", plan.agency.is_empty()),
        ("--year", plan.year == 0),
        ("--title", plan.title.is_empty()),
        ("--index", plan.indexes.is_none()),
    ];
    needed.into_iter().filter(|(_, is_missing)| *is_missing).map(|(option, _)| option).collect()
}

/// Asks for what no option says.
fn ask_for_missing(
    plan: &mut NewPlan,
    (options, along): (&Options, &Along),
    config: &Config,
    plans: &Workspace,
    lang: Lang,
) -> anyhow::Result<()> {
    let mut dialogue = Dialogue::on_terminal(lang);
    let said = |typed: &str| match typed {
        "" => Err(both!("không được để trống", "it cannot be left empty")),
        typed => Ok(typed.to_owned()),
    };
    if plan.agency.is_empty() {
        let known = names(plans, Named::Agencies, "", lang);
        let known = if let [only] = &known[..] { only.value.as_str() } else { "" };
        let question = both!("Cơ quan ban hành, kèm tên tỉnh", "Agency, with its province");
        plan.agency = dialogue.ask(&question, known, said)?;
    }
    if plan.year == 0 {
        let next = along.year.map(|year| year + 1);
        let next = next.unwrap_or_else(|| today(config.utc_offset).year()).to_string();
        plan.year = dialogue.ask(&both!("Năm", "Year"), &next, |typed| {
            typed.parse().map_err(|_| full_year()).and_then(in_reach)
        })?;
    }
    if plan.title.is_empty() {
        let known = along.title_for(plan.year);
        plan.title = dialogue.ask(&both!("Tên kế hoạch", "Title"), &known, said)?;
    }
    if plan.indexes.is_none() {
        let all = config.catalog.ids().collect::<Vec<_>>().join(", ");
        let question = both!("Chỉ số ({all}; Enter khi hết)", "Index ({all}; an empty line ends)");
        let typed = dialogue.ask_each(&question, |typed| index(typed, &config.catalog))?;
        plan.indexes = Some(typed);
    }
    if options.unit.is_empty() && along.year.is_none() {
        let question =
            both!("Đơn vị chủ trì, phối hợp (Enter khi hết)", "Unit (an empty line ends)");
        plan.units = dialogue.ask_each(&question, |typed| Ok(typed.to_owned()))?;
    }
    Ok(())
}

fn full_year() -> Text {
    let (first, last) = (YEARS.start(), YEARS.end());
    both!("năm phải từ {first} đến {last}", "a year is between {first} and {last}")
}

/// A year that a plan may have.
pub fn in_reach(year: i32) -> Result<i32, Text> {
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
