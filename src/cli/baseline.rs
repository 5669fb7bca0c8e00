//! The options of `check` that hold findings back: `--baseline`, `--update-baseline`.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::check::Report;
use crate::check::baseline::{Looked, Update};
use crate::cli::surroundings::{current_folder, repository};
use crate::cli::terminal::Terminal;
use crate::cli::write;
use crate::finding::baseline::{Baseline, Difference};
use crate::render::words::counted;
use crate::text::characters::safe;
use crate::text::lang::{Lang, Text, both, quantity};
use crate::text::source::{self, Source};
use crate::workspace::git::objects::Object;
use crate::workspace::reach::reach;
use crate::workspace::read::{MOST_OF_BASELINE, Refused, regular};
use crate::workspace::root::Root;
use crate::workspace::{Failure, Workspace, is_toml, shown};
use crate::{parse, render};

/// The baseline options of `check`.
#[derive(Args, Debug)]
pub struct Holding {
    /// Hold back the findings that this file holds
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Take out of the file what is gone; with =all, take in what is new as well
    #[arg(
        long,
        value_enum,
        value_name = "WHAT",
        requires = "baseline",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "gone"
    )]
    update_baseline: Option<Updating>,
}

impl Holding {
    /// The file that holds findings back.
    pub fn file(&self) -> Option<&Path> {
        self.baseline.as_deref()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Updating {
    Gone,
    All,
}

/// Notes on the baseline, shown after the report.
#[derive(Debug, Default)]
pub struct Notes(Vec<Text>);

impl Notes {
    /// Writes the notes to standard error.
    pub fn write(&self, terminal: &Terminal) {
        self.0.iter().for_each(|note| terminal.note(note.in_lang(terminal.lang)));
    }
}

/// Removes the findings of the baseline from a report, after updating the baseline if asked to.
pub fn hold_back(
    options: &Holding,
    report: &mut Report,
    workspace: &Workspace,
    root: &Root,
    base: Option<&str>,
) -> anyhow::Result<Notes> {
    let Some(path) = &options.baseline else { return Ok(Notes::default()) };
    refuse_plan(path)?;
    let update = options.update_baseline.map(|updating| match updating {
        Updating::Gone => Update::Gone,
        Updating::All => Update::All,
    });
    let file = safe(&shown(path)).into_owned();
    let known = read(path)?;
    let present = Baseline::of(report, root);
    let looked = Looked::of(workspace, report, root, base.is_some());
    let (baseline, mut notes) = match (known, update) {
        (None, None) => return Err(missing(&file).into()),
        (None, Some(_)) => {
            write::replace(path, &render::findings::baseline::toml(&present))?;
            let notes = vec![made(&file, present.findings())];
            (present.clone(), notes)
        }
        (Some(known), None) => (known, Vec::new()),
        (Some(known), Some(update)) => {
            let updated = known.updated(&present, &looked, update);
            let difference = known.difference(&updated);
            let mut notes = Vec::new();
            if difference != Difference::default() {
                write::replace(path, &render::findings::baseline::toml(&updated))?;
                notes.push(changed(&file, difference));
            }
            (updated, notes)
        }
    };
    // What a branch adds to the baseline does not hide its own findings.
    let heeded = match base {
        Some(base) => baseline.within(&read_at(base, path, root)?),
        None => baseline.clone(),
    };
    let held = heeded.hold_back(report, root);
    if held > 0 {
        notes.push(held_back(&file, held));
    }
    let gone = baseline.difference(&baseline.updated(&present, &looked, Update::Gone)).removed;
    if gone > 0 {
        notes.push(outdated(&file, gone));
    }
    Ok(Notes(notes))
}

/// The baseline that a commit has at a path; an empty one where it has none there.
fn read_at(commit: &str, path: &Path, root: &Root) -> anyhow::Result<Baseline> {
    let file = shown(path);
    let place = root.place(&file);
    let repository = repository(&current_folder()?)?;
    let Some(entry) = repository.file(commit, place.path())? else {
        return Ok(Baseline::default());
    };
    let objects = repository.objects().all(&[(place.path(), entry.blob.as_str())])?;
    let Some(Object::Text(bytes)) = objects.first() else { return Ok(Baseline::default()) };
    let baseline = source::text_of(bytes)
        .ok()
        .and_then(|text| parse::baseline::read(Source { path: &file, text }).ok());
    // One that cannot be read holds nothing back.
    Ok(baseline.unwrap_or_default())
}

/// Reads a baseline; `None` if the file does not exist.
fn read(path: &Path) -> anyhow::Result<Option<Baseline>> {
    let file = shown(path);
    let current = current_folder()?;
    let mut bytes = Vec::new();
    let read = reach(&current, path).and_then(|path| regular(&path, MOST_OF_BASELINE, &mut bytes));
    match read {
        Ok(size) => bytes.truncate(size),
        Err(Refused::Missing) => return Ok(None),
        Err(refused) => return Err(refused.reason().of(&file).into()),
    }
    let broken = |text: &str, findings| Failure {
        message: both!(
            "{file} không dùng được: sửa chỗ được chỉ ra, hoặc xóa tệp rồi lập lại bằng --update-baseline",
            "{file} cannot be read: fix the place shown, or delete the file and create it again with --update-baseline"
        ),
        ..Failure::of_file(&file, text, findings)
    };
    let text =
        source::text_of(&bytes).map_err(|why| broken("", vec![parse::syntax::not_text(why)]))?;
    parse::baseline::read(Source { path: &file, text })
        .map(Some)
        .map_err(|findings| broken(text, findings).into())
}

/// Refuses a name that plans have, since every command would read the file as a plan.
fn refuse_plan(path: &Path) -> Result<(), Text> {
    let is_hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
    if is_hidden || !is_toml(path) {
        return Ok(());
    }
    let file = shown(path);
    Err(both!(
        "{file} không dùng làm --baseline được: tệp .toml là kế hoạch; hãy đặt tên bắt đầu bằng dấu chấm, \
         như .pargo-baseline.toml",
        "{file} cannot be a --baseline: a .toml file is a plan; choose a name that begins with a dot, \
         like .pargo-baseline.toml"
    ))
}

fn missing(file: &str) -> Text {
    both!(
        "không có tệp {file}; thêm --update-baseline để lập tệp từ các lỗi, cảnh báo hiện có",
        "there is no file {file}; --update-baseline creates it from the present findings"
    )
}

/// A number of findings in words.
fn findings(count: usize) -> Text {
    let in_lang = |lang| counted(count, lang, "lỗi, cảnh báo", "finding", "findings");
    Text { vi: in_lang(Lang::Vi), en: in_lang(Lang::En) }
}

fn held_back(file: &str, held: usize) -> Text {
    let Text { vi, en } = findings(held);
    both!("bỏ qua {vi} đã ghi nhận trong {file}", "{en} held back by {file}")
}

fn outdated(file: &str, gone: usize) -> Text {
    let Text { vi, en } = findings(gone);
    both!(
        "{file} còn ghi {vi} nay không còn; thêm --update-baseline để xóa",
        "{file} still lists {en} that this check did not find; --update-baseline removes what is gone"
    )
}

fn made(file: &str, count: usize) -> Text {
    let Text { vi, en } = findings(count);
    both!("đã lập {file} với {vi}", "created {file} with {en}")
}

fn changed(file: &str, difference: Difference) -> Text {
    let Difference { added, removed } = difference;
    let [removed_vi, added_vi] = [removed, added].map(quantity);
    both!("{file}: xóa {removed_vi}, thêm {added_vi}", "{file}: {removed} removed, {added} added")
}
