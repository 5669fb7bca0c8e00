//! `pargo update`

use chrono::NaiveDate;
use clap::Args;

use crate::cli::asking::{Wanted, asked};
use crate::cli::exit_status::ExitStatus;
use crate::cli::options::Global;
use crate::cli::terminal::Terminal;
use crate::cli::values::percent;
use crate::cli::writing::{Record, Recording, record};
use crate::deadline::dmy;
use crate::edit::document::Document;
use crate::edit::part::Subject;
use crate::edit::progress::{Recorded, Said, update};
use crate::text::lang::{Text, both};

/// Options of `update`.
#[derive(Args, Clone, Debug)]
pub struct Options {
    #[command(flatten)]
    recording: Recording,
    /// How far the work has come, in percent
    #[arg(long, value_name = "0..99", value_parser = percent)]
    progress: Option<i64>,
    /// What was done
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,
    /// What is in the way
    #[arg(long, value_name = "TEXT")]
    obstacle: Option<String>,
    /// What is asked for
    #[arg(long, value_name = "TEXT")]
    proposal: Option<String>,
    /// The unit that says so; the lead by default
    #[arg(long, value_name = "NAME")]
    unit: Option<String>,
}

impl Record for Options {
    fn what(&self, on: NaiveDate) -> Text {
        let day = dmy(on);
        both!("cập nhật ngày {day}", "update of {on}")
    }

    fn task(
        &self,
        document: &mut Document<'_>,
        subject: &Subject<'_, '_>,
    ) -> Result<Recorded, Text> {
        let said = Said {
            progress: self.progress,
            text: self.text.as_deref(),
            obstacle: self.obstacle.as_deref(),
            proposal: self.proposal.as_deref(),
            unit: self.unit.as_deref(),
        };
        update(document, subject, said)
    }
}

/// Records how tasks go.
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
