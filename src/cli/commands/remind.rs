//! `pargo remind`

use clap::{Args, ValueEnum};

use crate::cli::exit_status::ExitStatus;
use crate::cli::folder::{Files, Target, of_other_runs};
use crate::cli::open::context;
use crate::cli::options::{Global, Paths};
use crate::cli::terminal::{Output, Terminal};
use crate::cli::values::{Day, Span, day, span};
use crate::render::answers::remind::{Sent, text};
use crate::render::document::form::Stamp;
use crate::render::document::letter::{Dates, letter, notice};
use crate::render::document::{Document, markdown, word};
use crate::render::words::counted;
use crate::report::filter::{Asked, Filter};
use crate::report::reminders::{Reminder, Reminders, reminders};
use crate::text::characters::safe;
use crate::text::lang::{Lang, Text, both, quantity};
use crate::text::name;
use crate::workspace::shown;

/// Options of `remind`.
#[derive(Args, Debug)]
pub struct Options {
    #[command(flatten)]
    paths: Paths,
    /// Also what falls due within this span; soon_days of pargo.toml by default
    #[arg(long, value_name = "SPAN", value_parser = span)]
    within: Option<Span>,
    /// The day by which units are to answer; five working days on by default
    #[arg(long, value_name = "DATE", value_parser = day)]
    reply_by: Option<Day>,
    /// A letter to each unit, or one notice to all of an agency
    #[arg(long, value_enum, ignore_case = true, default_value = "letter")]
    kind: Kind,
    /// Plans to look in: their ids, parts of them, or their files
    #[arg(long, value_name = "PLAN")]
    plan: Vec<String>,
    /// Plans of this agency
    #[arg(long, value_name = "NAME")]
    agency: Vec<String>,
    /// How to write the documents
    #[arg(long, value_enum, ignore_case = true, default_value = "docx")]
    format: Format,
    /// Number and symbol of the document
    #[arg(long, value_name = "NUMBER")]
    number: Option<String>,
    /// The day of the document
    #[arg(long, value_name = "DATE", value_parser = day)]
    date: Option<Day>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kind {
    Letter,
    Notice,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Docx,
    Markdown,
}

impl Format {
    fn ending(self) -> &'static str {
        match self {
            Format::Docx => "docx",
            Format::Markdown => "md",
        }
    }

    fn output(self, document: &Document) -> Output {
        match self {
            Format::Docx => Output::Document(word::word(document)),
            Format::Markdown => Output::Text(markdown::markdown(document)),
        }
    }
}

/// Writes letters to the units that are late or have something to do soon.
pub fn run(
    options: &Options,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    into_folder(global)?;
    let context = context(&options.paths.paths, global, terminal)?;
    let offset = context.workspace.configs[context.workspace.base].utc_offset;
    let filter = Filter::from(Asked {
        plans: options.plan.clone(),
        agencies: options.agency.clone(),
        ..Asked::default()
    });
    let within = options.within.map(|span| span.days_from(context.as_of));
    let answer = reminders(&context.workspace, &filter, context.as_of, within)?;
    let dates = Dates {
        as_of: context.as_of,
        reply_by: options.reply_by.map(|day| day.date(offset)),
        stamp: Stamp {
            number: options.number.clone(),
            date: options.date.map(|day| day.date(offset)),
        },
    };
    let sent = send(&answer, options, &dates, global)?;
    terminal.print(&text(&answer, &sent, terminal.print_style()))?;
    name_others(&sent, global, terminal);
    for item in &answer.unassigned {
        let plan = item.plan.as_deref().unwrap_or_default();
        let task = item.task.as_deref().unwrap_or_default();
        let (reference, title) = (
            safe(&format!("{plan}/{task}")).into_owned(),
            safe(item.title.as_deref().unwrap_or_default()).into_owned(),
        );
        let words = both!(
            "{reference} “{title}”: chưa giao đơn vị chủ trì nên không có văn bản đôn đốc",
            "{reference} “{title}” has no lead, so nobody is reminded of it"
        );
        terminal.fault(words.in_lang(terminal.lang));
    }
    Ok(terminal.coverage(&answer.coverage))
}

