//! The end of a plan: the day on which it was wound up, and the document that says so.

use chrono::NaiveDate;

use crate::deadline::dmy;
use crate::edit::document::Document;
use crate::edit::progress::Recorded;
use crate::plan::Plan;
use crate::plan::keys::plan::PLAN;
use crate::text::lang::{Text, both};
use crate::text::toml::quoted;

/// Records that a plan was closed.
pub fn close(
    document: &mut Document<'_>,
    plan: &Plan<'_>,
    on: NaiveDate,
    by: Option<&str>,
) -> Result<Recorded, Text> {
    let table = document.with_header(plan.header).ok_or_else(|| {
        both!(
            "[plan] được viết trên một dòng trong dấu `{{ }}`; hãy viết thành bảng có tiêu đề rồi chạy lại",
            "[plan] is written as an inline table; write it with a header, and run the command again"
        )
    })?;
    let mut keys = Vec::new();
    match plan.closed.value() {
        Some(day) if day != on => {
            let day = dmy(day);
            return Err(both!(
                "kế hoạch đã ghi kết thúc ngày {day}; nếu ngày đó sai thì sửa `closed` trong tệp",
                "the plan was closed on {day} already; if that is wrong, correct `closed` in the file"
            ));
        }
        Some(_) => {}
        None => keys.push(("closed", on.to_string())),
    }
    let known = plan.closed_by.value();
    if let Some(by) = by.filter(|by| known != Some(*by)) {
        keys.push(("closed_by", quoted(by)));
    }
    if keys.is_empty() {
        let day = dmy(on);
        return Ok(Recorded::Unchanged(both!("đã kết thúc ngày {day}", "closed on {on} already")));
    }
    let replaced = known.filter(|_| keys.iter().any(|(key, _)| *key == "closed_by"));
    document.set(table, &PLAN, &keys);
    Ok(Recorded::Written(replaced.map(|known| {
        both!("thay văn bản đã ghi “{known}”", "in the place of the document “{known}”")
    })))
}
