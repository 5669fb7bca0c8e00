//! Doubts about the text of a cell that come from how it is stored, not from what it says.

use crate::exchange::columns::Role;
use crate::exchange::document::Doubt;
use crate::exchange::draft::Report;
use crate::exchange::item::Said;
use crate::exchange::words::joined;
use crate::text::lang::both;

/// Tells what is doubtful about the text of a cell itself.
pub fn cell_doubt(role: Role, said: &Said, id: &str, report: &mut Report) {
    let text = joined(&said.text);
    let message = match said.doubt {
        Some(Doubt::MonthFirst) => both!(
            "ngày “{text}” có định dạng tháng trước ngày sau; được hiểu là ngày trước tháng sau như ô hiển thị",
            "the format of the date “{text}” has the month first; it is taken day first, as it is shown"
        ),
        Some(Doubt::IsDate)
            if matches!(role, Role::Rank | Role::Number | Role::Title | Role::Code) =>
        {
            both!(
                "ô này Excel lưu thành ngày (“{text}”), có thể vốn là số thứ tự hoặc xếp hạng; cần xem lại",
                "Excel keeps this cell as a date (“{text}”); it may have been a number or a rank"
            )
        }
        Some(Doubt::Symbol) => both!(
            "ô có ký hiệu của phông chữ riêng, ghi là “•”",
            "the cell has a sign of a symbol font, written as “•”"
        ),
        _ => return,
    };
    report.doubt(said.place.clone(), Some(id), message);
}
