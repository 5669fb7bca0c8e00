//! `pargo import`

use std::path::{Path, PathBuf};

use clap::Args;
use rustc_hash::FxHashMap;

use crate::cli::commands::new::in_reach;
use crate::cli::exit_status::ExitStatus;
use crate::cli::format::chosen;
use crate::cli::lock::Locks;
use crate::cli::options::{Global, Listing, means_nothing};
use crate::cli::rewrite;
use crate::cli::surroundings::{current_folder, lang, today};
use crate::cli::terminal::Terminal;
use crate::cli::values::{Day, columns, day};
use crate::cli::write;
use crate::config::Config;
use crate::exchange::document::Document;
use crate::exchange::draft::Head;
use crate::exchange::gather::Selection;
use crate::exchange::header::Named;
use crate::exchange::into::{Headers, applied, insertions};
use crate::exchange::meaning::{Imported, Settings, import};
use crate::exchange::refused::MOST_OF_FILE;
use crate::exchange::{plan_text, read};
use crate::plan::index::key as index_key;
use crate::render;
use crate::render::diff_text;
use crate::report::written::FileWritten;
use crate::resolve::Resolved;
use crate::text::lang::{Lang, Text, both};
use crate::workspace::load::LeftOut;
use crate::workspace::{self, Content, shown};

/// Options of `import`.
#[derive(Args, Debug)]
pub struct Options {
    /// The document: .docx, .xlsx, .csv, .tsv, or Markdown
    #[arg(value_name = "FILE")]
    document: PathBuf,
    /// Add to this plan instead of writing a new one
    #[arg(long, value_name = "PLAN.toml")]
    into: Option<PathBuf>,
    /// Show what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Read this table of the document alone, by its number
    #[arg(long, value_name = "N")]
    table: Vec<usize>,
    /// Read this sheet alone
    #[arg(long, value_name = "NAME")]
    sheet: Vec<String>,
    /// Which column is for what, where the guess is wrong: lead=3,deadline=5
    #[arg(long, value_name = "KEY=N", value_delimiter = ',', value_parser = columns)]
    columns: Vec<Named>,
    /// The plan's id
    #[arg(long)]
    id: Option<String>,
    /// The title of the document
    #[arg(long)]
    title: Option<String>,
    /// The agency that issued it
    #[arg(long, value_name = "NAME")]
    agency: Option<String>,
    /// The year of the plan
    #[arg(long, value_name = "YEAR")]
    year: Option<i32>,
    /// Number and symbol
    #[arg(long, value_name = "NUMBER")]
    number: Option<String>,
    /// The day of issue
    #[arg(long, value_name = "DATE", value_parser = day)]
    issued: Option<Day>,
    /// An index that the plan serves
    #[arg(long, value_name = "NAME")]
    index: Vec<String>,
    /// What standard output tells: with json what was read, left out, and is doubtful; needs -o or --into
    #[arg(long, value_enum, ignore_case = true)]
    format: Option<Listing>,
}

/// Reads a document as a plan.
pub fn run(
    options: &Options,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    if global.at.is_some() {
        return Err(means_nothing("--at", "import").into());
    }
    let format = chosen(options.format, global)?;
    usage(options, global, format)?;
    let current = current_folder()?;
    let near = options.into.as_deref().or(global.file()).and_then(Path::parent);
    let files = workspace::find::configs_at(&current, near.unwrap_or(Path::new("")))?;
    let config = Config::of(&files.iter().collect::<Vec<_>>());
    terminal.lang = lang(global.lang, config.lang);
    terminal.settled = true;
    let bytes = bytes(&options.document)?;
    let name = shown(&options.document);
    let document = read::read(&bytes).map_err(|Text { vi, en }| Text {
        vi: format!("{name}: {vi}"),
        en: format!("{name}: {en}"),
    })?;
    drop(bytes);
    options.year.map(in_reach).transpose()?;
    let as_of =
        global.as_of.map_or_else(|| today(config.utc_offset), |d| d.date(config.utc_offset));
    let settings = Settings {
        selection: Selection {
            tables: options.table.clone(),
            sheets: options.sheet.clone(),
            columns: options.columns.clone(),
        },
        head: head(options, config.utc_offset),
        catalog: &config.catalog,
        units: shared_units(&config),
        known: FxHashMap::default(),
        as_of,
    };
    if let Some(why) = settings.selection.refused(&document) {
        return Err(why.into());
    }
    let imported = match &options.into {
        Some(path) => {
            let added = add(document, settings, path, options.dry_run, terminal.lang)?;
            show_added(&added, format, terminal)?;
            added.imported
        }
        None => {
            let imported = import(document, &settings);
            let text = plan_text::plan(&imported.draft, terminal.lang);
            match global.file() {
                Some(file) if !options.dry_run => write::create(file, &text)?,
                _ => terminal.print(&text)?,
            }
            imported
        }
    };
    report(&imported, format, terminal)
}