/// Names the documents in the folder that are not of this run, such as a letter of last month to a unit that owes
/// nothing now. Nobody knows whose they are, so they stay.
fn name_others(sent: &[Sent<'_>], global: &Global, terminal: &Terminal) {
    /// More are counted.
    const MOST: usize = 10;
    let own: Vec<&str> = sent.iter().map(|one| one.file.as_str()).collect();
    let others = of_other_runs(global, &own, &["docx", "md"]);
    if others.is_empty() {
        return;
    }
    let list = others.iter().take(MOST).map(|file| safe(file)).collect::<Vec<_>>().join(", ");
    let more = others.len().saturating_sub(MOST);
    let (list_vi, list_en) = match more {
        0 => (list.clone(), list),
        _ => (format!("{list} và {} tệp khác", quantity(more)), format!("{list} and {more} more")),
    };
    let count = |lang| counted(others.len(), lang, "tệp", "file", "files");
    let (vi, en) = (count(Lang::Vi), count(Lang::En));
    let words = both!(
        "thư mục còn {vi} không phải của lần lập này, xem lại trước khi gửi: {list_vi}",
        "the folder has {en} that this run did not write, see before sending: {list_en}"
    );
    terminal.note(words.in_lang(terminal.lang));
}

fn into_folder(global: &Global) -> Result<(), Text> {
    match (Target::of(global), global.file()) {
        (Target::Folder, _) => Ok(()),
        (Target::File, Some(file)) => {
            let file = shown(file);
            Err(both!(
                "{file} không phải thư mục: mỗi đơn vị một văn bản, nêu thư mục bằng -o THƯ_MỤC/",
                "{file} is no folder: there is a document for each unit, name a folder with -o FOLDER/"
            ))
        }
        (Target::Output | Target::File, _) => Err(both!(
            "nêu thư mục để ghi văn bản bằng -o THƯ_MỤC/",
            "name a folder for the documents with -o FOLDER/"
        )),
    }
}

/// Writes the documents.
fn send<'r>(
    answer: &'r Reminders,
    options: &Options,
    dates: &Dates,
    global: &Global,
) -> anyhow::Result<Vec<Sent<'r>>> {
    let mut sent = Vec::new();
    if answer.units.is_empty() {
        return Ok(sent);
    }
    let mut files = Files::new(global, options.format.ending())?;
    let agencies = by_agency(&answer.units);
    let several = agencies.len() > 1;
    for units in agencies {
        let agency = units[0].agency.as_deref().filter(|_| several).unwrap_or_default();
        match options.kind {
            Kind::Notice => {
                let output = options.format.output(&notice(&units, dates));
                let file = shown(&files.write(&["thong-bao", agency], &output)?);
                sent.push(Sent { file, to: units });
            }
            Kind::Letter => {
                for one in units {
                    let output = options.format.output(&letter(one, dates));
                    let file = shown(&files.write(&[&one.unit, agency], &output)?);
                    sent.push(Sent { file, to: vec![one] });
                }
            }
        }
    }
    Ok(sent)
}

/// The reminders of each agency, in the order in which they come first.
fn by_agency(units: &[Reminder]) -> Vec<Vec<&Reminder>> {
    let key = |one: &Reminder| one.agency.as_deref().map(name::key).unwrap_or_default();
    let mut agencies: Vec<(String, Vec<&Reminder>)> = Vec::new();
    for one in units {
        match agencies.iter_mut().find(|(known, _)| *known == key(one)) {
            Some((_, units)) => units.push(one),
            None => agencies.push((key(one), vec![one])),
        }
    }
    agencies.into_iter().map(|(_, units)| units).collect()
}
