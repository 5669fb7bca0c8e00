//! The options of `check` that hold findings back: `--baseline`, `--update-baseline`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::check::Report;
use crate::check::baseline::{Looked, Update};
use crate::check::diagnostic::{Diagnostic, of_file};
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
use crate::workspace::sieve::below;
use crate::workspace::{Failure, Workspace, is_toml, shown};
use crate::{parse, render};

/// The baseline options of `check`.
#[derive(Args, Debug)]
pub struct Holding {
    /// Hold back the findings that this file holds, in place of those that pargo.toml names
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Take out of the file what is gone; with =all, take in what is new as well
    #[arg(
        long,
        value_enum,
        value_name = "WHAT",
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

/// Notes on the baselines, shown after the report.
#[derive(Debug, Default)]
pub struct Notes {
    /// How many findings each file holds back.
    held: Vec<(String, usize)>,
    /// What is shown before and after that.
    before: Vec<Text>,
    after: Vec<Text>,
}

impl Notes {
    /// Writes the notes to standard error.
    pub fn write(&self, terminal: &Terminal) {
        let held = match &self.held[..] {
            [] => None,
            [(file, count)] => Some(held_back(file, *count)),
            files => {
                Some(held_back_by_all(files.len(), files.iter().map(|(_, count)| count).sum()))
            }
        };
        let notes = self.before.iter().chain(&held).chain(&self.after);
        notes.for_each(|note| terminal.note(note.in_lang(terminal.lang)));
    }
}

/// What is checked: which plans, where, and against what.
#[derive(Clone, Copy)]
pub struct Checked<'c> {
    /// The plans.
    pub workspace: &'c Workspace,
    /// The root of the repository.
    pub root: &'c Root,
    /// The commit that changes are judged from, with `--since`.
    pub base: Option<&'c str>,
    /// The commit that the plans are read from, with `--at`.
    pub at: Option<&'c str>,
}

/// Removes the findings of the baselines from a report, after updating the baselines if asked to.
pub fn hold_back(
    options: &Holding,
    report: &mut Report,
    checked: Checked<'_>,
) -> anyhow::Result<Notes> {
    let update = options.update_baseline.map(|updating| match updating {
        Updating::Gone => Update::Gone,
        Updating::All => Update::All,
    });
    let Checked { workspace, root, base, .. } = checked;
    let looked = &Looked::of(workspace, report, root, base.is_some());
    let mut notes = Notes::default();
    if let Some(path) = &options.baseline {
        if !names_it(workspace, root, path) {
            refuse_plan(path)?;
        }
        let holder = Holder { path, is_asked_for: true, of: &|_| true };
        holder.hold_back(report, checked, (looked, update), &mut notes)?;
        return Ok(notes);
    }
    let files = in_force(workspace, root);
    if update.is_some() && files.is_empty() {
        return Err(no_baseline().into());
    }
    if update.is_some() && checked.at.is_some() {
        return Err(no_update_of_past().into());
    }
    for file in files {
        let of = |found: &Diagnostic| baseline_of(workspace, root, &found.file) == Some(&file);
        let holder = Holder { path: Path::new(&file), is_asked_for: false, of: &of };
        holder.hold_back(report, checked, (looked, update), &mut notes)?;
    }
    Ok(notes)
}

/// The baselines that `pargo.toml` files name for at least one of the plans, by path.
fn in_force(workspace: &Workspace, root: &Root) -> BTreeSet<String> {
    let files = workspace.files.iter();
    files.filter_map(|file| baseline_of(workspace, root, &file.shown)).cloned().collect()
}

/// The baseline for the findings in a file: that of the nearest `pargo.toml` which names one.
fn baseline_of<'w>(workspace: &'w Workspace, root: &Root, file: &str) -> Option<&'w String> {
    if workspace.baselines.is_empty() {
        return None;
    }
    let place = root.place(file);
    let above = workspace.baselines.iter().filter_map(|named| {
        let folder = root.place(&named.folder);
        let is_above = below(place.path(), folder.path()).is_some();
        is_above.then_some((folder.path().len(), &named.file))
    });
    above.max_by_key(|(length, _)| *length).map(|(_, file)| file)
}

/// Whether a `pargo.toml` names a file as a baseline.
fn names_it(workspace: &Workspace, root: &Root, path: &Path) -> bool {
    let place = root.place(&shown(path));
    workspace.baselines.iter().any(|named| root.place(&named.file) == place)
}

/// A baseline, and the findings that it may hold back.
struct Holder<'h> {
    path: &'h Path,
    /// Whether it was given on the command line. Otherwise a `pargo.toml` names it: then one that is
    /// missing or broken holds nothing back, and the check goes on.
    is_asked_for: bool,
    of: &'h dyn Fn(&Diagnostic) -> bool,
}

