//! `pargo reopen`

use chrono::NaiveDate;
use clap::Args;

use crate::cli::asking::refuse_nothing;
use crate::cli::exit_status::ExitStatus;
use crate::cli::options::Global;
use crate::cli::terminal::Terminal;
use crate::cli::writing::{PartNamed, Record, Recording, record};
use crate::edit::document::Document;
use crate::edit::part::Subject;
use crate::edit::progress::{Recorded, reopen};
use crate::text::lang::{Text, both};

/// Options of `reopen`.
#[derive(Args, Debug)]
pub struct Options {
    #[command(flatten)]
    recording: Recording,
    #[command(flatten)]
    part: PartNamed,
}

impl Record for Options {
    fn what(&self, _: NaiveDate) -> Text {
        both!("hủy kết quả hoàn thành, hoặc mở lại nhiệm vụ đã hủy", "reopened")
    }

    fn task(
        &self,
        document: &mut Document<'_>,
        subject: &Subject<'_, '_>,
    ) -> Result<Recorded, Text> {
        reopen(document, subject, self.part.part())
    }
}

/// Takes back a completion or a cancellation.
pub fn run(
    options: &Options,
    global: &Global,
    terminal: &mut Terminal,
) -> anyhow::Result<ExitStatus> {
    refuse_nothing(&options.recording)?;
    record(&options.recording, options, global, terminal)
}
