//! Records what a row of a returned form says. Collecting the same form again changes nothing, also on a later day.

use chrono::NaiveDate;

use crate::deadline::dmy;
use crate::edit::document::Document;
use crate::edit::part::Subject;
use crate::edit::progress::{Completion, Recorded, Said, update};
use crate::plan::Update;
use crate::text::lang::{Text, both};
use crate::text::name;

/// Records documents of a task that is not done yet.
pub fn record_evidence(
    document: &mut Document<'_>,
    subject: &Subject<'_, '_>,
    evidence: &[String],
) -> Result<Recorded, Text> {
    let table = subject.table(document)?;
    let completion = Completion::of_task(table, subject.task.written);
    Ok(match completion.add_evidence(document, evidence) {
        true => Recorded::Written(None),
        false => Recorded::Unchanged(both!(
            "các tài liệu kiểm chứng này đã ghi rồi",
            "these documents are recorded already"
        )),
    })
}

/// Records how far a task has come and what a unit says of it. `base` is the progress that the plan had when the
/// form was made, and `made` is that day.
pub fn record_said(
    document: &mut Document<'_>,
    subject: &Subject<'_, '_>,
    said: Said<'_>,
    base: Option<i64>,
    made: NaiveDate,
) -> Result<Recorded, Text> {
    let task = subject.task.written;
    let known = task.progress.value();
    if let Some(progress) = said.progress
        && known != base
        && known != Some(progress)
        && task.done.is_absent()
    {
        let now = known.map_or_else(|| "—".to_owned(), |known| format!("{known}%"));
        return Err(both!(
            "tiến độ đã được cập nhật sau khi lập biểu (nay là {now}), khác với biểu; hãy xem lại",
            "the progress was recorded anew since the form was made (now {now}), and differs from the form"
        ));
    }
    let is_there = task.updates.iter().find(|update| is_same(update, &said, made));
    let Some(day) = is_there.and_then(|update| update.on.value()) else {
        return update(document, subject, said);
    };
    let rest = Said { text: None, obstacle: None, proposal: None, ..said };
    if rest.progress.is_some() {
        return update(document, subject, rest);
    }
    let day = dmy(day);
    Ok(Recorded::Unchanged(both!(
        "nội dung này đã ghi ngày {day}",
        "that was recorded on {day} already"
    )))
}

/// Whether an update since a form was made says the same.
fn is_same(update: &Update<'_>, said: &Said<'_>, made: NaiveDate) -> bool {
    let known = [update.text.value(), update.obstacle.value(), update.proposal.value()];
    let texts = [said.text, said.obstacle, said.proposal];
    update.on.value().is_some_and(|on| on >= made)
        && known == texts
        && texts != [None; 3]
        && update.unit.value().map(name::key) == said.unit.map(name::key)
}
