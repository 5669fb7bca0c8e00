//! The table that a deadline may be.

use crate::plan::keys::{Key, Table, Type, Word};
use crate::text::lang::Both;

/// The periods of a recurring deadline.
pub static PERIODS: [Word; 7] = [
    Word { name: "week", label: Both { vi: "tuần", en: "week" } },
    Word { name: "month", label: Both { vi: "tháng", en: "month" } },
    Word { name: "quarter", label: Both { vi: "quý", en: "quarter" } },
    Word { name: "half-year", label: Both { vi: "6 tháng", en: "half-year" } },
    Word { name: "nine-months", label: Both { vi: "9 tháng", en: "nine months" } },
    Word { name: "year", label: Both { vi: "năm", en: "year" } },
    Word { name: "two-weeks", label: Both { vi: "02 tuần", en: "two weeks" } },
];

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
        Key::new("every", Type::Choices(&PERIODS)).label("Kỳ", "Every").about(
            "định kỳ: `week` (tuần), `month` (tháng), `quarter` (quý), `half-year` (6 tháng), \
             `nine-months` (9 tháng), `year` (năm), `two-weeks` (02 tuần)",
            "recurring: `week`, `month`, `quarter`, `half-year`, `nine-months`, `year` or `two-weeks`",
        ),
        Key::new("month", Type::Whole).label("Tháng trong kỳ", "Month of the period").about(
            "tháng thứ mấy của kỳ, thay cho tháng cuối kỳ; chỉ dùng với một loại kỳ, không dùng với tuần",
            "the month of the period, counted from 1, instead of its last; with one kind of period alone, not weeks",
        ),
        Key::new("day", Type::Whole).label("Ngày trong kỳ", "Day of the period").about(
            "ngày trong tháng đó, thay cho ngày cuối tháng; với tuần từ 1 (thứ hai) đến 7",
            "the day of that month instead of its end; for weeks from 1 (Monday) to 7",
        ),
        Key::new("first", Type::Day)
            .label("Ngày đầu tiên", "First day")
            .about("ngày đầu tiên của `two-weeks`", "the first day of `two-weeks`"),
        Key::new("from", Type::Day)
            .label("Từ ngày", "From")
            .about("chỉ các kỳ đến hạn từ ngày đó", "due on that day or later alone"),
        Key::new("until", Type::Day)
            .label("Đến ngày", "Until")
            .about("chỉ các kỳ đến hạn đến hết ngày đó", "due on that day or earlier alone"),
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