impl Holder<'_> {
    fn hold_back(
        &self,
        report: &mut Report,
        checked: Checked<'_>,
        (looked, update): (&Looked<'_>, Option<Update>),
        notes: &mut Notes,
    ) -> anyhow::Result<()> {
        let Holder { path, .. } = *self;
        let Checked { root, base, at, .. } = checked;
        let file = safe(&shown(path)).into_owned();
        let known = match self.read(at, root) {
            Err(broken) => {
                let failure = broken.downcast_ref().and_then(|f: &Failure| f.file.as_deref());
                let Some(faulty) = failure.filter(|_| !self.is_asked_for && update.is_none())
                else {
                    return Err(broken);
                };
                report.add(of_file(faulty));
                return Ok(());
            }
            Ok(known) => known,
        };
        let present = Baseline::of(report, root, self.of);
        let baseline = match (known, update) {
            (None, None) if self.is_asked_for => return Err(missing(&file).into()),
            (None, None) => {
                notes.after.push(not_there(&file));
                return Ok(());
            }
            (None, Some(_)) => {
                write::replace(path, &render::findings::baseline::toml(&present))?;
                notes.before.push(made(&file, present.findings()));
                present.clone()
            }
            (Some(known), None) => known,
            (Some(known), Some(update)) => {
                let updated = known.updated(&present, looked, update);
                let difference = known.difference(&updated);
                if difference != Difference::default() {
                    write::replace(path, &render::findings::baseline::toml(&updated))?;
                    notes.before.push(changed(&file, difference));
                }
                updated
            }
        };
        // What a branch adds to the baseline does not hide its own findings.
        let heeded = match base {
            Some(base) => baseline.within(&read_at(base, path, root)?.unwrap_or_default()),
            None => baseline.clone(),
        };
        let held = heeded.hold_back(report, root, self.of);
        notes.held.extend((held > 0).then(|| (file.clone(), held)));
        let gone = baseline.difference(&baseline.updated(&present, looked, Update::Gone)).removed;
        notes.after.extend((gone > 0).then(|| outdated(&file, gone)));
        Ok(())
    }

    /// Reads the baseline; `None` if it does not exist. One that a `pargo.toml` of a commit names is that
    /// of the commit.
    fn read(&self, at: Option<&str>, root: &Root) -> anyhow::Result<Option<Baseline>> {
        match at.filter(|_| !self.is_asked_for) {
            Some(commit) => read_at(commit, self.path, root),
            None => read(self.path),
        }
    }
}

/// The baseline that a commit has at a path; `None` where it has none there. One that cannot be read holds
/// nothing back.
fn read_at(commit: &str, path: &Path, root: &Root) -> anyhow::Result<Option<Baseline>> {
    let file = shown(path);
    let place = root.place(&file);
    let repository = repository(&current_folder()?)?;
    let Some(entry) = repository.file(commit, place.path())? else {
        return Ok(None);
    };
    let objects = repository.objects().all(&[(place.path(), entry.blob.as_str())])?;
    let Some(Object::Text(bytes)) = objects.first() else { return Ok(None) };
    let baseline = source::text_of(bytes)
        .ok()
        .and_then(|text| parse::baseline::read(Source { path: &file, text }).ok());
    Ok(Some(baseline.unwrap_or_default()))
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
        Err(refused) => {
            let help = both!(
                "sửa bớt lỗi, hoặc lập cho mỗi thư mục một tệp riêng bằng `baseline` trong pargo.toml của thư mục đó",
                "correct some of the findings, or name a file for each folder with `baseline` in its pargo.toml"
            );
            return Err(refused.reason_or(help).of(&file).into());
        }
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

/// For a baseline that `pargo.toml` names.
fn not_there(file: &str) -> Text {
    both!(
        "chưa có tệp {file} mà pargo.toml nêu; thêm --update-baseline để lập tệp từ các lỗi, cảnh báo hiện có",
        "pargo.toml names {file}, which does not exist yet; --update-baseline creates it from the present findings"
    )
}

fn no_baseline() -> Text {
    both!(
        "--update-baseline phải kèm --baseline TỆP, hoặc khóa `baseline` trong pargo.toml",
        "--update-baseline needs --baseline FILE, or `baseline` in pargo.toml"
    )
}

fn no_update_of_past() -> Text {
    both!(
        "--update-baseline không đi cùng --at: tệp baseline mà pargo.toml nêu là tệp ở commit đó",
        "--update-baseline cannot be used with --at: the baseline that pargo.toml names is that of the commit"
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

fn held_back_by_all(files: usize, held: usize) -> Text {
    let Text { vi, en } = findings(held);
    let files_vi = quantity(files);
    both!(
        "bỏ qua {vi} đã ghi nhận trong {files_vi} tệp baseline",
        "{en} held back by {files} baselines"
    )
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
