//! `pargo extend`

use chrono::NaiveDate;
use clap::Args;

use crate::cli::asking::{Wanted, asked};
use crate::cli::exit_status::ExitStatus;
use crate::cli::options::Global;
use crate::cli::terminal::Terminal;
use crate::cli::values::{Day, day};
use crate::cli::writing::{Record, Recording, record};
use crate::config::HANOI;
use crate::deadline::dmy;
use crate::edit::document::Document;
use crate::edit::part::{Part, Subject};
use crate::edit::progress::{Recorded, extend};
use crate::text::lang::{Text, both};

/// Options of `extend`.
#[derive(Args, Clone, Debug)]
pub struct Options {
    #[command(flatten)]
    recording: Recording,
    /// The new due date
    #[arg(long, value_name = "DATE", value_parser = day)]
    to: Day,
    /// The document that grants it
    #[arg(long, value_name = "DOCUMENT")]
    by: String,
    /// The milestone that it moves, by its title
    #[arg(long, value_name = "TITLE")]
    milestone: Option<String>,
    /// The unit whose due date it moves, where each unit in the lead reports for itself; all by default
    #[arg(long, value_name = "NAME")]
    unit: Option<String>,
}

impl Record for Options {
    fn what(&self, _: NaiveDate) -> Text {
        let to = self.to.date(HANOI);
        let day = dmy(to);
        both!("gia hạn đến {day}", "extended to {to}")
    }

    fn task(
        &self,
        document: &mut Document<'_>,
        subject: &Subject<'_, '_>,
    ) -> Result<Recorded, Text> {
        let (milestone, unit) = (self.milestone.as_deref(), self.unit.as_deref());
        let part = Part { milestone, unit, ..Part::default() };
        extend(document, subject, self.to.date(HANOI), &self.by, part)
    }
}

/// Records that due dates were moved.
pub fn run(
    options: &Options,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    let wanted = Wanted { date: true, evidence: false };
    let Some(answers) = asked(&options.recording, wanted, global, terminal)? else {
        return record(&options.recording, options, global, terminal);
    };
    let mut options = options.clone();
    options.recording.subjects = answers.subjects;
    options.recording.on = options.recording.on.or(answers.on);
    options.unit = options.unit.take().or(answers.unit);
    record(&options.recording, &options, global, terminal)
}
