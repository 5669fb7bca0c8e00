//! The table that a deadline may be.

use crate::plan::keys::{Key, Table, Type};

/// A deadline as a table.
pub static DEADLINE: Table = Table::of(
    "deadline",
    &[
        Key::new("on", Type::Day)
            .label("Ngày", "Day")
            .about("đến hạn vào ngày đó", "due on that day"),
        Key::new("before", Type::Day)
            .label("Trước ngày", "Before")
            .about("đến hạn vào ngày liền trước", "due on the day before"),
        Key::new("every", Type::TextOrTexts).label("Kỳ", "Every").about(
            "định kỳ: `week` (tuần), `month` (tháng), `quarter` (quý), `half-year` (6 tháng), \
             `nine-months` (9 tháng), `year` (năm)",
            "recurring: `week`, `month`, `quarter`, `half-year`, `nine-months` or `year`",
        ),
        Key::new("day", Type::Whole).label("Ngày trong kỳ", "Day of the period").about(
            "ngày trong tháng cuối của kỳ, thay cho ngày cuối kỳ; với tuần từ 1 (thứ hai) đến 7",
            "the day of the period's last month instead of its end; for weeks from 1 (Monday) to 7",
        ),
        Key::new("standing", Type::Flag)
            .label("Thường xuyên", "Standing")
            .about("`true`: nhiệm vụ thường xuyên", "`true`: goes on all the time"),
        Key::new("when", Type::Text)
            .label("Điều kiện", "Condition")
            .about("điều kiện để có thời hạn", "what has to happen first"),
        Key::new("due", Type::Day)
            .label("Ngày đến hạn", "Due date")
            .about("ngày đến hạn ấn định cho điều kiện đó", "the date set for the condition"),
        Key::new("days", Type::Whole).label("Số ngày", "Days").about(
            "số ngày kể từ ngày ban hành, hoặc từ sự việc ở `after`",
            "days after the day of issue, or after what `after` names",
        ),
        Key::new("working_days", Type::Whole)
            .label("Số ngày làm việc", "Working days")
            .about("như `days`, nhưng đếm ngày làm việc", "as `days`, counting working days"),
        Key::new("after", Type::Text)
            .label("Kể từ", "After")
            .about("sự việc làm mốc để đếm số ngày", "what the days are counted from"),
        Key::new("met", Type::Day)
            .label("Ngày xảy ra", "Met on")
            .about("ngày sự việc ở `after` xảy ra", "the day on which that happened"),
        Key::new("text", Type::Text)
            .label("Nguyên văn", "Wording")
            .about("nguyên văn thời hạn trong văn bản", "the document's own words"),
    ],
);
