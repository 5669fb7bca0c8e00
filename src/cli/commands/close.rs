//! `pargo close`

use chrono::NaiveDate;
use clap::Args;

use crate::cli::exit_status::ExitStatus;
use crate::cli::format::chosen;
use crate::cli::lock::Locks;
use crate::cli::open::{Context, context};
use crate::cli::options::{Global, Listing};
use crate::cli::rewrite::{FileText, Target, read, refuse_new_errors, refuse_revision, target};
use crate::cli::terminal::Terminal;
use crate::cli::values::{Day, day};
use crate::cli::writing::{Saving, Words};
use crate::deadline::dmy;
use crate::edit::closing::close;
use crate::edit::progress::Recorded;
use crate::links::graph::Links;
use crate::render;
use crate::report::closing::{Left, left};
use crate::report::reference;
use crate::report::written::{Entry, FileWritten, Written};
use crate::text::characters::safe;
use crate::text::lang::{Lang, Text, both};
use crate::workspace::Workspace;

/// Options of `close`.
#[derive(Args, Debug)]
pub struct Options {
    /// The plan: by its id, a part of it, or its file
    #[arg(value_name = "PLAN")]
    pub plan: String,
    /// The day on which it was wound up: 2026-01-20, 20/01/2026, today; today by default
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Day>,
    /// The document that says so
    #[arg(long, value_name = "DOCUMENT")]
    pub by: Option<String>,
    /// Close it even if tasks are open that no other plan carries on
    #[arg(long)]
    pub force: bool,
    #[command(flatten)]
    pub saving: Saving,
}

/// Records that a plan was wound up.
pub fn run(
    options: &Options,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    let format = chosen(options.saving.format, global)?;
    refuse_revision(global)?;
    let Context { workspace, as_of, .. } = context(&options.saving.folders, global, terminal)?;
    let offset = workspace.configs[workspace.base].utc_offset;
    let on = options.on.map_or(as_of, |day| day.date(offset));
    let (id, at, file) = plan(&workspace, &options.plan)?;
    let _locks = Locks::of([file.path.as_path()])?;
    let before = read(&file.path, &file.shown)?;
    let (after, recorded) = closed(&file.with(&before, &workspace), options, on)?;
    let change = FileWritten { file: file.shown.clone(), before, after };
    refuse_new_errors(&change, &workspace.configs[file.config], as_of, terminal)?;
    let links = Links::of(&workspace, on);
    let after = file.with(&change.after, &workspace);
    let left = after.read(|plan| left(plan, &links, at, on))?;
    let open: Vec<&Left> = left.iter().filter(|left| left.carried_by.is_empty()).collect();
    if !open.is_empty() && !options.force && change.is_changed() {
        return Err(refusal(&id, &open).into());
    }
    let line = line(&id, &recorded, on, &left);
    // The tasks do not change, so they are listed only when the plan is closed, but in JSON always.
    let is_listed = change.is_changed() || format == Listing::Json;
    let left = if is_listed { left } else { Vec::new() };
    let entries: Vec<Entry> = left.into_iter().map(Left::into_entry).collect();
    let day = dmy(on);
    let words = Words { what: both!("kết thúc ngày {day}", "closed on {on}"), plan: Some(id) };
    let written = Written { lines: vec![line], entries, ..Written::default() };
    let changes = vec![(file.path.as_path(), change)];
    options.saving.save(changes, written, &words, format, terminal)
}

/// The plan that is meant, with its place in the workspace and its file.
fn plan(workspace: &Workspace, typed: &str) -> anyhow::Result<(String, usize, Target)> {
    let reference = reference::find(workspace, typed)?;
    let shown = safe(&reference.shown()).into_owned();
    if reference.id.is_some() {
        return Err(both!(
            "{shown} không phải kế hoạch; chỉ kế hoạch mới kết thúc bằng `pargo close`",
            "{shown} is not a plan; `pargo close` closes plans alone"
        )
        .into());
    }
    match (target(workspace, &reference)?, reference.files.first()) {
        (Some(file), Some(at)) => Ok((shown, *at, file)),
        _ => Err(both!("không có kế hoạch {shown}", "there is no plan {shown}").into()),
    }
}

/// The new text, and what was recorded.
fn closed(
    before: &FileText<'_>,
    options: &Options,
    on: NaiveDate,
) -> anyhow::Result<(String, Recorded)> {
    let file = before.shown;
    before.edited(|plan, document| {
        let recorded = close(document, plan.plan, on, options.by.as_deref());
        Ok(recorded.map_err(|Text { vi, en }| both!("{file}: {vi}", "{file}: {en}"))?)
    })
}

/// The list of what is open, by the words of the rule.
fn refusal(id: &str, open: &[&Left]) -> Text {
    let lines = |lang| -> String {
        let line =
            |left: &&Left| format!("\n  {}", render::answers::written::task_line(&left.item, lang));
        open.iter().map(line).collect()
    };
    let (count, list, list_vi) = (open.len(), lines(Lang::En), lines(Lang::Vi));
    both!(
        "không kết thúc {id}: {count:02} nhiệm vụ chưa xong khi kế hoạch kết thúc và không được chuyển tiếp \
         (closed-with-open-tasks):{list_vi}\n\
         chuyển tiếp bằng `pargo carry` (nhiệm vụ định kỳ: thêm --standing), ghi hoàn thành bằng `pargo done`, hủy bằng `pargo cancel`; vẫn kết thúc thì thêm --force",
        "{id} is not closed: {count} tasks are not finished, and no task continues them \
         (closed-with-open-tasks):{list}\n\
         carry them on by `pargo carry` (recurring ones with --standing), complete them by `pargo done`, or cancel them by `pargo cancel`; --force closes it anyway"
    )
}

/// What holds of the plan now.
fn line(id: &str, recorded: &Recorded, on: NaiveDate, left: &[Left]) -> Text {
    let carried = left.iter().filter(|left| !left.carried_by.is_empty()).count();
    let open = left.len() - carried;
    let day = dmy(on);
    let mut line = match recorded {
        Recorded::Written(Some(Text { vi, en })) => {
            both!("{id}: {vi}; kết thúc ngày {day}", "{id}: {en}; closed on {on}")
        }
        Recorded::Written(None) => both!("{id}: kết thúc ngày {day}", "{id}: closed on {on}"),
        Recorded::Unchanged(Text { vi, en }) => {
            return both!("{id}: {vi}, không có gì thay đổi", "{id}: {en}, nothing changed");
        }
    };
    for (count, vi, en) in [
        (carried, "được chuyển tiếp", "carried on"),
        (open, "chưa xong, không được chuyển tiếp", "left open"),
    ] {
        if count > 0 {
            line.vi += &format!("; {count:02} nhiệm vụ {vi}");
            line.en += &format!("; {count} {} {en}", if count == 1 { "task" } else { "tasks" });
        }
    }
    line
}