/// Refuses options that mean nothing together.
fn usage(options: &Options, global: &Global, format: Listing) -> Result<(), Text> {
    if options.into.is_some() && global.output.is_some() {
        return Err(both!(
            "--into và -o không dùng cùng nhau: --into ghi thêm vào kế hoạch đã có, -o ghi kế hoạch mới",
            "--into and -o do not go together: --into adds to a plan, -o writes a new one"
        ));
    }
    let to_file = options.into.is_some() || (global.file().is_some() && !options.dry_run);
    if format == Listing::Json && !to_file {
        return Err(both!(
            "--format json cần -o hoặc --into, vì kế hoạch được in ra màn hình",
            "--format json needs -o or --into, since standard output has the plan"
        ));
    }
    Ok(())
}

fn bytes(path: &Path) -> anyhow::Result<Vec<u8>> {
    let name = shown(path);
    refuse_no_file(path)?;
    let target = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let mut bytes = Vec::new();
    let read = workspace::read::regular(&target, MOST_OF_FILE, &mut bytes);
    let size = read.map_err(|refused| {
        let help = both!(
            "lưu riêng phần có kế hoạch thành một tài liệu",
            "save the part with the plan as a document of its own"
        );
        refused.reason_or(help).of(&name)
    })?;
    bytes.truncate(size);
    Ok(bytes)
}

/// Refuses a path that is a folder or missing, with a message about documents instead of the one about plans.
pub fn refuse_no_file(path: &Path) -> Result<(), Text> {
    let name = shown(path);
    match std::fs::metadata(path) {
        Ok(found) if found.is_dir() => Err(both!(
            "{name} là một thư mục; hãy nêu tệp tài liệu trong đó",
            "{name} is a folder; name a document in it"
        )),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Err(both!("không có tệp {name}", "there is no file {name}"))
        }
        Ok(_) | Err(_) => Ok(()),
    }
}

fn head(options: &Options, utc_offset: i32) -> Head {
    Head {
        id: options.id.clone(),
        title: options.title.clone(),
        agency: options.agency.clone(),
        year: options.year,
        number: options.number.clone(),
        issued: options.issued.map(|day| day.date(utc_offset)),
        indexes: options.index.clone(),
        ..Head::default()
    }
}

/// The units of `pargo.toml`: each wording with the name.
fn shared_units(config: &Config) -> Vec<(String, String)> {
    let wordings = config.units.iter().flat_map(|unit| {
        let names = std::iter::once(&unit.name).chain(&unit.aliases);
        names.map(|wording| (wording.clone(), unit.name.clone()))
    });
    wordings.collect()
}

/// What was added to a plan.
struct Added {
    imported: Imported,
    /// The plan without and with it, without byte order marks.
    change: FileWritten,
    /// The indexes of the document that the plan does not name.
    other_indexes: Vec<String>,
}

