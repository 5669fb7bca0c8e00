//! `pargo done`

use chrono::NaiveDate;
use clap::Args;

use crate::cli::asking::{Wanted, asked};
use crate::cli::exit_status::ExitStatus;
use crate::cli::options::Global;
use crate::cli::terminal::Terminal;
use crate::cli::writing::{PartNamed, Record, Recording, record};
use crate::deadline::dmy;
use crate::edit::document::Document;
use crate::edit::part::Subject;
use crate::edit::progress::{Recorded, done};
use crate::text::lang::{Text, both};

/// Options of `done`.
#[derive(Args, Clone, Debug)]
pub struct Options {
    #[command(flatten)]
    recording: Recording,
    #[command(flatten)]
    part: PartNamed,
    /// A document that proves it; may be repeated
    #[arg(long, value_name = "TEXT")]
    evidence: Vec<String>,
}

impl Record for Options {
    fn what(&self, on: NaiveDate) -> Text {
        let day = dmy(on);
        both!("hoàn thành ngày {day}", "done {on}")
    }

    fn task(
        &self,
        document: &mut Document<'_>,
        subject: &Subject<'_, '_>,
    ) -> Result<Recorded, Text> {
        done(document, subject, self.part.part(), &self.evidence)
    }
}

/// Records that tasks are done.
pub fn run(
    options: &Options,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    let wanted = Wanted { date: true, evidence: options.evidence.is_empty() };
    let Some(answers) = asked(&options.recording, wanted, global, terminal)? else {
        return record(&options.recording, options, global, terminal);
    };
    let mut options = options.clone();
    options.recording.subjects = answers.subjects;
    options.recording.on = options.recording.on.or(answers.on);
    options.evidence.extend(answers.evidence);
    options.part.unit = options.part.unit.take().or(answers.unit);
    record(&options.recording, &options, global, terminal)
}
