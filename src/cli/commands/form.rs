//! `pargo form`

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::exit_status::ExitStatus;
use crate::cli::open::{Context, context};
use crate::cli::options::{Global, Paths};
use crate::cli::surroundings::{current_folder, repository};
use crate::cli::terminal::{Output, Terminal};
use crate::cli::write;
use crate::exchange::form::write::write;
use crate::report::form::{Leader, form, leaders};
use crate::text::lang::{Lang, Text, both, quantity};
use crate::text::name;
use crate::workspace::shown;

/// Options of `form`.
#[derive(Args, Debug)]
pub struct Options {
    #[command(flatten)]
    paths: Paths,
    /// The unit that fills it in
    #[arg(long, value_name = "NAME", required_unless_present = "all_units")]
    unit: Option<String>,
    /// One form for each unit that leads something; -o names the folder
    #[arg(long, conflicts_with = "unit")]
    all_units: bool,
}

/// Makes forms to be filled in.
pub fn run(
    options: &Options,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    let context = context(&options.paths.paths, global, terminal)?;
    match &options.unit {
        Some(unit) => of_one(unit, &context, global, terminal),
        None => of_all(&context, global, terminal),
    }
}

fn of_one(
    unit: &str,
    context: &Context,
    global: &Global,
    terminal: &Terminal,
) -> anyhow::Result<ExitStatus> {
    if let Some(file) = global.file()
        && !has_ending(file)
    {
        return Err(ending(file).into());
    }
    let form = form(&context.workspace, unit, None, context.as_of)?;
    if form.plans.is_empty() {
        terminal.fault(nothing(&form.unit).in_lang(terminal.lang));
        return Ok(terminal.coverage(&form.coverage));
    }
    let bytes = write(&form, commit(global).as_deref());
    // One that is there may be filled in already.
    match global.file() {
        Some(file) => write::create(file, &bytes)?,
        None => terminal.give(&Output::Document(bytes))?,
    }
    Ok(terminal.coverage(&form.coverage))
}

/// Writes a form for each unit into a folder.
fn of_all(context: &Context, global: &Global, terminal: &Terminal) -> anyhow::Result<ExitStatus> {
    let Some(folder) = global.file() else {
        return Err(both!(
            "--all-units ghi mỗi đơn vị một tệp; hãy nêu thư mục bằng -o THƯ-MỤC",
            "--all-units writes a file for each unit; name the folder with -o FOLDER"
        )
        .into());
    };
    if has_ending(folder) {
        return Err(both!(
            "--all-units ghi mỗi đơn vị một tệp; sau -o là tên thư mục, không phải tên tệp",
            "--all-units writes a file for each unit; -o names a folder, not a file"
        )
        .into());
    }
    let (leaders, coverage) = leaders(&context.workspace)?;
    let commit = commit(global);
    let mut files: Vec<String> = Vec::new();
    for leader in &leaders {
        let form = form(&context.workspace, &leader.unit, leader.agency.as_deref(), context.as_of)?;
        if form.plans.is_empty() {
            continue;
        }
        let name = file_name(leader, &leaders, &files);
        write::create(&folder.join(&name), write(&form, commit.as_deref()))?;
        terminal.print(&format!("{}\n", shown(&folder.join(&name))))?;
        files.push(name);
    }
    let count = files.len();
    let told = match terminal.lang {
        Lang::Vi => format!("đã lập {} biểu", quantity(count)),
        Lang::En => format!("forms made: {count}"),
    };
    terminal.note(&told);
    Ok(terminal.coverage(&coverage))
}

/// The commit that the plans are read at. Those that are in no repository have forms all the same.
fn commit(global: &Global) -> Option<String> {
    let repository = repository(&current_folder().ok()?).ok()?;
    repository.commit(global.at.as_deref().unwrap_or("HEAD")).ok().map(|commit| commit.id)
}

fn has_ending(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"))
}

fn ending(file: &Path) -> Text {
    let name = shown(file);
    both!(
        "biểu là tệp Excel: hãy đặt đuôi .xlsx thay cho {name}",
        "a form is a workbook of Excel: use the ending .xlsx, not {name}"
    )
}

fn nothing(unit: &str) -> Text {
    both!(
        "{unit} không chủ trì nhiệm vụ nào chưa hoàn thành; không lập biểu",
        "{unit} leads nothing that is open; no form is made"
    )
}

/// A name for the form of a unit that every system takes, and that no other form has.
fn file_name(leader: &Leader, all: &[Leader], taken: &[String]) -> String {
    let plain = |text: &str| {
        let letters: String = name::loose(text)
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
            .collect();
        let words: Vec<&str> = letters.split('-').filter(|word| !word.is_empty()).collect();
        words.join("-").chars().take(60).collect::<String>()
    };
    let is_same = |other: &&Leader| name::key(&other.unit) == name::key(&leader.unit);
    let stem = match &leader.agency {
        Some(agency) if all.iter().filter(is_same).count() > 1 => {
            format!("{}--{}", plain(&leader.unit), plain(agency))
        }
        _ => plain(&leader.unit),
    };
    let stem = if stem.is_empty() { "don-vi".to_owned() } else { stem };
    let mut name = format!("{stem}.xlsx");
    let mut number = 2;
    while taken.contains(&name) {
        name = format!("{stem}-{number}.xlsx");
        number += 1;
    }
    name
}

/// The workbooks that a path names: itself, or those in a folder.
pub fn workbooks(path: &Path) -> std::io::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    for entry in std::fs::read_dir(path)? {
        let file = entry?.path();
        // Excel keeps a file beside one that is open.
        let is_lock = file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("~$"));
        if has_ending(&file) && !is_lock && file.is_file() {
            found.push(file);
        }
    }
    found.sort();
    Ok(found)
}