/// Adds what a document says to a plan, and writes the plan unless this is a dry run.
fn add(
    document: Document,
    mut settings: Settings<'_>,
    path: &Path,
    dry_run: bool,
    lang: Lang,
) -> anyhow::Result<Added> {
    let current = current_folder()?;
    let _locks = if dry_run { None } else { Some(Locks::of([path])?) };
    let workspace = workspace::find::open(&[path.to_owned()], &current)?;
    let [file] = workspace.files.as_slice() else {
        let name = shown(path);
        return Err(
            both!("{name} không phải một tệp kế hoạch", "{name} is not one plan file").into()
        );
    };
    let loaded = workspace.with_plan(0, |loaded| match loaded {
        Ok((resolved, _)) => Ok(plan_of(&resolved)),
        Err(unreadable) => Err(LeftOut::of(&unreadable)),
    });
    let plan = loaded.map_err(|LeftOut { file, reason: Text { vi, en }, .. }| {
        both!("không đọc được {file}: {vi}", "{file} cannot be read: {en}")
    })?;
    settings.units.splice(0..0, plan.units);
    settings.known = plan.known;
    if settings.head.indexes.is_empty() {
        settings.head.indexes.clone_from(&plan.indexes);
    }
    settings.head.year = settings.head.year.or(plan.year);
    let imported = import(document, &settings);
    let after = applied(&plan.text, &insertions(&plan.text, &plan.headers, &imported.draft, lang));
    let change = FileWritten { file: file.shown.clone(), before: plan.text, after };
    if let Content::Disk(path) = &file.content
        && !dry_run
    {
        write_with_mark(path, &change)?;
    }
    let known: Vec<String> = plan.indexes.iter().map(|index| index_key(index)).collect();
    let indexes = imported.draft.head.indexes.iter();
    let other_indexes = indexes.filter(|index| !known.contains(&index_key(index))).cloned();
    Ok(Added { other_indexes: other_indexes.collect(), imported, change })
}

/// Writes a file with the byte order mark that it has. The text that was read is compared with the one that is
/// there now: a change meanwhile is refused.
fn write_with_mark(path: &Path, change: &FileWritten) -> anyhow::Result<()> {
    let there = rewrite::read(path, &change.file)?;
    let (mark, _) = rewrite::split_mark(&there);
    let [before, after] = [&change.before, &change.after].map(|text| format!("{mark}{text}"));
    rewrite::write(path, &FileWritten { file: change.file.clone(), before, after })?;
    Ok(())
}

/// Shows how a plan changes, and names the indexes that it does not name itself.
fn show_added(added: &Added, format: Listing, terminal: &Terminal) -> anyhow::Result<()> {
    let FileWritten { file, before, after } = &added.change;
    if format == Listing::Table {
        let diff = diff_text::unified(file, before, after);
        terminal.print(&diff_text::shown(&diff, terminal.style().color))?;
    }
    for index in &added.other_indexes {
        let message = both!(
            "kế hoạch chưa ghi chỉ số {index} ở `indexes`",
            "the plan does not name {index} in `indexes`"
        );
        terminal.note(message.in_lang(terminal.lang));
    }
    Ok(())
}

/// A plan that is added to.
struct Plan {
    text: String,
    headers: Headers,
    units: Vec<(String, String)>,
    known: FxHashMap<String, String>,
    indexes: Vec<String>,
    year: Option<i32>,
}

fn plan_of(resolved: &Resolved<'_>) -> Plan {
    let tasks = resolved.tasks.iter().map(|task| (&task.written.id, &task.written.title));
    let objectives = resolved.objectives.iter().map(|one| (&one.written.id, &one.written.title));
    let known = tasks.chain(objectives).filter_map(|(id, title)| {
        Some((id.value()?.to_owned(), title.value().unwrap_or_default().to_owned()))
    });
    let units = resolved.units.all().flat_map(|(_, unit)| {
        let wordings = std::iter::once(unit.name).chain(unit.aliases.iter().copied());
        wordings.map(|wording| (wording.to_owned(), unit.name.to_owned()))
    });
    let plan = &resolved.plan;
    let headers = Headers::of(
        plan,
        resolved.objectives.iter().map(|one| one.written.header),
        resolved.tasks.iter().map(|one| one.written.header),
    );
    let text = resolved.source.text;
    Plan {
        text: text.to_owned(),
        headers,
        units: units.collect(),
        known: known.collect(),
        indexes: resolved.indexes.iter().map(|(name, _)| name.value.to_owned()).collect(),
        year: plan.year.value(),
    }
}

/// Tells what was read, left out and is doubtful.
fn report(imported: &Imported, format: Listing, terminal: &Terminal) -> anyhow::Result<ExitStatus> {
    let lang = terminal.lang;
    if format == Listing::Json {
        terminal.print(&render::json::import(imported, lang))?;
    }
    let quiet = terminal.is_quiet();
    terminal.log(&render::answers::import::text(imported, lang, quiet));
    let is_whole = imported.report.left.is_empty();
    Ok(if is_whole { ExitStatus::Success } else { ExitStatus::BadNews })
}
