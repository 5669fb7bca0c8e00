//! `pargo form`

use std::path::{Path, PathBuf};

use clap::Args;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::cli::exit_status::ExitStatus;
use crate::cli::open::{Context, context};
use crate::cli::options::{Global, Paths};
use crate::cli::surroundings::{current_folder, repository};
use crate::cli::terminal::{Output, Terminal};
use crate::cli::write;
use crate::exchange::form::write::write;
use crate::report::form::{Leader, form, forms};
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
        Some(unit) => form_of_unit(unit, &context, global, terminal),
        None => forms_of_all_units(&context, global, terminal),
    }
}

fn form_of_unit(
    unit: &str,
    context: &Context,
    global: &Global,
    terminal: &Terminal,
) -> anyhow::Result<ExitStatus> {
    if let Some(file) = global.file()
        && !has_ending(file)
    {
        return Err(wrong_ending(file).into());
    }
    let form = form(&context.workspace, unit, context.as_of)?;
    if form.plans.is_empty() {
        terminal.fault(nothing_open(&form.unit).in_lang(terminal.lang));
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
fn forms_of_all_units(
    context: &Context,
    global: &Global,
    terminal: &Terminal,
) -> anyhow::Result<ExitStatus> {
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
    let (forms, coverage) = forms(&context.workspace, context.as_of)?;
    let commit = commit(global);
    let files = file_names(forms.iter().map(|(leader, _)| leader));
    // Nothing is written where one of them is there: it may be filled in already.
    if let Some(there) = files.iter().map(|name| folder.join(name)).find(|path| path.exists()) {
        let there = shown(&there);
        return Err(both!(
            "đã có tệp {there}, đơn vị có thể đã điền; hãy nêu thư mục khác",
            "the file {there} is there already, and may be filled in; name another folder"
        )
        .into());
    }
    for ((_, form), name) in forms.iter().zip(&files) {
        let path = folder.join(name);
        write::create(&path, write(form, commit.as_deref()))?;
        terminal.print(&format!("{}\n", shown(&path)))?;
    }
    let count = files.len();
    let message = match terminal.lang {
        Lang::Vi => format!("đã lập {} biểu", quantity(count)),
        Lang::En => format!("forms made: {count}"),
    };
    terminal.note(&message);
    Ok(terminal.coverage(&coverage))
}

/// The commit that the plans are read at; `None` outside of a repository, where forms are made as well.
fn commit(global: &Global) -> Option<String> {
    let repository = repository(&current_folder().ok()?).ok()?;
    repository.commit(global.at.as_deref().unwrap_or("HEAD")).ok().map(|commit| commit.id)
}

fn has_ending(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"))
}

fn wrong_ending(file: &Path) -> Text {
    let name = shown(file);
    both!(
        "biểu là tệp Excel: hãy đặt đuôi .xlsx thay cho {name}",
        "a form is a workbook of Excel: use the ending .xlsx, not {name}"
    )
}

fn nothing_open(unit: &str) -> Text {
    both!(
        "{unit} không chủ trì nhiệm vụ nào chưa hoàn thành; không lập biểu",
        "{unit} leads nothing that is open; no form is made"
    )
}

/// File names for the forms, valid on every system and all different. Units with the same name also have their
/// agency in it.
fn file_names<'l>(leaders: impl Iterator<Item = &'l Leader> + Clone) -> Vec<String> {
    let plain = |text: &str| {
        let letters: String = name::loose(text)
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
            .collect();
        let words: Vec<&str> = letters.split('-').filter(|word| !word.is_empty()).collect();
        words.join("-").chars().take(60).collect::<String>()
    };
    let mut of_name: FxHashMap<String, usize> = FxHashMap::default();
    leaders.clone().for_each(|one| *of_name.entry(name::key(&one.unit)).or_default() += 1);
    let mut taken: FxHashSet<String> = FxHashSet::default();
    let file = |leader: &Leader| {
        let is_shared = of_name.get(&name::key(&leader.unit)).is_some_and(|count| *count > 1);
        let mut stem = plain(&leader.unit);
        if let Some(agency) = leader.agency.as_ref().filter(|_| is_shared) {
            stem += &format!("--{}", plain(agency));
        }
        let stem = if stem.is_empty() { "don-vi".to_owned() } else { stem };
        let numbered = (2..).map(|number| format!("{stem}-{number}.xlsx"));
        let mut names = std::iter::once(format!("{stem}.xlsx")).chain(numbered);
        names.find(|name| taken.insert(name.clone())).unwrap_or_default()
    };
    leaders.map(file).collect()
}

/// The files that a path names: itself, or those of a folder and the folders in it that may be forms.
pub fn workbooks(path: &Path) -> std::io::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let (mut found, mut folders) = (Vec::new(), vec![path.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let (file, kind) = entry.and_then(|entry| Ok((entry.path(), entry.file_type()?)))?;
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            // Excel creates a file `~$…` beside each file that is open.
            if name.starts_with("~$") || name.starts_with('.') {
                continue;
            }
            // A link to a folder is not followed: it may lead back.
            if kind.is_dir() {
                folders.push(file);
            } else if is_workbook(&file) && file.is_file() {
                found.push(file);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Whether a file is of a kind that a form may have been saved as, readable or not.
fn is_workbook(file: &Path) -> bool {
    let endings = ["xlsx", "xls", "xlsm", "xlsb", "ods"];
    file.extension()
        .is_some_and(|own| endings.iter().any(|ending| own.eq_ignore_ascii_case(ending)))
}
