//! `pargo history`

use chrono::NaiveDate;
use clap::Args;

use crate::cli::exit_status::ExitStatus;
use crate::cli::format::chosen;
use crate::cli::open::{context, past};
use crate::cli::options::{About, Global, Listing};
use crate::cli::terminal::Terminal;
use crate::compare::read::Question;
use crate::deadline::dmy;
use crate::render;
use crate::report::coverage::{Coverage, Unanswerable};
use crate::report::history::{self, History};
use crate::report::look_up::Wanted;
use crate::report::reference::{self, Reference};
use crate::text::characters::safe;
use crate::text::lang::{Text, both};

/// Options of `history`.
#[derive(Args, Debug)]
pub struct Options {
    #[command(flatten)]
    about: About,
    /// How to write it; table by default
    #[arg(long, value_enum, ignore_case = true)]
    format: Option<Listing>,
}

/// Lists the commits that changed a plan, a task or an objective.
pub fn run(
    options: &Options,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    let format = chosen(options.format, global)?;
    let options = &options.about;
    let (mut answer, utc_offset) = of(&options.subject, options, global, terminal)?;
    let mut taken = None;
    // What history has to the letter comes first: it may be gone from the plans. All else is looked up there.
    if answer.is_none() {
        let found = standing(options, global, terminal);
        if let Some(Ok(reference)) = &found {
            (answer, _) = of(&reference.shown(), options, global, terminal)?;
            taken = (!reference.is_exact).then(|| (options.subject.clone(), reference.shown()));
        }
        if let Some(Err(ambiguous)) = found
            && ambiguous.is_ambiguous
        {
            return Err(ambiguous.into());
        }
    }
    let Some(answer) = answer else {
        if let Some(day) = global.as_of {
            return Err(not_yet(&options.subject, day.date(utc_offset)).into());
        }
        // What there is instead stands in all of history.
        let past = past(&options.folders, global, terminal, Question::Everything)?;
        return Err(history::unknown(&past.steps, Wanted::of(&options.subject)).into());
    };
    let style = terminal.style();
    let text = match format {
        Listing::Table => render::answers::history::text(&answer, utc_offset, style),
        Listing::Json => render::json::history(&answer, utc_offset, style.lang),
    };
    terminal.answer(&text)?;
    terminal.coverage(&Coverage { taken: taken.into_iter().collect(), ..Coverage::default() });
    terminal.broken(&answer.left_out);
    Ok(ExitStatus::Success)
}

fn not_yet(typed: &str, day: NaiveDate) -> Text {
    let (typed, local) = (safe(typed), dmy(day));
    both!("đến ngày {local}, lịch sử chưa có `{typed}`", "up to {day} history has no `{typed}`")
}

/// What the REF names among the plans as they stand; nothing where there are none.
fn standing(
    options: &About,
    global: &Global,
    terminal: &mut Terminal,
) -> Option<Result<Reference, Unanswerable>> {
    let context = context(&options.folders, global, terminal).ok()?;
    let found = reference::find(&context.workspace, &options.subject);
    // A plan without an id has no history of its own.
    Some(found).filter(|found| !matches!(found, Ok(reference) if reference.plan.is_none()))
}

/// The history of a plan's id, or of a task or an objective of it, and the repository's offset from UTC.
fn of(
    subject: &str,
    options: &About,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<(Option<History>, i32)> {
    let wanted = Wanted::of(subject);
    let past = past(&options.folders, global, terminal, Question::Plan(wanted.plan))?;
    Ok((history::history(&past.steps, wanted), past.utc_offset))
}
